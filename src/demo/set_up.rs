//! Putting the programme of the demo into an instance: places, committees, desks, people.
use super::people::{Duty, PlannedAccount, people};
use super::services;
use super::world::{PlannedPlace, committees, desks as planned_desks, places as planned_places};
use crate::access::{Held, Level};
use crate::accounts::{self, NewAccount, Profile};
use crate::committees::{self as committee, NewCommittee};
use crate::desks::{self, NewDesk, Trust};
use crate::i18n::Lang;
use crate::id::{AccountKey, DeskKey};
use crate::places::{self, Book, NewPlace, Place};
use crate::sealing::{Argon2Cost, InstanceKeys, RecoveryKit};
use crate::storage::{Db, DbConn};
use anyhow::Context as _;
use chrono::{Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use std::sync::Arc;

/// How many months before its day the programme of the demo began: before its first case.
const MONTHS: u32 = 15;

/// When the programme of a demo of `today` began: its people must have been there before the first case.
pub fn began(today: NaiveDate) -> NaiveDateTime {
    let first = today.checked_sub_months(Months::new(MONTHS)).unwrap_or(today);
    first.and_time(NaiveTime::MIN) + TimeDelta::hours(8)
}

/// What filling a demo needs beside the database.
pub struct Powers {
    /// Whom the instance trusts.
    pub trust: Arc<Trust>,
    /// For the secrets of second factors.
    pub keys: Arc<InstanceKeys>,
    /// Confirms the members of desks.
    pub kit: RecoveryKit,
}

/// Adds what is not there yet, as of `began`. Committees and people that are there stay as they are; desks, which come
/// with the instance, learn whom to call. Blocks: not for an async thread.
///
/// # Errors
/// The database failed, or a region of Mali is not there: nothing is written then.
pub fn set_up(db: &Db, powers: Powers, began: NaiveDateTime, cost: Argon2Cost) -> anyhow::Result<()> {
    let accounts = derive(cost)?;
    db.write_now(move |conn| {
        add_places(conn)?;
        let book = Book::load(conn)?;
        add_committees(conn, &book)?;
        add_desks(conn)?;
        services::add(conn, began, began.date() + Months::new(MONTHS))?;
        add_people(conn, &book, (&accounts, &powers), began)
    })
}

/// Derives every password, on all cores: each takes a while, and none may be derived inside a transaction.
fn derive(cost: Argon2Cost) -> anyhow::Result<Vec<NewAccount>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = people().len().div_ceil(cores);
    std::thread::scope(|scope| {
        let some = |people: &'static [PlannedAccount]| {
            scope.spawn(move || people.iter().map(|person| new_account(person, cost)).collect::<Vec<_>>())
        };
        let running: Vec<_> = people().chunks(share).map(some).collect();
        let mut done = Vec::new();
        for thread in running {
            let accounts = thread.join().map_err(|_| anyhow::anyhow!("the passwords could not be derived"))?;
            done.extend(accounts.into_iter().collect::<anyhow::Result<Vec<_>>>()?);
        }
        Ok(done)
    })
}

fn new_account(person: &PlannedAccount, cost: Argon2Cost) -> anyhow::Result<NewAccount> {
    // roles need the keys of committees and desks, which do not exist yet
    let profile = Profile { name: person.name.to_owned(), language: Lang::parse(person.language), roles: Vec::new() };
    Ok(NewAccount::with_own_password(profile, person.password, cost)?.0)
}

fn add_places(conn: &mut DbConn) -> anyhow::Result<()> {
    for planned in planned_places() {
        let book = Book::load(conn)?;
        let around = around(&book, planned)?;
        if book.find(planned.name, planned.level, Some(around.area())).is_none() {
            let new = NewPlace {
                parent: Some(around),
                level: planned.level,
                name: planned.name,
                code: None,
                to_confirm: false,
            };
            places::add(conn, &new)?;
        }
    }
    Ok(())
}

/// The place around a planned one.
fn around<'a>(book: &'a Book, planned: &PlannedPlace) -> anyhow::Result<&'a Place> {
    let missing = || anyhow::anyhow!("the place around {:?} is not known", planned.name);
    let region = book.find(planned.region, Level::Region, None).with_context(missing)?;
    let cercle = book.find(planned.cercle, Level::Cercle, Some(region.area())).with_context(missing)?;
    match planned.commune {
        None => Ok(cercle),
        Some(commune) => book.find(commune, Level::Commune, Some(cercle.area())).with_context(missing),
    }
}

