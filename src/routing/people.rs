//! From "a handler" or "a desk" to persons: areas climb, exclusions hold, nobody is chosen who must not know.
use crate::access::{Held, Role};
use crate::accounts;
use crate::desks::{self, Desk, DeskKind, Member, Trust};
use crate::id::{AccountKey, CommitteeKey, PlaceKey};
use crate::places::Book;
use crate::storage::DbConn;
use crate::text::sound;
use chrono::NaiveDate;
use diesel::QueryResult;

/// To whom an ordinary case goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The one handler it belongs to, if there is exactly one best.
    pub assigned: Option<AccountKey>,
    /// All who are equally near: told that something waits.
    pub tell: Vec<AccountKey>,
}

/// The handlers of sector and area, nearest first: the sector's before those without a sector, then cercle, region,
/// country. Nobody excluded; nobody of `outside_of`.
///
/// # Errors
/// The database failed.
pub fn assign(
    conn: &mut DbConn,
    book: &Book,
    sector: Option<&str>,
    place: Option<PlaceKey>,
    excluded: &[AccountKey],
    outside_of: Option<CommitteeKey>,
) -> QueryResult<Assignment> {
    let way: Vec<PlaceKey> = place.map(|p| book.climb(p)).unwrap_or_default().iter().map(|p| p.key).collect();
    let holders = accounts::holders(conn, Role::Handler)?;
    let members: Vec<AccountKey> = match outside_of {
        Some(committee) => accounts::committee_members(conn, committee)?,
        None => Vec::new(),
    };
    let mut ranked: Vec<(usize, AccountKey)> = holders
        .iter()
        .filter(|(account, _)| !excluded.contains(account) && !members.contains(account))
        .filter_map(|(account, held)| {
            let near = match held.area {
                None => way.len(),
                Some(area) => way.iter().position(|key| *key == area.place)?,
            };
            let sector_rank = match (held.sector.as_deref(), sector) {
                (Some(own), Some(asked)) if own == asked => 0,
                (None, _) => 1,
                _ => return None,
            };
            Some((sector_rank * 100 + near, *account))
        })
        .collect();
    ranked.sort();
    let best = ranked.first().map(|(rank, _)| *rank);
    let mut tell: Vec<AccountKey> =
        ranked.into_iter().filter(|(rank, _)| Some(*rank) == best).map(|(_, account)| account).collect();
    tell.dedup();
    Ok(Assignment { assigned: if let [only] = tell.as_slice() { Some(*only) } else { None }, tell })
}

/// The desk a sensitive case goes to, with the members who may open it. The area's own desk before the region's before
/// the country's; one whose members are all excluded is passed over; then the bypass desk. No members: the case waits.
///
/// # Errors
/// The database failed.
pub fn choose_desk(
    conn: &mut DbConn,
    book: &Book,
    trust: &Trust,
    kind: DeskKind,
    region: Option<PlaceKey>,
    excluded: &[AccountKey],
    today: NaiveDate,
) -> QueryResult<(Option<Desk>, Vec<Member>)> {
    let way: Vec<PlaceKey> = region.map(|p| book.climb(p)).unwrap_or_default().iter().map(|p| p.key).collect();
    let all = desks::all(conn)?;
    let mut first = None;
    for wanted in [kind, DeskKind::Bypass] {
        let mut fitting: Vec<(usize, &Desk)> = all
            .iter()
            .filter(|desk| desk.kind == wanted && !desk.retired)
            .filter_map(|desk| match desk.place {
                None => Some((way.len(), desk)),
                Some(place) => way.iter().position(|key| *key == place).map(|near| (near, desk)),
            })
            .collect();
        fitting.sort_by_key(|(near, desk)| (*near, desk.key));
        for (_, desk) in fitting {
            let members: Vec<Member> = desks::members(conn, trust, desk, today)?
                .into_iter()
                .filter(|member| !excluded.contains(&member.account))
                .collect();
            if !members.is_empty() {
                return Ok((Some(desk.clone()), members));
            }
            first.get_or_insert_with(|| desk.clone());
        }
    }
    Ok((first, Vec::new()))
}

