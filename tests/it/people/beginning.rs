//! Coming in for the first time: by a link that works once, or with a printed slip.
use super::{OWN, administrator, invite, link, page_named, shown};
use crate::support::{PASSWORD, Person, TestApp, role};
use jaabi::access::Role;
use jaabi::accounts;

async fn choose(person: &Person, link: &str, password: &str) -> crate::support::Answer {
    person.post_bare(link, &[("new", password), ("again", password)]).await
}

#[actix_web::test]
async fn a_link_leads_in_once_and_the_person_chooses_the_password() {
    let app = TestApp::new().await;
    let admin = administrator(&app, "Adama").await;
    let page = invite(&admin, "Awa Dembélé", "manager", "link", &[("place", "Gao (Gao)")]).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let link = link(&page);
    let phone = app.anonymous();
    for _ in 0..2 {
        let welcome = phone.get(&link).await;
        assert!(welcome.status == 200 && welcome.has("Awa Dembélé"), "looking uses nothing up: {}", welcome.body);
        assert!(!welcome.body.contains("?lang="), "no link repeats the address");
    }
    assert!(choose(&phone, &link, "court").await.has("il faut 12 lettres"));
    choose(&phone, &link, OWN).await.leads_to("/?done=own-password");
    phone.get("/me").await.leads_to("/factor/new");
    let other = app.anonymous();
    for answer in [other.get(&link).await, choose(&other, &link, OWN).await] {
        assert!(answer.status == 404 && answer.has("Ce lien ne marche pas"), "{}", answer.body);
    }
    other.sign_in_with("awa dembele", OWN).await.leads_to("/");
}

#[actix_web::test]
async fn a_link_is_kept_as_a_hash_and_ends_after_seven_days() {
    let app = TestApp::new().await;
    let admin = administrator(&app, "Adama").await;
    let link = link(&invite(&admin, "Awa", "receiver", "link", &[]).await);
    let token = link.strip_prefix("/welcome/").unwrap().to_owned();
    let unknown = format!("/welcome/{}", token.chars().rev().collect::<String>());
    let folder = app.program.config.data.clone();
    for file in std::fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path()).filter(|f| f.is_file()) {
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(token.len()).any(|w| w == token.as_bytes()), "{}", file.display());
    }
    app.later(7 * 24 * 3600 - 1);
    let visitor = app.anonymous();
    assert_eq!(visitor.get(&link).await.status, 200);
    app.later(1);
    let (over, never) = (visitor.get(&link).await, visitor.get(&unknown).await);
    assert_eq!((over.status, over.body.clone()), (404, never.body), "an old link is like one that never was");
    assert_eq!(choose(&visitor, &link, OWN).await.status, 404);
}

#[actix_web::test]
async fn of_two_who_use_a_link_at_the_same_moment_one_comes_in() {
    let app = TestApp::new().await;
    let admin = administrator(&app, "Adama").await;
    let link = link(&invite(&admin, "Awa", "receiver", "link", &[]).await);
    let people: Vec<Person> = (0..4).map(|_| app.anonymous()).collect();
    let answers = futures_util::future::join_all(people.iter().map(|person| choose(person, &link, OWN))).await;
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 404, 404, 404]);
}

#[actix_web::test]
async fn whoever_is_signed_in_does_not_use_a_link_up() {
    let app = TestApp::new().await;
    let admin = administrator(&app, "Adama").await;
    let link = link(&invite(&admin, "Awa", "receiver", "link", &[]).await);
    assert_eq!(admin.get(&link).await.status, 409);
    let answer = admin.post(&link, &[("new", OWN), ("again", OWN)]).await;
    assert!(answer.status == 409 && answer.has("Adama"), "{}", answer.body);
    choose(&app.anonymous(), &link, OWN).await.leads_to("/?done=own-password");
}

#[actix_web::test]
async fn another_link_takes_the_place_of_the_one_before_and_a_closed_account_has_none() {
    let app = TestApp::new().await;
    let admin = administrator(&app, "Adama").await;
    let first = link(&invite(&admin, "Awa", "receiver", "link", &[]).await);
    let page = page_named(&app, "Awa");
    let second = link(&admin.post(&format!("{page}/do/reset"), &[("way", "link")]).await);
    assert_eq!(app.anonymous().get(&first).await.status, 404);
    assert_eq!(app.anonymous().get(&second).await.status, 200);
    admin.post(&format!("{page}/do/close"), &[]).await.leads_to(&format!("{page}?done=person-close"));
    assert_eq!(choose(&app.anonymous(), &second, OWN).await.status, 404);
    admin.post(&format!("{page}/do/open"), &[]).await;
    choose(&app.anonymous(), &second, OWN).await.leads_to("/?done=own-password");
}

