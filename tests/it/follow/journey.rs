//! An anonymous woman comes back with a slip.
use super::support::{come, enter, give, hidden, send, shown};
use crate::support::world::World;
use diesel::prelude::*;
use jaabi::cases::model::Holder;
use jaabi::id::Reference;
use jaabi::storage::schema::{cases, follow_messages, ordinary};

const ANSWER: &str = "La pompe sera réparée jeudi";

fn told(world: &World, reference: &Reference) -> (Option<String>, Option<String>, String) {
    let key = world.case(reference);
    world.app.read(|conn| {
        let (told, satisfied): (Option<chrono::NaiveDate>, Option<String>) =
            ordinary::table.find(key).select((ordinary::told_on, ordinary::satisfied)).first(conn)?;
        let state: String = cases::table.find(key).select(cases::state).first(conn)?;
        Ok((told.map(|day| day.to_string()), satisfied, state))
    })
}

#[actix_web::test]
async fn an_anonymous_woman_comes_back_with_a_slip() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe est cassée")).await;
    let code = give(&world.handler, &reference).await;
    // nothing is written yet
    let woman = enter(&world, &reference, &code).await;
    let page = woman.get("/follow/case").await;
    assert_eq!((page.status, page.header("cache-control")), (200, "no-store"));
    assert!(page.has("Rien n’est encore écrit pour vous") && page.has("Reçu le 2 mars 2026"));
    assert!(!page.has("la pompe est cassée") && !page.has("Kadidia"), "what was said is not read back");
    woman.post_bare("/follow/end", &[]).await.leads_to("/follow?done=follow-ended");
    woman.get("/follow/case").await.leads_to("/follow?over=yes");
    // an answer closes the loop on the day it is read
    world.act(&world.handler, &reference, "answer", &[("text", ANSWER)]).await;
    assert_eq!(told(&world, &reference).0, None);
    world.app.later(2 * 24 * 3600);
    world.handler.sign_in().await;
    world.gao_handler.sign_in().await;
    let woman = enter(&world, &reference, &code).await;
    let page = woman.get("/follow/case").await;
    assert!(page.has(ANSWER) && page.has("Êtes-vous satisfait"));
    assert_eq!(told(&world, &reference), (Some("2026-03-04".into()), None, "answered".into()));
    assert!(world.handler.get(&format!("/cases/{reference}")).await.has("Par le récépissé"));
    // she is half satisfied, writes, and it is something to do
    send(&woman, "/follow/say", &[("kind", "satisfied"), ("how", "partly")]).await;
    assert_eq!(told(&world, &reference).1.as_deref(), Some("partly"));
    world.letters_left().await;
    let sent = send(&woman, "/follow/say", &[("kind", "words"), ("text", "Jeudi est passé")]).await;
    sent.leads_to("/follow/case?done=follow-wrote");
    assert!(woman.get("/follow/case").await.has("Jeudi est passé"), "she reads what she wrote");
    assert!(world.letter_waits(&world.handler));
    let home = world.handler.get("/").await;
    assert!(home.has("La personne a écrit") && home.has(reference.as_str()));
    assert!(world.handler.get("/cases?mine=written").await.has(reference.as_str()));
    assert!(!world.gao_handler.get("/").await.has("La personne a écrit"));
    assert!(world.handler.get(&format!("/cases/{reference}")).await.has("Jeudi est passé"));
    // whoever writes back has taken it up
    world.act(&world.handler, &reference, "write", &[("text", "Demain, c’est sûr")]).await;
    assert!(!world.handler.get("/cases?mine=written").await.has(reference.as_str()));
    assert!(woman.get("/follow/case").await.has("Demain, c’est sûr"));
}

#[actix_web::test]
async fn asking_again_opens_what_is_closed_and_other_wishes_are_only_noted() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let code = give(&world.handler, &reference).await;
    world.act(&world.handler, &reference, "answer", &[("text", ANSWER)]).await;
    let woman = enter(&world, &reference, &code).await;
    for (kind, words) in [("withdraw", "demande d’arrêter"), ("erase", "demande d’effacer")] {
        send(&woman, "/follow/say", &[("kind", kind)]).await.leads_to("/follow/case?done=follow-asked");
        assert!(world.handler.get(&format!("/cases/{reference}")).await.has(words), "{kind}");
        assert_eq!(told(&world, &reference).2, "answered", "{kind}");
    }
    world.act(&world.handler, &reference, "close", &[("reason", "resolved")]).await;
    assert!(woman.get("/follow/case").await.has("C’est terminé"));
    send(&woman, "/follow/say", &[("kind", "again"), ("text", "Toujours cassée")])
        .await
        .leads_to("/follow/case?done=follow-again");
    assert_eq!(told(&world, &reference).2, "reopened");
    assert!(world.handler.get("/").await.has(reference.as_str()));
    // a form counts once, and nothing else is a wish
    let page = woman.get("/follow/case").await;
    let once = hidden(&page, "once");
    for _ in 0..2 {
        let fields = [("kind", "words"), ("text", "une seule fois"), ("once", once.as_str())];
        woman.post_bare("/follow/say", &fields).await.leads_to("/follow/case?done=follow-wrote");
    }
    assert_eq!(woman.get("/follow/case").await.body.matches("une seule fois").count(), 1);
    for wrong in [("kind", "close"), ("kind", "words"), ("kind", "")] {
        send(&woman, "/follow/say", &[wrong]).await.leads_to("/follow/case");
    }
}

