//! From a row of cells to a `TrackerRow`, or to the first reason why not.
use super::{
    ages,
    fields::Field,
    headers::one_line,
    layout::Layout,
    report::{Reason, Rejection, WarningKind},
    rows::{Person, PlaceAsTyped, Steps, TrackerRow, must_be_sealed},
    sheet::Row,
    values::{self, Age, Meaning, Sensitivity},
};
use crate::text::fold;
use chrono::NaiveDate;

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
/// The longest value that a report repeats.
const LONGEST_VALUE: usize = 60;

/// A row with what has been understood of it so far.
pub struct Reading<'a> {
    /// The name of the sheet.
    pub sheet: &'a str,
    /// The headings.
    pub layout: &'a Layout,
    /// The row.
    pub row: &'a Row,
    /// The last day on which something can have been received or closed.
    pub latest: NaiveDate,
    /// What should be looked at.
    pub warnings: Vec<WarningKind>,
}

impl Reading<'_> {
    /// Understands the row.
    pub fn read(&mut self) -> Result<TrackerRow, Rejection> {
        let sensitivity = self.sensitivity();
        let category = values::category(&self.layout.text(self.row, self.category_field()));
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
            return refuse(self, Reason::UnknownCategory, self.category_field());
        };
        if closed.is_some_and(|closed| closed < received) {
            return refuse(self, Reason::ClosedBeforeReceived, Field::Closed);
        }
        if values::category_name_differs(&self.layout.text(self.row, self.category_field())) {
            self.warnings.push(WarningKind::CategoryNameDiffers);
        }
        if self.row.cells.iter().any(|cell| cell.text().contains(char::REPLACEMENT_CHARACTER)) {
            self.warnings.push(WarningKind::LettersLost);
        }
        let steps = self.steps(closed);
        Ok(self.facts(received, steps, category, sensitivity))
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
            anonymous: self.listed(Field::Anonymous, values::yes_no),
            complainant: self.line(Field::Complainant),
            sex: self.listed(Field::Sex, values::sex),
            age: self.age(),
            displacement: self.listed(Field::Displacement, values::displacement),
            disability: self.listed(Field::Disability, values::yes_no),
            language: self.line(Field::Language),
            name: self.line(Field::Name),
            contact: self.line(Field::Contact),
            safe_contact: self.line(Field::SafeContact),
            consent: self.listed(Field::Consent, values::yes_no),
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
            status: values::status(&self.layout.text(self.row, Field::Status)),
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

    /// Trackers without a column for the category may say it where they say what kind of thing it is.
    fn category_field(&self) -> Field {
        if self.layout.heading(Field::Category).is_some() { Field::Category } else { Field::Kind }
    }

    fn sensitivity(&mut self) -> Sensitivity {
        match values::sensitivity(&self.layout.text(self.row, Field::Sensitivity)) {
            Meaning::Empty => Sensitivity::Ordinary,
            Meaning::Is(sensitivity) => sensitivity,
            Meaning::Unknown => {
                self.warnings.push(WarningKind::UnknownValue);
                Sensitivity::Sensitive
            }
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

    fn rejection(&self, reason: Reason, field: Field, sealed: bool) -> Rejection {
        let value = self.layout.cell(self.row, field).map(|cell| one_line(&cell.text())).unwrap_or_default();
        // A cell that is no category may hold anything, so also what must not be repeated.
        let tells = value.chars().count() > LONGEST_VALUE
            || reason == Reason::UnknownCategory
                && super::lists::all(&fold(&value), super::lists::CATEGORY_WORDS).any(|found| found >= 6);
        Rejection {
            sheet: self.sheet.to_owned(),
            row: self.row.number,
            column: self.layout.heading(field).map(|heading| heading.text.clone()).unwrap_or_default(),
            value: (!sealed && !tells).then_some(value),
            reason,
        }
    }

    /// A text on one line; a dash is nothing.
    fn line(&mut self, field: Field) -> Option<String> {
        let text = one_line(&self.layout.text(self.row, field));
        (!says_nothing(&text)).then(|| self.short(text, LONGEST_LINE))
    }

    /// A text with its lines.
    fn paragraph(&mut self, field: Field) -> Option<String> {
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

    fn listed<T>(&mut self, field: Field, read: impl Fn(&str) -> Meaning<T>) -> Option<T> {
        let meaning = read(&self.layout.text(self.row, field));
        if matches!(meaning, Meaning::Unknown) {
            self.warnings.push(WarningKind::UnknownValue);
        }
        meaning.found()
    }

    /// The code of a list; where the words are not known, something was said all the same.
    fn coded(
        &mut self,
        field: Field,
        read: fn(&str) -> Meaning<&'static str>,
        unknown: WarningKind,
    ) -> Option<&'static str> {
        match read(&self.layout.text(self.row, field)) {
            Meaning::Empty => None,
            Meaning::Is(code) => Some(code),
            Meaning::Unknown => {
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
        let said = match (values::yes_no(&text), self.layout.date(self.row, Field::Told)) {
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

/// Long texts always say something; short ones may be a dash or "n/a".
fn says_nothing(text: &str) -> bool {
    text.is_empty() || text.len() <= 24 && values::is_nothing(&fold(text))
}
