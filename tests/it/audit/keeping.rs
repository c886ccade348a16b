//! How the log is kept: by every write, and outside the database.
use super::{fault, other_hand, verify, witness};
use crate::support::{TestApp, role};
use chrono::NaiveDate;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::app;
use jaabi::audit::{self, Fault};
use jaabi::mail::Outbox;
use jaabi::storage::Db;
use jaabi::storage::schema::{audit as timed, audit_sealed as sealed};

#[actix_web::test]
async fn writes_side_by_side_chain_without_a_gap_and_a_refused_one_leaves_nothing() {
    let app = TestApp::new().await;
    let now = app.clock.now();
    let work = (0..60).map(|n| {
        app.db.write(move |conn| {
            audit::note(conn, now, None, "exported", None)?;
            audit::note_sealed(conn, now.date(), "intake", None)?;
            anyhow::ensure!(n % 3 != 0, "refused");
            Ok::<_, anyhow::Error>(())
        })
    });
    let done = futures_util::future::join_all(work).await;
    assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 40);
    let report = verify(&app);
    assert_eq!((report.broken, report.entries), (None, 80));
    let count: i64 = app.read(|conn| Ok(sealed::table.count().get_result(conn)?));
    assert_eq!(count, 40);
}

#[actix_web::test]
async fn who_has_no_keys_cannot_write_to_the_log() {
    let app = TestApp::new().await;
    let (db, now) = (Db::open(&app.program.config.database.url).unwrap(), app.clock.now());
    let noted = db.write(move |conn| Ok::<_, anyhow::Error>(audit::note(conn, now, None, "exported", None)?)).await;
    assert!(noted.is_err());
    assert_eq!(verify(&app).entries, 0);
}

#[actix_web::test]
async fn what_an_older_version_wrote_is_chained_when_the_program_opens() {
    let app = TestApp::new().await;
    let old = "INSERT INTO audit_unchained (at, actor_key, kind, desk_key, case_key, detail) VALUES \
        ('2026-03-01 08:00:00', NULL, 'signed_in', NULL, NULL, ''), ('2026-03-01 00:00:00', NULL, 'intake', NULL, NULL, '')";
    other_hand(&app).batch_execute(old).unwrap();
    let (url, keys) = (app.program.config.database.url.clone(), app.keys.clone());
    for _ in 0..2 {
        let (url, keys) = (url.clone(), keys.clone());
        std::thread::spawn(move || drop(audit::open(&url, &keys).unwrap())).join().unwrap();
        let report = verify(&app);
        assert_eq!((report.broken, report.entries), (None, 2));
    }
    let days: Vec<NaiveDate> = app.read(|conn| Ok(sealed::table.select(sealed::on_day).load(conn)?));
    assert_eq!(days, [NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()]);
}

#[actix_web::test]
async fn a_checkpoint_is_written_once_for_what_moved_readable_for_its_owner_alone() {
    let app = TestApp::new().await;
    app.person("Awa", &[role(Role::Receiver)]).await;
    witness(&app);
    witness(&app);
    assert_eq!(verify(&app).checkpoints, 1);
    let file = app.program.config.data.join("audit/checkpoints.jsonl");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // a line that a power cut left half is written anew
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{text}{}", &text[..40])).unwrap();
    app.person("Oumou", &[role(Role::Receiver)]).await;
    app.later(60);
    witness(&app);
    let report = verify(&app);
    assert_eq!((report.broken, report.checkpoints), (None, 2));
    assert_eq!(report.until, Some(app.clock.now()));
}

#[actix_web::test]
async fn each_auditor_is_given_the_newest_checkpoint_once_a_week_and_nothing_else() {
    let app = TestApp::new().await;
    app.person("Aly Sow", &[role(Role::Auditor)]).await;
    app.person("Awa Dembélé", &[role(Role::Receiver)]).await;
    let letters = || {
        let program = app.program.clone();
        let work = move || {
            let outbox = Outbox::open(&program.config.data, &program.config.mail).unwrap();
            app::send_due(&program, &outbox).unwrap()
        };
        std::thread::spawn(work).join().unwrap()
    };
    let mut sent = Vec::new();
    for _ in 0..15 {
        witness(&app);
        sent.push(letters());
        app.later(24 * 60 * 60);
    }
    assert_eq!(sent.iter().sum::<usize>(), 3, "{sent:?}");
    assert_eq!((sent[0], sent[7], sent[14]), (1, 1, 1));
    let folder = std::fs::read_dir(app.program.config.data.join("outbox")).unwrap();
    for letter in folder.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()) {
        let joined = letter.replace("=\r\n", "").replace("=3D", "=").replace("=\n", "");
        assert!(joined.contains("\"signature\":"), "{letter}");
        for secret in ["Aly", "Sow", "Awa", "signed_in", "audit", "journal"] {
            assert!(!letter.contains(secret), "{secret}: {letter}");
        }
    }
}

#[actix_web::test]
async fn a_case_sealed_later_leaves_neither_who_nor_when_in_a_log_that_is_still_whole() {
    let world = crate::support::world::World::new().await;
    let kept = world.record(world.ordinary("la pompe")).await;
    world.app.later(60);
    let sealed = world.record(world.ordinary("le forage")).await;
    world.act(&world.member, &sealed, "note", &[("text", "x")]).await;
    witness(&world.app);
    let of_cases = || -> Vec<(Option<i64>, String)> {
        let query = timed::table.filter(timed::case_key.is_not_null()).order((timed::at, timed::number));
        world.app.read(|conn| Ok(query.select((timed::actor_key, timed::kind)).load(conn)?))
    };
    assert_eq!(of_cases().len(), 3);
    world.act(&world.member, &sealed, "seal", &[("track", "psea")]).await.leads_to("/?done=sealed");
    assert_eq!(of_cases(), [(world.member.key.map(|key| key.get()), "received".to_owned())]);
    type Left = (Option<i64>, chrono::NaiveDateTime, Option<Vec<u8>>);
    let left: Vec<Left> = world.app.read(|conn| {
        let query = timed::table.filter(timed::kind.eq("withheld"));
        Ok(query.select((timed::actor_key, timed::at, timed::salt)).load(conn)?)
    });
    let midnight = world.app.clock.today().and_time(chrono::NaiveTime::MIN);
    assert_eq!(left, [(None, midnight, None), (None, midnight, None)]);
    assert_eq!(verify(&world.app).broken, None);
    // what the program forgot cannot be forgotten by another hand, nor given another day
    let other = format!("UPDATE audit SET at = '{} 00:00:00' WHERE kind = 'withheld'", "2026-02-01");
    other_hand(&world.app).batch_execute(&other).unwrap();
    assert_eq!(fault(&verify(&world.app)), Some(Fault::Changed));
    assert_eq!(world.handler.get(&format!("/cases/{kept}")).await.status, 200);
}
