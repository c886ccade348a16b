//! Reports of ended months and quarters: kept once, read by whoever answers for the area, and telling nothing that is hidden.
use crate::support::world::World;
use crate::support::{Answer, Person, in_area, member_of, role};
use chrono::{Datelike, Days, NaiveDate};
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::storage::schema::{audit, tracker_reports};

/// Cases of the month before, so many of them told.
async fn month_of(world: &World, cases: usize, told: usize) -> NaiveDate {
    let today = world.app.clock.today();
    let last = today.with_day(1).unwrap() - Days::new(1);
    for n in 0..cases {
        let mut new = world.ordinary(&format!("plainte {n}"));
        new.received_on = last.with_day(2 + n as u32 % 20).unwrap();
        let reference = world.record(new).await;
        if n < told {
            world.act(&world.handler, &reference, "answer", &[("text", "oui")]).await;
            let on = last.to_string();
            world
                .act(&world.handler, &reference, "tell", &[("how", "phone"), ("on", &on), ("satisfied", "satisfied")])
                .await;
        }
    }
    last
}

async fn make(person: &Person, covers: &str, area: &str) -> Answer {
    person.post("/tracker/reports", &[("covers", covers), ("area", area)]).await
}

fn bytes(world: &World) -> Vec<(String, Vec<u8>)> {
    world
        .app
        .read(|conn| Ok(tracker_reports::table.select((tracker_reports::body, tracker_reports::hash)).load(conn)?))
}

#[actix_web::test]
async fn a_report_is_kept_as_it_is_shown_with_who_when_and_a_fingerprint() {
    let world = World::new().await;
    let last = month_of(&world, 24, 0).await;
    let (covers, mopti) = (last.format("%Y-%m").to_string(), world.mopti.place.get().to_string());
    assert!(world.manager.get("/tracker").await.has("href=\"/tracker/reports\""));
    assert!(world.manager.get("/tracker/reports").await.has("Aucun rapport"));
    let kept = make(&world.manager, &covers, &mopti).await;
    let page = kept.location.clone().expect("a page").split('?').next().unwrap().to_owned();
    let shown = world.manager.get(&page).await;
    assert!(
        shown.status == 200 && shown.has("Moussa Traoré") && shown.has("SHA-256") && shown.has(">24<"),
        "{}",
        shown.body
    );
    // the bytes that are taken away are those the fingerprint is of
    let file = world.manager.get(&format!("{page}/json")).await;
    let stored = bytes(&world);
    assert_eq!((stored.len(), &file.body), (1, &stored[0].0));
    assert_eq!(jaabi::sealing::sha256(file.body.as_bytes()).to_vec(), stored[0].1);
    let csv = world.manager.get(&format!("{page}/csv")).await;
    assert!(csv.has(",all,,received,24,false") && csv.has(&covers), "{}", csv.body);
    let html = world.manager.get(&format!("{page}/html")).await;
    assert!(
        html.has(">24<") && html.header("content-disposition").contains(".html") && !html.has("csrf"),
        "{}",
        html.body
    );
    let noted = world
        .app
        .read(|conn| Ok(audit::table.filter(audit::kind.like("figures_%")).count().get_result::<i64>(conn)?));
    assert_eq!(noted, 4, "made once, taken three times");
    // what comes later changes nothing
    let mut late = world.ordinary("plus tard");
    late.received_on = last;
    world.record(late).await;
    assert_eq!(world.manager.get(&format!("{page}/csv")).await.body, csv.body);
    // and a second report would tell that one case came late
    let again = make(&world.manager, &covers, &mopti).await;
    assert!(again.status == 409 && again.has("trop peu") && bytes(&world).len() == 1, "{}", again.body);
}

