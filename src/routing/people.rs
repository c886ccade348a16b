//! From "a handler" or "a desk" to persons: areas climb, exclusions hold, nobody is chosen who must not know.
use crate::access::Role;
use crate::accounts;
use crate::desks::{self, Desk, DeskKind, Member};
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
            .filter(|desk| desk.kind == wanted)
            .filter_map(|desk| match desk.place {
                None => Some((way.len(), desk)),
                Some(place) => way.iter().position(|key| *key == place).map(|near| (near, desk)),
            })
            .collect();
        fitting.sort_by_key(|(near, desk)| (*near, desk.key));
        for (_, desk) in fitting {
            let members: Vec<Member> = desks::members(conn, desk.key, today)?
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
/// Certain is a name all of whose words one account's name has, however they are spelt. What only resembles is
/// excluded too, and doubtful; so is a function or a place, which means everybody who has it.
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
    let mut matched = Match::default();
    let spoken = sound(name);
    let place = book.meant(place);
    if !spoken.is_empty() {
        let mut certain = 0;
        for (key, account) in accounts::names(conn)? {
            let own = sound(&account);
            let all = spoken.iter().all(|word| own.contains(word));
            let some = spoken.iter().any(|word| word.chars().count() > 2 && own.iter().any(|o| alike(word, o)));
            certain += usize::from(all);
            if all || some {
                matched.accounts.push(key);
            }
        }
        matched.doubtful = certain != 1;
    }
    if function.is_some() || place.is_some() {
        let fits = |area_ok: bool, role: Role| area_ok && function.is_none_or(|f| f == role);
        for role in Role::ALL {
            for (key, held) in accounts::holders(conn, *role)? {
                let in_area = match (place, held.area) {
                    (None, _) | (_, None) => true,
                    (Some(place), Some(area)) => {
                        place.is_in(area) || book.get(area.place).is_some_and(|p| p.is_in(place.area()))
                    }
                };
                // a place alone names nobody: it only narrows a function
                if function.is_some() && fits(in_area, *role) && !matched.accounts.contains(&key) {
                    matched.accounts.push(key);
                }
            }
        }
        matched.doubtful |= spoken.is_empty();
    }
    Ok(matched)
}

fn alike(a: &str, b: &str) -> bool {
    strsim::jaro_winkler(a, b) >= 0.88
}
