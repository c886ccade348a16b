//! Ordinary cases: to whom they go, and who sees no trace of them.
use super::world::{SMALL, World, but, number, record};
use crate::support::{Person, in_area, member_of, role};
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::desks::DeskKind;
use jaabi::storage::schema::{cases, ordinary, outbox};

async fn lists(person: &Person, reference: &str) -> bool {
    let listed = person.get("/cases").await.has(reference);
    let opens = person.get(&format!("/cases/{reference}")).await.status == 200;
    assert_eq!(listed, opens, "list and page say the same");
    listed
}

#[actix_web::test]
async fn what_a_committee_may_answer_stays_with_it() {
    let world = World::new().await;
    let member = world.member().await;
    let reference = number(&member.get(&record(&member, SMALL).await).await);
    assert!(lists(&member, &reference).await);
    let (holder, text, region): (String, String, Option<i64>) = world.app.read(|conn| {
        let row = ordinary::table.inner_join(cases::table);
        let holder: jaabi::cases::model::Holder = ordinary::table.select(ordinary::holder).first(conn)?;
        let (text, region): (String, Option<jaabi::id::PlaceKey>) =
            row.select((ordinary::text, cases::region_key)).first(conn)?;
        Ok((holder.as_str().to_owned(), text, region.map(|r| r.get())))
    });
    assert_eq!((holder.as_str(), text.as_str()), ("committee", "Le robinet coule."));
    assert_eq!(region, Some(world.region.place.get()));
}

#[actix_web::test]
async fn what_it_may_not_answer_goes_to_the_nearest_handler() {
    let world = World::new().await;
    let member = world.member().await;
    let near = world.handler("Salif", Some(world.cercle)).await;
    world.handler("Oumar", Some(world.region)).await;
    let reference = number(&member.get(&record(&member, &but(SMALL, &[("wish", "help")])).await).await);
    assert!(lists(&near, &reference).await && lists(&member, &reference).await);
    let (assigned, told): (Option<jaabi::id::AccountKey>, Vec<jaabi::id::AccountKey>) = world.app.read(|conn| {
        let assigned = ordinary::table.select(ordinary::assigned_key).first(conn)?;
        Ok((assigned, outbox::table.select(outbox::account_key).load(conn)?))
    });
    assert_eq!((assigned, told), (near.key, vec![near.key.unwrap()]));
}

#[actix_web::test]
async fn everybody_equally_near_is_told_when_nobody_is_nearest() {
    let world = World::new().await;
    let member = world.member().await;
    world.handler("Salif", Some(world.cercle)).await;
    world.handler("Oumar", Some(world.cercle)).await;
    record(&member, &but(SMALL, &[("wish", "help")])).await;
    let told: i64 = world.app.read(|conn| Ok(outbox::table.count().get_result(conn)?));
    assert_eq!(told, 2);
}

#[actix_web::test]
async fn what_is_about_the_committee_leaves_no_trace_in_it() {
    let world = World::new().await;
    let member = world.member().await;
    // a member who is a handler as well must not see it by the other door
    let both =
        world.app.person("Seydou", &[member_of(world.committee), in_area(Role::Handler, world.cercle, None)]).await;
    let outside = world.handler("Oumar", Some(world.region)).await;
    for about in
        [but(SMALL, &[("about", "yes")]), but(SMALL, &[("topic", "aid_worker"), ("wish", ""), ("conduct", "rude")])]
    {
        let before = member.get("/").await.body.matches("<li").count();
        let reference = number(&member.get(&record(&member, &about).await).await);
        assert!(!lists(&member, &reference).await && !lists(&both, &reference).await);
        assert!(lists(&outside, &reference).await);
        assert_eq!(member.get("/").await.body.matches("<li").count(), before, "nothing on the home page either");
    }
}

