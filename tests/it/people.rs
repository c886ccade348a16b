//! People in the browser: coming in for the first time, rights given and taken, and who is told.
mod beginning;
mod first;
mod rights;
mod telling;

use crate::support::{Answer, Person, TestApp, role};
use jaabi::access::Role;

pub const OWN: &str = "calebasse nuage trois vélos";

/// An administrator who is signed in.
pub async fn administrator(app: &TestApp, name: &str) -> Person {
    app.person(name, &[role(Role::Administrator)]).await
}

/// The page of a person.
pub fn page_of(app: &TestApp, person: &Person) -> String {
    let key = person.key.expect("an account");
    let id = app.read(|conn| Ok(jaabi::accounts::ids(conn, &[key])?[0]));
    format!("/people/{id}")
}

/// The page of whoever bears this name.
pub fn page_named(app: &TestApp, name: &str) -> String {
    let all = app.read(|conn| Ok(jaabi::accounts::all(conn)?));
    format!("/people/{}", all.iter().find(|account| account.name == name).expect("an account").id)
}

/// What stands between a mark and the next `<`.
pub fn shown(page: &Answer, mark: &str) -> String {
    let (_, rest) = page.body.split_once(mark).unwrap_or_else(|| panic!("no {mark}: {}", page.body));
    rest.split('<').next().unwrap().to_owned()
}

/// The path of the link that a page shows.
pub fn link(page: &Answer) -> String {
    let address = shown(page, "data-link>");
    let (_, path) = address.split_once("/welcome/").expect("a link");
    format!("/welcome/{path}")
}

/// Invites somebody with a role; answers what the administrator is shown.
pub async fn invite(admin: &Person, name: &str, role: &str, way: &str, more: &[(&str, &str)]) -> Answer {
    let fields = [&[("name", name), ("role", role), ("way", way)], more].concat();
    admin.post("/people/new", &fields).await
}