#[actix_web::test]
async fn a_slip_shows_the_address_as_a_picture_and_its_password_is_replaced_at_once() {
    let app = TestApp::with(|config| config.server.public_url = "http://jaabi.example".into()).await;
    let admin = administrator(&app, "Adama").await;
    let page = invite(&admin, "Awa", "receiver", "slip", &[]).await;
    let first = shown(&page, "data-first>");
    assert_eq!(first.split(' ').count(), 4, "{first}");
    let picture = accounts::draw("http://jaabi.example").unwrap();
    assert!(page.body.contains(&picture.path), "the picture holds the address and nothing else");
    assert!(!page.body.contains("?lang="), "a page that is shown once offers no way to load it again");
    let phone = app.anonymous();
    phone.sign_in_with("Awa", &first).await.leads_to("/");
    phone.get("/").await.leads_to("/password");
    phone.post("/password", &[("new", OWN), ("again", OWN)]).await.leads_to("/?done=own-password");
    assert_eq!(app.anonymous().sign_in_with("Awa", &first).await.status, 422);
    // an own password does not end with the slip
    app.later(8 * 24 * 3600);
    app.anonymous().sign_in_with("Awa", OWN).await.leads_to("/");
}

#[actix_web::test]
async fn a_slip_that_nobody_used_for_seven_days_opens_nothing() {
    let app = TestApp::new().await;
    let admin = administrator(&app, "Adama").await;
    let first = shown(&invite(&admin, "Awa", "receiver", "slip", &[]).await, "data-first>");
    app.later(7 * 24 * 3600);
    assert_eq!(app.anonymous().sign_in_with("Awa", &first).await.status, 422);
}

#[actix_web::test]
async fn every_fault_of_an_invitation_is_said_with_what_to_do_instead() {
    let app = TestApp::new().await;
    let admin = administrator(&app, "Adama").await;
    app.committee("Socoura").await;
    let bare = invite(&admin, "x", "committee_member", "", &[("committee", "nowhere")]).await;
    for words in ["de 2 à 60 lettres", "Choisissez le comité", "Choisissez un lien ou un papier"] {
        assert!(bare.status == 422 && bare.has(words), "{words}: {}", bare.body);
    }
    let place = invite(&admin, "Awa", "handler", "link", &[("place", "Mopt")]).await;
    assert!(place.status == 422 && place.has("value=\"Mopti (Mopti)\""), "{}", place.body);
    let chosen = [("place", "Mopt"), ("place_choice", "Mopti (Mopti)"), ("sector", "wash")];
    assert_eq!(invite(&admin, "Awa", "handler", "link", &chosen).await.status, 200);
    assert!(invite(&admin, "AWA", "receiver", "link", &[]).await.has("porte déjà ce nom"));
    assert_eq!(invite(&admin, "Issa", "king", "link", &[]).await.status, 404);
    let none: Vec<_> = app.read(|conn| Ok(accounts::all(conn)?)).into_iter().map(|person| person.name).collect();
    assert_eq!(none, ["Adama", "Awa"]);
}

#[actix_web::test]
async fn rights_are_changed_by_whoever_proved_to_be_there_a_moment_ago() {
    let app = TestApp::new().await;
    let admin = administrator(&app, "Adama").await;
    let awa = app.person("Awa", &[role(Role::Receiver)]).await;
    let page = page_named(&app, "Awa");
    app.later(600);
    let asked =
        |path: &str| format!("/confirm?next={}", path.replace('/', "%2F").replace('?', "%3F").replace('=', "%3D"));
    invite(&admin, "Issa", "receiver", "link", &[]).await.leads_to(&asked("/people/new?role=receiver"));
    admin
        .post(&format!("{page}/role"), &[("role", "auditor")])
        .await
        .leads_to(&asked(&format!("{page}/role?role=auditor")));
    for verb in ["reset", "factor", "close", "retire"] {
        let path = format!("{page}/do/{verb}");
        admin.get(&path).await.leads_to(&asked(&path));
        admin.post(&path, &[("way", "link")]).await.leads_to(&asked(&path));
    }
    assert_eq!(awa.get("/me").await.status, 200, "nothing was done");
    // a lost telephone waits for no password
    admin.post(&format!("{page}/sessions"), &[]).await.leads_to(&format!("{page}?done=person-sessions"));
    awa.get("/me").await.leads_to("/sign-in");
    awa.sign_in().await.leads_to("/");
}

#[actix_web::test]
async fn who_is_invited_waits_while_the_administrator_proves_to_be_there() {
    let app = TestApp::new().await;
    let admin = administrator(&app, "Adama").await;
    app.later(600);
    let fields = [("role", "receiver"), ("name", "Issa Konaté"), ("language", ""), ("way", "slip")];
    let sent = admin.post("/people/new", &fields).await;
    let next = "/confirm?next=%2Fpeople%2Fnew%3Frole%3Dreceiver";
    sent.leads_to(next);
    let code = admin.factor.as_ref().map(|factor| factor.code()).unwrap_or_default();
    let proof = [("password", PASSWORD), ("code", code.as_str()), ("next", "/people/new?role=receiver")];
    admin.post("/confirm", &proof).await.leads_to("/people/new?role=receiver");
    let page = admin.get("/people/new?role=receiver").await;
    assert!(page.has("value=\"Issa Konaté\""), "{}", page.body);
    assert!(page.body.split("<input").any(|one| one.contains("value=\"slip\"") && one.contains(" checked")));
    // there once; and nobody was made before it was sent again
    assert!(!admin.get("/people/new?role=receiver").await.has("Issa Konaté"));
    let none: Vec<_> = app.read(|conn| Ok(accounts::all(conn)?)).into_iter().map(|person| person.name).collect();
    assert_eq!(none, ["Adama"]);
}
