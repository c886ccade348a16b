//! Handling: both lives through the pages, as each person sees them.
use crate::support::world::{CANARY, World};
use jaabi::cases::model::{Holder, Track};

#[actix_web::test]
async fn an_ordinary_case_lives_from_reception_to_the_person_being_told() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("La pompe est en panne")).await;
    let handler = &world.handler;
    let list = handler.get("/cases").await;
    assert!(list.has(reference.as_str()) && list.has("La pompe est en panne"), "{}", list.body);
    let page = handler.get(&format!("/cases/{reference}")).await;
    assert!(
        page.has("La pompe est en panne") && page.has("+223 76 00 00 01") && page.has("Réponse attendue dans 14 jours")
    );
    let back = format!("/cases/{reference}?done=");
    world
        .act(handler, &reference, "acknowledge", &[("on", "2026-03-02")])
        .await
        .leads_to(&format!("{back}acknowledge"));
    world.act(handler, &reference, "start", &[]).await.leads_to(&format!("{back}start"));
    let hold = [("reason", "pièce commandée"), ("until", "2026-03-20")];
    world.act(handler, &reference, "hold", &hold).await.leads_to(&format!("{back}hold"));
    world.act(handler, &reference, "resume", &[]).await.leads_to(&format!("{back}resume"));
    let answer = [("text", "La pompe sera réparée jeudi")];
    world.act(handler, &reference, "answer", &answer).await.leads_to(&format!("{back}answer"));
    let home = world.member.get("/").await;
    assert!(home.has(reference.as_str()), "the committee sees that there is something to tell");
    let told = [("how", "committee"), ("on", "2026-03-02"), ("satisfied", "satisfied")];
    world.act(&world.member, &reference, "tell", &told).await.leads_to(&format!("{back}tell"));
    world.act(handler, &reference, "close", &[("reason", "resolved")]).await.leads_to(&format!("{back}close"));
    let page = handler.get(&format!("/cases/{reference}")).await;
    for words in ["Clos le 2 mars 2026", "La personne a été informée", "pièce commandée", "sera réparée jeudi"] {
        assert!(page.has(words), "{words}");
    }
    let reopened = [("reason", "encore en panne")];
    world.act(handler, &reference, "reopen", &reopened).await.leads_to(&format!("{back}reopen"));
    assert!(handler.get(&format!("/cases/{reference}")).await.has("Rouvert"));
}

#[actix_web::test]
async fn a_stale_edit_is_refused_with_what_changed_and_keeps_what_was_typed() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("x")).await;
    let version = world.version(&world.handler, &reference).await;
    world.act(&world.manager, &reference, "note", &[("text", "vu au site")]).await;
    let path = format!("/cases/{reference}/answer");
    let late = world.handler.post(&path, &[("text", "Ma longue réponse"), ("version", &version)]).await;
    assert_eq!(late.status, 409);
    for words in ["a changé ce dossier", "vu au site", "Ma longue réponse"] {
        assert!(late.has(words), "{words}");
    }
    assert!(!world.handler.get(&format!("/cases/{reference}")).await.has("Ma longue réponse"));
}

#[actix_web::test]
async fn a_form_with_faults_names_them_and_keeps_what_was_typed() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("x")).await;
    let wrong =
        world.act(&world.handler, &reference, "hold", &[("reason", "j’attends"), ("until", "32/13/2026")]).await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.has("Donnez une date") && wrong.has("j’attends") && wrong.has("href=\"#hold-until\""),
        "{}",
        wrong.body
    );
    let long = "a".repeat(9000);
    assert_eq!(world.act(&world.handler, &reference, "note", &[("text", &long)]).await.status, 422);
    assert_eq!(world.act(&world.handler, &reference, "no_such_verb", &[]).await.status, 404);
}

#[actix_web::test]
async fn whoever_sees_an_ordinary_case_can_seal_it_in_one_step_and_then_only_the_desk_sees_it() {
    let world = World::new().await;
    let reference = world.record(world.ordinary(CANARY)).await;
    let path = format!("/cases/{reference}");
    assert_eq!(world.member.get(&path).await.status, 200);
    world.act(&world.member, &reference, "seal", &[("track", "psea")]).await.leads_to("/?done=sealed");
    for (who, person) in world.everybody() {
        let answer = person.get(&path).await;
        let desk = matches!(who, "focal" | "second");
        assert_eq!(answer.status, if desk { 200 } else { 404 }, "{who}");
        assert_eq!(answer.body.contains(CANARY), desk, "{who}");
        assert!(desk || !person.get(&format!("/cases?q={CANARY}")).await.has(reference.as_str()), "{who}");
    }
    let page = world.focal.get(&path).await;
    assert!(
        page.has("Kadidia") && page.has("Fanta Coulibaly"),
        "nothing is lost and the desk sees who else can open it"
    );
}

