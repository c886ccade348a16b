//! What is due, and what is not.
use super::{after, close, closed, closed_sealed, is_there, kinds, log_is_whole, round};
use crate::support::world::{CANARY, World};
use diesel::prelude::*;
use jaabi::cases::model::{Stage, Track};
use jaabi::retention::{self, Policy};
use jaabi::storage::schema::{cases, grants, items, sealed_totals};
use std::time::Instant;

#[actix_web::test]
async fn contact_goes_first_then_the_narrative_then_the_case() {
    let world = World::new().await;
    let reference = closed(&world, CANARY).await;
    let path = format!("/cases/{reference}");
    after(&world, 89).await;
    round(&world).await;
    assert!(world.handler.get(&path).await.has("Kadidia"));
    after(&world, 1).await;
    round(&world).await;
    let page = world.handler.get(&path).await;
    assert!(!page.has("Kadidia") && page.has(CANARY) && page.has("nom et le contact ont été effacés"), "{}", page.body);
    after(&world, 90).await;
    round(&world).await;
    let page = world.handler.get(&path).await;
    assert!(!page.has(CANARY) && page.has("Réponse") && page.has("Les paroles"), "{}", page.body);
    assert!(world.handler.get(&format!("/cases?q={reference}")).await.has(reference.as_str()));
    assert!(!world.handler.get(&format!("/cases?q={CANARY}")).await.has(reference.as_str()));
    after(&world, 185).await;
    round(&world).await;
    assert_eq!(world.handler.get(&path).await.status, 404);
    assert!(!is_there(&world, &reference));
    let kinds = kinds(&world);
    for kind in ["erased_contact", "erased_narrative", "erased_case"] {
        assert_eq!(kinds.iter().filter(|known| *known == kind).count(), 1, "{kind}");
    }
    log_is_whole(&world);
}

#[actix_web::test]
async fn a_sealed_case_loses_its_keys_then_itself_and_stays_a_number() {
    let world = World::new().await;
    let reference = closed_sealed(&world, Track::Psea).await;
    let key = world.case(&reference);
    after(&world, 90).await;
    round(&world).await;
    let left = world.app.read(|conn| {
        let grants = grants::table.filter(grants::case_key.eq(key)).count().get_result::<i64>(conn)?;
        Ok((grants, items::table.filter(items::case_key.eq(key)).count().get_result::<i64>(conn)?))
    });
    assert_eq!(left, (0, 0));
    assert!(is_there(&world, &reference));
    assert_eq!(world.focal.get(&format!("/cases/{reference}")).await.status, 404);
    after(&world, 275).await;
    round(&world).await;
    assert!(!is_there(&world, &reference));
    let totals = world.app.read(|conn| {
        let columns = (sealed_totals::quarter, sealed_totals::track, sealed_totals::region_key, sealed_totals::cases);
        Ok(sealed_totals::table.select(columns).load::<(chrono::NaiveDate, String, i64, i32)>(conn)?)
    });
    let quarter = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    assert_eq!(totals, [(quarter, "psea".to_owned(), world.mopti.place.get(), 1)]);
    log_is_whole(&world);
}

#[actix_web::test]
async fn what_is_open_or_on_legal_hold_stays_until_it_is_not() {
    let world = World::new().await;
    let open = world.record(world.ordinary("ouvert")).await;
    let held = closed(&world, "gardé").await;
    let sealed = closed_sealed(&world, Track::Psea).await;
    let reason = [("reason", "le tribunal de Mopti")];
    world.act(&world.handler, &held, "keep", &reason).await.leads_to(&format!("/cases/{held}?done=keep"));
    world.act(&world.focal, &sealed, "keep", &reason).await.leads_to(&format!("/cases/{sealed}?done=keep"));
    // a committee does not decide that
    assert_eq!(
        world.member.post(&format!("/cases/{held}/release"), &[("version", "4"), ("reason", "x")]).await.status,
        409
    );
    after(&world, 4000).await;
    round(&world).await;
    assert!(world.handler.get(&format!("/cases/{open}")).await.has("Kadidia"));
    let page = world.handler.get(&format!("/cases/{held}")).await;
    assert!(page.has("Kadidia") && page.has("gardé") && page.has("le tribunal de Mopti"), "{}", page.body);
    assert!(world.focal.get(&format!("/cases/{sealed}")).await.has(CANARY));
    assert_eq!(world.act(&world.handler, &held, "erase", &[("sure", "yes")]).await.status, 409);
    world.act(&world.handler, &held, "release", &reason).await.leads_to(&format!("/cases/{held}?done=release"));
    world.act(&world.focal, &sealed, "release", &reason).await.leads_to(&format!("/cases/{sealed}?done=release"));
    round(&world).await;
    assert!(!is_there(&world, &held) && !is_there(&world, &sealed) && is_there(&world, &open));
}

