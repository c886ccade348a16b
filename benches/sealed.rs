//! What sealing costs: `cargo bench --bench sealed`, on SQLite, or on PostgreSQL where `TEST_DATABASE_URL` names a server.
//! Sensitive intakes by 1, 4 and 16 clients, each beginning the next as soon as the last is durable, against a bare
//! transaction that writes the same rows and bytes through the same writer; opening; signing in; and whether the answer
//! about a forbidden case takes as long as the answer about none. `JAABI_BENCH_SECONDS` sets how long each is measured.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark that cannot go on says so")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]
#[path = "../tests/it/support/mod.rs"]
#[allow(unused_imports, reason = "shared with the tests")]
mod support;

use diesel::prelude::*;
use diesel::query_builder::AstPass;
use diesel::sql_types::{BigInt, Binary, Date, Integer, Nullable, Text, Timestamp};
use jaabi::access::{SecondStep, Session, Viewer};
use jaabi::cases::model::Track;
use jaabi::cases::{Context, sealed, take_sealed};
use jaabi::config::Config;
use jaabi::id::{Reference, SessionKey};
use jaabi::sealing::{Argon2Cost, Key32, KeyBundle, kdf};
use jaabi::storage::schema::{audit_heads, audit_sealed, cases, grants, items, outbox};
use jaabi::storage::{DbConn, MultiBackend, NewRow, insert_together};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};
use support::world::World;

const CLIENTS: [usize; 3] = [1, 4, 16];
const ASKED: usize = 300;

#[actix_web::main]
async fn main() {
    let seconds = std::env::var("JAABI_BENCH_SECONDS").ok().and_then(|n| n.parse().ok()).unwrap_or(5);
    let world = World::new().await;
    let postgres = std::env::var("TEST_DATABASE_URL").is_ok_and(|url| !url.is_empty());
    println!("{}, {seconds} s each", if postgres { "PostgreSQL" } else { "SQLite" });
    let reference = world.take(world.sealed(Track::Psea)).await;
    let intake = Arc::new(intake(&world));
    let bare = Arc::new(bare(&world, &reference));
    for clients in CLIENTS {
        let sealed = many(clients, seconds, &intake);
        let plain = many(clients, seconds, &bare);
        print(&format!("sealed intakes, {clients} clients"), &sealed);
        print(&format!("the same rows bare, {clients} clients"), &plain);
        println!("{:44} {:8.2}", "  share of the bare transaction", sealed.per_second() / plain.per_second());
    }
    pages(&world, &reference).await;
    signing_in();
}

/// One unit of work of a client; a failure ends the benchmark.
type Work = dyn Fn() + Send + Sync;

fn intake(world: &World) -> Box<Work> {
    let (db, ctx, new) = (world.app.db.clone(), world.context(), world.sealed(Track::Psea));
    let author = world.app.viewer(&world.member);
    let author = Some((author.key, author.id));
    Box::new(move || {
        let ctx: &Context = &ctx;
        take_sealed(&db, ctx, &new, author, None).expect("an intake without an error");
    })
}

/// Writes the rows of one intake again and again: the same bytes, statement by statement as the product writes them, through
/// the same writer.
fn bare(world: &World, reference: &Reference) -> Box<Work> {
    let (db, from) = (world.app.db.clone(), reference.to_string());
    let rows = Arc::new(world.app.read(move |conn| Ok(Rows::read(conn, &from)?)));
    let next = AtomicI64::new(0);
    Box::new(move || {
        let (number, rows) = (next.fetch_add(1, Ordering::Relaxed), rows.clone());
        db.write_now(move |conn| Ok::<_, anyhow::Error>(rows.write(conn, number)?)).expect("rows");
    })
}

type Day = chrono::NaiveDate;
type Minute = chrono::NaiveDateTime;

/// A row without its key and what it hangs on; nothing is left to the database's defaults.
macro_rules! row {
    ($name:ident, $table:ident, $($column:ident: $type:ty),+) => {
        #[derive(Clone, Queryable, Selectable, Insertable)]
        #[diesel(table_name = $table, treat_none_as_default_value = false)]
        struct $name { $($column: $type),+ }
    };
}

row!(Case, cases, sealed: bool, track: String, state: String, desk_key: Option<i64>, region_key: Option<i64>,
    received_on: Day, recorded_on: Day, due_on: Option<Day>, closed_on: Option<Day>, version: i32,
    recipient: Option<String>, waiting: bool, reached_after: Option<i32>);
row!(Item, items, number: i32, bytes: Vec<u8>, hash: Vec<u8>, recorded_on: Day);
row!(Grant, grants, kind: String, account_key: Option<i64>, membership_key: Option<i64>, wrapped: Vec<u8>,
    granted_on: Day, until_on: Option<Day>);
row!(Letter, outbox, kind: String, account_key: i64, created_at: Minute, due_at: Minute, attempts: i32,
    message: Option<Vec<u8>>);
