//! Many at once.
use super::world::{GRAVE, SMALL, World, but, hidden};
use crate::support::member_of;
use futures_util::future::join_all;
use jaabi::desks::DeskKind;

/// People, and intakes of each.
const PEOPLE: usize = 16;
const EACH: usize = 100;

#[actix_web::test]
async fn sixteen_people_record_at_once_and_nothing_is_lost() {
    let world = World::new().await;
    world.focal("Oumou", DeskKind::Psea).await;
    world.handler("Salif", Some(world.cercle)).await;
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        let person = world.app.person(&format!("Membre {number}"), &[member_of(world.committee)]).await;
        hidden(&person.get("/intake").await, "token");
        people.push(person);
    }
    let work = people.iter().map(|person| async move {
        for round in 0..EACH {
            let base = if round % 20 == 0 { GRAVE } else { SMALL };
            // a token of this session, without the time to draw the whole document
            let token = hidden(&person.post("/intake/record", base).await, "token");
            let sent = but(base, &[("token", &token)]);
            let answer = person.post("/intake/record", &sent).await;
            assert_eq!(answer.status, 303, "{}", answer.body);
            assert!(answer.location.unwrap().starts_with("/intake/slip/"));
        }
    });
    join_all(work).await;
    let all = i64::try_from(PEOPLE * EACH).unwrap();
    let sealed = i64::try_from(PEOPLE * EACH.div_ceil(20)).unwrap();
    assert_eq!(world.counts(), (all, all - sealed, all));
}
