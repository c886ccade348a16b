//! A form that comes to a screen which has locked by itself is not lost.
use super::world::{SMALL, World, but, hidden};
use crate::support::{PASSWORD, Person};
use diesel::prelude::*;
use jaabi::storage::schema::sessions;

fn kept(world: &World) -> Option<Vec<u8>> {
    world.app.read(|conn| Ok(sessions::table.select(sessions::kept_form).first(conn)?))
}

async fn typed(member: &Person) -> String {
    hidden(&member.get("/intake").await, "token")
}

#[actix_web::test]
async fn what_was_typed_before_the_screen_locked_comes_back() {
    let world = World::new().await;
    let member = world.member().await;
    for path in ["/intake/check", "/intake/record"] {
        let token = typed(&member).await;
        world.app.later(300);
        member.post(path, &but(SMALL, &[("token", &token)])).await.leads_to("/locked");
        let row = kept(&world).expect("the form waits");
        for word in ["robinet", "Awa", &token] {
            assert!(!row.windows(word.len()).any(|part| part == word.as_bytes()), "{word} stands in the row");
        }
        member.get("/intake/kept").await.leads_to("/locked");
        assert_eq!(member.post("/locked", &[("password", "not the one")]).await.status, 422);
        member.post("/locked", &[("password", PASSWORD)]).await.leads_to("/intake/kept");
        assert_eq!(
            member
                .send(actix_web::test::TestRequest::with_uri("/intake/kept").method(actix_web::http::Method::HEAD))
                .await
                .status,
            404
        );
        let page = member.get("/intake/kept").await;
        assert!(page.status == 200 && page.has("Le robinet coule.") && page.has("value=\"Awa\""), "{}", page.body);
        assert_eq!(hidden(&page, "token"), token);
        assert!(kept(&world).is_none());
        member.get("/intake/kept").await.leads_to("/intake");
        let slip = member.post("/intake/record", &but(SMALL, &[("token", &token)])).await;
        assert!(slip.location.unwrap().starts_with("/intake/slip/"));
    }
    assert_eq!(world.counts(), (2, 2, 2));
}

#[actix_web::test]
async fn nothing_is_kept_after_a_quick_exit_nor_for_a_form_from_elsewhere() {
    let world = World::new().await;
    let member = world.member().await;
    let token = typed(&member).await;
    let form = but(SMALL, &[("token", &token)]);
    member.get("/exit").await;
    member.post("/intake/check", &form).await.leads_to("/locked");
    assert!(kept(&world).is_none());
    member.post("/locked", &[("password", PASSWORD)]).await.leads_to("/");
    world.app.later(300);
    member.post_bare("/intake/check", &form).await.leads_to("/locked");
    assert!(kept(&world).is_none(), "without the token of this session");
    member.post("/intake/check", &form).await.leads_to("/locked");
    assert!(kept(&world).is_some());
    member.get("/exit").await;
    assert!(kept(&world).is_none(), "whoever leaves in haste leaves nothing");
}

#[actix_web::test]
async fn the_short_code_brings_the_form_back_too() {
    let world = World::new().await;
    let member = world.member().await;
    let fields = [("pin", "471103"), ("pin_again", "471103"), ("password", PASSWORD)];
    member.post("/me/pin", &fields).await.leads_to("/me?done=pin");
    let token = typed(&member).await;
    world.app.later(300);
    member.post("/intake/check", &but(SMALL, &[("token", &token)])).await.leads_to("/locked");
    member.post("/locked", &[("pin", "471103")]).await.leads_to("/intake/kept");
    assert!(member.get("/intake/kept").await.has("Le robinet coule."));
}
