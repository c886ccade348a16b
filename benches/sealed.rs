//! What sealing costs: `cargo bench --bench sealed`, on SQLite, or on PostgreSQL where `TEST_DATABASE_URL` names a server.
//! Sensitive intakes by 1, 4 and 16 clients, each beginning the next as soon as the last is durable, against a bare
//! transaction that writes the same rows and bytes through the same writer; opening; signing in; and whether the answer
//! about a forbidden case takes as long as the answer about none. `JAABI_BENCH_SECONDS` sets how long each is measured.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark that cannot go on says so")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]
#[path = "../tests/it/support/mod.rs"]
#[allow(unused_imports, reason = "shared with the tests")]
mod support;

use diesel::connection::SimpleConnection;
use jaabi::cases::model::Track;
use jaabi::cases::{self, Context};
use jaabi::config::Config;
use jaabi::id::Reference;
use jaabi::sealing::Argon2Cost;
use jaabi::sealing::kdf;
use jaabi::storage::Db;
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
        cases::take_sealed(&db, ctx, &new, author, None).expect("an intake without an error");
    })
}

/// Copies the rows of one intake, as the same writer writes them.
fn bare(world: &World, reference: &Reference) -> Box<Work> {
    let (db, from, sqlite): (Db, _, _) =
        (world.app.db.clone(), reference.to_string(), world.app.read(|c| Ok(c.is_sqlite())));
    let next = AtomicI64::new(0);
    Box::new(move || {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let (from, id) = (from.clone(), hex(sqlite, number));
        db.write_now(move |conn| {
            conn.batch_execute(&copies(&from, &id, number))?;
            Ok::<_, anyhow::Error>(())
        })
        .expect("rows");
    })
}

fn hex(sqlite: bool, number: i64) -> String {
    // scattered as random ids are, since they are looked up in an index
    let digits = format!("{:016x}{number:016x}", number.wrapping_mul(-7_046_029_254_386_353_131));
    if sqlite { format!("x'{digits}'") } else { format!("'\\x{digits}'::bytea") }
}

fn copies(from: &str, id: &str, number: i64) -> String {
    let old = format!("(SELECT key FROM cases WHERE reference = '{from}')");
    let new = format!("(SELECT key FROM cases WHERE id = {id})");
    let columns = "sealed, track, state, desk_key, region_key, received_on, recorded_on, due_on, closed_on, version, \
        recipient, waiting";
    let log = "on_day, kind, desk_key, salt, commitment, hash";
    // as intakes spread over the lanes of PostgreSQL
    let lane = -(number % 16);
    format!(
        "INSERT INTO cases (id, reference, {columns}) SELECT {id}, 'B{number}', {columns} FROM cases WHERE reference = '{from}';
         INSERT INTO items (case_key, number, bytes, hash, recorded_on)
            SELECT {new}, number, bytes, hash, recorded_on FROM items WHERE case_key = {old};
         INSERT INTO grants (case_key, kind, account_key, membership_key, wrapped, granted_on)
            SELECT {new}, kind, account_key, membership_key, wrapped, granted_on FROM grants WHERE case_key = {old};
         INSERT INTO outbox (kind, account_key, created_at, due_at, attempts)
            SELECT kind, account_key, created_at, due_at, attempts FROM outbox WHERE key IN (SELECT key FROM outbox ORDER BY key LIMIT 2);
         INSERT INTO audit_sealed (lane, number, {log}) SELECT {lane}, {}, {log} FROM audit_sealed LIMIT 1;
         UPDATE audit_heads SET mac = mac WHERE lane = {lane};",
        -1 - number
    )
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
    let (mut opened, mut forbidden, mut absent) = (Vec::new(), Vec::new(), Vec::new());
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
        ("the page of a sealed case", opened),
        ("a case that is forbidden", forbidden),
        ("a case that is not there", absent),
    ] {
        times.sort_by(f64::total_cmp);
        let at = |share: usize| times[ASKED * share / 100];
        println!("{what:44} median {:6.3}  half between {:6.3} and {:6.3} ms", at(50), at(25), at(75));
    }
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
