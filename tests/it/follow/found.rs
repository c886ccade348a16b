//! The wrong person with a found slip: the number alone says nothing, guessing is slowed down, and the pages never differ.
use super::support::{come, give};
use crate::leaks::listening::{listen_to_connections, queries};
use crate::support::world::World;
use jaabi::cases::model::Track;
use jaabi::id::Reference;

#[actix_web::test]
async fn the_wrong_person_with_a_found_slip_learns_nothing_from_the_number() {
    let world = World::new().await;
    let sealed = world.take(world.sealed(Track::Psea)).await;
    let ordinary = world.record(world.ordinary("la pompe")).await;
    let bare = world.record(world.ordinary("le puits")).await;
    let codes = [give(&world.focal, &sealed).await, give(&world.handler, &ordinary).await];
    let unknown = Reference::random();
    let wrong = ["0000 0000 0000 0000", "pas un code", "", "poule rouge", &codes[1]];
    let mut seen = Vec::new();
    for code in wrong {
        for reference in [&sealed, &bare, &unknown] {
            let (_, answer) = come(&world, reference.as_str(), code).await;
            assert!(answer.cookies.is_empty(), "{:?}", answer.cookies);
            seen.push((answer.status, answer.body, answer.location));
            // nobody is slowed down between two of these
            world.app.later(24 * 3600);
        }
    }
    for other in &seen {
        assert_eq!(other, &seen[0]);
    }
    assert_eq!(seen[0].0, 422);
    // and something that could be no number at all
    assert_eq!(come(&world, "x", "y").await.1.body, seen[0].1);
}

#[actix_web::test]
async fn the_database_is_asked_the_same_whether_there_is_such_a_case_and_of_whatever_kind() {
    listen_to_connections();
    let world = World::new().await;
    let sealed = world.take(world.sealed(Track::Psea)).await;
    let ordinary = world.record(world.ordinary("la pompe")).await;
    let bare = world.record(world.ordinary("le puits")).await;
    give(&world.focal, &sealed).await;
    give(&world.handler, &ordinary).await;
    let unknown = Reference::random();
    let mut heard = Vec::new();
    for reference in [&unknown, &sealed, &ordinary, &bare] {
        // once before: who is slowed down is written down the first time, and changed from then on
        come(&world, reference.as_str(), "0000 0000 0000 0000").await;
        queries(&world.app);
        come(&world, reference.as_str(), "0000 0000 0000 0000").await;
        heard.push(queries(&world.app));
    }
    assert!(heard[0].len() > 3, "{heard:?}");
    for other in &heard[1..] {
        assert_eq!(other, &heard[0]);
    }
}

#[actix_web::test]
async fn guessing_is_slowed_down_alike_for_every_number_and_the_right_code_ends_it() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let code = give(&world.handler, &reference).await;
    let unknown = Reference::random();
    for asked in [reference.as_str(), unknown.as_str()] {
        let guesser = world.app.anonymous();
        *guesser.address.borrow_mut() = if asked == unknown.as_str() { "10.0.0.1" } else { "10.0.0.2" }.to_owned();
        let statuses = async {
            let mut found = Vec::new();
            for _ in 0..7 {
                found.push(guesser.post_bare("/follow", &[("reference", asked), ("code", "1")]).await.status);
            }
            found
        };
        assert_eq!(statuses.await, [422, 422, 422, 422, 422, 429, 429], "{asked}");
    }
    // the right code waits too, and then forgives
    assert_eq!(come(&world, reference.as_str(), &code).await.1.status, 429);
    world.app.later(10);
    come(&world, reference.as_str(), &code).await.1.leads_to("/follow/case");
    assert_eq!(come(&world, reference.as_str(), "1").await.1.status, 422);
    // an address that tries one number after the other is slowed down as well
    let guesser = world.app.anonymous();
    *guesser.address.borrow_mut() = "10.0.0.3".to_owned();
    let mut last = 0;
    for _ in 0..22 {
        let any = Reference::random();
        last = guesser.post_bare("/follow", &[("reference", any.as_str()), ("code", "1")]).await.status;
    }
    assert_eq!(last, 429);
}

#[actix_web::test]
async fn a_form_from_another_site_lets_nobody_in() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let code = give(&world.handler, &reference).await;
    let body = format!("reference={reference}&code={}", code.replace(' ', ""));
    let forged = actix_web::test::TestRequest::post()
        .uri("/follow")
        .insert_header(("content-type", "application/x-www-form-urlencoded"))
        .insert_header(("sec-fetch-site", "cross-site"))
        .set_payload(body);
    assert_eq!(world.app.anonymous().send(forged).await.status, 403);
}
