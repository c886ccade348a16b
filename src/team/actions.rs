//! Confirming a member, and telling the others that somebody was proposed or confirmed.
use crate::access::Viewer;
use crate::cases::{Context, Error};
use crate::desks::{self, Desk, Trust};
use crate::id::{AccountId, AccountKey};
use crate::sealing::KeyBundle;
use crate::storage::{Db, DbConn};
use crate::{audit, notify};
use chrono::{NaiveDate, NaiveDateTime};

/// Who confirms: their keys, who they are if a member of the desk, and the account for the log.
pub struct By<'a> {
    /// The keys that sign.
    pub bundle: &'a KeyBundle,
    /// The member's public id; none where the key itself is pinned.
    pub member: Option<AccountId>,
    /// The account; none on the command line.
    pub account: Option<AccountKey>,
}

impl<'a> By<'a> {
    /// A viewer, as a member of the desk or as the first focal point.
    ///
    /// # Errors
    /// `Refused`: the session is locked.
    pub fn viewer(viewer: &'a Viewer, trust: &Trust, first: bool) -> Result<Self, Error> {
        let bundle = viewer.bundle().ok_or(Error::Refused("refusal-locked"))?;
        let root = first && trust.is_root(&bundle.verifying_key());
        Ok(Self { bundle, member: (!root).then_some(viewer.id), account: Some(viewer.key) })
    }
}

/// Confirms that an account belongs to a desk with the keys it has now. All members are told. Blocks: not for an async
/// thread.
///
/// # Errors
/// `NotFound`: not listed there; `Refused`: whoever signs may not, or the keys changed meanwhile.
pub fn confirm(db: &Db, ctx: &Context, desk: &Desk, account: AccountKey, by: &By<'_>) -> Result<(), Error> {
    let signed = db.read_now(|conn| {
        let by = (by.bundle, by.member.as_ref());
        Ok::<_, Error>(desks::prepare(conn, &ctx.trust, (desk, account), by, ctx.today)?)
    })?;
    let signed = signed.ok_or(Error::NotFound)?;
    let (ctx, desk, actor) = (ctx.clone(), desk.clone(), by.account);
    db.write_now(move |conn| {
        if !desks::confirm(conn, &ctx.trust, &desk, &signed)? {
            return Err(Error::Refused("refusal-not-confirmed"));
        }
        announce(conn, &ctx.trust, &desk, (ctx.today, ctx.now))?;
        Ok(audit::note(conn, ctx.now, actor, "member_confirmed", None)?)
    })
}

/// Tells every confirmed member of a desk that something about it waits for them.
///
/// # Errors
/// The database failed.
pub fn announce(
    conn: &mut DbConn,
    trust: &Trust,
    desk: &Desk,
    (today, now): (NaiveDate, NaiveDateTime),
) -> diesel::QueryResult<()> {
    for member in desks::members(conn, trust, desk, today)? {
        notify::something_waits(conn, member.account, now)?;
    }
    Ok(())
}
