//! The demo, filled and read as people read it.
use crate::support::{TestApp, recovery};
use chrono::{NaiveDate, NaiveDateTime};
use jaabi::access::{Role, Viewer};
use jaabi::cases::model::State;
use jaabi::cases::{self, Context, Line, Wanted};
use jaabi::demo::{self, PlannedCase, PlannedKind};
use jaabi::desks::Trust;
use jaabi::places::Book;
use jaabi::sealing::{Argon2Cost, InstanceKeys};
use jaabi::storage::Db;
use jaabi::{accounts, audit, desks, notify, programme};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();

fn context(db: &Db, keys: &Arc<InstanceKeys>, trust: &Arc<Trust>) -> Context {
    let (programme, book) = db
        .read_now(|conn| anyhow::Ok((programme::load(conn, TODAY)?.expect("a programme"), Book::load(conn)?)))
        .expect("read");
    let now = TODAY.and_hms_opt(9, 0, 0).unwrap();
    let (programme, book) = (Arc::new(programme), Arc::new(book));
    Context { programme, book, trust: trust.clone(), keys: keys.clone(), now, today: TODAY }
}

/// Writing waits for the database, so it has a thread of its own.
fn set_up(app: &TestApp) {
    let (db, keys, trust) = (app.db.clone(), app.keys.clone(), app.program.trust.clone().into_inner());
    let powers = demo::Powers { trust, keys, kit: recovery().duplicate().unwrap() };
    let work = move || demo::set_up(&db, powers, demo::began(TODAY), Argon2Cost::LEAST);
    std::thread::spawn(work).join().unwrap().unwrap();
}

/// Set up and filled.
fn filled(app: &TestApp) -> Vec<PlannedCase> {
    set_up(app);
    let plan = demo::plan(1, TODAY).unwrap();
    let (db, keys, planned) = (app.db.clone(), app.keys.clone(), plan.clone());
    let trust = app.program.trust.clone().into_inner();
    let play = move || {
        let ctx = context(&db, &keys, &trust);
        let at = |now: NaiveDateTime| Context { now, today: now.date(), ..ctx.clone() };
        let entered = std::cell::Cell::new(0);
        demo::fill(&db, at, &planned, |cases| entered.set(cases)).unwrap();
        entered.get()
    };
    assert_eq!(std::thread::spawn(play).join().unwrap(), plan.len());
    plan
}

fn viewer(app: &TestApp, name: &str) -> Viewer {
    app.read(|conn| {
        let key = accounts::by_name(conn, name)?.expect("an account");
        Ok(accounts::viewer(conn, key)?)
    })
}

fn seen(app: &TestApp, viewer: &Viewer, sealed: bool) -> Vec<Line> {
    let wanted = Wanted { sealed, most: 1000, ..Wanted::default() };
    let ctx = context(&app.db, &app.keys, &app.program.trust);
    app.read(|conn| Ok(cases::list(conn, &ctx, viewer, &wanted)?))
}

fn with_duty(fits: impl Fn(&demo::Duty) -> bool) -> Vec<&'static str> {
    demo::people().iter().filter(|person| person.duties.iter().any(&fits)).map(|person| person.name).collect()
}

fn count<T: Ord>(all: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts
}

/// The ordinary cases of a plan.
fn ordinary(plan: &[PlannedCase]) -> impl Iterator<Item = &PlannedCase> {
    plan.iter().filter(|case| matches!(case.kind, PlannedKind::Ordinary(_)))
}

