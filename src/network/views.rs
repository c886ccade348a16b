//! What the templates of this feature are given.
use super::actions::{Own, Sight};
use super::model::Report;
use crate::tracker::{Quarter, fingerprint, hex, quarter_words};
use crate::web::{Page, Ui};
use serde::Serialize;

/// A quarter that has ended.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct QuarterLine {
    pub code: String,
    pub words: String,
    /// The day it was frozen; empty: it was not.
    pub frozen_on: String,
}

/// `/network`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct NetworkPage {
    pub quarters: Vec<QuarterLine>,
}

impl Page for NetworkPage {
    const TEMPLATE: &'static str = "network/list";
}

impl NetworkPage {
    pub(super) fn new(ui: &Ui, quarters: &[(Quarter, Option<Own>)]) -> Self {
        let line = |(quarter, own): &(Quarter, Option<Own>)| QuarterLine {
            code: quarter.to_string(),
            words: quarter_words(ui, *quarter),
            frozen_on: own.as_ref().map(|own| ui.date(own.on)).unwrap_or_default(),
        };
        Self { quarters: quarters.iter().map(line).collect() }
    }
}

/// One answer of a dimension.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct AnswerLine {
    pub name: String,
    /// Empty: hidden.
    pub count: String,
}

/// One dimension.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct DimensionTable {
    pub code: String,
    pub name: String,
    /// Nothing of it may be shown.
    pub all_hidden: bool,
    pub lines: Vec<AnswerLine>,
}

/// `/network/{quarter}` and the same as a sheet of paper.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ReportPage {
    pub code: String,
    pub words: String,
    /// Empty: hidden.
    pub reports: String,
    pub tables: Vec<DimensionTable>,
    pub hash: String,
    /// The same in groups.
    pub fingerprint: String,
    /// The day it was frozen; empty: not yet.
    pub frozen_on: String,
    pub author: String,
    pub programme: String,
    /// Before it is frozen: exactly so many reports.
    pub counted: usize,
    pub without_facts: Vec<String>,
    pub refused: usize,
    /// Whether it must be proved first who one is.
    pub proved: bool,
    pub refusal: String,
    /// For paper alone.
    pub sheet: bool,
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "network/report";
}

impl ReportPage {
    fn of(ui: &Ui, report: &Report, hash: &[u8]) -> Self {
        let number = |count: Option<u32>| count.map(|n| n.to_string()).unwrap_or_default();
        let table = |table: &super::Table| DimensionTable {
            code: table.name.clone(),
            name: ui.text(&format!("network-table-{}", table.name)),
            all_hidden: table.rows.iter().all(|row| row.count.is_none()),
            lines: table
                .rows
                .iter()
                .map(|row| AnswerLine {
                    name: ui.text(&format!("coded-{}-{}", table.group, row.code)),
                    count: number(row.count),
                })
                .collect(),
        };
        Self {
            code: report.quarter.to_string(),
            words: quarter_words(ui, report.quarter),
            reports: number(report.reports),
            tables: report.tables.iter().map(table).collect(),
            hash: hex(hash),
            fingerprint: fingerprint(&hex(hash)),
            frozen_on: String::new(),
            author: String::new(),
            programme: String::new(),
            counted: 0,
            without_facts: Vec::new(),
            refused: 0,
            proved: false,
            refusal: String::new(),
            sheet: false,
        }
    }

    /// As it would be.
    pub(super) fn before(ui: &Ui, sight: &Sight, proved: bool, refusal: String) -> Self {
        Self {
            counted: sight.counted,
            without_facts: sight.without_facts.iter().map(ToString::to_string).collect(),
            refused: sight.refused,
            proved,
            refusal,
            ..Self::of(ui, &sight.report, &sight.hash)
        }
    }

    /// As it was frozen.
    pub(super) fn frozen(ui: &Ui, own: &Own, (author, programme): (&str, &str), proved: bool) -> Self {
        Self {
            frozen_on: ui.date(own.on),
            author: author.to_owned(),
            programme: programme.to_owned(),
            proved,
            ..Self::of(ui, &own.report, &own.hash)
        }
    }
}
