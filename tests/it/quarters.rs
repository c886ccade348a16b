//! Ended quarters of sealed cases: frozen once, small numbers hidden, for nobody who works at a desk.
mod report;

use crate::support::world::World;
use crate::support::{Answer, focal_point_of, in_area, role};
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::app;
use jaabi::cases::model::Track;
use jaabi::id::Reference;
use jaabi::retention::{self, Policy};
use jaabi::storage::schema::{frozen_quarters, sealed_totals};
use jaabi::tracker::{self, Frozen, Quarter, Shown};

/// The first day on which the quarter of `monday` is frozen.
const SETTLED: i64 = 43;

async fn later(world: &World, days: i64) {
    world.app.later(days * 86_400);
    for (_, person) in world.everybody() {
        person.sign_in().await;
    }
}

/// What the program does by itself.
async fn freeze(world: &World) -> usize {
    let (book, now) = (world.context().book, (world.app.clock.today(), world.app.clock.now()));
    world.app.write(move |conn| Ok(tracker::freeze_due(conn, &book, now)?)).await
}

fn frozen(world: &World, quarter: &str) -> Frozen {
    let all = world.app.read(|conn| Ok(tracker::frozen(conn)?));
    all.into_iter().find(|frozen| frozen.totals.quarter.to_string() == quarter).expect("a frozen quarter")
}

fn of(frozen: &Frozen, track: &str) -> Shown {
    frozen.totals.tracks.iter().find(|one| one.track == track).expect("a track").shown
}

/// So many cases of a track in the region of Mopti.
async fn take(world: &World, track: Track, many: usize) -> Vec<Reference> {
    let mut taken = Vec::new();
    for _ in 0..many {
        taken.push(world.take(world.sealed(track)).await);
    }
    taken
}

#[actix_web::test]
async fn a_quarter_is_frozen_once_and_a_case_that_comes_late_changes_nothing() {
    let world = World::new().await;
    take(&world, Track::Psea, 6).await;
    later(&world, SETTLED - 1).await;
    freeze(&world).await;
    let quarters = || world.app.read(|conn| Ok(tracker::frozen(conn)?)).len();
    assert_eq!(quarters(), 4, "those before the programme began, whatever was received");
    assert!(!world.manager.get("/tracker/quarters").await.has("2026Q1"));
    later(&world, 1).await;
    assert_eq!(freeze(&world).await, 1);
    let first = frozen(&world, "2026Q1");
    assert_eq!(of(&first, "psea").cases, Some(6));
    assert_eq!(of(&first, "gbv").cases, None);
    let mut late = world.sealed(Track::Psea);
    late.received_on = chrono::NaiveDate::from_ymd_opt(2026, 3, 20).unwrap();
    world.take(late).await;
    assert_eq!(freeze(&world).await, 0);
    assert_eq!(frozen(&world, "2026Q1"), first);
    assert_eq!(quarters(), 5);
    // nobody writes over it, and what was changed by another hand is not shown
    world
        .app
        .write(|conn| {
            let first = frozen_quarters::table.order(frozen_quarters::quarter.desc()).limit(1);
            let body: String = first.select(frozen_quarters::body).get_result(conn)?;
            diesel::update(frozen_quarters::table.filter(frozen_quarters::body.eq(&body)))
                .set(frozen_quarters::body.eq(body.replace("\"cases\":6", "\"cases\":5")))
                .execute(conn)?;
            Ok(())
        })
        .await;
    assert_eq!(quarters(), 4);
}

#[actix_web::test]
async fn two_nodes_freeze_a_quarter_once() {
    let world = World::new().await;
    take(&world, Track::Psea, 5).await;
    later(&world, SETTLED).await;
    let node = || {
        let (db, book) = (world.app.db.clone(), world.context().book);
        let now = (world.app.clock.today(), world.app.clock.now());
        std::thread::spawn(move || db.write_now(move |conn| tracker::freeze_due(conn, &book, now)).expect("frozen"))
    };
    let nodes = [node(), node(), node(), node()];
    let done: usize = nodes.into_iter().map(|node| node.join().expect("a node")).sum();
    assert_eq!(done, 5);
    assert_eq!(of(&frozen(&world, "2026Q1"), "psea").cases, Some(5));
}

