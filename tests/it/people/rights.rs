//! Rights given and taken: by administrators, to others, never to oneself, and never by somebody who just lost them.
use super::{OWN, administrator, invite, page_of};
use crate::support::world::World;
use crate::support::{Person, TestApp, in_area, member_of, role};
use jaabi::access::{Held, Role};
use jaabi::accounts;
use jaabi::cases::model::Track;
use jaabi::desks::{self, Standing};

async fn give(admin: &Person, page: &str, fields: &[(&str, &str)]) -> crate::support::Answer {
    admin.post(&format!("{page}/role"), fields).await
}

/// What the page of a person calls a role.
async fn handle(admin: &Person, page: &str, words: &str) -> String {
    let body = admin.get(page).await.body;
    let (_, rest) = body.split_once(&format!("<strong>{words}</strong>")).unwrap_or_else(|| panic!("{words}: {body}"));
    rest.split("?of=").nth(1).expect("a link").split('"').next().unwrap().to_owned()
}

async fn take(admin: &Person, page: &str, words: &str) -> crate::support::Answer {
    let of = handle(admin, page, words).await;
    assert_eq!(admin.get(&format!("{page}/do/take?of={of}")).await.status, 200);
    admin.post(&format!("{page}/do/take"), &[("of", &of)]).await
}

fn roles(app: &TestApp, name: &str) -> Vec<Held> {
    let all = app.read(|conn| Ok(accounts::all(conn)?));
    all.into_iter().find(|person| person.name == name).expect("an account").roles
}

#[actix_web::test]
async fn a_role_works_with_its_scope_as_soon_as_it_is_given_and_ends_as_soon_as_it_is_taken() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let awa = world.app.person("Issa", &[role(Role::Receiver)]).await;
    let page = page_of(&world.app, &awa);
    let case = format!("/cases/{reference}");
    assert_eq!(awa.get(&case).await.status, 404);
    let gao = world.app.read(|conn| Ok(jaabi::places::Book::load(conn)?)).label(world.gao.place);
    let mopti = world.app.read(|conn| Ok(jaabi::places::Book::load(conn)?)).label(world.mopti.place);
    let there = |place| [("role", "handler"), ("place_choice", place), ("sector", "wash")];
    for (place, status) in [(gao.as_str(), 404), (mopti.as_str(), 200)] {
        give(&world.admin, &page, &there(place)).await.leads_to(&format!("{page}?done=role-given"));
        assert_eq!(awa.get(&case).await.status, status, "{place}");
    }
    let held = |area| in_area(Role::Handler, area, Some("wash"));
    assert_eq!(roles(&world.app, "Issa"), [role(Role::Receiver), held(world.gao), held(world.mopti)]);
    let words = accounts_words(&world, &page, &mopti).await;
    take(&world.admin, &page, &words).await.leads_to(&format!("{page}?done=person-take"));
    assert_eq!(awa.get(&case).await.status, 404);
    assert_eq!(roles(&world.app, "Issa"), [role(Role::Receiver), held(world.gao)]);
}

/// The line of a role on the page, by its place.
async fn accounts_words(world: &World, page: &str, place: &str) -> String {
    let body = world.admin.get(page).await.body;
    let lines = body.split("<strong>").skip(1).map(|rest| rest.split("</strong>").next().unwrap().to_owned());
    lines.into_iter().find(|line| line.contains(place)).expect("a line")
}

