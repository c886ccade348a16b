//! Giving a code as the pages do, and coming back with it.
use crate::support::world::World;
use crate::support::{Answer, Person};
use jaabi::id::Reference;

/// The value of a hidden field.
pub fn hidden(page: &Answer, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let rest = page.body.split_once(&start).unwrap_or_else(|| panic!("no {name}: {}", page.body)).1;
    rest.split('"').next().expect("a value").to_owned()
}

/// A code as a page shows it.
pub fn shown(page: &Answer, kind: &str) -> Option<String> {
    let rest = page.body.split_once(&format!("data-code=\"{kind}\">"))?.1;
    Some(rest.split('<').next().expect("a code").to_owned())
}

/// The words of a phrase as a page shows them.
pub fn phrase(page: &Answer) -> String {
    let rest = page.body.split_once("data-code=\"phrase\">").expect("a phrase").1;
    let list = rest.split("</ol>").next().expect("a list");
    let words = list.split("<strong>").skip(1).filter_map(|rest| rest.split('<').next());
    words.collect::<Vec<_>>().join(" ")
}

/// Gives a case a code, as somebody does who sees it.
pub async fn give(giver: &Person, reference: &Reference) -> String {
    let page = offered(giver, reference, "code").await;
    shown(&page, "letters").unwrap_or_else(|| panic!("{}", page.body))
}

/// What is shown after a code was offered and wanted so.
pub async fn offered(giver: &Person, reference: &Reference, paper: &str) -> Answer {
    let offer = giver.post(&format!("/cases/{reference}/slip"), &[]).await;
    assert_eq!(offer.status, 200, "{}", offer.body);
    giver.post("/slip/code", &[("offer", &hidden(&offer, "offer")), ("paper", paper)]).await
}

/// Somebody at a phone of their own, or somebody else's.
pub async fn come(world: &World, reference: &str, code: &str) -> (Person, Answer) {
    let person = world.app.anonymous();
    let answer = person.post_bare("/follow", &[("reference", reference), ("code", code)]).await;
    (person, answer)
}

/// Somebody who is let in.
pub async fn enter(world: &World, reference: &Reference, code: &str) -> Person {
    let (person, answer) = come(world, reference.as_str(), code).await;
    answer.leads_to("/follow/case");
    person
}

/// Sends a form of the page of a visit.
pub async fn send(person: &Person, path: &str, fields: &[(&str, &str)]) -> Answer {
    let page = person.get("/follow/case").await;
    let once = hidden(&page, "once");
    let fields: Vec<_> = fields.iter().copied().chain([("once", once.as_str())]).collect();
    person.post_bare(path, &fields).await
}