#[actix_web::test]
async fn the_server_freezes_by_itself_with_a_clock_that_is_right() {
    let world = World::new().await;
    take(&world, Track::Psea, 5).await;
    let round = |world: &World, done| {
        let program = world.app.program.clone();
        std::thread::spawn(move || app::freeze(&program, done).expect("a round")).join().expect("a thread")
    };
    let count = || world.app.read(|conn| Ok(tracker::frozen(conn)?)).len();
    later(&world, SETTLED).await;
    round(&world, None);
    assert_eq!(count(), 0, "the clock may be wrong");
    for _ in 0..7 {
        world.app.later(86_400);
        round(&world, None);
    }
    assert_eq!(count(), 5);
    let today = world.app.clock.today();
    assert_eq!(round(&world, Some(today)), today);
}

#[actix_web::test]
async fn what_was_erased_counts_and_its_exact_number_is_forgotten_with_the_freezing() {
    let world = World::new().await;
    let cases = take(&world, Track::Psea, 7).await;
    for reference in &cases[..3] {
        hand_over(&world, reference, "2026-03-02").await;
        close(&world, reference).await;
    }
    later(&world, 365).await;
    erase(&world).await;
    let totals = || {
        let columns = (sealed_totals::cases, sealed_totals::within_one, sealed_totals::within_two);
        world.app.read(move |conn| Ok(sealed_totals::table.select(columns).load::<(i32, i32, i32)>(conn)?))
    };
    assert_eq!(totals(), [(3, 3, 3)]);
    freeze(&world).await;
    assert_eq!(of(&frozen(&world, "2026Q1"), "psea").cases, Some(7));
    assert_eq!(totals(), []);
    // what goes after the freezing leaves nothing any more
    close(&world, &cases[3]).await;
    later(&world, 365).await;
    erase(&world).await;
    assert_eq!(totals(), []);
    assert_eq!(of(&frozen(&world, "2026Q1"), "psea").cases, Some(7));
}

async fn erase(world: &World) {
    let (kit, policy) = (world.app.program.kit(), Policy::of(&world.app.program.config.retention));
    let run = tokio::task::spawn_blocking(move || retention::run(&kit, &policy, None).expect("a round"));
    run.await.expect("a thread");
}

async fn close(world: &World, reference: &Reference) {
    let fields = [("closing", "assistance_given"), ("text", ""), ("reason", "essai")];
    let done = world.act(&world.focal, reference, "close", &fields).await;
    done.leads_to(&format!("/cases/{reference}?done=close"));
}

async fn hand_over(world: &World, reference: &Reference, on: &str) {
    let fields = [("to", "handed_over"), ("text", ""), ("on", on), ("reason", "urgent")];
    let done = world.act(&world.focal, reference, "step", &fields).await;
    done.leads_to(&format!("/cases/{reference}?done=step"));
}

#[actix_web::test]
async fn how_soon_it_was_handed_over_is_said_in_days_and_only_the_first_time_counts() {
    let world = World::new().await;
    let cases = take(&world, Track::Psea, 20).await;
    later(&world, 10).await;
    for (at, reference) in cases.iter().enumerate() {
        let on = match at {
            0..5 => "2026-03-03",
            5..10 => "2026-03-04",
            10..15 => "2026-03-09",
            _ => continue,
        };
        hand_over(&world, reference, on).await;
    }
    // taken up again: it was late, and stays late
    close(&world, &cases[10]).await;
    world.act(&world.focal, &cases[10], "reopen", &[("reason", "essai")]).await;
    hand_over(&world, &cases[10], "2026-03-12").await;
    later(&world, SETTLED).await;
    freeze(&world).await;
    let shown = of(&frozen(&world, "2026Q1"), "psea");
    assert_eq!(shown, Shown { cases: Some(20), known: Some(20), within_one: Some(5), within_two: Some(10) });
    let page = world.manager.get("/tracker/quarters").await;
    assert!(page.has("5 sur 20") && page.has("10 sur 20") && page.has("Transmis en 48 heures"), "{}", page.body);
    let file = world.manager.get("/tracker/quarters.csv?quarter=2026Q1").await;
    assert!(file.has("2026Q1,2026-04-24,psea,Tout le pays,20,20,5,10,false"), "{}", file.body);
}

