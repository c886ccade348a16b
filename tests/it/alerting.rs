//! What a manager hears without looking for it, once; and the week of a committee.
use crate::leaks::whole::whole;
use crate::support::world::World;
use crate::support::{Person, in_area};
use chrono::{Days, NaiveDate};
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::cases::model::{Holder, Track};
use jaabi::storage::schema::{alerts, committees, ordinary};
use jaabi::{alerts as told, id::Reference};

/// The round of a day; answers how many alerts were made.
async fn round(world: &World, day: NaiveDate) -> usize {
    let (db, mut ctx) = (world.app.db.clone(), world.context());
    ctx.today = day;
    std::thread::spawn(move || told::round(&db, &ctx).unwrap()).join().unwrap()
}

/// The committees of this world lie in Mopti.
async fn in_mopti(world: &World) {
    let place = world.mopti.place;
    world
        .app
        .write(move |conn| Ok(diesel::update(committees::table).set(committees::place_key.eq(place)).execute(conn)?))
        .await;
}

async fn received(world: &World, on: NaiveDate, text: &str) -> Reference {
    let mut new = world.ordinary(text);
    new.received_on = on;
    world.record(new).await
}

async fn due(world: &World, reference: &Reference, on: NaiveDate) {
    let key = world.case(reference);
    let work = move |conn: &mut jaabi::storage::DbConn| {
        use jaabi::storage::schema::cases;
        diesel::update(cases::table.find(key)).set(cases::due_on.eq(on)).execute(conn)?;
        Ok(diesel::update(ordinary::table.find(key)).set(ordinary::due_on.eq(on)).execute(conn)?)
    };
    world.app.write(work).await;
}

fn made(world: &World) -> i64 {
    world.app.read(|conn| Ok(alerts::table.count().get_result(conn)?))
}

#[actix_web::test]
async fn a_quiet_committee_is_told_once_to_whom_it_concerns() {
    let world = World::new().await;
    in_mopti(&world).await;
    let gao = world.app.person("Bouba Maïga", &[in_area(Role::Manager, world.gao, None)]).await;
    let today = world.app.clock.today();
    received(&world, today, "la pompe").await;
    world.letters_left().await;
    assert_eq!(round(&world, today + Days::new(29)).await, 0);
    assert_eq!(round(&world, today + Days::new(30)).await, 1);
    assert!(world.letter_waits(&world.manager) && !world.letter_waits(&gao) && !world.letter_waits(&world.handler));
    world.letters_left().await;
    for days in [30, 31, 60, 400] {
        assert_eq!(round(&world, today + Days::new(days)).await, 0, "never twice for the same");
    }
    assert!(!world.letter_waits(&world.manager));
    let page = world.manager.get("/").await;
    assert!(page.status == 200 && page.has("Rien n’est venu du comité Socoura"), "{}", page.body);
    assert!(!page.has("Fakala"), "of which nobody knows since when it listens");
    // somebody else's alert cannot be put away
    let key: i64 = world.app.read(|conn| Ok(alerts::table.select(alerts::key).first(conn)?));
    gao.post("/alerts/seen", &[("seen", &key.to_string())]).await;
    assert_eq!(world.handler.post("/alerts/seen", &[("seen", &key.to_string())]).await.status, 404);
    assert!(world.manager.get("/").await.has("Socoura"));
    world.manager.post("/alerts/seen", &[("seen", &key.to_string())]).await.leads_to("/");
    world.manager.get("/").await.leads_to("/tracker");
    // something comes, and then nothing again: that is another silence
    received(&world, today, "la pompe encore").await;
    let key = world.app.read(|conn| {
        let newest = ordinary::table.order(ordinary::case_key.desc()).select(ordinary::case_key);
        Ok(newest.first::<jaabi::id::CaseKey>(conn)?)
    });
    let on = today + Days::new(50);
    let later = move |conn: &mut jaabi::storage::DbConn| {
        use jaabi::storage::schema::cases;
        diesel::update(cases::table.find(key)).set(cases::received_on.eq(on)).execute(conn)?;
        Ok(diesel::update(ordinary::table.find(key)).set(ordinary::received_on.eq(on)).execute(conn)?)
    };
    world.app.write(later).await;
    assert_eq!((round(&world, today + Days::new(51)).await, round(&world, today + Days::new(80)).await), (0, 1));
}

