//! States and clocks in words.
use crate::cases::model::{Case, State};
use crate::web::Ui;
use chrono::NaiveDate;

/// Where the clock stands: "answer due in 3 days".
pub fn clock_words(ui: &Ui, case: &Case, today: NaiveDate) -> String {
    if let Some(closed) = case.closed_on {
        return ui.text_with("clock-closed", &[("date", ui.date(closed).into())]);
    }
    let Some(due) = case.due_on else { return ui.text("clock-none") };
    let days = (due - today).num_days();
    match days {
        0 => ui.text("clock-today"),
        d if d > 0 => ui.text_with("clock-due", &[("days", d.into())]),
        d => ui.text_with("clock-late", &[("days", (-d).into())]),
    }
}

/// Open and past its due date.
pub fn is_late(case: &Case, today: NaiveDate) -> bool {
    case.closed_on.is_none() && case.due_on.is_some_and(|due| due < today)
}

/// The class of a state's tag.
pub fn state_tag(state: State) -> &'static str {
    match state {
        State::Received | State::Reopened | State::Appealed => "tag--new",
        State::OnHold | State::Referred | State::HandedOver | State::ServiceReferred => "tag--wait",
        State::Closed => "tag--done",
        _ => "tag--go",
    }
}
