//! Ordinary cases that are due: who is reminded, when, and never twice for the same day.
use crate::support::role;
use crate::support::world::World;
use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::cases;
use jaabi::cases::model::Holder;
use jaabi::id::Reference;
use jaabi::storage::schema::{ordinary, reminders};

/// The round of a day; answers who was told.
async fn round(world: &World, day: NaiveDate) -> Vec<&'static str> {
    let (db, mut ctx) = (world.app.db.clone(), world.context());
    ctx.today = day;
    std::thread::spawn(move || cases::remind(&db, &ctx).unwrap()).join().unwrap();
    let told = world.everybody().into_iter().filter(|(_, person)| world.letter_waits(person));
    let told = told.map(|(who, _)| who).collect();
    world.letters_left().await;
    told
}

fn due(world: &World, reference: &Reference) -> NaiveDate {
    let key = world.case(reference);
    world.app.read(|conn| Ok(ordinary::table.find(key).select(ordinary::due_on.assume_not_null()).first(conn)?))
}

/// Who is told on which day, counted from the day it is due, over five weeks; days on which nobody is are left out.
async fn five_weeks(world: &World, due: NaiveDate) -> Vec<(i64, Vec<&'static str>)> {
    let mut said = Vec::new();
    for days in -5..30 {
        // a second round of the same day finds nothing left to say
        let told = round(world, due + TimeDelta::days(days)).await;
        assert_eq!(round(world, due + TimeDelta::days(days)).await, Vec::<&str>::new());
        if !told.is_empty() {
            said.push((days, told));
        }
    }
    said
}

#[actix_web::test]
async fn first_whoever_answers_then_the_manager_then_the_country_each_once() {
    let world = World::new().await;
    let country = world.app.person("Sekou Ba", &[role(Role::Manager)]).await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let due = due(&world, &reference);
    world.letters_left().await;
    let mut said = Vec::new();
    let mut to_country = Vec::new();
    for days in -5..30 {
        let day = due + TimeDelta::days(days);
        let (db, mut ctx) = (world.app.db.clone(), world.context());
        ctx.today = day;
        std::thread::spawn(move || cases::remind(&db, &ctx).unwrap()).join().unwrap();
        if world.letter_waits(&country) {
            to_country.push(days);
        }
        let told = round(&world, day).await;
        if !told.is_empty() {
            said.push((days, told));
        }
    }
    let days: Vec<i64> = said.iter().map(|(day, _)| *day).collect();
    assert_eq!(said.iter().map(|(_, who)| who.clone()).collect::<Vec<_>>(), [["handler"], ["handler"], ["manager"]]);
    assert!(days[0] < 0 && days[1] == 1 && (3..=7).contains(&days[2]), "{days:?}");
    assert!(to_country.len() == 1 && to_country[0] > days[2], "{to_country:?}");
}

#[actix_web::test]
async fn the_committee_that_has_to_answer_is_reminded_and_nobody_it_is_kept_from() {
    let world = World::new().await;
    let mut new = world.ordinary("l’horaire");
    new.holder = Holder::Committee;
    let reference = world.record(new).await;
    world.letters_left().await;
    let said = five_weeks(&world, due(&world, &reference)).await;
    assert_eq!(said[0].1, ["member"]);
    let mut about = world.ordinary("le comité");
    about.hidden_from_committee = true;
    about.excluded = vec![world.manager.key.unwrap(), world.handler.key.unwrap()];
    let reference = world.record(about).await;
    world.letters_left().await;
    let key = world.case(&reference);
    world
        .app
        .write(move |conn| Ok(diesel::delete(reminders::table.filter(reminders::case_key.eq(key))).execute(conn)?))
        .await;
    for (day, who) in five_weeks(&world, due(&world, &reference)).await {
        assert!(!who.iter().any(|who| ["member", "manager", "handler"].contains(who)), "{day}: {who:?}");
    }
}

#[actix_web::test]
async fn what_is_answered_held_closed_or_sealed_is_left_in_peace_and_a_new_day_begins_anew() {
    let world = World::new().await;
    let quiet = world.record(world.ordinary("le forage")).await;
    let held = world.record(world.ordinary("la bâche")).await;
    let sealed = world.record(world.ordinary("le riz")).await;
    let due = due(&world, &quiet);
    world.letters_left().await;
    let late = due + TimeDelta::days(1);
    assert_eq!(round(&world, late).await, ["handler"]);
    let reminded = || world.app.read(|conn| Ok(reminders::table.count().get_result::<i64>(conn)?));
    assert_eq!(reminded(), 3);
    world.act(&world.member, &sealed, "seal", &[("track", "psea")]).await.leads_to("/?done=sealed");
    assert_eq!(reminded(), 2, "nothing of it stays in the clear");
    let key = world.case(&quiet);
    let answered = Some(world.app.clock.today());
    world
        .app
        .write(move |conn| {
            Ok(diesel::update(ordinary::table.find(key)).set(ordinary::answered_on.eq(answered)).execute(conn)?)
        })
        .await;
    let key = world.case(&held);
    world
        .app
        .write(move |conn| {
            let later = Some(due + TimeDelta::days(20));
            Ok(diesel::update(ordinary::table.find(key)).set(ordinary::due_on.eq(later)).execute(conn)?)
        })
        .await;
    world.letters_left().await;
    assert_eq!(round(&world, due + TimeDelta::days(15)).await, Vec::<&str>::new());
    assert_eq!(round(&world, due + TimeDelta::days(21)).await, ["handler"], "due anew, said anew");
}

#[actix_web::test]
async fn two_servers_that_begin_the_day_together_remind_once() {
    let world = World::new().await;
    for n in 0..230 {
        world.record(world.ordinary(&format!("la pompe {n}"))).await;
    }
    let reference = world.record(world.ordinary("la dernière")).await;
    let day = due(&world, &reference) + TimeDelta::days(1);
    let mut ctx = world.context();
    ctx.today = day;
    let rounds: Vec<_> = (0..2)
        .map(|_| {
            let (db, ctx) = (world.app.db.clone(), ctx.clone());
            std::thread::spawn(move || cases::remind(&db, &ctx).unwrap())
        })
        .collect();
    let reminded: usize = rounds.into_iter().map(|round| round.join().unwrap()).sum();
    assert_eq!(reminded, 231);
}
