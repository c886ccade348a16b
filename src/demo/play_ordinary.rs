//! An ordinary case of the plan, entered and handled.
use super::cast::Cast;
use super::fill::{Live, Lives, Moment};
use super::plan::{PlannedCase, PlannedDeed, PlannedKind, PlannedOrdinary, PlannedStep, Who};
use super::set_up;
use crate::accounts;
use crate::cases::appeal::{self, Asking};
use crate::cases::handle;
use crate::cases::model::{Holder, NewOrdinary, Outcome};
use crate::cases::telling::{self, Telling};
use crate::cases::{self, At, Context};
use crate::id::{AccountKey, CommitteeKey, Reference};
use crate::routing::{self, Facts, Kind, To, Topic};
use crate::storage::DbConn;
use anyhow::Context as _;

/// Enters a case, or does one of its steps.
pub(super) fn play(
    conn: &mut DbConn,
    ctx: &Context,
    cast: &Cast,
    plan: &[PlannedCase],
    moment: Moment,
    lives: &mut Lives,
) -> anyhow::Result<()> {
    let case = &plan[moment.case];
    let PlannedKind::Ordinary(spoken) = &case.kind else { anyhow::bail!("it is sealed") };
    let Some(step) = moment.step.and_then(|step| case.steps.get(step)) else {
        lives[moment.case] = Some(enter(conn, ctx, cast, case, spoken)?);
        return Ok(());
    };
    let mut live = lives[moment.case].clone().context("it is not entered yet")?;
    let of = match step.deed {
        PlannedDeed::Close(_, Some(of)) => lives[of].as_ref().map(|other| other.reference.clone()),
        _ => None,
    };
    work(conn, ctx, cast, step, &live, of.as_ref())?;
    live.version += 1;
    if matches!(step.deed, PlannedDeed::Transmit(_) | PlannedDeed::Appeal(_)) {
        live.keepers = live.handler.into_iter().collect();
    }
    lives[moment.case] = Some(live);
    Ok(())
}

/// Takes a case in as the intake does.
fn enter(
    conn: &mut DbConn,
    ctx: &Context,
    cast: &Cast,
    case: &PlannedCase,
    spoken: &PlannedOrdinary,
) -> anyhow::Result<Live> {
    let committee = cast.committee(case).map(|committee| committee.key);
    let (holder, outside) = holder(ctx, spoken, committee)?;
    let actor = cast.enters(case)?;
    let mut new = NewOrdinary {
        committee,
        holder,
        hidden_from_committee: outside,
        received_by: Some(actor),
        ..said(ctx, case, spoken)?
    };
    let hidden_from = committee.filter(|_| outside);
    if let Some(committee) = hidden_from {
        new.excluded = accounts::committee_members(conn, committee)?;
    }
    let way = routing::assign(conn, &ctx.book, new.sector.as_deref(), new.place, &new.excluded, hidden_from)?;
    let handler = way.assigned.or(way.tell.first().copied()).unwrap_or(cast.far);
    let keeper = match (holder, committee) {
        (Holder::Committee, Some(committee)) => cast.member(committee)?,
        _ => handler,
    };
    new.assigned = way.assigned.filter(|_| holder == Holder::Handler);
    let recorded = cases::record_ordinary(conn, ctx, &new, Some(actor), None)?;
    Ok(Live { reference: recorded.reference, version: 1, keepers: vec![keeper], handler: Some(handler) })
}

/// Who holds it at first, and whether the committee must not see it.
fn holder(ctx: &Context, spoken: &PlannedOrdinary, committee: Option<CommitteeKey>) -> anyhow::Result<(Holder, bool)> {
    let kind = match spoken.category {
        1 => Kind::Thanks,
        2 => Kind::Know,
        3 => Kind::Help,
        4 => Kind::Small,
        _ if spoken.rude => Kind::Rude,
        _ => Kind::Wrong,
    };
    let facts = Facts {
        topic: if spoken.rude { Topic::AidWorker } else { Topic::Sector },
        kind: Some(kind),
        by: None,
        child: false,
        about_committee: spoken.about_committee,
    };
    let category = ctx.programme.category(spoken.category).context("its category is not known")?;
    let may_answer = category.committee_may_answer && committee.is_some();
    match routing::route(&ctx.programme.routes, &facts, category.code, may_answer) {
        To::Committee => Ok((Holder::Committee, false)),
        To::Handler { outside } => Ok((Holder::Handler, outside)),
        To::Desk(_) => anyhow::bail!("it belongs to a desk"),
    }
}