/// Every focal point that something can be sealed to, each once.
///
/// # Errors
/// The database failed.
pub fn focal_points(conn: &mut DbConn, trust: &Trust, today: NaiveDate) -> QueryResult<Vec<Member>> {
    let mut found: Vec<Member> = Vec::new();
    for desk in desks::all(conn)? {
        found.extend(desks::members(conn, trust, &desk, today)?);
    }
    found.sort_by_key(|member| member.account);
    found.dedup_by_key(|member| member.account);
    Ok(found)
}

/// Whom a spoken name, a function or a place means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Match {
    /// Accounts that are meant, for sure or perhaps: all of them are excluded.
    pub accounts: Vec<AccountKey>,
    /// Whether that is not certain: then the case goes to the bypass desk.
    pub doubtful: bool,
}

/// Matches "a certain person must not see it" against the accounts. Never shown as a list.
///
/// Certain is a name of at least two words, all of which exactly one account's name has, however they are spelt, and
/// which nothing else that was said contradicts: that one is excluded. Else everybody whose name resembles it is excluded,
/// and everybody who has the function (in the place, if one is given), and the match is doubtful: a first name alone, or a
/// name whose bearer has another function, may mean somebody who is not found by it. A function never empties the bypass
/// desk: who sits far away is not meant by it.
///
/// # Errors
/// The database failed.
pub fn match_person(
    conn: &mut DbConn,
    book: &Book,
    name: &str,
    function: Option<Role>,
    place: &str,
) -> QueryResult<Match> {
    let spoken = sound(name);
    let known = if spoken.is_empty() { Vec::new() } else { accounts::names(conn)? };
    let has_all = |account: &str| spoken.iter().all(|word| sound(account).contains(word));
    let named: Vec<AccountKey> = known.iter().filter(|(_, n)| has_all(n)).map(|(key, _)| *key).collect();
    let by_function = match function {
        Some(function) => with_function(conn, book, function, place)?,
        None => Vec::new(),
    };
    if let ([only], true) = (named.as_slice(), spoken.len() > 1) {
        let agrees = if function.is_some() { by_function.contains(only) } else { place.trim().is_empty() };
        if agrees {
            return Ok(Match { accounts: vec![*only], doubtful: false });
        }
    }
    let resembles = |account: &str| {
        let own = sound(account);
        spoken.iter().any(|word| word.chars().count() > 2 && own.iter().any(|o| alike(word, o)))
    };
    let mut found: Vec<AccountKey> =
        known.iter().filter(|(_, n)| has_all(n) || resembles(n)).map(|(key, _)| *key).chain(by_function).collect();
    found.sort();
    found.dedup();
    Ok(Match { accounts: found, doubtful: !spoken.is_empty() || function.is_some() || !place.trim().is_empty() })
}

fn with_function(conn: &mut DbConn, book: &Book, function: Role, place: &str) -> QueryResult<Vec<AccountKey>> {
    let place = book.meant(place);
    let desks = desks::all(conn)?;
    let holders = accounts::holders(conn, function)?;
    let here = |held: &Held| {
        let desk = held.desk.and_then(|key| desks.iter().find(|d| d.key == key));
        if desk.is_some_and(|d| d.kind == DeskKind::Bypass) {
            return false;
        }
        let own = held.area.map(|a| a.place).or_else(|| desk.and_then(|d| d.place)).and_then(|key| book.get(key));
        match (place, own) {
            (Some(place), Some(own)) => place.is_in(own.area()) || own.is_in(place.area()),
            _ => true,
        }
    };
    Ok(holders.into_iter().filter(|(_, held)| here(held)).map(|(account, _)| account).collect())
}

fn alike(a: &str, b: &str) -> bool {
    strsim::jaro_winkler(a, b) >= 0.88
}
