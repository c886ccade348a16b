//! Lists of cases.
use super::words::{clock_words, is_late, state_tag};
use crate::cases::context::Context;
use crate::cases::store::{Line, Ordinary};
use crate::cases::views::Choice;
use crate::web::{Page, Ui};
use serde::Serialize;

/// One case in a list.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "as the columns shown")]
pub struct CaseLine {
    pub reference: String,
    pub former: String,
    pub sealed: bool,
    pub state: &'static str,
    pub tag: &'static str,
    pub clock: String,
    pub late: bool,
    pub category: String,
    pub sector: String,
    /// Project and activity, of an ordinary case alone.
    pub programme: String,
    pub place: String,
    pub excerpt: String,
    pub received: String,
    pub held_by_committee: bool,
    /// Somebody is in danger now; for whoever can open the case.
    pub urgent: bool,
}

/// A filter in use.
#[derive(Debug, Clone, Serialize)]
pub struct ListChip {
    /// Its field.
    pub field: &'static str,
    /// What was chosen.
    pub text: String,
    /// The list without it.
    pub without: String,
}

/// A list with its filters.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as the parts of the page")]
pub struct ListPage {
    pub lines: Vec<CaseLine>,
    /// What narrows the list.
    pub chips: Vec<ListChip>,
    pub sealed: bool,
    pub both: bool,
    pub filtered: bool,
    pub search: String,
    pub from: String,
    pub until: String,
    pub place: String,
    pub states: Vec<Choice>,
    pub dues: Vec<Choice>,
    pub categories: Vec<Choice>,
    pub sectors: Vec<Choice>,
    pub committees: Vec<Choice>,
    pub channels: Vec<Choice>,
    pub projects: Vec<Choice>,
    pub donors: Vec<Choice>,
    pub partners: Vec<Choice>,
    pub activities: Vec<Choice>,
    pub orders: Vec<Choice>,
    pub mine: Vec<Choice>,
    /// The figure of the tracker whose cases are listed; empty: none.
    pub figure: &'static str,
    /// Something was asked for that cannot be read: nothing is listed.
    pub unreadable: bool,
    pub place_unknown: bool,
    /// Places that may be meant: address and label.
    pub places: Vec<Choice>,
    pub next: String,
    pub first: String,
    pub csv: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "cases/list";
}

/// A line in the reader's language.
pub fn line(ui: &Ui, ctx: &Context, (case, ordinary): &Line) -> CaseLine {
    let ordinary = ordinary.as_ref();
    let place = match ordinary.and_then(|o| o.place_key) {
        Some(key) => ctx.book.label_in(key, ui.lang),
        None => ctx.book.name_in(case.region, ui.lang).to_owned(),
    };
    CaseLine {
        reference: case.reference.to_string(),
        former: ordinary.and_then(|o| o.former_reference.clone()).unwrap_or_default(),
        sealed: case.sealed,
        state: case.state.as_str(),
        tag: state_tag(case.state),
        clock: clock_words(ui, case, ctx.today),
        late: is_late(case, ctx.today),
        category: ordinary.map(|o| ctx.programme.category_name(o.category, ui.lang)).unwrap_or_default(),
        sector: ordinary.map(|o| ctx.programme.sector_name(o.sector.as_deref(), ui.lang)).unwrap_or_default(),
        programme: ordinary.map(|o| programme(ui, ctx, o)).unwrap_or_default(),
        place,
        excerpt: ordinary.map(|o| excerpt(&o.text)).unwrap_or_default(),
        received: ui.date(case.received_on),
        held_by_committee: ordinary.is_some_and(|o| o.holder == crate::cases::model::Holder::Committee),
        urgent: false,
    }
}

/// Under which activity, of which project and paid by whom; a sealed case has no such half.
fn programme(ui: &Ui, ctx: &Context, ordinary: &Ordinary) -> String {
    let (programme, project) = (&ctx.programme, ordinary.project.as_deref());
    let named = |kind: &str, code: Option<&str>| code.map(|code| programme.name(kind, code, ui.lang));
    let parts = [
        named("activity", ordinary.activity.as_deref()),
        named("project", project),
        named("donor", project.and_then(|project| programme.more.donor_of(project))),
    ];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn excerpt(text: &str) -> String {
    let short: String = text.chars().take(120).collect();
    if short.len() < text.len() { format!("{}…", short.trim_end()) } else { short }
}

/// A case that a closed committee left, and that somebody has to answer.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct LeftLine {
    pub line: CaseLine,
    pub version: i32,
    /// The committee that closed.
    pub from: String,
}

/// `/left`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct LeftPage {
    pub lines: Vec<LeftLine>,
    pub more: bool,
    /// Handlers.
    pub people: Vec<Choice>,
    pub committees: Vec<Choice>,
}

impl Page for LeftPage {
    const TEMPLATE: &'static str = "cases/left";
}

/// `/number`
#[derive(Debug, Default, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct NumberPage {
    pub typed: String,
    pub errors: Vec<crate::web::ErrorLine>,
}

impl Page for NumberPage {
    const TEMPLATE: &'static str = "cases/number";
}
