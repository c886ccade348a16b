//! Two places that are one: the double is joined to the one that stays. What was at the double is there from then on, in one
//! transaction: places in it, committees, teams, roles, activities, names, codes and cases. Which cases, or how many, is
//! neither asked nor told.
use super::actions::{self, Known};
use super::kinds::{self, COMMITTEE, DESK, PLACE};
use super::model::{By, Error, Item, Wish, place_codes, text, texts};
use crate::i18n::I18n;
use crate::places::Book;
use crate::storage::DbConn;
use crate::text::fold;
use crate::{accounts, audit, cases, committees, desks};
use serde_json::Value;
use std::collections::BTreeMap;

/// What has a place beside places, committees and teams.
const ACTIVITY: &str = "activity";

/// A list in which both have another code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The list.
    pub scheme: String,
    /// The double's code and that of the one that stays.
    pub codes: [String; 2],
}

/// What joining would do, or why it cannot be.
#[derive(Debug, Default)]
#[allow(missing_docs, reason = "as their names say")]
pub struct Plan {
    /// Keys of sentences; empty: it can be.
    pub faults: Vec<&'static str>,
    /// Places in both that bear the same name: handle of the double, of the other, and the name.
    pub twins: Vec<[String; 3]>,
    /// A code has to be chosen.
    pub clashes: Vec<Clash>,
    pub places: usize,
    pub committees: usize,
    pub desks: usize,
    pub roles: usize,
    pub activities: usize,
    /// Names that the one that stays is found by from then on.
    pub names: Vec<String>,
    /// Codes that it has from then on, each as list and code.
    pub codes: Vec<String>,
}

/// Holds others off, and reads what joining looks at.
///
/// # Errors
/// The database failed.
pub(super) fn known(conn: &mut DbConn, texts: &I18n) -> Result<Known, Error> {
    let wanted: Vec<_> = [PLACE, ACTIVITY, kinds::SERVICE].into_iter().filter_map(kinds::kind).collect();
    Known::load(conn, texts, &wanted)
}

/// What would move. `chosen`: of the lists in which both have a code, the code that is to stay.
///
/// # Errors
/// `NotFound`: one of them is no place; the database failed.
pub fn plan(
    conn: &mut DbConn,
    known: &Known,
    (double, stays): (&str, &str),
    chosen: &BTreeMap<String, String>,
) -> Result<Plan, Error> {
    let (from, to) = both(known, double, stays)?;
    let mut plan = Plan { faults: faults(known, from, to), ..Plan::default() };
    let inside = |handle: &str| -> Vec<Item> {
        known.others.of(PLACE).iter().filter(|item| item.text("in") == handle && !is_joined(item)).cloned().collect()
    };
    let (own, there) = (inside(double), inside(stays));
    let same =
        |a: &Item, b: &Item| fold(&a.text("name")) == fold(&b.text("name")) && a.text("level") == b.text("level");
    let pairs = own.iter().flat_map(|a| there.iter().filter(move |b| same(a, b)).map(move |b| (a, b)));
    plan.twins = pairs.map(|(a, b)| [a.code.clone(), b.code.clone(), a.text("name")]).collect();
    let at = |kind: &str| known.others.of(kind).iter().filter(|item| item.text("place") == double).count();
    (plan.places, plan.committees, plan.desks, plan.activities) = (own.len(), at(COMMITTEE), at(DESK), at(ACTIVITY));
    let key = known.book.handled(double).ok_or(Error::NotFound)?.key;
    plan.roles = usize::try_from(accounts::scopes_in(conn, key)?).unwrap_or_default();
    plan.names = new_names(from, to);
    let (codes, clashes) = codes(from, to, chosen);
    plan.codes = codes.iter().map(|(list, code)| format!("{list} {code}")).collect();
    plan.clashes = clashes;
    Ok(plan)
}

fn is_joined(item: &Item) -> bool {
    item.body.contains_key(kinds::JOINED)
}

fn both<'a>(known: &'a Known, double: &str, stays: &str) -> Result<(&'a Item, &'a Item), Error> {
    let found = |handle: &str| known.others.get(PLACE, handle).ok_or(Error::NotFound);
    Ok((found(double)?, found(stays)?))
}

fn faults(known: &Known, from: &Item, to: &Item) -> Vec<&'static str> {
    let mut faults = Vec::new();
    if from.code == to.code {
        faults.push("settings-join-same");
    } else if from.text("level") != to.text("level") {
        faults.push("settings-join-level");
    }
    if is_joined(from) || is_joined(to) {
        faults.push("settings-fault-place-joined");
    } else if to.retired {
        faults.push("settings-join-retired");
    }
    let live = |place: &str| -> Vec<String> {
        let desks = known.others.of(DESK).iter().filter(|desk| !desk.retired && desk.text("place") == place);
        desks.map(|desk| desk.text("kind")).collect()
    };
    let there = live(&to.code);
    if live(&from.code).iter().any(|kind| there.contains(kind)) {
        // of two teams of one kind in one region the second would never be chosen
        faults.push("settings-join-desks");
    }
    faults
}

/// The names of the double that the other does not bear yet.
fn new_names(from: &Item, to: &Item) -> Vec<String> {
    let mut known: Vec<String> = texts(to.body.get("aliases")).iter().map(|name| fold(name)).collect();
    known.push(fold(&to.text("name")));
    let mut new = Vec::new();
    for name in std::iter::once(from.text("name")).chain(texts(from.body.get("aliases"))) {
        if !known.contains(&fold(&name)) {
            known.push(fold(&name));
            new.push(name);
        }
    }
    new
}

