//! A person does not accept a decision: who decides then, what has to wait, and what the person hears.
use crate::support::world::World;
use crate::support::{Person, in_area, role};
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::cases::model::{Rung, State};
use jaabi::id::Reference;
use jaabi::storage::schema::{appeals, cases, events};

/// An ordinary case that the handler of the region answered.
async fn answered(world: &World) -> Reference {
    let reference = world.record(world.ordinary("Je ne suis pas sur la liste")).await;
    world.act(&world.handler, &reference, "answer", &[("text", "Non, la liste est fermée")]).await;
    reference
}

async fn appoint(world: &World, reference: &Reference, to: &Person) -> crate::support::Answer {
    world.act(&world.manager, reference, "appoint", &[("to", &world.id(to))]).await
}

fn rungs(world: &World, reference: &Reference) -> Vec<Rung> {
    let key = world.case(reference);
    let own = appeals::table.filter(appeals::case_key.eq(key)).order(appeals::asked_number).select(appeals::rung);
    world.app.read(|conn| Ok(own.load(conn)?))
}

fn state(world: &World, reference: &Reference) -> State {
    let key = world.case(reference);
    world.app.read(|conn| Ok(cases::table.find(key).select(cases::state).first(conn)?))
}

#[actix_web::test]
async fn an_appeal_goes_up_two_levels_each_decided_by_somebody_else() {
    let world = World::new().await;
    let mut new = world.ordinary("Je ne suis pas sur la liste");
    new.holder = jaabi::cases::model::Holder::Committee;
    let reference = world.record(new).await;
    world.act(&world.member, &reference, "answer", &[("text", "Non, dit le comité")]).await;
    world.letters_left().await;
    world.act(&world.member, &reference, "appeal", &[("text", "Ce n’est pas juste")]).await;
    assert_eq!((rungs(&world, &reference), state(&world, &reference)), (vec![Rung::Commune], State::Appealed));
    assert!(world.letter_waits(&world.manager), "who names somebody is told");
    // the manager sees that somebody must be named, and names nobody who decided or belongs to the committee
    assert!(world.manager.get("/").await.has("Un recours attend"), "the manager is led there");
    let page = world.manager.get("/appeals").await;
    assert!(page.has(reference.as_str()) && page.has("Commune") && page.has("Personne n’est encore nommé"));
    let own = appoint(&world, &reference, &world.member).await;
    assert!(own.status == 409 && own.has("déjà décidé"), "{}", own.body);
    for stranger in [&world.receiver, &world.focal, &world.admin] {
        assert!(appoint(&world, &reference, stranger).await.has("ne peut pas décider"));
    }
    appoint(&world, &reference, &world.handler).await.leads_to(&format!("/cases/{reference}?done=appoint"));
    assert!(world.letter_waits(&world.handler), "who decides is told");
    assert!(!world.manager.get("/").await.has("recours attend"));
    assert!(world.handler.get("/").await.has("Un recours attend"));
    assert!(world.handler.get("/appeals").await.has("C’est vous qui décidez"));
    // only who was named decides
    let decision = [("outcome", "upheld"), ("text", "Le comité a bien fait")];
    let other = world.app.person("Sira Koné", &[in_area(Role::Handler, world.mopti, None)]).await;
    let refused = world.act(&other, &reference, "decide", &decision).await;
    assert!(refused.status == 409 && refused.has("Quelqu’un d’autre est nommé"), "{}", refused.body);
    world
        .act(&world.handler, &reference, "decide", &decision)
        .await
        .leads_to(&format!("/cases/{reference}?done=decide"));
    let page = world.member.get(&format!("/cases/{reference}")).await;
    assert!(page.has("Non, dit le comité") && page.has("Le comité a bien fait") && page.has("La décision reste"));
    // once more: one level up from there, and neither of the first two
    world.act(&world.member, &reference, "appeal", &[("text", "Toujours pas")]).await;
    assert_eq!(rungs(&world, &reference), [Rung::Commune, Rung::Cercle]);
    for before in [&world.handler, &world.member] {
        assert!(appoint(&world, &reference, before).await.has("déjà décidé"));
    }
    appoint(&world, &reference, &other).await.leads_to(&format!("/cases/{reference}?done=appoint"));
    let changed = [("outcome", "changed"), ("text", "Vous êtes sur la liste")];
    world.act(&other, &reference, "decide", &changed).await.leads_to(&format!("/cases/{reference}?done=decide"));
    assert!(world.member.get("/telling").await.has("Vous êtes sur la liste"), "it is told like every answer");
    let page = world.manager.get(&format!("/cases/{reference}")).await;
    assert!(page.has("La décision est changée") && page.has("Le comité a bien fait"), "{}", page.body);
}

