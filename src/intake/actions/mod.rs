//! What becomes of what was told: excluded, routed, recorded or sealed.
mod ordinary;
mod sealed;

use super::model::{KeepAway, Told};
use crate::access::Viewer;
use crate::cases::{Context, Error};
use crate::desks::DeskKind;
use crate::id::{AccountKey, CommitteeKey, DeskKey, PlaceKey};
use crate::routing::{self, Match, To};
use crate::storage::{Db, DbConn};
use crate::{accounts, committees};
use diesel::QueryResult;

/// One intake on its way into the database.
#[derive(Clone)]
pub(super) struct Taking {
    /// The database.
    pub db: Db,
    /// The programme and the moment.
    pub ctx: Context,
    /// Who writes.
    pub viewer: Viewer,
    /// What was told.
    pub told: Told,
    /// What makes the form count once.
    pub form: Vec<u8>,
}

/// Records what was told, once. Afterwards: the desk to be phoned, if somebody is in danger or nobody is at the desk.
///
/// Blocks: seals, and waits for the writer.
///
/// # Errors
/// `CannotSeal` when a sealed case could never be opened again.
pub(super) fn take(taking: &Taking) -> Result<Option<DeskKey>, Error> {
    let away = taking.db.read_now(|conn| Ok::<_, Error>(kept_away(conn, &taking.ctx, &taking.told)?))?;
    match towards(&taking.ctx, &taking.told) {
        To::Desk(kind) => sealed::seal(taking, away, kind),
        To::Committee => ordinary::record(taking, away, None).map(|()| None),
        To::Handler { outside } => ordinary::record(taking, away, Some(outside)).map(|()| None),
    }
}

/// Where it goes. Whatever the table says, a sensitive category never becomes an ordinary case.
pub(super) fn towards(ctx: &Context, told: &Told) -> To {
    let answers = ctx.programme.category(told.category).is_some_and(|c| c.committee_may_answer);
    // without a committee there is nobody there to answer
    let may_answer = answers && told.committee.is_some();
    match routing::route(&ctx.programme.routes, &told.facts, told.category, may_answer) {
        To::Committee | To::Handler { .. } if told.category >= 6 => To::Desk(DeskKind::Bypass),
        to => to,
    }
}

/// Everybody who must not see it: whom the person named, and the committee it is about.
fn kept_away(conn: &mut DbConn, ctx: &Context, told: &Told) -> QueryResult<Match> {
    let mut found = match &told.keep_away {
        None => Match::default(),
        Some(KeepAway { name, function, place, .. }) => {
            let found = routing::match_person(conn, &ctx.book, name, *function, place)?;
            // somebody was meant; as long as it is not known who, nobody near is certain
            Match { doubtful: found.doubtful || found.accounts.is_empty(), ..found }
        }
    };
    if told.facts.about_committee {
        for committee in concerned(conn, ctx, told)? {
            found.accounts.extend(accounts::committee_members(conn, committee)?);
        }
    }
    tidy(&mut found.accounts);
    Ok(found)
}

/// The committee it is about: the one that took it in, or for a receiver all that are where it happened.
fn concerned(conn: &mut DbConn, ctx: &Context, told: &Told) -> QueryResult<Vec<CommitteeKey>> {
    if let Some(own) = told.committee {
        return Ok(vec![own]);
    }
    let Some(place) = told.place().and_then(|key| ctx.book.get(key)) else { return Ok(Vec::new()) };
    let near = |key: PlaceKey| ctx.book.get(key).is_some_and(|p| p.is_in(place.area()) || place.is_in(p.area()));
    let all = committees::all(conn)?;
    Ok(all.into_iter().filter(|c| c.place.is_some_and(near)).map(|c| c.key).collect())
}

fn tidy(accounts: &mut Vec<AccountKey>) {
    accounts.sort();
    accounts.dedup();
}
