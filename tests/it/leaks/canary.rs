//! Words that stand in a sealed case and nowhere else, and looking for them everywhere.
use crate::files::everything;
use crate::support::TestApp;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use diesel::RunQueryDsl;
use diesel::sql_types::Text;
use jaabi::storage::DbConn;

/// What every canary begins with, also the one that other tests use.
pub const BIRD: &str = "zorglub";

/// A canary that says in which field it stood.
pub fn bird(field: &str) -> String {
    format!("{BIRD}{field}")
}

/// The canary as it is, and as it could be disguised: in capitals, as hex, as base 64 beginning at any of three letters.
fn disguises() -> Vec<Vec<u8>> {
    let hex = |text: &str| text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut found = vec![BIRD.to_owned(), BIRD.to_uppercase(), hex(BIRD), hex(BIRD).to_uppercase()];
    for (before, unsure) in [(0, 0), (1, 2), (2, 3)] {
        let coded = STANDARD.encode([vec![b' '; before], BIRD.as_bytes().to_vec()].concat());
        let whole = (before + BIRD.len()) * 8 / 6;
        found.push(coded[unsure..whole].to_owned());
    }
    found.into_iter().map(String::into_bytes).collect()
}

/// Where in `bytes` a canary stands, with a little around it.
pub fn found_in(bytes: &[u8]) -> Option<String> {
    let disguises = disguises();
    let at = disguises.iter().find_map(|word| bytes.windows(word.len()).position(|window| window == word));
    at.map(|at| String::from_utf8_lossy(&bytes[at.saturating_sub(20)..bytes.len().min(at + 40)]).into_owned())
}

/// Every file below the data folder and every row of the database in which a canary stands.
pub fn traces(app: &TestApp) -> Vec<String> {
    let files = everything(&app.program.config.data);
    assert!(!files.is_empty(), "something is there to be searched");
    let mut found: Vec<String> =
        files.iter().filter_map(|(path, bytes)| Some(format!("{}: {}", path.display(), found_in(bytes)?))).collect();
    let rows = rows(app);
    assert!(rows.len() > 100, "rows are there to be searched: {}", rows.len());
    found.extend(rows.iter().filter_map(|row| found_in(row.as_bytes())));
    found
}

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Every row of every table, as text; bytes as hex.
pub fn rows(app: &TestApp) -> Vec<String> {
    app.read(|conn| {
        let mut found = Vec::new();
        for query in queries(conn)? {
            found.extend(lines(conn, &query)?);
        }
        Ok(found)
    })
}

fn lines(conn: &mut DbConn, query: &str) -> diesel::QueryResult<Vec<String>> {
    let rows: Vec<Line> = match conn {
        DbConn::Sqlite(conn) => diesel::sql_query(query).load(conn)?,
        DbConn::Postgres(conn) => diesel::sql_query(query).load(conn)?,
    };
    Ok(rows.into_iter().map(|row| row.line).collect())
}

/// A query for each table that answers its rows.
fn queries(conn: &mut DbConn) -> diesel::QueryResult<Vec<String>> {
    if !conn.is_sqlite() {
        let tables = lines(conn, "SELECT tablename::text AS line FROM pg_tables WHERE schemaname = 'public'")?;
        return Ok(tables
            .iter()
            .map(|name| format!("SELECT '{name} ' || t::text AS line FROM \"{name}\" t"))
            .collect());
    }
    let tables = "SELECT 'SELECT ''' || t.name || ' '' || ' || (SELECT group_concat('CASE typeof(\"' || c.name || '\") \
        WHEN ''blob'' THEN hex(\"' || c.name || '\") ELSE coalesce(\"' || c.name || '\", '''') END', ' || '' '' || ') \
        FROM pragma_table_info(t.name) c) || ' AS line FROM \"' || t.name || '\"' AS line FROM sqlite_schema t \
        WHERE t.type = 'table' AND t.name NOT LIKE 'ordinary_fts%'";
    lines(conn, tables)
}

#[test]
fn a_canary_is_found_in_every_disguise() {
    let text = bird("Name");
    for before in ["", "x", "xy", "xyz"] {
        let said = format!("{before}{text} and more");
        for bytes in [said.clone(), said.to_uppercase(), STANDARD.encode(&said), hex_of(&said)] {
            assert!(found_in(bytes.as_bytes()).is_some(), "{bytes}");
        }
    }
    assert_eq!(found_in(b"nothing of the kind"), None);
}

fn hex_of(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02X}")).collect()
}
