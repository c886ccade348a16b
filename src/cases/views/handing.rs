//! What stands above the button that hands a sealed case over: what the person said, what goes then, and what never goes.
use super::access::{AgreementLine, agreement_lines};
use super::field::{Choice, Typed};
use crate::cases::model::{Opened, Track};
use crate::cases::sealed_forms::WITHOUT_YES;
use crate::web::Ui;
use chrono::NaiveDate;
use serde::Serialize;

/// The part of the form that is about the person's answer.
#[derive(Debug, Serialize)]
pub struct HandingForm {
    /// The last answer about each entity.
    lines: Vec<AgreementLine>,
    /// Why no answer counts although one stands there.
    damaged: String,
    /// The yeses that hold, and an entity without one; empty where none holds.
    ways: Vec<Choice>,
    under_error: String,
    /// Why it does not leave at all; empty where it may.
    barred: String,
    /// Whether a reason may stand in the place of a yes.
    may_reason: bool,
    /// Whether it must be passed on without a yes too.
    duty: String,
    /// What goes without a yes.
    goes: String,
    reason: String,
    reason_error: String,
}

/// Builds it.
pub fn handing_form(ui: &Ui, opened: &Opened, today: NaiveDate, typed: &Typed) -> HandingForm {
    let yeses = opened.handing_yeses(today);
    let last: Vec<u32> = opened.handing_answers(today).iter().map(|(number, ..)| *number).collect();
    let mine = typed.verb == "export";
    let value = |name: &str| if mine { typed.fields.get(name).to_owned() } else { String::new() };
    let error = |name: &str| {
        let found = typed.errors.iter().find(|error| mine && error.field == format!("export-{name}"));
        found.map(|error| error.text.clone()).unwrap_or_default()
    };
    let goes = ui.text("export-goes-minimum");
    let mut ways: Vec<Choice> = yeses
        .iter()
        .map(|(number, one)| {
            let hint = ui.text(&format!("export-goes-{}", one.share.as_str()));
            Choice { hint, ..Choice::new(number.to_string(), one.to.clone()) }
        })
        .collect();
    let may_reason = opened.may_go_unasked();
    let barred = if ways.is_empty() && !may_reason { ui.text("refusal-hand-over-hers") } else { String::new() };
    if !ways.is_empty() && may_reason {
        ways.push(Choice { hint: goes.clone(), ..Choice::new(WITHOUT_YES, ui.text("export-under-none")) });
    }
    let chosen = value("under");
    ways.iter_mut().for_each(|way| way.checked = way.value == chosen);
    let owed = !opened.case.track.asks_nothing() && opened.case.track != Track::Rights;
    HandingForm {
        lines: agreement_lines(ui, opened, today, |number| last.contains(&number)),
        damaged: if opened.whole { String::new() } else { ui.text("refusal-yes-not-whole") },
        ways,
        under_error: error("under"),
        barred,
        may_reason,
        duty: ui.text(if owed { "export-duty" } else { "export-no-duty" }),
        goes,
        reason: value("reason"),
        reason_error: error("reason"),
    }
}
