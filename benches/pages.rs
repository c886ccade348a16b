//! How long a page takes at 100,000 cases on SQLite: `cargo bench`. Prints a line each: minimum, median and 99th percentile
//! of the server's own time, in milliseconds. `JAABI_BENCH_CASES` sets another number of cases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark that cannot go on says so")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]
use actix_web::body::MessageBody;
use actix_web::cookie::Cookie;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::test::{self, TestRequest};
use jaabi::access::{Area, Held, Level, Role};
use jaabi::accounts::{self, NewAccount, Profile};
use jaabi::app::Program;
use jaabi::cases::{self, Context, Wanted};
use jaabi::cli::{instance, seed};
use jaabi::clock::Clock;
use jaabi::committees::{self, NewCommittee};
use jaabi::config::Config;
use jaabi::founding::{self, NewInstance, Person};
use jaabi::i18n::Lang;
use jaabi::sealing::RecoveryKit;
use jaabi::storage::{Db, DbConn};
use std::path::Path;
use std::time::Instant;

const RUNS: usize = 200;
/// Committees among which the cases are spread.
const COMMITTEES: u8 = 100;
const PASSWORD: &str = "pirogue mil soleil tabouret";
const FAR_PASSWORD: &str = "natte girafe cuivre moulin";

const COUNTRY: &str = "Hamidou Cissé";
const REGION: &str = "Oumar Touré";
const MANAGER: &str = "Kadidia Maïga";
const MEMBER: &str = "Awa Dembélé";
const FOCAL: &str = "Nana Guindo";

/// Who opens what. `CASE` stands for the reference of a case that the person may see.
const ASKED: &[(&str, &str, &[&str])] = &[
    (
        "handler, country",
        COUNTRY,
        &[
            "/cases",
            "/cases?after=CASE",
            "/cases?order=oldest",
            "/cases?order=due",
            "/cases?order=due&after=CASE",
            "/cases?state=open&order=due",
            "/cases?state=closed",
            "/cases?due=overdue",
            "/cases?sector=wash&category=2",
            "/cases?place=Mopti",
            "/cases?committee=c1",
            "/cases?q=pompe",
            "/cases?q=pompe+panne+12",
            "/cases?q=CASE",
            "/cases/CASE",
            "/",
        ],
    ),
    ("handler, region", REGION, &["/cases", "/cases?state=open&order=due", "/cases?q=pompe", "/cases/CASE", "/"]),
    ("manager", MANAGER, &["/cases", "/cases/CASE"]),
    ("committee member", MEMBER, &["/intake", "/cases", "/cases?q=pompe", "/cases/CASE", "/"]),
    ("focal point", FOCAL, &["/cases", "/cases?kind=sealed&state=open&order=due", "/cases/CASE", "/"]),
];

#[actix_web::main]
async fn main() {
    let number: u64 = std::env::var("JAABI_BENCH_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let clock = Clock::system();
    let (config, own) = {
        let clock = clock.clone();
        std::thread::spawn(move || prepare(&data, &clock, number)).join().expect("an instance")
    };
    let program = Program::open(config, clock).expect("a program");
    let app = test::init_service(program.app()).await;
    let ask = async |request: TestRequest| app.call(request.to_request()).await.expect("an answer");
    println!("{number} cases, {RUNS} requests each, the server's own time");
    for ((role, name, pages), case) in ASKED.iter().zip(own) {
        let cookie = sign_in(&ask, name).await;
        for page in *pages {
            let (mut times, size) = measure(&ask, &cookie, &page.replace("CASE", &case)).await;
            times.sort_by(f64::total_cmp);
            let (least, median, most) = (times[0], times[RUNS / 2], times[RUNS * 99 / 100]);
            let kept = if median < 5.0 { "" } else { "  over 5 ms" };
            println!("{role:17} {page:40} median {median:6.2} min {least:6.2} p99 {most:6.2} ms {size:7} bytes{kept}");
        }
    }
}

async fn sign_in<B>(ask: &impl AsyncFn(TestRequest) -> ServiceResponse<B>, name: &str) -> Cookie<'static> {
    let password = if name == FOCAL { FAR_PASSWORD } else { PASSWORD };
    let form = format!("name={}&password={}", name.replace(' ', "+"), password.replace(' ', "+"));
    let request =
        TestRequest::post().uri("/sign-in").insert_header(("content-type", "application/x-www-form-urlencoded"));
    let answer = ask(request.set_payload(form)).await;
    answer.response().cookies().next().expect("a session").into_owned()
}

