//! What becomes of what was told: excluded, routed, recorded or sealed.
mod ordinary;
mod sealed;

use super::model::{KeepAway, Told};
use crate::access::Viewer;
use crate::cases::{Context, Error, Form, Pad};
use crate::desks::DeskKind;
use crate::id::{AccountId, AccountKey, CommitteeKey, DeskKey, PlaceKey};
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
    /// What makes the form count once, and what its files know of it.
    pub form: Form,
    /// How many files the person saw.
    pub files: usize,
    /// The slip that is handed out, if it was printed in advance.
    pub pad: Option<Pad>,
}

/// Records what was told, once. Afterwards: the desk to be phoned, if somebody is in danger or nobody is at the desk.
///
/// Blocks: seals, and waits for the writer.
///
/// # Errors
/// `CannotSeal` when a sealed case could never be opened again; `Stale` when there are more or fewer files by now.
pub(super) fn take(taking: &Taking) -> Result<Option<DeskKey>, Error> {
    let away = taking.db.read_now(|conn| Ok::<_, Error>(kept_away(conn, &taking.ctx, &taking.told)?))?;
    match towards(&taking.ctx, &taking.told) {
        To::Desk(kind) => sealed::seal(taking, away, kind),
        To::Committee => take_ordinary(taking, away, None),
        To::Handler { outside } => take_ordinary(taking, away, Some(outside)),
    }
}

/// An ordinary case for whoever may know it. Where nobody may, the desk far away gets it, sealed: never nobody.
fn take_ordinary(taking: &Taking, away: Match, handler: Option<bool>) -> Result<Option<DeskKey>, Error> {
    if ordinary::record(taking, &away, handler)? { Ok(None) } else { sealed::seal(taking, away, DeskKind::Bypass) }
}

/// The desk to be called first if there is danger now; none while that cannot be known.
pub(super) fn first_called(ctx: &Context, told: &Told) -> Option<DeskKind> {
    match towards(ctx, told) {
        // the person who must not see it may sit at the near desk
        To::Desk(_) if told.far || told.keep_away.is_some() => Some(DeskKind::Bypass),
        To::Desk(kind) => Some(kind),
        _ => None,
    }
}

/// Whether files may be added: only where the case will be an ordinary one for certain. What is sealed asks for nothing that is
/// not needed, and a committee keeps nothing of it.
pub(super) fn takes_files(ctx: &Context, told: &Told) -> bool {
    let ordinary = matches!(towards(ctx, told), To::Committee | To::Handler { outside: false });
    ordinary && !told.far && told.keep_away.is_none() && !told.facts.about_committee
}

/// The account that received it: chosen among the committee's members, else the one who writes.
fn received_by(conn: &mut DbConn, told: &Told, writer: AccountKey) -> QueryResult<AccountKey> {
    let (Some(committee), Some(chosen)) = (told.committee, told.received_by.as_deref().and_then(AccountId::parse))
    else {
        return Ok(writer);
    };
    let members = accounts::committee_members(conn, committee)?;
    let chosen = accounts::key_of(conn, chosen)?.filter(|key| members.contains(key));
    Ok(chosen.unwrap_or(writer))
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
        let concerned = concerned(conn, ctx, told)?;
        // some committee is meant; as long as it is not known which, nobody near is certain
        found.doubtful |= concerned.is_empty();
        for committee in concerned {
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
