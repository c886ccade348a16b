//! What must hold of a setting beside the others. Pure, but for loading those others.
use super::actions;
use super::kinds::{COMMITTEE, DESK, Field, Input, JOINED, KINDS, Kind, ORGANISATION, PLACE, ROUTE, TARGET};
use super::live;
use super::model::{Error, Item, place_codes, text, texts};
use crate::i18n::{I18n, Lang};
use crate::programme::{Body, Calendar};
use crate::storage::DbConn;
use crate::text::fold;
use serde_json::Value;
use std::collections::HashMap;

/// The longest line and the longest text, in characters.
const LINE: usize = 200;
const TEXT: usize = 4000;

/// A fault: the field and the key of its sentence.
pub type Fault = (&'static str, &'static str);

/// Settings as they are now, or as they will be.
#[derive(Debug, Default)]
pub struct Others(HashMap<&'static str, Vec<Item>>);

impl Others {
    /// Reads those that a kind is looked at with: itself, and what its fields name.
    ///
    /// # Errors
    /// The database failed.
    pub fn load(conn: &mut DbConn, texts: &I18n, kind: &Kind) -> Result<Self, Error> {
        let mut wanted: Vec<&str> = vec![kind.code];
        for field in kind.fields {
            match field.input {
                Input::Of(other) | Input::ManyOf(other) => wanted.push(other),
                _ if field.name == "category" => wanted.push("category"),
                _ => {}
            }
        }
        if kind.code == TARGET {
            wanted.push("category");
        }
        if kind.code == PLACE {
            wanted.extend([COMMITTEE, DESK]);
        }
        // whether a team is needed, and where a category leads
        if matches!(kind.code, DESK | "category") {
            wanted.push(ROUTE);
        }
        let kinds = KINDS.iter().filter(|known| wanted.contains(&known.code));
        let found = kinds.map(|kind| Ok((kind.code, actions::items(conn, kind, texts)?)));
        let mut others = Self(found.collect::<Result<_, Error>>()?);
        if kind.code != PLACE && kind.fields.iter().any(|field| field.input == Input::Place) {
            others.0.insert(PLACE, live::places_alone(conn)?);
        }
        Ok(others)
    }

    /// With what others read.
    pub fn join(&mut self, more: Self) {
        for (kind, items) in more.0 {
            let known = self.0.entry(kind).or_default();
            // whole ones stand before those that are only known to be there
            if known.len() < items.len() || kind != PLACE || items.iter().any(|item| item.body.len() > 1) {
                *known = items;
            }
        }
    }

    /// The place of one in its list, from 1.
    pub fn rank(&self, kind: &Kind, code: &str) -> Option<usize> {
        self.of(kind.code).iter().position(|item| item.code == code).map(|at| at + 1)
    }

    /// Gives one of them another place in its list, from 1; answers all codes in their new order.
    pub fn order(&mut self, kind: &Kind, code: &str, rank: usize) -> Vec<String> {
        let all = self.0.entry(kind.code).or_default();
        if let Some(at) = all.iter().position(|item| item.code == code) {
            let item = all.remove(at);
            all.insert(rank.saturating_sub(1).min(all.len()), item);
        }
        for (position, item) in (1..).zip(all.iter_mut()) {
            item.position = position;
        }
        all.iter().map(|item| item.code.clone()).collect()
    }

    /// Without one of them.
    pub fn forget(&mut self, kind: &Kind, code: &str) {
        self.0.entry(kind.code).or_default().retain(|known| known.code != code);
    }

    /// As they will be once an item was written.
    pub fn replace(&mut self, kind: &Kind, item: Item) {
        let all = self.0.entry(kind.code).or_default();
        all.retain(|known| known.code != item.code);
        all.push(item);
        all.sort_by_key(|item| item.position);
    }

    /// Those of a kind, in order.
    pub fn of(&self, kind: &str) -> &[Item] {
        self.0.get(kind).map_or(&[], Vec::as_slice)
    }

    /// One of them.
    pub fn get(&self, kind: &str, code: &str) -> Option<&Item> {
        self.of(kind).iter().find(|item| item.code == code)
    }
}

/// What does not hold of a setting; `others` are as they would be with it.
pub fn faults(kind: &Kind, code: &str, body: &Body, retired: bool, others: &Others) -> Vec<Fault> {
    let mut faults = fields_faults(kind, body, others);
    if faults.is_empty() {
        faults.extend(beside(kind, code, body, retired, others));
    }
    faults
}

/// What is wrong with what is filled in, field by field.
fn fields_faults(kind: &Kind, body: &Body, others: &Others) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    for field in kind.fields {
        match body.get(field.name) {
            None if field.needed => faults.push((field.name, "settings-fault-needed")),
            None => {}
            Some(value) => faults.extend(value_fault(field, value, others).map(|key| (field.name, key))),
        }
    }
    faults
}