/// A place of the demo by its name.
pub(super) fn place<'a>(book: &'a Book, name: &str) -> anyhow::Result<&'a Place> {
    let planned = planned_places().iter().find(|place| place.name == name);
    let planned = planned.with_context(|| format!("{name:?} is not a place of the demo"))?;
    let found = book.find(name, planned.level, Some(around(book, planned)?.area()));
    found.with_context(|| format!("the place {name:?} is not there"))
}

fn add_committees(conn: &mut DbConn, book: &Book) -> anyhow::Result<()> {
    for planned in committees() {
        if committee::find_by_name(conn, planned.code)?.is_some() {
            continue;
        }
        let new = NewCommittee {
            code: planned.code.to_owned(),
            name: planned.name.to_owned(),
            place: Some(place(book, planned.place)?.key),
            phone: planned.phone.to_owned(),
            hours: planned.hours.to_owned(),
            woman: planned.woman.to_owned(),
            man: planned.man.to_owned(),
            to_confirm: false,
        };
        committee::add(conn, &new)?;
    }
    Ok(())
}

fn add_desks(conn: &mut DbConn) -> anyhow::Result<()> {
    for planned in planned_desks() {
        let new = NewDesk {
            code: planned.code.to_owned(),
            kind: planned.kind,
            name: planned.name.to_owned(),
            place: None,
            phone: planned.phone.to_owned(),
            hours: planned.hours.to_owned(),
            woman: planned.woman.to_owned(),
            man: planned.man.to_owned(),
        };
        match desks::by_code(conn, planned.code)? {
            // made with the instance, without anybody to call
            Some(desk) => drop(desks::describe(conn, &desk, [&new.phone, &new.hours, &new.woman, &new.man])?),
            None => drop(desks::add(conn, &new)?),
        }
    }
    Ok(())
}

fn add_people(
    conn: &mut DbConn,
    book: &Book,
    (new, powers): (&[NewAccount], &Powers),
    began: NaiveDateTime,
) -> anyhow::Result<()> {
    for (person, new) in people().iter().zip(new) {
        let key = match accounts::by_name(conn, person.name)? {
            Some(known) => known,
            None => accounts::create(conn, new, None, began)?,
        };
        if let Some(secret) = person.factor() {
            accounts::enrol(conn, &powers.keys, key, &secret, began)?;
        }
        for duty in person.duties {
            let held = held(conn, book, duty)?;
            let desk = held.desk;
            accounts::add_role(conn, key, held, None, began)?;
            if let Some(desk) = desk {
                join(conn, powers, desk, key, began.date())?;
            }
        }
    }
    Ok(())
}

/// A role by the keys of its scope.
fn held(conn: &mut DbConn, book: &Book, duty: &Duty) -> anyhow::Result<Held> {
    let area = match duty.region {
        None => None,
        Some(name) => {
            let region = book.find(name, Level::Region, None);
            Some(region.with_context(|| format!("the region {name:?} is not there"))?.area())
        }
    };
    let committee = match duty.committee {
        None => None,
        Some(code) => Some(committee::find_by_name(conn, code)?.context("a committee of the demo is not there")?.key),
    };
    let desk = match duty.desk {
        None => None,
        Some(code) => Some(desks::by_code(conn, code)?.context("a desk of the demo is not there")?.key),
    };
    Ok(Held { role: duty.role, committee, area, sector: duty.sector.map(str::to_owned), desk })
}

/// Makes an account a member of a desk from before the first case on, confirmed by the kit: whoever joined later could
/// open none of them.
fn join(conn: &mut DbConn, powers: &Powers, desk: DeskKey, account: AccountKey, from: NaiveDate) -> anyhow::Result<()> {
    let Powers { trust, kit, .. } = powers;
    let desk = desks::get(conn, desk)?.context("a desk of the demo is not there")?;
    if desks::members(conn, trust, &desk, from)?.iter().any(|member| member.account == account) {
        return Ok(());
    }
    // one that begins later would be a second membership
    desks::end(conn, trust, account, from)?;
    anyhow::ensure!(desks::join(conn, trust, (&desk, account), kit.bundle(), from)?, "a focal point has no keys");
    Ok(())
}
