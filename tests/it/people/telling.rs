//! Who is told of a change, and what nobody is told.
use super::{administrator, invite, page_of};
use crate::support::world::World;
use crate::support::{Person, TestApp, role};
use jaabi::access::Role;
use jaabi::cases::model::Track;

/// What somebody has not seen yet, as the home page says it; empty for nothing.
async fn news(person: &Person) -> String {
    let home = person.get("/").await;
    let start = home.body.split_once("id=\"news\"").map(|(_, rest)| rest.to_owned());
    start.and_then(|rest| rest.split_once("</section>").map(|(news, _)| news.to_owned())).unwrap_or_default()
}

fn hidden(news: &str) -> Vec<(&'static str, String)> {
    news.split("name=\"seen\" value=\"").skip(1).map(|rest| ("seen", rest.split('"').next().unwrap().into())).collect()
}

#[actix_web::test]
async fn the_person_and_the_other_administrators_are_told_and_nobody_else() {
    let world = World::new().await;
    let aly = administrator(&world.app, "Aly Konaté").await;
    world.letters_left().await;
    let page = page_of(&world.app, &world.receiver);
    world
        .admin
        .post(&format!("{page}/role"), &[("role", "auditor")])
        .await
        .leads_to(&format!("{page}?done=role-given"));
    let own = news(&world.receiver).await;
    assert!(own.contains("Vous – rôle donné : Contrôle (par Adama Konaté)"), "{own}");
    let told = news(&aly).await;
    assert!(told.contains("Rokia Touré – rôle donné : Contrôle (par Adama Konaté)"), "{told}");
    for (who, person) in world.everybody() {
        let waits = world.letter_waits(person);
        assert_eq!(waits, who == "receiver", "{who}");
        assert!(who == "receiver" || news(person).await.is_empty(), "{who}");
    }
    assert!(world.letter_waits(&aly));
    // seen is what was shown, and by whom it was shown to
    let later = [("role", "handler")];
    world.admin.post(&format!("{page}/role"), &later).await.leads_to(&format!("{page}?done=role-given"));
    let shown = hidden(&told);
    let shown: Vec<(&str, &str)> = shown.iter().map(|(name, value)| (*name, value.as_str())).collect();
    world.handler.post("/me/rights/seen", &shown).await.leads_to("/");
    assert!(news(&aly).await.contains("Contrôle"), "another cannot say it");
    aly.post("/me/rights/seen", &shown).await.leads_to("/");
    let rest = news(&aly).await;
    assert!(!rest.contains("Contrôle") && rest.contains("Traitement des demandes"), "{rest}");
    assert!(news(&world.receiver).await.contains("Contrôle"), "each sees for themselves");
    let all = aly.get("/people/changes").await;
    assert!(all.has("Rokia Touré – rôle donné : Contrôle (par Adama Konaté)"), "{}", all.body);
    assert!(world.receiver.get("/me/rights").await.has("Vous – rôle donné : Contrôle"));
}

#[actix_web::test]
async fn a_new_administrator_is_told_to_every_administrator() {
    let app = TestApp::new().await;
    let (adama, aly) = (administrator(&app, "Adama").await, administrator(&app, "Aly").await);
    assert!(news(&aly).await.is_empty(), "what an instance begins with is no news");
    assert_eq!(invite(&adama, "Adama Deux", "administrator", "link", &[]).await.status, 200);
    let told = news(&aly).await;
    assert!(told.contains("Adama Deux – rôle donné : Administration (par Adama)"), "{told}");
    assert!(news(&adama).await.is_empty(), "not to whoever did it");
}

