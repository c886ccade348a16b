//! Whom to tell, by which way, and what is read out to everybody.
use crate::follow::support::hidden as hidden_of;
use crate::support::Person;
use crate::support::world::World;
use diesel::prelude::*;
use jaabi::cases::model::{AnswerBy, Holder, Identity, Naming, NewOrdinary, State, Track};
use jaabi::id::Reference;
use jaabi::storage::schema::{cases, ordinary};

const ANSWER: &str = "La pompe sera réparée jeudi";
const NUMBER: &str = "+223 76 00 00 01";

async fn answered(world: &World, new: NewOrdinary) -> Reference {
    let reference = world.record(new).await;
    world.act(&world.handler, &reference, "answer", &[("text", ANSWER)]).await;
    reference
}

fn by(world: &World, answer_by: AnswerBy) -> NewOrdinary {
    NewOrdinary { answer_by, ..world.ordinary("la pompe") }
}

/// What a task sends.
async fn became(world: &World, person: &Person, reference: &Reference, what: &str) -> crate::support::Answer {
    let version = world.version(person, reference).await;
    let fields = [("reference", reference.as_str()), ("version", &version), ("way", "committee"), ("on", "2026-03-02")];
    let mut fields = fields.to_vec();
    fields.extend([("satisfied", "partly"), ("what", what)]);
    person.post("/telling", &fields).await
}

#[actix_web::test]
async fn a_committee_sees_whom_to_tell_and_says_what_became_of_it() {
    let world = World::new().await;
    assert!(world.member.get("/telling").await.has("Tout le monde a reçu sa réponse"));
    let told = answered(&world, by(&world, AnswerBy::Committee)).await;
    let missed = answered(&world, by(&world, AnswerBy::Committee)).await;
    let unwanted = answered(&world, by(&world, AnswerBy::Committee)).await;
    assert!(world.member.get("/").await.has("3 personnes attendent"));
    let page = world.member.get("/telling").await;
    assert!(page.has(told.as_str()) && page.has("Kadidia") && page.has(ANSWER) && page.has("Le comité le dit"));
    assert!(!world.handler.get("/telling").await.has(told.as_str()), "it is the committee's task");
    assert!(!world.other_member.get("/telling").await.has(told.as_str()), "and of no other committee");
    became(&world, &world.member, &told, "told").await.leads_to("/telling?done=told");
    became(&world, &world.member, &missed, "missed").await.leads_to("/telling?done=missed");
    became(&world, &world.member, &unwanted, "unwanted").await.leads_to("/telling?done=unwanted");
    let page = world.member.get("/telling").await;
    assert!(!page.has(told.as_str()) && !page.has(unwanted.as_str()), "nobody goes there again");
    assert!(page.has(missed.as_str()), "who was not found is looked for again");
    let page = world.handler.get(&format!("/cases/{told}")).await;
    assert!(page.has("Quelqu’un d’autre"), "who asked how satisfied the person is stands there: {}", page.body);
    // a second time, or what nobody asked, changes nothing
    assert!(became(&world, &world.member, &told, "told").await.has("déjà"));
    assert_eq!(became(&world, &world.member, &missed, "juggle").await.status, 404);
    assert_eq!(became(&world, &world.member, &missed, "told").await.status, 303);
    for person in [&world.manager, &world.receiver, &world.focal, &world.loader, &world.admin, &world.auditor] {
        assert_eq!(person.get("/telling").await.status, 404);
    }
}

#[actix_web::test]
async fn what_is_about_a_committee_is_never_told_through_it() {
    let world = World::new().await;
    let about = NewOrdinary { hidden_from_committee: true, ..by(&world, AnswerBy::Committee) };
    let reference = answered(&world, about).await;
    for page in ["/", "/telling", "/week"] {
        assert!(!world.member.get(page).await.has(reference.as_str()), "{page}");
    }
    let page = world.handler.get("/telling").await;
    assert!(page.has(reference.as_str()) && page.has("Au guichet"), "{}", page.body);
}

