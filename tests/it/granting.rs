//! Who can open a sealed case: given by name, taken back, kept from somebody; and never to the excluded.
use crate::support::world::{CANARY, World};
use crate::support::{Answer, Person, focal_point_of};
use diesel::prelude::*;
use futures_util::future::join_all;
use jaabi::cases::model::Track;
use jaabi::id::Reference;
use jaabi::storage::schema::{cases, items};

const FAR: &str = "Nana Guindo";

async fn give(world: &World, by: &Person, reference: &Reference, name: &str, until: &str) -> Answer {
    let fields = [("name", name), ("concerned", "no"), ("reason", "connaît la zone"), ("until", until)];
    world.act(by, reference, "grant", &fields).await
}

fn refusal(answer: &Answer) -> String {
    let (_, rest) = answer.body.split_once("role=\"alert\"").expect("a refusal");
    rest.split("</div>").next().unwrap().to_owned()
}

#[actix_web::test]
async fn a_holder_gives_a_case_to_a_named_colleague_and_takes_it_back() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let path = format!("/cases/{reference}");
    world.letters_left().await;
    assert_eq!(world.far.get(&path).await.status, 404);
    give(&world, &world.focal, &reference, FAR, "").await.leads_to(&format!("{path}?done=grant"));
    let page = world.far.get(&path).await;
    assert!(page.has(CANARY) && page.has("connaît la zone") && page.has("à qui on l’a confié"), "{}", page.body);
    assert!(world.letter_waits(&world.far) && !world.letter_waits(&world.manager));
    assert!(give(&world, &world.second, &reference, FAR, "").await.has("peut déjà"));
    let back = [("from", world.id(&world.far)), ("reason", "fini".to_owned())];
    let back = back.each_ref().map(|(name, value)| (*name, value.as_str()));
    world.act(&world.second, &reference, "revoke", &back).await.leads_to(&format!("{path}?done=revoke"));
    assert_eq!(world.far.get(&path).await.status, 404);
    assert!(!world.letter_waits(&world.far), "what was under way is taken back too");
    assert!(!world.far.get("/cases?kind=sealed").await.has(reference.as_str()));
    let member = [("from", world.id(&world.focal)), ("reason", "x".to_owned())];
    let member = member.each_ref().map(|(name, value)| (*name, value.as_str()));
    let refused = world.act(&world.second, &reference, "revoke", &member).await;
    assert!(refused.status == 409 && refused.has("comme membre de l’équipe"), "{}", refused.body);
    assert_eq!(world.holders(&reference), ["Fanta Coulibaly", "Salif Diallo"]);
}

#[actix_web::test]
async fn a_grant_with_an_end_is_over_the_day_after() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let path = format!("/cases/{reference}");
    assert_eq!(give(&world, &world.focal, &reference, FAR, "2026-03-01").await.status, 409, "a day that is past");
    give(&world, &world.focal, &reference, FAR, "2026-03-03").await.leads_to(&format!("{path}?done=grant"));
    assert!(world.focal.get(&path).await.has("jusqu’au 3 mars 2026"));
    for (days, status) in [(1, 200), (1, 404)] {
        world.app.later(days * 86_400);
        world.far.sign_in().await;
        assert_eq!(world.far.get(&path).await.status, status);
    }
    assert_eq!(world.holders(&reference), ["Fanta Coulibaly", "Salif Diallo"]);
}

#[actix_web::test]
async fn excluded_unknown_and_without_keys_are_refused_in_the_same_words() {
    let world = World::new().await;
    let mut new = world.sealed(Track::Psea);
    new.excluded = vec![world.far.key.unwrap()];
    let reference = world.take(new).await;
    let without_keys = world.app.newcomer("Sidi Barry", "premier mot", &[focal_point_of(world.desks["gbv"])]).await;
    let (desk, key, today) = (world.desks["gbv"], without_keys.key.unwrap(), world.app.clock.today());
    world.app.write(move |conn| Ok(jaabi::desks::add_member(conn, desk, key, today)?)).await;
    let mut words = Vec::new();
    for name in [FAR, "Personne Inconnue", "Sidi Barry", "Hamidou Cissé", "Nana", "Awa Dembélé"] {
        let answer = give(&world, &world.focal, &reference, name, "").await;
        assert_eq!(answer.status, 409, "{name}");
        words.push(refusal(&answer));
    }
    assert!(words.iter().all(|one| *one == words[0]), "{words:?}");
    let asked = |concerned: &'static str| [("name", FAR), ("concerned", concerned), ("reason", "x")];
    for concerned in ["yes", "unsure", ""] {
        let answer = world.act(&world.focal, &reference, "grant", &asked(concerned)).await;
        assert_eq!(answer.status, 422, "{concerned}");
    }
    assert_eq!(world.holders(&reference), ["Fanta Coulibaly", "Salif Diallo"]);
}

