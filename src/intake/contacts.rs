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
    /// The number as a phone dials it; empty where the words above hold none.
    pub dial: String,
    pub hours: String,
    pub woman: String,
    pub man: String,
    /// The desks that are reached there.
    #[serde(skip)]
    pub kinds: Vec<DeskKind>,
}

/// Whom to speak to, and whom to call when there is danger.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub(super) struct Contacts {
    /// The committee's own people, then the nearest desks, the one far away last; nobody twice.
    pub people: Vec<Contact>,
    /// The desks alone.
    pub calls: Vec<Contact>,
}

impl Contacts {
    /// Whom to call, the desk that would look after it first.
    pub fn calls_from(&self, first: Option<DeskKind>) -> Vec<Contact> {
        let mut calls = self.calls.clone();
        calls.sort_by_key(|contact| !first.is_some_and(|kind| contact.kinds.contains(&kind)));
        calls
    }

    /// The women and the men one may ask for: the committee's own, or, where it names nobody, those of the desks near.
    pub fn there(&self, committee: Option<&Committee>) -> [String; 2] {
        if let Some(own) = committee.filter(|c| !c.woman.is_empty() || !c.man.is_empty()) {
            return [own.woman.clone(), own.man.clone()];
        }
        let names = |of: fn(&Contact) -> &String| {
            let mut names: Vec<&str> =
                self.calls.iter().map(of).map(String::as_str).filter(|name| !name.is_empty()).collect();
            names.dedup();
            names.truncate(3);
            names.join(", ")
        };
        [names(|c| &c.woman), names(|c| &c.man)]
    }
}

/// Everybody a person in danger may be helped by, the far ones last.
const KINDS: [DeskKind; 6] =
    [DeskKind::Psea, DeskKind::Gbv, DeskKind::Child, DeskKind::Rights, DeskKind::Integrity, DeskKind::Bypass];

/// Everybody near.
pub(super) fn around(
    conn: &mut DbConn,
    book: &Book,
    committees: &[&Committee],
    place: Option<PlaceKey>,
) -> QueryResult<Contacts> {
    let all = desks::all(conn)?;
    let near = KINDS.map(|kind| nearest(&all, book, kind, place));
    let calls = once(near.into_iter().flatten().map(Contact::from));
    let people = once(committees.iter().map(|committee| Contact::from(*committee)).chain(calls.iter().cloned()));
    Ok(Contacts { people, calls })
}

fn once(contacts: impl Iterator<Item = Contact>) -> Vec<Contact> {
    let mut shown: Vec<Contact> = Vec::new();
    for contact in contacts.filter(Contact::says_something) {
        let known = |c: &Contact| c.phone == contact.phone && c.woman == contact.woman && c.man == contact.man;
        match shown.iter_mut().find(|c| known(c)) {
            Some(same) => same.kinds.extend(contact.kinds),
            None => shown.push(contact),
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
    let fitting = all.iter().filter(|desk| desk.kind == kind && !desk.retired);
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
        let dial = dial(&phone);
        Self { title, far: false, phone, dial, hours, woman, man, kinds: Vec::new() }
    }
}

impl From<&Desk> for Contact {
    fn from(d: &Desk) -> Self {
        let [phone, hours, woman, man] = [&d.phone, &d.hours, &d.woman, &d.man].map(Clone::clone);
        let (far, dial) = (d.kind == DeskKind::Bypass, dial(&phone));
        Self { title: String::new(), far, phone, dial, hours, woman, man, kinds: vec![d.kind] }
    }
}

/// The first number in a text, without what people put between its digits.
fn dial(phone: &str) -> String {
    let start = phone.find(|c: char| c == '+' || c.is_ascii_digit()).unwrap_or(phone.len());
    let number = phone[start..].split(|c: char| !(c.is_ascii_digit() || c.is_whitespace() || "+-.()".contains(c)));
    let digits: String = number.take(1).flat_map(str::chars).filter(|c| c.is_ascii_digit() || *c == '+').collect();
    // emergency numbers have two digits at least; one alone is no number
    if digits.len() > 1 { digits } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_without_what_stands_between_its_digits() {
        for (text, wanted) in [
            ("+223 70 11 22 33", "+22370112233"),
            ("70.11.22-33", "70112233"),
            ("(223) 70 11 22 33 / 66 00 00 00", "22370112233"),
            ("Tél. 80 33, gratuit", "8033"),
            ("demandez au chef", ""),
            ("", ""),
        ] {
            assert_eq!(dial(text), wanted, "{text}");
        }
    }
}