#[actix_web::test]
async fn nobody_changes_the_own_rights_by_any_way() {
    let app = TestApp::new().await;
    let admin = administrator(&app, "Adama").await;
    administrator(&app, "Aly").await;
    let page = page_of(&app, &admin);
    let before = app.read(|conn| Ok(format!("{:?}", accounts::all(conn)?)));
    for fields in [&[("role", "manager")][..], &[("role", "auditor")], &[("role", "handler"), ("place", "Gao (Gao)")]] {
        let answer = give(&admin, &page, fields).await;
        assert!(answer.status == 409 && answer.has("ses propres droits"), "{}", answer.body);
    }
    for verb in ["reset", "factor", "close", "retire", "open"] {
        let answer = admin.post(&format!("{page}/do/{verb}"), &[("way", "link")]).await;
        assert_eq!(answer.status, 409, "{verb}");
    }
    assert_eq!(admin.post(&format!("{page}/sessions"), &[]).await.status, 409);
    assert_eq!(app.read(|conn| Ok(format!("{:?}", accounts::all(conn)?))), before);
    let shown = admin.get(&page).await;
    assert!(shown.has("C’est vous") && !shown.body.contains("/do/"), "{}", shown.body);
    let (key, now) = (admin.key.unwrap(), app.clock.now());
    let direct = app.write(move |conn| Ok(accounts::add_role(conn, key, role(Role::Manager), Some(key), now))).await;
    assert!(matches!(direct, Err(accounts::Error::OwnRights)), "{direct:?}");
}

#[actix_web::test]
async fn of_two_administrators_who_close_each_other_one_stays() {
    for _ in 0..4 {
        let app = TestApp::new().await;
        let (one, other) = (administrator(&app, "Adama").await, administrator(&app, "Aly").await);
        let (first, second) =
            (format!("{}/do/close", page_of(&app, &one)), format!("{}/do/close", page_of(&app, &other)));
        let both = futures_util::future::join(one.post(&second, &[]), other.post(&first, &[])).await;
        let open = app.read(|conn| Ok(accounts::all(conn)?)).into_iter().filter(|person| person.active).count();
        assert_eq!(open, 1, "{both:?}");
    }
}

#[actix_web::test]
async fn whoever_was_closed_a_moment_ago_changes_nothing_any_more() {
    let app = TestApp::new().await;
    let (adama, aly) = (administrator(&app, "Adama").await, administrator(&app, "Aly").await);
    let awa = app.person("Awa", &[role(Role::Receiver)]).await;
    let (one, two, third, now) = (adama.key.unwrap(), aly.key.unwrap(), awa.key.unwrap(), app.clock.now());
    app.write(move |conn| Ok(accounts::disable(conn, two, Some(one), now)?)).await;
    let late =
        app.write(move |conn| Ok(accounts::add_role(conn, third, role(Role::Administrator), Some(two), now))).await;
    assert!(matches!(late, Err(accounts::Error::NotAdministrator)), "{late:?}");
    let late = app.write(move |conn| Ok(accounts::disable(conn, one, Some(two), now))).await;
    assert!(matches!(late, Err(accounts::Error::NotAdministrator)), "{late:?}");
    let late = app.write(move |conn| Ok(accounts::add_role(conn, one, role(Role::Auditor), Some(third), now))).await;
    assert!(matches!(late, Err(accounts::Error::NotAdministrator)), "a receiver is none: {late:?}");
}

#[actix_web::test]
async fn the_last_administrator_stays_and_administrators_are_no_focal_points() {
    let world = World::new().await;
    let page = page_of(&world.app, &world.admin);
    let other = administrator(&world.app, "Aly Konaté").await;
    take(&other, &page, "Administration").await.leads_to(&format!("{page}?done=person-take"));
    assert_eq!(world.admin.get("/people").await.status, 404);
    let key = other.key.unwrap();
    let now = world.app.clock.now();
    let last =
        world.app.write(move |conn| Ok(accounts::take_role(conn, key, &role(Role::Administrator), None, now))).await;
    assert!(matches!(last, Err(accounts::Error::LastAdministrator)), "{last:?}");
    let focal = page_of(&world.app, &world.focal);
    let both = give(&other, &focal, &[("role", "administrator")]).await;
    assert!(both.status == 409 && both.has("administrateur et point focal"), "{}", both.body);
}

