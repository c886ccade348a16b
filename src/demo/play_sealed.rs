//! A sealed case of the plan, entered and worked on by those of its desk.
use super::cast::Cast;
use super::fill::Live;
use super::plan::{PlannedCase, PlannedDeed, PlannedKind, PlannedSealed, PlannedStep, Who};
use super::set_up;
use crate::access::Viewer;
use crate::cases::model::{Envelope, NewSealed, Track};
use crate::cases::{self, At, Context};
use crate::desks::DeskKind;
use crate::id::AccountKey;
use crate::routing::{self, By};
use crate::storage::DbConn;
use anyhow::Context as _;

/// Enters a case, or does one of its steps.
pub(super) fn play(
    conn: &mut DbConn,
    ctx: &Context,
    cast: &Cast,
    case: &PlannedCase,
    step: Option<usize>,
    live: &mut Option<Live>,
) -> anyhow::Result<()> {
    let PlannedKind::Sealed(said) = &case.kind else { anyhow::bail!("it is not sealed") };
    match (step.and_then(|step| case.steps.get(step)), live) {
        (None, live) => *live = Some(enter(conn, ctx, cast, case, said)?),
        (Some(step), Some(live)) => work(conn, ctx, cast, step, live)?,
        (Some(_), None) => anyhow::bail!("it is not entered yet"),
    }
    Ok(())
}

fn enter(
    conn: &mut DbConn,
    ctx: &Context,
    cast: &Cast,
    case: &PlannedCase,
    said: &PlannedSealed,
) -> anyhow::Result<Live> {
    let author = cast.viewer(cast.enters(case)?)?;
    let region = set_up::place(&ctx.book, case.place)?.region;
    let new = NewSealed {
        track: said.track,
        region,
        received_on: case.received_on,
        far_away: said.far_away,
        excluded: Vec::new(),
        doubtful: false,
        received_by: None,
        envelope: envelope(cast, case, said, author),
        closed_on: None,
        due_on: None,
    };
    let wanted = said.track.desk().filter(|_| !said.far_away).unwrap_or(DeskKind::Bypass);
    let (_, members) = routing::choose_desk(conn, &ctx.book, &ctx.trust, wanted, region, &[], ctx.today)?;
    let keepers: Vec<AccountKey> = members.iter().map(|member| member.account).collect();
    let ready = cases::prepare(conn, ctx, &new, Some((author.key, author.id)))?;
    let recorded = cases::record_sealed(conn, ctx, ready, None, false)?;
    Ok(Live { reference: recorded.reference, version: 1, keepers, handler: None })
}

fn envelope(cast: &Cast, case: &PlannedCase, said: &PlannedSealed, author: &Viewer) -> Envelope {
    let category = match said.track {
        Track::Psea => 6,
        Track::Integrity => 7,
        _ => 8,
    };
    Envelope {
        category,
        channel: case.channel.to_owned(),
        committee: cast.committee(case).map(|committee| committee.name.clone()),
        by: said.by.map(|by: By| by.as_str().to_owned()),
        child: said.by.map(|_| said.track == Track::Child),
        danger_now: said.by.map(|_| said.danger_now),
        on_behalf: Some(said.on_behalf),
        naming: Some(said.naming),
        answer_by: Some(said.answer_by),
        identity: said.identity.clone(),
        words: said.words.clone(),
        entered_by: Some(author.id.to_string()),
        ..Envelope::default()
    }
}

fn work(conn: &mut DbConn, ctx: &Context, cast: &Cast, step: &PlannedStep, live: &mut Live) -> anyhow::Result<()> {
    let PlannedDeed::Sealed(addition) = &step.deed else { anyhow::bail!("it is sealed") };
    let number = if let Who::Desk(number) = step.by { number } else { 0 };
    let member = live.keepers.get(number % live.keepers.len().max(1)).copied();
    let viewer = cast.viewer(member.context("nobody at its desk can open it")?)?;
    let at = At { viewer, reference: &live.reference, version: live.version };
    cases::sealed::add_within(conn, ctx, at, (**addition).clone())?;
    live.version += 1;
    Ok(())
}
