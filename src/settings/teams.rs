//! Teams that are no longer offered: never where nothing else would look after what comes. Nothing about cases is asked: what a
//! team has stays with whoever can open it.
use super::check::Others;
use super::kinds::{DESK, ROUTE};
use super::model::{Error, Item, text};
use crate::desks::{self, DeskKind, Trust};
use crate::programme::Body;
use crate::storage::DbConn;
use chrono::NaiveDate;

/// Other teams that would look after what a team does, by kind and area.
fn instead<'a>(code: &'a str, body: &'a Body, others: &'a Others) -> impl Iterator<Item = &'a Item> {
    let (kind, place) = (text(body.get("kind")), text(body.get("place")));
    others.of(DESK).iter().filter(move |other| {
        let area = other.text("place");
        let covers = area.is_empty() || area == place;
        other.code != code && !other.retired && other.text("kind") == kind && covers
    })
}

/// Whether something is led to teams of this kind: by the routing table, or, for the way round all others, always.
fn is_needed(body: &Body, others: &Others) -> bool {
    let kind = text(body.get("kind"));
    let leads = |line: &Item| !line.retired && line.text("to") == kind;
    kind == DeskKind::Bypass.as_str() || others.of(ROUTE).iter().any(leads)
}

/// Why a team cannot be retired as the table and the other teams are.
pub(super) fn fault(code: &str, body: &Body, others: &Others) -> Option<&'static str> {
    if !is_needed(body, others) || instead(code, body, others).next().is_some() {
        return None;
    }
    let bypass = text(body.get("kind")) == DeskKind::Bypass.as_str();
    Some(if bypass { "settings-fault-desk-bypass" } else { "settings-fault-desk-routed" })
}

/// Whether one of the teams that come in its place has somebody, as its log confirms.
///
/// # Errors
/// `Faulty`: none has; the database failed.
pub fn keep_served(
    conn: &mut DbConn,
    trust: &Trust,
    (code, others): (&str, &Others),
    today: NaiveDate,
) -> Result<(), Error> {
    let body = others.get(DESK, code).map(|item| item.body.clone()).ok_or(Error::NotFound)?;
    if !is_needed(&body, others) || fault(code, &body, others).is_some() {
        // said by whoever writes it
        return Ok(());
    }
    for other in instead(code, &body, others) {
        let Some(desk) = desks::by_code(conn, &other.code)? else { continue };
        if !desks::members(conn, trust, &desk, today)?.is_empty() {
            return Ok(());
        }
    }
    Err(Error::fault("name", "settings-fault-desk-nobody"))
}
