//! Everything the page and its CSV file say, decided once: what is hidden on the one is hidden on the other.
use super::extra::Extra;
use super::flow::Flow;
use super::groups::Known;
use super::measures::Figures;
use super::model::{Fact, Month};
use super::suppress::Cell;
use super::table::{ShownFigures, Totals, protect, protect_months, protect_totals};
use crate::programme::Calendar;
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// What groups are called, in the reader's language.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Categories by number.
    pub categories: BTreeMap<i32, String>,
    /// Sectors by code.
    pub sectors: BTreeMap<String, String>,
    /// Regions by key.
    pub regions: BTreeMap<i64, String>,
    /// Committees by key.
    pub committees: BTreeMap<i64, String>,
    /// Channels by code.
    pub channels: BTreeMap<String, String>,
    /// Names of the regions the reader answers for, in order.
    pub own_regions: Vec<String>,
    /// Committees that take something in now, from which something should come: keys.
    pub listening: Vec<i64>,
    /// The days on which people work.
    pub calendar: Calendar,
    /// For a case where nothing was said about it.
    pub not_said: String,
    /// For a group that has no name any more.
    pub unnamed: String,
}

impl Names {
    /// Without a single group yet; `words` looks up the texts for those that have no name.
    pub fn new(words: &dyn Fn(&str) -> String) -> Self {
        Self { not_said: words("tracker-not-said"), unnamed: words("tracker-unnamed"), ..Self::default() }
    }
}

/// What cases are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Category.
    Category,
    /// Sector.
    Sector,
    /// Region.
    Region,
    /// Committee.
    Committee,
}

impl By {
    /// All, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Category, Self::Sector, Self::Region, Self::Committee];

    /// Its code in addresses, keys of texts and files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Sector => "sector",
            Self::Region => "region",
            Self::Committee => "committee",
        }
    }

    /// The group of a case: a name, sorted as people sort names, those without one last.
    pub(super) fn key(self, fact: &Fact, names: &Names) -> (bool, String, String) {
        let name = match self {
            Self::Category => Some(names.categories.get(&fact.category)),
            Self::Sector => fact.sector.as_ref().map(|code| names.sectors.get(code)),
            Self::Region => fact.region.map(|key| names.regions.get(&key)),
            Self::Committee => fact.committee.map(|key| names.committees.get(&key)),
        };
        let nameless = !matches!(name, Some(Some(_)));
        let name = name.map_or(&names.not_said, |name| name.unwrap_or(&names.unnamed)).clone();
        (nameless, fold(&name), name)
    }
}

/// One group.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Its figures.
    pub figures: ShownFigures,
}

/// One table of groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Groups {
    /// By what.
    pub by: By,
    /// By name; `None` where the table would give away small numbers.
    pub rows: Option<Vec<Group>>,
}

/// One month of the series.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownMonth {
    /// The month.
    pub month: Month,
    /// Received in it.
    pub received: Cell,
    /// Closed in it.
    pub closed: Cell,
}

/// All that may be seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// Whether there is any case at all.
    pub any: bool,
    /// The totals; `None` where there are too few cases to say anything.
    pub totals: Option<ShownFigures>,
    /// Month by month; `None` where small numbers cannot be hidden.
    pub months: Option<Vec<ShownMonth>>,
    /// The tables; one with a single group would only repeat the totals and is left out.
    pub groups: Vec<Groups>,
    /// What else is said; `None` where there are too few cases.
    pub extra: Option<Extra>,
    /// How cases flow; said once everything else is decided.
    pub flow: Flow,
    /// Names of channels, by code.
    pub channels: BTreeMap<String, String>,
    /// Names of the regions the reader answers for.
    pub regions: Vec<String>,
}

impl Published {
    /// Measures and hides. `totals` says whether a filter is at work.
    pub fn new(known: &Known, names: &Names, totals: Totals) -> Self {
        Self::narrowed(known, names, totals, None)
    }

    /// The same of a filter, beside what it was narrowed from.
    pub fn narrowed(known: &Known, names: &Names, totals: Totals, wider: Option<&Known>) -> Self {
        let all = known.all();
        let shown = protect_totals(&all, totals).filter(|_| all.received > 0);
        let sayable = shown.is_some();
        let extra = |shown: &ShownFigures| {
            let extra = Extra::of(known, &all, shown, names, wider);
            Extra { silent: if totals == Totals::Exact { silent(known, names) } else { Vec::new() }, ..extra }
        };
        let extra = shown.as_ref().map(extra);
        Self {
            extra,
            flow: Flow::default(),
            channels: names.channels.clone(),
            regions: names.own_regions.clone(),
            any: all.received > 0,
            totals: shown,
            months: sayable.then(|| months(known)).flatten(),
            groups: if sayable { groups(known, names, &all, totals) } else { Vec::new() },
        }
    }

    /// The same with how cases flow. `others`: what else of the same can be looked at.
    pub fn flowing(mut self, known: &Known, names: &Names, totals: Totals, others: &[&Known]) -> Self {
        self.flow = Flow::of(known, &self, names, totals, others);
        self
    }
}

/// Committees from which nothing came, by name.
fn silent(known: &Known, names: &Names) -> Vec<String> {
    unheard(known, &names.listening).iter().filter_map(|key| names.committees.get(key).cloned()).collect()
}

/// Those of some committees from which nothing came.
pub(super) fn unheard(known: &Known, listening: &[i64]) -> Vec<i64> {
    let heard: BTreeSet<i64> = known.received().filter_map(|fact| fact.committee).collect();
    listening.iter().filter(|key| !heard.contains(key)).copied().collect()
}

fn groups(known: &Known, names: &Names, all: &Figures, totals: Totals) -> Vec<Groups> {
    let table = |by: By| {
        let (keys, figures): (Vec<_>, Vec<_>) = known.by(|fact| by.key(fact, names)).into_iter().unzip();
        (keys.len() > 1).then(|| {
            let rows = protect(&figures, all, totals);
            let named = |rows: Vec<ShownFigures>| {
                keys.into_iter().zip(rows).map(|((.., name), figures)| Group { name, figures }).collect()
            };
            Groups { by, rows: rows.map(named) }
        })
    };
    By::ALL.into_iter().filter_map(table).collect()
}

fn months(known: &Known) -> Option<Vec<ShownMonth>> {
    let months = known.months();
    let (received, closed) = protect_months(&months);
    if received.is_none() && closed.is_none() {
        return None;
    }
    let hidden = || vec![Cell::Hidden; months.len()];
    let cells = received.unwrap_or_else(hidden).into_iter().zip(closed.unwrap_or_else(hidden));
    Some(
        months
            .iter()
            .zip(cells)
            .map(|(m, (received, closed))| ShownMonth { month: m.month, received, closed })
            .collect(),
    )
}
