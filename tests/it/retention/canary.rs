//! Nothing of what was erased is left: in no file of SQLite when the job has run, in no file of PostgreSQL after the command.
use super::{after, closed, round};
use crate::support::TestApp;
use crate::support::world::{CANARY, World};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use jaabi::storage::scrub;

/// Files in which the canary stands; of PostgreSQL whatever its relations lie in.
fn found(app: &TestApp) -> Vec<String> {
    let sqlite = app.read(|conn| Ok(conn.is_sqlite()));
    if !sqlite {
        return found_on_server(app);
    }
    let folder = &app.program.config.data;
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file());
    let holds = |path: &std::path::PathBuf| {
        std::fs::read(path).unwrap().windows(CANARY.len()).any(|window| window == CANARY.as_bytes())
    };
    files.filter(holds).map(|path| path.display().to_string()).collect()
}

fn found_on_server(app: &TestApp) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Name {
        #[diesel(sql_type = diesel::sql_types::Text)]
        name: String,
    }
    let query = format!(
        "SELECT relname::text AS name FROM pg_class WHERE pg_relation_filepath(oid) IS NOT NULL \
         AND position('{CANARY}'::bytea IN pg_read_binary_file(pg_relation_filepath(oid), 0, 1 << 28, true)) > 0"
    );
    app.db
        .read_now(|conn| {
            conn.batch_execute("CHECKPOINT")?;
            let names: Vec<Name> = diesel::sql_query(query).load(conn)?;
            Ok::<_, anyhow::Error>(names.into_iter().map(|row| row.name).collect())
        })
        .unwrap()
}

/// A row that somebody's open transaction may still see is kept by PostgreSQL, also by its own keeper of statistics that looks
/// at the tables just now: then the command is given again.
async fn scrubbed(app: &TestApp) {
    for _ in 0..20 {
        let db = app.db.clone();
        assert!(tokio::task::spawn_blocking(move || db.scrub()).await.unwrap().unwrap());
        if found(app).is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(250));
    }
}

fn pending(app: &TestApp) -> scrub::Pending {
    app.read(|conn| Ok(scrub::pending(conn)?))
}

/// What PostgreSQL noted of the columns when it last looked at them.
fn look(app: &TestApp) {
    jaabi::storage::DbConn::open(&app.program.config.database.url).unwrap().batch_execute("ANALYZE").unwrap();
}

#[actix_web::test]
async fn sealing_off_an_ordinary_case_leaves_no_canary() {
    let world = World::new().await;
    let sqlite = world.app.read(|conn| Ok(conn.is_sqlite()));
    let reference = world.record(world.ordinary(CANARY)).await;
    world.act(&world.member, &reference, "note", &[("text", CANARY)]).await;
    look(&world.app);
    assert!(!found(&world.app).is_empty(), "the search finds what is there");
    world.act(&world.member, &reference, "seal", &[("track", "psea")]).await.leads_to("/?done=sealed");
    if sqlite {
        assert_eq!(pending(&world.app).since, None);
    } else {
        assert!(pending(&world.app).since.is_some() && pending(&world.app).pages > 0);
        assert!(!found(&world.app).is_empty(), "PostgreSQL keeps deleted rows until the command");
        scrubbed(&world.app).await;
        assert_eq!(pending(&world.app), scrub::Pending { since: None, pages: 0 });
    }
    assert_eq!(found(&world.app), Vec::<String>::new());
}

#[actix_web::test]
async fn what_retention_erased_leaves_no_canary() {
    let world = World::new().await;
    let reference = closed(&world, CANARY).await;
    look(&world.app);
    assert!(!found(&world.app).is_empty(), "the search finds what is there");
    after(&world, 180).await;
    round(&world).await;
    scrubbed(&world.app).await;
    assert_eq!(found(&world.app), Vec::<String>::new());
    assert!(super::is_there(&world, &reference));
}

#[actix_web::test]
async fn a_reader_that_holds_the_log_is_waited_for() {
    let world = World::new().await;
    if !world.app.read(|conn| Ok(conn.is_sqlite())) {
        return;
    }
    closed(&world, CANARY).await;
    after(&world, 180).await;
    // somebody reads as of a moment before
    let mut reader = jaabi::storage::DbConn::open(&world.app.program.config.database.url).unwrap();
    reader.batch_execute("BEGIN; SELECT count(*) FROM cases").unwrap();
    round(&world).await;
    assert!(pending(&world.app).since.is_some());
    reader.batch_execute("ROLLBACK").unwrap();
    let program = world.app.program.clone();
    tokio::task::spawn_blocking(move || jaabi::app::keep(&program, jaabi::app::Seen::default()))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(pending(&world.app).since, None);
    assert_eq!(found(&world.app), Vec::<String>::new());
}

#[actix_web::test]
async fn the_server_finishes_what_another_process_could_not() {
    let world = World::new().await;
    if !world.app.read(|conn| Ok(conn.is_sqlite())) {
        return;
    }
    let now = world.app.clock.now();
    let other = jaabi::storage::Db::open(&world.app.program.config.database.url).unwrap();
    let keep = |program: jaabi::app::Program| {
        tokio::task::spawn_blocking(move || jaabi::app::keep(&program, jaabi::app::Seen::default()))
    };
    keep(world.app.program.clone()).await.unwrap().unwrap();
    tokio::task::spawn_blocking(move || {
        other.write_now(move |conn| Ok::<_, anyhow::Error>(scrub::readable_deleted(conn, now)?))
    })
    .await
    .unwrap()
    .unwrap();
    assert!(pending(&world.app).since.is_some());
    keep(world.app.program.clone()).await.unwrap().unwrap();
    assert_eq!(pending(&world.app).since, None);
}