#[actix_web::test]
async fn someone_from_far_away_looks_after_it_and_nobody_near() {
    let world = World::new().await;
    let member = world.member().await;
    let near = world.handler("Salif", Some(world.cercle)).await;
    let far = world.handler("Oumar", None).await;
    let grave = but(SMALL, &[("wish", "wrong"), ("care", "far")]);
    let reference = number(&member.get(&record(&member, &grave).await).await);
    assert!(lists(&far, &reference).await);
    assert!(!lists(&near, &reference).await && !lists(&member, &reference).await);
}

#[actix_web::test]
async fn a_person_who_must_not_see_it_does_not() {
    let world = World::new().await;
    let member = world.member().await;
    let named = world.handler("Salif Coulibaly", Some(world.cercle)).await;
    let other = world.handler("Oumar Cissé", Some(world.cercle)).await;
    let grave = but(SMALL, &[("wish", "wrong"), ("keep_away", "yes"), ("person_name", "Kulibali Salif")]);
    let reference = number(&member.get(&record(&member, &grave).await).await);
    assert!(!lists(&named, &reference).await && lists(&other, &reference).await && lists(&member, &reference).await);

    assert_eq!(world.counts().1, 1);
}

/// Ways to name somebody who cannot be found for certain.
const DOUBTFUL: &[&[(&str, &str)]] =
    &[&[("person_name", "Zoumana")], &[("person_place", "Mopti")], &[("person_function", "other")]];

#[actix_web::test]
async fn where_it_is_not_certain_who_is_meant_somebody_far_away_gets_it() {
    let world = World::new().await;
    let member = world.member().await;
    let near = world.handler("Salif", Some(world.cercle)).await;
    let manager = world.app.person("Moussa", &[in_area(Role::Manager, world.region, None)]).await;
    let far = world.handler("Oumar", None).await;
    for said in DOUBTFUL {
        let grave = but(SMALL, &[&[("wish", "wrong"), ("keep_away", "yes")], *said].concat());
        let reference = number(&member.get(&record(&member, &grave).await).await);
        assert!(lists(&far, &reference).await, "{said:?}");
        for kept_out in [&near, &member, &manager] {
            assert!(!lists(kept_out, &reference).await, "{said:?}");
        }
    }
}

#[actix_web::test]
async fn where_nobody_may_see_it_the_desk_far_away_gets_it_sealed() {
    let staff: &[(&str, &str)] = &[("person_function", "staff")];
    for said in DOUBTFUL.iter().chain([&staff]) {
        let world = World::new().await;
        let member = world.member().await;
        let near = world.handler("Salif", Some(world.cercle)).await;
        let bypass = world.focal("Coumba", DeskKind::Bypass).await;
        let integrity = world.focal("Daouda", DeskKind::Integrity).await;
        let grave = but(SMALL, &[&[("wish", "wrong"), ("keep_away", "yes")], *said].concat());
        let slip = member.get(&record(&member, &grave).await).await;
        assert_eq!(world.counts(), (1, 0, 1), "{said:?}");
        let sealed = world.envelope(&bypass).expect("a grant");
        assert_eq!((sealed.category, sealed.words.as_deref()), (5, Some("Le robinet coule.")));
        assert_eq!(
            (sealed.sector.as_deref(), sealed.place.as_deref()),
            (Some("wash"), Some("Dialloubé (Mopti, Mopti)"))
        );
        assert_eq!(sealed.kept, [("sex".to_owned(), "female".to_owned())]);
        assert!(world.envelope(&integrity).is_none());
        let reference = number(&slip);
        assert!(bypass.get(&format!("/cases/{reference}")).await.has("Le robinet coule."));
        for kept_out in [&near, &member, &integrity] {
            assert!(!lists(kept_out, &reference).await, "{said:?}");
        }
        if *said == staff {
            assert!(sealed.excluded.contains(&world.app.viewer(&near).id.to_string()));
        }
    }
}

