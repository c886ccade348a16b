//! Listening to the program from inside: what it logs, and what it asks its database.
use super::canary::found_in;
use crate::support::TestApp;
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, Once, OnceLock};
use tracing_subscriber::EnvFilter;

static LINES: AtomicUsize = AtomicUsize::new(0);
static CAUGHT: Mutex<Vec<String>> = Mutex::new(Vec::new());
static WATCHED: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Ear;

impl Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LINES.fetch_add(1, Ordering::Relaxed);
        let line = String::from_utf8_lossy(bytes);
        let named = WATCHED.lock().unwrap().iter().any(|word| line.contains(word.as_str()));
        if named || found_in(bytes).is_some() {
            CAUGHT.lock().unwrap().push(line.into_owned());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Listens to the log of every program in this process, at its most talkative.
pub fn listen_to_the_log() {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        let filter = EnvFilter::new("warn,jaabi=trace");
        let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(|| Ear).with_ansi(false);
        log.try_init().expect("nobody else listens");
    });
}

/// Lines of the log that name this too are caught.
pub fn listen_for(word: &str) {
    WATCHED.lock().unwrap().push(word.to_owned());
}

/// How many lines were heard, and those that said what no line may say.
pub fn heard() -> (usize, Vec<String>) {
    (LINES.load(Ordering::Relaxed), CAUGHT.lock().unwrap().clone())
}

type Asked = BTreeMap<String, Vec<String>>;

fn asked() -> &'static Mutex<Asked> {
    static ASKED: OnceLock<Mutex<Asked>> = OnceLock::new();
    ASKED.get_or_init(Mutex::default)
}

/// One for each connection.
#[derive(Default)]
struct Note {
    url: String,
}

impl Instrumentation for Note {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => self.url = url.to_owned(),
            InstrumentationEvent::StartQuery { query, .. } => {
                if let Some(list) = asked().lock().unwrap().get_mut(&self.url) {
                    let query = query.to_string();
                    list.push(query.split(" -- binds").next().unwrap_or_default().to_owned());
                }
            }
            _ => {}
        }
    }
}

/// From now on connections that are opened can be listened to.
pub fn listen_to_connections() {
    set_default_instrumentation(|| Some(Box::<Note>::default())).unwrap();
}

fn name(app: &TestApp) -> String {
    let url = &app.program.config.database.url;
    url.strip_prefix("sqlite://").unwrap_or(url).to_owned()
}

/// What was asked of the database since the last time, without values; begins to listen.
pub fn queries(app: &TestApp) -> Vec<String> {
    let list = asked().lock().unwrap().insert(name(app), Vec::new()).unwrap_or_default();
    // how a connection learns about types and is tried before use depends on which one it is
    list.into_iter().filter(|query| !query.contains("pg_type") && query != "SELECT 1").collect()
}