#[actix_web::test]
async fn an_appeal_goes_to_its_level_as_long_as_somebody_stands_there() {
    let world = World::new().await;
    let reference = answered(&world).await;
    world.act(&world.member, &reference, "appeal", &[("text", "non")]).await;
    assert_eq!(rungs(&world, &reference), [Rung::National], "the region decided first");
    let peer = world.app.person("Sira Koné", &[in_area(Role::Handler, world.mopti, None)]).await;
    let national = world.app.person("Nouhoum Kéita", &[role(Role::Handler)]).await;
    let below = appoint(&world, &reference, &peer).await;
    assert!(below.status == 409 && below.has("va plus haut"), "{}", below.body);
    assert!(appoint(&world, &reference, &world.handler).await.has("déjà décidé"));
    appoint(&world, &reference, &national).await.leads_to(&format!("/cases/{reference}?done=appoint"));
    // who is concerned says so: somebody else is named, and nobody is left to wait for
    world.letters_left().await;
    world.act(&national, &reference, "conflict", &[]).await.leads_to("/?done=conflict");
    assert_eq!(national.get(&format!("/cases/{reference}")).await.status, 404);
    assert!(world.letter_waits(&world.manager));
    assert!(world.manager.get("/appeals").await.has("Personne n’est encore nommé"));
    assert!(appoint(&world, &reference, &national).await.has("ne peut pas décider"), "it was said in confidence");
    appoint(&world, &reference, &peer).await.leads_to(&format!("/cases/{reference}?done=appoint"));
}

#[actix_web::test]
async fn a_person_appeals_by_slip_without_paper_or_name_and_hears_the_reasons() {
    use crate::follow::support::{enter, give, send};
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let code = give(&world.handler, &reference).await;
    let woman = enter(&world, &reference, &code).await;
    // before there is a decision it is a wish
    send(&woman, "/follow/say", &[("kind", "appeal"), ("text", "vite")])
        .await
        .leads_to("/follow/case?done=follow-asked");
    assert_eq!((rungs(&world, &reference), state(&world, &reference)), (vec![], State::Received));
    world.act(&world.handler, &reference, "answer", &[("text", "Vous partez du site")]).await;
    let wish = [("kind", "appeal"), ("text", "Non"), ("wait", "eviction"), ("by", "2026-03-04")];
    send(&woman, "/follow/say", &wish).await.leads_to("/follow/case?done=follow-asked");
    assert_eq!((rungs(&world, &reference), state(&world, &reference)), (vec![Rung::National], State::Appealed));
    // said again it stays one appeal
    send(&woman, "/follow/say", &wish).await.leads_to("/follow/case?done=follow-asked");
    assert_eq!(rungs(&world, &reference).len(), 1);
    let page = world.manager.get("/appeals").await;
    assert!(page.has("une expulsion du logement ou du site, prévu pour le 4 mars 2026"), "{}", page.body);
    assert!(page.has("avant le 2 mars 2026 au soir"), "an eviction is answered the same day");
    // the first decider may not say whether it waits; the manager does, with a reason that the person reads
    let no = [("waits", "no"), ("reason", "Le propriétaire refuse"), ("legal_aid", "yes")];
    assert!(world.act(&world.handler, &reference, "suspend", &no).await.has("première décision"));
    let without = world.act(&world.manager, &reference, "suspend", &[("waits", "yes"), ("legal_aid", "yes")]).await;
    assert_eq!(without.status, 422, "until when, and why");
    let yes = [("waits", "yes"), ("until", "2026-03-20"), ("reason", "On vérifie d’abord"), ("legal_aid", "yes")];
    world.act(&world.manager, &reference, "suspend", &yes).await.leads_to(&format!("/cases/{reference}?done=suspend"));
    let twice = world.act(&world.manager, &reference, "suspend", &no).await;
    assert!(twice.status == 409 && twice.has("on a déjà répondu"), "{}", twice.body);
    assert!(woman.get("/follow/case").await.has("On vérifie d’abord"));
    let page = world.manager.get(&format!("/cases/{reference}")).await;
    assert!(page.has("Cela attend jusqu’au 20 mars 2026") && page.has("Aide juridique proposée"), "{}", page.body);
    let peer = world.app.person("Sira Koné", &[in_area(Role::Handler, world.mopti, None)]).await;
    appoint(&world, &reference, &peer).await;
    world.act(&peer, &reference, "decide", &[("outcome", "partly"), ("text", "Vous restez jusqu’à juin")]).await;
    assert!(woman.get("/follow/case").await.has("Vous restez jusqu’à juin"));
}

