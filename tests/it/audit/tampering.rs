//! Row by row and column by column, by SQL.
use super::{fault, other_hand, verify, verify_with, witness};
use crate::support::TestApp;
use crate::support::world::World;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use jaabi::audit::{self, Break, Checkpoints, Fault, Seen};
use jaabi::cases::model::Track;
use jaabi::sealing::LogKey;
use jaabi::storage::DbConn;
use jaabi::storage::schema::{audit as timed, audit_heads as heads, audit_sealed as sealed};

/// A log with entries of every sort, and a checkpoint that saw them all.
async fn world() -> World {
    let world = World::new().await;
    for track in [Track::Psea, Track::Gbv, Track::Rights] {
        world.take(world.sealed(track)).await;
    }
    world.record(world.ordinary("la pompe")).await;
    let reference = world.record(world.ordinary("le forage")).await;
    world.act(&world.member, &reference, "seal", &[("track", "psea")]).await.leads_to("/?done=sealed");
    // beside another who is at it, which only PostgreSQL knows: in the next lane
    let mut beside = other_hand(&world.app);
    if !beside.is_sqlite() {
        let hold = "BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('audit/sealed/1', 0))";
        beside.batch_execute(hold).unwrap();
    }
    world.take(world.sealed(Track::Psea)).await;
    drop(beside);
    // the checkpoint of the next day sees the sealed work of this one
    world.app.later(24 * 60 * 60);
    witness(&world.app);
    world
}

/// Tries one thing after the other and takes each back.
struct Hand {
    conn: DbConn,
    key: LogKey,
    seen: Seen,
    tried: usize,
}

impl Hand {
    fn at(app: &TestApp) -> Self {
        let key = app.keys.log_key().unwrap();
        let seen = Checkpoints::of(&app.program.config.data).read(&key).unwrap();
        Self { conn: other_hand(app), key, seen, tried: 0 }
    }

    /// What a verification says after `sql`.
    fn after(&mut self, sql: &str) -> Option<Break> {
        self.conn.batch_execute("BEGIN").unwrap();
        self.conn.batch_execute(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
        let report = audit::verify(&mut self.conn, &self.key, &self.seen).unwrap();
        self.conn.batch_execute("ROLLBACK").unwrap();
        self.tried += 1;
        report.broken
    }

    #[track_caller]
    fn found(&mut self, sql: &str) -> Break {
        self.after(sql).unwrap_or_else(|| panic!("not found: {sql}"))
    }

    fn blob(&self) -> &'static str {
        if self.conn.is_sqlite() {
            "x'00000000000000000000000000000001'"
        } else {
            "'\\x00000000000000000000000000000001'"
        }
    }
}

/// Another value of an account or a desk than the one that stands there.
fn other(column: &str, table: &str) -> String {
    format!(
        "{column} = CASE WHEN {column} = (SELECT max(key) FROM {table}) THEN (SELECT min(key) FROM {table}) \
         ELSE (SELECT max(key) FROM {table}) END"
    )
}

#[actix_web::test]
async fn every_edit_of_any_column_of_any_row_is_found_and_named() {
    let world = world().await;
    assert_eq!(verify(&world.app).broken, None);
    let mut hand = Hand::at(&world.app);
    let blob = hand.blob();
    let rows: Vec<(i32, i64)> = timed::table.select((timed::lane, timed::number)).load(&mut hand.conn).unwrap();
    assert!(rows.len() > 20);
    let contents = [
        "at = '2020-01-01 00:00:00'".to_owned(),
        other("actor_key", "accounts"),
        "kind = 'other'".into(),
        "case_key = coalesce(case_key, 0) + 1".into(),
        format!("salt = {blob}"),
        format!("withheld = {blob}"),
        format!("commitment = {blob}"),
        format!(
            "at = '2026-03-02 00:00:00', actor_key = NULL, kind = 'withheld', case_key = NULL, salt = NULL, withheld = {blob}"
        ),
    ];
    for (lane, number) in &rows {
        let row = format!("WHERE lane = {lane} AND number = {number}");
        for content in &contents {
            let broken = hand.found(&format!("UPDATE audit SET {content} {row}"));
            assert_eq!(broken, Break { lane: Some(*lane), number: *number, fault: Fault::Changed }, "{content} {row}");
        }
        for place in
            [format!("hash = {blob}"), "lane = 77".into(), "number = number + 1000".into(), "number = -number".into()]
        {
            hand.found(&format!("UPDATE audit SET {place} {row}"));
        }
    }
    let rows: Vec<(i32, i64)> = sealed::table.select((sealed::lane, sealed::number)).load(&mut hand.conn).unwrap();
    assert_eq!(rows.len(), 5);
    let lanes = if hand.conn.is_sqlite() { vec![0] } else { vec![-1, 0] };
    assert!(lanes.iter().all(|lane| rows.iter().any(|row| row.0 == *lane)), "{rows:?}");
    for (lane, number) in rows {
        let row = format!("WHERE lane = {lane} AND number = {number}");
        let desk = other("desk_key", "desks");
        let contents = [
            "on_day = '2020-01-01'".to_owned(),
            "kind = 'other'".into(),
            desk,
            format!("salt = {blob}"),
            format!("commitment = {blob}"),
        ];
        for content in contents {
            let broken = hand.found(&format!("UPDATE audit_sealed SET {content} {row}"));
            assert_eq!(broken, Break { lane: Some(lane), number, fault: Fault::Changed }, "{content} {number}");
        }
        for place in [format!("hash = {blob}"), "lane = -77".into(), "number = number + 1000".into()] {
            hand.found(&format!("UPDATE audit_sealed SET {place} {row}"));
        }
    }
    assert!(hand.tried > 300, "{}", hand.tried);
}

