//! Two things at the same moment that together would break what must always hold. On PostgreSQL they really run side by
//! side; on SQLite one writer puts them in a row. Each pair is tried several times.
use crate::support::world::World;
use crate::support::{Person, focal_point_of, role};
use jaabi::access::Role;
use jaabi::cases::{self, Stays, model::Track};
use jaabi::{accounts, desks};
use std::sync::{Arc, Barrier};
use std::thread;

const ROUNDS: usize = 6;

type Deed = Box<dyn FnOnce() -> bool + Send>;

/// Does them at the same moment; which of them were done.
fn at_once(deeds: Vec<Deed>) -> Vec<bool> {
    let start = Arc::new(Barrier::new(deeds.len()));
    let run = |deed: Deed| {
        let start = start.clone();
        thread::spawn(move || {
            start.wait();
            deed()
        })
    };
    let threads: Vec<_> = deeds.into_iter().map(run).collect();
    threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
}

/// Closes the account of somebody, as `jaabi user disable` does.
fn closing(world: &World, person: &Person) -> Deed {
    let (key, days) = (person.key.unwrap(), (world.app.clock.today(), world.app.clock.now()));
    let (db, trust) = (world.app.db.clone(), world.context().trust);
    Box::new(move || match db.write_now(move |conn| cases::disable(conn, &trust, key, None, days)) {
        Ok(()) => true,
        Err(Stays::LastOfDesk(_) | Stays::LastHolder | Stays::Account(accounts::Error::LastAdministrator)) => false,
        Err(other) => panic!("{other}"),
    })
}

fn open_again(world: &World, person: &Person) -> Deed {
    let (key, now, db) = (person.key.unwrap(), world.app.clock.now(), world.app.db.clone());
    Box::new(move || db.write_now(move |conn| accounts::enable(conn, key, None, now)).is_ok())
}

#[actix_web::test]
async fn of_the_last_two_administrators_one_stays() {
    let world = World::new().await;
    let other = world.app.person("Koro Diarra", &[role(Role::Administrator)]).await;
    for _ in 0..ROUNDS {
        let closed = at_once(vec![closing(&world, &world.admin), closing(&world, &other)]);
        assert_eq!(closed.iter().filter(|done| **done).count(), 1, "{closed:?}");
        for person in [&world.admin, &other] {
            assert_eq!(at_once(vec![open_again(&world, person)]), [true]);
        }
    }
}

#[actix_web::test]
async fn of_the_last_two_members_of_a_desk_one_stays() {
    let world = World::new().await;
    for _ in 0..ROUNDS {
        let closed = at_once(vec![closing(&world, &world.focal), closing(&world, &world.second)]);
        assert_eq!(closed.iter().filter(|done| **done).count(), 1, "{closed:?}");
        for person in [&world.focal, &world.second] {
            assert_eq!(at_once(vec![open_again(&world, person)]), [true]);
        }
    }
}

#[actix_web::test]
async fn whoever_joins_or_leaves_while_cases_come_in_holds_exactly_those_sealed_to_members() {
    let world = World::new().await;
    let mut people = Vec::new();
    for number in 0..ROUNDS {
        let person = world.app.person(&format!("Nouvelle {number}"), &[focal_point_of(world.desks["psea"])]).await;
        people.push(person.key.unwrap());
    }
    for joining in people {
        let (desk, today) = (world.desks["psea"], world.app.clock.today());
        let (db, trust) = (world.app.db.clone(), world.context().trust);
        let join: Deed = Box::new(move || {
            let list = move |conn: &mut jaabi::storage::DbConn| {
                let desk = desks::get(conn, desk)?.expect("a desk");
                Ok::<_, anyhow::Error>(desks::join(
                    conn,
                    &trust,
                    (&desk, joining),
                    crate::support::recovery().bundle(),
                    today,
                )?)
            };
            db.write_now(list).expect("joined")
        });
        let intake = || -> Deed {
            let (db, ctx, new) = (world.app.db.clone(), world.context(), world.sealed(Track::Psea));
            Box::new(move || cases::take_sealed(&db, &ctx, &new, None, None).is_ok())
        };
        let leave: Deed = {
            let (db, trust, key) = (world.app.db.clone(), world.context().trust, world.second.key.unwrap());
            Box::new(move || {
                db.write_now(move |conn| Ok::<_, anyhow::Error>(desks::end(conn, &trust, key, today)?)).is_ok()
            })
        };
        let deeds = vec![join, intake(), intake(), leave, intake(), intake()];
        assert_eq!(at_once(deeds), [true; 6]);
        // a grant of a member belongs to a membership, and nobody holds two of one case
        let (cases, grants) = counts(&world);
        assert_eq!(grants.iter().filter(|own| **own == 0).count(), 0, "{cases} cases, {grants:?}");
    }
}

/// How many cases there are, and of each how many accounts hold it.
fn counts(world: &World) -> (usize, Vec<usize>) {
    use diesel::prelude::*;
    use jaabi::id::{AccountKey, CaseKey};
    use jaabi::storage::schema::{cases, grants};
    let all: Vec<CaseKey> = world.app.read(|conn| Ok(cases::table.select(cases::key).load(conn)?));
    let held: Vec<(CaseKey, AccountKey)> = world.app.read(|conn| {
        let own = grants::table.filter(grants::account_key.is_not_null());
        Ok(own.select((grants::case_key, grants::account_key.assume_not_null())).load(conn)?)
    });
    let of = |case: &CaseKey| {
        let mut holders: Vec<_> = held.iter().filter(|(key, _)| key == case).map(|(_, account)| *account).collect();
        let before = holders.len();
        holders.sort();
        holders.dedup();
        assert_eq!(before, holders.len(), "held twice by one");
        holders.len()
    };
    (all.len(), all.iter().map(of).collect())
}