#[actix_web::test]
async fn what_is_written_to_a_person_lies_sealed_to_the_code() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let code = give(&world.handler, &reference).await;
    world.act(&world.handler, &reference, "answer", &[("text", ANSWER)]).await;
    let rows: Vec<Vec<u8>> =
        world.app.read(|conn| Ok(follow_messages::table.select(follow_messages::bytes).load(conn)?));
    assert_eq!(rows.len(), 1);
    assert!(rows[0].starts_with(b"age-encryption.org/v1"));
    // the first use offers another code: what was written goes with it, and the old one is dead
    let woman = enter(&world, &reference, &code).await;
    assert!(woman.get("/follow/case").await.has("Un nouveau secret"));
    let page = woman.post_bare("/follow/code", &[("paper", "code")]).await;
    let new = shown(&page, "letters").expect("a new code");
    assert_ne!(new, code);
    let page = woman.get("/follow/case").await;
    assert!(page.has(ANSWER) && !page.has("Un nouveau secret"), "the visit goes on");
    assert_eq!(shown(&woman.post_bare("/follow/code", &[("paper", "code")]).await, "letters"), None);
    assert_eq!(come(&world, reference.as_str(), &code).await.1.status, 422);
    let again = enter(&world, &reference, &new).await.get("/follow/case").await;
    assert!(again.has(ANSWER) && !again.has("Un nouveau secret"));
}

#[actix_web::test]
async fn a_visit_ends_by_itself_by_its_button_and_by_the_quick_way_out() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let code = give(&world.handler, &reference).await;
    let woman = enter(&world, &reference, &code).await;
    world.app.later(4 * 60);
    assert_eq!(woman.get("/follow/case").await.status, 200, "it goes on while it is used");
    world.app.later(4 * 60);
    let page = woman.get("/follow/case").await;
    assert!(page.has("data-exit=\"/follow/exit\"") && page.has("data-idle-to=\"/follow/exit\""));
    world.app.later(5 * 60);
    woman.get("/follow/case").await.leads_to("/follow?over=yes");
    let woman = enter(&world, &reference, &code).await;
    let kept = woman.cookies.borrow().clone();
    let cookie = kept.iter().find(|(name, _)| name.contains("slip")).expect("a cookie");
    let left = woman.get("/follow/exit").await;
    left.leads_to("/exit");
    assert!(!woman.cookies.borrow().contains_key(cookie.0), "nothing stays on the phone");
    // and the cookie that somebody copied opens nothing
    woman.cookies.borrow_mut().insert(cookie.0.clone(), cookie.1.clone());
    woman.get("/follow/case").await.leads_to("/follow?over=yes");
    for path in ["/follow/say", "/follow/threat", "/follow/code"] {
        woman
            .post_bare(path, &[("kind", "words"), ("text", "x"), ("threat", "yes")])
            .await
            .leads_to("/follow?over=yes");
    }
}

#[actix_web::test]
async fn a_committee_hears_it_where_the_committee_holds_it_and_not_where_it_is_kept_from_it() {
    let world = World::new().await;
    let mut theirs = world.ordinary("le puits");
    theirs.holder = Holder::Committee;
    let mut hidden_from = world.ordinary("le comité");
    hidden_from.hidden_from_committee = true;
    for (new, hears) in [(theirs, true), (hidden_from, false)] {
        let reference = world.record(new).await;
        let code = give(&world.handler, &reference).await;
        world.letters_left().await;
        let woman = enter(&world, &reference, &code).await;
        send(&woman, "/follow/say", &[("kind", "words"), ("text", "bonjour")]).await;
        assert_eq!(world.letter_waits(&world.member), hears);
        assert_eq!(world.member.get("/cases?mine=written").await.has(reference.as_str()), hears);
    }
}
