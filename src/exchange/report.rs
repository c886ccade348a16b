//! What an import says afterwards: what was made, what was known already, what could not be taken and why.
use serde::Serialize;
use std::collections::BTreeMap;

/// Why a row cannot become a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Nobody wrote when it was received.
    MissingReceivedDate,
    /// The received or the closing date is no date, lies before 2000 or after today.
    ImpossibleDate,
    /// The category is none of the eight.
    UnknownCategory,
    /// Closed before it was received.
    ClosedBeforeReceived,
}

impl Reason {
    /// Every reason, in the order in which the first one holds.
    pub const ALL: [Self; 4] =
        [Self::MissingReceivedDate, Self::ImpossibleDate, Self::UnknownCategory, Self::ClosedBeforeReceived];

    /// The name by which programs know it.
    pub fn code(self) -> &'static str {
        match self {
            Self::MissingReceivedDate => "missing_received_date",
            Self::ImpossibleDate => "impossible_date",
            Self::UnknownCategory => "unknown_category",
            Self::ClosedBeforeReceived => "closed_before_received",
        }
    }

    /// The sentence to show, as a locale key.
    pub fn key(self) -> &'static str {
        match self {
            Self::MissingReceivedDate => "import-reason-missing-received-date",
            Self::ImpossibleDate => "import-reason-impossible-date",
            Self::UnknownCategory => "import-reason-unknown-category",
            Self::ClosedBeforeReceived => "import-reason-closed-before-received",
        }
    }
}

/// A sentence to be said in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The locale key.
    pub key: &'static str,
    /// What the sentence needs to know. Never what a sensitive row holds.
    pub args: Vec<(&'static str, String)>,
}

/// A row that cannot become a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// The sheet.
    pub sheet: String,
    /// The row as the spreadsheet counts.
    pub row: u32,
    /// The heading of the column at fault, as it stands in the file; empty if there is none.
    pub column: String,
    /// What stands there; nothing for sensitive rows.
    pub value: Option<String>,
    /// Why.
    pub reason: Reason,
}

impl Rejection {
    /// What to tell, in words.
    pub fn message(&self) -> Message {
        let args = vec![("sheet", self.sheet.clone()), ("row", self.row.to_string()), ("column", self.column.clone())];
        Message { key: self.reason.key(), args }
    }

    /// The entry of the report, its message said by `say`.
    pub fn entry(&self, say: impl Fn(&Message) -> String) -> Rejected {
        Rejected {
            sheet: self.sheet.clone(),
            row: self.row,
            column: self.column.clone(),
            value: self.value.clone(),
            reason: self.reason.code(),
            message: say(&self.message()),
        }
    }
}

/// What was taken in, but should be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is said in full in the locale files")]
pub enum WarningKind {
    ReferenceReused,
    UnknownPlace,
    PlaceContradicts,
    UnknownCommittee,
    UnknownSector,
    UnknownChannel,
    UnknownValue,
    UnreadableDate,
    DueBeforeReceived,
    DateBeforeReceived,
    CategoryNameDiffers,
    HiddenSheet,
    ClockBehind,
    Shortened,
    LettersLost,
    LettersRepaired,
    LettersGarbled,
    ClosedWithoutDate,
}

impl WarningKind {
    /// Every kind.
    pub const ALL: [Self; 18] = [
        Self::ReferenceReused,
        Self::UnknownPlace,
        Self::PlaceContradicts,
        Self::UnknownCommittee,
        Self::UnknownSector,
        Self::UnknownChannel,
        Self::UnknownValue,
        Self::UnreadableDate,
        Self::DueBeforeReceived,
        Self::DateBeforeReceived,
        Self::CategoryNameDiffers,
        Self::HiddenSheet,
        Self::ClockBehind,
        Self::Shortened,
        Self::LettersLost,
        Self::LettersRepaired,
        Self::LettersGarbled,
        Self::ClosedWithoutDate,
    ];