#[actix_web::test]
async fn a_sealed_case_lives_its_own_life_and_a_skipped_step_needs_a_reason() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let path = format!("/cases/{reference}");
    let page = world.focal.get(&path).await;
    assert!(page.has(CANARY) && page.has("Salif Diallo"), "{}", page.body);
    let day = ("on", "2026-03-02");
    let step = |to: &'static str| [("to", to), day, ("text", "fait")];
    world.act(&world.focal, &reference, "step", &step("safety_checked")).await.leads_to(&format!("{path}?done=step"));
    let skipped = world.act(&world.second, &reference, "step", &step("receipt_confirmed")).await;
    assert_eq!(skipped.status, 409);
    assert!(skipped.has("écrivez pourquoi") && skipped.has("fait"));
    let with_reason = [("to", "receipt_confirmed"), day, ("reason", "remis en main propre")];
    world.act(&world.second, &reference, "step", &with_reason).await.leads_to(&format!("{path}?done=step"));
    let help = [("to", "CSRef"), ("help", "offered"), ("text", "")];
    world.act(&world.focal, &reference, "help", &help).await.leads_to(&format!("{path}?done=help"));
    let close = [("closing", "handed_over_confirmed"), ("reason", "la personne est partie")];
    world.act(&world.focal, &reference, "close", &close).await.leads_to(&format!("{path}?done=close"));
    let page = world.second.get(&path).await;
    for words in ["remis en main propre", "CSRef", "Clos", "Fanta Coulibaly"] {
        assert!(page.has(words), "{words}");
    }
}

#[actix_web::test]
async fn a_transfer_takes_the_case_from_one_desk_to_another_and_never_to_the_excluded() {
    let world = World::new().await;
    let mut new = world.sealed(Track::Psea);
    new.excluded = vec![world.far.key.unwrap()];
    let reference = world.take(new).await;
    let path = format!("/cases/{reference}");
    let transfer = |to: &'static str| [("to", to), ("reason", "conflit")];
    let empty = world.act(&world.focal, &reference, "transfer", &transfer("bypass")).await;
    assert_eq!(empty.status, 409, "the only member there is excluded");
    world.join("integrity", &world.gao_handler).await;
    world.act(&world.focal, &reference, "transfer", &transfer("integrity")).await.leads_to("/?done=transferred");
    assert_eq!(world.focal.get(&path).await.status, 404);
}

#[actix_web::test]
async fn a_case_about_the_committee_is_hidden_from_it_and_an_excluded_handler_sees_no_trace() {
    let world = World::new().await;
    let mut new = world.ordinary("le président du comité garde les bâches");
    new.hidden_from_committee = true;
    new.excluded = vec![world.handler.key.unwrap()];
    let reference = world.record(new).await;
    for person in [&world.member, &world.handler] {
        assert_eq!(person.get(&format!("/cases/{reference}")).await.status, 404);
        for list in ["/cases", "/cases?q=b%C3%A2ches", "/", "/cases?order=due"] {
            assert!(!person.get(list).await.has(reference.as_str()), "{list}");
        }
    }
    assert_eq!(world.manager.get(&format!("/cases/{reference}")).await.status, 200);
    let excluded =
        world.act(&world.manager, &reference, "assign", &[("to", "00000000-0000-0000-0000-000000000000")]).await;
    assert_eq!(excluded.status, 409);
}

#[actix_web::test]
async fn lists_filter_search_and_page() {
    let world = World::new().await;
    for n in 0..60 {
        let mut new = world.ordinary(&format!("numéro {n} éléphant"));
        new.received_on -= chrono::TimeDelta::days(n);
        new.holder = Holder::Handler;
        world.record(new).await;
    }
    let mut other = world.ordinary("forage ɲɔgɔn");
    other.sector = Some("cash".into());
    let special = world.record(other).await;
    let handler = &world.handler;
    let mut seen = 0;
    let mut at = "/cases?order=oldest".to_owned();
    for _ in 0..3 {
        let page = handler.get(&at).await;
        seen += page.body.matches("<li class=\"card").count();
        let Some((before, _)) = page.body.split_once("rel=\"next\"") else { break };
        let (_, href) = before.rsplit_once("href=\"").unwrap();
        at = href.split('"').next().unwrap().replace("&amp;", "&").replace("&#x3D;", "=");
    }
    assert_eq!(seen, 61);
    for (query, hits) in [
        ("q=nogon", 1),
        ("q=elephant&due=overdue", 45),
        ("sector=cash", 1),
        ("category=4&sector=wash&state=received", 50),
        ("category=5", 0),
        ("place=Gao", 0),
        ("place=mopti&from=2026-03-01", 3),
        ("mine=assigned", 0),
        (&format!("q={}", special.as_str().replace('-', "").to_lowercase()), 1),
        ("q=%22%27+OR+1%3D1+*", 0),
        ("committee=Fakala", 0),
        ("committee=nowhere", 0),
    ] {
        let page = handler.get(&format!("/cases?{query}")).await;
        assert_eq!(page.body.matches("<li class=\"card").count(), hits, "{query}");
    }
    assert_eq!(world.gao_handler.get("/cases").await.body.matches("<li class=\"card").count(), 0);
}
