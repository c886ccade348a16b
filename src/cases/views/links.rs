//! What a service reads, in words.
use super::case::{Facts, contact, named};
use super::sealed::kept_words;
use crate::cases::actions::links::Parcel;
use crate::cases::model::{Opened, Reach, Referral};
use crate::web::Ui;
use chrono::NaiveDate;
use serde::Serialize;

/// To which service somebody was led, and how far that is.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ReferralMark {
    pub to: String,
    pub reach: &'static str,
    pub words: String,
    /// The colour of its mark: what waits for us, what waits for others, what is over.
    pub tag: &'static str,
    pub on: String,
}

impl ReferralMark {
    /// Those of a case, the newest first.
    pub(super) fn all(ui: &Ui, opened: &Opened, today: NaiveDate) -> Vec<Self> {
        opened.referrals(today).iter().map(|one| Self::new(ui, one)).collect()
    }

    /// In words.
    pub fn new(ui: &Ui, one: &Referral) -> Self {
        let tag = match one.reach {
            Reach::Offered | Reach::Sent | Reach::Received => "tag--wait",
            Reach::Agreed | Reach::Confirmed => "tag--go",
            Reach::Lapsed | Reach::Refused => "tag--late",
            Reach::Declined | Reach::TakenBack | Reach::Over | Reach::Done => "tag--done",
        };
        let (reach, on) = (one.reach.as_str(), one.on.map(|day| ui.date(day)).unwrap_or_default());
        Self { to: one.to.clone(), reach, words: ui.text(&format!("reach-{reach}")), tag, on }
    }
}

/// The rows that a service is shown, beside the words that were written for it.
pub fn parcel_rows(ui: &Ui, parcel: &Parcel) -> Vec<Facts> {
    let mut rows = contact(ui, None, &parcel.identity);
    let (place, said) = (parcel.place.clone().unwrap_or_default(), parcel.said.clone().unwrap_or_default());
    rows.extend(named(ui, &[("place", place)]));
    let own = parcel
        .facts
        .iter()
        .map(|(name, value)| Facts { name: ui.text(&format!("kept-{name}")), value: kept_words(ui, name, value) });
    rows.extend(own);
    if !said.is_empty() {
        rows.push(Facts { name: ui.text("case-words"), value: said });
    }
    rows
}
