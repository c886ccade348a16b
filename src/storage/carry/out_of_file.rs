//! From a file into a server's database.
use super::columns::{Column, Table, of_both};
use super::{PARCEL, Text, quoted};
use crate::storage::DbConn;
use diesel::connection::{DefaultLoadingMode, SimpleConnection};
use diesel::prelude::*;

/// A rule by which one table names another.
#[derive(QueryableByName)]
struct Rule {
    #[diesel(sql_type = diesel::sql_types::Text)]
    table: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    name: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    made: String,
}

/// Replaces everything, in one transaction: rows come in any order, so the rules between tables are made again at its end.
pub(super) fn copy(url: &str, to: &mut DbConn) -> anyhow::Result<()> {
    let mut from = DbConn::open(url)?;
    let tables = of_both(to, &mut from)?;
    to.write(|to| {
        let asked = "SELECT conrelid::regclass::text AS \"table\", quote_ident(conname) AS name, \
            pg_get_constraintdef(oid) AS made FROM pg_constraint \
            WHERE contype = 'f' AND connamespace = current_schema()::regnamespace";
        let rules = diesel::sql_query(asked).load::<Rule>(to)?;
        for rule in &rules {
            to.batch_execute(&format!("ALTER TABLE {} DROP CONSTRAINT {}", rule.table, rule.name))?;
        }
        for table in &tables {
            to.batch_execute(&format!("DELETE FROM {}", quoted(&table.name)))?;
            rows(&mut from, table, to)?;
            count_on(table, to)?;
        }
        for rule in &rules {
            to.batch_execute(&format!("ALTER TABLE {} ADD CONSTRAINT {} {}", rule.table, rule.name, rule.made))?;
        }
        Ok::<_, anyhow::Error>(())
    })?;
    // the planner knows nothing yet of what came
    Ok(to.batch_execute("ANALYZE")?)
}

fn rows(from: &mut DbConn, table: &Table, to: &mut DbConn) -> anyhow::Result<()> {
    let DbConn::Sqlite(from) = from else { anyhow::bail!("a copy is a file of SQLite") };
    let shown = table.each(|_, column| shown(column));
    let asked = format!("SELECT json_array({shown}) AS text FROM {}", quoted(&table.name));
    let taken = table.each(|at, column| format!("(row ->> {at})::{}", column.kind));
    let put = format!(
        "INSERT INTO {} ({}) SELECT {taken} FROM json_array_elements($1::json) AS row",
        quoted(&table.name),
        table.list()
    );
    let mut send = |mut parcel: String| {
        parcel.push(']');
        diesel::sql_query(&put).bind::<diesel::sql_types::Text, _>(parcel).execute(to)
    };
    let mut parcel = String::new();
    for row in diesel::sql_query(asked).load_iter::<Text, DefaultLoadingMode>(from)? {
        parcel.push(if parcel.is_empty() { '[' } else { ',' });
        parcel.push_str(&row?.text);
        if parcel.len() > PARCEL {
            send(std::mem::take(&mut parcel))?;
        }
    }
    if !parcel.is_empty() {
        send(parcel)?;
    }
    Ok(())
}

/// A value as the server reads it.
fn shown(column: &Column) -> String {
    let name = quoted(&column.name);
    match column.kind.as_str() {
        "bytea" => format!("CASE WHEN {name} IS NULL THEN NULL ELSE '\\x' || hex({name}) END"),
        _ => name,
    }
}

/// The server goes on counting behind the largest number.
fn count_on(table: &Table, to: &mut DbConn) -> QueryResult<()> {
    for column in table.columns.iter().filter(|column| column.counted) {
        let (name, key) = (quoted(&table.name), quoted(&column.name));
        to.batch_execute(&format!(
            "SELECT setval(pg_get_serial_sequence('{name}', '{}'), (SELECT coalesce(max({key}), 0) + 1 FROM {name}), false)",
            column.name
        ))?;
    }
    Ok(())
}
