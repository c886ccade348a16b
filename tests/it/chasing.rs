//! Sealed cases that stand still, what the person agrees to, and care that cannot wait.
use crate::support::source;
use crate::support::world::World;
use jaabi::cases;
use jaabi::cases::model::Track;

/// The round of a day so many days after the beginning; answers who was told.
async fn round(world: &World, days: i64) -> Vec<&'static str> {
    let day = world.app.clock.today() + chrono::TimeDelta::days(days);
    let (db, ctx, now) = (world.app.db.clone(), world.context(), world.app.clock.now());
    std::thread::spawn(move || cases::chase(&db, &ctx.trust, day, now).unwrap()).join().unwrap();
    let told = world.everybody().into_iter().filter(|(_, person)| world.letter_waits(person));
    let told = told.map(|(who, _)| who).collect();
    world.letters_left().await;
    told
}

#[actix_web::test]
async fn holders_are_reminded_once_a_period_and_never_a_manager() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let give = [("name", "Nana Guindo"), ("concerned", "no"), ("reason", "x")];
    world.act(&world.focal, &reference, "grant", &give).await;
    world.letters_left().await;
    let still: Vec<Vec<&str>> = vec![round(&world, 13).await, round(&world, 14).await, round(&world, 15).await];
    assert_eq!(still, [vec![], vec!["focal", "second"], vec![]]);
    let step = [("to", "handed_over"), ("on", "2026-03-02"), ("reason", "urgent"), ("text", "")];
    world.act(&world.focal, &reference, "step", &step).await;
    let mut rounds = Vec::new();
    for days in [1, 2, 3, 8, 9, 16, 17] {
        rounds.push((days, round(&world, days).await));
    }
    let desk = vec!["focal", "second"];
    let all = vec!["focal", "second", "far"];
    let expected = [(1, vec![]), (2, desk.clone()), (3, vec![]), (8, vec![]), (9, desk), (16, all), (17, vec![])];
    assert_eq!(rounds, expected, "from the third reminder on also the one far away, who holds a grant");
    let step = [("to", "receipt_confirmed"), ("on", "2026-03-02"), ("text", "")];
    world.act(&world.focal, &reference, "step", &step).await;
    assert_eq!(round(&world, 13).await, Vec::<&str>::new());
    world.act(&world.focal, &reference, "close", &[("closing", "handed_over_confirmed"), ("reason", "x")]).await;
    assert_eq!(round(&world, 60).await, Vec::<&str>::new(), "a closed case is left in peace");
}

#[actix_web::test]
async fn nobody_is_referred_without_a_yes_or_after_it_was_taken_back() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let path = format!("/cases/{reference}");
    let referred = [("to", "CSRéf de Mopti"), ("help", "referred"), ("text", "")];
    let early = world.act(&world.focal, &reference, "help", &referred).await;
    assert!(early.status == 409 && early.has("n’a pas dit oui"), "{}", early.body);
    let mut agreed = vec![
        ("purpose", "refer"),
        ("to", "csref de mopti"),
        ("answer", "yes"),
        ("share", "minimum"),
        ("by", "self"),
        ("how", "spoken"),
        ("language", "bambara"),
        ("interpreter", "yes"),
        ("until", "2026-03-20"),
        ("on", "2026-03-02"),
    ];
    world.act(&world.focal, &reference, "consent", &agreed).await.leads_to(&format!("{path}?done=consent"));
    world.act(&world.second, &reference, "help", &referred).await.leads_to(&format!("{path}?done=help"));
    let page = world.focal.get(&path).await;
    for words in ["Orientation vers un service : csref de mopti", "le minimum", "jusqu’au 20 mars 2026", "bambara"] {
        assert!(page.has(words), "{words}: {}", page.body);
    }
    let back = [("of", "2"), ("reason", "elle a peur")];
    world.act(&world.focal, &reference, "withdraw", &back).await.leads_to(&format!("{path}?done=withdraw"));
    assert_eq!(world.act(&world.focal, &reference, "withdraw", &back).await.status, 409, "once");
    assert_eq!(world.act(&world.focal, &reference, "help", &referred).await.status, 409, "sharing stops");
    let page = world.focal.get(&path).await;
    assert!(page.has("Retiré le 2 mars 2026") && page.has("elle a peur"), "what was agreed stays noted");
    agreed[2] = ("answer", "no");
    world.act(&world.focal, &reference, "consent", &agreed).await.leads_to(&format!("{path}?done=consent"));
    assert_eq!(world.act(&world.focal, &reference, "help", &referred).await.status, 409);
    agreed[1] = ("to", "");
    assert_eq!(world.act(&world.focal, &reference, "consent", &agreed).await.status, 422, "with whom?");
}

#[actix_web::test]
async fn care_that_cannot_wait_is_named_as_long_as_it_helps() {
    let world = World::new().await;
    let psea = format!("/cases/{}", world.take(world.sealed(Track::Psea)).await);
    let money = format!("/cases/{}", world.take(world.sealed(Track::Integrity)).await);
    assert!(!world.far.get(&money).await.has("72 heures"), "only where it can be about violence");
    let page = world.focal.get(&psea).await;
    assert!(page.has("dans les 72 heures") && page.has("dans les 5 jours"), "{}", page.body);
    for (days, early, late) in [(4, false, true), (2, false, false)] {
        world.app.later(days * 86_400);
        world.focal.sign_in().await;
        let page = world.focal.get(&psea).await;
        assert_eq!((page.has("les 72 heures"), page.has("les 5 jours")), (early, late), "{}", page.body);
    }
}

#[test]
fn no_form_of_a_sealed_case_asks_for_findings() {
    let words = [
        "preuve",
        "témoin",
        "enquête",
        "constat",
        "coupable",
        "examen",
        "blessure",
        "proof",
        "evidence",
        "witness",
        "finding",
        "investigat",
        "guilty",
        "injur",
        "credib",
        "crédib",
    ];
    let mut asked = 0;
    for file in source::files("config/locales", &["ftl"]) {
        for line in file.text.lines().filter(|l| l.starts_with("sealed-ask-") || l.starts_with("sealed-action-")) {
            let line = line.to_lowercase();
            assert!(words.iter().all(|word| !line.contains(word)), "{}: {line}", file.path);
            asked += 1;
        }
    }
    assert!(asked > 60, "{asked}");
}
