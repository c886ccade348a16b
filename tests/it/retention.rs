//! Erasing: what goes when, what stays, what a person who asks is given, and that nothing of it is left in any file.
mod asked;
mod backups;
mod canary;
mod due;
mod figures;
mod keys;

use crate::support::world::World;
use diesel::prelude::*;
use jaabi::cases::model::Track;
use jaabi::id::Reference;
use jaabi::retention::{self, Line, Policy};
use jaabi::storage::schema::cases;

/// Everything that is due, at once.
async fn round(world: &World) -> Vec<Line> {
    let (kit, policy) = (world.app.program.kit(), Policy::of(&world.app.program.config.retention));
    let run = tokio::task::spawn_blocking(move || retention::run(&kit, &policy, None).expect("a round"));
    let (lines, finished) = run.await.expect("a thread");
    assert!(finished);
    lines
}

/// So many days later; the handler and the focal points are signed in.
async fn after(world: &World, days: i64) {
    world.app.later(days * 86_400);
    for person in [&world.handler, &world.manager, &world.focal, &world.second, &world.member] {
        person.sign_in().await;
    }
}

/// An ordinary case that was answered and closed.
async fn closed(world: &World, text: &str) -> Reference {
    let reference = world.record(world.ordinary(text)).await;
    world.act(&world.handler, &reference, "answer", &[("text", text)]).await;
    close(world, &reference).await;
    reference
}

async fn close(world: &World, reference: &Reference) {
    let done = world.act(&world.handler, reference, "close", &[("reason", "resolved")]).await;
    done.leads_to(&format!("/cases/{reference}?done=close"));
}

/// A sealed case that was closed.
async fn closed_sealed(world: &World, track: Track) -> Reference {
    let reference = world.take(world.sealed(track)).await;
    let fields = [("closing", "assistance_given"), ("text", ""), ("reason", "essai")];
    let done = world.act(&world.focal, &reference, "close", &fields).await;
    done.leads_to(&format!("/cases/{reference}?done=close"));
    reference
}

/// Whether there is a case of this number at all.
fn is_there(world: &World, reference: &Reference) -> bool {
    let own = cases::table.filter(cases::reference.eq(reference.as_str().to_owned()));
    world.app.read(|conn| Ok(own.count().get_result::<i64>(conn)? == 1))
}

/// The audit log is whole.
fn log_is_whole(world: &World) {
    let key = world.app.keys.log_key().unwrap();
    let report = world.app.read(|conn| Ok(jaabi::audit::verify(conn, &key, &jaabi::audit::Seen::default())?));
    assert_eq!(report.broken, None);
}

/// Kinds of entries of the log about anything, ordered by name.
fn kinds(world: &World) -> Vec<String> {
    use jaabi::storage::schema::{audit, audit_sealed};
    world.app.read(|conn| {
        let mut kinds: Vec<String> = audit::table.select(audit::kind).load(conn)?;
        kinds.extend(audit_sealed::table.select(audit_sealed::kind).load::<String>(conn)?);
        kinds.sort();
        Ok(kinds)
    })
}
