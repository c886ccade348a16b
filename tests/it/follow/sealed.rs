//! On a sealed case a person reads what the desk finds safe, and writes.
use super::support::{enter, give, send};
use crate::support::world::{CANARY, World};
use diesel::prelude::*;
use jaabi::cases::model::Track;
use jaabi::storage::schema::{cases, follow_messages};

#[actix_web::test]
async fn only_what_the_desk_marks_safe_is_shown_and_what_is_written_is_sealed() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let code = give(&world.focal, &reference).await;
    let unsafe_words = [("text", "L’enquête commence lundi"), ("safe", "no")];
    world
        .act(&world.focal, &reference, "write", &unsafe_words)
        .await
        .leads_to(&format!("/cases/{reference}?done=write"));
    let woman = enter(&world, &reference, &code).await;
    let page = woman.get("/follow/case").await;
    assert!(page.has("Rien n’est encore écrit") && !page.has("L’enquête") && !page.has(CANARY));
    world.act(&world.second, &reference, "write", &[("text", "Passez au marché"), ("safe", "yes")]).await;
    let page = woman.get("/follow/case").await;
    assert!(page.has("Passez au marché") && page.has("Êtes-vous satisfait") && !page.has("L’enquête"));
    // what she writes is not shown to whoever finds the slip; those who can open the case read it
    world.letters_left().await;
    let sent = send(&woman, "/follow/say", &[("kind", "words"), ("text", "zorglubEcrit")]).await;
    sent.leads_to("/follow/case?done=follow-wrote");
    assert!(!woman.get("/follow/case").await.has("zorglubEcrit"));
    for person in [&world.focal, &world.second] {
        assert!(person.get(&format!("/cases/{reference}")).await.has("zorglubEcrit"));
        assert!(person.get("/").await.has("La personne a écrit"));
        assert!(world.letter_waits(person));
    }
    assert!(!world.handler.get("/").await.has("La personne a écrit"));
    assert_eq!(crate::leaks::canary::traces(&world.app), Vec::<String>::new(), "sealed before the database sees it");
    let kept: i64 = world.app.read(|conn| Ok(follow_messages::table.count().get_result(conn)?));
    assert_eq!(kept, 1, "only what is safe is sealed to the code");
}

#[actix_web::test]
async fn withdrawing_erasing_and_appealing_are_wishes_that_change_nothing_by_themselves() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let code = give(&world.focal, &reference).await;
    let woman = enter(&world, &reference, &code).await;
    for kind in ["withdraw", "erase", "appeal", "again"] {
        send(&woman, "/follow/say", &[("kind", kind)]).await;
    }
    let page = world.focal.get(&format!("/cases/{reference}")).await;
    for words in ["demande d’arrêter", "demande d’effacer", "quelqu’un d’autre décide", "demande où on en est"]
    {
        assert!(page.has(words), "{words}");
    }
    let state = |world: &World| -> String {
        let key = world.case(&reference);
        world.app.read(|conn| Ok(cases::table.find(key).select(cases::state).first(conn)?))
    };
    assert_eq!(state(&world), "received");
    world.act(&world.focal, &reference, "close", &[("closing", "withdrawn"), ("reason", "elle le veut")]).await;
    assert_eq!(state(&world), "closed");
    assert!(!woman.get("/follow/case").await.has("C’est terminé</strong>"), "that it is closed is not told");
    send(&woman, "/follow/say", &[("kind", "again")]).await;
    assert_eq!(state(&world), "received");
}

#[actix_web::test]
async fn a_threat_goes_to_the_desk_far_away_the_same_day_and_leaves_no_trace_in_an_ordinary_case() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let code = give(&world.handler, &reference).await;
    let before = world.handler.get(&format!("/cases/{reference}")).await.body.len();
    let woman = enter(&world, &reference, &code).await;
    assert!(woman.get("/follow/case").await.has("vous a-t-il menacé"));
    let used = world.handler.get(&format!("/cases/{reference}")).await.body.len();
    assert!(used >= before);
    let said = send(&woman, "/follow/threat", &[("threat", "yes"), ("text", "zorglubMenace")]).await;
    assert_eq!(said.status, 200);
    assert!(said.has("Elles regardent aujourd’hui"));
    assert!(!woman.get("/follow/case").await.has("vous a-t-il menacé"), "asked once on each visit");
    assert_eq!(world.handler.get(&format!("/cases/{reference}")).await.body.len(), used, "no trace");
    let (key, due): (i64, Option<chrono::NaiveDate>) = world.app.read(|conn| {
        Ok(cases::table.filter(cases::sealed.eq(true)).select((cases::key, cases::due_on)).first(conn)?)
    });
    assert!(key > 0);
    assert_eq!(due.map(|day| day.to_string()).as_deref(), Some("2026-03-02"), "due the same day");
    let list = world.far.get("/cases?kind=sealed").await;
    let new = list.body.split("/cases/").nth(1).map(|rest| rest[..9].to_owned()).expect("a case");
    let page = world.far.get(&format!("/cases/{new}")).await;
    assert!(page.has("zorglubMenace") && page.has(reference.as_str()), "{}", page.body);
    for (who, person) in world.everybody().into_iter().filter(|(who, _)| *who != "far") {
        assert!(!person.get("/cases?kind=sealed").await.has(&new), "{who}");
    }
    assert_eq!(crate::leaks::canary::traces(&world.app), Vec::<String>::new());
    // no opens nothing
    let woman = enter(&world, &reference, &code).await;
    send(&woman, "/follow/threat", &[("threat", "no")]).await.leads_to("/follow/case");
    let sealed: i64 =
        world.app.read(|conn| Ok(cases::table.filter(cases::sealed.eq(true)).count().get_result(conn)?));
    assert_eq!(sealed, 1);
}

#[actix_web::test]
async fn a_threat_on_a_sealed_case_tells_the_desk_far_away_neither_its_number_nor_its_words() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let code = give(&world.focal, &reference).await;
    let woman = enter(&world, &reference, &code).await;
    send(&woman, "/follow/threat", &[("threat", "yes"), ("text", "zorglubMenace")]).await;
    let list = world.far.get("/cases?kind=sealed").await;
    let new = list.body.split("/cases/").nth(1).map(|rest| rest[..9].to_owned()).expect("a case");
    let page = world.far.get(&format!("/cases/{new}")).await;
    assert!(page.has("menacée, ou aide retirée") && page.has("psea"), "{}", page.body);
    assert!(!page.has(reference.as_str()) && !page.has("zorglubMenace"));
    // who looks after the case reads it there
    assert!(world.second.get(&format!("/cases/{reference}")).await.has("zorglubMenace"));
}

#[actix_web::test]
async fn sealing_a_case_later_takes_back_what_was_shown_and_leaves_the_code() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let code = give(&world.handler, &reference).await;
    world.act(&world.handler, &reference, "answer", &[("text", "Une réponse d’avant")]).await;
    world.act(&world.handler, &reference, "seal", &[("track", "psea")]).await.leads_to("/?done=sealed");
    let woman = enter(&world, &reference, &code).await;
    let page = woman.get("/follow/case").await;
    assert!(page.has("Rien n’est encore écrit") && !page.has("Une réponse d’avant"));
    send(&woman, "/follow/say", &[("kind", "words"), ("text", "bonjour")]).await;
    assert!(world.focal.get(&format!("/cases/{reference}")).await.has("bonjour"));
}
