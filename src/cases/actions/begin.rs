//! The way every verb goes: find and decide, then write, record and audit.
use crate::access::Viewer;
use crate::audit;
use crate::cases::context::{Context, Error};
use crate::cases::model::{EventBody, EventKind, State};
use crate::cases::policy::{self, Action, Granted};
use crate::cases::store::{self, Change};
use crate::id::Reference;
use crate::storage::DbConn;
use chrono::NaiveDate;

/// Who wants to change which case, as they saw it.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    /// Who.
    pub viewer: &'a Viewer,
    /// Which case.
    pub reference: &'a Reference,
    /// The version the person saw.
    pub version: i32,
}

/// What a verb writes.
pub(super) struct Outcome {
    kind: EventKind,
    on: NaiveDate,
    body: EventBody,
    change: Change,
    due: Option<Option<NaiveDate>>,
}

impl Outcome {
    pub(super) fn new(kind: EventKind, on: NaiveDate) -> Self {
        Self { kind, on, body: EventBody::default(), change: Change::default(), due: None }
    }

    pub(super) fn with(self, change: Change) -> Self {
        Self { change, ..self }
    }

    pub(super) fn saying(self, body: EventBody) -> Self {
        Self { body, ..self }
    }

    pub(super) fn due(self, due: Option<NaiveDate>) -> Self {
        Self { due: Some(due), ..self }
    }
}

/// Finds the case and asks the policy. `Stale` when the case is no longer as the person saw it.
pub(super) fn begin<A: Action>(conn: &mut DbConn, ctx: &Context, at: At<'_>) -> Result<Granted<A>, Error> {
    let found = store::find(conn, at.viewer, at.reference, ctx.today)?;
    let Some((case, Some(ordinary))) = found else { return Err(Error::NotFound) };
    if case.version != at.version {
        return Err(Error::Stale);
    }
    policy::decide::<A>(at.viewer, case, ordinary).map_err(Error::Refused)
}

/// Writes state, change, event and audit.
pub(super) fn finish<A>(conn: &mut DbConn, ctx: &Context, granted: &Granted<A>, outcome: Outcome) -> Result<(), Error> {
    let case = &granted.case;
    let closed_on = if granted.next == State::Closed { case.closed_on.or(Some(outcome.on)) } else { None };
    let due_on = outcome.due.unwrap_or(case.due_on);
    if !store::change_case(conn, case, granted.next, due_on, closed_on)? {
        return Err(Error::Stale);
    }
    let mut change = outcome.change;
    change.updated_at = Some(ctx.now);
    if case.state == State::OnHold && granted.next != State::OnHold {
        store::end_hold(conn, case.key, ctx.today)?;
        change.held_until = Some(None);
    }
    store::change(conn, case, &change)?;
    let event = (outcome.kind, outcome.on, &outcome.body);
    store::add_event(conn, case.key, case.version + 1, event, Some(granted.viewer.key), ctx.now)?;
    audit::note(conn, ctx.now, Some(granted.viewer.key), outcome.kind.as_str(), Some(case.key))?;
    Ok(())
}
