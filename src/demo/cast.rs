//! Who is who in the instance that is filled: the accounts behind the plan's members, handlers and desks.
use super::plan::PlannedCase;
use super::world::committees as planned_committees;
use crate::access::{Role, Viewer};
use crate::accounts;
use crate::committees::{self, Committee};
use crate::id::{AccountKey, CommitteeKey};
use crate::storage::DbConn;
use anyhow::Context as _;
use std::collections::HashMap;

/// The people of an instance.
pub(super) struct Cast {
    viewers: HashMap<AccountKey, Viewer>,
    committees: HashMap<&'static str, (Committee, Vec<AccountKey>)>,
    receivers: Vec<AccountKey>,
    /// The handler for the whole country.
    pub far: AccountKey,
    /// The manager for the whole country.
    pub manager: AccountKey,
}

impl Cast {
    /// Looks everybody up.
    pub fn load(conn: &mut DbConn) -> anyhow::Result<Self> {
        let mut viewers = HashMap::new();
        for listed in accounts::all(conn)?.into_iter().filter(|listed| listed.active) {
            viewers.insert(listed.key, accounts::viewer(conn, listed.key)?);
        }
        let mut known = HashMap::new();
        for planned in planned_committees() {
            let committee = committees::find_by_name(conn, planned.code)?;
            let committee = committee.with_context(|| format!("the committee {:?} is not there", planned.code))?;
            let members = accounts::committee_members(conn, committee.key)?;
            anyhow::ensure!(!members.is_empty(), "the committee {:?} has no member", planned.code);
            known.insert(planned.code, (committee, members));
        }
        let receivers: Vec<_> = accounts::holders(conn, Role::Receiver)?.into_iter().map(|(key, _)| key).collect();
        anyhow::ensure!(!receivers.is_empty(), "there is no receiver");
        let (far, manager) = (everywhere(conn, Role::Handler)?, everywhere(conn, Role::Manager)?);
        Ok(Self { viewers, committees: known, receivers, far, manager })
    }

    /// The person as the actions know them.
    pub fn viewer(&self, key: AccountKey) -> anyhow::Result<&Viewer> {
        self.viewers.get(&key).context("an account of the demo is not there")
    }

    /// The committee that takes a case in, if one does.
    pub fn committee(&self, case: &PlannedCase) -> Option<&Committee> {
        case.committee.and_then(|code| self.committees.get(code)).map(|(committee, _)| committee)
    }

    /// A member of a committee.
    pub fn member(&self, committee: CommitteeKey) -> anyhow::Result<AccountKey> {
        let found = self.committees.values().find(|(known, _)| known.key == committee);
        found.and_then(|(_, members)| members.first()).copied().context("a committee of the demo is not there")
    }

    /// Who enters a case: a member of its committee, or a receiver.
    pub fn enters(&self, case: &PlannedCase) -> anyhow::Result<AccountKey> {
        let members = case.committee.and_then(|code| self.committees.get(code)).map(|(_, members)| members);
        let able = members.unwrap_or(&self.receivers);
        able.get(case.entered_by % able.len().max(1)).copied().context("nobody can enter a case")
    }
}

/// The first who holds a role without any limit.
fn everywhere(conn: &mut DbConn, role: Role) -> anyhow::Result<AccountKey> {
    let holders = accounts::holders(conn, role)?;
    let found = holders.into_iter().find(|(_, held)| held.area.is_none() && held.sector.is_none());
    found.map(|(key, _)| key).with_context(|| format!("there is no {} for the whole country", role.as_str()))
}
