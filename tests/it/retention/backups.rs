//! Backups: whole, without a key in the clear, and only so many.
use crate::support::recovery;
use crate::support::world::{CANARY, World};
use jaabi::app;
use jaabi::backup::{self, Source, Taken};
use jaabi::clock::Clock;
use jaabi::config::Config;
use jaabi::sealing::RecoveryKit;
use std::path::Path;

async fn take(world: &World, into: &Path, keep: usize) -> anyhow::Result<Taken> {
    let (program, into, now) = (world.app.program.clone(), into.to_owned(), world.app.clock.now());
    let taken = tokio::task::spawn_blocking(move || {
        let instance = program.programme.get().instance.clone();
        let source = Source {
            db: &program.db,
            url: &program.config.database.url,
            data: &program.config.data,
            keys: &program.keys,
            instance: instance.id,
            recovery: instance.recovery.as_ref().unwrap(),
        };
        backup::take(source, &into, keep, now)
    });
    taken.await.unwrap()
}

/// Every file below a folder.
fn all(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { all(&path) } else { vec![path] }).collect()
}

fn holds(path: &Path, what: &[u8]) -> bool {
    std::fs::read(path).unwrap().windows(what.len()).any(|window| window == what)
}

#[actix_web::test]
async fn a_backup_holds_no_key_in_the_clear_and_comes_back_with_the_recovery_kit() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("rendu")).await;
    let sealed = world.take(world.sealed(jaabi::cases::model::Track::Psea)).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let taken = take(&world, elsewhere.path(), 3).await.unwrap();
    let files = all(&taken.folder);
    let names: Vec<String> =
        files.iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert!(names.contains(&"instance-keys.age".to_owned()) && names.contains(&"trust.json".to_owned()), "{names:?}");
    let text = world.app.keys.to_text();
    let secret = text.split('"').find(|part| part.len() == 44).expect("a key");
    for path in &files {
        assert!(!holds(path, secret.as_bytes()) && !holds(path, CANARY.as_bytes()), "{}", path.display());
        assert!(!jaabi::private::is_open_to_others(path).unwrap(), "{}", path.display());
    }
    let sqlite = world.app.read(|conn| Ok(conn.is_sqlite()));
    if !sqlite {
        return;
    }
    let data = elsewhere.path().join("data");
    let url = format!("sqlite://{}", data.join("jaabi.db").display());
    let wrong = RecoveryKit::generate().unwrap();
    assert!(backup::restore(&taken.folder, &wrong, &data, &url).unwrap_err().to_string().contains("recovery kit"));
    let kit = recovery().duplicate().unwrap();
    backup::restore(&taken.folder, &kit, &data, &url).unwrap();
    assert!(backup::restore(&taken.folder, &kit, &data, &url).unwrap_err().to_string().contains("already"));
    let config = Config::load(None, &data, Some(&url)).unwrap();
    let program = app::Program::open(config, Clock::fixed(world.app.clock.now())).unwrap();
    let kit = program.kit();
    let ui = jaabi::web::Ui::for_writing(program.shell.clone(), jaabi::i18n::Lang::FRENCH);
    let reader = RecoveryKit::generate().unwrap();
    let read = tokio::task::spawn_blocking(move || {
        jaabi::cases::export_ordinary(&kit, &ui, &reference, reader.recipient().recipient()).map(drop)
    });
    read.await.unwrap().expect("names can be read");
    let there = program.db.read_now(|conn| {
        use diesel::prelude::*;
        use jaabi::storage::schema::cases;
        let own = cases::table.filter(cases::reference.eq(sealed.as_str().to_owned()));
        Ok::<_, anyhow::Error>(own.count().get_result::<i64>(conn)?)
    });
    assert_eq!(there.unwrap(), 1);
}

#[actix_web::test]
async fn old_backups_go_and_the_day_is_told_on_which_the_erased_is_gone() {
    let world = World::new().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let data = world.app.program.config.data.clone();
    assert_eq!(backup::rotation(&data, world.app.clock.today()).unwrap(), None);
    for day in 0..5 {
        let taken = take(&world, elsewhere.path(), 3).await.unwrap();
        assert_eq!(taken.deleted, usize::from(day >= 3));
        world.app.later(86_400);
    }
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 3);
    let seen = backup::rotation(&data, world.app.clock.today()).unwrap().unwrap();
    let day = |day| chrono::NaiveDate::from_ymd_opt(2026, 3, day);
    assert_eq!((seen.backups, seen.oldest, seen.oldest_gone_on, seen.erased_gone_on), (3, day(4), day(7), day(9)));
    assert!(take(&world, &data.join("files"), 3).await.unwrap_err().to_string().contains("data folder"));
}

#[actix_web::test]
async fn a_backup_that_was_changed_is_not_brought_back() {
    let world = World::new().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let taken = take(&world, elsewhere.path(), 3).await.unwrap();
    std::fs::write(taken.folder.join("trust.json"), "{}").unwrap();
    let data = elsewhere.path().join("data");
    let url = format!("sqlite://{}", data.join("jaabi.db").display());
    let refused = backup::restore(&taken.folder, &recovery().duplicate().unwrap(), &data, &url).unwrap_err();
    assert!(refused.to_string().contains("trust.json") && !data.exists(), "{refused}");
}

#[actix_web::test]
async fn a_backup_just_made_stays_whatever_days_the_others_say_they_are_of() {
    let world = World::new().await;
    let elsewhere = tempfile::tempdir().unwrap();
    world.app.later(400 * 86_400);
    let late = take(&world, elsewhere.path(), 1).await.unwrap();
    world.app.later(-400 * 86_400);
    // one that was broken off is cleared away
    std::fs::create_dir(elsewhere.path().join(".jaabi-20260101-000000")).unwrap();
    let right = take(&world, elsewhere.path(), 1).await.unwrap();
    assert!(right.folder.is_dir() && !late.folder.exists());
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 1);
}

#[actix_web::test]
async fn the_log_of_a_former_database_is_not_played_into_a_restored_one() {
    let world = World::new().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let Ok(taken) = take(&world, elsewhere.path(), 3).await else { return };
    let data = elsewhere.path().join("data");
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join("jaabi.db-wal"), "left").unwrap();
    let url = format!("sqlite://{}", data.join("jaabi.db").display());
    let refused = backup::restore(&taken.folder, &recovery().duplicate().unwrap(), &data, &url).unwrap_err();
    assert!(!data.join("jaabi.db").exists(), "{refused}");
}