#[actix_web::test]
async fn what_is_reopened_is_kept_and_what_is_added_later_goes_as_well() {
    let world = World::new().await;
    let reference = closed(&world, "premier").await;
    after(&world, 200).await;
    round(&world).await;
    world.act(&world.handler, &reference, "reopen", &[("reason", CANARY)]).await;
    after(&world, 200).await;
    round(&world).await;
    assert!(world.handler.get(&format!("/cases/{reference}")).await.has(CANARY));
    close(&world, &reference).await;
    after(&world, 200).await;
    round(&world).await;
    let page = world.handler.get(&format!("/cases/{reference}")).await;
    assert!(page.status == 200 && !page.has(CANARY), "{}", page.body);
}

#[actix_web::test]
async fn an_old_case_that_was_brought_in_today_is_kept_as_if_it_was_closed_today() {
    let world = World::new().await;
    let mut old = world.ordinary("ancien");
    let long_ago = chrono::NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
    old.received_on = long_ago;
    old.kept = Some(jaabi::cases::model::Kept { closed_on: Some(long_ago), ..Default::default() });
    let reference = world.record(old).await;
    round(&world).await;
    assert!(world.handler.get(&format!("/cases/{reference}")).await.has("Kadidia"));
    after(&world, 365).await;
    round(&world).await;
    assert!(!is_there(&world, &reference));
}

#[actix_web::test]
async fn a_round_that_is_broken_off_goes_on_where_it_stood_and_a_rehearsal_changes_nothing() {
    let world = World::new().await;
    for number in 0..20 {
        closed(&world, &format!("numéro {number}")).await;
    }
    after(&world, 200).await;
    let policy = Policy::of(&world.app.program.config.retention);
    let due = || retention::due(&world.app.db, &policy, world.app.clock.today()).unwrap();
    let count =
        |lines: &[retention::Line], stage| lines.iter().filter(|l| l.stage == stage).map(|l| l.cases).sum::<i64>();
    let before = due();
    assert_eq!(
        (count(&before, Stage::Narrative), count(&before, Stage::Contact), count(&before, Stage::Case)),
        (20, 0, 0)
    );
    assert_eq!(due(), before);
    let (kit, own) = (world.app.program.kit(), policy.clone());
    let broken = tokio::task::spawn_blocking(move || retention::run(&kit, &own, Some(Instant::now())));
    assert!(!broken.await.unwrap().unwrap().1);
    // by hand: one handful, then the rest
    let kit = world.app.program.kit();
    let which = policy.0[0].which.clone();
    let day = retention::Rule::closed_until(180, world.app.clock.today());
    let one = tokio::task::spawn_blocking(move || jaabi::cases::erase_due(&kit, &which, Stage::Narrative, day, 8));
    assert_eq!(one.await.unwrap().unwrap().cases, 8);
    assert_eq!(count(&due(), Stage::Narrative), 12);
    assert_eq!(count(&round(&world).await, Stage::Narrative), 12);
    assert_eq!(due().iter().map(|line| line.cases).sum::<i64>(), 0);
    log_is_whole(&world);
}

#[actix_web::test]
async fn the_key_of_an_erased_case_is_never_given_again() {
    let world = World::new().await;
    let reference = closed(&world, "dernier").await;
    let key = world.case(&reference);
    after(&world, 365).await;
    round(&world).await;
    let next = world.record(world.ordinary("suivant")).await;
    assert!(world.case(&next) > key);
    let kept: i64 = world.app.read(|conn| Ok(cases::table.count().get_result(conn)?));
    assert_eq!(kept, 1);
}

#[actix_web::test]
async fn the_server_erases_once_a_day_by_itself_when_its_clock_is_steady_unless_it_is_told_not_to() {
    let world = World::new().await;
    let reference = closed(&world, "x").await;
    after(&world, 365).await;
    let mut program = world.app.program.clone();
    let mut config = program.config.get_ref().clone();
    config.retention.automatic = false;
    program.config = actix_web::web::Data::new(config);
    let off = tokio::task::spawn_blocking(move || jaabi::app::erase(&program, None));
    assert_eq!(off.await.unwrap().unwrap(), None);
    assert!(is_there(&world, &reference));
    for day in 0..8 {
        assert!(is_there(&world, &reference), "the clock is not known to be right on day {day}");
        let program = world.app.program.clone();
        let on = tokio::task::spawn_blocking(move || jaabi::app::erase(&program, None));
        assert_eq!(on.await.unwrap().unwrap(), Some(world.app.clock.today()));
        world.app.later(86_400);
    }
    assert!(!is_there(&world, &reference));
}
