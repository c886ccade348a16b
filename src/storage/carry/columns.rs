//! Which tables there are, and what stands in their columns: asked of the server, since SQLite calls everything a text.
use super::{Text, quoted};
use crate::storage::DbConn;
use diesel::prelude::*;

/// The table of the migrations: each database has its own.
pub(super) const VERSIONS: &str = "__diesel_schema_migrations";

/// A table with its columns, in the order of their names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<Column>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub name: String,
    pub kind: String,
    /// The server counts its numbers.
    pub counted: bool,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = diesel::sql_types::Text)]
    table: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    column: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    kind: String,
    #[diesel(sql_type = diesel::sql_types::Bool)]
    counted: bool,
}

/// The tables of a server's database.
pub(super) fn of_server(conn: &mut DbConn) -> QueryResult<Vec<Table>> {
    let asked = "SELECT c.table_name::text AS \"table\", c.column_name::text AS \"column\", c.data_type::text AS kind, \
        c.is_identity = 'YES' AS counted \
        FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name) \
        WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' ORDER BY 1, 2";
    let mut tables: Vec<Table> = Vec::new();
    for row in diesel::sql_query(asked).load::<Row>(conn)? {
        if tables.last().is_none_or(|last| last.name != row.table) {
            tables.push(Table { name: row.table, columns: Vec::new() });
        }
        if let Some(table) = tables.last_mut() {
            table.columns.push(Column { name: row.column, kind: row.kind, counted: row.counted });
        }
    }
    Ok(tables)
}

/// The tables that both databases have, which must be the same ones.
///
/// # Errors
/// They differ: a database of another version.
pub(super) fn of_both(server: &mut DbConn, file: &mut DbConn) -> anyhow::Result<Vec<Table>> {
    let mut tables = of_server(server)?;
    tables.retain(|table| table.name != VERSIONS);
    let here = tables.iter().flat_map(|table| table.columns.iter().map(|c| format!("{}.{}", table.name, c.name)));
    let mut here: Vec<String> = here.collect();
    // the tables of the search index are made of others
    let asked = "SELECT m.name || '.' || c.name AS text FROM sqlite_schema m, pragma_table_info(m.name) c \
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name NOT LIKE 'ordinary\\_fts%' ESCAPE '\\'";
    let there = diesel::sql_query(asked).load::<Text>(file)?;
    let mut there: Vec<String> = there.into_iter().map(|line| line.text).collect();
    there.retain(|column| !column.starts_with(VERSIONS));
    here.sort();
    there.sort();
    anyhow::ensure!(here == there, "the two databases are of different versions of this program");
    Ok(tables)
}

impl Table {
    /// The names of the columns, for a statement.
    pub fn list(&self) -> String {
        self.columns.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ")
    }

    /// An expression for each column, in their order.
    pub fn each(&self, expression: impl Fn(usize, &Column) -> String) -> String {
        self.columns.iter().enumerate().map(|(at, column)| expression(at, column)).collect::<Vec<_>>().join(", ")
    }
}
