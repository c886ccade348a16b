//! Backups: whole, without a key in the clear, and only so many.
use crate::support::world::{CANARY, World};
use crate::support::{Database, recovery};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use jaabi::app::Program;
use jaabi::backup::{self, Destination, Restored, Source, Taken, Target};
use jaabi::clock::Clock;
use jaabi::config::Config;
use jaabi::sealing::RecoveryKit;
use jaabi::storage::{Db, DbConn};
use std::io::Read;
use std::path::{Path, PathBuf};

async fn take(world: &World, into: &Path, keep: usize) -> anyhow::Result<Taken> {
    let (program, into, now) = (world.app.program.clone(), into.to_owned(), world.app.clock.now());
    let taken = tokio::task::spawn_blocking(move || {
        let instance = program.programme.get().instance.clone();
        let source = Source {
            db: &program.db,
            data: &program.config.data,
            keys: &program.keys,
            instance: instance.id,
            recovery: instance.recovery.as_ref().unwrap(),
        };
        backup::take(source, Destination::Folder { folder: &into, keep }, now)
    });
    taken.await.unwrap()
}

/// Brings a backup back into a folder and a database.
fn bring(from: &Path, kit: &RecoveryKit, data: &Path, url: &str, force: bool) -> anyhow::Result<Restored> {
    backup::restore(from, kit, Target { data, url, force }, crate::support::monday())
}

fn in_folder(data: &Path) -> String {
    format!("sqlite://{}", data.join("jaabi.db").display())
}

/// What is in a backup: names and bytes.
fn inside(file: &Path) -> Vec<(String, Vec<u8>)> {
    let file = std::fs::File::open(file).unwrap();
    let mut tar = tar::Archive::new(flate2::read::GzDecoder::new(file));
    let read = |entry: std::io::Result<tar::Entry<'_, _>>| {
        let (mut entry, mut bytes) = (entry.unwrap(), Vec::new());
        entry.read_to_end(&mut bytes).unwrap();
        (entry.path().unwrap().display().to_string(), bytes)
    };
    tar.entries().unwrap().map(read).collect()
}

/// Puts a backup together again, of other things.
fn pack(file: &Path, things: &[(String, Vec<u8>)]) {
    let out = flate2::write::GzEncoder::new(std::fs::File::create(file).unwrap(), flate2::Compression::fast());
    let mut tar = tar::Builder::new(out);
    for (name, bytes) in things {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        tar.append_data(&mut header, name, bytes.as_slice()).unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap();
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

#[actix_web::test]
async fn a_backup_holds_no_key_in_the_clear_and_comes_back_with_the_recovery_kit() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("rendu")).await;
    let sealed = world.take(world.sealed(jaabi::cases::model::Track::Psea)).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let taken = take(&world, elsewhere.path(), 3).await.unwrap();
    let things = inside(&taken.file);
    let names: Vec<&str> = things.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.contains(&"instance-keys.age") && names.contains(&"trust.json"), "{names:?}");
    assert_eq!(names.last(), Some(&"manifest.json"));
    let text = world.app.keys.to_text();
    let secret = text.split('"').find(|part| part.len() == 44).expect("a key");
    for (name, bytes) in &things {
        assert!(!holds(bytes, secret.as_bytes()) && !holds(bytes, CANARY.as_bytes()), "{name}");
    }
    assert!(!jaabi::private::is_open_to_others(&taken.file).unwrap());
    let data = elsewhere.path().join("data");
    let url = in_folder(&data);
    let wrong = RecoveryKit::generate().unwrap();
    let refused = bring(&taken.file, &wrong, &data, &url, false).unwrap_err().to_string();
    assert!(refused.contains("recovery kit"), "{refused}");
    assert_eq!(std::fs::read_dir(&data).unwrap().count(), 0, "nothing is left of what was refused");
    let kit = recovery().duplicate().unwrap();
    bring(&taken.file, &kit, &data, &url, false).unwrap();
    assert!(bring(&taken.file, &kit, &data, &url, false).unwrap_err().to_string().contains("already"));
    let program = opened(&data, &url, &world);
    let kit = program.kit();
    let ui = jaabi::web::Ui::for_writing(program.shell.clone(), jaabi::i18n::Lang::FRENCH);
    let reader = RecoveryKit::generate().unwrap();
    let read = tokio::task::spawn_blocking(move || {
        jaabi::cases::export_ordinary(&kit, &ui, &reference, reader.recipient().recipient()).map(drop)
    });
    read.await.unwrap().expect("names can be read");
    let there = program.db.read_now(|conn| {
        use jaabi::storage::schema::cases;
        let own = cases::table.filter(cases::reference.eq(sealed.as_str().to_owned()));
        Ok::<_, anyhow::Error>(own.count().get_result::<i64>(conn)?)
    });
    assert_eq!(there.unwrap(), 1);
}