#[actix_web::test]
async fn two_late_weeks_are_told_once_and_again_when_they_come_back() {
    let world = World::new().await;
    // a Monday
    let today = world.app.clock.today();
    for (back, many) in [(10, 6), (4, 6)] {
        for at in 0..many {
            let reference = received(&world, today - Days::new(20), &format!("n {back} {at}")).await;
            due(&world, &reference, today - Days::new(back)).await;
        }
    }
    world.letters_left().await;
    assert_eq!((round(&world, today).await, round(&world, today).await), (1, 0));
    assert!(world.letter_waits(&world.manager));
    let page = world.manager.get("/").await;
    assert!(page.has("Depuis deux semaines") && page.has("due&#x3D;overdue"), "{}", page.body);
    // a week in which nothing was due: it is over
    assert_eq!(round(&world, today + Days::new(7)).await, 0);
    assert_eq!(world.manager.get("/").await.status, 303, "what is over is not shown");
    assert_eq!(round(&world, today).await, 1, "late again");
}

#[actix_web::test]
async fn a_sealed_case_makes_and_ends_no_alert() {
    let world = World::new().await;
    in_mopti(&world).await;
    let today = world.app.clock.today();
    received(&world, today, "la pompe").await;
    let day = today + Days::new(40);
    assert_eq!(round(&world, day).await, 1);
    whole(&world).await;
    for _ in 0..6 {
        world.take(world.sealed(Track::Psea)).await;
    }
    assert_eq!((round(&world, day).await, made(&world)), (0, 1));
    // a case that is kept from the manager ends no silence in the manager's eyes
    let mut hidden = world.ordinary("contre le responsable");
    hidden.excluded = vec![world.manager.key.unwrap()];
    world.record(hidden).await;
    assert_eq!((round(&world, day).await, made(&world)), (0, 1));
}

async fn numbers(person: &Person) -> Vec<String> {
    let page = person.get("/week").await;
    assert_eq!(page.status, 200, "{}", page.body);
    let parts = page.body.split("figure__n\">").skip(1);
    parts.map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn a_committee_sees_its_week_and_who_waits_the_oldest_first() {
    let world = World::new().await;
    let today = world.app.clock.today();
    assert!(world.member.get("/").await.has("href=\"/week\""));
    assert_eq!(numbers(&world.member).await, ["0", "0", "0"]);
    assert!(world.member.get("/week").await.has("Personne n’attend"));
    let old = received(&world, today - Days::new(9), "la vieille pompe").await;
    let new = world.record(world.ordinary("la pompe neuve")).await;
    let mut theirs = world.ordinary("à eux");
    theirs.holder = Holder::Committee;
    let theirs = world.record(theirs).await;
    let other = world.app.committee("Ailleurs").await;
    let mut far = world.ordinary("ailleurs");
    far.committee = Some(other);
    world.record(far).await;
    let mut hidden = world.ordinary("contre le comité");
    hidden.hidden_from_committee = true;
    world.record(hidden).await;
    whole(&world).await;
    assert_eq!(numbers(&world.member).await, ["2", "0", "3"]);
    let page = world.member.get("/week").await;
    let at = |reference: &Reference| page.body.find(reference.as_str()).expect("a line");
    assert!(at(&old) < at(&new) && page.has("attend depuis 9 jours"), "{}", page.body);
    assert!(page.has("C’est à vous de répondre") && page.has("votre parole est arrivée"), "{}", page.body);
    assert!(!page.has("ailleurs") && !page.has("contre le comité"), "{}", page.body);
    let on = today.to_string();
    world.act(&world.handler, &old, "answer", &[("text", "réparée")]).await;
    assert!(world.member.get("/week").await.has("La réponse est prête. Allez la dire."));
    world.act(&world.member, &old, "tell", &[("on", &on), ("how", "visit"), ("satisfied", "satisfied")]).await;
    let told = numbers(&world.member).await;
    assert_eq!(told, ["2", "1", "2"], "{}", world.member.get("/week").await.body);
    let _ = theirs;
    for person in [&world.handler, &world.manager, &world.receiver, &world.focal, &world.admin] {
        assert_eq!(person.get("/week").await.status, 404, "{}", person.name);
    }
    assert_eq!(numbers(&world.other_member).await, ["0", "0", "0"]);
}
