//! Who may do what to an ordinary case. Actions are types; `Granted` is made here and nowhere else.
use super::life::{self, Verb};
use super::model::{Case, Holder, Naming, State};
use super::store::Ordinary;
use crate::access::{Area, Held, Level, Role, Viewer};
use std::marker::PhantomData;

/// An action, as a type that a function can demand.
pub trait Action {
    /// Its verb.
    const VERB: Verb;
}

macro_rules! actions {
    ($($name:ident),+) => { $(
        #[doc = concat!("The action `", stringify!($name), "`.")]
        #[derive(Debug)]
        pub struct $name;
        impl Action for $name { const VERB: Verb = Verb::$name; }
    )+ };
}
actions!(
    Acknowledge,
    Assign,
    Start,
    Category,
    Sector,
    Note,
    Hold,
    Resume,
    Refer,
    Transmit,
    Answer,
    Write,
    Tell,
    Attempt,
    Close,
    Reopen,
    Appeal,
    Exclude,
    Conflict,
    Seal,
    Attach,
    Detach,
    Export,
    Keep,
    Release,
    Erase,
    Unwanted,
    Announce,
    Appoint,
    Decide,
    Suspend
);

/// Proof that `viewer` may do `A` to `case` now, and the state it leads to.
pub struct Granted<A> {
    pub(super) case: Case,
    pub(super) ordinary: Ordinary,
    pub(super) viewer: Viewer,
    pub(super) next: State,
    action: PhantomData<A>,
}

/// In which capacity a person sees an ordinary case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Standing {
    committee: bool,
    handler: bool,
    manager: bool,
}

fn standing(viewer: &Viewer, case: &Case, ordinary: &Ordinary) -> Standing {
    let mut standing = Standing::default();
    for held in &viewer.roles {
        match held.role {
            Role::CommitteeMember => {
                let own = held.committee.is_some() && held.committee == ordinary.committee_key;
                standing.committee |= own && !ordinary.hidden_from_committee;
            }
            Role::Handler => {
                let assigned = ordinary.assigned_key == Some(viewer.key);
                standing.handler |= assigned || (covers(held, case, ordinary) && sector_fits(held, ordinary));
            }
            Role::Manager => standing.manager |= covers(held, case, ordinary),
            _ => {}
        }
    }
    standing
}

fn sector_fits(held: &Held, ordinary: &Ordinary) -> bool {
    held.sector.is_none() || held.sector == ordinary.sector
}

fn covers(held: &Held, case: &Case, ordinary: &Ordinary) -> bool {
    let Some(Area { place, level }) = held.area else { return true };
    let of_case = match level {
        Level::Country => return true,
        Level::Region => case.region,
        Level::Cercle => ordinary.cercle_key,
        Level::Commune => ordinary.commune_key,
        Level::Site => ordinary.place_key,
    };
    of_case == Some(place)
}

/// Whether `viewer` may change who can open a sealed case now. The one place where a fresh proof of who is sitting there
/// is asked for.
///
/// # Errors
/// The keys are away: the session is locked.
pub fn sensitive(viewer: &Viewer) -> Result<(), &'static str> {
    if viewer.bundle().is_some() { Ok(()) } else { Err("refusal-locked") }
}

/// Whether `viewer` may do `verb` now, and the state it leads to; or the key of the sentence that says why not.
///
/// # Errors
/// Not for this person, or not in this state.
pub fn may(viewer: &Viewer, case: &Case, ordinary: &Ordinary, verb: Verb) -> Result<State, &'static str> {
    let next = life::after(case.state, verb)?;
    let Standing { committee, handler, manager } = standing(viewer, case, ordinary);
    let holds = committee && ordinary.holder == Holder::Committee;
    let allowed = match verb {
        Verb::Note | Verb::Appeal | Verb::Seal | Verb::Conflict | Verb::Attach | Verb::Detach => {
            committee || handler || manager
        }
        Verb::Acknowledge | Verb::Answer | Verb::Start | Verb::Close => holds || handler,
        Verb::Tell | Verb::Attempt | Verb::Write | Verb::Unwanted | Verb::Announce => committee || handler,
        Verb::Appoint => manager,
        // who decides was named, and that is asked where it is done
        Verb::Decide | Verb::Suspend => handler || manager,
        Verb::Transmit => holds || handler || manager,
        Verb::Reopen => holds || handler || manager,
        Verb::Assign | Verb::Category | Verb::Sector | Verb::Exclude => handler || manager,
        Verb::Keep | Verb::Release => handler || manager,
        Verb::Hold | Verb::Resume | Verb::Refer | Verb::Export | Verb::Erase => handler,
    };
    if !allowed {
        return Err("refusal-not-yours");
    }
    match verb {
        Verb::Acknowledge if ordinary.acknowledged_on.is_some() => Err("refusal-already-acknowledged"),
        Verb::Attempt if ordinary.told_on.is_some() => Err("refusal-already-told"),
        Verb::Tell if ordinary.told_on.is_some() => Err("refusal-already-told"),
        Verb::Unwanted | Verb::Announce if ordinary.told_on.is_some() => Err("refusal-already-told"),
        Verb::Tell | Verb::Unwanted if ordinary.answered_on.is_none() => Err("refusal-nothing-to-tell"),
        Verb::Unwanted if ordinary.unwanted_on.is_some() => Err("refusal-already-unwanted"),
        Verb::Announce if ordinary.general_key.is_none() => Err("refusal-nothing-to-tell"),
        Verb::Keep | Verb::Erase if case.legal_hold => Err("refusal-legal-hold"),
        Verb::Release if !case.legal_hold => Err("refusal-no-legal-hold"),
        _ => Ok(next),
    }
}

/// Whether `viewer` may choose which committee answers an ordinary case: whoever handles or oversees it, and no committee.
pub fn may_entrust(viewer: &Viewer, case: &Case, ordinary: &Ordinary) -> bool {
    let Standing { handler, manager, .. } = standing(viewer, case, ordinary);
    handler || manager
}

/// Whether `viewer` may read name and contact. Given in confidence, they are for the one who looks after the case.
pub fn may_read_identity(viewer: &Viewer, case: &Case, ordinary: &Ordinary) -> bool {
    if ordinary.naming != Naming::Confidential {
        return true;
    }
    let standing = standing(viewer, case, ordinary);
    match (ordinary.holder, ordinary.assigned_key) {
        (Holder::Committee, _) => standing.committee,
        (Holder::Handler, Some(assigned)) => assigned == viewer.key,
        (Holder::Handler, None) => standing.handler,
    }
}

/// The proof, or why not.
///
/// # Errors
/// As `may`.
pub fn decide<A: Action>(viewer: &Viewer, case: Case, ordinary: Ordinary) -> Result<Granted<A>, &'static str> {
    let next = may(viewer, &case, &ordinary, A::VERB)?;
    Ok(Granted { case, ordinary, viewer: viewer.clone(), next, action: PhantomData })
}