fn opened(data: &Path, url: &str, world: &World) -> Program {
    let config = Config::load(None, data, Some(url)).unwrap();
    Program::open(config, Clock::fixed(world.app.clock.now())).unwrap()
}

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

/// Every row that one of two copies has and the other has not.
fn differences(one: &Path, other: &Path) -> Vec<String> {
    let mut conn = DbConn::open(&format!("sqlite://{}", one.display())).unwrap();
    conn.batch_execute(&format!("ATTACH '{}' AS other", other.display())).unwrap();
    let asked = "SELECT name AS text FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'ordinary_fts%' \
        AND name NOT LIKE '\\_\\_%' ESCAPE '\\'";
    let tables = diesel::sql_query(asked).load::<Line>(&mut conn).unwrap();
    assert!(tables.len() > 30, "{}", tables.len());
    let mut found = Vec::new();
    for Line { text: table } in tables {
        for (here, there) in [("main", "other"), ("other", "main")] {
            let asked = format!(
                "SELECT count(*) || '' AS text FROM (SELECT * FROM {here}.{table} EXCEPT SELECT * FROM {there}.{table})"
            );
            let rows = diesel::sql_query(asked).get_result::<Line>(&mut conn).unwrap().text;
            found.extend((rows != "0").then(|| format!("{table}: {rows} only in {here}")));
        }
    }
    found
}

#[actix_web::test]
async fn an_instance_moves_to_either_database_row_by_row_and_goes_on_there() {
    let world = World::new().await;
    world.record(world.ordinary("rendu")).await;
    world.take(world.sealed(jaabi::cases::model::Track::Psea)).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let taken = take(&world, elsewhere.path(), 3).await.unwrap();
    let before = elsewhere.path().join("before.db");
    let (_, bytes) = inside(&taken.file).into_iter().find(|(name, _)| name == "jaabi.db").unwrap();
    std::fs::write(&before, bytes).unwrap();
    // a server's own database, if the tests run on one; on SQLite a second file
    let other = Database::new();
    let kit = recovery().duplicate().unwrap();
    let refused = bring(&taken.file, &kit, &elsewhere.path().join("new"), other.url(), false).unwrap_err().to_string();
    assert!(refused.contains("--force"), "{refused}");
    for (data, url, force) in
        [("file", in_folder(&elsewhere.path().join("file")), false), ("new", other.url().to_owned(), true)]
    {
        let data = elsewhere.path().join(data);
        bring(&taken.file, &kit, &data, &url, force).unwrap();
        let program = opened(&data, &url, &world);
        let key = program.keys.log_key().unwrap();
        let seen = jaabi::audit::Checkpoints::of(&data).read(&key).unwrap();
        let report =
            program.db.read_now(|conn| Ok::<_, anyhow::Error>(jaabi::audit::verify(conn, &key, &seen)?)).unwrap();
        assert!(report.broken.is_none() && report.entries > 0, "{report:?}");
        // opening chains nothing new: the rows are those of the copy
        let after = elsewhere.path().join("after.db");
        program.db.copy_to(&after).unwrap();
        assert_eq!(differences(&before, &after), Vec::<String>::new(), "{url}");
        std::fs::remove_file(&after).unwrap();
        // it counts on behind the last number
        let new = jaabi::committees::NewCommittee { code: "Neuf".into(), name: "Neuf".into(), ..Default::default() };
        let db = program.db.clone();
        let added = tokio::task::spawn_blocking(move || {
            db.write_now(move |conn| Ok::<_, anyhow::Error>(jaabi::committees::add(conn, &new).map(drop)?))
        });
        added.await.unwrap().unwrap();
    }
}