#[actix_web::test]
async fn where_nobody_at_all_may_see_it_it_waits() {
    let world = World::new().await;
    let member = world.member().await;
    let staff = world.handler("Salif", None).await;
    let grave = but(SMALL, &[("wish", "wrong"), ("keep_away", "yes"), ("person_function", "staff")]);
    let slip = member.get(&record(&member, &grave).await).await;
    assert!(slip.has("Il n’y a personne pour l’ouvrir"));
    assert!(world.the_case().3, "it waits");
    assert!(!lists(&staff, &number(&slip)).await);
}

#[actix_web::test]
async fn who_received_it_is_a_member_of_the_committee_and_stands_on_the_case() {
    let world = World::new().await;
    let member = world.member().await;
    let colleague = world.app.person("Boubacar", &[member_of(world.committee)]).await;
    let stranger = world.handler("Oumar", None).await;
    let page = member.get("/intake").await;
    let id = |person: &Person| world.app.viewer(person).id.to_string();
    assert!(page.has(&format!("<option value=\"{}\" selected>", id(&member))) && page.has(&id(&colleague)));
    assert!(!page.has(&id(&stranger)) && !page.has("Oumar"));
    for (chosen, wanted) in [(&colleague, &colleague), (&member, &member), (&stranger, &member)] {
        let chosen = id(chosen);
        let sent = but(SMALL, &[("received_by", &chosen)]);
        let reference = number(&member.get(&record(&member, &sent).await).await);
        let case = member.get(&format!("/cases/{reference}")).await;
        let fact = case.body.split_once("Reçu par").expect("a fact").1;
        let fact = &fact[..fact.find("</dd>").unwrap()];
        assert!(fact.contains(&world.app.viewer(wanted).name), "{fact}");
    }
    let receiver = world.app.person("Kadi", &[role(Role::Receiver)]).await;
    let page = receiver.get("/intake").await;
    assert!(!page.has("received_by") && !page.has("Boubacar</option>") && !page.has("Fanta"));
}

#[actix_web::test]
async fn a_receiver_sees_the_slip_and_nothing_more() {
    let world = World::new().await;
    let receiver = world.app.person("Kadi", &[role(Role::Receiver)]).await;
    let handler = world.handler("Salif", Some(world.cercle)).await;
    let reference = number(&receiver.get(&record(&receiver, &but(SMALL, &[("channel", "hotline")])).await).await);
    assert_eq!(receiver.get("/cases").await.status, 404);
    assert_eq!(receiver.get(&format!("/cases/{reference}")).await.status, 404);
    assert!(lists(&handler, &reference).await, "without a committee a handler answers");
}

#[actix_web::test]
async fn a_receiver_tells_about_a_committee_and_its_members_see_nothing() {
    let world = World::new().await;
    let receiver = world.app.person("Kadi", &[role(Role::Receiver)]).await;
    let both =
        world.app.person("Seydou", &[member_of(world.committee), in_area(Role::Handler, world.cercle, None)]).await;
    let other = world.handler("Oumar", Some(world.cercle)).await;
    let reference = number(&receiver.get(&record(&receiver, &but(SMALL, &[("about", "yes")])).await).await);
    assert!(!lists(&both, &reference).await && lists(&other, &reference).await);
}

#[actix_web::test]
async fn a_place_is_found_by_its_other_name_and_a_paper_keeps_its_day() {
    let world = World::new().await;
    let member = world.member().await;
    let paper = [("place", "DJALLOUBÉ"), ("received", "other"), ("received_on_day", "12 février 2026")];
    record(&member, &but(SMALL, &paper)).await;
    let (received, recorded, place): (chrono::NaiveDate, chrono::NaiveDate, Option<jaabi::id::PlaceKey>) =
        world.app.read(|conn| {
            let row = ordinary::table.inner_join(cases::table);
            Ok(row.select((cases::received_on, cases::recorded_on, ordinary::place_key)).first(conn)?)
        });
    assert_eq!((received.to_string().as_str(), recorded), ("2026-02-12", world.app.clock.today()));
    let book = world.app.program.places.book();
    assert_eq!(book.label(place.unwrap()), "Dialloubé (Mopti, Mopti)");
}