#[actix_web::test]
async fn whoever_joins_a_desk_later_is_given_an_older_case_singly_and_loses_it_with_the_membership() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let path = format!("/cases/{reference}");
    world.app.later(86_400);
    let third = world.app.person("Bintou Sidibé", &[focal_point_of(world.desks["psea"])]).await;
    world.join("psea", &third).await;
    world.focal.sign_in().await;
    assert_eq!(third.get(&path).await.status, 404, "older cases do not come by themselves");
    let page = world.focal.get(&path).await;
    assert!(page.has("Bintou Sidibé") && !page.has(FAR), "the members of the desk, and nobody else");
    let mut kept_from = world.sealed(Track::Psea);
    kept_from.excluded = vec![third.key.unwrap()];
    let other = world.take(kept_from).await;
    let page = world.focal.get(&format!("/cases/{other}")).await;
    assert!(
        page.has("/grant\"") && !page.has("Bintou Sidibé"),
        "whoever must not see it is not offered: {}",
        page.body
    );
    let id = world.id(&third);
    let fields = [("member", id.as_str()), ("concerned", "no"), ("reason", "nouvelle")];
    world.act(&world.focal, &reference, "grant", &fields).await.leads_to(&format!("{path}?done=grant"));
    assert!(third.get(&path).await.has(CANARY));
    let (key, today) = (third.key.unwrap(), world.app.clock.today());
    let trust = world.app.program.trust.clone();
    world.app.write(move |conn| Ok(jaabi::desks::end(conn, &trust, key, today)?)).await;
    assert_eq!(third.get(&path).await.status, 404);
}

#[actix_web::test]
async fn whoever_says_to_be_concerned_never_sees_it_again_and_the_others_are_told() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let path = format!("/cases/{reference}");
    assert!(world.letter_waits(&world.second));
    world.act(&world.second, &reference, "conflict", &[("reason", "ma famille")]).await.leads_to("/?done=conflict");
    assert!(!world.letter_waits(&world.second), "no letter about a case that is no longer there");
    assert!(world.letter_waits(&world.focal));
    let unknown = Reference::random();
    let (there, absent) = (world.second.get(&path).await, world.second.get(&format!("/cases/{unknown}")).await);
    let body = |answer: &Answer| answer.body.replace(&answer.csrf().expect("a token"), "");
    assert_eq!((there.status, absent.status), (404, 404));
    assert_eq!(body(&there).replace(reference.as_str(), ""), body(&absent).replace(unknown.as_str(), ""));
    for list in ["/", "/cases?kind=sealed", "/cases?kind=sealed&order=due"] {
        assert!(!world.second.get(list).await.has(reference.as_str()), "{list}");
    }
    assert!(world.focal.get(&path).await.has("ma famille"), "the others know why");
    assert_eq!(give(&world, &world.focal, &reference, "Salif Diallo", "").await.status, 409);
    // also not through another team
    world.join("integrity", &world.second).await;
    let transfer = [("to", "integrity"), ("reason", "x")];
    assert_eq!(world.act(&world.focal, &reference, "transfer", &transfer).await.status, 409);
    let log = world.auditor.get("/audit").await;
    assert!(log.has("qui peut l’ouvrir") && !log.has("exclu"), "one kind for giving, taking back and excluding");
}

#[actix_web::test]
async fn another_is_excluded_by_choice_or_by_name_and_without_anybody_left_it_goes_far_away_and_then_waits() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let path = format!("/cases/{reference}");
    let id = world.id(&world.second);
    let chosen = [("who", id.as_str()), ("name", ""), ("reason", "un proche")];
    world.act(&world.focal, &reference, "exclude", &chosen).await.leads_to(&format!("{path}?done=exclude"));
    assert_eq!(world.second.get(&path).await.status, 404);
    for wrong in [[("name", "Fanta Coulibaly"), ("reason", "x")], [("name", "Fanta"), ("reason", "x")]] {
        assert_eq!(world.act(&world.focal, &reference, "exclude", &wrong).await.status, 409);
    }
    world.act(&world.focal, &reference, "conflict", &[]).await.leads_to("/?done=conflict");
    assert_eq!(world.holders(&reference), [FAR]);
    let page = world.far.get(&path).await;
    assert!(page.has(CANARY) && world.letter_waits(&world.far));
    assert!(page.has(&world.app.program.shell.i18n.plain(jaabi::i18n::Lang::FRENCH, "desk-bypass")), "why it came");
    let nobody = |answer: &Answer| answer.body.matches("n’a personne qui puisse").count();
    let before = world.admin.get("/settings").await;
    assert!(before.has("n’a qu’une personne"), "{}", before.body);
    world.act(&world.far, &reference, "conflict", &[]).await.leads_to("/?done=conflict");
    assert_eq!(world.holders(&reference), Vec::<String>::new());
    let waits = cases::table.filter(cases::waiting.eq(true)).count();
    assert_eq!(world.app.read(|conn| Ok(waits.get_result::<i64>(conn)?)), 1);
    let settings = world.admin.get("/settings").await;
    assert_eq!(nobody(&settings), nobody(&before) + 1);
    assert!(!settings.has("n’a qu’une personne") && !settings.has(reference.as_str()));
}

