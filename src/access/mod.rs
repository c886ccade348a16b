//! Who is asking. Pure data: no database, no HTTP.
use crate::i18n::Lang;
use crate::id::{AccountId, AccountKey, CommitteeKey, DeskKey, PlaceKey, SessionKey};
use crate::sealing::{Key32, KeyBundle};
use crate::text_enum;
use chrono::NaiveDateTime;
use std::sync::Arc;

text_enum!(
    /// What a person may be in a programme. A person may hold several roles.
    Role {
        CommitteeMember = "committee_member",
        Receiver = "receiver",
        Handler = "handler",
        FocalPoint = "focal_point",
        Manager = "manager",
        DataLoader = "data_loader",
        Administrator = "administrator",
        Auditor = "auditor",
    }
);

text_enum!(
    /// The levels of places, from large to small.
    Level { Country = "country", Region = "region", Cercle = "cercle", Commune = "commune", Site = "site" }
);

/// A place and everything below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// The place.
    pub place: PlaceKey,
    /// Its level, so that a query knows which column to ask.
    pub level: Level,
}

/// A role with its scope. What is `None` is not limited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The role.
    pub role: Role,
    /// Committee members: which committee.
    pub committee: Option<CommitteeKey>,
    /// Handlers, managers: which area.
    pub area: Option<Area>,
    /// Handlers: which sector.
    pub sector: Option<String>,
    /// Focal points: which desk.
    pub desk: Option<DeskKey>,
}

/// The person who asks, as far as the pages and the queries need to know.
#[derive(Clone)]
pub struct Viewer {
    /// Private key of the account.
    pub key: AccountKey,
    /// Public id of the account; stands as author in sealed items.
    pub id: AccountId,
    /// The name the person signs in with.
    pub name: String,
    /// The language chosen on the account.
    pub language: Option<Lang>,
    /// What the person may be.
    pub roles: Vec<Held>,
    /// Under which of them the person acts now; none: under all. Decides what the menu and the home page show first, and
    /// never what may be seen or done: some rules keep things from whoever holds a role.
    pub acting: Option<Role>,
    /// The session this request came with; `None` on the command line.
    pub session: Option<Session>,
}

/// The signed-in browser.
#[derive(Clone)]
pub struct Session {
    /// Its row.
    pub key: SessionKey,
    /// Secret from which the form tokens of this session are made.
    pub csrf: Arc<Key32>,
    /// The person's keys, as long as the session is not locked.
    pub bundle: Option<Arc<KeyBundle>>,
    /// Locked: nothing but unlocking, leaving and the way out.
    pub locked: bool,
    /// How often it was locked: what began before the last time must not open it.
    pub locks: i32,
    /// How far the second step of signing in is.
    pub step: SecondStep,
    /// When the person last proved to be there, with everything that signing in asks for.
    pub confirmed_at: Option<NaiveDateTime>,
    /// A first password that must be replaced before anything else.
    pub must_change: bool,
}

/// How far the second step of signing in is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondStep {
    /// The code was given, or none is needed.
    Done,
    /// The code is missing.
    Code,
    /// The account needs a second factor and has none yet.
    SetUp,
}

impl Session {
    /// Whether the person may work: neither locked nor half-way in.
    pub fn is_open(&self) -> bool {
        !self.locked && !self.must_change && self.step == SecondStep::Done
    }
}

impl Viewer {
    /// Whether the person holds `role`, with whatever scope.
    pub fn is(&self, role: Role) -> bool {
        self.roles.iter().any(|held| held.role == role)
    }

    /// Whether the person holds one of `roles`.
    pub fn is_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.is(*role))
    }

    /// Whether the person acts under `role` now.
    pub fn acts_as(&self, role: Role) -> bool {
        self.is(role) && self.acting.is_none_or(|acting| acting == role)
    }

    /// Whether the person acts under one of `roles` now.
    pub fn acts_as_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.acts_as(*role))
    }

    /// The different roles the person holds, in the order in which they were given.
    pub fn kinds(&self) -> Vec<Role> {
        let mut kinds: Vec<Role> = Vec::new();
        for held in &self.roles {
            if !kinds.contains(&held.role) {
                kinds.push(held.role);
            }
        }
        kinds
    }

    /// The committees the person is a member of.
    pub fn committees(&self) -> Vec<CommitteeKey> {
        self.roles.iter().filter(|h| h.role == Role::CommitteeMember).filter_map(|h| h.committee).collect()
    }

    /// The person's keys, if the session is unlocked and has them.
    pub fn bundle(&self) -> Option<&KeyBundle> {
        self.session.as_ref().and_then(|s| s.bundle.as_deref())
    }
}

impl std::fmt::Debug for Viewer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Viewer").field("key", &self.key).finish_non_exhaustive()
    }
}
