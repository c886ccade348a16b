//! The two databases have the same tables, and the schema describes both.
use crate::support::{TestApp, source};
use diesel::RunQueryDsl;
use diesel::sql_types::Text;
use jaabi::storage::{DbConn, migration_names};
use std::collections::BTreeSet;

#[derive(diesel::QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    nullable: String,
}

#[test]
fn both_databases_have_the_same_migrations() {
    let (sqlite, postgres) = migration_names();
    assert!(!sqlite.is_empty());
    assert_eq!(sqlite, postgres);
    // the number decides whether one was run: a second one with the same would be passed over in silence
    let number = |name: &String| name.split('_').next().map(str::to_owned);
    assert_eq!(sqlite.iter().map(number).collect::<BTreeSet<_>>().len(), sqlite.len(), "{sqlite:?}");
}

#[actix_web::test]
async fn the_schema_describes_the_tables() {
    let app = TestApp::new().await;
    let found = app.read(|conn| {
        let query = if conn.is_sqlite() { SQLITE } else { POSTGRES };
        let rows: Vec<Column> = match conn {
            DbConn::Sqlite(conn) => diesel::sql_query(query).load(conn)?,
            DbConn::Postgres(conn) => diesel::sql_query(query).load(conn)?,
        };
        Ok(rows)
    });
    let described = described();
    let tables: BTreeSet<&str> = described.iter().filter_map(|column| column.split('.').next()).collect();
    let found: BTreeSet<String> = found
        .iter()
        .filter(|column| tables.contains(column.table_name.as_str()))
        .map(|column| format!("{}.{} {}", column.table_name, column.column_name, column.nullable))
        .filter(|column| !column.starts_with("ordinary.search "))
        .collect();
    let only = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect::<Vec<_>>();
    assert_eq!(only(&described, &found), Vec::<String>::new(), "in the schema, not in the database");
    assert_eq!(only(&found, &described), Vec::<String>::new(), "in the database, not in the schema");
}

const SQLITE: &str = "SELECT t.name AS table_name, c.name AS column_name, \
    CASE WHEN c.\"notnull\" = 1 THEN 'no' ELSE 'yes' END AS nullable \
    FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'";
const POSTGRES: &str = "SELECT table_name::text, column_name::text, lower(is_nullable)::text AS nullable \
    FROM information_schema.columns WHERE table_schema = 'public'";

/// `table.column nullable` of every column in the schema.
fn described() -> BTreeSet<String> {
    let schema = source::schema();
    let mut table = String::new();
    let mut columns = BTreeSet::new();
    for line in schema.lines().map(str::trim) {
        if let Some((name, _)) = line.strip_suffix(" {").and_then(|head| head.split_once(" (")) {
            table = name.to_owned();
        } else if let Some((name, kind)) = line.strip_suffix(',').and_then(|line| line.split_once(" -> ")) {
            let nullable = if kind.starts_with("Nullable") { "yes" } else { "no" };
            columns.insert(format!("{table}.{name} {nullable}"));
        }
    }
    columns
}
