//! What the report says. Pure.
use crate::cases::model::{ACCUSED, CHOICES, Coded, VICTIMS};
use crate::tracker::{Quarter, SMALLEST_SHOWN, hide_small};
use serde::{Deserialize, Serialize};

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The code of the answer, or of the persons.
    pub code: String,
    /// How many; `None`: hidden.
    pub count: Option<u32>,
}

/// One dimension. Dimensions are never crossed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// The group its codes belong to.
    pub group: String,
    /// Every answer there is, whatever was received.
    pub rows: Vec<Row>,
}

/// The report of a quarter, as it may be handed out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The quarter.
    pub quarter: Quarter,
    /// Reports received: the unit that is counted. `None`: hidden.
    pub reports: Option<u32>,
    /// The dimensions.
    pub tables: Vec<Table>,
}

impl Report {
    /// Of the coded facts of reports; where nobody chose them, they are not known.
    pub fn of(quarter: Quarter, facts: &[Coded]) -> Self {
        let reports = u32::try_from(facts.len()).unwrap_or(u32::MAX);
        let enough = reports >= SMALLEST_SHOWN;
        let mut tables = vec![personnel(facts), years(quarter, facts)];
        let other = CHOICES.iter().filter(|(name, ..)| !name.starts_with("personnel"));
        tables.extend(other.map(|(name, group, codes)| {
            let values = codes.iter().map(|code| count(facts, |fact| fact.choice(name) == *code)).collect();
            table(name, group, codes, values)
        }));
        tables.insert(2, persons("victims", VICTIMS, facts));
        tables.insert(3, persons("accused", ACCUSED, facts));
        if !enough {
            tables.iter_mut().flat_map(|table| &mut table.rows).for_each(|row| row.count = None);
        }
        Self { quarter, reports: Some(reports).filter(|_| enough), tables }
    }
}

fn count(facts: &[Coded], holds: impl Fn(&Coded) -> bool) -> u32 {
    u32::try_from(facts.iter().filter(|fact| holds(fact)).count()).unwrap_or(u32::MAX)
}

/// Each report in one row. The sum of all rows is known to who reads it.
fn table(name: &str, group: &str, codes: &[&str], values: Vec<u32>) -> Table {
    let hidden = hide_small(&values);
    let cells = values.into_iter().zip(hidden).map(|(value, hidden)| Some(value).filter(|_| !hidden));
    let rows = codes.iter().zip(cells).map(|(code, count)| Row { code: (*code).to_owned(), count });
    Table { name: name.to_owned(), group: group.to_owned(), rows: rows.collect() }
}

/// By who is accused. A report about people of two kinds is split: it counts in both rows.
fn personnel(facts: &[Coded]) -> Table {
    let codes = CHOICES.iter().find(|(name, ..)| *name == "personnel").map_or(&[] as &[&str], |(.., codes)| *codes);
    let is = |fact: &Coded, code: &str| fact.choice("personnel") == code || fact.choice("personnel_also") == code;
    table("personnel", "personnel", codes, codes.iter().map(|code| count(facts, |fact| is(fact, code))).collect())
}

/// By the year in which it happened.
fn years(quarter: Quarter, facts: &[Coded]) -> Table {
    let codes = ["this", "last", "earlier", "unknown"];
    let is = |fact: &Coded, code: &str| match fact.year.map(|year| quarter.year() - year) {
        None => code == "unknown",
        Some(..=0) => code == "this",
        Some(1) => code == "last",
        Some(_) => code == "earlier",
    };
    table("year", "year", &codes, codes.iter().map(|code| count(facts, |fact| is(fact, code))).collect())
}