#[actix_web::test]
async fn closing_the_last_one_who_can_open_a_case_tells_an_administrator_nothing() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let id = world.id(&world.second);
    let chosen = [("who", id.as_str()), ("name", ""), ("reason", "un proche")];
    world.act(&world.focal, &reference, "exclude", &chosen).await;
    let nobody = |answer: &Answer| answer.body.matches("n’a personne qui puisse").count();
    let before = nobody(&world.admin.get("/settings").await);
    let (focal, admin, now) = (world.focal.key.expect("an account"), world.admin.key, world.app.clock.now());
    world.app.write(move |conn| Ok(jaabi::accounts::disable(conn, focal, admin, now)?)).await;
    assert_eq!(nobody(&world.admin.get("/settings").await), before);
    // whoever runs the server is told
    let (ctx, today) = (world.context(), world.app.clock.today());
    let lost = world.app.read(|conn| Ok(jaabi::cases::lost_desks(conn, &ctx.trust, today)?));
    assert!(lost.iter().any(|(desk, weakness)| desk.code == "psea" && *weakness == jaabi::desks::Weakness::Nobody));
}

#[actix_web::test]
async fn an_exclusion_that_was_taken_out_of_the_database_stops_all_giving() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let excluded = [("name", FAR), ("reason", "x")];
    world.act(&world.focal, &reference, "exclude", &excluded).await;
    world.act(&world.focal, &reference, "note", &[("text", "suite")]).await;
    let key = world.case(&reference);
    let gone = items::table.filter(items::case_key.eq(key)).filter(items::number.eq(2));
    world.app.write(move |conn| Ok(diesel::delete(gone).execute(conn)?)).await;
    let answer = give(&world, &world.focal, &reference, FAR, "").await;
    assert!(answer.status == 409 && answer.has("manque ou ne se lit pas"), "{}", answer.body);
    let transfer = [("to", "bypass"), ("reason", "x")];
    assert_eq!(world.act(&world.focal, &reference, "transfer", &transfer).await.status, 409);
    assert_eq!(world.far.get(&format!("/cases/{reference}")).await.status, 404);
}

#[actix_web::test]
async fn exclusions_grants_and_transfers_at_the_same_moment_never_leave_an_excluded_holder() {
    let world = World::new().await;
    let mut excluded = 0;
    for round in 0..6 {
        let reference = world.take(world.sealed(Track::Psea)).await;
        let paths = ["grant", "exclude", "transfer"].map(|verb| format!("/cases/{reference}/{verb}"));
        let work = (0..16).map(|number| {
            let by = if number % 2 == 0 { &world.focal } else { &world.second };
            let (path, fields) = match number % 4 {
                0 | 1 => (&paths[0], vec![("name", FAR), ("concerned", "no"), ("reason", "x"), ("version", "1")]),
                2 if round % 2 == 1 => (&paths[2], vec![("to", "bypass"), ("reason", "x"), ("version", "1")]),
                _ => (&paths[1], vec![("name", FAR), ("reason", "x"), ("version", "1")]),
            };
            async move { (number, by.post(path, &fields).await) }
        });
        let answers = join_all(work).await;
        let done = format!("/cases/{reference}?done=exclude");
        let out = answers.iter().any(|(_, answer)| answer.location.as_deref() == Some(&done));
        for (number, answer) in &answers {
            assert!([303, 404, 409].contains(&answer.status), "{number}: {} {}", answer.status, answer.body);
        }
        if out {
            excluded += 1;
            assert!(!world.holders(&reference).iter().any(|name| name == FAR), "round {round}");
            assert_eq!(world.far.get(&format!("/cases/{reference}")).await.status, 404);
        }
    }
    assert!(excluded >= 3, "{excluded}");
}

