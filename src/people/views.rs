//! What the templates of this feature are given.
pub mod letters;

use super::news::NewsLine;
use super::scopes::Scopes;
use crate::access::{Role, Viewer};
use crate::accounts::{Listed, role_handle};
use crate::cases::Context;
use crate::web::{ErrorLine, Fields, Page, Ui};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// One answer of a choice.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Choice {
    pub value: String,
    pub text: String,
    pub hint: String,
    pub checked: bool,
}

/// How it stands with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Signs in.
    Open,
    /// Has not chosen an own password yet.
    Invited,
    /// Closed for a while.
    Closed,
    /// Left.
    Retired,
}

impl Standing {
    /// In the order of the filter.
    pub const ALL: [Self; 4] = [Self::Open, Self::Invited, Self::Closed, Self::Retired];

    pub fn of(person: &Listed) -> Self {
        match person {
            Listed { retired_on: Some(_), .. } => Self::Retired,
            Listed { active: false, .. } => Self::Closed,
            Listed { must_change: true, .. } => Self::Invited,
            _ => Self::Open,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Invited => "invited",
            Self::Closed => "closed",
            Self::Retired => "retired",
        }
    }
}

/// When somebody was last here. Of a focal point the day is not told: who knows on which day somebody spoke would know
/// that it was about a sealed case.
pub fn last_seen(ui: &Ui, today: NaiveDate, person: &Listed) -> String {
    let Some(at) = person.last_sign_in else { return ui.text("people-seen-never") };
    let day = at.date();
    if !is_discreet(person) {
        return ui.date(day);
    }
    let this_month = (day.year(), day.month()) == (today.year(), today.month());
    ui.text(if this_month { "people-seen-month" } else { "people-seen-before" })
}

/// Whether nothing may be told of when somebody works.
pub fn is_discreet(person: &Listed) -> bool {
    person.roles.iter().any(|held| held.role == Role::FocalPoint)
}

#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct PersonLine {
    pub id: String,
    pub name: String,
    pub roles: Vec<String>,
    pub standing: &'static str,
    pub seen: String,
}

impl PersonLine {
    pub fn new(ui: &Ui, ctx: &Context, scopes: &Scopes, person: &Listed) -> Self {
        Self {
            id: person.id.to_string(),
            name: person.name.clone(),
            roles: person.roles.iter().map(|held| scopes.words(ui, ctx, held)).collect(),
            standing: Standing::of(person).code(),
            seen: last_seen(ui, ctx.today, person),
        }
    }
}

/// `/people`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ListPage {
    pub search: String,
    pub role_choices: Vec<Choice>,
    pub state_choices: Vec<Choice>,
    pub filtered: bool,
    pub lines: Vec<PersonLine>,
    pub count: usize,
    pub previous: String,
    pub next: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "people/list";
}

#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct RoleLine {
    pub handle: String,
    pub words: String,
}

/// `/people/…`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct PersonPage {
    pub person: PersonLine,
    /// The reader.
    pub own: bool,
    /// Works with sealed cases: when and where they are signed in is not shown.
    pub discreet: bool,
    /// Until when the way in is open; empty for none.
    pub invited_until: String,
    pub role_lines: Vec<RoleLine>,
    pub devices: Vec<DeviceLine>,
    pub changes: Vec<NewsLine>,
}

/// Where somebody is signed in.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct DeviceLine {
    pub device: String,
    pub seen: String,
}

impl Page for PersonPage {
    const TEMPLATE: &'static str = "people/person";
}

/// The roles of a person with what the page calls each.
pub fn role_lines(ui: &Ui, ctx: &Context, scopes: &Scopes, person: &Listed) -> Vec<RoleLine> {
    let line = |held| RoleLine { handle: role_handle(person.id, held), words: scopes.words(ui, ctx, held) };
    person.roles.iter().map(line).collect()
}

/// What is to be done, what it brings about, and the button.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct DeedPage {
    pub id: String,
    /// The page of the person.
    pub back: String,
    pub name: String,
    pub verb: &'static str,
    pub errors: Vec<ErrorLine>,
    /// The role that is taken away, and what the page calls it.
    pub role_words: String,
    pub role_handle: String,
    pub discreet: bool,
    /// Nobody else of a desk could confirm this person again.
    pub last: bool,
    /// A reset: how the person comes in again.
    pub ways: Vec<Choice>,
    pub way_error: String,
}

impl Page for DeedPage {
    const TEMPLATE: &'static str = "people/deed";
}

/// A role to be given, to somebody who is there or to somebody new.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct RolePage {
    /// Public id and name of the person; empty: somebody new.
    pub id: String,
    pub name_of: String,
    /// The page's own address.
    pub here: String,
    /// What is chosen first; then the rest of the form follows.
    pub role: &'static str,
    pub role_choices: Vec<Choice>,
    pub errors: Vec<ErrorLine>,
    pub typed_name: String,
    pub languages: Vec<Choice>,
    pub committees: Vec<Choice>,
    pub desks: Vec<Choice>,
    pub sectors: Vec<Choice>,
    pub takes_place: bool,
    pub typed_place: String,
    pub place_choices: Vec<Choice>,
    pub ways: Vec<Choice>,
    pub name_error: String,
    pub committee_error: String,
    pub desk_error: String,
    pub place_error: String,
    pub way_error: String,
}

impl Page for RolePage {
    const TEMPLATE: &'static str = "people/role";
}

/// The link, this once.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct LinkPage {
    pub name: String,
    pub link: String,
    pub until: String,
}

impl Page for LinkPage {
    const ONCE: bool = true;
    const TEMPLATE: &'static str = "people/link";
}

/// The slip with the first password, this once.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct SlipPage {
    pub name: String,
    pub first: String,
    pub address: String,
    pub until: String,
    pub qr_width: usize,
    pub qr_path: String,
}

impl Page for SlipPage {
    const ONCE: bool = true;
    const TEMPLATE: &'static str = "people/slip";
}

/// What was changed, of everybody or of the reader.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ChangesPage {
    pub own: bool,
    pub lines: Vec<NewsLine>,
    pub previous: String,
    pub next: String,
}

impl Page for ChangesPage {
    const TEMPLATE: &'static str = "people/changes";
}

/// The two ways in.
pub fn ways(ui: &Ui, fields: &Fields) -> Vec<Choice> {
    let choice = |value: &str| Choice {
        value: value.to_owned(),
        text: ui.text(&format!("people-way-{value}")),
        hint: ui.text(&format!("people-way-{value}-hint")),
        checked: fields.get("way") == value,
    };
    vec![choice("link"), choice("slip")]
}

/// Every role that may be given to somebody, each with what it is for.
pub fn roles(ui: &Ui, chosen: Option<Role>) -> Vec<Choice> {
    let choice = |role: &Role| Choice {
        value: role.as_str().to_owned(),
        text: ui.text(&format!("accounts-role-{}", role.as_str())),
        hint: ui.text(&format!("people-role-{}", role.as_str())),
        checked: chosen == Some(*role),
    };
    Role::ALL.iter().map(choice).collect()
}

/// Whether the reader is this person.
pub fn is_own(viewer: &Viewer, person: &Listed) -> bool {
    viewer.key == person.key
}