/// What is wrong with a value by itself.
fn value_fault(field: &Field, value: &Value, others: &Others) -> Option<&'static str> {
    let known = |kind: &str, code: &str| others.get(kind, code).is_some();
    let one = text(Some(value));
    let wrong = match field.input {
        Input::Line | Input::Picture => !value.is_string() || one.chars().count() > LINE || one.contains('\n'),
        Input::Names | Input::Texts => return names_fault(field, value),
        Input::Number(least, most) => !value.as_i64().is_some_and(|number| (least..=most).contains(&number)),
        Input::Check => !value.is_boolean(),
        Input::Day => one.parse::<chrono::NaiveDate>().is_err(),
        Input::Choice(choices) => !choices.contains(&one.as_str()),
        Input::Many(choices) => !value.is_array() || texts(Some(value)).iter().any(|c| !choices.contains(&c.as_str())),
        Input::Icon => !super::kinds::ICONS.contains(&one.as_str()),
        Input::Of(kind) => !known(kind, &one),
        Input::ManyOf(kind) => !value.is_array() || texts(Some(value)).iter().any(|code| !known(kind, code)),
        Input::Place => !known(PLACE, &one),
        Input::List => {
            !value.is_array() || texts(Some(value)).iter().any(|line| line.is_empty() || line.chars().count() > LINE)
        }
        Input::Holidays => {
            !value.is_array() || texts(Some(value)).iter().any(|day| Calendar::holiday(day).as_ref() != Some(day))
        }
        Input::Members => return super::members::fault(value),
    };
    wrong.then_some("settings-fault-wrong")
}

fn names_fault(field: &Field, value: &Value) -> Option<&'static str> {
    let Some(names) = value.as_object() else { return Some("settings-fault-wrong") };
    let most = if field.input == Input::Texts { TEXT } else { LINE };
    let fits = |name: &Value| name.as_str().is_some_and(|name| name.chars().count() <= most);
    if !names.values().all(fits) {
        return Some("settings-fault-wrong");
    }
    (!names.contains_key(Lang::FRENCH.code())).then_some("settings-fault-needed")
}

/// What is wrong with a setting beside the others.
fn beside(kind: &Kind, code: &str, body: &Body, retired: bool, others: &Others) -> Vec<Fault> {
    let said = |field: &str| text(body.get(field));
    match kind.code {
        ORGANISATION => zone_fault(&said("time_zone")).into_iter().collect(),
        "category" => {
            let sealed = code.parse::<i32>().is_ok_and(|code| code >= 6);
            let answers = body.get("committee_may_answer") == Some(&Value::Bool(true));
            // what is kept for very few is never answered by the committee
            if sealed && answers {
                vec![("committee_may_answer", "settings-fault-sealed-category")]
            } else {
                Vec::new()
            }
        }
        "channel" if retired && ["committee", "help_desk"].contains(&code) => vec![("name", "settings-fault-preset")],
        "closing" if retired && ["resolved", "duplicate", "unreachable"].contains(&code) => {
            vec![("name", "settings-fault-preset")]
        }
        ROUTE => route_faults(others),
        TARGET => target_fault(&said("of"), &said("place"), others).into_iter().collect(),
        PLACE => place_faults(code, body, retired, others),
        COMMITTEE => same_name(kind, code, &said("name"), others),
        DESK => {
            let needed = if retired { super::teams::fault(code, body, others) } else { None };
            desk_faults(&said("place"), others).into_iter().chain(needed.map(|key| ("name", key))).collect()
        }
        _ => Vec::new(),
    }
}

/// A time zone is hours and minutes ahead of UTC, up to 14 either way.
fn zone_fault(zone: &str) -> Option<Fault> {
    (!zone.is_empty() && crate::clock::offset(zone).is_none()).then_some(("time_zone", "settings-fault-zone"))
}

/// What does not hold of the routing table: every line by itself, and the table as a whole.
pub fn faults_of_table(others: &Others) -> Vec<Fault> {
    let Some(kind) = super::kinds::kind(ROUTE) else { return Vec::new() };
    let live = others.of(ROUTE).iter().filter(|item| !item.retired);
    let single: Vec<Fault> = live.flat_map(|item| fields_faults(kind, &item.body, others)).collect();
    if single.is_empty() { route_faults(others) } else { single }
}