#[actix_web::test]
async fn what_must_wait_is_named_and_a_withdrawn_appeal_ends() {
    let world = World::new().await;
    let reference = answered(&world).await;
    let unnamed = [("text", "non"), ("wait", "removal"), ("which", ""), ("by", "")];
    let again = world.act(&world.member, &reference, "appeal", &unnamed).await;
    assert!(again.status == 422 && again.has("quelle décision doit attendre"), "{}", again.body);
    let named = [("text", "non"), ("wait", "removal"), ("which", "la radiation"), ("by", "")];
    world.act(&world.member, &reference, "appeal", &named).await;
    let page = world.manager.get(&format!("/cases/{reference}")).await;
    assert!(page.has("la radiation") && page.has("Dites avant le 2 mars 2026"), "{}", page.body);
    world.act(&world.handler, &reference, "close", &[("reason", "withdrawn")]).await;
    assert_eq!(state(&world, &reference), State::Closed);
    assert!(!world.manager.get("/appeals").await.has(reference.as_str()));
    // withdrawn is not lost: another one goes to the same level
    world.act(&world.member, &reference, "appeal", &[("text", "si")]).await;
    assert_eq!(rungs(&world, &reference), [Rung::National, Rung::National]);
}

#[actix_web::test]
async fn an_appeal_leaves_nothing_behind_where_the_case_is_sealed() {
    let world = World::new().await;
    let reference = answered(&world).await;
    world.act(&world.member, &reference, "appeal", &[("text", "zorglub")]).await;
    world.act(&world.member, &reference, "seal", &[("track", "psea")]).await.leads_to("/?done=sealed");
    let (rows, left): (i64, i64) =
        world.app.read(|conn| Ok((appeals::table.count().get_result(conn)?, events::table.count().get_result(conn)?)));
    assert_eq!((rows, left), (0, 0));
    for person in [&world.manager, &world.handler, &world.member] {
        assert_eq!(person.get(&format!("/cases/{reference}")).await.status, 404);
        for page in ["/appeals", "/", "/telling"] {
            assert!(!person.get(page).await.has(reference.as_str()));
        }
    }
    assert!(world.focal.get(&format!("/cases/{reference}")).await.has("zorglub"), "nothing is lost inside");
}

#[actix_web::test]
async fn an_appeal_is_seen_by_whoever_sees_the_case_and_nobody_else() {
    let world = World::new().await;
    let reference = answered(&world).await;
    world.act(&world.member, &reference, "appeal", &[("text", "non")]).await;
    assert!(world.manager.get("/appeals").await.has(reference.as_str()));
    assert!(!world.gao_handler.get("/appeals").await.has(reference.as_str()));
    for person in [&world.member, &world.receiver, &world.focal, &world.loader, &world.admin, &world.auditor] {
        assert_eq!(person.get("/appeals").await.status, 404);
    }
    // whom it is kept from sees no trace of it
    let other = world.app.person("Sira Koné", &[in_area(Role::Manager, world.mopti, None)]).await;
    assert!(other.get("/appeals").await.has(reference.as_str()));
    world.act(&world.manager, &reference, "exclude", &[("name", "Sira Koné")]).await;
    let page = other.get("/appeals").await;
    assert!(!page.has(reference.as_str()) && page.has("Aucun recours n’attend"), "{}", page.body);
    assert!(!other.get("/tracker").await.has(reference.as_str()));
}

#[actix_web::test]
async fn the_tracker_counts_appeals_and_those_that_changed_something() {
    use jaabi::cases::facts_of_today;
    use jaabi::cases::model::EventKind;
    let world = World::new().await;
    let other = world.app.person("Sira Koné", &[in_area(Role::Handler, world.mopti, None)]).await;
    let reference = answered(&world).await;
    world.act(&world.handler, &reference, "close", &[("reason", "resolved")]).await;
    world.act(&world.member, &reference, "appeal", &[("text", "non")]).await;
    appoint(&world, &reference, &other).await;
    world.act(&other, &reference, "decide", &[("outcome", "partly"), ("text", "oui, un peu")]).await;
    let today = world.app.clock.today();
    let facts = world.app.read(|conn| Ok(facts_of_today(conn, None, None, today)?));
    let steps = facts[0].life.as_ref().expect("a life").steps.clone();
    let decided: Vec<_> = steps.iter().filter(|step| step.kind == EventKind::Decided).collect();
    assert_eq!(decided.len(), 1);
    assert_eq!(decided[0].code.as_deref(), Some("partly"), "what became of it is measured, and no word of it");
}