#[actix_web::test]
async fn an_administrator_learns_nothing_of_when_a_focal_point_works() {
    let world = World::new().await;
    let page = page_of(&world.app, &world.focal);
    let pages = ["/people".to_owned(), page.clone(), "/people?q=fanta".to_owned()];
    let look = async || {
        let mut found = Vec::new();
        for page in &pages {
            let answer = world.admin.get(page).await;
            let token = answer.csrf().unwrap_or_else(|| "no token".into());
            found.push(answer.body.replace(&token, "TOKEN"));
        }
        found
    };
    let before = look().await;
    assert!(before[1].contains("ce mois-ci") && !before[1].contains("Chrome"), "{}", before[1]);
    world.app.later(24 * 3600);
    world.admin.sign_in().await;
    world.focal.sign_in().await.leads_to("/");
    let case = world.take(world.sealed(Track::Psea)).await;
    assert_eq!(world.focal.get(&format!("/cases/{case}")).await.status, 200);
    world.focal.post("/sign-out", &[]).await;
    let mut after = look().await;
    // the administrator's own line moved
    let own = |body: &str| body.replace("2 mars 2026", "DAY").replace("3 mars 2026", "DAY");
    let before: Vec<String> = before.iter().map(|body| own(body)).collect();
    after = after.iter().map(|body| own(body)).collect();
    assert_eq!(before[1..], after[1..]);
    // of everybody else the day, and no more
    let receiver = world.admin.get(&page_of(&world.app, &world.receiver)).await;
    assert!(receiver.has("2 mars 2026</span>") && !receiver.has("09:00"), "{}", receiver.body);
}

#[actix_web::test]
async fn letters_can_be_refused_but_not_those_about_rights_nor_by_focal_points() {
    let world = World::new().await;
    world.letters_left().await;
    let (key, now) = (world.handler.key.unwrap(), world.app.clock.now());
    world.handler.post("/me/letters", &[("when", "never")]).await.leads_to("/me/letters?done=letters");
    world.app.write(move |conn| Ok(jaabi::notify::something_waits(conn, key, now)?)).await;
    assert!(!world.letter_waits(&world.handler));
    let page = page_of(&world.app, &world.handler);
    world.admin.post(&format!("{page}/do/close"), &[]).await;
    assert!(world.letter_waits(&world.handler));
    for person in [&world.focal, &world.admin] {
        world.letters_left().await;
        person.post("/me/letters", &[("when", "never")]).await.leads_to("/me/letters?done=letters");
        let (key, now) = (person.key.unwrap(), world.app.clock.now());
        world.app.write(move |conn| Ok(jaabi::notify::something_waits(conn, key, now)?)).await;
        assert!(world.letter_waits(person));
    }
}

#[actix_web::test]
async fn everybody_ends_the_own_other_sessions_in_one_step() {
    let app = TestApp::new().await;
    let person = app.person("Awa", &[role(Role::Handler)]).await;
    let (one, two) = (person.elsewhere(), person.elsewhere());
    one.sign_in().await.leads_to("/");
    two.sign_in().await.leads_to("/");
    person.post("/me/sessions/end-others", &[]).await.leads_to("/me?done=sessions-ended");
    for lost in [one, two] {
        lost.get("/me").await.leads_to("/sign-in");
    }
    assert_eq!(person.get("/me").await.status, 200);
}

#[actix_web::test]
async fn the_list_finds_people_by_name_role_place_and_state() {
    let world = World::new().await;
    let names = |body: &str| -> Vec<String> {
        let cells = body.split("class=\"govuk-link\" href=\"/people/").skip(1);
        cells.filter_map(|rest| Some(rest.split_once("\">")?.1.split('<').next()?.to_owned())).collect()
    };
    for (query, found) in [
        ("q=dembele", vec!["Awa Dembélé"]),
        ("q=socoura", vec!["Awa Dembélé"]),
        ("q=gao", vec!["Garba Maïga"]),
        ("role=focal_point", vec!["Fanta Coulibaly", "Nana Guindo", "Salif Diallo"]),
        ("role=manager&q=mopti", vec!["Moussa Traoré"]),
        ("state=closed", vec![]),
    ] {
        let page = world.admin.get(&format!("/people?{query}")).await;
        let mut shown = names(&page.body);
        shown.retain(|name| name.chars().next().is_some_and(char::is_uppercase) && !name.starts_with("Tous"));
        assert_eq!(shown, found, "{query}");
    }
    let page = page_of(&world.app, &world.handler);
    world.admin.post(&format!("{page}/do/close"), &[]).await;
    assert!(world.admin.get("/people?state=closed").await.has("Hamidou Cissé"));
}