fn said(ctx: &Context, case: &PlannedCase, spoken: &PlannedOrdinary) -> anyhow::Result<NewOrdinary> {
    Ok(NewOrdinary {
        category: spoken.category,
        sector: spoken.sector.clone(),
        channel: case.channel.to_owned(),
        activity: None,
        project: super::projects::of(spoken.sector.as_deref(), case.region).map(str::to_owned),
        committee: None,
        place: Some(set_up::place(&ctx.book, case.place)?.key),
        holder: Holder::Handler,
        assigned: None,
        hidden_from_committee: false,
        excluded: Vec::new(),
        text: spoken.text.clone(),
        received_on: case.received_on,
        happened_on: spoken.happened_on,
        on_behalf: spoken.on_behalf,
        naming: spoken.naming,
        sex: Some(spoken.sex),
        age: Some(spoken.age.to_owned()),
        displacement: Some(spoken.displacement),
        access_needs: spoken.access_needs.map(str::to_owned),
        language: spoken.language.map(str::to_owned),
        interpreter: None,
        answer_by: spoken.answer_by,
        identity: spoken.identity.clone(),
        received_by: None,
        kept: None,
    })
}

fn who(cast: &Cast, live: &Live, by: Who) -> anyhow::Result<AccountKey> {
    match by {
        Who::Far => Ok(cast.far),
        Who::Manager => Ok(cast.manager),
        Who::Keeper | Who::Desk(_) => live.keepers.first().copied().context("nobody holds it"),
    }
}

fn work(
    conn: &mut DbConn,
    ctx: &Context,
    cast: &Cast,
    step: &PlannedStep,
    live: &Live,
    of: Option<&Reference>,
) -> anyhow::Result<()> {
    let viewer = cast.viewer(who(cast, live, step.by)?)?;
    let at = At { viewer, reference: &live.reference, version: live.version };
    match &step.deed {
        PlannedDeed::Acknowledge => handle::acknowledge(conn, ctx, at, ctx.today),
        PlannedDeed::Start => handle::start(conn, ctx, at),
        PlannedDeed::AppointFar => appeal::appoint(conn, ctx, at, cast.far),
        PlannedDeed::Decide(text) => appeal::decide(conn, ctx, at, (Outcome::Changed, text), None),
        PlannedDeed::Category(code, why) => handle::category(conn, ctx, at, *code, why),
        PlannedDeed::Attempt(text) => telling::attempt(conn, ctx, at, ctx.today, Some(text.clone())),
        PlannedDeed::Note(text) => handle::note(conn, ctx, at, text),
        PlannedDeed::Hold(why, until) => handle::hold(conn, ctx, at, why, *until),
        PlannedDeed::Resume => handle::resume(conn, ctx, at),
        PlannedDeed::Refer(to) => handle::refer(conn, ctx, at, to),
        PlannedDeed::Transmit(why) => handle::transmit(conn, ctx, at, (Holder::Handler, None), why),
        PlannedDeed::Answer(text) => handle::answer(conn, ctx, at, text, None),
        PlannedDeed::Tell(how, satisfied) => {
            let telling =
                Telling { how: how.as_str().to_owned(), on: ctx.today, satisfied: satisfied.map(str::to_owned) };
            telling::tell(conn, ctx, at, &telling)
        }
        PlannedDeed::Close(reason, _) => handle::close(conn, ctx, at, *reason, of),
        PlannedDeed::Reopen(why) => handle::reopen(conn, ctx, at, why),
        PlannedDeed::Appeal(text) => {
            let asking = Asking { text: text.clone(), which: None, wait: None };
            appeal::appeal(conn, ctx, at, asking)
        }
        PlannedDeed::Sealed(_) => anyhow::bail!("it is not sealed"),
    }?;
    Ok(())
}