/// The table as a whole: every category keeps a line without condition, sensitive ones lead to desks and no other does.
fn route_faults(others: &Others) -> Vec<Fault> {
    let live: Vec<&Item> = others.of(ROUTE).iter().filter(|item| !item.retired).collect();
    let mut faults = Vec::new();
    for category in 1..=8 {
        let own: Vec<&&Item> = live.iter().filter(|item| item.text("category") == category.to_string()).collect();
        let ordinary = |item: &&&Item| ["committee", "handler"].contains(&item.text("to").as_str());
        if own.iter().any(|item| ordinary(item) == (category >= 6)) {
            faults.push((
                "to",
                if category >= 6 { "settings-fault-route-sealed" } else { "settings-fault-route-ordinary" },
            ));
        }
        let open = own.iter().position(|item| item.text("when").is_empty());
        match open {
            None => faults.push(("category", "settings-fault-route-missing")),
            // the first line that fits holds: nothing after it is ever reached
            Some(at) if at + 1 < own.len() => faults.push(("when", "settings-fault-route-hidden")),
            Some(_) => {}
        }
    }
    faults
}

fn same_name(kind: &Kind, code: &str, name: &str, others: &Others) -> Vec<Fault> {
    let folded = fold(name);
    let same = others.of(kind.code).iter().any(|item| item.code != code && fold(&item.text("name")) == folded);
    // a tracker finds committees by their name
    if same { vec![("name", "settings-fault-same-name")] } else { Vec::new() }
}

fn desk_faults(place: &str, others: &Others) -> Vec<Fault> {
    let level = others.get(PLACE, place).map(|place| place.text("level"));
    // of a sealed case the region alone is known in the clear: a smaller desk would never be found
    match level {
        Some(level) if level != "region" => vec![("place", "settings-fault-desk-region")],
        _ => Vec::new(),
    }
}

/// A category has its own target already, everywhere; and of a sealed case no more than the region is known in the clear.
fn target_fault(of: &str, place: &str, others: &Others) -> Option<Fault> {
    let category = of.parse::<i32>().is_ok();
    let level = others.get(PLACE, place).map(|place| place.text("level"));
    match level {
        None if category => Some(("place", "settings-fault-target-place")),
        Some(level) if !category && level != "region" => Some(("place", "settings-fault-target-region")),
        _ => None,
    }
}

fn place_faults(code: &str, body: &Body, retired: bool, others: &Others) -> Vec<Fault> {
    const LEVELS: &[&str] = super::kinds::LEVELS;
    let said = |field: &str| text(body.get(field));
    let mut faults = Vec::new();
    let rank = |level: &str| LEVELS.iter().position(|known| *known == level);
    let above = others.get(PLACE, &said("in")).map(|parent| parent.text("level"));
    match (rank(&said("level")), above.as_deref().and_then(rank)) {
        (Some(0), None) => {}
        (Some(own), Some(above)) if above < own => {}
        _ => faults.push(("in", "settings-fault-place-in")),
    }
    if said("scheme").is_empty() != said("code").is_empty() {
        faults.push(("code", "settings-fault-place-code"));
    }
    if body.contains_key(JOINED) {
        // it is what it was: nothing lies there, and only history leads to it
        return if retired { faults } else { vec![("name", "settings-fault-place-joined")] };
    }
    let day = |field: &str| said(field).parse::<chrono::NaiveDate>().ok();
    if day("opened_on").zip(day("closed_on")).is_some_and(|(opened, closed)| closed < opened) {
        faults.push(("closed_on", "settings-fault-place-days"));
    }
    let there = |item: &&Item| item.code != code && !item.body.contains_key(JOINED);
    let others_of = || others.of(PLACE).iter().filter(there);
    faults.extend(codes_fault(body, others_of()));
    let twin = |item: &Item| {
        item.text("in") == said("in")
            && item.text("level") == said("level")
            && fold(&item.text("name")) == fold(&said("name"))
    };
    if others_of().any(twin) {
        faults.push(("name", "settings-fault-place-twin"));
    }
    let inside = |item: &Item| !item.retired && item.text("in") == code;
    let there = |item: &Item| !item.retired && item.text("place") == code;
    let held = others.of(PLACE).iter().any(inside)
        || others.of(COMMITTEE).iter().any(there)
        || others.of(DESK).iter().any(there);
    if retired && held {
        faults.push(("name", "settings-fault-place-held"));
    }
    faults
}

/// A place has one code in each list, and no other place has it.
fn codes_fault<'a>(body: &Body, mut others: impl Iterator<Item = &'a Item>) -> Option<Fault> {
    let Some(own) = place_codes(body) else { return Some(("codes", "settings-fault-place-codes")) };
    if own.is_empty() {
        return None;
    }
    let twice = own.iter().enumerate().any(|(at, (list, _))| own[..at].iter().any(|(other, _)| other == list));
    if twice {
        return Some(("codes", "settings-fault-place-codes"));
    }
    let taken = |item: &Item| place_codes(&item.body).into_iter().flatten().any(|code| own.contains(&code));
    let field = if own.len() > 1 { "codes" } else { "code" };
    others.any(taken).then_some((field, "settings-fault-place-taken"))
}