#[actix_web::test]
async fn what_is_no_day_at_all_is_named_too_and_the_page_says_so() {
    let world = world().await;
    let mut hand = Hand::at(&world.app);
    if hand.conn.is_sqlite() {
        // PostgreSQL refuses it
        for (lane, number, table, column) in [(1, 2, "audit", "at"), (0, 2, "audit_sealed", "on_day")] {
            let sql = format!("UPDATE {table} SET {column} = 'x' WHERE lane = {lane} AND number = {number}");
            assert_eq!(hand.found(&sql), Break { lane: Some(lane), number, fault: Fault::Changed }, "{sql}");
        }
        other_hand(&world.app).batch_execute("UPDATE audit SET at = 'x' WHERE number = 2").unwrap();
    } else {
        other_hand(&world.app).batch_execute("UPDATE audit SET at = '2020-01-01' WHERE number = 2").unwrap();
    }
    let auditor = world.auditor.elsewhere();
    auditor.sign_in().await.leads_to("/");
    let page = auditor.get("/audit").await;
    assert!(page.status == 200 && page.has("Le journal est abîmé"), "{}", page.body);
}

#[actix_web::test]
async fn every_row_deleted_swapped_or_put_between_is_found_and_named() {
    let world = world().await;
    let mut hand = Hand::at(&world.app);
    let timed_rows: Vec<(i32, i64)> = timed::table
        .order((timed::lane, timed::number))
        .select((timed::lane, timed::number))
        .load(&mut hand.conn)
        .unwrap();
    let sealed_rows: Vec<(i32, i64)> = sealed::table
        .order((sealed::lane, sealed::number))
        .select((sealed::lane, sealed::number))
        .load(&mut hand.conn)
        .unwrap();
    let mut places: Vec<(i32, i64, &str, String)> = Vec::new();
    for (rows, table) in [(timed_rows, "audit"), (sealed_rows, "audit_sealed")] {
        places.extend(rows.into_iter().map(|(lane, n)| (lane, n, table, format!("lane = {lane} AND"))));
    }
    for (lane, n, table, of) in &places {
        let gone = hand.found(&format!("DELETE FROM {table} WHERE {of} number = {n}"));
        assert_eq!(gone, Break { lane: Some(*lane), number: *n, fault: Fault::Missing });
        let tail = hand.found(&format!("DELETE FROM {table} WHERE {of} number >= {n}"));
        assert_eq!(tail, gone);
        if places.iter().any(|(l, number, ..)| (l, *number) == (lane, n + 1)) {
            let swapped = hand.found(&format!(
                "UPDATE {table} SET number = -1 WHERE {of} number = {n}; \
                 UPDATE {table} SET number = {n} WHERE {of} number = {n} + 1; \
                 UPDATE {table} SET number = {n} + 1 WHERE {of} number = -1"
            ));
            // the mark of what is withheld is bound to its place
            assert!(matches!(swapped.fault, Fault::Unlinked | Fault::Changed), "{swapped:?}");
            assert_eq!((swapped.lane, swapped.number), (Some(*lane), *n));
        }
        let columns = match *table {
            "audit" => "at, actor_key, kind, case_key, salt, withheld, commitment, hash",
            _ => "on_day, kind, desk_key, salt, commitment, hash",
        };
        let between = hand.found(&format!(
            "UPDATE {table} SET number = -number WHERE {of} number > {n}; \
             UPDATE {table} SET number = 1 - number WHERE {of} number < 0; \
             INSERT INTO {table} (lane, number, {columns}) \
             SELECT lane, {n} + 1, {columns} FROM {table} WHERE {of} number = {n}"
        ));
        assert_eq!((between.lane, between.number), (Some(*lane), n + 1), "{between:?}");
    }
}