/// The codes of both, one in each list, and the lists in which one has to be chosen still.
fn codes(from: &Item, to: &Item, chosen: &BTreeMap<String, String>) -> (Vec<(String, String)>, Vec<Clash>) {
    let mut codes = place_codes(&to.body).unwrap_or_default();
    let mut clashes = Vec::new();
    for (scheme, code) in place_codes(&from.body).unwrap_or_default() {
        match codes.iter_mut().find(|(list, _)| *list == scheme) {
            None => codes.push((scheme, code)),
            Some((_, known)) if *known == code => {}
            Some((_, known)) => match chosen.get(&scheme) {
                Some(wanted) if *wanted == code => *known = code,
                Some(wanted) if wanted == known => {}
                _ => clashes.push(Clash { scheme, codes: [code, known.clone()] }),
            },
        }
    }
    (codes, clashes)
}

/// Joins the double to the one that stays, for good. `seen`: the stamps of both as they were shown.
///
/// # Errors
/// `Stale`: one of them was changed meanwhile; `Faulty`: it cannot be, or a code is not chosen.
pub fn join(
    conn: &mut DbConn,
    texts: &I18n,
    (double, stays): (&str, &str),
    (chosen, seen): (&BTreeMap<String, String>, &str),
    by: &By,
) -> Result<(), Error> {
    let mut known = known(conn, texts)?;
    if stamp(&known, double, stays)? != seen {
        return Err(Error::Stale);
    }
    let plan = plan(conn, &known, (double, stays), chosen)?;
    if let Some(fault) = plan.faults.first() {
        return Err(Error::fault("main", fault));
    }
    if !plan.twins.is_empty() || !plan.clashes.is_empty() {
        let fault = if plan.twins.is_empty() { "settings-join-choose" } else { "settings-join-twins" };
        return Err(Error::fault("main", fault));
    }
    let (from, to) = both(&known, double, stays).map(|(from, to)| (from.clone(), to.clone()))?;
    let place = |known: &Known, handle: &str| known.book.handled(handle).cloned().ok_or(Error::NotFound);
    let (old, new) = (place(&known, double)?, place(&known, stays)?);
    bring(conn, &mut known, (double, stays), by)?;
    committees::resettle(conn, old.key, new.key)?;
    desks::resettle(conn, old.key, new.key)?;
    accounts::resettle(conn, old.key, new.key)?;
    for kind in [COMMITTEE, DESK].into_iter().filter_map(kinds::kind) {
        // they stand at the other place now: nothing is held at the double any more
        known.others.join(super::check::Others::load(conn, texts, kind)?);
    }
    put_away(conn, &mut known, (&from, stays), by)?;
    take_over(conn, &mut known, (&to, new_names(&from, &to), codes(&from, &to, chosen).0), by)?;
    known.book = Book::load(conn)?;
    cases::joined(conn, &old, known.book.get(new.key).unwrap_or(&new))?;
    Ok(audit::note(conn, by.now, by.actor, "places_joined", None)?)
}

/// What both look like now.
///
/// # Errors
/// `NotFound`: one of them is no place.
pub fn stamp(known: &Known, double: &str, stays: &str) -> Result<String, Error> {
    both(known, double, stays).map(|(from, to)| format!("{}{}", from.stamp(), to.stamp()))
}

/// What lies in the double, and what is done there, goes to the one that stays: each as a change of its own.
fn bring(conn: &mut DbConn, known: &mut Known, (double, stays): (&str, &str), by: &By) -> Result<(), Error> {
    for (code, field) in [(PLACE, "in"), (ACTIVITY, "place"), (kinds::SERVICE, "place")] {
        let Some(kind) = kinds::kind(code) else { continue };
        let there = |item: &&Item| text(item.body.get(field)) == double && !is_joined(item);
        let all: Vec<Item> = known.others.of(code).iter().filter(there).cloned().collect();
        for mut item in all {
            item.body.insert(field.to_owned(), Value::from(stays));
            let wish = Wish { body: item.body, retired: item.retired, ..Wish::default() };
            actions::change(conn, known, (kind, &item.code), &wish, by)?;
        }
    }
    Ok(())
}

/// The double is no longer offered, and gives its names and codes away.
fn put_away(conn: &mut DbConn, known: &mut Known, (from, stays): (&Item, &str), by: &By) -> Result<(), Error> {
    let Some(kind) = kinds::kind(PLACE) else { return Ok(()) };
    let mut body = from.body.clone();
    body.retain(|field, _| !matches!(field.as_str(), "scheme" | "code" | "codes" | "aliases"));
    let wish = Wish { body, retired: true, apart: Some(Value::from(stays)), ..Wish::default() };
    actions::change(conn, known, (kind, &from.code), &wish, by).map(|_| ())
}

/// The one that stays takes names and codes over.
fn take_over(
    conn: &mut DbConn,
    known: &mut Known,
    (to, names, codes): (&Item, Vec<String>, Vec<(String, String)>),
    by: &By,
) -> Result<(), Error> {
    let Some(kind) = kinds::kind(PLACE) else { return Ok(()) };
    let mut body = to.body.clone();
    let aliases: Vec<Value> = texts(body.get("aliases")).into_iter().chain(names).map(Value::from).collect();
    body.insert("aliases".into(), aliases.into());
    let mut codes = codes.into_iter();
    if let Some((scheme, code)) = codes.next() {
        body.insert("scheme".into(), scheme.into());
        body.insert("code".into(), code.into());
    }
    let further: Vec<Value> = codes.map(|(list, code)| Value::from(format!("{list} {code}"))).collect();
    body.insert("codes".into(), further.into());
    let wish = Wish { body, retired: to.retired, ..Wish::default() };
    actions::change(conn, known, (kind, &to.code), &wish, by).map(|_| ())
}