    /// The name by which programs know it.
    pub fn code(self) -> &'static str {
        self.names().0
    }

    /// The sentence to show, as a locale key.
    pub fn key(self) -> &'static str {
        self.names().1
    }

    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::ReferenceReused => ("reference_reused", "import-warning-reference-reused"),
            Self::UnknownPlace => ("unknown_place", "import-warning-unknown-place"),
            Self::PlaceContradicts => ("place_contradicts", "import-warning-place-contradicts"),
            Self::UnknownCommittee => ("unknown_committee", "import-warning-unknown-committee"),
            Self::UnknownSector => ("unknown_sector", "import-warning-unknown-sector"),
            Self::UnknownChannel => ("unknown_channel", "import-warning-unknown-channel"),
            Self::UnknownValue => ("unknown_value", "import-warning-unknown-value"),
            Self::UnreadableDate => ("unreadable_date", "import-warning-unreadable-date"),
            Self::DueBeforeReceived => ("due_before_received", "import-warning-due-before-received"),
            Self::DateBeforeReceived => ("date_before_received", "import-warning-date-before-received"),
            Self::CategoryNameDiffers => ("category_name_differs", "import-warning-category-name-differs"),
            Self::HiddenSheet => ("hidden_sheet", "import-warning-hidden-sheet"),
            Self::ClockBehind => ("clock_behind", "import-warning-clock-behind"),
            Self::Shortened => ("shortened", "import-warning-shortened"),
            Self::LettersLost => ("letters_lost", "import-warning-letters-lost"),
            Self::LettersRepaired => ("letters_repaired", "import-warning-letters-repaired"),
            Self::LettersGarbled => ("letters_garbled", "import-warning-letters-garbled"),
            Self::ClosedWithoutDate => ("closed_without_date", "import-warning-closed-without-date"),
        }
    }
}

/// One thing to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What kind of thing.
    pub kind: WarningKind,
    /// The sheet.
    pub sheet: String,
    /// The row as the spreadsheet counts.
    pub row: u32,
    /// The words of the file it is about. Never of a sensitive row.
    pub about: Option<String>,
}

impl Warning {
    /// A warning that needs no words of the file.
    pub fn new(kind: WarningKind, sheet: &str, row: u32) -> Self {
        Self { kind, sheet: sheet.to_owned(), row, about: None }
    }
}

/// A warning of a row that is known from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What kind of thing.
    pub kind: WarningKind,
    /// The words of the file it is about. Never of a sensitive row.
    pub about: Option<String>,
}

impl From<WarningKind> for Remark {
    fn from(kind: WarningKind) -> Self {
        Self { kind, about: None }
    }
}

/// Where a warning stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// The sheet.
    pub sheet: String,
    /// The row as the spreadsheet counts.
    pub row: u32,
    /// The words of the file it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// Warnings of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// The kind.
    pub kind: &'static str,
    /// How many rows.
    pub count: usize,
    /// The rows as the spreadsheet counts, sheet after sheet.
    pub rows: Vec<u32>,
    /// The same with the sheet of each.
    pub places: Vec<Spot>,
}

/// Warnings as they are collected.
#[derive(Debug, Clone, Default)]
pub struct Warnings(Vec<Warning>);

impl Warnings {
    /// Adds one; the same row is named once for each kind.
    pub fn add(&mut self, kind: WarningKind, sheet: &str, row: u32) {
        let known =
            self.0.iter().rev().take(16).any(|known| known.kind == kind && known.row == row && known.sheet == sheet);
        if !known {
            self.0.push(Warning::new(kind, sheet, row));
        }
    }

    /// Adds others.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Warning>) {
        self.0.extend(others);
    }

    /// Each of them.
    pub fn all(&self) -> &[Warning] {
        &self.0
    }

    /// By kind, as the report has them.
    pub fn counted(&self) -> Vec<Counted> {
        let mut kinds: BTreeMap<WarningKind, Counted> = BTreeMap::new();
        for warning in &self.0 {
            let none = || Counted { kind: warning.kind.code(), count: 0, rows: Vec::new(), places: Vec::new() };
            let counted = kinds.entry(warning.kind).or_insert_with(none);
            counted.count += 1;
            counted.rows.push(warning.row);
            let about = warning.about.clone();
            counted.places.push(Spot { sheet: warning.sheet.clone(), row: warning.row, about });
        }
        kinds.into_values().collect()
    }
}

/// A rejected row as the report has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// The sheet.
    pub sheet: String,
    /// The row as the spreadsheet counts.
    pub row: u32,
    /// The heading of the column at fault.
    pub column: String,
    /// What stands there; nothing for sensitive rows.
    pub value: Option<String>,
    /// Why, for programs.
    pub reason: &'static str,
    /// Why, for people.
    pub message: String,
}

/// The whole report; `rows` is always the sum of the three that follow.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Rows that hold something.
    pub rows: usize,
    /// Rows that became cases.
    pub created: usize,
    /// Rows that were there already.
    pub repeated: usize,
    /// Rows that could not be taken.
    pub rejected: Vec<Rejected>,
    /// What should be looked at.
    pub warnings: Vec<Counted>,
    /// Whether several sheets were read, so that a number alone does not tell which row is meant.
    #[serde(skip)]
    pub several_sheets: bool,
}

impl Report {
    /// A report of what was done with so many sheets.
    pub fn new(created: usize, repeated: usize, rejected: Vec<Rejected>, warnings: &Warnings, sheets: usize) -> Self {
        Self {
            rows: created + repeated + rejected.len(),
            created,
            repeated,
            rejected,
            warnings: warnings.counted(),
            several_sheets: sheets > 1,
        }
    }
}
