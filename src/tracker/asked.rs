//! The filters that an address asks for. What cannot be read is said and kept as it was typed: figures of everything
//! would pass for figures of what was asked.
use super::model::{Month, Period};
use super::work::{self, Work};
use crate::access::Area;
use crate::i18n::Lang;
use crate::places::Book;
use crate::programme::Programme;
use crate::web::Fields;
use chrono::{Datelike, NaiveDate};

/// The years a period may lie in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// A filter that cannot be read: its field, and the sentence that says so as a locale key.
pub type Fault = (&'static str, &'static str);

/// What was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// First and last month.
    pub period: Period,
    /// The category.
    pub category: Option<i32>,
    /// The place.
    pub area: Option<Area>,
    /// A project, donor, partner or activity.
    pub work: Option<Work>,
    /// As it stood at the end of a month.
    pub as_of: Option<Month>,
    /// What could not be read: then nothing may be shown.
    pub faults: Vec<Fault>,
}

impl Asked {
    /// Reads the filters; `categories` are those that can be asked for.
    pub fn read(fields: &Fields, categories: &[i32], book: &Book, today: NaiveDate) -> Self {
        let mut faults = Vec::new();
        let mut read = |field: &'static str, fault: &'static str, known: bool| {
            if !known && fields.some(field).is_some() {
                faults.push((field, fault));
            }
        };
        let month = |field| Month::parse(fields.get(field)).filter(|month| YEARS.contains(&month.first_day().year()));
        let (from, to) = (month("from"), month("to"));
        read("from", "tracker-fault-month", from.is_some());
        read("to", "tracker-fault-month", to.is_some());
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            read("to", "tracker-fault-period", false);
        }
        let area = fields.some("place").and_then(|name| book.meant(name)).map(crate::places::Place::area);
        read("place", "tracker-fault-place", area.is_some());
        let category = fields.get("category").parse().ok().filter(|code| categories.contains(code));
        read("category", "tracker-fault-category", category.is_some());
        let as_of = month("as_of").filter(|month| month.last_day() < today);
        read("as_of", "tracker-fault-as-of", as_of.is_some());
        let period = Period { from: from.map(Month::first_day), to: to.map(Month::last_day) };
        Self { period, category, area, work: None, as_of, faults }
    }

    /// With the project, donor, partner or activity asked for. It stands alone, but for months: crossed with a place or a
    /// category so few are left that whoever adds and subtracts finds single people.
    pub fn with_work(mut self, fields: &Fields, programme: &Programme) -> Self {
        let said = work::said(fields);
        for field in &said {
            let known = programme.ever(field, &[], Lang::FRENCH).iter().any(|(code, _)| code == fields.get(field));
            if !known {
                self.faults.push((field, "tracker-fault-work"));
            }
        }
        let Some(first) = said.first() else { return self };
        if said.len() > 1 || self.is_narrow() {
            self.faults.push((first, "tracker-fault-alone"));
        }
        self.work = Some(Work::asked(first, fields.get(first), &programme.more));
        self
    }

    /// Whether figures of a place or a category are asked for.
    pub fn is_narrow(&self) -> bool {
        self.area.is_some() || self.category.is_some()
    }

    /// Whether any filter is in use.
    pub fn is_filtered(&self) -> bool {
        self.is_narrow() || self.work.is_some() || self.as_of.is_some() || self.period != Period::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_that_cannot_be_read_is_said_and_none_is_passed_over() {
        let today = NaiveDate::from_ymd_opt(2026, 5, 31).unwrap();
        let faults =
            |query: &str| Asked::read(&Fields::parse(query.as_bytes()), &[1, 2], &Book::default(), today).faults;
        assert_eq!(faults("from=2026-03&to=2026-03&category=2&place=&lang=fr"), []);
        for month in ["2026-13", "mars", "2026", "0-1", "99999-01", "2026-03-02"] {
            assert_eq!(faults(&format!("from={month}")), [("from", "tracker-fault-month")], "{month}");
        }
        assert_eq!(faults("from=2026-04&to=2026-03"), [("to", "tracker-fault-period")]);
        assert_eq!(faults("as_of=2026-04"), []);
        assert_eq!(faults("as_of=2026-05"), [("as_of", "tracker-fault-as-of")]);
        assert_eq!(faults("category=6"), [("category", "tracker-fault-category")]);
        assert_eq!(faults("category=x&place=Mars").len(), 2);
    }
}
