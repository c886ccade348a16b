//! Received against closed, month by month, as a drawing for a page that allows neither script nor inline style. Colours
//! and type come from classes; the same numbers stand in a table beside it.
use super::suppress::Cell;
use std::fmt::Write;

const WIDTH: f64 = 360.0;
const LEFT: f64 = 40.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 190.0;
const HEIGHT: f64 = 216.0;
/// Room for one month's name on a phone, where a unit is a pixel.
const LABEL: f64 = 84.0;

/// One month.
#[derive(Debug, Clone)]
pub struct Bar {
    /// Its name in words.
    pub label: String,
    /// Received in it.
    pub received: Cell,
    /// Closed in it.
    pub closed: Cell,
}

/// What is said to somebody who does not see the drawing.
#[derive(Debug, Clone)]
pub struct ChartWords {
    /// Its name within the page.
    pub id: &'static str,
    /// What it shows.
    pub title: String,
    /// What is to be read in it, and where the numbers are.
    pub description: String,
}

/// The drawing; empty without months.
pub fn svg(bars: &[Bar], words: &ChartWords) -> String {
    let mut out = String::new();
    // writing to a string cannot fail
    let _ = draw(&mut out, bars, words);
    out
}

/// Begins a drawing with what is said to somebody who does not see it.
fn head(out: &mut String, id: &str, title: &str, description: &str) -> std::fmt::Result {
    let (title, description) = (escape(title), escape(description));
    write!(
        out,
        r#"<svg class="chart" role="img" viewBox="0 0 {WIDTH} {HEIGHT}" aria-labelledby="{id}-title {id}-desc">"#
    )?;
    write!(out, r#"<title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>"#)
}

fn draw(out: &mut String, bars: &[Bar], words: &ChartWords) -> std::fmt::Result {
    if bars.is_empty() {
        return Ok(());
    }
    head(out, words.id, &words.title, &words.description)?;
    let top =
        scale_top(bars.iter().flat_map(|bar| [bar.received, bar.closed]).filter_map(Cell::shown).max().unwrap_or(0));
    for tick in [0, top / 2, top] {
        let y = height_of(tick, top);
        let class = if tick == 0 { "c-axis" } else { "c-grid" };
        write!(out, r#"<path class="{class}" d="M{LEFT} {y:.1}H{WIDTH}"/>"#)?;
        write!(out, r#"<text class="c-end c-muted" x="{:.1}" y="{:.1}">{tick}</text>"#, LEFT - 6.0, y + 4.0)?;
    }
    let slot = (WIDTH - LEFT) / bars.len() as f64;
    for (i, bar) in bars.iter().enumerate() {
        let x = LEFT + slot * i as f64;
        column(out, "c-a", bar.received, (x + slot * 0.12, slot * 0.36), top)?;
        column(out, "c-b", bar.closed, (x + slot * 0.52, slot * 0.36), top)?;
        if names_month(i, bars.len(), slot) {
            let (middle, label) = (x + slot / 2.0, escape(&bar.label));
            write!(out, r#"<text class="c-mid" x="{middle:.1}" y="{:.1}">{label}</text>"#, BOTTOM + 20.0)?;
        }
    }
    out.push_str("</svg>");
    Ok(())
}

/// A column, or a dot where the number is hidden: a height would give it away.
fn column(out: &mut String, class: &str, cell: Cell, (x, width): (f64, f64), top: u32) -> std::fmt::Result {
    match cell {
        Cell::Shown(0) => Ok(()),
        Cell::Shown(value) => {
            let y = height_of(value, top);
            write!(
                out,
                r#"<rect class="{class}" x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{:.1}"/>"#,
                BOTTOM - y
            )
        }
        Cell::Hidden => {
            write!(out, r#"<text class="c-mid c-muted" x="{:.1}" y="{:.1}">·</text>"#, x + width / 2.0, BOTTOM - 4.0)
        }
    }
}

/// A number month by month; a month without one breaks the line.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its name within the page.
    pub id: &'static str,
    /// Each month's name and number.
    pub points: Vec<(String, Option<f64>)>,
    /// What it shows.
    pub title: String,
    /// What is to be read in it.
    pub description: String,
}

/// The drawing of a line.
pub fn line_svg(line: &Line) -> String {
    let mut out = String::new();
    // writing to a string cannot fail
    let _ = draw_line(&mut out, line);
    out
}

fn draw_line(out: &mut String, line: &Line) -> std::fmt::Result {
    head(out, line.id, &line.title, &line.description)?;
    let largest = line.points.iter().filter_map(|(_, days)| *days).fold(0.0, f64::max);
    let top = scale_top(largest.ceil() as u32);
    for tick in [0, top / 2, top] {
        let y = height_of(tick, top);
        let class = if tick == 0 { "c-axis" } else { "c-grid" };
        write!(out, r#"<path class="{class}" d="M{LEFT} {y:.1}H{WIDTH}"/>"#)?;
        write!(out, r#"<text class="c-end c-muted" x="{:.1}" y="{:.1}">{tick}</text>"#, LEFT - 6.0, y + 4.0)?;
    }
    let slot = (WIDTH - LEFT) / line.points.len().max(1) as f64;
    let (mut path, mut down) = (String::new(), false);
    for (i, (label, days)) in line.points.iter().enumerate() {
        let x = LEFT + slot * (i as f64 + 0.5);
        if let Some(days) = days {
            let y = BOTTOM - (BOTTOM - TOP) * days / f64::from(top);
            write!(path, "{}{x:.1} {y:.1}", if down { "L" } else { "M" })?;
            write!(out, r#"<circle class="c-a" cx="{x:.1}" cy="{y:.1}" r="3.5"/>"#)?;
        }
        down = days.is_some();
        if names_month(i, line.points.len(), slot) {
            write!(out, r#"<text class="c-mid" x="{x:.1}" y="{:.1}">{}</text>"#, BOTTOM + 20.0, escape(label))?;
        }
    }
    write!(out, r#"<path class="c-line" d="{path}"/></svg>"#)
}

/// A line from `low` to `high` with a mark at `middle`, on a scale to `longest`. The numbers stand beside it.
pub fn span_svg(middle: f64, low: f64, high: f64, longest: f64) -> String {
    let at = |days: f64| 3.0 + 94.0 * (days / longest).clamp(0.0, 1.0);
    let (low, middle, high) = (at(low), at(middle), at(high));
    format!(
        r#"<svg class="span" aria-hidden="true" viewBox="0 0 100 10"><path class="c-grid" d="M3 5H97"/><path class="c-span" d="M{low:.1} 5H{high:.1}"/><circle class="c-a" cx="{middle:.1}" cy="5" r="3"/></svg>"#
    )
}

fn height_of(value: u32, top: u32) -> f64 {
    BOTTOM - (BOTTOM - TOP) * f64::from(value) / f64::from(top)
}

/// The first even round number that is not below `largest`.
fn scale_top(largest: u32) -> u32 {
    let steps = (0..9).flat_map(|power| [2, 4, 6, 8, 10].map(|step| step * 10u32.pow(power)));
    steps.clone().find(|step| *step >= largest.max(10)).or_else(|| steps.last()).unwrap_or(10)
}

/// As many names as fit, from the first that does.
fn names_month(i: usize, months: usize, slot: f64) -> bool {
    let apart = (LABEL / slot).ceil() as usize;
    let first = ((LABEL / 2.0 - LEFT) / slot - 0.5).ceil().max(0.0) as usize;
    // half a name reaches beyond its month on either side
    let room = slot * (months - i) as f64 - slot / 2.0 >= LABEL / 2.0;
    i >= first && (i - first).is_multiple_of(apart.max(1)) && room
}

fn escape(text: &str) -> String {
    handlebars::html_escape(text)
}