#[actix_web::test]
async fn the_end_of_a_lane_cannot_be_moved_or_made() {
    let world = world().await;
    let mut hand = Hand::at(&world.app);
    let blob = hand.blob();
    let lanes: Vec<i32> = heads::table.select(heads::lane).load(&mut hand.conn).unwrap();
    assert!(lanes.len() >= 2, "{lanes:?}");
    for lane in lanes {
        for change in [
            "number = number - 1",
            "number = number + 1",
            "lane = 77",
            &format!("hash = {blob}"),
            &format!("mac = {blob}"),
        ] {
            hand.found(&format!("UPDATE audit_heads SET {change} WHERE lane = {lane}"));
        }
        hand.found(&format!("DELETE FROM audit_heads WHERE lane = {lane}"));
    }
    hand.found("DELETE FROM audit; DELETE FROM audit_sealed; DELETE FROM audit_heads");
}

const SAVE: &str = "CREATE TABLE old_audit AS SELECT * FROM audit; CREATE TABLE old_sealed AS SELECT * FROM audit_sealed; \
    CREATE TABLE old_heads AS SELECT * FROM audit_heads";
const RESTORE: &str = "DELETE FROM audit; DELETE FROM audit_sealed; DELETE FROM audit_heads; \
    INSERT INTO audit SELECT * FROM old_audit; INSERT INTO audit_sealed SELECT * FROM old_sealed; \
    INSERT INTO audit_heads SELECT * FROM old_heads";

#[actix_web::test]
async fn an_older_copy_put_back_is_found_up_to_the_last_checkpoint_and_not_beyond_it() {
    let world = world().await;
    other_hand(&world.app).batch_execute(SAVE).unwrap();
    world.record(world.ordinary("la latrine")).await;
    // nothing outside the database saw the newest entry: SECURITY.md says so
    assert_eq!(Hand::at(&world.app).after(RESTORE), None);
    witness(&world.app);
    assert_eq!(Hand::at(&world.app).found(RESTORE).fault, Fault::Missing);
    // nor does it help to let the program write on
    other_hand(&world.app).batch_execute(RESTORE).unwrap();
    world.record(world.ordinary("le riz")).await;
    assert_eq!(fault(&verify(&world.app)), Some(Fault::Replaced));
}

#[actix_web::test]
async fn what_another_hand_wrote_is_never_vouched_for_later() {
    let world = world().await;
    let sql =
        "UPDATE audit_heads SET number = number - 1; DELETE FROM audit WHERE number = (SELECT max(number) FROM audit)";
    other_hand(&world.app).batch_execute(sql).unwrap();
    let nothing = Checkpoints::at(&world.app.program.config.data.join("none"));
    for _ in 0..3 {
        world.record(world.ordinary("le riz")).await;
        assert!(verify_with(&world.app, &nothing).broken.is_some());
    }
    let (program, before) = (world.app.program.clone(), verify(&world.app).checkpoints);
    world.app.later(60);
    let refused = std::thread::spawn(move || jaabi::app::witness(&program, jaabi::app::Witness::default()).is_err());
    assert!(refused.join().unwrap(), "no checkpoint of an edited log");
    assert_eq!(verify(&world.app).checkpoints, before);
}

#[actix_web::test]
async fn a_checkpoint_edited_or_left_out_is_found() {
    let world = world().await;
    for text in ["un", "deux", "trois"] {
        world.record(world.ordinary(text)).await;
        world.app.later(60);
        witness(&world.app);
    }
    let file = world.app.program.config.data.join("audit/checkpoints.jsonl");
    let whole = std::fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    assert_eq!(lines.len(), 4);
    let copy = world.app.program.config.data.join("copy.jsonl");
    let say = |lines: &[String]| {
        std::fs::write(&copy, lines.join("\n") + "\n").unwrap();
        verify_with(&world.app, &Checkpoints::at(&copy)).broken
    };
    let own = || lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    assert_eq!(say(&own()), None);
    for at in 0..lines.len() {
        let mut edited = own();
        edited[at] = edited[at].replace("\"at\":\"2026", "\"at\":\"2025");
        assert_eq!(say(&edited).map(|b| b.fault), Some(Fault::Checkpoint), "edited {at}");
        if (1..lines.len() - 1).contains(&at) {
            let mut fewer = own();
            fewer.remove(at);
            assert_eq!(say(&fewer).map(|b| b.fault), Some(Fault::Checkpoint), "without {at}");
            let mut swapped = own();
            swapped.swap(at, at + 1);
            assert_eq!(say(&swapped).map(|b| b.fault), Some(Fault::Checkpoint), "swapped {at}");
        }
    }
    // a line from a letter is enough
    assert_eq!(say(&[lines[3].to_owned()]), None);
    // one of another instance is none
    let other = TestApp::new().await;
    other.person("Awa", &[]).await;
    witness(&other);
    let foreign = std::fs::read_to_string(other.program.config.data.join("audit/checkpoints.jsonl")).unwrap();
    assert!(say(&[foreign.trim().to_owned()]).is_some());
}
