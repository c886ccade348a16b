//! Settings that live in tables of their own, because cases and people point to them: places, committees, desks. What their
//! tables do not hold stands in the newest version alone.
use super::kinds::{COMMITTEE, DESK, JOINED, Kind, PLACE};
use super::model::{Error, Item, normal, place_codes, text, texts};
use crate::access::Level;
use crate::cases;
use crate::committees::{self, Closing, Committee, NewCommittee};
use crate::desks::{self, Desk, DeskKind, NewDesk};
use crate::id::PlaceKey;
use crate::places::{self, Book, NewPlace, PlaceChange};
use crate::programme::{Body, Version};
use crate::storage::DbConn;
use chrono::NaiveDate;
use serde_json::Value;

/// Whether settings of this kind have a table of their own.
pub(super) fn is_live(kind: &Kind) -> bool {
    matches!(kind.code, PLACE | COMMITTEE | DESK)
}

/// What stands in the tables now, with what the newest versions add.
pub(super) fn items(conn: &mut DbConn, kind: &Kind, newest: &[Version]) -> Result<Vec<Item>, Error> {
    let book = Book::load(conn)?;
    let live: Vec<(String, Body, bool, bool)> = match kind.code {
        PLACE => places(conn, &book)?,
        COMMITTEE => {
            let all = committees::all(conn)?;
            all.iter().map(|c| committee(&book, c, &all)).collect()
        }
        _ => desks::all(conn)?.iter().map(|d| (d.code.clone(), desk(&book, d), d.retired, false)).collect(),
    };
    let items = live.into_iter().enumerate().map(|(at, (code, mut body, retired, to_confirm))| {
        let written = newest.iter().find(|version| version.code == code);
        for (name, value) in written.iter().flat_map(|version| &version.body) {
            // the table rules wherever it knows the field
            if !in_table(kind, name) {
                body.insert(name.clone(), value.clone());
            }
        }
        let version = written.map_or(0, |version| version.version);
        let position = i32::try_from(at).unwrap_or(i32::MAX);
        Item { code, version, position, body: normal(kind, &body), retired, to_confirm }
    });
    Ok(items.collect())
}

fn in_table(kind: &Kind, field: &str) -> bool {
    match kind.code {
        PLACE => !matches!(field, "opened_on" | "closed_on"),
        COMMITTEE => matches!(field, "name" | "place" | "phone" | "hours" | "woman" | "man" | "closes_on" | "heir"),
        _ => true,
    }
}