#[actix_web::test]
async fn a_focal_point_is_only_proposed_and_the_team_hears_of_it() {
    let world = World::new().await;
    let issa = world.app.person("Issa", &[role(Role::Receiver)]).await;
    world.letters_left().await;
    let page = page_of(&world.app, &issa);
    give(&world.admin, &page, &[("role", "focal_point"), ("desk", "psea")])
        .await
        .leads_to(&format!("{page}?done=role-given"));
    assert!(world.letter_waits(&world.focal) && world.letter_waits(&world.second) && world.letter_waits(&issa));
    let (desk, trust, today) = (world.desks["psea"], world.app.program.trust.clone(), world.app.clock.today());
    let standing = || {
        world.app.read(|conn| {
            let desk = desks::get(conn, desk)?.expect("a desk");
            let (listed, _) = desks::listed(conn, &trust, &desk, today)?;
            Ok(listed.iter().find(|member| Some(member.account) == issa.key).map(|member| member.standing))
        })
    };
    assert_eq!(standing(), Some(Standing::Unconfirmed));
    let case = world.take(world.sealed(Track::Psea)).await;
    assert!(!world.holders(&case).contains(&"Issa".to_owned()));
    take(&world.admin, &page, "Point focal (psea)").await.leads_to(&format!("{page}?done=person-take"));
    assert_eq!(standing(), None);
    // given again on the same day
    give(&world.admin, &page, &[("role", "focal_point"), ("desk", "psea")])
        .await
        .leads_to(&format!("{page}?done=role-given"));
    assert_eq!(standing(), Some(Standing::Unconfirmed));
}

#[actix_web::test]
async fn a_team_keeps_somebody_whatever_lies_there() {
    let world = World::new().await;
    let (far, second) = (page_of(&world.app, &world.far), page_of(&world.app, &world.second));
    world.take(world.sealed(Track::Psea)).await;
    for (verb, fields) in [("close", &[][..]), ("retire", &[])] {
        let answer = world.admin.post(&format!("{far}/do/{verb}"), fields).await;
        assert!(answer.status == 409 && answer.has("dernière personne confirmée"), "{verb}: {}", answer.body);
    }
    assert_eq!(take(&world.admin, &far, "Point focal (bypass)").await.status, 409);
    world.admin.post(&format!("{second}/do/retire"), &[]).await.leads_to(&format!("{second}?done=person-retire"));
    // the other one may hold cases alone now: the answer says nothing of that
    let focal = page_of(&world.app, &world.focal);
    assert!(world.admin.post(&format!("{focal}/do/close"), &[]).await.has("dernière personne confirmée"));
}

#[actix_web::test]
async fn who_left_is_kept_by_name_opens_nothing_and_comes_back_without_any_role() {
    let world = World::new().await;
    let case = world.take(world.sealed(Track::Psea)).await;
    let page = page_of(&world.app, &world.second);
    assert_eq!(world.second.get(&format!("/cases/{case}")).await.status, 200);
    world.admin.post(&format!("{page}/do/retire"), &[]).await.leads_to(&format!("{page}?done=person-retire"));
    world.second.get("/me").await.leads_to("/sign-in");
    assert_eq!(world.second.sign_in_with("Salif Diallo", crate::support::PASSWORD).await.status, 422);
    assert!(roles(&world.app, "Salif Diallo").is_empty());
    assert!(!world.admin.get("/people").await.has("Salif Diallo"));
    assert!(world.admin.get("/people?state=retired").await.has("Salif Diallo"));
    let kept = world.app.read(|conn| Ok(accounts::all(conn)?)).into_iter().find(|p| p.name == "Salif Diallo").unwrap();
    assert!(!kept.active && !kept.has_keys && kept.retired_on == Some(world.app.clock.today()));
    // neither a role nor opening brings somebody back: only a fresh start
    assert_eq!(give(&world.admin, &page, &[("role", "auditor")]).await.status, 409);
    assert_eq!(world.admin.post(&format!("{page}/do/open"), &[]).await.status, 409);
    let (key, now) = (kept.key, world.app.clock.now());
    let opened = world.app.write(move |conn| Ok(accounts::enable(conn, key, None, now))).await;
    assert!(matches!(opened, Err(accounts::Error::Retired)));
    let link = super::link(&world.admin.post(&format!("{page}/do/reset"), &[("way", "link")]).await);
    let back = world.app.anonymous();
    back.post_bare(&link, &[("new", OWN), ("again", OWN)]).await.leads_to("/?done=own-password");
    assert_eq!(back.get(&format!("/cases/{case}")).await.status, 404);
    assert!(roles(&world.app, "Salif Diallo").is_empty());
}