#[actix_web::test]
async fn whoever_was_given_a_case_by_name_helps_and_decides_nothing_about_the_others() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    give(&world, &world.focal, &reference, FAR, "2026-03-05").await.leads_to(&format!("/cases/{reference}?done=grant"));
    let third = world.app.person("Bintou Sidibé", &[focal_point_of(world.desks["gbv"])]).await;
    world.join("gbv", &third).await;
    let page = world.far.get(&format!("/cases/{reference}")).await;
    assert!(page.has(CANARY) && !page.has("/exclude\"") && !page.has("/grant\"") && page.has("/conflict\""));
    assert!(!page.has("/transfer\""), "it would be refused");
    let focal = world.id(&world.focal);
    let tried: [(&str, Vec<(&str, &str)>); 5] = [
        ("grant", vec![("name", "Bintou Sidibé"), ("concerned", "no"), ("reason", "x"), ("until", "")]),
        ("exclude", vec![("who", &focal), ("name", ""), ("reason", "x")]),
        ("exclude", vec![("who", ""), ("name", "Salif Diallo"), ("reason", "x")]),
        ("revoke", vec![("from", &focal), ("reason", "x")]),
        ("transfer", vec![("to", "bypass"), ("reason", "x")]),
    ];
    for (verb, fields) in tried {
        let refused = world.act(&world.far, &reference, verb, &fields).await;
        assert!(refused.status == 409 && refused.has("confié pour aider"), "{verb}: {}", refused.body);
    }
    assert_eq!(world.holders(&reference), ["Fanta Coulibaly", "Nana Guindo", "Salif Diallo"]);
    let back = world.id(&world.far);
    world.act(&world.far, &reference, "revoke", &[("from", &back), ("reason", "fini")]).await;
    assert_eq!(world.far.get(&format!("/cases/{reference}")).await.status, 404, "what one was given can be given back");
}

#[actix_web::test]
async fn a_case_is_not_handed_to_the_team_that_has_it() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let again = world.act(&world.focal, &reference, "transfer", &[("to", "psea"), ("reason", "x")]).await;
    assert!(again.status == 409 && again.has("déjà confié à cette équipe"), "{}", again.body);
}

#[actix_web::test]
async fn what_was_typed_waits_while_somebody_proves_to_be_there() {
    let world = World::new().await;
    let (reference, other) = (world.take(world.sealed(Track::Psea)).await, world.take(world.sealed(Track::Psea)).await);
    let path = format!("/cases/{reference}");
    world.app.later(301);
    let late = give(&world, &world.focal, &reference, FAR, "").await;
    late.leads_to(&format!("/confirm?next=%2Fcases%2F{reference}"));
    let rows: Vec<Vec<u8>> = world.app.read(|conn| {
        let kept = jaabi::storage::schema::sessions::kept_form;
        let rows: Vec<Option<Vec<u8>>> = jaabi::storage::schema::sessions::table.select(kept).load(conn)?;
        Ok(rows.into_iter().flatten().collect())
    });
    let stands = |word: &str| rows[0].windows(word.len()).any(|part| part == word.as_bytes());
    assert!(rows.len() == 1 && !stands("Guindo") && !stands("zone"), "readable in the row");
    assert!(!world.focal.get(&path).await.has("connaît la zone"), "not before the proof");
    crate::files::prove(&world.focal, &reference).await;
    assert!(!world.focal.get(&format!("/cases/{other}")).await.has("connaît la zone"), "another page");
    let head = actix_web::test::TestRequest::with_uri(&path).method(actix_web::http::Method::HEAD);
    world.focal.send(head).await;
    let page = world.focal.get(&path).await;
    let there = page.has(&format!("value=\"{FAR}\"")) && page.has("value=\"connaît la zone\"");
    assert!(there && page.has("rien n’est encore parti"), "{}", page.body);
    assert!(!world.focal.get(&path).await.has("connaît la zone"), "it is shown once");
    assert_eq!(world.holders(&reference), ["Fanta Coulibaly", "Salif Diallo"], "nothing was done by itself");
    world.app.later(301);
    let to = [("recipient", "age1abc"), ("reason", "la loi le veut")];
    world.act(&world.focal, &reference, "export", &to).await.leads_to(&format!("/confirm?next=%2Fcases%2F{reference}"));
    crate::files::prove(&world.focal, &reference).await;
    let page = world.focal.get(&path).await;
    assert!(page.has("value=\"age1abc\"") && page.has("value=\"la loi le veut\""), "{}", page.body);
}

#[actix_web::test]
async fn what_was_typed_goes_when_the_screen_is_locked() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    world.app.later(301);
    assert_eq!(give(&world, &world.focal, &reference, FAR, "").await.status, 303);
    world.focal.get("/exit").await;
    world.focal.post("/locked", &[("password", crate::support::PASSWORD)]).await;
    crate::files::prove(&world.focal, &reference).await;
    assert!(!world.focal.get(&format!("/cases/{reference}")).await.has("connaît la zone"));
}