#[actix_web::test]
async fn one_case_looks_like_none_and_whoever_works_at_a_desk_is_shown_nothing() {
    let world = World::new().await;
    let empty = World::new().await;
    for track in [Track::Psea, Track::Integrity, Track::Rights, Track::Gbv, Track::Child] {
        world.take(world.sealed(track)).await;
    }
    let both = |world: &World| [in_area(Role::Manager, world.mopti, None), focal_point_of(world.desks["psea"])];
    let accused = world.app.person("Sidi Cissé", &both(&world)).await;
    for world in [&world, &empty] {
        later(world, SETTLED).await;
        freeze(world).await;
    }
    for path in ["/tracker/quarters", "/tracker/quarters?quarter=2026Q1", "/tracker/quarters.csv?quarter=2026Q1"] {
        let (there, nothing) = (world.manager.get(path).await, empty.manager.get(path).await);
        assert_eq!((there.status, nothing.status), (200, 200));
        let plain = |answer: &Answer| answer.body.replace(&answer.csrf().unwrap_or_else(|| "no token".into()), "TOKEN");
        assert_eq!(plain(&there), plain(&nothing), "{path}");
    }
    take(&world, Track::Psea, 8).await;
    later(&world, 120).await;
    accused.sign_in().await;
    freeze(&world).await;
    let page = accused.get("/tracker/quarters?quarter=2026Q2").await;
    assert!(page.status == 200 && page.has("ne vous sont pas montrés") && !page.has("<table"), "{}", page.body);
    assert_eq!(accused.get("/tracker/quarters.csv").await.location.as_deref(), Some("/tracker/quarters"));
    for (who, person) in world.everybody().into_iter().filter(|(who, _)| *who != "manager") {
        assert_eq!(person.get("/tracker/quarters").await.status, 404, "{who}");
    }
}

#[actix_web::test]
async fn a_manager_of_a_region_reads_of_that_region_and_of_the_country() {
    let world = World::new().await;
    take(&world, Track::Psea, 9).await;
    for _ in 0..8 {
        let mut there = world.sealed(Track::Psea);
        there.region = Some(world.gao.place);
        world.take(there).await;
    }
    for region in ["Kayes", "Ségou", "Sikasso"] {
        let book = world.context().book;
        for _ in 0..2 {
            let mut few = world.sealed(Track::Psea);
            few.region = book.find(region, jaabi::access::Level::Region, None).map(|place| place.key);
            world.take(few).await;
        }
    }
    later(&world, SETTLED).await;
    freeze(&world).await;
    let whole = world.app.person("Sira Koné", &[role(Role::Manager)]).await;
    let path = "/tracker/quarters.csv?quarter=2026Q1";
    let (own, all) = (world.manager.get(path).await, whole.get(path).await);
    for file in [&own, &all] {
        assert!(file.has("psea,Tout le pays,23,") && file.has("psea,Mopti,9,"), "{}", file.body);
        assert!(!file.has(",2,") && file.has(",,,,true"), "{}", file.body);
    }
    assert!(!own.has("Gao") && all.has("psea,Gao,8,"), "{} {}", own.body, all.body);
    let quarter = Quarter::parse("2026Q1").unwrap();
    assert_eq!(frozen(&world, "2026Q1").totals.quarter, quarter);
}

#[actix_web::test]
async fn sealing_an_ordinary_case_does_not_lose_it_from_every_figure() {
    let world = World::new().await;
    for n in 0..5 {
        let reference = world.record(world.ordinary(&format!("plainte {n}"))).await;
        let sealed = world.act(&world.handler, &reference, "seal", &[("track", "psea")]).await;
        assert_eq!(sealed.status, 303, "{}", sealed.body);
    }
    let first = "2026-01-01".parse().expect("a day");
    assert_eq!(world.app.read(move |conn| Ok(jaabi::cases::moved(conn, first)?)), (5, 0));
    later(&world, SETTLED).await;
    freeze(&world).await;
    let page = world.manager.get("/tracker/quarters?quarter=2026Q1").await;
    assert!(page.has("5 dossiers ordinaires sont devenus"), "{}", page.body);
    assert!(page.has("Combien étaient en retard est caché"), "{}", page.body);
    let before = world.manager.get("/tracker/quarters?quarter=2025Q4").await;
    assert!(before.has("Moins de 5 dossiers ordinaires"), "none looks like four: {}", before.body);
}