#[actix_web::test]
async fn a_report_is_read_by_whoever_answers_for_the_area_and_by_nobody_else() {
    let world = World::new().await;
    let last = month_of(&world, 24, 12).await;
    let covers = last.format("%Y-%m").to_string();
    let gao = world.app.person("Aïcha Maïga", &[in_area(Role::Manager, world.gao, None)]).await;
    let all = world.app.person("Ibrahim Keïta", &[role(Role::Manager)]).await;
    let both =
        world.app.person("Sira Diarra", &[in_area(Role::Manager, world.mopti, None), member_of(world.committee)]).await;
    let page = make(&world.manager, &covers, &world.mopti.place.get().to_string()).await.location.expect("a page");
    let page = page.split('?').next().unwrap();
    assert_eq!((all.get(page).await.status, gao.get(page).await.status, both.get(page).await.status), (200, 404, 404));
    assert!(all.get("/tracker/reports").await.has(page) && !gao.get("/tracker/reports").await.has(page));
    assert!(both.get("/tracker/reports").await.has("partie d’un comité"));
    assert_eq!(gao.get("/tracker/reports/9").await.body.len(), gao.get(page).await.body.len());
    for file in ["csv", "json", "html"] {
        assert_eq!(gao.get(&format!("{page}/{file}")).await.status, 404);
    }
    // of another area none can be made, nor of the whole country
    let mopti = world.mopti.place.get().to_string();
    assert_eq!((make(&gao, &covers, &mopti).await.status, make(&gao, &covers, "all").await.status), (404, 404));
    assert_eq!(make(&both, &covers, &mopti).await.status, 404);
    let country = make(&all, &covers, "all").await.location.expect("a page");
    let country = country.split('?').next().unwrap();
    assert_eq!((world.manager.get(country).await.status, all.get(country).await.status), (404, 200));
    let number = country.rsplit('/').next().unwrap();
    let beside = all.get(&format!("{page}?with={number}")).await;
    assert!(beside.status == 200 && beside.has("À côté") && beside.has("Tout le pays"), "{}", beside.body);
    assert_eq!(world.manager.get(&format!("{page}?with={number}")).await.status, 404);
}

#[actix_web::test]
async fn no_report_counts_a_case_that_is_kept_from_somebody() {
    let world = World::new().await;
    let last = month_of(&world, 24, 0).await;
    let covers = last.format("%Y-%m").to_string();
    let mut about = world.ordinary("sur le responsable");
    about.received_on = last;
    about.excluded = vec![world.manager.key.unwrap()];
    world.record(about).await;
    let all = world.app.person("Ibrahim Keïta", &[role(Role::Manager)]).await;
    let page = make(&all, &covers, &world.mopti.place.get().to_string()).await.location.expect("a page");
    let file = world.manager.get(&format!("{}/csv", page.split('?').next().unwrap())).await;
    assert!(file.has(",all,,received,24,false"), "{}", file.body);
}

#[actix_web::test]
async fn what_has_not_ended_is_too_small_or_was_changed_is_no_report() {
    let world = World::new().await;
    let mopti = world.mopti.place.get().to_string();
    let today = world.app.clock.today();
    world.record(world.ordinary("une seule")).await;
    let now = today.format("%Y-%m").to_string();
    for (covers, why) in [(now.as_str(), "pas finie"), ("mars", "Choisissez un mois"), ("2019-01", "trop peu")] {
        let answer = make(&world.manager, covers, &mopti).await;
        assert!(answer.status == 409 && answer.has(why), "{covers}: {}", answer.body);
    }
    assert!(bytes(&world).is_empty());
    let last = month_of(&world, 24, 0).await;
    let page = make(&world.manager, &last.format("%Y-%m").to_string(), &mopti).await.location.expect("a page");
    let page = page.split('?').next().unwrap().to_owned();
    world
        .app
        .write(|conn| {
            let body: String = tracker_reports::table.select(tracker_reports::body).first(conn)?;
            let other = body.replace("24", "25");
            Ok(diesel::update(tracker_reports::table).set(tracker_reports::body.eq(other)).execute(conn)?)
        })
        .await;
    let shown = world.manager.get(&page).await;
    assert!(shown.has("a été changé dans la base") && !shown.has(">25<"), "{}", shown.body);
    assert_eq!(world.manager.get(&format!("{page}/csv")).await.status, 404);
}
