//! A fresh database for each test: a copy of one that was made once.
use diesel::connection::SimpleConnection;
use jaabi::desks::{Pinned, Trust, to_hex};
use jaabi::i18n::Lang;
use jaabi::places;
use jaabi::programme::{self, Instance, Taxonomy};
use jaabi::sealing::RecoveryKit;
use jaabi::storage::{Db, DbConn};
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

static NUMBER: AtomicUsize = AtomicUsize::new(0);

/// The database of one test; goes with it.
pub struct Database {
    folder: TempDir,
    url: String,
    /// On a server: its name, to be dropped.
    name: Option<String>,
}

impl Database {
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("jaabi-test-").tempdir().expect("a folder");
        match server() {
            Some(server) => Self::on_server(folder, &server),
            None => Self::in_folder(folder),
        }
    }

    fn in_folder(folder: TempDir) -> Self {
        let path = folder.path().join("jaabi.db");
        std::fs::write(&path, sqlite_template()).expect("a copy of the template");
        let url = format!("sqlite://{}", path.display());
        Self { folder, url, name: None }
    }

    fn on_server(folder: TempDir, server: &str) -> Self {
        let template = postgres_template(server);
        let name = format!("test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let create = format!("CREATE DATABASE {name} TEMPLATE {template}");
        DbConn::open(server).expect("PostgreSQL").batch_execute(&create).expect("a database");
        Self { folder, url: on(server, &name), name: Some(name) }
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let (Some(name), Some(server)) = (&self.name, server())
            && let Ok(mut conn) = DbConn::open(&server)
        {
            drop(conn.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
        }
    }
}

/// The PostgreSQL server to test on, if one was named.
pub fn server() -> Option<String> {
    std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())
}

/// The bytes of a database with all its tables and nothing in them.
fn sqlite_template() -> &'static [u8] {
    static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, copy) = (folder.path().join("template.db"), folder.path().join("copy.db"));
        let url = format!("sqlite://{}", path.display());
        drop(Db::open(&url).expect("the template"));
        found(&url);
        let copying = format!("VACUUM INTO '{}'", copy.display());
        DbConn::open(&url).expect("the template").batch_execute(&copying).expect("a copy");
        std::fs::read(&copy).expect("the copy")
    })
}

/// The name of a database with all its tables, made once by this process.
fn postgres_template(server: &str) -> &'static str {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let name = format!("template_{}", std::process::id());
        let again = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        let mut conn = DbConn::open(server).expect("PostgreSQL");
        conn.batch_execute(&again).expect("no old template");
        conn.batch_execute(&format!("CREATE DATABASE {name}")).expect("the template");
        drop(Db::open(&on(server, &name)).expect("the tables"));
        found(&on(server, &name));
        // the pools of that database let go on their own time; a template must have no guests
        let guests = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        conn.batch_execute(&guests).expect("no guests");
        name
    })
}

/// The kit that can recover every sealed case of the tests.
pub fn recovery() -> &'static RecoveryKit {
    static KIT: OnceLock<RecoveryKit> = OnceLock::new();
    KIT.get_or_init(|| RecoveryKit::generate().expect("a kit"))
}

/// Pins the kit, as `init` does.
pub fn pin(folder: &Path) {
    let kit = Some(to_hex(&recovery().bundle().verifying_key()));
    let recovery = recovery().recipient().recipient().clone();
    let pinned = Pinned { instance: uuid::Uuid::from_bytes(*INSTANCE), recovery, kit, founder: None };
    Trust::create(folder, &pinned).expect("pins");
}

const INSTANCE: &[u8; 16] = b"instance of test";

/// A programme with its taxonomy and the places of Mali, as `init` makes it.
fn found(url: &str) {
    let conn = &mut DbConn::open(url).expect("the template");
    let instance = Instance {
        id: *INSTANCE,
        name: "Programme d’essai".into(),
        public_name: "Jaabi".into(),
        language: Lang::FRENCH,
        recovery: Some(recovery().recipient().recipient().clone()),
        demo: false,
    };
    conn.write(|conn| {
        programme::found(conn, &instance, &Taxonomy::embedded()?, super::monday())?;
        places::seed_mali(conn)
    })
    .expect("a programme");
}

/// The same server, another database.
fn on(server: &str, name: &str) -> String {
    let (base, query) = server.split_once('?').map_or((server, String::new()), |(b, q)| (b, format!("?{q}")));
    let (host, _) = base.rsplit_once('/').expect("a URL with a database");
    format!("{host}/{name}{query}")
}
