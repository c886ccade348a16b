//! Lists put together from several reasons to see a case: each case once, in order, and none that its page would refuse.
use crate::support::world::World;
use crate::support::{in_area, member_of};
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::cases::model::Holder;
use jaabi::cases::{self, Order, Wanted};
use jaabi::storage::schema::{cases as shared, ordinary};

#[actix_web::test]
async fn whoever_sees_cases_for_several_reasons_finds_each_once_and_in_order() {
    let world = World::new().await;
    let roles = [in_area(Role::Handler, world.mopti, Some("wash")), member_of(world.committee)];
    let both = world.app.person("Sira Koné", &roles).await;
    let mut all = Vec::new();
    for number in 0..36u32 {
        let mut new = world.ordinary(&format!("pompe {number}"));
        new.sector = Some(if number % 3 == 0 { "food" } else { "wash" }.into());
        new.place = Some(if number % 4 == 0 { world.gao.place } else { world.mopti.place });
        new.committee = (number % 5 != 0).then_some(world.committee);
        new.hidden_from_committee = number % 7 == 0;
        new.assigned = (number % 6 == 0).then(|| both.key.unwrap());
        new.excluded = if number % 11 == 0 { vec![both.key.unwrap()] } else { Vec::new() };
        new.holder = Holder::Handler;
        new.category = if number % 2 == 0 { 4 } else { 2 };
        new.received_on = world.app.clock.today() - chrono::Days::new(u64::from(number * 7 % 13));
        all.push(world.record(new).await);
    }
    let mut open = Vec::new();
    for reference in &all {
        if both.get(&format!("/cases/{reference}")).await.status == 200 {
            open.push(reference.to_string());
        }
    }
    open.sort();
    assert!(open.len() > 12 && open.len() < all.len());
    let (ctx, viewer) = (world.context(), world.app.viewer(&both));
    for order in [Order::Newest, Order::Oldest, Order::Due] {
        let (mut listed, mut after) = (Vec::new(), None);
        loop {
            let wanted = Wanted { order: Some(order), most: 4, after: after.clone(), ..Wanted::default() };
            let page = world.app.read(|conn| Ok(cases::list(conn, &ctx, &viewer, &wanted)?));
            let Some((last, _)) = page.last() else { break };
            after = Some(last.reference.clone());
            listed.extend(page.into_iter().map(|(case, _)| case));
        }
        let sorted = match order {
            Order::Newest => listed.is_sorted_by_key(|c| std::cmp::Reverse(c.received_on)),
            Order::Oldest => listed.is_sorted_by_key(|c| c.received_on),
            Order::Due => listed.is_sorted_by_key(|c| (c.due_on.is_none(), c.due_on)),
        };
        assert!(sorted, "{order:?}");
        let mut references: Vec<String> = listed.iter().map(|case| case.reference.to_string()).collect();
        references.sort();
        assert_eq!(references, open, "{order:?}");
    }
}

#[actix_web::test]
async fn what_lists_are_sorted_by_follows_the_case() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let steps: [(&str, &[(&str, &str)]); 6] = [
        ("acknowledge", &[("on", "2026-03-02")]),
        ("hold", &[("reason", "pièce commandée"), ("until", "2026-03-20")]),
        ("resume", &[]),
        ("answer", &[("text", "jeudi")]),
        ("close", &[("reason", "resolved")]),
        ("reopen", &[("reason", "encore en panne")]),
    ];
    for (verb, fields) in steps {
        assert_eq!(world.act(&world.handler, &reference, verb, fields).await.status, 303, "{verb}");
        type Columns = (String, chrono::NaiveDate, Option<chrono::NaiveDate>, Option<chrono::NaiveDate>, Option<i64>);
        let (own, copy): (Columns, Columns) = world.app.read(|conn| {
            let own = (shared::state, shared::received_on, shared::due_on, shared::closed_on, shared::region_key);
            let copy =
                (ordinary::state, ordinary::received_on, ordinary::due_on, ordinary::closed_on, ordinary::region_key);
            Ok(shared::table.inner_join(ordinary::table).select((own, copy)).first(conn)?)
        });
        assert_eq!(own, copy, "{verb}");
    }
}

#[actix_web::test]
async fn a_choice_that_cannot_be_read_is_said_and_lists_nothing() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    for asked in
        ["state=zzz", "from=hier", "until=2026-13-01", "category=x", "mine=all", "due=never", "order=up", "after=X"]
    {
        for path in ["/cases", "/cases.csv"] {
            let answer = world.handler.get(&format!("{path}?{asked}")).await;
            assert!(answer.status == 200 && !answer.has(reference.as_str()), "{path} {asked}");
        }
        assert!(world.handler.get(&format!("/cases?{asked}")).await.has("ne se lit pas"), "{asked}");
    }
    let fine = "/cases?state=open&due=&from=2026-01-01&until=&category=4&mine=&order=newest&lang=fr";
    assert!(world.handler.get(fine).await.has(reference.as_str()));
}
