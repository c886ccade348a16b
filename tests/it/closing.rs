//! A committee closes: somebody else answers what it leaves open, and whoever must not see a case never becomes that somebody.
use crate::support::world::{CANARY, World};
use crate::support::{Answer, Person};
use jaabi::cases::model::{Holder, Naming, NewOrdinary, Track};
use jaabi::cases::{self, At};
use jaabi::id::Reference;

const SOCOURA: &str = "/settings/lists/committee/of/Socoura";

/// A case that the committee itself answers.
fn held(world: &World, text: &str) -> NewOrdinary {
    NewOrdinary { holder: Holder::Committee, ..world.ordinary(text) }
}

/// Closes the committee as its page shows it.
async fn close(world: &World, on: &str, heir: &str) -> Answer {
    let page = world.admin.get(SOCOURA).await;
    let (_, rest) = page.body.split_once("name=\"seen\" value=\"").expect("a form");
    let seen = rest.split('"').next().expect("a stamp").to_owned();
    let fields = [("seen", seen.as_str()), ("closes_on", on), ("heir", heir)];
    world.admin.post(&format!("{SOCOURA}/retire"), &fields).await
}

async fn close_today(world: &World, heir: &str) {
    let today = world.app.clock.today().to_string();
    close(world, &today, heir).await.leads_to(&format!("{SOCOURA}?done=setting-closed"));
}

async fn sees(person: &Person, case: &Reference) -> bool {
    person.get(&format!("/cases/{case}")).await.status == 200
}

#[actix_web::test]
async fn the_committee_that_takes_over_answers_from_now_on_and_the_case_says_so() {
    let world = World::new().await;
    let case = world.record(held(&world, "la pompe est cassée")).await;
    assert!(!sees(&world.other_member, &case).await);
    close_today(&world, "Fakala").await;
    let page = world.other_member.get(&format!("/cases/{case}")).await;
    assert_eq!(page.status, 200);
    assert!(page.has("Le comité a fermé") && page.has("Fakala"));
    world
        .act(&world.other_member, &case, "answer", &[("text", "demain")])
        .await
        .leads_to(&format!("/cases/{case}?done=answer"));
}

#[actix_web::test]
async fn closing_asks_who_answers_and_from_a_day_on() {
    let world = World::new().await;
    let today = world.app.clock.today();
    for (on, heir) in
        [("", "Fakala"), ("2020-01-01", "Fakala"), ("2026-03-02", ""), ("2026-03-02", "Socoura"), ("2026-03-02", "X")]
    {
        let on = if on == "2026-03-02" { today.to_string() } else { on.to_owned() };
        assert_eq!(close(&world, &on, heir).await.status, 422, "{on} {heir}");
    }
    assert!(world.member.get("/intake").await.status == 200);
    let page = world.admin.get(SOCOURA).await;
    assert!(!page.has("Rouvrir") && page.has("heir"));
}

#[actix_web::test]
async fn what_must_not_be_seen_there_goes_to_the_handlers_instead() {
    let world = World::new().await;
    let kept = NewOrdinary { excluded: vec![world.other_member.key.expect("an account")], ..held(&world, "pas lui") };
    let kept = world.record(kept).await;
    let confided = world.record(NewOrdinary { naming: Naming::Confidential, ..held(&world, "en confiance") }).await;
    let about = NewOrdinary { hidden_from_committee: true, ..held(&world, "le comité lui-même") };
    let about = world.record(about).await;
    close_today(&world, "Fakala").await;
    for case in [&kept, &confided, &about] {
        assert!(!sees(&world.other_member, case).await);
        assert!(sees(&world.handler, case).await);
        let page = world.handler.get(&format!("/cases/{case}")).await;
        assert!(page.has(&format!("/cases/{case}/answer")), "a handler answers it");
    }
    assert!(!sees(&world.member, &about).await);
    // nor is it given there by hand, in one sentence for every reason
    for case in [&kept, &about] {
        let fields = [("to", "committee"), ("committee", "Fakala"), ("reason", "plus près")];
        let answer = world.act(&world.handler, case, "transmit", &fields).await;
        assert_eq!(answer.status, 409);
        assert!(answer.has("Ce comité ne peut pas répondre"));
    }
    let fields = [("to", "committee"), ("committee", "Fakala"), ("reason", "plus près")];
    world
        .act(&world.handler, &confided, "transmit", &fields)
        .await
        .leads_to(&format!("/cases/{confided}?done=transmit"));
    assert!(sees(&world.other_member, &confided).await);
}

#[actix_web::test]
async fn a_committee_that_closes_later_answers_until_then() {
    let world = World::new().await;
    let case = world.record(held(&world, "la pompe")).await;
    let day = world.app.clock.today() + chrono::Days::new(3);
    close(&world, &day.to_string(), "Fakala").await.leads_to(&format!("{SOCOURA}?done=setting-closed"));
    assert!(sees(&world.member, &case).await && !sees(&world.other_member, &case).await);
    assert_eq!(world.member.get("/intake").await.status, 200);
    world.app.later(3 * 24 * 3600);
    let program = world.app.program.clone();
    let round = tokio::task::spawn_blocking(move || jaabi::app::keep(&program, jaabi::app::Seen::default()));
    round.await.expect("a thread").expect("a round");
    assert_eq!(world.other_member.sign_in().await.status, 303);
    assert!(sees(&world.other_member, &case).await);
}

