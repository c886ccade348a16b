//! The form in which the facts of a report for the network are chosen: what was typed, and what is offered.
use super::forms::Reader;
use super::model::{ACCUSED, CHOICES, Coded, Entry, EntryKind, MOST_PERSONS, VICTIMS};
use super::sealed_forms::SealedDeed;
use super::views::{ActionForm, Choice, Form, Typed};
use crate::web::Ui;
use chrono::{Datelike, NaiveDate};

/// What happened before is not reported any more.
const EARLIEST: i32 = 1950;

/// Reads the form.
pub(super) fn coding(form: &mut Reader<'_>, today: NaiveDate) -> Option<SealedDeed> {
    let mut coded = Coded::default();
    for (name, _, codes) in CHOICES {
        let known = |raw: &str| codes.iter().find(|code| **code == raw).map(|code| (*code).to_owned());
        if let Some(code) = form.choice(name, known) {
            coded.choices.insert((*name).to_owned(), code);
        }
    }
    if coded.choice("personnel_also") == coded.choice("personnel") {
        form.errors.add("personnel_also", "fault-choice");
    }
    for name in VICTIMS.iter().chain(ACCUSED) {
        let number = match form.fields.get(name) {
            "" => Some(0),
            raw => raw.parse().ok().filter(|n| *n <= MOST_PERSONS),
        };
        let number = form.errors.need(name, "fault-number", number).filter(|n| *n > 0);
        coded.counts.extend(number.map(|n| ((*name).to_owned(), n)));
    }
    if let Some(raw) = form.fields.some("year") {
        let year = raw.parse().ok().filter(|year| (EARLIEST..=today.year()).contains(year));
        coded.year = form.errors.need("year", "fault-year", year);
    }
    let entry = Entry { on: Some(today), coded: Some(Box::new(coded)), ..Entry::default() };
    Some(SealedDeed::Entry { kind: EntryKind::Coded, entry })
}

/// The form, filled in with what is known.
pub(super) fn coding_form(ui: &Ui, coded: &Coded, typed: &Typed) -> ActionForm {
    let mut form = Form::sealed(ui, "code", typed);
    for (name, group, codes) in CHOICES {
        let words = |code: &&str| Choice::new(*code, ui.text(&format!("coded-{group}-{code}")));
        form = form.chosen(name, codes.iter().map(words).collect(), coded.choice(name));
    }
    form = form.number("year", coded.year.map(|year| year.to_string()).unwrap_or_default());
    for name in VICTIMS.iter().chain(ACCUSED) {
        let count = Some(coded.count(name)).filter(|count| *count > 0);
        form = form.number(name, count.map(|n| n.to_string()).unwrap_or_default());
    }
    form.build()
}
