//! The page for everybody: off unless it was switched on, of ended quarters alone, written once.
use crate::leaks::canary::found_in;
use crate::support::world::World;
use jaabi::cases::model::Track;
use jaabi::summary;

/// Switches the page on, as the settings do.
fn switch_on(world: &World) {
    let mut programme = world.app.program.programme.get().as_ref().clone();
    programme.more.organisation.public_summary = true;
    world.app.program.programme.replace(programme);
}

async fn round(world: &World) -> usize {
    let (db, ctx) = (world.app.db.clone(), world.context());
    std::thread::spawn(move || summary::freeze_due(&db, &ctx).unwrap()).join().unwrap()
}

async fn page(world: &World) -> String {
    let answer = world.app.anonymous().get("/summary").await;
    assert_eq!(answer.status, 200);
    assert_eq!(found_in(&answer.bytes), None);
    answer.body
}

async fn spoke(world: &World, many: usize) {
    for at in 0..many {
        let mut new = world.ordinary(&format!("zibeline {at}"));
        new.place = Some(if at % 2 == 0 { world.mopti.place } else { world.gao.place });
        world.record(new).await;
    }
}

const FIFTY_DAYS: i64 = 50 * 24 * 3600;

#[actix_web::test]
async fn it_is_as_absent_until_somebody_switches_it_on() {
    let world = World::new().await;
    spoke(&world, 12).await;
    world.app.later(FIFTY_DAYS);
    let nobody = world.app.anonymous();
    let (off, absent) = (nobody.get("/summary").await, nobody.get("/no-such-page").await);
    assert_eq!((off.status, off.body.replace("/summary", "")), (404, absent.body.replace("/no-such-page", "")));
    assert_eq!(round(&world).await, 0, "nothing is written either");
    let form = world.admin.get("/settings/lists/organisation").await;
    assert!(form.status < 400);
}

#[actix_web::test]
async fn an_ended_quarter_is_written_once_and_says_nothing_that_came_later() {
    let world = World::new().await;
    spoke(&world, 24).await;
    switch_on(&world);
    assert_eq!(round(&world).await, 0, "a quarter that runs is nobody's figure");
    assert!(page(&world).await.contains("Aucun trimestre"));
    world.app.later(FIFTY_DAYS);
    assert_eq!((round(&world).await, round(&world).await), (1, 0));
    let before = page(&world).await;
    assert!(before.contains("<p class=\"figure__n\">24</p>"), "{before}");
    assert!(!before.contains("zibeline") && !before.contains("Socoura"), "{before}");
    // what is entered late, or sealed, changes nothing
    let mut late = world.ordinary("tard");
    late.received_on = "2026-03-02".parse().unwrap();
    world.record(late).await;
    world.take(world.sealed(Track::Psea)).await;
    assert_eq!(round(&world).await, 0);
    assert_eq!(page(&world).await, before);
}

#[actix_web::test]
async fn where_few_spoke_nothing_is_said() {
    let world = World::new().await;
    spoke(&world, 4).await;
    for _ in 0..3 {
        world.take(world.sealed(Track::Psea)).await;
    }
    switch_on(&world);
    world.app.later(FIFTY_DAYS);
    assert_eq!(round(&world).await, 1);
    let page = page(&world).await;
    assert!(page.contains("Trop peu de personnes") && !page.contains("figure__n"), "{page}");
    assert!(!page.contains("Signalements confiés"), "{page}");
}