#[actix_web::test]
async fn a_number_is_shown_to_whoever_calls_and_nowhere_else() {
    let world = World::new().await;
    let identity = Identity {
        name: "Kadidia".into(),
        contact: NUMBER.into(),
        whose: "sa sœur".into(),
        may_say: Some(false),
        when_where: "le soir".into(),
        ..Identity::default()
    };
    let reference = answered(&world, NewOrdinary { identity, ..by(&world, AnswerBy::Phone) }).await;
    for page in ["/telling", "/", &format!("/cases/{reference}"), "/cases"] {
        assert!(!world.handler.get(page).await.has(NUMBER), "{page}");
    }
    let page = world.handler.get("/telling").await;
    assert!(page.has("Par téléphone") && page.has("le soir") && page.has("Kadidia"), "{}", page.body);
    let ask = [("reference", reference.as_str())];
    let call = world.handler.post("/telling/call", &ask).await;
    assert!(call.status == 200 && call.has(NUMBER) && call.has("sa sœur") && call.has("Ne dites ni d’où"));
    assert_eq!(call.header("cache-control"), "no-store");
    assert!(call.has(ANSWER) && call.has("le soir"), "{}", call.body);
    assert!(world.auditor.get("/audit").await.has("numéro montré pour appeler"), "who looked at it is known");
    // whoever does not see the case learns nothing, and no address leads there
    assert_eq!(world.gao_handler.post("/telling/call", &ask).await.status, 404);
    assert_eq!(world.manager.post("/telling/call", &ask).await.status, 404);
    assert_eq!(world.handler.get("/telling/call").await.status, 404);
    let visited = answered(&world, by(&world, AnswerBy::Visit)).await;
    assert!(world.handler.post("/telling/call", &[("reference", visited.as_str())]).await.has("pas de numéro"));
    // given in confidence, it is for whoever looks after the case
    let confided =
        NewOrdinary { naming: Naming::Confidential, assigned: world.handler.key, ..by(&world, AnswerBy::Phone) };
    let reference = answered(&world, confided).await;
    let call = world.member.post("/telling/call", &[("reference", reference.as_str())]).await;
    assert!(call.status == 409 && !call.has(NUMBER), "{}", call.body);
}

#[actix_web::test]
async fn a_message_by_sms_is_not_switched_on_and_says_so() {
    let world = World::new().await;
    let reference = answered(&world, by(&world, AnswerBy::Sms)).await;
    let page = world.handler.get("/telling").await;
    assert!(page.has(reference.as_str()) && page.has("Les SMS ne sont pas activés") && !page.has(NUMBER));
}

#[actix_web::test]
async fn satisfaction_asked_by_whoever_answered_is_marked() {
    let world = World::new().await;
    let asked_by = |reference: &Reference| {
        let key = world.case(reference);
        let own = ordinary::table.find(key).select(ordinary::satisfied_by);
        world.app.read(|conn| Ok(own.first::<Option<String>>(conn)?))
    };
    let tell = [("how", "committee"), ("on", "2026-03-02"), ("satisfied", "satisfied")];
    let own = answered(&world, by(&world, AnswerBy::Committee)).await;
    world.act(&world.handler, &own, "tell", &tell).await;
    assert_eq!(asked_by(&own).as_deref(), Some("answerer"));
    let other = answered(&world, by(&world, AnswerBy::Committee)).await;
    world.act(&world.member, &other, "tell", &tell).await;
    assert_eq!(asked_by(&other).as_deref(), Some("other"));
    let nobody = answered(&world, by(&world, AnswerBy::Committee)).await;
    let tell = [("how", "committee"), ("on", "2026-03-02"), ("satisfied", "not_asked")];
    world.act(&world.handler, &nobody, "tell", &tell).await;
    assert_eq!(asked_by(&nobody), None);
}

/// Three cases of people without a name, of which one is about the committee.
async fn nameless(world: &World) -> [Reference; 3] {
    let new = |hidden_from_committee| NewOrdinary {
        naming: Naming::Anonymous,
        identity: Identity::default(),
        hidden_from_committee,
        ..by(world, AnswerBy::NotNeeded)
    };
    [world.record(new(false)).await, world.record(new(false)).await, world.record(new(true)).await]
}

