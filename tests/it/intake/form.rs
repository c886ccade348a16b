//! The document: who may open it, what comes back, what ends it, once and never again.
use super::world::{GRAVE, SMALL, World, but, hidden, number, record};
use crate::support::{member_of, role};
use actix_web::http::Method;
use actix_web::test::TestRequest;
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::committees::{self, NewCommittee};
use jaabi::id::CommitteeKey;
use jaabi::storage::schema::ordinary;

#[actix_web::test]
async fn the_document_opens_for_those_who_take_in_and_for_nobody_else() {
    let world = World::new().await;
    let member = world.member().await;
    let page = member.get("/intake").await;
    assert_eq!(page.status, 200);
    assert!(page.has("Aïssata") && page.has("+223 70 11 22 33") && page.has("Dialloubé (Mopti, Mopti)"));
    assert_eq!(page.header("cache-control"), "no-store");
    let receiver = world.app.person("Kadi", &[role(Role::Receiver)]).await;
    let page = receiver.get("/intake").await;
    assert!(page.has("name=\"region\"") && page.has("d’un comité de plaintes") && !page.has("de ce comité ou"));
    assert!(page.has("Mariam"), "the women of the desks near");
    let manager = world.app.person("Moussa", &[role(Role::Manager)]).await;
    for path in ["/intake", "/intake/talk", "/places/suggest?q=ko", "/intake/slip/x"] {
        assert_eq!(manager.get(path).await.status, 404, "{path}");
        world.app.anonymous().get(path).await.leads_to("/sign-in");
    }
}

#[actix_web::test]
async fn faults_keep_what_was_typed_and_are_listed_once() {
    let world = World::new().await;
    let member = world.member().await;
    let token = hidden(&member.get("/intake").await, "token");
    let wrong = but(SMALL, &[("about", ""), ("place", "Nulle-part"), ("token", &token)]);
    for path in ["/intake/check", "/intake/record"] {
        let page = member.post(path, &wrong).await;
        assert_eq!(page.status, 422);
        for link in ["<a href=\"#about\">", "<a href=\"#place\">"] {
            assert_eq!(page.body.matches(link).count(), 1, "{link}");
        }
        assert!(page.has("Le robinet coule.") && page.has("value=\"Nulle-part\"") && page.has("value=\"Awa\""));
        assert_eq!(hidden(&page, "token"), token, "still the same form");
    }
    assert_eq!(world.counts(), (0, 0, 0));
}

#[actix_web::test]
async fn one_answer_can_be_changed_from_the_look_at_all() {
    let world = World::new().await;
    let member = world.member().await;
    let token = hidden(&member.get("/intake").await, "token");
    let sent = but(SMALL, &[("token", &token), ("start", "text")]);
    let page = member.post("/intake/change", &sent).await;
    assert_eq!(page.status, 200);
    assert!(page.has("data-start=\"text\"") && page.has("Le robinet coule."));
    assert_eq!(hidden(&page, "token"), token);
}

#[actix_web::test]
async fn no_and_somebody_else_write_nothing_and_show_whom_to_speak_to() {
    let world = World::new().await;
    let member = world.member().await;
    for end in [("may_write", "no"), ("topic", "elsewhere")] {
        let token = hidden(&member.get("/intake").await, "token");
        let sent = but(SMALL, &[end, ("token", &token)]);
        for path in ["/intake/check", "/intake/record"] {
            member.post(path, &sent).await.leads_to("/intake/talk");
        }
    }
    let page = member.get("/intake/talk").await;
    assert!(page.has("Aïssata") && page.has("Boubacar") && page.has("8 h à 12 h"));
    // the name of a desk says what a case would be about, to whoever looks at the phone
    assert!(page.has("Quelqu’un qui travaille loin d’ici") && !page.has("Bureau bypass"), "{}", page.body);
    assert_eq!(world.counts(), (0, 0, 0));
}

#[actix_web::test]
async fn a_form_counts_once_and_its_slip_opens_once() {
    let world = World::new().await;
    let member = world.member().await;
    let token = hidden(&member.get("/intake").await, "token");
    let sent = but(SMALL, &[("token", &token)]);
    let first = member.post("/intake/record", &sent).await.location.unwrap();
    let second = member.post("/intake/record", &sent).await.location.unwrap();
    assert_eq!(world.counts(), (1, 1, 1));

    // a look ahead by the browser uses nothing up
    assert_eq!(member.send(TestRequest::default().method(Method::HEAD).uri(&first)).await.status, 404);
    let slip = member.get(&second).await;
    let reference = number(&slip);
    assert!(slip.has("dans les 30 jours"));
    assert!(!slip.has("Eau") && !slip.has("plainte"));
    for address in [&first, &second] {
        let again = member.get(address).await;
        assert!(again.has("Le numéro a déjà été montré") && !again.has(&reference) && again.has("rien n’est perdu"));
    }

    // Back leads nowhere
    for path in ["/intake/check", "/intake/change"] {
        member.post(path, &sent).await.leads_to("/intake?done=intake-used");
    }
    assert!(member.get("/intake?done=intake-used").await.has("déjà enregistré"));
}

#[actix_web::test]
async fn a_slip_opens_for_the_session_that_wrote_it_alone() {
    let world = World::new().await;
    let member = world.member().await;
    let address = record(&member, SMALL).await;
    let other = member.elsewhere();
    other.sign_in().await;
    assert_eq!(other.get(&address).await.status, 404);
    for wrong in ["/intake/slip/x", &address[..address.len() - 1], &format!("{address}A")] {
        assert_eq!(member.get(wrong).await.status, 404, "{wrong}");
    }
    assert!(!number(&member.get(&address).await).is_empty());
}

