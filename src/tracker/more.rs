//! What a page is given beside totals and tables: the large number with its interval, what counts are made up of, the line of
//! the months, the regions as tiles.
use super::chart::{Line, line_svg, span_svg};
use super::published::{By, Published};
use super::shares::Compared;
use super::views::Count;
use super::writer::Writer;
use crate::estimate::Quantile;
use serde::Serialize;

/// Days until told, those counted who still wait.
#[derive(Debug, Clone, Default, Serialize)]
pub struct WaitText {
    /// `nothing` to say, not `reached`, or `known`.
    pub kind: &'static str,
    /// The middle, as a number.
    pub days: f64,
    /// The middle, as written.
    pub text: String,
    /// From, as written; empty: not known.
    pub low: String,
    /// To, as a number.
    pub high_days: f64,
    /// To, as written; empty: not reached.
    pub high: String,
    /// The same as a line with a mark; empty: none.
    pub drawing: String,
}

/// What else is said.
#[derive(Debug, Clone, Default, Serialize)]
pub struct More {
    /// The share told within so many days.
    pub within: Vec<WithinRow>,
    /// Closed, and nobody told the person.
    pub not_told: Count,
    /// Whether that is said, or hidden.
    pub not_told_known: bool,
    /// What counts are made up of.
    pub parts: Vec<PartsView>,
    /// The line of the months; empty: none.
    pub trend: String,
    /// Its table.
    pub trend_rows: Vec<TrendRow>,
    /// The regions, as equal tiles.
    pub tiles: Vec<Tile>,
    /// Days by region and sector.
    pub heat: Option<HeatView>,
    /// Committees from which nothing came.
    pub silent: Vec<String>,
    /// Where open cases are late now.
    pub late: Vec<Late>,
    /// Who speaks beside who lives there.
    pub compared: Vec<Compared>,
    /// Who counted those who live there.
    pub counted_by: String,
    /// Where; empty: everywhere.
    pub counted_in: String,
}

/// The share told within so many days.
#[derive(Debug, Clone, Serialize)]
pub struct WithinRow {
    /// Days.
    pub days: i64,
    /// Per cent.
    pub percent: u32,
}

/// What a count is made up of.
#[derive(Debug, Clone, Serialize)]
pub struct PartsView {
    /// `age`, `reason`, `satisfaction` or `channel`.
    pub by: &'static str,
    /// Each part.
    pub rows: Vec<PartRow>,
}

/// One part.
#[derive(Debug, Clone, Serialize)]
pub struct PartRow {
    /// Its code.
    pub code: String,
    /// Its name, where it is no text of the interface.
    pub name: String,
    /// How many.
    pub count: Count,
    /// How many of a hundred, for the bar.
    pub width: u32,
    /// The middle of days until closed; empty: not said.
    pub days: String,
    /// Of those who spoke, the share for whom something was done, in per cent; empty: not said.
    pub share: String,
}

/// A month of the line.
#[derive(Debug, Clone, Serialize)]
pub struct TrendRow {
    /// The month in words.
    pub month: String,
    /// Days; empty: too few.
    pub days: String,
}

/// A region.
#[derive(Debug, Clone, Serialize)]
pub struct Tile {
    /// Its name.
    pub name: String,
    /// `silent`, `few`, `none` told yet, or `a` to `d` by days.
    pub kind: &'static str,
    /// Days until told; empty: not said.
    pub days: String,
}

/// Days by region and sector.
#[derive(Debug, Clone, Serialize)]
pub struct HeatView {
    /// The sectors.
    pub sectors: Vec<String>,
    /// The regions.
    pub regions: Vec<HeatRow>,
}

/// A region of it.
#[derive(Debug, Clone, Serialize)]
pub struct HeatRow {
    /// Its name.
    pub name: String,
    /// By sector.
    pub cells: Vec<HeatCell>,
}

/// Days, and how dark they are.
#[derive(Debug, Clone, Serialize)]
pub struct HeatCell {
    /// `few`, or `a` to `d`.
    pub kind: &'static str,
    /// Days; empty: not said.
    pub days: String,
}

/// Where cases are late.
#[derive(Debug, Clone, Serialize)]
pub struct Late {
    /// The region.
    pub name: String,
    /// How many.
    pub count: Count,
}

/// How dark: up to a week, a fortnight, a month, longer.
fn shade(days: f64) -> &'static str {
    match days {
        _ if days <= 7.0 => "a",
        _ if days <= 14.0 => "b",
        _ if days <= 30.0 => "c",
        _ => "d",
    }
}

/// Of those of a group who spoke, the share for whom something was done; where both numbers are shown.
fn share(extra: &super::Extra, by: &str, part: &super::Part) -> String {
    let all = by.strip_prefix("acted_").and_then(|by| extra.parts.iter().find(|parts| parts.by == by));
    let all = all.and_then(|all| all.rows.iter().find(|row| row.code == part.code)?.count.shown());
    let share = all.zip(part.count.shown()).filter(|(all, _)| *all > 0).map(|(all, done)| done * 100 / all);
    share.map(|share| share.to_string()).unwrap_or_default()
}