#[actix_web::test]
async fn one_answer_goes_to_many_and_closes_them_when_it_is_read_out() {
    let world = World::new().await;
    let [first, second, about] = nameless(&world).await;
    let named = world.record(world.ordinary("avec un nom")).await;
    let page = world.handler.get("/telling/general/new?committee=Socoura").await;
    assert!(page.has(first.as_str()) && page.has(second.as_str()), "{}", page.body);
    assert!(!page.has(named.as_str()), "who can be told alone is told alone");
    assert!(!page.has(about.as_str()), "what is about the committee never goes through it");
    assert!(world.handler.get("/telling/general/new?committee=none").await.has(about.as_str()));
    let form = hidden_of(&page, "form");
    let (one, two, three) = (format!("{first} 1"), format!("{second} 1"), format!("{about} 1"));
    let text = "Les listes rouvrent en mai";
    let base = [("form", form.as_str()), ("committee", "Socoura"), ("text", text)];
    // all of them or none
    let forged = [&base[..], &[("case", &one), ("case", &three)]].concat();
    let refused = world.handler.post("/telling/general/new", &forged).await;
    assert!(refused.status == 409 && refused.has("ne peut pas avoir cette réponse") && refused.has(text));
    let nothing = world.handler.post("/telling/general/new", &base).await;
    assert!(nothing.status == 409 && nothing.has("au moins un dossier"));
    let chosen = [&base[..], &[("case", &one), ("case", &two)]].concat();
    let to = format!("/telling/general/{form}");
    for _ in 0..2 {
        world.handler.post("/telling/general/new", &chosen).await.leads_to(&format!("{to}?done=general"));
    }
    // the committee reads it out, and both are over; nobody else can
    assert!(world.member.get("/telling").await.has(text));
    assert_eq!(world.other_member.get(&to).await.status, 404);
    assert_eq!(world.gao_handler.get(&to).await.status, 404);
    let page = world.member.get(&to).await;
    assert!(page.has(text) && page.has("2 dossiers seront clos"), "{}", page.body);
    assert!(!page.has(first.as_str()) && !page.has("Hamidou"), "what is printed names nobody");
    assert_eq!(world.member.post(&to, &[("on", "2026-02-01"), ("place", "la place")]).await.status, 409);
    assert_eq!(world.member.post(&to, &[("on", "2026-03-02"), ("place", "")]).await.status, 409);
    let read = [("on", "2026-03-02"), ("place", "la place du marché")];
    world.member.post(&to, &read).await.leads_to(&format!("{to}?done=general-read"));
    for reference in [&first, &second] {
        let key = world.case(reference);
        let (state, reason): (State, Option<String>) = world.app.read(|conn| {
            Ok((
                cases::table.find(key).select(cases::state).first(conn)?,
                ordinary::table.find(key).select(ordinary::closing_reason).first(conn)?,
            ))
        });
        assert_eq!((state, reason.as_deref()), (State::Closed, Some("general_answer")));
    }
    assert!(world.member.get(&to).await.has("la place du marché"));
    assert_eq!(world.member.post(&to, &read).await.status, 409, "once");
    assert!(!world.member.get("/telling").await.has(text));
}

#[actix_web::test]
async fn a_sealed_case_is_nobodys_task() {
    let world = World::new().await;
    let mut new = world.sealed(Track::Psea);
    new.envelope.answer_by = Some(AnswerBy::Phone);
    let reference = world.take(new).await;
    for (name, person) in world.everybody() {
        for page in ["/telling", "/telling/general", "/telling/general/new?committee=Socoura", "/appeals"] {
            let page = person.get(page).await;
            assert!(!page.has(reference.as_str()) && !page.has(crate::support::world::CANARY), "{name}");
        }
        let call = person.post("/telling/call", &[("reference", reference.as_str())]).await;
        assert_eq!(call.status, 404, "{name}");
        let task = [("reference", reference.as_str()), ("version", "1"), ("on", "2026-03-02"), ("what", "told")];
        assert_eq!(person.post("/telling", &task).await.status, 404, "{name}");
    }
}

#[actix_web::test]
async fn what_a_committee_holds_it_tells_by_every_way() {
    let world = World::new().await;
    let held = NewOrdinary { holder: Holder::Committee, ..by(&world, AnswerBy::Visit) };
    let reference = world.record(held).await;
    world.act(&world.member, &reference, "answer", &[("text", ANSWER)]).await;
    let page = world.member.get("/telling").await;
    assert!(page.has(reference.as_str()) && page.has("Par une visite"), "{}", page.body);
    assert!(!world.handler.get("/telling").await.has(reference.as_str()));
}
