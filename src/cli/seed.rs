//! `jaabi seed N`: invented cases for load tests. The seed decides the facts, never keys or references.
use super::args::Seed;
use super::instance::open;
use super::say::say;
use crate::access::Level;
use crate::cases::model::{
    AnswerBy, Envelope, Holder, Identity, Kept, Naming, NewOrdinary, NewSealed, OnBehalf, Sex, State, Track,
};
use crate::cases::{self, Context};
use crate::clock::Clock;
use crate::committees;
use crate::config::Config;
use crate::id::{CommitteeKey, PlaceKey};
use crate::storage::Db;
use chrono::{Days, NaiveDate};
use indicatif::{ProgressBar, ProgressStyle};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::time::{Duration, Instant};

/// Cases in one transaction.
const BATCH: u64 = 400;
/// One in so many is sealed.
const SEALED: u64 = 10;
const THINGS: &[&str] =
    &["la pompe", "le forage", "la liste", "le kit", "la carte SIM", "la bâche", "la latrine", "le riz"];
const FAULTS: &[&str] = &["en panne depuis", "absent depuis", "en retard de", "abîmé depuis", "incomplet depuis"];

pub(super) fn seed(config: &Config, asked: &Seed, clock: &Clock) -> anyhow::Result<()> {
    let opened = open(config, clock)?;
    let began = Instant::now();
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}")?;
    let bar = ProgressBar::new(asked.cases).with_style(style);
    fill(&opened.db, &opened.ctx, asked.cases, asked.seed, |done| {
        // a bar for two seconds is only noise
        if began.elapsed() > Duration::from_secs(2) {
            bar.set_position(done);
        }
    })?;
    bar.finish_and_clear();
    say(&format!("{} cases in {:.1} s", asked.cases, began.elapsed().as_secs_f64()))
}

/// Adds `cases` invented cases; `progress` is told how many are there.
///
/// # Errors
/// The database failed, or nothing can be sealed here.
pub fn fill(db: &Db, ctx: &Context, cases: u64, seed: u64, progress: impl Fn(u64)) -> anyhow::Result<()> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let cercles: Vec<PlaceKey> = ctx.book.of_level(Level::Cercle).iter().map(|p| p.key).collect();
    let committees = db.read_now(|conn| Ok::<_, anyhow::Error>(committees::all(conn)?))?;
    let committees: Vec<CommitteeKey> = committees.iter().map(|c| c.key).collect();
    let mut done = 0;
    while done < cases {
        let size = BATCH.min(cases - done);
        batch(db, ctx, &mut rng, (&cercles, &committees), size)?;
        done += size;
        progress(done);
    }
    Ok(())
}

fn batch(
    db: &Db,
    ctx: &Context,
    rng: &mut ChaCha8Rng,
    (cercles, committees): (&[PlaceKey], &[CommitteeKey]),
    size: u64,
) -> anyhow::Result<()> {
    let mut ordinary = Vec::new();
    let mut sealed = Vec::new();
    for _ in 0..size {
        let place = cercles.get(rng.random_range(0..cercles.len().max(1))).copied();
        if rng.random_range(0..SEALED) == 0 {
            let new = sealed_case(ctx, rng, place);
            sealed.push(db.read_now(|conn| cases::prepare(conn, ctx, &new, None))?);
        } else {
            let committee = committees.get(rng.random_range(0..committees.len().max(1))).copied();
            ordinary.push(NewOrdinary { committee, ..ordinary_case(ctx, rng, place) });
        }
    }
    let ctx = ctx.clone();
    db.write_now(move |conn| {
        for new in &ordinary {
            cases::record_ordinary(conn, &ctx, new, None, None)?;
        }
        for ready in sealed {
            cases::record_sealed(conn, &ctx, ready, None, false)?;
        }
        Ok::<_, anyhow::Error>(())
    })
}

fn received(ctx: &Context, rng: &mut impl Rng) -> NaiveDate {
    ctx.today.checked_sub_days(Days::new(rng.random_range(0..1200))).unwrap_or(ctx.today)
}

fn pick<'a>(rng: &mut impl Rng, from: &[&'a str]) -> &'a str {
    from.get(rng.random_range(0..from.len())).copied().unwrap_or_default()
}

fn ordinary_case(ctx: &Context, rng: &mut impl Rng, place: Option<PlaceKey>) -> NewOrdinary {
    let received_on = received(ctx, rng);
    let after = |days: u64| received_on.checked_add_days(Days::new(days)).filter(|day| *day <= ctx.today);
    let (first, wait) = (rng.random_range(0..4), rng.random_range(1..60));
    let closed_on = if rng.random_range(0..5) == 0 { None } else { after(wait) };
    let sector = ctx.programme.sectors.get(rng.random_range(0..ctx.programme.sectors.len().max(1)));
    let channel = ctx.programme.channels.get(rng.random_range(0..ctx.programme.channels.len().max(1)));
    NewOrdinary {
        category: rng.random_range(1..=5),
        sector: sector.map(|s| s.code.clone()),
        channel: channel.map_or_else(|| "other".into(), |c| c.code.clone()),
        activity: None,
        project: None,
        committee: None,
        place,
        holder: Holder::Handler,
        assigned: None,
        hidden_from_committee: false,
        excluded: Vec::new(),
        text: format!("{} {} {} jours", pick(rng, THINGS), pick(rng, FAULTS), rng.random_range(2..90)),
        received_on,
        happened_on: None,
        on_behalf: OnBehalf::Oneself,
        naming: Naming::Anonymous,
        sex: Some(if rng.random_range(0..3) == 0 { Sex::Male } else { Sex::Female }),
        age: Some("18-59".into()),
        displacement: None,
        access_needs: None,
        language: None,
        interpreter: None,
        answer_by: AnswerBy::Committee,
        identity: Identity::default(),
        received_by: None,
        kept: Some(Kept {
            state: Some(State::InProgress),
            acknowledged_on: after(first),
            answered_on: closed_on,
            told_on: closed_on,
            closed_on,
            ..Kept::default()
        }),
    }
}

fn sealed_case(ctx: &Context, rng: &mut impl Rng, place: Option<PlaceKey>) -> NewSealed {
    let tracks = &Track::ALL[1..];
    let track = tracks.get(rng.random_range(0..tracks.len())).copied().unwrap_or(Track::Psea);
    NewSealed {
        track,
        region: place.and_then(|key| ctx.book.get(key)).and_then(|p| p.region),
        received_on: received(ctx, rng),
        far_away: false,
        excluded: Vec::new(),
        doubtful: false,
        received_by: None,
        envelope: Envelope { category: 6, channel: "hotline".into(), ..Envelope::default() },
        closed_on: None,
        due_on: None,
    }
}
