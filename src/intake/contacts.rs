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
    pub title: String,
    pub phone: String,
    pub hours: String,
    pub woman: String,
    pub man: String,
}

/// The committee's own people, then the nearest desks, the one far away last; nobody twice.
pub(super) fn around(
    conn: &mut DbConn,
    book: &Book,
    committees: &[Committee],
    place: Option<PlaceKey>,
) -> QueryResult<Vec<Contact>> {
    let all = desks::all(conn)?;
    let near =
        [DeskKind::Psea, DeskKind::Gbv, DeskKind::Child, DeskKind::Bypass].map(|kind| nearest(&all, book, kind, place));
    let mut found: Vec<Contact> = committees.iter().map(Contact::from).collect();
    found.extend(near.into_iter().flatten().map(Contact::from));
    let mut shown: Vec<Contact> = Vec::new();
    for contact in found.into_iter().filter(Contact::says_something) {
        let known = |c: &Contact| c.phone == contact.phone && c.woman == contact.woman && c.man == contact.man;
        if !shown.iter().any(known) {
            shown.push(contact);
        }
    }
    Ok(shown)
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
        Self { title, phone, hours, woman, man }
    }
}

impl From<&Desk> for Contact {
    fn from(d: &Desk) -> Self {
        let [title, phone, hours, woman, man] = [&d.name, &d.phone, &d.hours, &d.woman, &d.man].map(Clone::clone);
        Self { title, phone, hours, woman, man }
    }
}
