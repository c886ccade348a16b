//! Breaking the glass: two people, a reason and the kit; and closing accounts that nobody can replace.
use crate::support::world::{CANARY, World};
use crate::support::{Person, focal_point_of, recovery};
use jaabi::cases::model::Track;
use jaabi::cases::recover::{self, Refusal};
use jaabi::cases::{self, Stays};
use jaabi::id::Reference;
use jaabi::sealing::RecoveryKit;

fn ask(world: &World, by: &Person, reference: &Reference) -> Result<(), Refusal> {
    let (db, ctx, viewer, reference) = (world.app.db.clone(), world.context(), world.app.viewer(by), reference.clone());
    let work = move || recover::request(&db, &ctx, &viewer, &reference, "personne ne peut l’ouvrir");
    std::thread::spawn(work).join().unwrap()
}

fn agree(
    world: &World,
    by: &Person,
    reference: &Reference,
    to: &Person,
    kit: &'static RecoveryKit,
) -> Result<(), Refusal> {
    let (db, ctx, viewer, reference) = (world.app.db.clone(), world.context(), world.app.viewer(by), reference.clone());
    let to = to.key.unwrap();
    std::thread::spawn(move || recover::approve(&db, &ctx, &viewer, &reference, kit, to)).join().unwrap()
}

/// A case that only the recovery kit opens: everybody of its desk and the one far away are concerned.
async fn left_alone(world: &World) -> Reference {
    let reference = world.take(world.sealed(Track::Psea)).await;
    for person in [&world.second, &world.focal, &world.far] {
        world.act(person, &reference, "conflict", &[]).await.leads_to("/?done=conflict");
    }
    reference
}

#[actix_web::test]
async fn two_people_with_a_reason_and_the_kit_give_a_case_that_nobody_can_open() {
    let world = World::new().await;
    let reference = left_alone(&world).await;
    let bintou = world.app.person("Bintou Sidibé", &[focal_point_of(world.desks["gbv"])]).await;
    world.join("gbv", &bintou).await;
    world.letters_left().await;
    let (auditor, admin) = (&world.auditor, &world.admin);
    let kit = recovery();
    assert!(matches!(agree(&world, admin, &reference, &bintou, kit), Err(Refusal::NotAsked)));
    assert!(matches!(ask(&world, &world.handler, &reference), Err(Refusal::NotTheirs(_))));
    assert!(matches!(ask(&world, auditor, &Reference::random()), Err(Refusal::NoSuchCase)));
    ask(&world, auditor, &reference).unwrap();
    assert!(matches!(agree(&world, auditor, &reference, &bintou, kit), Err(Refusal::SamePerson)));
    let other: &'static RecoveryKit = Box::leak(Box::new(RecoveryKit::generate().unwrap()));
    assert!(matches!(agree(&world, admin, &reference, &bintou, other), Err(Refusal::WrongKit)));
    // excluded as the one who agrees, as the one it is given to; not a focal point; one of the two
    assert!(matches!(agree(&world, &world.focal, &reference, &bintou, kit), Err(Refusal::NotThesePeople)));
    assert!(matches!(agree(&world, admin, &reference, &world.far, kit), Err(Refusal::NotThesePeople)));
    assert!(matches!(agree(&world, admin, &reference, &world.manager, kit), Err(Refusal::NotThesePeople)));
    assert!(matches!(agree(&world, &bintou, &reference, &bintou, kit), Err(Refusal::NotThesePeople)));
    assert_eq!(world.holders(&reference), Vec::<String>::new());
    agree(&world, admin, &reference, &bintou, kit).unwrap();
    assert_eq!(world.holders(&reference), ["Bintou Sidibé"]);
    let page = bintou.get(&format!("/cases/{reference}")).await;
    for words in [CANARY, "personne ne peut l’ouvrir", "Aly Sow, Adama Konaté", "par la clé de secours"] {
        assert!(page.has(words), "{words}: {}", page.body);
    }
    assert!(world.letter_waits(&bintou) && !world.letter_waits(&world.focal) && !world.letter_waits(admin));
    assert!(matches!(agree(&world, admin, &reference, &bintou, kit), Err(Refusal::NotAsked)), "asked once, used once");
    let log = auditor.get("/audit").await;
    assert!(log.has("clé de secours demandée") && log.has("ouvert avec la clé de secours"));
    assert!(!log.has(reference.as_str()));
}

#[actix_web::test]
async fn whoever_can_open_a_case_is_told_that_recovery_opened_it_and_nobody_else() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    world.letters_left().await;
    ask(&world, &world.auditor, &reference).unwrap();
    agree(&world, &world.admin, &reference, &world.far, recovery()).unwrap();
    let told: Vec<&str> =
        world.everybody().into_iter().filter(|(_, person)| world.letter_waits(person)).map(|(who, _)| who).collect();
    assert_eq!(told, ["focal", "second", "far"]);
}

#[actix_web::test]
async fn what_was_asked_is_over_after_seven_days_and_is_not_readable_meanwhile() {
    use diesel::prelude::*;
    use jaabi::storage::schema::recoveries;
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    ask(&world, &world.auditor, &reference).unwrap();
    let reasons: Vec<Vec<u8>> = world.app.read(|conn| Ok(recoveries::table.select(recoveries::reason).load(conn)?));
    assert!(reasons.len() == 1 && !String::from_utf8_lossy(&reasons[0]).contains("personne"));
    world.app.later(7 * 86_400 + 1);
    let late = agree(&world, &world.admin, &reference, &world.far, recovery());
    assert!(matches!(late, Err(Refusal::NotAsked)));
    let program = world.app.program.clone();
    std::thread::spawn(move || jaabi::app::keep(&program, jaabi::app::Seen::default()).unwrap()).join().unwrap();
    assert_eq!(world.app.read(|conn| Ok(recoveries::table.count().get_result::<i64>(conn)?)), 0);
}

#[actix_web::test]
async fn the_last_of_a_desk_and_the_last_who_can_open_a_case_keep_their_accounts() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    world.act(&world.second, &reference, "conflict", &[]).await;
    let close = |person: &Person| {
        let (key, days) = (person.key.unwrap(), (world.app.clock.today(), world.app.clock.now()));
        let (db, trust) = (world.app.db.clone(), world.context().trust);
        std::thread::spawn(move || db.write_now(move |conn| cases::disable(conn, &trust, key, None, days)))
            .join()
            .unwrap()
    };
    assert!(matches!(close(&world.far), Err(Stays::LastOfDesk(desk)) if desk == "bypass"));
    assert!(matches!(close(&world.focal), Err(Stays::LastHolder)), "two members, but one holder");
    assert_eq!(world.focal.get(&format!("/cases/{reference}")).await.status, 200, "nothing was changed");
    close(&world.second).unwrap();
    assert!(matches!(close(&world.focal), Err(Stays::LastOfDesk(_))));
    close(&world.handler).unwrap();
}
