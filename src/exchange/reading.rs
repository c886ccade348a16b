//! From a row of cells to a `TrackerRow`, or to the first reason why not.
use super::{
    ages, coded,
    fields::Field,
    garble,
    headers::one_line,
    layout::Layout,
    mapping::Mapping,
    report::{Reason, Rejection, WarningKind},
    rows::{Person, PlaceAsTyped, Steps, TrackerRow, must_be_sealed},
    sheet::Row,
    values::{self, Age, Meaning, Sensitivity, Status},
};
use crate::text::fold;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// What people write for a closing date while there is none.
const STILL_OPEN: &[&str] = &[
    "en cours",
    "ouvert",
    "ouverte",
    "open",
    "ongoing",
    "pending",
    "en attente",
    "a venir",
    "pas encore",
    "not yet",
    "non",
    "no",
    "non cloture",
    "non cloturee",
    "non clos",
    "non close",
    "not closed",
    "in progress",
    "en traitement",
    "encours",
];
/// The longest line that is taken over, in characters.
const LONGEST_LINE: usize = 500;
/// The longest text that is taken over, in characters: what a cell of a spreadsheet holds.
const LONGEST_TEXT: usize = 32_767;

/// A row with what has been understood of it so far.
pub struct Reading<'a> {
    sheet: &'a str,
    layout: &'a Layout,
    /// The headings as they are by themselves: what they seal, no correction opens.
    own: &'a Layout,
    mapping: &'a Mapping,
    row: &'a Row,
    latest: NaiveDate,
    /// What was said is not taken over from wherever it stands.
    silent: bool,
    /// What should be looked at.
    pub warnings: Vec<WarningKind>,
}

/// How a row must be kept, before anything else of it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The category, as far as it is known.
    pub category: Option<u8>,
    /// It must be sealed, or may have to be: what is written for its sensitivity is not understood.
    pub sealed: bool,
    /// It says, in words that are understood, that it is sensitive.
    pub says_sensitive: bool,
}

