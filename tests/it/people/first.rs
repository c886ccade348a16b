//! The first hour of an administrator.
use crate::support::world::World;
use crate::support::{TestApp, member_of, role};
use jaabi::access::Role;
use jaabi::cases::model::Track;

fn left(body: &str) -> usize {
    body.matches("tag tag--wait\">À faire").count()
}

#[actix_web::test]
async fn the_list_ticks_itself_off_and_goes_away_when_all_is_done() {
    let app = TestApp::new().await;
    let admin = app.person("Adama", &[role(Role::Administrator)]).await;
    let home = admin.get("/").await;
    assert!(home.status == 200 && home.has("Pour bien commencer"), "{}", home.body);
    // the kit and the places are there from the beginning
    assert_eq!(left(&home.body), 5, "{}", home.body);
    app.person("Aly", &[role(Role::Administrator)]).await;
    assert_eq!(left(&admin.get("/").await.body), 4);
    let committee = app.committee("Socoura").await;
    app.person("Awa", &[member_of(committee)]).await;
    assert_eq!(left(&admin.get("/").await.body), 3);
    std::fs::write(app.program.config.data.join("backups.json"), "{}").unwrap();
    assert_eq!(left(&admin.get("/first-hour").await.body), 2);
    assert_eq!(app.person("Issa", &[role(Role::Auditor)]).await.get("/first-hour").await.status, 404);
}

#[actix_web::test]
async fn a_sealed_case_ticks_nothing_off() {
    let world = World::new().await;
    let before = left(&world.admin.get("/first-hour").await.body);
    world.take(world.sealed(Track::Psea)).await;
    assert_eq!(left(&world.admin.get("/first-hour").await.body), before);
    world.record(world.ordinary("la pompe")).await;
    assert_eq!(left(&world.admin.get("/first-hour").await.body), before - 1);
}

#[actix_web::test]
async fn each_role_has_a_guide_of_four_steps_and_finds_its_own() {
    let world = World::new().await;
    for (role, person) in
        [("committee_member", &world.member), ("handler", &world.handler), ("auditor", &world.auditor)]
    {
        person.get("/guide").await.leads_to(&format!("/guide/{role}"));
        for lang in ["fr", "en", "ar"] {
            let page = person.get(&format!("/guide/{role}?lang={lang}")).await;
            let sheet = page.body.split_once("class=\"guide\"").expect("a sheet").1;
            assert_eq!(sheet.split_once("</ol>").expect("steps").0.matches("<li>").count(), 4, "{role} {lang}");
        }
    }
    assert_eq!(world.member.get("/guide/nobody").await.status, 404);
}
