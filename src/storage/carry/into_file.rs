//! From a server into a file.
use super::columns::{Column, Table, of_both};
use super::{PARCEL, Text, quoted};
use crate::storage::DbConn;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;

/// How many rows the server hands over at once: some hold sounds.
const AT_ONCE: usize = 20;

/// Copies every row; `from` must show one moment alone.
pub(super) fn copy(from: &mut DbConn, url: &str) -> anyhow::Result<()> {
    let mut to = DbConn::open(url)?;
    // one file, and nothing beside it; rows come in any order
    to.batch_execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;")?;
    let tables = of_both(from, &mut to)?;
    to.write(|to| tables.iter().try_for_each(|table| rows(from, table, to)))?;
    let wrong =
        diesel::sql_query("SELECT \"table\" AS text FROM pragma_foreign_key_check LIMIT 1").load::<Text>(&mut to)?;
    anyhow::ensure!(wrong.is_empty(), "the copy is not whole");
    Ok(())
}

fn rows(from: &mut DbConn, table: &Table, to: &mut DbConn) -> anyhow::Result<()> {
    to.batch_execute(&format!("DELETE FROM {}", quoted(&table.name)))?;
    let shown = table.each(|_, column| shown(column));
    let asked = format!("SELECT json_build_array({shown})::text AS text FROM {}", quoted(&table.name));
    from.batch_execute(&format!("DECLARE carried NO SCROLL CURSOR FOR {asked}"))?;
    let taken = table.each(|at, column| match column.kind.as_str() {
        "bytea" => format!("unhex(value ->> {at})"),
        _ => format!("value ->> {at}"),
    });
    let put = format!("INSERT INTO {} ({}) SELECT {taken} FROM json_each(?)", quoted(&table.name), table.list());
    let mut parcel = String::new();
    loop {
        let some = diesel::sql_query(format!("FETCH {AT_ONCE} FROM carried")).load::<Text>(from)?;
        for row in &some {
            parcel.push(if parcel.is_empty() { '[' } else { ',' });
            parcel.push_str(&row.text);
        }
        let last = some.len() < AT_ONCE;
        if !parcel.is_empty() && (last || parcel.len() > PARCEL) {
            parcel.push(']');
            diesel::sql_query(&put).bind::<diesel::sql_types::Text, _>(std::mem::take(&mut parcel)).execute(to)?;
        }
        if last {
            return Ok(from.batch_execute("CLOSE carried")?);
        }
    }
}

/// A value as SQLite keeps it.
fn shown(column: &Column) -> String {
    let name = quoted(&column.name);
    match column.kind.as_str() {
        "bytea" => format!("encode({name}, 'hex')"),
        "date" => format!("to_char({name}, 'YYYY-MM-DD')"),
        // as diesel writes it: as many digits as are needed, by threes
        "timestamp without time zone" => format!(
            "to_char({name}, 'YYYY-MM-DD HH24:MI:SS') || CASE \
             WHEN extract(microseconds FROM {name})::bigint % 1000000 = 0 THEN '' \
             WHEN extract(microseconds FROM {name})::bigint % 1000 = 0 THEN to_char({name}, '.MS') \
             ELSE to_char({name}, '.US') END"
        ),
        _ => name,
    }
}
