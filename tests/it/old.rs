//! Stored databases of released versions: each is brought up to date, and what was in it is read, also what is sealed.
use crate::crash::people::Kept;
use crate::crash::{FOCAL, Instance, MEMBERS};
use crate::support::Database;
use diesel::connection::SimpleConnection;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jaabi::storage::{Db, DbConn};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What lies beside the database.
const BESIDE: [&str; 3] = ["instance.keys", "trust.json", "desk-heads.json"];

fn collection() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/old")
}

fn is_sqlite() -> bool {
    crate::support::server().is_none()
}

/// The folder of a version, for the database the tests run on.
fn own(version: &Path) -> PathBuf {
    version.join(if is_sqlite() { "sqlite" } else { "postgres" })
}

fn unpacked(file: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    GzDecoder::new(std::fs::File::open(file).unwrap()).read_to_end(&mut bytes).unwrap();
    bytes
}

fn packed(file: &Path, bytes: &[u8]) {
    let mut out = GzEncoder::new(std::fs::File::create(file).unwrap(), flate2::Compression::best());
    out.write_all(bytes).unwrap();
    out.finish().unwrap();
}

/// An instance as the version left it.
fn stored(folder: &Path) -> Instance {
    let database = Database::new();
    for name in BESIDE {
        std::fs::copy(folder.join(name), database.folder().join(name)).unwrap();
    }
    if is_sqlite() {
        std::fs::write(database.folder().join("jaabi.db"), unpacked(&folder.join("jaabi.db.gz"))).unwrap();
    } else {
        let text = String::from_utf8(unpacked(&folder.join("jaabi.sql.gz"))).unwrap();
        // lines for the command line of PostgreSQL alone
        let text: String =
            text.lines().filter(|line| !line.starts_with('\\')).map(|line| format!("{line}\n")).collect();
        let mut conn = DbConn::open(database.url()).unwrap();
        conn.batch_execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public;").unwrap();
        conn.batch_execute(&text).unwrap();
    }
    Instance::over(database)
}

#[test]
fn what_every_released_version_left_is_brought_up_to_date_and_read() {
    let mut versions: Vec<PathBuf> =
        std::fs::read_dir(collection()).unwrap().map(|entry| entry.unwrap().path()).collect();
    versions.retain(|path| path.is_dir());
    assert!(!versions.is_empty());
    for version in versions {
        let about: Value = serde_json::from_slice(&std::fs::read(own(&version).join("about.json")).unwrap()).unwrap();
        let text = |name: &str| about[name].as_str().unwrap().to_owned();
        let instance = stored(&own(&version));
        let mut server = instance.serve();
        let (mut member, mut focal) = (server.browser(MEMBERS[0]), server.browser(FOCAL));
        let page = member.get(&format!("/cases/{}", text("ordinary"))).unwrap();
        assert!(page.status == 200 && page.body.contains(&text("ordinary_word")), "{}", page.body);
        let path = format!("/cases/{}", text("sealed"));
        let page = focal.get(&path).unwrap();
        assert!(page.status == 200 && page.body.contains(&text("sealed_word")), "{}", page.body);
        assert_eq!(member.get(&path).unwrap().status, 404, "it stays sealed to everybody else");
        // and it goes on
        let kept = Kept::default();
        assert!(crate::faults::tries(&mut member, &kept, "neuf", false));
        assert!(crate::faults::tries(&mut member, &kept, "neufgrave", true));
        server.kill();
        instance.verify();
    }
}

/// Not a test: `tests/data/old/make.sh` runs it when a version is released.
#[test]
#[ignore = "makes the stored database of this version"]
fn make() {
    let folder = own(&collection().join(env!("CARGO_PKG_VERSION")));
    std::fs::create_dir_all(&folder).unwrap();
    let instance = actix_web::rt::System::new().block_on(Instance::new());
    let mut server = instance.serve();
    let (kept, mut member) = (Kept::default(), server.browser(MEMBERS[0]));
    for (words, sealed) in [("ancien", false), ("anciengrave", true)] {
        assert!(crate::faults::tries(&mut member, &kept, words, sealed));
    }
    server.kill();
    let (ordinary, sealed) = (kept.from(0).remove(0), kept.from(1).remove(0));
    let about = json!({
        "ordinary": ordinary.reference, "ordinary_word": ordinary.last_word(),
        "sealed": sealed.reference, "sealed_word": sealed.last_word(),
    });
    std::fs::write(folder.join("about.json"), serde_json::to_vec_pretty(&about).unwrap()).unwrap();
    for name in BESIDE {
        std::fs::copy(instance.folder.join(name), folder.join(name)).unwrap();
    }
    if is_sqlite() {
        let copy = instance.folder.join("copy.db");
        Db::open(&instance.url).unwrap().copy_to(&copy).unwrap();
        packed(&folder.join("jaabi.db.gz"), &std::fs::read(copy).unwrap());
    } else {
        let mut dump = Command::new("pg_dump");
        dump.args(["--inserts", "--rows-per-insert=500", "--no-owner", "--no-privileges"]);
        let said = dump.arg("--dbname").arg(&instance.url).output().unwrap();
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        packed(&folder.join("jaabi.sql.gz"), &said.stdout);
    }
}
