//! Whom to speak to instead: people with a phone and hours, near first.
use crate::committees::Committee;
use crate::desks::{self, Desk, DeskKind};
use crate::id::{DeskKey, PlaceKey};
use crate::places::Book;
use crate::storage::DbConn;
use diesel::QueryResult;

/// Somebody to speak to.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub(super) struct Contact {
    /// The committee's name. Empty for a desk, whose name says what a case would be about: these cards are shown on a
    /// phone that others look at.
    pub title: String,
    /// Works far from here: the bypass desk.
    pub far: bool,
    pub phone: String,
    pub hours: String,
    pub woman: String,
    pub man: String,
}

/// Whom to speak to, and whom to call when there is danger.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub(super) struct Contacts {
    /// The committee's own people, then the nearest desks, the one far away last; nobody twice.
    pub people: Vec<Contact>,
    /// The desks alone.
    pub calls: Vec<Contact>,
}

/// Everybody near.
pub(super) fn around(
    conn: &mut DbConn,
    book: &Book,
    committees: &[Committee],
    place: Option<PlaceKey>,
) -> QueryResult<Contacts> {
    let all = desks::all(conn)?;
    let near =
        [DeskKind::Psea, DeskKind::Gbv, DeskKind::Child, DeskKind::Bypass].map(|kind| nearest(&all, book, kind, place));
    let calls = once(near.into_iter().flatten().map(Contact::from));
    let people = once(committees.iter().map(Contact::from).chain(calls.iter().cloned()));
    Ok(Contacts { people, calls })
}

fn once(contacts: impl Iterator<Item = Contact>) -> Vec<Contact> {
    let mut shown: Vec<Contact> = Vec::new();
    for contact in contacts.filter(Contact::says_something) {
        let known = |c: &Contact| c.phone == contact.phone && c.woman == contact.woman && c.man == contact.man;
        if !shown.iter().any(known) {
            shown.push(contact);
        }
    }
    shown
}

/// One desk.
pub(super) fn desk(conn: &mut DbConn, key: DeskKey) -> QueryResult<Option<Contact>> {
    Ok(desks::get(conn, key)?.as_ref().map(Contact::from).filter(Contact::says_something))
}

fn nearest<'a>(all: &'a [Desk], book: &Book, kind: DeskKind, place: Option<PlaceKey>) -> Option<&'a Desk> {
    let way: Vec<PlaceKey> = place.map(|p| book.climb(p)).unwrap_or_default().iter().map(|p| p.key).collect();
    let near = |desk: &Desk| match desk.place {
        None => Some(way.len()),
        Some(own) => way.iter().position(|key| *key == own),
    };
    let fitting = all.iter().filter(|desk| desk.kind == kind);
    fitting.filter_map(|desk| near(desk).map(|n| (n, desk))).min_by_key(|(n, desk)| (*n, desk.key)).map(|(_, d)| d)
}

impl Contact {
    fn says_something(&self) -> bool {
        [&self.phone, &self.woman, &self.man].iter().any(|text| !text.is_empty())
    }
}

impl From<&Committee> for Contact {
    fn from(c: &Committee) -> Self {
        let [title, phone, hours, woman, man] = [&c.name, &c.phone, &c.hours, &c.woman, &c.man].map(Clone::clone);
        Self { title, far: false, phone, hours, woman, man }
    }
}

impl From<&Desk> for Contact {
    fn from(d: &Desk) -> Self {
        let [phone, hours, woman, man] = [&d.phone, &d.hours, &d.woman, &d.man].map(Clone::clone);
        Self { title: String::new(), far: d.kind == DeskKind::Bypass, phone, hours, woman, man }
    }
}