#[actix_web::test]
async fn the_demo_is_filled_as_planned() {
    let app = TestApp::new().await;
    let plan = filled(&app);
    let manager = with_duty(|duty| duty.role == Role::Manager && duty.region.is_none())[0];
    let lines = seen(&app, &viewer(&app, manager), false);
    assert_eq!(lines.len(), 336);
    let states = count(lines.iter().map(|(case, _)| case.state));
    assert_eq!(states, count(ordinary(&plan).map(|case| case.ends)));
    assert_eq!(states.len(), 9);
    let halves = || lines.iter().map(|(_, half)| half.as_ref().expect("an ordinary half"));
    let channels: BTreeSet<&str> = halves().map(|half| half.channel.as_str()).collect();
    assert_eq!(channels.len(), 23);
    let categories: BTreeSet<i32> = halves().map(|half| half.category).collect();
    assert_eq!(categories.into_iter().collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    for (case, half) in &lines {
        let half = half.as_ref().expect("an ordinary half");
        assert!(case.recorded_on >= case.received_on && case.recorded_on < TODAY);
        assert!(half.told_on.is_none_or(|told| half.answered_on.is_some_and(|answered| answered <= told)));
        assert_eq!(case.closed_on.is_some(), case.state == State::Closed);
    }
    assert!(lines.iter().filter(|(case, _)| case.closed_on.is_none()).any(|(case, _)| case.due_on < Some(TODAY)));
    assert!(
        app.read(|conn| Ok(notify::due(conn, &notify::Reach::at(TODAY.and_hms_opt(9, 0, 0).unwrap()), 10)?)).is_empty()
    );
}

#[actix_web::test]
async fn its_sealed_cases_are_seen_by_their_desks_alone() {
    let app = TestApp::new().await;
    let plan = filled(&app);
    let mut found: BTreeMap<String, (cases::model::Track, State)> = BTreeMap::new();
    for name in with_duty(|duty| duty.role == Role::FocalPoint) {
        let focal = viewer(&app, name);
        assert!(seen(&app, &focal, false).is_empty(), "{name} handles sealed cases only");
        let lines = seen(&app, &focal, true);
        assert!(!lines.is_empty(), "{name} has something to do");
        found.extend(lines.into_iter().map(|(case, _)| (case.reference.to_string(), (case.track, case.state))));
    }
    let planned = plan.iter().filter_map(|case| match &case.kind {
        PlannedKind::Sealed(said) => Some((said.track, case.ends)),
        PlannedKind::Ordinary(_) => None,
    });
    assert_eq!(count(found.into_values()), count(planned));
    for name in with_duty(|duty| duty.role != Role::FocalPoint) {
        assert!(seen(&app, &viewer(&app, name), true).is_empty(), "{name}");
    }
    let desks = app.read(|conn| desks::all(conn).map_err(Into::into));
    assert_eq!(desks.len(), 6);
}

#[actix_web::test]
async fn its_log_runs_forward_and_what_is_there_is_not_added_twice() {
    let app = TestApp::new().await;
    filled(&app);
    let log = app.read(|conn| Ok(audit::page(conn, jaabi::id::AccountKey::new(0), None, 100_000)?));
    assert!(log.lines.len() > 1500 && log.next.is_none(), "{}", log.lines.len());
    assert!(log.lines.iter().rev().is_sorted_by_key(|line| line.day));
    let people = || app.read(|conn| Ok(accounts::all(conn)?)).len();
    assert_eq!(people(), demo::people().len());
    set_up(&app);
    assert_eq!(people(), demo::people().len());
}

#[actix_web::test]
async fn its_people_sign_in_and_open_what_is_theirs() {
    let app = TestApp::new().await;
    filled(&app);
    for desk in ["psea", "gbv"] {
        let name = with_duty(|duty| duty.desk == Some(desk))[1];
        let person = demo::people().iter().find(|person| person.name == name).unwrap();
        let browser = app.anonymous();
        assert_eq!(browser.sign_in_with(person.name, person.password).await.status, 303);
        browser.get("/").await.leads_to("/factor");
        let step = app.clock.now().and_utc().timestamp() / 30;
        let code = person.factor().unwrap().code(u64::try_from(step).unwrap()).unwrap();
        browser.post("/factor", &[("code", &code)]).await.leads_to("/");
        let (case, _) = seen(&app, &viewer(&app, name), true).remove(0);
        let page = browser.get(&format!("/cases/{}", case.reference)).await;
        assert_eq!(page.status, 200, "{}", page.body);
    }
    let member = &demo::people()[1];
    let browser = app.anonymous();
    assert_eq!(browser.sign_in_with(member.name, member.password).await.status, 303);
    let (case, _) = seen(&app, &viewer(&app, member.name), false).remove(0);
    assert_eq!(browser.get(&format!("/cases/{}", case.reference)).await.status, 200);
}