impl<'a> Reading<'a> {
    /// A row under its headings, put right and as they are by themselves. `latest`: the last day on which something can
    /// have been received or closed.
    pub fn new(
        sheet: &'a str,
        (layout, own, mapping): (&'a Layout, &'a Layout, &'a Mapping),
        row: &'a Row,
        latest: NaiveDate,
    ) -> Self {
        Self { sheet, layout, own, mapping, row, latest, silent: false, warnings: Vec::new() }
    }

    /// How the row must be kept.
    pub fn standing(&mut self) -> Standing {
        let category = self.category().found();
        let says = |layout: &Layout| values::sensitivity(&layout.text(self.row, Field::Sensitivity)).found();
        let says_sensitive = [self.layout, self.own].iter().any(|layout| says(layout) > Some(Sensitivity::Ordinary));
        Standing { category, sealed: must_be_sealed(category, self.sensitivity()), says_sensitive }
    }

    /// Understands the row.
    pub fn read(&mut self) -> Result<TrackerRow, Rejection> {
        let sensitivity = self.sensitivity();
        let category = self.category();
        let sealed = must_be_sealed(category.clone().found(), sensitivity);
        let refuse = |reading: &Self, reason, field| Err(reading.rejection(reason, field, sealed));
        let received = match self.layout.date(self.row, Field::Received) {
            Meaning::Empty => return refuse(self, Reason::MissingReceivedDate, Field::Received),
            Meaning::Is(date) if date <= self.latest => date,
            Meaning::Is(_) | Meaning::Unknown => {
                return refuse(self, Reason::ImpossibleDate, Field::Received);
            }
        };
        let closed = match self.closing_date() {
            Meaning::Empty => None,
            Meaning::Is(date) if date <= self.latest => Some(date),
            Meaning::Is(_) | Meaning::Unknown => {
                return refuse(self, Reason::ImpossibleDate, Field::Closed);
            }
        };
        let Meaning::Is(category) = category else {
            return refuse(self, Reason::UnknownCategory, self.layout.category_field());
        };
        if closed.is_some_and(|closed| closed < received) {
            return refuse(self, Reason::ClosedBeforeReceived, Field::Closed);
        }
        let written = self.layout.text(self.row, self.layout.category_field());
        if self.mapping.value(Field::Category, &written).is_none() && values::category_name_differs(&written) {
            self.warnings.push(WarningKind::CategoryNameDiffers);
        }
        if self.row.cells.iter().any(|cell| cell.text().contains(char::REPLACEMENT_CHARACTER)) {
            self.warnings.push(WarningKind::LettersLost);
        }
        let steps = self.steps(closed);
        if steps.closed.is_none() && steps.status == Some(Status::Known("closed")) {
            self.warnings.push(WarningKind::ClosedWithoutDate);
        }
        let row = self.facts(received, steps, category, sensitivity);
        if !row.drops_summary() || !self.tells_elsewhere() {
            return Ok(row);
        }
        self.silent = true;
        let steps = self.steps(closed);
        Ok(self.facts(received, steps, category, sensitivity))
    }

    /// Whether a column that says by its heading what happened was said to hold something else.
    fn tells_elsewhere(&self) -> bool {
        self.layout.header.headings.iter().any(|heading| is_story(&heading.own) && !is_story(&heading.fields))
    }

    /// The category, put right; never one that opens what the headings by themselves would seal.
    fn category(&self) -> Meaning<u8> {
        let of = |layout: &Layout| values::category(&layout.text(self.row, layout.category_field()));
        let text = self.layout.text(self.row, self.layout.category_field());
        let by_hand = self.mapping.value(Field::Category, &text).and_then(|code| code.parse().ok());
        let category = by_hand.map_or_else(|| of(self.layout), Meaning::Is);
        match of(self.own) {
            Meaning::Is(own) if own >= 6 && !matches!(category, Meaning::Is(category) if category >= 6) => {
                Meaning::Is(own)
            }
            _ => category,
        }
    }

    /// How sensitive; never less than the headings by themselves say.
    fn sensitivity(&mut self) -> Sensitivity {
        let (put_right, own) = (self.sensitivity_of(self.layout), self.sensitivity_of(self.own));
        if put_right == Meaning::Unknown || own == Meaning::Unknown {
            self.warnings.push(WarningKind::UnknownValue);
        }
        let closed_rather_than_open = |meaning| match meaning {
            Meaning::Empty => Sensitivity::Ordinary,
            Meaning::Is(sensitivity) => sensitivity,
            Meaning::Unknown => Sensitivity::Sensitive,
        };
        closed_rather_than_open(put_right).max(closed_rather_than_open(own))
    }

    /// What a word that is understood says, no hand makes less of.
    fn sensitivity_of(&self, layout: &Layout) -> Meaning<Sensitivity> {
        let text = layout.text(self.row, Field::Sensitivity);
        let by_hand = self.mapping.value(Field::Sensitivity, &text).map(coded::sensitivity);
        match (values::sensitivity(&text), by_hand) {
            (Meaning::Is(says), Some(by_hand)) => Meaning::Is(says.max(by_hand)),
            // nor of a word that is not
            (Meaning::Unknown, Some(by_hand)) => Meaning::Is(by_hand.max(Sensitivity::Sensitive)),
            (Meaning::Empty, Some(by_hand)) => Meaning::Is(by_hand),
            (says, None) => says,
        }
    }

    fn facts(&mut self, received: NaiveDate, steps: Steps, category: u8, sensitivity: Sensitivity) -> TrackerRow {
        let row = TrackerRow {
            sheet: self.sheet.to_owned(),
            row: self.row.number,
            repeated_in_file: false,
            reference: self.line(Field::Reference),
            received,
            incident: self.date(Field::Incident),
            recorded: self.date(Field::Recorded),
            recorder: self.line(Field::Recorder),
            organisation: self.line(Field::Organisation),
            project: self.line(Field::Project),
            place: self.place(),
            committee: self.line(Field::Committee),
            channel: self.coded(Field::Channel, values::channel, WarningKind::UnknownChannel),
            channel_text: self.line(Field::Channel),
            person: self.person(),
            sector: self.coded(Field::Sector, values::sector, WarningKind::UnknownSector),
            sector_text: self.line(Field::Sector),
            kind: self.line(Field::Kind),
            category,
            issue: self.line(Field::Issue),
            summary: self.paragraph(Field::Summary),
            sensitivity,
            priority: self.line(Field::Priority),
            steps,
            others: self.layout.others(self.row),
            cells: self.cells(),
        };
        self.compare_dates(&row);
        row
    }

    fn place(&mut self) -> PlaceAsTyped {
        PlaceAsTyped {
            region: self.line(Field::Region),
            cercle: self.line(Field::Cercle),
            commune: self.line(Field::Commune),
            site: self.line(Field::Site),
        }
    }

    fn person(&mut self) -> Person {
        Person {
            anonymous: self.yes_no(Field::Anonymous),
            complainant: self.line(Field::Complainant),
            sex: self.listed(Field::Sex, values::sex),
            age: self.age(),
            displacement: self.listed(Field::Displacement, values::displacement),
            disability: self.yes_no(Field::Disability),
            language: self.line(Field::Language),
            name: self.line(Field::Name),
            contact: self.line(Field::Contact),
            safe_contact: self.line(Field::SafeContact),
            consent: self.yes_no(Field::Consent),
        }
    }

    fn steps(&mut self, closed: Option<NaiveDate>) -> Steps {
        let (answered, answer) = self.answer();
        let (told, told_on) = self.told();
        Steps {
            acknowledged: self.date(Field::Acknowledged),
            transmitted_to: self.line(Field::TransmittedTo),
            transmitted_on: self.date(Field::TransmittedOn),
            referral: self.paragraph(Field::Referral),
            action: self.paragraph(Field::Action),
            due: self.date(Field::Due),
            status: self.status(),
            answered,
            answer,
            told,
            told_on,
            satisfaction: self.listed(Field::Satisfaction, values::satisfaction),
            closed,
            closing_reason: self.line(Field::ClosingReason),
        }
    }

    fn compare_dates(&mut self, row: &TrackerRow) {
        let before = |date: Option<NaiveDate>| date.is_some_and(|date| date < row.received);
        if before(row.steps.due) {
            self.warnings.push(WarningKind::DueBeforeReceived);
        }
        if before(row.steps.acknowledged)
            || before(row.steps.answered)
            || before(row.steps.transmitted_on)
            || before(row.steps.told_on)
        {
            self.warnings.push(WarningKind::DateBeforeReceived);
        }
    }

    fn closing_date(&self) -> Meaning<NaiveDate> {
        match self.layout.date(self.row, Field::Closed) {
            Meaning::Unknown if STILL_OPEN.contains(&fold(&self.layout.text(self.row, Field::Closed)).as_str()) => {
                Meaning::Empty
            }
            date => date,
        }
    }

    fn status(&self) -> Option<Status> {
        let text = self.layout.text(self.row, Field::Status);
        match self.mapping.value(Field::Status, &text) {
            Some(coded::BLANK) => None,
            Some(code) => Some(Status::Known(code)),
            None => values::status(&text),
        }
    }

    /// A hash of the cells as they stand: the same however the columns are understood, and whether letters that were
    /// written twice are put right or not.
    fn cells(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        for cell in &self.row.cells {
            let text = cell.text();
            let text = garble::repaired(&text).map_or(text, Cow::Owned);
            hash.update(cell.column.to_le_bytes());
            hash.update(text.len().to_le_bytes());
            hash.update(text.as_bytes());
        }
        hash.finalize().into()
    }

    fn rejection(&self, reason: Reason, field: Field, sealed: bool) -> Rejection {
        let value = self.layout.cell(self.row, field).map(|cell| one_line(&cell.text())).unwrap_or_default();
        let heading = self.layout.heading(field);
        // a column that was put right, and a cell that is no date or number, may hold anything, so also what must not
        // be repeated
        let by_itself = heading.is_none_or(|heading| heading.own.contains(&field));
        let repeated = !sealed && by_itself && (if field.is_date() { like_a_day(&value) } else { like_a_code(&value) });
        Rejection {
            sheet: self.sheet.to_owned(),
            row: self.row.number,
            column: heading.map(|heading| heading.text.clone()).unwrap_or_default(),
            value: repeated.then_some(value),
            reason,
        }
    }

    fn is_silent(&self, field: Field) -> bool {
        self.silent && self.layout.heading(field).is_some_and(|heading| is_story(&heading.own))
    }

    /// A text on one line; a dash is nothing.
    fn line(&mut self, field: Field) -> Option<String> {
        if self.is_silent(field) {
            return None;
        }
        let text = one_line(&self.layout.text(self.row, field));
        (!says_nothing(&text)).then(|| self.short(text, LONGEST_LINE))
    }

    /// A text with its lines.
    fn paragraph(&mut self, field: Field) -> Option<String> {
        if self.is_silent(field) {
            return None;
        }
        let text = self.layout.text(self.row, field).replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim().to_owned();
        (!says_nothing(&text)).then(|| self.short(text, LONGEST_TEXT))
    }

    /// No longer than a database can index; what is cut is warned of.
    fn short(&mut self, text: String, most: usize) -> String {
        match text.char_indices().nth(most) {
            None => text,
            Some((at, _)) => {
                self.warnings.push(WarningKind::Shortened);
                text[..at].to_owned()
            }
        }
    }

    fn date(&mut self, field: Field) -> Option<NaiveDate> {
        let date = self.layout.date(self.row, field);
        // A formula that failed is nothing that somebody wrote.
        if date == Meaning::Unknown && self.layout.cell(self.row, field).is_some() {
            self.warnings.push(WarningKind::UnreadableDate);
        }
        date.found()
    }

    fn listed(&mut self, field: Field, read: fn(&str) -> Meaning<&'static str>) -> Option<&'static str> {
        let text = self.layout.text(self.row, field);
        let meaning = match self.mapping.value(field, &text) {
            Some(coded::BLANK) => Meaning::Empty,
            Some(code) => Meaning::Is(code),
            None => read(&text),
        };
        if meaning == Meaning::Unknown {
            self.warnings.push(WarningKind::UnknownValue);
        }
        meaning.found()
    }

    fn yes_no(&mut self, field: Field) -> Option<bool> {
        let text = self.layout.text(self.row, field);
        let meaning = self.yes_no_of(field, &text);
        if meaning == Meaning::Unknown {
            self.warnings.push(WarningKind::UnknownValue);
        }
        meaning.found()
    }

    fn yes_no_of(&self, field: Field, text: &str) -> Meaning<bool> {
        match self.mapping.value(field, text) {
            Some(coded::BLANK) => Meaning::Empty,
            Some(code) => Meaning::Is(code == "yes"),
            None => values::yes_no(text),
        }
    }

    /// The code of a list; where the words are not known, something was said all the same.
    fn coded(
        &mut self,
        field: Field,
        read: fn(&str) -> Meaning<&'static str>,
        unknown: WarningKind,
    ) -> Option<&'static str> {
        let text = self.layout.text(self.row, field);
        match (self.mapping.value(field, &text), read(&text)) {
            (Some(coded::BLANK), _) | (None, Meaning::Empty) => None,
            (Some(code), _) | (None, Meaning::Is(code)) => Some(code),
            (None, Meaning::Unknown) => {
                self.warnings.push(unknown);
                Some("other")
            }
        }
    }

    fn age(&mut self) -> Option<Age> {
        let heading_alone = self.layout.heading(Field::Age).is_some_and(|heading| heading.fields.len() == 1);
        let age = match self.layout.cell(self.row, Field::Age) {
            Some(cell) if heading_alone => ages::of_cell(cell),
            _ => ages::of_text(&self.layout.text(self.row, Field::Age)),
        };
        if age == Meaning::Unknown {
            self.warnings.push(WarningKind::UnknownValue);
        }
        let said_elsewhere = || {
            let sex = values::age_of_sex(&self.layout.text(self.row, Field::Sex));
            sex.or_else(|| {
                ages::of_text(&self.layout.text(self.row, Field::Complainant)).found().filter(|age| age.minor)
            })
        };
        age.found().or_else(said_elsewhere)
    }

    /// The answer: a date, a text, or both in one cell.
    fn answer(&mut self) -> (Option<NaiveDate>, Option<String>) {
        let on = self.date(Field::AnsweredOn);
        let Some(text) = self.paragraph(Field::Answer) else {
            return (on, None);
        };
        if let Meaning::Is(date) = self.layout.date(self.row, Field::Answer) {
            return (on.or(Some(date)), None);
        }
        let within = super::dates::within_text(&text).map(|(date, _)| date);
        (on.or(within), Some(text))
    }

    /// Whether the person was told, and when; a date alone says both.
    fn told(&mut self) -> (Option<bool>, Option<NaiveDate>) {
        let text = self.layout.text(self.row, Field::Told).into_owned();
        let on = self.date(Field::ToldOn);
        let said = match (self.yes_no_of(Field::Told, &text), self.layout.date(self.row, Field::Told)) {
            (Meaning::Is(told), _) => Some(told),
            (Meaning::Unknown, Meaning::Is(date)) => return (Some(true), on.or(Some(date))),
            (Meaning::Unknown, _) => {
                self.warnings.push(WarningKind::UnknownValue);
                None
            }
            (Meaning::Empty, _) => on.map(|_| true),
        };
        let within = super::dates::within_text(&text).map(|(date, _)| date);
        (said, on.or(within).filter(|_| said == Some(true)))
    }
}

/// Whether a column tells what happened.
fn is_story(fields: &[Field]) -> bool {
    fields.iter().any(|field| matches!(field, Field::Summary | Field::Issue | Field::Kind))
}

/// A slip in a date, and not a name, a telephone number or a story that slid into its column.
fn like_a_day(value: &str) -> bool {
    let figures = value.chars().filter(char::is_ascii_digit).count();
    let parted = value.contains(['/', '-', '.', ':']) || value.contains(char::is_alphabetic);
    value.is_empty() || value.chars().count() <= 24 && figures > 0 && (figures < 8 || parted)
}

/// A slip in a category: a number, a letter with a number, a sign.
fn like_a_code(value: &str) -> bool {
    value.chars().count() <= 4 && value.chars().filter(|c| c.is_alphabetic()).count() <= 1
}

/// Long texts always say something; short ones may be a dash or "n/a".
fn says_nothing(text: &str) -> bool {
    text.is_empty() || text.len() <= 24 && values::is_nothing(&fold(text))
}