#[actix_web::test]
async fn what_is_there_is_replaced_only_when_asked_and_moved_aside() {
    let world = World::new().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let taken = take(&world, elsewhere.path(), 3).await.unwrap();
    let (data, kit) = (elsewhere.path().join("data"), recovery().duplicate().unwrap());
    let url = in_folder(&data);
    bring(&taken.file, &kit, &data, &url, false).unwrap();
    let serving = jaabi::storage::alone(&url).unwrap();
    let refused = bring(&taken.file, &kit, &data, &url, true).unwrap_err().to_string();
    assert!(refused.contains("already serves") && data.join("instance.keys").exists(), "{refused}");
    drop(serving);
    let aside = bring(&taken.file, &kit, &data, &url, true).unwrap().aside;
    for name in ["instance.keys", "jaabi.db", "trust.json"] {
        let name = format!("{name}.before-20260302-090000");
        assert!(aside.iter().any(|path| path.ends_with(&name)) && data.join(&name).exists(), "{name}: {aside:?}");
    }
    opened(&data, &url, &world);
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
async fn a_backup_that_is_not_as_it_was_made_is_not_brought_back() {
    let world = World::new().await;
    world.record(world.ordinary("rendu")).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let taken = take(&world, elsewhere.path(), 3).await.unwrap();
    backup::check(&taken.file).expect("it is whole");
    let (whole, things) = (std::fs::read(&taken.file).unwrap(), inside(&taken.file));
    let bad = elsewhere.path().join("bad");
    let refused = |what: &str| -> String {
        let data = elsewhere.path().join("data");
        let said = bring(&bad, &recovery().duplicate().unwrap(), &data, &in_folder(&data), false);
        let said = format!("{:#}", said.expect_err(what));
        assert_eq!(std::fs::read_dir(&data).unwrap().count(), 0, "{what}");
        assert!(backup::check(&bad).is_err(), "{what}");
        said
    };
    type Parts = Vec<(String, Vec<u8>)>;
    let changed = |change: &dyn Fn(&mut Parts)| {
        let mut things = things.clone();
        change(&mut things);
        pack(&bad, &things);
    };
    let trust = things.iter().position(|(name, _)| name == "trust.json").unwrap();
    changed(&|things| things[trust].1[0] ^= 1);
    assert!(refused("one thing changed").contains("trust.json is not as it was backed up"));
    changed(&|things| drop(things.remove(trust)));
    assert!(refused("one thing left out").contains("trust.json"));
    changed(&|things| things.insert(0, ("files/0123456789abcdef0123456789abcdef".into(), vec![1])));
    assert!(refused("one thing more").contains("no whole backup"));
    changed(&|things| things.insert(0, ("files/no-name".into(), vec![1])));
    assert!(refused("a name that leads elsewhere").contains("no whole backup"));
    changed(&|things| drop(things.pop()));
    assert!(refused("without its end").contains("no whole backup"));
    for length in [0, 10, whole.len() / 2, whole.len() - 1] {
        std::fs::write(&bad, &whole[..length]).unwrap();
        assert!(refused("cut short").contains("no whole backup"), "{length} of {}", whole.len());
    }
}

#[actix_web::test]
async fn a_backup_just_made_stays_whatever_days_the_others_say_they_are_of() {
    let world = World::new().await;
    let elsewhere = tempfile::tempdir().unwrap();
    world.app.later(400 * 86_400);
    let late = take(&world, elsewhere.path(), 1).await.unwrap();
    world.app.later(-400 * 86_400);
    // one that was broken off is cleared away; another instance's is none of ours
    let name = late.file.file_name().unwrap().to_string_lossy().into_owned();
    let halves: [PathBuf; 2] = [format!(".{name}"), ".jaabi-00000000-20260101-000000.tar.gz".to_owned()]
        .map(|name| elsewhere.path().join(name));
    halves.iter().for_each(|half| std::fs::create_dir(half).unwrap());
    let right = take(&world, elsewhere.path(), 1).await.unwrap();
    assert!(right.file.is_file() && !late.file.exists() && !halves[0].exists() && halves[1].exists());
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 2);
}

#[actix_web::test]
async fn the_log_of_a_former_database_is_not_played_into_a_restored_one() {
    let world = World::new().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let taken = take(&world, elsewhere.path(), 3).await.unwrap();
    let data = elsewhere.path().join("data");
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join("jaabi.db-wal"), "left").unwrap();
    let refused = bring(&taken.file, &recovery().duplicate().unwrap(), &data, &in_folder(&data), false).unwrap_err();
    assert!(!data.join("jaabi.db").exists(), "{refused}");
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let database = Database::new();
    let newer = "INSERT INTO __diesel_schema_migrations (version) VALUES ('20991231000001')";
    DbConn::open(database.url()).unwrap().batch_execute(newer).unwrap();
    let refused = format!("{:#}", Db::open(database.url()).err().expect("it is newer"));
    assert!(refused.contains("a newer version of this program"), "{refused}");
}