impl Writer<'_> {
    /// Days until told. `longest`: where a drawing ends; none: no drawing.
    pub fn wait(&self, wait: Option<Quantile>, longest: Option<f64>) -> WaitText {
        let Some(wait) = wait else { return WaitText { kind: "nothing", ..WaitText::default() } };
        let Some(days) = wait.days else { return WaitText { kind: "unreached", ..WaitText::default() } };
        let text = |days: Option<f64>| days.map(|days| self.half(days)).unwrap_or_default();
        let drawing =
            longest.map(|longest| span_svg(days, wait.low.unwrap_or(days), wait.high.unwrap_or(longest), longest));
        WaitText {
            kind: "known",
            days,
            text: self.half(days),
            low: text(wait.low),
            high_days: wait.high.unwrap_or_default(),
            high: text(wait.high),
            drawing: drawing.unwrap_or_default(),
        }
    }

    /// What else is published, in words.
    pub fn more(&self, published: &Published) -> More {
        let Some(extra) = published.extra.as_ref() else { return More::default() };
        let total = |by: &str| {
            let totals = published.totals.as_ref();
            let of = |totals: &super::ShownFigures| match by {
                "age" => totals.open,
                "reason" => totals.closed,
                "satisfaction" => totals.told,
                _ => totals.received,
            };
            totals.and_then(|totals| of(totals).shown()).unwrap_or_default().max(1)
        };
        let part = |parts: &super::Parts| PartsView {
            by: parts.by,
            rows: parts
                .rows
                .iter()
                .map(|part| PartRow {
                    share: share(extra, parts.by, part),
                    ..self.part(part, total(parts.by), published)
                })
                .collect(),
        };
        let cell = |days: &Option<f64>| HeatCell {
            kind: days.map_or("few", shade),
            days: days.map(|days| self.half(days)).unwrap_or_default(),
        };
        let heat = extra.heat.as_ref().map(|heat| HeatView {
            sectors: heat.sectors.clone(),
            regions: heat
                .regions
                .iter()
                .map(|(name, days)| HeatRow { name: name.clone(), cells: days.iter().map(cell).collect() })
                .collect(),
        });
        More {
            within: extra.within.iter().map(|(days, percent)| WithinRow { days: *days, percent: *percent }).collect(),
            not_told: extra.not_told.map(|cell| self.count(cell)).unwrap_or_default(),
            not_told_known: extra.not_told.is_some(),
            parts: extra.parts.iter().map(part).collect(),
            trend: self.line(&extra.trend),
            trend_rows: extra
                .trend
                .iter()
                .map(|(month, days)| TrendRow {
                    month: self.month(*month),
                    days: days.map(|days| self.half(days)).unwrap_or_default(),
                })
                .collect(),
            tiles: self.tiles(published),
            heat,
            silent: extra.silent.clone(),
            late: self.late(published),
            ..More::default()
        }
    }

    fn part(&self, part: &super::Part, total: u32, published: &Published) -> PartRow {
        PartRow {
            name: published.channels.get(&part.code).cloned().unwrap_or_else(|| part.code.clone()),
            code: part.code.clone(),
            count: self.count(part.count),
            width: part.count.shown().map_or(0, |count| count * 100 / total),
            days: part.days.map(|days| self.half(days)).unwrap_or_default(),
            share: String::new(),
        }
    }

    fn line(&self, trend: &[(super::Month, Option<f64>)]) -> String {
        let points: Vec<(String, Option<f64>)> =
            trend.iter().map(|(month, days)| (self.short_month(*month), *days)).collect();
        let (title, description) = (self.say("tracker-trend-title"), self.say("tracker-trend-description"));
        if points.iter().filter(|(_, days)| days.is_some()).count() < 2 {
            return String::new();
        }
        line_svg(&Line { id: "line", points, title, description })
    }

    fn late(&self, published: &Published) -> Vec<Late> {
        let regions = published.groups.iter().find(|groups| groups.by == By::Region);
        let rows = regions.and_then(|groups| groups.rows.as_deref()).unwrap_or_default();
        let late = rows.iter().filter(|group| group.figures.overdue.shown().is_some_and(|count| count > 0));
        late.map(|group| Late { name: group.name.clone(), count: self.count(group.figures.overdue) }).collect()
    }

    /// All regions the reader answers for: those in the table as it shows them, the others are silent.
    fn tiles(&self, published: &Published) -> Vec<Tile> {
        let regions = published.groups.iter().find(|groups| groups.by == By::Region);
        let Some(rows) = regions.and_then(|groups| groups.rows.as_deref()) else { return Vec::new() };
        let tile = |name: &String| {
            let group = rows.iter().find(|group| group.name == *name);
            let days = group.and_then(|group| group.figures.wait).and_then(|wait| wait.days);
            let kind = match (group, days) {
                (None, _) => "silent",
                (_, Some(days)) => shade(days),
                (Some(group), None) if group.figures.wait.is_some() => "none",
                _ => "few",
            };
            Tile { name: name.clone(), kind, days: days.map(|days| self.half(days)).unwrap_or_default() }
        };
        published.regions.iter().map(tile).collect()
    }
}
