//! Changing a setting: looked at, checked, written as a new version and noted, in one transaction. Nothing is ever deleted.
use super::check::{self, Others};
use super::kinds::{DESK, Kind, LOGO, ORGANISATION, ROUTE};
use super::live;
use super::members::{self, Training};
use super::model::{By, Error, Item, Outcome, Wish, normal};
use crate::access::Role;
use crate::cases::model::ClosingReason;
use crate::i18n::{I18n, Lang};
use crate::places::Book;
use crate::programme::{self, Body, NewVersion, Service, Version};
use crate::storage::{self, DbConn};
use crate::{accounts, audit, notify, text};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

/// A closing is announced so many days before, at most.
const LONGEST_NOTICE: u64 = 366;

/// Everything of a kind as it is now, retired or not, in order.
///
/// # Errors
/// The database failed, or a setting cannot be read.
pub fn items(conn: &mut DbConn, kind: &Kind, texts: &I18n) -> Result<Vec<Item>, Error> {
    let newest = programme::newest_of(conn, kind.code)?;
    if live::is_live(kind) {
        return live::items(conn, kind, &newest);
    }
    let mut items: Vec<Item> = newest.into_iter().map(|version| Item::of(kind, version)).collect();
    for (position, (code, body)) in (1..).zip(from_start(conn, kind, texts)?) {
        if !items.iter().any(|item| item.code == code) {
            let body = normal(kind, &body);
            items.push(Item { code, version: 0, position, body, retired: false, to_confirm: false });
        }
    }
    items.sort_by_key(|item| item.position);
    Ok(items)
}

/// What there is of a kind before anybody sets it.
fn from_start(conn: &mut DbConn, kind: &Kind, texts: &I18n) -> Result<Vec<(String, Body)>, Error> {
    let one = |code: &str, value: Value| (code.to_owned(), value.as_object().cloned().unwrap_or_default());
    Ok(match kind.code {
        "closing" => {
            let names = |code: &str| -> Value {
                let name = |lang: Lang| (lang.code().to_owned(), texts.plain(lang, &format!("closing-{code}")).into());
                Value::Object(Lang::all().map(name).collect())
            };
            let reasons = ClosingReason::ORDINARY.iter().map(|reason| reason.as_str());
            reasons.map(|code| one(code, json!({"name": names(code)}))).collect()
        }
        "calendar" => vec![one("calendar", json!({"weekend": [6, 7]}))],
        ORGANISATION => {
            let founded = programme::founded(conn)?.ok_or(Error::NotFound)?;
            vec![one(ORGANISATION, json!({"name": founded.0, "public_name": founded.1, "language": founded.2}))]
        }
        _ => Vec::new(),
    })
}

/// Tells the administrators that something waits where members of committees must be trained against exploitation and abuse, or
/// where nobody made sure for long that the directory of services is right.
///
/// # Errors
/// As `items`.
pub fn remind(conn: &mut DbConn, texts: &I18n, by: &By) -> Result<(), Error> {
    let Some(kind) = super::kinds::kind(super::kinds::COMMITTEE) else { return Ok(()) };
    let due = |item: &Item| {
        let members = members::read(item.body.get("members"));
        !item.retired && members.iter().any(|member| member.training(by.today) != Training::Fine)
    };
    let old = |item: &Item| {
        let checked_on = item.text("checked_on").parse().ok();
        !item.retired && Service { checked_on, ..Service::default() }.is_stale(by.today)
    };
    let services = super::kinds::kind(super::kinds::SERVICE);
    let stale = services.map(|kind| items(conn, kind, texts)).transpose()?.unwrap_or_default();
    if items(conn, kind, texts)?.iter().any(due) || stale.iter().any(old) {
        for (administrator, _) in accounts::holders(conn, Role::Administrator)? {
            notify::something_waits(conn, administrator, by.now)?;
        }
    }
    Ok(())
}

