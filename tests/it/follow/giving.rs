//! A code is made when the person asks to see it, and is shown once.
use super::support::{come, enter, give, hidden, offered, phrase, shown};
use crate::intake::world::{GRAVE, SMALL, but, record};
use crate::support::world::World;
use diesel::prelude::*;
use jaabi::cases::model::Track;
use jaabi::storage::schema::follow_codes;

fn codes(world: &World) -> Vec<(i64, bool)> {
    world.app.read(|conn| {
        let rows: Vec<(i64, Option<chrono::NaiveDate>)> = follow_codes::table
            .order(follow_codes::key)
            .select((follow_codes::case_key, follow_codes::died_on))
            .load(conn)?;
        Ok(rows.into_iter().map(|(case, died)| (case, died.is_none())).collect())
    })
}

#[actix_web::test]
async fn the_slip_of_an_intake_hides_the_code_until_it_is_asked_for_and_shows_it_once() {
    let world = World::new().await;
    for form in [SMALL, GRAVE] {
        let slip =
            world.member.get(&record(&world.member, &but(form, &[("place", ""), ("place_unsaid", "yes")])).await).await;
        assert_eq!(slip.status, 200);
        assert!(codes(&world).iter().all(|(_, alive)| *alive));
        let (before, offer) = (codes(&world).len(), hidden(&slip, "offer"));
        let wanted = [("offer", offer.as_str()), ("paper", "code")];
        let page = world.member.post("/slip/code", &wanted).await;
        assert_eq!((page.status, page.header("cache-control")), (200, "no-store"));
        let code = shown(&page, "letters").expect("a code");
        assert!(!slip.has(&code), "nothing of it stood on the slip");
        assert_eq!(codes(&world).len(), before + 1);
        // again, by going back or with another wish: nothing more is shown or made
        for paper in ["code", "phrase", "picture"] {
            let again = world.member.post("/slip/code", &[("offer", &offer), ("paper", paper)]).await;
            assert_eq!((again.status, shown(&again, "letters")), (200, None));
            assert!(!again.has(&code) && !again.has("data-code"));
        }
        assert_eq!(codes(&world).len(), before + 1);
        for page in ["/", "/intake", "/cases"] {
            assert!(!world.member.get(page).await.has(&code), "{page}");
        }
        // it opens
        let reference = page.body.split("slip__code\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
        come(&world, &reference, &code).await.1.leads_to("/follow/case");
    }
}

#[actix_web::test]
async fn an_offer_is_of_its_own_session_and_of_a_quarter_of_an_hour() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let offer = hidden(&world.handler.post(&format!("/cases/{reference}/slip"), &[]).await, "offer");
    let wanted = [("offer", offer.as_str()), ("paper", "code")];
    for other in [&world.member, &world.receiver, &world.focal] {
        assert_eq!(shown(&other.post("/slip/code", &wanted).await, "letters"), None);
    }
    assert_eq!(world.manager.post("/slip/code", &wanted).await.status, 404);
    world.app.later(16 * 60);
    assert_eq!(shown(&world.handler.post("/slip/code", &wanted).await, "letters"), None);
    assert!(codes(&world).is_empty());
    // nothing is wanted: nothing is made, and the offer is over
    let offer = hidden(&world.handler.post(&format!("/cases/{reference}/slip"), &[]).await, "offer");
    let declined = world.handler.post("/slip/code", &[("offer", &offer), ("paper", "none")]).await;
    declined.leads_to(&format!("/cases/{reference}"));
    assert_eq!(shown(&world.handler.post("/slip/code", &[("offer", &offer)]).await, "phrase"), None);
    assert!(codes(&world).is_empty());
}

#[actix_web::test]
async fn a_new_code_ends_the_one_before() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let first = give(&world.handler, &reference).await;
    let visit = enter(&world, &reference, &first).await;
    assert!(world.handler.get(&format!("/cases/{reference}")).await.has("Utilisé la première fois le 2 mars 2026"));
    let second = give(&world.member, &reference).await;
    assert_eq!(come(&world, reference.as_str(), &first).await.1.status, 422);
    // also on a visit that had begun with it
    visit.get("/follow/case").await.leads_to("/follow?over=yes");
    enter(&world, &reference, &second).await;
    assert_eq!(codes(&world).iter().map(|(_, alive)| *alive).collect::<Vec<_>>(), [false, true]);
    // whoever does not see the case gives none
    for person in [&world.gao_handler, &world.focal, &world.receiver, &world.admin] {
        assert_eq!(person.post(&format!("/cases/{reference}/slip"), &[]).await.status, 404);
    }
}

#[actix_web::test]
async fn a_phrase_opens_in_any_order_of_words_and_the_digits_as_the_letters() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let said = phrase(&offered(&world.focal, &reference, "phrase").await);
    assert_eq!(said.split(' ').count(), 10, "{said}");
    let (_, wrong) = come(&world, reference.as_str(), &said.replacen(' ', " rouge ", 1)).await;
    assert_eq!(wrong.status, 422);
    enter(&world, &reference, &said.to_uppercase()).await;
    let page = offered(&world.focal, &reference, "picture").await;
    assert!(page.has("<svg viewBox"));
    let digits = shown(&page, "digits").expect("digits");
    let letters = shown(&page, "letters").expect("letters");
    enter(&world, &reference, &digits.replace(' ', "-")).await;
    // both at once, as a picture is read
    let (_, both) = come(&world, &format!("{reference} {letters}"), "").await;
    both.leads_to("/follow/case");
}

#[actix_web::test]
async fn imported_and_earlier_cases_have_no_code_until_one_is_given() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let page = world.handler.get(&format!("/cases/{reference}")).await;
    assert!(page.has("n’a pas de code"));
    let refused = world.act(&world.handler, &reference, "write", &[("text", "Venez lundi")]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.has("Donnez-lui d’abord un code"));
}

#[actix_web::test]
async fn an_offer_is_void_once_its_case_is_kept_from_whoever_offered_it() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let offer = hidden(&world.handler.post(&format!("/cases/{reference}/slip"), &[]).await, "offer");
    world.act(&world.handler, &reference, "seal", &[("track", "psea")]).await.leads_to("/?done=sealed");
    let late = world.handler.post("/slip/code", &[("offer", &offer), ("paper", "code")]).await;
    assert_eq!((late.status, shown(&late, "letters")), (404, None));
    assert!(codes(&world).is_empty());
}
