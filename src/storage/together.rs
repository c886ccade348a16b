//! Several rows in one statement that is prepared once for each number of rows: what the query builder writes for a list is
//! prepared each time, and row by row each is a way to the server and back.
use super::{DbConn, MultiBackend};
use diesel::QueryResult;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::query_dsl::RunQueryDsl;

/// A row that may be written together with others of its kind.
pub trait NewRow: 'static {
    /// `INSERT INTO table (columns) VALUES `.
    const INTO: &'static str;

    /// Binds the columns in order, with commas between them.
    ///
    /// # Errors
    /// A value cannot be bound.
    fn bind<'b>(&'b self, out: &mut AstPass<'_, 'b, MultiBackend>) -> QueryResult<()>;
}

/// Writes rows, in their order.
///
/// # Errors
/// The database failed.
pub fn insert_together<R: NewRow>(conn: &mut DbConn, mut rows: &[R]) -> QueryResult<()> {
    loop {
        rows = match rows {
            [] => return Ok(()),
            [a] => write(conn, [a], &[])?,
            [a, b] => write(conn, [a, b], &[])?,
            [a, b, c] => write(conn, [a, b, c], &[])?,
            [a, b, c, d, more @ ..] => write(conn, [a, b, c, d], more)?,
        }
    }
}

fn write<'a, R: NewRow, const N: usize>(conn: &mut DbConn, these: [&R; N], more: &'a [R]) -> QueryResult<&'a [R]> {
    Together(these).execute(conn).map(|_| more)
}

struct Together<'a, R, const N: usize>([&'a R; N]);

impl<R: NewRow, const N: usize> QueryId for Together<'_, R, N> {
    type QueryId = Together<'static, R, N>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<R: NewRow, const N: usize> QueryFragment<MultiBackend> for Together<'_, R, N> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_sql(R::INTO);
        for (at, row) in self.0.iter().enumerate() {
            out.push_sql(if at == 0 { "(" } else { ", (" });
            row.bind(&mut out)?;
            out.push_sql(")");
        }
        Ok(())
    }
}

impl<R: NewRow, const N: usize> RunQueryDsl<DbConn> for Together<'_, R, N> {}