#[actix_web::test]
async fn a_form_without_its_token_gets_a_new_one_and_loses_nothing() {
    let world = World::new().await;
    let member = world.member().await;
    let other = member.elsewhere();
    other.sign_in().await;
    let of_another_session = hidden(&other.get("/intake").await, "token");
    for token in ["", "xyz", of_another_session.as_str()] {
        for path in ["/intake/check", "/intake/record"] {
            let page = member.post(path, &but(SMALL, &[("token", token)])).await;
            assert_eq!(page.status, 200, "{path} {token}");
            assert!(page.has("Le robinet coule.") && page.has("Ce n’était pas encore enregistré"), "{}", page.body);
            let faulty = member.post(path, &but(SMALL, &[("token", token), ("about", "")])).await;
            assert!(faulty.status == 422 && faulty.has("Le robinet coule."));
        }
    }
    assert_eq!(world.counts(), (0, 0, 0));
    let page = member.post("/intake/record", SMALL).await;
    let token = hidden(&page, "token");
    let sent = but(SMALL, &[("token", &token)]);
    assert!(!member.post("/intake/check", &sent).await.has("Ce n’était pas encore enregistré"));
    assert_eq!(member.post_bare("/intake/record", &sent).await.status, 403);
    assert_eq!(world.counts(), (0, 0, 0));
    assert_eq!(member.post("/intake/record", &sent).await.status, 303);
    assert_eq!(world.counts(), (1, 1, 1));
}

#[actix_web::test]
async fn without_a_script_one_round_says_all_that_is_missing() {
    let world = World::new().await;
    let member = world.member().await;
    let token = hidden(&member.get("/intake").await, "token");
    let page = member.post("/intake/check", &[("token", &token), ("may_write", "yes"), ("topic", "s-wash")]).await;
    for field in ["wish", "about", "on_behalf", "naming", "received", "answer"] {
        assert_eq!(page.body.matches(&format!("<a href=\"#{field}\">")).count(), 1, "{field}");
        assert!(page.has(&format!("id=\"{field}\"")), "{field}");
    }
    assert!(page.has("Il y a quelque chose à corriger"));
}

#[actix_web::test]
async fn the_language_is_chosen_before_anything_is_typed_and_never_after() {
    let world = World::new().await;
    let member = world.member().await;
    let fresh = member.get("/intake").await;
    assert_eq!(
        fresh.body.matches("/intake?lang").count(),
        2,
        "both others, above the first question, not below the last"
    );
    let english = member.get("/intake?lang=en").await;
    assert!(english.has("May I write down") || english.has("lang=\"en\""));
    let token = hidden(&fresh, "token");
    for path in ["/intake/check", "/intake/change"] {
        assert!(!member.post(path, &but(SMALL, &[("token", &token)])).await.has("?lang"), "{path}");
    }
}

#[actix_web::test]
async fn a_member_of_two_committees_says_first_which_one_it_is() {
    let world = World::new().await;
    let other = world.app.write(|conn| {
        let other = NewCommittee {
            code: "KON".into(),
            name: "Comité de Konna".into(),
            phone: "+223 66 44 55 66".into(),
            woman: "Nana".into(),
            ..NewCommittee::default()
        };
        Ok(committees::add(conn, &other)?.key)
    });
    let other = other.await;
    let member = world.app.person("Fanta", &[member_of(world.committee), member_of(other)]).await;
    let first = member.get("/intake").await;
    assert!(first.has("Comité de Konna") && first.has("Comité de Dialloubé") && !first.has("name=\"topic\""));
    let page = member.get("/intake?committee=KON").await;
    assert!(page.has("Nana") && page.has("+22366445566") && !page.has("Aïssata") && !page.has("Dialloubé (Mopti"));
    let dialloube = member.get("/intake?committee=DIA").await;
    assert!(dialloube.has("Aïssata") && dialloube.has("Dialloubé (Mopti, Mopti)") && !dialloube.has("Nana"));
    let token = hidden(&page, "token");
    // what was posted decides, with a script or without
    let missing = member.post("/intake/check", &but(SMALL, &[("token", &token)])).await;
    assert!(
        missing.status == 422
            && missing.has("<a href=\"#committee\">")
            && missing.has("<details class=\"govuk-details\" open>")
    );
    let sent = but(SMALL, &[("token", &token), ("committee", "KON")]);
    assert_eq!(member.post("/intake/record", &sent).await.status, 303);
    let kept: Option<CommitteeKey> =
        world.app.read(|conn| Ok(ordinary::table.select(ordinary::committee_key).first(conn)?));
    assert_eq!(kept, Some(other));
}

#[actix_web::test]
async fn places_are_suggested_with_other_names() {
    let world = World::new().await;
    let member = world.member().await;
    let found = member.get("/places/suggest?q=djalloube").await;
    assert_eq!(found.body, r#"[{"label":"Dialloubé (Mopti, Mopti)","value":"Dialloubé (Mopti, Mopti)"}]"#);
    assert!(member.get("/places/suggest?q=tombou").await.has("Tombouctou"));
    assert_eq!(member.get("/places/suggest?q=").await.body, "[]");
}

#[actix_web::test]
async fn addresses_tell_nothing_about_the_case() {
    let world = World::new().await;
    let member = world.member().await;
    world.focal("Oumou", jaabi::desks::DeskKind::Psea).await;
    let plain = record(&member, SMALL).await;
    let grave = record(&member, &but(GRAVE, &[("danger", "yes")])).await;
    assert_eq!(plain.len(), grave.len());
}
