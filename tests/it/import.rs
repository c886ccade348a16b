//! Trackers people have, made into cases.
mod command;
mod export;
mod mapping;
mod pages;
mod rules;
mod truth;

use crate::support::Person;
use crate::support::world::World;
use jaabi::cases::model::OrdinaryFact;
use jaabi::cases::{self, Line, Wanted};
use jaabi::exchange::{self, Error, Import, Report, Tracker};
use jaabi::i18n::{I18n, Lang};
use std::sync::Arc;

/// The last day of the known trackers.
fn end_of_october() -> chrono::NaiveDateTime {
    chrono::NaiveDate::from_ymd_opt(2026, 10, 31).unwrap().and_hms_opt(9, 0, 0).unwrap()
}

/// Imports bytes as the data loader, off the async thread.
pub async fn import_as(world: &World, name: &str, bytes: &[u8], dry_run: bool) -> Result<Report, Error> {
    let (ctx, db, shelf) = (world.context(), world.app.db.clone(), world.app.program.places.clone());
    let actor = world.app.viewer(&world.loader);
    let (name, bytes) = (name.to_owned(), bytes.to_vec());
    let work = move || {
        let read = Tracker::read(&bytes, &name, None, ctx.today).expect("a tracker");
        let texts = Arc::new(I18n::load().expect("texts"));
        let import = Import {
            db: &db,
            ctx: &ctx,
            texts: &texts,
            lang: Lang::FRENCH,
            actor: Some((actor.key, actor.id)),
            shelf: Some(&shelf),
            dry_run,
        };
        exchange::import(&import, &read)
    };
    tokio::task::spawn_blocking(work).await.expect("a thread")
}

pub async fn import(world: &World, csv: &str) -> Report {
    import_as(world, "registre.csv", csv.as_bytes(), false).await.expect("an import")
}

/// Every ordinary case of the programme.
fn ordinary(world: &World) -> Vec<OrdinaryFact> {
    let today = world.app.clock.today();
    world.app.read(|conn| Ok(cases::facts(conn, None, None, today)?))
}

/// The cases a person may see.
fn seen_by(world: &World, person: &Person, sealed: bool) -> Vec<Line> {
    let (viewer, ctx) = (world.app.viewer(person), world.context());
    let wanted = Wanted { sealed, most: 10_000, ..Wanted::default() };
    world.app.read(|conn| Ok(cases::list(conn, &ctx, &viewer, &wanted)?))
}

/// The sealed cases of the programme: of the PSEA desk, and of the bypass desk for all the others.
fn sealed(world: &World) -> Vec<Line> {
    let mut lines = seen_by(world, &world.focal, true);
    lines.extend(seen_by(world, &world.far, true));
    lines
}

/// The kinds of the warnings, with their rows.
fn warned(report: &Report) -> Vec<(&'static str, &[u32])> {
    report.warnings.iter().map(|warning| (warning.kind, warning.rows.as_slice())).collect()
}