/// Persons, where enough reports speak of such: many persons of one report are one report. Their sum stands nowhere, so that
/// nothing follows from it.
fn persons(name: &str, codes: &[&str], facts: &[Coded]) -> Table {
    let row = |code: &&str| {
        let enough = count(facts, |fact| fact.count(code) > 0) >= SMALLEST_SHOWN;
        let all = facts.iter().map(|fact| fact.count(code)).sum();
        Row { code: (*code).to_owned(), count: Some(all).filter(|_| enough) }
    };
    Table { name: name.to_owned(), group: "persons".to_owned(), rows: codes.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(choices: &[(&str, &str)], counts: &[(&str, u32)], year: Option<i32>) -> Coded {
        let own = |(name, code): &(&str, &str)| ((*name).to_owned(), (*code).to_owned());
        Coded {
            choices: choices.iter().map(own).collect(),
            counts: counts.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect(),
            year,
        }
    }

    fn of(facts: &[Coded]) -> Report {
        Report::of(Quarter::parse("2026Q1").unwrap(), facts)
    }

    fn cells(report: &Report, name: &str) -> Vec<Option<u32>> {
        let table = report.tables.iter().find(|table| table.name == name).unwrap();
        table.rows.iter().map(|row| row.count).collect()
    }

    #[test]
    fn fewer_than_five_reports_look_like_none() {
        let one = fact(&[("personnel", "un"), ("allegation", "abuse")], &[("girls", 7)], Some(2026));
        let none = of(&[]);
        for many in 1..5 {
            assert_eq!(of(&vec![one.clone(); many]), none);
        }
        assert_eq!(none.reports, None);
        assert!(none.tables.iter().flat_map(|table| &table.rows).all(|row| row.count.is_none()));
        assert_eq!(of(&vec![one; 5]).reports, Some(5));
    }

    #[test]
    fn one_report_more_of_a_kind_does_not_show_in_a_row_that_had_none() {
        let many = |codes: &[(&str, usize)]| -> Vec<Coded> {
            codes.iter().flat_map(|(code, n)| vec![fact(&[("status", code)], &[], None); *n]).collect()
        };
        let with = of(&many(&[("preliminary", 9), ("ongoing", 8), ("substantiated", 3), ("closed_other", 2)]));
        assert_eq!(cells(&with, "status"), [None, Some(9), Some(8), None, None, None]);
        let other = of(&many(&[("preliminary", 9), ("ongoing", 8), ("not_substantiated", 4), ("closed_other", 1)]));
        assert_eq!(with, other);
    }

    #[test]
    fn a_report_about_two_kinds_of_people_is_split_and_counts_once_as_a_report() {
        let un = fact(&[("personnel", "un"), ("personnel_also", "partner")], &[], None);
        let report = of(&[vec![un; 6], vec![Coded::default(); 7]].concat());
        assert_eq!(report.reports, Some(13));
        // forces and related people are nought, and what covers them is hidden as well
        assert!(cells(&report, "personnel").iter().flatten().sum::<u32>() <= 19);
        let four = ["un", "partner", "forces", "related", "unknown"];
        let all: Vec<Coded> = four.iter().flat_map(|code| vec![fact(&[("personnel", code)], &[], None); 5]).collect();
        assert_eq!(cells(&of(&all), "personnel"), [Some(5); 5]);
    }

    #[test]
    fn many_persons_of_one_report_are_hidden_like_the_report() {
        let school = fact(&[], &[("girls", 30)], Some(2024));
        let report = of(&[vec![school; 4], vec![fact(&[], &[("women", 2)], Some(2025)); 5]].concat());
        assert_eq!(cells(&report, "victims"), [Some(10), None, None, None, None]);
    }

    #[test]
    fn what_nobody_chose_is_not_known() {
        let report = of(&vec![Coded::default(); 5]);
        for (name, _, codes) in CHOICES.iter().filter(|(name, ..)| *name != "personnel_also") {
            assert!(codes.contains(&Coded::default().choice(name)), "{name}");
        }
        assert_eq!(Coded::default().choice("allegation"), "other");
        assert_eq!(Coded::default().choice("personnel_also"), "nobody");
        assert!(cells(&report, "status").iter().all(Option::is_none), "all in one row would say it of each");
    }
}