/// The milliseconds of each request, and the bytes of the page.
async fn measure<B: MessageBody>(
    ask: &impl AsyncFn(TestRequest) -> ServiceResponse<B>,
    cookie: &Cookie<'static>,
    page: &str,
) -> (Vec<f64>, usize) {
    let mut times = Vec::new();
    let mut size = 0;
    for _ in 0..RUNS {
        let began = Instant::now();
        let answer = ask(TestRequest::get().uri(page).cookie(cookie.clone())).await;
        assert_eq!(answer.status(), 200, "{page}");
        size = test::read_body(answer).await.len();
        times.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    (times, size)
}

/// A filled instance, and a case of each person in `ASKED`.
fn prepare(data: &Path, clock: &Clock, number: u64) -> (Config, Vec<String>) {
    let mut config = Config::load(None, data, Some(&format!("sqlite://{}", data.join("jaabi.db").display()))).unwrap();
    config.security.argon2_memory_kib = 8;
    config.security.argon2_passes = 1;
    // a code of the telephone costs nothing worth measuring
    config.security.second_factor = "optional".into();
    let person = |name: &str, password: &str| Person { name: name.into(), password: password.to_owned().into() };
    let new = NewInstance {
        organisation: "Mesure".into(),
        admin: person("Adama Konaté", PASSWORD),
        bypass: person(FOCAL, FAR_PASSWORD),
        language: Lang::FRENCH,
        recovery: RecoveryKit::generate().unwrap().recipient().recipient().clone(),
        verifier: None,
        kit: None,
        projects: Vec::new(),
        demo: false,
    };
    founding::init(&config, &new, clock.now()).expect("an instance");
    let opened = instance::open(&config, clock).expect("opened");
    let region = opened.ctx.book.find("Mopti", Level::Region, None).expect("a region").area();
    people(&opened.db, &config, clock, region);
    let began = Instant::now();
    seed::fill(&opened.db, &opened.ctx, number, 1, |_| {}).expect("cases");
    println!("seeded in {:.1} s", began.elapsed().as_secs_f64());
    let own = |name: &str| opened.db.read_now(|conn| case_of(conn, &opened.ctx, name));
    let cases = ASKED.iter().map(|(_, name, _)| own(name)).collect::<anyhow::Result<_>>().expect("cases");
    (config, cases)
}

fn people(db: &Db, config: &Config, clock: &Clock, region: Area) {
    let (cost, now) = (instance::cost(config), clock.now());
    db.write_now(move |conn| {
        let mut committee = None;
        for number in 0..COMMITTEES {
            let (code, name) = (format!("c{number}"), format!("Comité {number}"));
            let place = Some(region.place);
            committee =
                Some(committees::add(conn, &NewCommittee { code, name, place, ..NewCommittee::default() })?.key);
        }
        let blank = |role| Held { role, committee: None, area: None, sector: None, desk: None };
        let people = [
            (COUNTRY, blank(Role::Handler)),
            (REGION, Held { area: Some(region), ..blank(Role::Handler) }),
            (MANAGER, blank(Role::Manager)),
            (MEMBER, Held { committee, ..blank(Role::CommitteeMember) }),
        ];
        for (name, held) in people {
            let profile = Profile { name: name.into(), language: None, roles: vec![held] };
            let (account, _) = NewAccount::with_own_password(profile, PASSWORD, cost)?;
            accounts::create(conn, &account, None, now)?;
        }
        Ok::<_, anyhow::Error>(())
    })
    .expect("people");
}

/// The reference of the fiftieth case that a person sees: old enough for a second page.
fn case_of(conn: &mut DbConn, ctx: &Context, name: &str) -> anyhow::Result<String> {
    let key = accounts::names(conn)?.into_iter().find(|(_, known)| known == name).expect("a person").0;
    let viewer = accounts::viewer(conn, key)?;
    let sealed = viewer.is(Role::FocalPoint);
    let lines = cases::list(conn, ctx, &viewer, &Wanted { sealed, most: 50, ..Wanted::default() })?;
    Ok(lines.last().expect("a case").0.reference.to_string())
}