/// Every version of a setting, the oldest first.
///
/// # Errors
/// As `items`.
pub fn history(conn: &mut DbConn, kind: &Kind, code: &str) -> Result<Vec<Version>, Error> {
    let mut versions = programme::versions(conn, kind.code, code)?;
    for version in &mut versions {
        version.body = normal(kind, &version.body);
    }
    Ok(versions)
}

/// Settings and places as they are while something is changed.
pub(super) struct Known {
    /// Settings, those of the kinds that are changed and what they name.
    pub others: Others,
    /// Places.
    pub book: Book,
}

impl Known {
    /// Holds others off and reads what changes of these kinds are looked at with.
    ///
    /// # Errors
    /// As `items`.
    pub fn load(conn: &mut DbConn, texts: &I18n, kinds: &[&Kind]) -> Result<Self, Error> {
        // checks look at other settings too: one change at a time
        storage::lock(conn, "settings")?;
        let mut others = Others::default();
        for kind in kinds {
            others.join(Others::load(conn, texts, kind)?);
        }
        Ok(Self { others, book: Book::load(conn)? })
    }
}

/// Makes a setting what is wished: a new version, unless it is that already.
///
/// # Errors
/// `Stale`: it is not as it was seen; `Faulty`: it would not hold.
pub fn put(
    conn: &mut DbConn,
    texts: &I18n,
    (kind, code): (&'static Kind, &str),
    wish: &Wish,
    by: &By,
) -> Result<Outcome, Error> {
    let mut known = Known::load(conn, texts, &[kind])?;
    change(conn, &mut known, (kind, code), wish, by)
}

/// As `put`, for one of several changes.
pub(super) fn change(
    conn: &mut DbConn,
    known: &mut Known,
    (kind, code): (&'static Kind, &str),
    wish: &Wish,
    by: &By,
) -> Result<Outcome, Error> {
    let now = known.others.get(kind.code, code).cloned();
    if let Some(seen) = &wish.seen
        && now.as_ref().map(Item::stamp).unwrap_or_default() != *seen
    {
        return Err(Error::Stale);
    }
    if now.is_none() && kind.fixed {
        return Err(Error::NotFound);
    }
    let body = once(kind, now.as_ref(), normal(kind, &wish.body));
    let body = closing(kind, now.as_ref(), body, wish.retired.then_some(by.today));
    let body = apart(kind, now.as_ref(), body, wish.apart.as_ref());
    let last = known.others.of(kind.code).iter().map(|item| item.position).max().unwrap_or(0);
    let position = now.as_ref().map_or(last + 1, |item| item.position);
    let wanted = Item { code: code.to_owned(), version: 0, position, body, retired: wish.retired, to_confirm: false };
    let moved = wish.rank.filter(|rank| known.others.rank(kind, code) != Some(*rank));
    if now.as_ref().is_some_and(|item| item.same(&wanted)) && moved.is_none() {
        return Ok(Outcome::Same);
    }
    known.others.replace(kind, wanted.clone());
    let order = moved.map(|rank| known.others.order(kind, code, rank));
    let faults = check::faults(kind, code, &wanted.body, wish.retired, &known.others);
    if !(faults.is_empty() || (wish.later && kind.code == ROUTE)) {
        return Err(Error::Faulty(faults));
    }
    write(conn, known, (kind, now.as_ref()), wanted, (wish.same_as, by))?;
    if let Some(order) = order {
        programme::reorder(conn, kind.code, &order)?;
    }
    Ok(if now.is_some() { Outcome::Changed } else { Outcome::Added })
}

/// Writes a setting, its version and its entry in the log.
fn write(
    conn: &mut DbConn,
    known: &mut Known,
    (kind, now): (&'static Kind, Option<&Item>),
    mut wanted: Item,
    (same_as, by): (Option<i32>, &By),
) -> Result<(), Error> {
    let before = now.map_or(Ok(0), |item| catch_up(conn, kind, item, by))?;
    if live::is_live(kind) {
        let code = live::write(conn, &mut known.book, kind, &wanted, now.is_some(), by.today)?;
        known.others.forget(kind, &wanted.code);
        wanted.code = code;
    }
    wanted.version = before + 1;
    let new = NewVersion {
        kind: kind.code,
        code: &wanted.code,
        version: wanted.version,
        position: wanted.position,
        body: &wanted.body,
        retired: wanted.retired,
        valid_from: by.today,
        recorded_at: by.now,
        actor: by.actor,
        same_as,
    };
    if !programme::write(conn, &new)? {
        return Err(Error::Stale);
    }
    let noted = match (wanted.retired, now.is_some_and(|item| item.retired), same_as) {
        (true, false, _) => "setting_retired",
        (false, true, _) => "setting_back",
        (.., Some(_)) => "setting_undone",
        _ => "setting_changed",
    };
    known.others.replace(kind, wanted);
    Ok(audit::note(conn, by.now, by.actor, noted, None)?)
}

/// What is set once stays as it is.
fn once(kind: &Kind, now: Option<&Item>, mut body: Body) -> Body {
    for field in kind.fields.iter().filter(|field| field.once) {
        if let Some(now) = now {
            match now.body.get(field.name) {
                Some(value) => body.insert(field.name.to_owned(), value.clone()),
                None => body.remove(field.name),
            };
        }
    }
    body
}

/// What is said where something closes stands as long as it is closed: a form or a file that does not say it leaves it.
/// `closed`: it is, from that day on if no other is said.
fn closing(kind: &Kind, now: Option<&Item>, mut body: Body, closed: Option<NaiveDate>) -> Body {
    let before = now.filter(|now| now.retired);
    for field in kind.fields.iter().filter(|field| kind.asks_when_closing(field.name)) {
        let known = before.and_then(|now| now.body.get(field.name)).cloned();
        match (closed, body.contains_key(field.name)) {
            (None, _) => drop(body.remove(field.name)),
            (Some(_), true) => {}
            (Some(today), false) => {
                let day = (field.name == "closes_on").then(|| Value::from(today.to_string()));
                body.extend(known.or(day).map(|value| (field.name.to_owned(), value)));
            }
        }
    }
    body
}

/// What is said by a deed of its own stays as it is, whatever a form or a file says.
fn apart(kind: &Kind, now: Option<&Item>, mut body: Body, said: Option<&Value>) -> Body {
    if let Some(field) = kind.apart() {
        let known = now.and_then(|now| now.body.get(field));
        body.remove(field);
        let value = said.or(known).filter(|value| !value.is_null());
        body.extend(value.map(|value| (field.to_owned(), value.clone())));
    }
    body
}

/// Closes a committee from a day on, and says which other one answers what it leaves open; none: whoever handles cases
/// there. Which cases these are is neither asked nor told here.
///
/// # Errors
/// As `put`; a day that is past or more than a year away, and a committee that cannot answer, are faults.
pub fn close(
    conn: &mut DbConn,
    texts: &I18n,
    (kind, code): (&'static Kind, &str),
    (on, heir): (NaiveDate, Option<&str>),
    seen: &str,
    by: &By,
) -> Result<Outcome, Error> {
    let all = items(conn, kind, texts)?;
    let found = all.iter().find(|item| item.code == code).ok_or(Error::NotFound)?;
    if on < by.today || on > by.today + Days::new(LONGEST_NOTICE) {
        return Err(Error::fault("closes_on", "settings-fault-closing-day"));
    }
    if heir.is_some_and(|heir| heir == code || !all.iter().any(|item| item.code == heir && !item.retired)) {
        return Err(Error::fault("heir", "settings-fault-heir"));
    }
    let mut body = found.body.clone();
    body.insert("closes_on".to_owned(), on.to_string().into());
    body.insert("heir".to_owned(), heir.map_or(Value::Null, Value::from));
    let wish = Wish { body, retired: true, seen: Some(seen.to_owned()), ..Wish::default() };
    put(conn, texts, (kind, code), &wish, by)
}

/// Writes down what is there and stands in no version yet: what was there from the start, or what the command line and
/// imports changed. Answers the newest version's number.
fn catch_up(conn: &mut DbConn, kind: &Kind, item: &Item, by: &By) -> Result<i32, Error> {
    let newest = programme::versions(conn, kind.code, &item.code)?.pop();
    let known = newest.as_ref().is_some_and(|v| normal(kind, &v.body) == item.body && v.retired == item.retired);
    if known {
        return Ok(item.version);
    }
    let version = item.version + 1;
    let start = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    let new = NewVersion {
        kind: kind.code,
        code: &item.code,
        version,
        position: item.position,
        body: &item.body,
        retired: item.retired,
        valid_from: if version == 1 { start } else { by.today },
        recorded_at: by.now,
        actor: None,
        same_as: None,
    };
    if programme::write(conn, &new)? { Ok(version) } else { Err(Error::Stale) }
}

/// Brings an older version back: as a new one that equals it.
///
/// # Errors
/// As `put`; `NotFound`: there is no such version.
pub fn undo(
    conn: &mut DbConn,
    texts: &I18n,
    (kind, code): (&'static Kind, &str),
    (version, seen): (i32, &str),
    by: &By,
) -> Result<Outcome, Error> {
    let old = history(conn, kind, code)?.into_iter().find(|old| old.version == version).ok_or(Error::NotFound)?;
    // a team is put away where it is asked who comes in its place, and nowhere else
    let stays = match kind.code {
        DESK => items(conn, kind, texts)?.into_iter().find(|item| item.code == code).map(|item| item.retired),
        _ => None,
    };
    // an older version has its logo; what was joined is not parted
    let logo = (kind.code == ORGANISATION).then(|| old.body.get(LOGO).cloned().unwrap_or(Value::Null));
    let wish = Wish {
        body: old.body,
        apart: logo,
        retired: stays.unwrap_or(old.retired),
        seen: Some(seen.to_owned()),
        same_as: Some(version),
        ..Wish::default()
    };
    put(conn, texts, (kind, code), &wish, by)
}

/// Takes a setting out of what is offered, or brings it back.
///
/// # Errors
/// As `put`.
pub fn retire(
    conn: &mut DbConn,
    texts: &I18n,
    (kind, code): (&'static Kind, &str),
    (retired, seen): (bool, &str),
    by: &By,
) -> Result<Outcome, Error> {
    if kind.kept {
        return Err(Error::NotFound);
    }
    let found = items(conn, kind, texts)?.into_iter().find(|item| item.code == code).ok_or(Error::NotFound)?;
    let wish = Wish { body: found.body, retired, seen: Some(seen.to_owned()), ..Wish::default() };
    put(conn, texts, (kind, code), &wish, by)
}

/// A code for something new: from its name, unlike every other.
pub fn free_code(kind: &Kind, name: &str, taken: &[Item]) -> String {
    if kind.code == ROUTE {
        let highest = taken.iter().filter_map(|item| item.code.parse::<u32>().ok()).max();
        return format!("{:03}", highest.map_or(0, |highest| highest + 1));
    }
    let folded = text::fold(name);
    let stem: String =
        folded.replace(' ', "_").chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(32).collect();
    let stem = if stem.is_empty() { kind.code.to_owned() } else { stem };
    let is_taken = |code: &str| taken.iter().any(|item| item.code.eq_ignore_ascii_case(code));
    let mut codes = std::iter::once(stem.clone()).chain((2..).map(|n: u32| format!("{stem}_{n}")));
    codes.find(|code| !is_taken(code)).unwrap_or(stem)
}
