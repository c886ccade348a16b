//! What outlives an erased case.
use super::{after, close, closed, round};
use crate::support::world::World;
use crate::support::{Person, in_area, member_of};
use jaabi::access::Role;
use jaabi::cases::model::{Displacement, OrdinaryFact, Sex};
use jaabi::cases::{self};
use jaabi::programme::Calendar;
use jaabi::tracker::{Fact, Known, Period, Report};

fn facts(world: &World, viewer: Option<&Person>) -> Vec<OrdinaryFact> {
    let viewer = viewer.map(|person| world.app.viewer(person));
    let today = world.app.clock.today();
    let mut facts = world.app.read(|conn| Ok(cases::facts(conn, viewer.as_ref(), None, today)?));
    facts.sort_by_key(|fact| format!("{fact:?}"));
    facts
}

#[actix_web::test]
async fn the_figures_are_the_same_before_and_after() {
    let world = World::new().await;
    let mut others = Vec::new();
    for (category, sector, channel) in [(1, "wash", "committee"), (2, "health", "phone"), (4, "wash", "phone")] {
        let mut new = world.ordinary("x");
        (new.category, new.sector, new.channel) = (category, Some(sector.into()), channel.into());
        others.push(world.record(new).await);
    }
    let untouched = others.pop().unwrap();
    for reference in &others {
        world.act(&world.handler, reference, "acknowledge", &[("on", "2026-03-02")]).await;
        world.act(&world.handler, reference, "answer", &[("text", "oui")]).await;
        let told = [("how", "phone"), ("on", "2026-03-02"), ("satisfied", "satisfied")];
        world.act(&world.handler, reference, "tell", &told).await;
        close(&world, reference).await;
    }
    // kept from the manager, and about the committee
    let mut kept = world.ordinary("y");
    kept.excluded = vec![world.manager.key.unwrap()];
    let kept = world.record(kept).await;
    close(&world, &kept).await;
    let mut about = world.ordinary("z");
    about.hidden_from_committee = true;
    let about = world.record(about).await;
    close(&world, &about).await;
    after(&world, 364).await;
    round(&world).await;
    let both = [member_of(world.committee), in_area(Role::Manager, world.mopti, None)];
    let both = world.app.person("Sira Koné", &both).await;
    let gao = world.app.person("Bouba Maïga", &[in_area(Role::Manager, world.gao, None)]).await;
    let readers = [None, Some(&world.manager), Some(&both), Some(&gao), Some(&world.gao_handler), Some(&world.handler)];
    let before: Vec<Vec<OrdinaryFact>> = readers.iter().map(|who| facts(&world, *who)).collect();
    assert_eq!(before.iter().map(Vec::len).collect::<Vec<_>>(), [5, 4, 4, 0, 0, 5]);
    let table = world.manager.get("/tracker.csv").await.body;
    after(&world, 1).await;
    round(&world).await;
    for gone in [&others[0], &others[1], &kept, &about] {
        assert!(!super::is_there(&world, gone));
    }
    assert!(super::is_there(&world, &untouched));
    // who spoke is erased with the case
    let nobody = |fact: OrdinaryFact| OrdinaryFact { person: None, ..fact };
    for (who, before) in readers.iter().zip(&before) {
        let [now, before] =
            [facts(&world, *who), before.clone()].map(|all| all.into_iter().map(nobody).collect::<Vec<_>>());
        assert_eq!(now, before);
    }
    // the same page but for the day, and for the one that is still open
    let after = world.manager.get("/tracker.csv").await.body;
    assert_eq!(after.replace("2027-03-02", "2027-03-01").replace(",365,", ",364,"), table);
    assert!(table.contains(",4,3,1,1,2,364,"), "{table}");
    let known = |facts: &[OrdinaryFact]| {
        let facts = facts.iter().cloned().map(Fact::from).collect();
        Known::on(world.app.clock.today(), Period::default(), facts).all()
    };
    assert_eq!(known(&facts(&world, None)), known(&before[0]));
    // also of a day in between: every step outlived its case
    assert!(
        before[0]
            .iter()
            .all(|fact| fact.life.as_ref().is_some_and(|life| !life.steps.is_empty()) || fact.closed.is_none())
    );
    let past = |facts: &[OrdinaryFact]| {
        let facts: Vec<Fact> = facts.iter().cloned().map(nobody).map(Fact::from).collect();
        let day = facts.iter().map(|fact| fact.received).min().unwrap();
        serde_json::to_string(&Report::of(&Known::on(day, Period::default(), facts), &Calendar::default())).unwrap()
    };
    assert_eq!(past(&facts(&world, None)), past(&before[0]));
    assert_eq!(known(&before[0]).closed, 4);
}

#[actix_web::test]
async fn what_was_said_about_persons_becomes_monthly_totals_beside_nothing_else() {
    let world = World::new().await;
    for (sex, age, status) in [
        (Some(Sex::Female), Some("18-59"), Some(Displacement::Idp)),
        (Some(Sex::Female), None, None),
        (Some(Sex::Male), Some("60+"), None),
    ] {
        let mut new = world.ordinary("x");
        (new.sex, new.age, new.displacement) = (sex, age.map(str::to_owned), status);
        new.access_needs = Some("seeing,walking".into());
        let reference = world.record(new).await;
        close(&world, &reference).await;
    }
    after(&world, 365).await;
    round(&world).await;
    let totals = world.app.read(|conn| Ok(cases::person_totals(conn)?));
    let said: Vec<String> = totals.iter().map(|t| format!("{} {} {} {}", t.month, t.kind, t.code, t.cases)).collect();
    assert_eq!(
        said,
        [
            "2026-03-01 access seeing 3",
            "2026-03-01 access walking 3",
            "2026-03-01 age 18-59 1",
            "2026-03-01 age 60+ 1",
            "2026-03-01 displacement idp 1",
            "2026-03-01 sex female 2",
            "2026-03-01 sex male 1",
        ]
    );
}

#[actix_web::test]
async fn an_auditor_who_was_excluded_learns_nothing_from_the_log_afterwards() {
    let world = World::new().await;
    let mut new = world.ordinary("x");
    new.excluded = vec![world.auditor.key.unwrap()];
    let reference = world.record(new).await;
    close(&world, &reference).await;
    closed(&world, "autre").await;
    after(&world, 365).await;
    world.auditor.sign_in().await;
    let entries = |page: &str| page.matches("clos").count();
    let before = entries(&world.auditor.get("/audit").await.body);
    round(&world).await;
    let page = world.auditor.get("/audit").await;
    assert_eq!(entries(&page.body), before, "{}", page.body);
    assert!(page.has("dossier effacé"), "{}", page.body);
    super::log_is_whole(&world);
}
