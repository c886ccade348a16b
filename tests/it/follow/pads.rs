//! Slips printed in advance: bound to a case at the intake by their number, unknown before, and once.
use super::support::{come, enter};
use crate::intake::world::{GRAVE, SMALL, but, hidden, number};
use crate::support::world::World;
use crate::support::{Answer, Person};
use diesel::prelude::*;
use jaabi::cases::pads;
use jaabi::id::Reference;
use jaabi::storage::schema::{cases, follow_pads};

/// A printed slip: its number, and the code inside.
async fn printed(world: &World) -> (Reference, String) {
    let ctx = world.context();
    let (reference, secret) = world.app.write(move |conn| Ok(pads::print(conn, &ctx)?)).await;
    (reference, secret.spelt().expect("a code").0.to_string())
}

async fn recorded(person: &Person, form: &[(&str, &str)], pad: &str) -> Answer {
    let token = hidden(&person.get("/intake").await, "token");
    let form = but(form, &[("place", ""), ("place_unsaid", "yes")]);
    let pairs: Vec<_> = form.iter().copied().chain([("token", token.as_str()), ("pad", pad)]).collect();
    let answer = person.post("/intake/record", &pairs).await;
    match answer.location.clone() {
        Some(slip) => person.get(&slip).await,
        None => answer,
    }
}

#[actix_web::test]
async fn a_slip_printed_in_advance_is_bound_by_its_number_for_every_kind_of_case() {
    let world = World::new().await;
    for form in [SMALL, GRAVE] {
        let (reference, code) = printed(&world).await;
        assert_eq!(come(&world, reference.as_str(), &code).await.1.status, 422, "unknown until it is handed out");
        world.app.later(24 * 3600);
        world.member.sign_in().await;
        let typed = format!(" {} ", reference.as_str().to_lowercase().replace('-', " "));
        let slip = recorded(&world.member, form, &typed).await;
        assert_eq!((slip.status, number(&slip)), (200, reference.to_string()));
        assert!(slip.has("Le code est plié dans le récépissé") && !slip.has("name=\"offer\""));
        enter(&world, &reference, &code).await;
        let id: Vec<u8> = world.app.read(|conn| {
            Ok(cases::table.filter(cases::reference.eq(reference.as_str())).select(cases::id).first(conn)?)
        });
        assert_eq!(id.len(), 16);
    }
    assert_eq!(left(&world), 0);
}

fn left(world: &World) -> i64 {
    world.app.read(|conn| Ok(follow_pads::table.count().get_result(conn)?))
}

#[actix_web::test]
async fn a_slip_that_was_handed_out_or_never_printed_is_refused_and_nothing_is_lost() {
    let world = World::new().await;
    let (reference, _) = printed(&world).await;
    let unknown = Reference::random();
    for wrong in [unknown.as_str(), "x", "0000-0001"] {
        let page = recorded(&world.member, SMALL, wrong).await;
        assert_eq!(page.status, 422);
        assert!(page.has("n’est pas connu") && page.has("href=\"#pad\"") && page.has("Le robinet coule."), "{wrong}");
    }
    assert_eq!(number(&recorded(&world.member, SMALL, reference.as_str()).await), reference.to_string());
    assert_eq!(recorded(&world.member, GRAVE, reference.as_str()).await.status, 422, "handed out already");
    let rows: i64 = world.app.read(|conn| Ok(cases::table.count().get_result(conn)?));
    assert_eq!((rows, left(&world)), (1, 0));
}