#[actix_web::test]
async fn whoever_oversees_says_of_each_case_that_nobody_has_who_answers_it() {
    let world = World::new().await;
    let case = world.record(held(&world, "la pompe est cassée")).await;
    // two handlers are equally near: neither is chosen
    let second = crate::support::in_area(jaabi::access::Role::Handler, world.mopti, None);
    world.app.person("Sitan Diarra", &[second]).await;
    assert!(world.manager.get("/left").await.has("Il n’y a rien à faire ici"));
    close_today(&world, "-").await;
    let page = world.manager.get("/left").await;
    assert!(page.has(case.as_str()) && page.has("Socoura") && page.has("Fakala"));
    assert!(!world.gao_handler.get("/left").await.has(case.as_str()));
    assert!(world.handler.get("/").await.has("/left"));
    let version = world.version(&world.manager, &case).await;
    let fields =
        |who: &'static str| [("reference", case.to_string()), ("version", version.clone()), ("who", who.into())];
    let send = |fields: [(&'static str, String); 3]| {
        let world = &world;
        async move {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            world.manager.post("/left", &fields).await
        }
    };
    assert_eq!(send(fields("")).await.status, 409);
    send(fields("committee:Fakala")).await.leads_to("/left?done=left");
    assert!(sees(&world.other_member, &case).await);
    assert!(!world.manager.get("/left").await.has(case.as_str()));
}

#[actix_web::test]
async fn an_administrator_learns_nothing_of_cases_by_closing() {
    let mut pages = Vec::new();
    for with in [false, true] {
        let world = World::new().await;
        if with {
            world.record(held(&world, "la pompe")).await;
            world.take(world.sealed(Track::Psea)).await;
        }
        close_today(&world, "Fakala").await;
        let page = world.admin.get(SOCOURA).await;
        let token = page.csrf().expect("a form");
        let body = page.body.replace(&token, "TOKEN");
        let (_, seen) = body.split_once("name=\"seen\" value=\"").expect("a stamp");
        let seen = seen.split('"').next().unwrap_or_default().to_owned();
        pages.push(body.replace(&seen, "SEEN"));
    }
    assert_eq!(pages[0], pages[1]);
}

#[actix_web::test]
async fn a_notice_says_who_answers_in_the_language_that_is_chosen() {
    let world = World::new().await;
    assert_eq!(world.admin.get(&format!("{SOCOURA}/notice")).await.status, 404);
    close_today(&world, "Fakala").await;
    for (lang, words) in [("fr", "Gardez votre fiche"), ("en", "Keep your slip"), ("ar", "احتفظوا بالقصاصة")]
    {
        let page = world.admin.get(&format!("{SOCOURA}/notice?in={lang}")).await;
        assert!(
            page.has(words) && page.has("Fakala") && page.has(&format!("class=\"notice\" lang=\"{lang}\"")),
            "{lang}"
        );
    }
}

#[actix_web::test]
async fn a_slip_is_valid_at_every_committee_and_tells_nothing_there() {
    let world = World::new().await;
    let case = world.record(world.ordinary("la pompe est cassée")).await;
    let sealed = world.take(world.sealed(Track::Psea)).await;
    world
        .app
        .write({
            let now = world.app.clock.now();
            move |conn| Ok(jaabi::notify::settle(conn, now)?)
        })
        .await;
    let mut answers = Vec::new();
    for number in [case.to_string(), sealed.to_string(), Reference::random().to_string()] {
        let answer = world.other_member.post("/number", &[("number", &number)]).await;
        answers.push((answer.status, answer.location.clone(), answer.body.clone()));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    let mut told = false;
    for _ in 0..100 {
        actix_web::rt::time::sleep(std::time::Duration::from_millis(20)).await;
        told = world.handler.get(&format!("/cases/{case}")).await.has("La personne est venue avec son numéro");
        if told && world.letter_waits(&world.focal) {
            break;
        }
    }
    assert!(told && world.letter_waits(&world.focal));
    assert!(!sees(&world.other_member, &case).await);
    assert_eq!(world.other_member.post("/number", &[("number", "12")]).await.status, 422);
    assert!(!world.other_member.get("/number").await.has(CANARY));
}

#[actix_web::test]
async fn a_committee_chooses_no_other_committee() {
    let world = World::new().await;
    let case = world.record(held(&world, "la pompe")).await;
    let viewer = world.app.viewer(&world.member);
    let (ctx, reference) = (world.context(), case.clone());
    let refused = world.app.db.write(move |conn| {
        let at = At { viewer: &viewer, reference: &reference, version: 1 };
        cases::handle::transmit(conn, &ctx, at, (Holder::Committee, Some("Fakala")), "plus près")
    });
    assert!(matches!(refused.await, Err(cases::Error::Refused("refusal-no-such-committee"))));
}
