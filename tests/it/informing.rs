//! Sessions, boxes and posters: who writes them down, who sees them, and that one tap counts once.
use crate::support::world::World;
use crate::support::{in_area, member_of, role};
use jaabi::access::{Area, Level, Role};
use jaabi::committees::{self, NewCommittee};
use jaabi::id::PlaceKey;

const FORM: &str = "7d1a2b3c-0000-4000-8000-0123456789ab";

fn session<'a>(on: &'a str, women: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("form", FORM), ("committee", "Socoura"), ("on", on), ("topic", "free"), ("women", women), ("men", "4")]
}

#[actix_web::test]
async fn a_session_counts_once_and_only_its_own_people_see_it() {
    let world = World::new().await;
    let today = world.app.clock.today().to_string();
    let page = world.member.get("/informing").await;
    assert!(page.has("Rien n’est noté depuis 90 jours"), "{}", page.body);
    for _ in 0..2 {
        let sent = world.member.post("/informing/new/session", &session(&today, "17")).await;
        sent.leads_to("/informing?done=session");
    }
    let page = world.member.get("/informing").await;
    assert!(page.has("17 femmes, 4 hommes") && page.has("sans contrepartie"), "{}", page.body);
    assert_eq!(page.body.matches("17 femmes").count(), 1, "a form that came twice counts once");
    assert!(world.admin.get("/informing").await.has("17 femmes"));
    assert!(!world.other_member.get("/informing").await.has("17 femmes"), "another committee's");
    for person in [&world.focal, &world.auditor, &world.receiver, &world.loader] {
        assert_eq!(person.get("/informing").await.status, 404);
    }
    // nobody writes for a committee that is not the own one
    let forged = world.other_member.post("/informing/new/session", &session(&today, "3")).await;
    assert_eq!(forged.status, 422);
    for person in [&world.admin, &world.manager, &world.handler] {
        assert_eq!(person.post("/informing/new/session", &session(&today, "3")).await.status, 404);
    }
}

#[actix_web::test]
async fn what_is_wrong_is_said_beside_it_and_nothing_is_lost() {
    let world = World::new().await;
    let wrong = world.member.post("/informing/new/session", &session("2099-01-01", "a lot")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.has("pas dans le futur") && wrong.has("de 0 à 20 000") && wrong.has("a lot") && wrong.has(FORM));
    assert_eq!(world.member.post("/informing/new/feast", &session("2026-01-01", "1")).await.status, 404);
    assert!(world.member.get("/informing").await.has("Rien n’est noté"));
}

#[actix_web::test]
async fn a_box_is_opened_by_two_people() {
    let world = World::new().await;
    let today = world.app.clock.today().to_string();
    let opening = |second| {
        [("committee", "Socoura"), ("on", today.as_str()), ("papers", "6"), ("first", "Awa"), ("second", second)]
    };
    let alone = world.member.post("/informing/new/box", &opening("awa")).await;
    assert!(alone.status == 422 && alone.has("la boîte s’ouvre à deux"), "{}", alone.body);
    let next = "/intake?committee=Socoura&channel=box&done=box";
    world.member.post("/informing/new/box", &opening("Issa")).await.leads_to(next);
    let paper = world.member.get(next).await;
    assert!(paper.has("value=\"box\" selected"), "the channel is chosen: {}", paper.body);
    let page = world.member.get("/informing").await;
    assert!(page.has("6 papiers") && page.has("Awa · Issa"), "{}", page.body);
}

/// A committee in a region.
async fn committee_in(world: &World, code: &'static str, place: PlaceKey) -> jaabi::id::CommitteeKey {
    let new = NewCommittee { code: code.into(), name: code.into(), place: Some(place), ..NewCommittee::default() };
    world.app.write(move |conn| Ok(committees::add(conn, &new)?.key)).await
}

#[actix_web::test]
async fn a_manager_sees_the_silent_places_of_the_own_area() {
    let world = World::new().await;
    let mopti = committee_in(&world, "Sévaré", world.mopti.place).await;
    committee_in(&world, "Ansongo", world.gao.place).await;
    let page = world.manager.get("/informing").await;
    assert!(page.has("Sévaré") && page.has("Aucune séance notée") && !page.has("Ansongo"), "{}", page.body);
    let member = world.app.person("Penda", &[member_of(mopti)]).await;
    let today = world.app.clock.today().to_string();
    let fields = [("committee", "Sévaré"), ("on", today.as_str()), ("topic", "channels"), ("girls", "9")];
    member.post("/informing/new/session", &fields).await.leads_to("/informing?done=session");
    let page = world.manager.get("/informing").await;
    assert!(page.has("9 filles") && !page.has("Aucune séance notée"), "{}", page.body);
    let country = world.app.person("Sekou", &[role(Role::Manager)]).await;
    assert!(country.get("/informing").await.has("Ansongo"));
    let gao = in_area(Role::Manager, Area { place: world.gao.place, level: Level::Region }, None);
    let gao = world.app.person("Ibrahim", &[gao]).await;
    assert!(!gao.get("/informing").await.has("9 filles"), "another area's");
}

#[actix_web::test]
async fn a_poster_is_read_in_each_language_and_only_of_a_committee_one_sees() {
    let world = World::new().await;
    let french = world.member.get("/informing/poster/Socoura?in=fr").await;
    assert!(french.has("Parlez-nous") && french.has("Socoura"), "{}", french.body);
    let arabic = world.member.get("/informing/poster/Socoura?in=ar").await;
    assert!(arabic.has("تكلّموا معنا") && arabic.has("dir=\"rtl\""), "{}", arabic.body);
    assert_eq!(world.member.get("/informing/poster/Fakala").await.status, 404);
    assert_eq!(world.member.get("/informing/poster/nowhere").await.status, 404);
}