row!(Entry, audit_sealed, on_day: Day, kind: String, desk_key: Option<i64>, salt: Vec<u8>, commitment: Vec<u8>,
    hash: Vec<u8>);

/// What one intake wrote.
struct Rows {
    case: Case,
    items: Vec<Item>,
    grants: Vec<Grant>,
    letters: Vec<Letter>,
    entry: Entry,
}

/// A row of a case.
struct Of<T>(i64, T);

impl NewRow for Of<Grant> {
    const INTO: &'static str = "INSERT INTO grants (case_key, kind, account_key, membership_key, wrapped, granted_on, \
        until_on) VALUES ";

    fn bind<'b>(&'b self, out: &mut AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        let Self(case, row) = self;
        out.push_bind_param::<BigInt, _>(case)?;
        out.push_sql(", ");
        out.push_bind_param::<Text, _>(&row.kind)?;
        out.push_sql(", ");
        out.push_bind_param::<Nullable<BigInt>, _>(&row.account_key)?;
        out.push_sql(", ");
        out.push_bind_param::<Nullable<BigInt>, _>(&row.membership_key)?;
        out.push_sql(", ");
        out.push_bind_param::<Binary, _>(&row.wrapped)?;
        out.push_sql(", ");
        out.push_bind_param::<Date, _>(&row.granted_on)?;
        out.push_sql(", ");
        out.push_bind_param::<Nullable<Date>, _>(&row.until_on)
    }
}

impl NewRow for Of<Letter> {
    const INTO: &'static str =
        "INSERT INTO outbox (kind, account_key, created_at, due_at, attempts, case_key, message) VALUES ";

    fn bind<'b>(&'b self, out: &mut AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        let Self(case, row) = self;
        out.push_bind_param::<Text, _>(&row.kind)?;
        out.push_sql(", ");
        out.push_bind_param::<BigInt, _>(&row.account_key)?;
        out.push_sql(", ");
        out.push_bind_param::<Timestamp, _>(&row.created_at)?;
        out.push_sql(", ");
        out.push_bind_param::<Timestamp, _>(&row.due_at)?;
        out.push_sql(", ");
        out.push_bind_param::<Integer, _>(&row.attempts)?;
        out.push_sql(", ");
        out.push_bind_param::<BigInt, _>(case)?;
        out.push_sql(", ");
        out.push_bind_param::<Nullable<Binary>, _>(&row.message)
    }
}

impl Rows {
    fn read(conn: &mut DbConn, reference: &str) -> QueryResult<Self> {
        let own = cases::table.filter(cases::reference.eq(reference));
        let key: i64 = own.select(cases::key).first(conn)?;
        Ok(Self {
            case: own.select(Case::as_select()).first(conn)?,
            items: items::table.filter(items::case_key.eq(key)).select(Item::as_select()).load(conn)?,
            grants: grants::table.filter(grants::case_key.eq(key)).select(Grant::as_select()).load(conn)?,
            letters: outbox::table.filter(outbox::case_key.eq(key)).select(Letter::as_select()).load(conn)?,
            entry: audit_sealed::table.select(Entry::as_select()).first(conn)?,
        })
    }

    fn write(&self, conn: &mut DbConn, number: i64) -> QueryResult<()> {
        // scattered as random ids are, since they are looked up in an index
        let scattered = number.wrapping_mul(-7_046_029_254_386_353_131);
        let id = [scattered.to_be_bytes(), number.to_be_bytes()].concat();
        let case = (cases::id.eq(id), cases::reference.eq(format!("B{number}")), &self.case);
        let key: i64 = diesel::insert_into(cases::table).values(case).returning(cases::key).get_result(conn)?;
        for item in &self.items {
            diesel::insert_into(items::table).values((items::case_key.eq(key), item)).execute(conn)?;
        }
        // in one statement each, as the product does
        insert_together(conn, &self.grants.iter().map(|grant| Of(key, grant.clone())).collect::<Vec<_>>())?;
        insert_together(conn, &self.letters.iter().map(|letter| Of(key, letter.clone())).collect::<Vec<_>>())?;
        // as intakes spread over the lanes of PostgreSQL
        let lane = -i32::try_from(number % 16).unwrap_or_default();
        let place = (audit_sealed::lane.eq(lane), audit_sealed::number.eq(-1 - number));
        diesel::insert_into(audit_sealed::table).values((place, &self.entry)).execute(conn)?;
        diesel::update(audit_heads::table.find(lane)).set(audit_heads::number.eq(audit_heads::number)).execute(conn)?;
        Ok(())
    }
}

/// What was measured of one kind of work.
struct Measured {
    /// Of each unit, in milliseconds, sorted.
    times: Vec<f64>,
    seconds: f64,
    cpu: f64,
}

impl Measured {
    fn per_second(&self) -> f64 {
        self.times.len() as f64 / self.seconds
    }

