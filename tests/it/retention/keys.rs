//! A new key for names and contacts: with a server running that knows nothing of it, and broken off in between.
use crate::support::world::World;
use diesel::prelude::*;
use jaabi::sealing::InstanceKeys;
use jaabi::storage::schema::{factors, ordinary};
use jaabi::{accounts, app, cases};
use std::sync::Arc;

/// The keys with which names and second factors are encrypted.
fn in_use(world: &World) -> Vec<u8> {
    let rows = world.app.read(|conn| {
        let mut rows: Vec<Vec<u8>> = ordinary::table
            .select(ordinary::identity.assume_not_null())
            .filter(ordinary::identity.is_not_null())
            .load(conn)?;
        rows.extend(factors::table.select(factors::secret).load::<Vec<u8>>(conn)?);
        Ok(rows)
    });
    let mut keys: Vec<u8> = rows.iter().filter_map(|row| InstanceKeys::key_of(row)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

async fn everything(world: &World, keys: &Arc<InstanceKeys>) -> (usize, usize) {
    let (db, keys, now) = (world.app.db.clone(), keys.clone(), world.app.clock.now());
    let done = tokio::task::spawn_blocking(move || {
        let (one, lost) = cases::rekey(&db, &keys, now).unwrap();
        let (two, too) = accounts::rekey(&db, &keys).unwrap();
        (one + two, lost + too)
    });
    done.await.unwrap()
}

#[actix_web::test]
async fn names_stay_readable_while_the_key_is_exchanged_under_a_running_server() {
    let world = World::new().await;
    let folder = world.app.program.config.data.clone();
    let mut references = Vec::new();
    for _ in 0..70 {
        references.push(world.record(world.ordinary("x")).await);
    }
    let fanta = world.focal.elsewhere();
    // another process
    let other = Arc::new(app::load_keys(&folder).unwrap());
    assert_eq!(everything(&world, &other).await, (0, 0));
    assert_eq!(other.rotate(), Ok(2));
    app::replace_keys(&folder, &other).unwrap();
    // the server goes on with the old one
    let late = world.record(world.ordinary("entre-temps")).await;
    assert_eq!(in_use(&world), [1]);
    let (done, lost) = everything(&world, &other).await;
    assert!(done > 71 && lost == 0, "{done}");
    assert_eq!(in_use(&world), [2]);
    for reference in [&references[0], &references[69], &late] {
        assert!(world.handler.get(&format!("/cases/{reference}")).await.has("Kadidia"));
    }
    assert_eq!(fanta.sign_in().await.status, 303);
    assert_eq!(world.app.keys.current(), 2);
    other.retire();
    app::replace_keys(&folder, &other).unwrap();
    let program = world.app.program.clone();
    tokio::task::spawn_blocking(move || app::keep(&program, app::Seen::default())).await.unwrap().unwrap();
    assert!(world.app.keys.older().is_empty());
    assert!(world.handler.get(&format!("/cases/{late}")).await.has("Kadidia"));
    super::log_is_whole(&world);
}

#[actix_web::test]
async fn what_no_key_opens_is_counted_and_left_as_it_is() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("x")).await;
    let key = world.case(&reference);
    world
        .app
        .write(move |conn| {
            let row = ordinary::table.find(key);
            Ok(diesel::update(row).set(ordinary::identity.eq(Some(vec![9u8, 1, 2]))).execute(conn)?)
        })
        .await;
    let other = Arc::new(app::load_keys(&world.app.program.config.data).unwrap());
    other.rotate().unwrap();
    assert_eq!(everything(&world, &other).await.1, 1);
    assert_eq!(in_use(&world), [2, 9]);
}
