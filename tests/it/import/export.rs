//! A list carried away: nothing in it runs, nothing sealed is in it, and it comes back as it was.
use super::{import, ordinary, seen_by};
use crate::support::world::{CANARY, World};
use jaabi::cases::model::Track;

const TEXTS: [&str; 4] =
    ["=HYPERLINK(\"x\")", "+223 76 00 00 01 ne répond pas", "La pompe, « la grande »\nest \"en panne\"", "-5 sacs"];

#[actix_web::test]
async fn an_exported_list_runs_nothing_and_comes_back_as_it_was() {
    let world = World::new().await;
    for text in TEXTS {
        world.record(world.ordinary(text)).await;
    }
    world.take(world.sealed(Track::Psea)).await;
    let list = world.handler.get("/cases").await;
    assert!(list.has("/export?"), "{}", list.body);
    let file = world.handler.get("/cases.csv?").await;
    assert_eq!(file.status, 200);
    assert!(file.header("content-type").starts_with("text/csv"));
    assert!(!file.has(CANARY) && !file.has("Kadidia"), "{}", file.body);
    for cell in csv::Reader::from_reader(file.body.as_bytes()).records().flat_map(|r| {
        let record = r.unwrap();
        record.iter().map(str::to_owned).collect::<Vec<_>>()
    }) {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
    assert_eq!(world.gao_handler.get("/cases.csv").await.body.lines().count(), 1);
    let filtered = world.handler.get("/cases.csv?q=pompe").await;
    assert!(filtered.has("pompe") && !filtered.has("sacs"), "{}", filtered.body);
    let other = World::new().await;
    let report = import(&other, &file.body).await;
    assert_eq!((report.created, report.rejected.len()), (4, 0), "{report:?}");
    let mut back: Vec<String> =
        seen_by(&other, &other.handler, false).into_iter().filter_map(|(_, o)| o.map(|o| o.text)).collect();
    back.sort();
    let mut texts = TEXTS;
    texts.sort_unstable();
    assert_eq!(back, texts);
    let facts = |world: &World| -> Vec<_> {
        ordinary(world).into_iter().map(|f| (f.category, f.sector, f.channel, f.received, f.closed, f.due)).collect()
    };
    assert_eq!(facts(&world), facts(&other));
}

#[actix_web::test]
async fn who_may_not_carry_a_list_away_gets_nothing() {
    let world = World::new().await;
    for person in [&world.member, &world.receiver, &world.focal, &world.loader, &world.admin, &world.auditor] {
        assert_eq!(person.get("/cases.csv").await.status, 404);
    }
    assert!(!world.member.get("/cases").await.has("/export"));
}