    fn at(&self, share: f64) -> f64 {
        self.times[((self.times.len() - 1) as f64 * share) as usize]
    }
}

/// `clients` threads, each beginning the next as soon as the last is done.
fn many(clients: usize, seconds: u64, work: &Arc<Box<Work>>) -> Measured {
    let (began, cpu) = (Instant::now(), cpu_seconds());
    let until = began + Duration::from_secs(seconds);
    let client = |work: Arc<Box<Work>>| {
        std::thread::spawn(move || {
            let mut times = Vec::new();
            while Instant::now() < until {
                let start = Instant::now();
                work();
                times.push(start.elapsed().as_secs_f64() * 1000.0);
            }
            times
        })
    };
    let threads: Vec<_> = (0..clients).map(|_| client(work.clone())).collect();
    let mut times: Vec<f64> = threads.into_iter().flat_map(|thread| thread.join().expect("a client")).collect();
    times.sort_by(f64::total_cmp);
    Measured { times, seconds: began.elapsed().as_secs_f64(), cpu: cpu_seconds() - cpu }
}

/// Of this process, all threads; PostgreSQL's own are not in it.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<f64> = stat.rsplit(')').next().unwrap_or("").split(' ').filter_map(|f| f.parse().ok()).collect();
    // after the name: state (not a number), then ten numbers before utime and stime, in hundredths of a second
    fields.get(10).zip(fields.get(11)).map_or(0.0, |(user, system)| (user + system) / 100.0)
}

fn print(what: &str, m: &Measured) {
    println!(
        "{what:44} {:8.0} /s  median {:6.2}  p99 {:6.2} ms  cpu {:5.2} ms each",
        m.per_second(),
        m.at(0.5),
        m.at(0.99),
        m.cpu * 1000.0 / m.times.len() as f64
    );
}

/// Opening a sealed case; and, turn by turn, asking for one that is forbidden and one that is not there.
async fn pages(world: &World, reference: &Reference) {
    let (mut whole, mut opened, mut forbidden, mut absent) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (ctx, viewer) = (world.context(), unlocked(world));
    for _ in 0..ASKED {
        let began = Instant::now();
        world.app.db.read_now(|conn| sealed::open(conn, &ctx, &viewer, reference)).expect("it opens");
        whole.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    for _ in 0..ASKED {
        opened.push(timed(&world.focal, reference, 200).await);
    }
    timed(&world.handler, reference, 404).await;
    for turn in 0..ASKED {
        // turn by turn: whichever comes second finds a warmer processor
        for second in [turn % 2 == 0, turn % 2 == 1] {
            if second {
                forbidden.push(timed(&world.handler, reference, 404).await);
            } else {
                absent.push(timed(&world.handler, &Reference::random(), 404).await);
            }
        }
    }
    for (what, mut times) in [
        ("opening a sealed case", whole),
        ("its page", opened),
        ("a case that is forbidden", forbidden),
        ("a case that is not there", absent),
    ] {
        times.sort_by(f64::total_cmp);
        let at = |share: usize| times[ASKED * share / 100];
        println!("{what:44} median {:6.3}  half between {:6.3} and {:6.3} ms", at(50), at(25), at(75));
    }
}

/// The focal point as in a request, with the keys.
fn unlocked(world: &World) -> Viewer {
    let key = Key32::from_bytes([7; 32]);
    let own = world.focal.bundle.as_ref().expect("keys").wrap(&key, b"bench").expect("wrapped");
    let session = Session {
        key: SessionKey::new(1),
        csrf: Arc::new(Key32::from_bytes([7; 32])),
        bundle: Some(Arc::new(KeyBundle::unwrap_bundle(&key, b"bench", &own).expect("keys"))),
        locked: false,
        locks: 0,
        step: SecondStep::Done,
        confirmed_at: None,
        must_change: false,
    };
    Viewer { session: Some(session), ..world.app.viewer(&world.focal) }
}

async fn timed(person: &support::Person, reference: &Reference, status: u16) -> f64 {
    let began = Instant::now();
    let answer = person.get(&format!("/cases/{reference}")).await;
    let took = began.elapsed().as_secs_f64() * 1000.0;
    assert_eq!(answer.status, status);
    took
}

/// The password alone, at the cost that is delivered: everything else of a sign-in is below a millisecond.
fn signing_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = Config::load(None, folder.path(), Some("sqlite://jaabi.db")).expect("the delivered settings");
    let cost = Argon2Cost {
        memory_kib: config.security.argon2_memory_kib,
        passes: config.security.argon2_passes,
        lanes: config.security.argon2_lanes,
    };
    let mut times: Vec<f64> = (0..15)
        .map(|_| {
            let began = Instant::now();
            kdf::derive("pirogue mil soleil tabouret", &[7; 16], cost).expect("a key");
            began.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "{:44} median {:6.0} ms ({} MiB, {} passes)",
        "signing in: the password",
        times[7],
        cost.memory_kib / 1024,
        cost.passes
    );
}