fn body<const N: usize>(pairs: [(&str, Value); N]) -> Body {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn handle(book: &Book, key: Option<PlaceKey>) -> Value {
    key.and_then(|key| book.get(key)).map_or(Value::Null, |place| Value::from(place.handle.clone()))
}

fn places(conn: &mut DbConn, book: &Book) -> Result<Vec<(String, Body, bool, bool)>, Error> {
    let aliases = places::aliases(conn)?;
    let one = |place: &places::Place| {
        let own: Vec<Value> =
            aliases.iter().filter(|(key, _)| *key == place.key).map(|(_, name)| Value::from(name.clone())).collect();
        let scheme = place.code.as_ref().map_or(Value::Null, |_| Value::from(place.scheme.clone()));
        let body = body([
            ("name", place.name.clone().into()),
            ("level", place.level.as_str().into()),
            ("in", handle(book, place.parent)),
            ("scheme", scheme),
            ("code", place.code.clone().map_or(Value::Null, Value::from)),
            ("codes", further(book, place).into()),
            ("aliases", own.into()),
            (JOINED, handle(book, place.joined_to)),
        ]);
        (place.handle.clone(), body, place.retired, place.to_confirm)
    };
    let mut all: Vec<&places::Place> = book.all().iter().collect();
    all.sort_by_cached_key(|place| {
        (book.climb(place.key).iter().rev().map(|p| p.folded.clone()).collect::<Vec<_>>(), place.key)
    });
    Ok(all.into_iter().map(one).collect())
}

/// Its codes in further lists, each as list and code.
fn further(book: &Book, place: &places::Place) -> Vec<Value> {
    let codes = book.codes(place.key).into_iter().skip(usize::from(place.code.is_some()));
    codes.map(|(scheme, code)| Value::from(format!("{scheme} {code}"))).collect()
}

fn committee(book: &Book, committee: &Committee, all: &[Committee]) -> (String, Body, bool, bool) {
    let heir = all.iter().find(|other| Some(other.key) == committee.heir);
    let body = body([
        ("name", committee.name.clone().into()),
        ("place", handle(book, committee.place)),
        ("phone", committee.phone.clone().into()),
        ("hours", committee.hours.clone().into()),
        ("woman", committee.woman.clone().into()),
        ("man", committee.man.clone().into()),
        ("closes_on", committee.closed_on.map_or(Value::Null, |day| day.to_string().into())),
        ("heir", heir.map_or(Value::Null, |heir| heir.code.clone().into())),
    ]);
    (committee.code.clone(), body, committee.closed_on.is_some(), committee.to_confirm)
}

fn desk(book: &Book, desk: &Desk) -> Body {
    body([
        ("kind", desk.kind.as_str().into()),
        ("name", desk.name.clone().into()),
        ("place", handle(book, desk.place)),
        ("phone", desk.phone.clone().into()),
        ("hours", desk.hours.clone().into()),
        ("woman", desk.woman.clone().into()),
        ("man", desk.man.clone().into()),
    ])
}

/// Every place with its level alone: enough to know that it is there.
pub(super) fn places_alone(conn: &mut DbConn) -> Result<Vec<Item>, Error> {
    let book = Book::load(conn)?;
    let one = |place: &places::Place| Item {
        code: place.handle.clone(),
        version: 0,
        position: 0,
        body: body([("level", place.level.as_str().into())]),
        retired: place.retired,
        to_confirm: place.to_confirm,
    };
    Ok(book.all().iter().map(one).collect())
}

/// Writes a setting into its own table. `was`: it is there already. Answers the code it has there.
pub(super) fn write(
    conn: &mut DbConn,
    book: &mut Book,
    kind: &Kind,
    wanted: &Item,
    was: bool,
    today: NaiveDate,
) -> Result<String, Error> {
    match kind.code {
        PLACE => write_place(conn, book, wanted),
        COMMITTEE => write_committee(conn, book, (&wanted.code, was), &wanted.body, wanted.retired.then_some(today)),
        _ => write_desk(conn, book, (&wanted.code, wanted.retired), &wanted.body),
    }
}

fn write_place(conn: &mut DbConn, book: &mut Book, wanted: &Item) -> Result<String, Error> {
    let (name, list, number) = (wanted.text("name"), wanted.text("scheme"), wanted.text("code"));
    let in_list = (!number.is_empty()).then_some((list.as_str(), number.as_str()));
    let aliases = texts(wanted.body.get("aliases"));
    let codes: Vec<(String, String)> =
        place_codes(&wanted.body).unwrap_or_default().into_iter().skip(usize::from(in_list.is_some())).collect();
    let change = PlaceChange { name: &name, code: in_list, codes: &codes, aliases: &aliases, retired: wanted.retired };
    if let Some(place) = book.handled(&wanted.code).cloned() {
        let handle = place.handle.clone();
        places::change(conn, place.key, &change)?;
        if let Some(stays) = book.handled(&wanted.text(JOINED)).filter(|_| place.joined_to.is_none()) {
            places::join(conn, place.key, stays.key)?;
        }
        let parent = book.handled(&wanted.text("in")).cloned();
        if parent.as_ref().map(|parent| parent.key) != place.parent {
            places::relocate(conn, &place, parent.as_ref())?;
            *book = Book::load(conn)?;
            cases::relocated(conn, book.get(place.key).unwrap_or(&place))?;
        }
        // other names were taken away: read anew
        *book = Book::load(conn)?;
        return Ok(handle);
    }
    let level = Level::parse(&wanted.text("level")).ok_or(Error::fault("level", "settings-fault-needed"))?;
    let new =
        NewPlace { parent: book.handled(&wanted.text("in")), level, name: &name, code: in_list, to_confirm: false };
    let place = places::add(conn, &new)?;
    let handle = place.handle.clone();
    if aliases.is_empty() && codes.is_empty() && !wanted.retired {
        book.add(place);
    } else {
        places::change(conn, place.key, &change)?;
        *book = Book::load(conn)?;
    }
    Ok(handle)
}

fn write_committee(
    conn: &mut DbConn,
    book: &Book,
    (code, was): (&str, bool),
    body: &Body,
    closes: Option<NaiveDate>,
) -> Result<String, Error> {
    let said = |field: &str| text(body.get(field));
    let new = NewCommittee {
        code: code.to_owned(),
        name: said("name"),
        place: book.handled(&said("place")).map(|place| place.key),
        phone: said("phone"),
        hours: said("hours"),
        woman: said("woman"),
        man: said("man"),
        to_confirm: false,
    };
    let all = committees::all(conn)?;
    let known = all.iter().find(|committee| was && committee.code == code);
    let heir = all.iter().find(|committee| committee.code == said("heir")).map(|heir| heir.key);
    match known {
        Some(known) => {
            // it closed when it closed, whatever is corrected later
            let on = |today| said("closes_on").parse().ok().or(known.closed_on).unwrap_or(today);
            let closing = closes.map(|today| Closing { on: on(today), heir });
            committees::change(conn, known.key, &new, closing)?;
        }
        None => {
            let added = committees::add(conn, &new)?;
            if let Some(today) = closes {
                let on = said("closes_on").parse().unwrap_or(today);
                committees::change(conn, added.key, &new, Some(Closing { on, heir }))?;
            }
        }
    }
    Ok(code.to_owned())
}

fn write_desk(conn: &mut DbConn, book: &Book, (code, retired): (&str, bool), body: &Body) -> Result<String, Error> {
    let said = |field: &str| text(body.get(field));
    let words = [said("phone"), said("hours"), said("woman"), said("man")];
    if let Some(known) = desks::by_code(conn, code)? {
        desks::change(conn, known.key, &said("name"), words.each_ref().map(String::as_str))?;
        if known.retired != retired {
            desks::set_retired(conn, known.key, retired)?;
        }
        return Ok(code.to_owned());
    }
    let [phone, hours, woman, man] = words;
    let kind = DeskKind::parse(&said("kind")).ok_or(Error::fault("kind", "settings-fault-needed"))?;
    let place = book.handled(&said("place")).map(|place| place.key);
    let new = NewDesk { code: code.to_owned(), kind, name: said("name"), place, phone, hours, woman, man };
    let added = desks::add(conn, &new)?;
    if retired {
        desks::set_retired(conn, added.key, true)?;
    }
    Ok(code.to_owned())
}
