//! How long a page takes at 100,000 cases on SQLite: `cargo bench`. Prints a line each: minimum, median and 99th percentile
//! of the server's own time, in milliseconds. `JAABI_BENCH_CASES` sets another number of cases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark that cannot go on says so")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]
use actix_web::dev::Service;
use actix_web::test::{self, TestRequest};
use jaabi::access::{Held, Level, Role};
use jaabi::accounts::{self, NewAccount, Profile};
use jaabi::app::Program;
use jaabi::cases::{self, Wanted};
use jaabi::cli::{instance, seed};
use jaabi::clock::Clock;
use jaabi::committees::{self, NewCommittee};
use jaabi::config::Config;
use jaabi::founding::{self, NewInstance, Person};
use jaabi::i18n::Lang;
use jaabi::sealing::RecoveryKit;
use std::time::Instant;

const RUNS: usize = 200;
const PASSWORD: &str = "pirogue mil soleil tabouret";

#[actix_web::main]
async fn main() {
    let number: u64 = std::env::var("JAABI_BENCH_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let clock = Clock::system();
    let (config, reference) = {
        let (data, clock) = (data.clone(), clock.clone());
        std::thread::spawn(move || prepare(&data, &clock, number)).join().expect("an instance")
    };
    let program = Program::open(config, clock).expect("a program");
    let app = test::init_service(program.app()).await;
    let people = [("handler", "Hamidou Cissé"), ("member", "Awa Dembélé")];
    for (role, name) in people {
        let form = format!("name={}&password={}", name.replace(' ', "+"), PASSWORD.replace(' ', "+"));
        let request =
            TestRequest::post().uri("/sign-in").insert_header(("content-type", "application/x-www-form-urlencoded"));
        let answer = app.call(request.set_payload(form).to_request()).await.expect("signed in");
        let cookie = answer.response().cookies().next().expect("a session").into_owned();
        let case = format!("/cases/{reference}");
        let pages: &[&str] = if role == "handler" {
            &["/", "/cases", "/cases?state=open&order=due", "/cases?q=pompe", &case]
        } else {
            &["/intake", "/cases", "/"]
        };
        for page in pages {
            let mut times = Vec::new();
            let mut size = 0;
            for _ in 0..RUNS {
                let request = TestRequest::get().uri(page).cookie(cookie.clone()).to_request();
                let began = Instant::now();
                let answer = app.call(request).await.expect("an answer");
                assert_eq!(answer.status(), 200, "{page}");
                size = test::read_body(answer).await.len();
                times.push(began.elapsed().as_secs_f64() * 1000.0);
            }
            times.sort_by(f64::total_cmp);
            let shown = page.replace(reference.as_str(), "REFERENCE");
            println!(
                "{role:8} {shown:30} {number} cases: min {:.2} ms, median {:.2} ms, p99 {:.2} ms, {size} bytes",
                times[0],
                times[RUNS / 2],
                times[RUNS * 99 / 100]
            );
        }
    }
}

fn prepare(data: &std::path::Path, clock: &Clock, number: u64) -> (Config, String) {
    let mut config = Config::load(None, data, Some(&format!("sqlite://{}", data.join("jaabi.db").display()))).unwrap();
    config.security.argon2_memory_kib = 8;
    config.security.argon2_passes = 1;
    let person = |name: &str| Person { name: name.into(), password: PASSWORD.to_owned().into() };
    let new = NewInstance {
        organisation: "Mesure".into(),
        admin: person("Adama Konaté"),
        bypass: person("Nana Guindo"),
        language: Lang::FRENCH,
        recovery: RecoveryKit::generate().unwrap().recipient().recipient().clone(),
        demo: false,
    };
    founding::init(&config, &new, clock.now()).expect("an instance");
    let opened = instance::open(&config, clock).expect("opened");
    let (cost, now) = (instance::cost(&config), clock.now());
    let region = opened.ctx.book.find("Mopti", Level::Region, None).expect("a region").area();
    let key = opened
        .db
        .write_now(move |conn| {
            let committee = NewCommittee {
                code: "c".into(),
                name: "Comité".into(),
                place: Some(region.place),
                ..NewCommittee::default()
            };
            let committee = committees::add(conn, &committee)?.key;
            let blank = |role| Held { role, committee: None, area: None, sector: None, desk: None };
            let handler = vec![Held { area: Some(region), ..blank(Role::Handler) }];
            let member = vec![Held { committee: Some(committee), ..blank(Role::CommitteeMember) }];
            let mut last = None;
            for (name, roles) in [("Awa Dembélé", member), ("Hamidou Cissé", handler)] {
                let profile = Profile { name: name.into(), language: None, roles };
                let (account, _) = NewAccount::with_own_password(profile, PASSWORD, cost)?;
                last = Some(accounts::create(conn, &account, None, now)?);
            }
            last.ok_or_else(|| anyhow::anyhow!("nobody"))
        })
        .expect("people");
    seed::fill(&opened.db, &opened.ctx, number, 1, |_| {}).expect("cases");
    let reference = opened.db.read_now(|conn| {
        let viewer = accounts::viewer(conn, key)?;
        let lines = cases::list(conn, &opened.ctx, &viewer, &Wanted { most: 1, ..Wanted::default() })?;
        Ok::<_, anyhow::Error>(lines[0].0.reference.to_string())
    });
    (config, reference.expect("a case"))
}