#[actix_web::test]
async fn forged_ids_and_words_change_nothing() {
    let world = World::new().await;
    let page = page_of(&world.app, &world.receiver);
    let before = world.app.read(|conn| Ok(format!("{:?}", accounts::all(conn)?)));
    let other = handle(
        &world.admin,
        &page_of(&world.app, &world.manager),
        &accounts_words(&world, &page_of(&world.app, &world.manager), "Mopti").await,
    )
    .await;
    for (path, fields) in [
        (format!("{page}/do/take"), vec![("of", other.as_str())]),
        (format!("{page}/do/take"), vec![("of", "")]),
        (format!("{page}/do/delete"), vec![]),
        (format!("{page}/role"), vec![("role", "god")]),
        ("/people/00000000-0000-4000-8000-000000000000/do/close".into(), vec![]),
        ("/people/1/do/close".into(), vec![]),
        ("/people/1/sessions".into(), vec![]),
    ] {
        assert_eq!(world.admin.post(&path, &fields).await.status, 404, "{path}");
    }
    for (fields, fault) in [
        (vec![("role", "committee_member"), ("committee", "x")], "Choisissez le comité"),
        (vec![("role", "focal_point"), ("desk", "' OR 1=1")], "Choisissez l’équipe"),
        (vec![("role", "handler"), ("sector", "x")], "Ce secteur n’existe pas"),
        (vec![("role", "manager"), ("place", "Atlantis")], "pas connu"),
    ] {
        let answer = give(&world.admin, &page, &fields).await;
        assert!(answer.status == 422 && answer.has(fault), "{fields:?}: {}", answer.body);
    }
    // a scope that a role does not have is left out
    assert_eq!(world.app.read(|conn| Ok(format!("{:?}", accounts::all(conn)?))), before);
    let fields = [("role", "auditor"), ("committee", "socoura"), ("place", "Gao (Gao)"), ("desk", "psea")];
    give(&world.admin, &page, &fields).await.leads_to(&format!("{page}?done=role-given"));
    assert_eq!(roles(&world.app, "Rokia Touré"), [role(Role::Receiver), role(Role::Auditor)]);
}

#[actix_web::test]
async fn whoever_acts_under_one_role_sees_and_is_kept_from_the_same_as_under_all() {
    let world = World::new().await;
    let both = [member_of(world.committee), in_area(Role::Manager, world.mopti, None)];
    let person = world.app.person("Kadidia", &both).await;
    let kept = world
        .record(jaabi::cases::model::NewOrdinary { hidden_from_committee: true, ..world.ordinary("comité") })
        .await;
    let seen = world.record(world.ordinary("la pompe")).await;
    for role in ["", "manager", "committee_member"] {
        person.post("/me/acting", &[("role", role)]).await.leads_to("/?done=acting");
        assert_eq!(person.get(&format!("/cases/{kept}")).await.status, 404, "{role:?} widens nothing");
        assert_eq!(person.get(&format!("/cases/{seen}")).await.status, 200, "{role:?}");
        assert_eq!(person.get("/tracker").await.status, 200, "{role:?}");
    }
    let nav = person.get("/me").await;
    assert!(!nav.body.contains("href=\"/tracker\"") && nav.body.contains("href=\"/intake\""), "{}", nav.body);
    person.post("/me/acting", &[("role", "manager")]).await;
    let nav = person.get("/me").await;
    assert!(nav.body.contains("href=\"/tracker\"") && !nav.body.contains("href=\"/intake\""), "{}", nav.body);
    assert_eq!(person.post("/me/acting", &[("role", "administrator")]).await.status, 404, "only what one holds");
    // a role that is taken away is acted under no more
    let (key, now) = (person.key.unwrap(), world.app.clock.now());
    world.app.write(move |conn| Ok(accounts::take_role(conn, key, &both[1], None, now)?)).await;
    assert!(person.get("/me").await.body.contains("href=\"/intake\""));
    assert!(invite(&world.admin, "Zeïnab", "auditor", "slip", &[]).await.status == 200);
}
