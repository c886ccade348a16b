//! A sensitive case: sealed to its desk, whatever the road that led there.
use super::Taking;
use crate::accounts;
use crate::cases::model::{Envelope, NewSealed, Track};
use crate::cases::{self, Context, Error};
use crate::committees;
use crate::desks::DeskKind;
use crate::id::DeskKey;
use crate::intake::model::{KeepAway, Particulars, Told};
use crate::routing::{self, Match};

/// Seals and writes; answers with the desk that must be phoned, if one must.
pub(super) fn seal(taking: &Taking, away: Match, kind: DeskKind) -> Result<Option<DeskKey>, Error> {
    let Taking { db, ctx, viewer, told, form, .. } = taking;
    let (committee, receiver) = db.read_now(|conn| {
        let committee = match told.committee {
            Some(key) => committees::get(conn, key)?,
            None => None,
        };
        let receiver = super::received_by(conn, told, viewer.key)?;
        let id = accounts::ids(conn, &[receiver])?.pop();
        Ok::<_, Error>((committee, id.map(|id| (receiver, id))))
    })?;
    let region = told.place().and_then(|key| ctx.book.get(key)).and_then(|p| p.region);
    let track = track(kind, told);
    let new = NewSealed {
        track,
        region,
        received_on: told.received_on,
        far_away: told.far || kind == DeskKind::Bypass,
        excluded: away.accounts,
        doubtful: away.doubtful,
        received_by: receiver.map(|(key, _)| key),
        envelope: Envelope {
            entered_by: Some(viewer.id.to_string()),
            received_by: receiver.map(|(_, id)| id.to_string()),
            ..envelope(ctx, told, track, committee.map(|c| c.name))
        },
        closed_on: None,
        due_on: None,
    };
    let own = (Some(form.hash.clone()), taking.pad.as_ref());
    match cases::take_sealed_on(db, ctx, &new, Some((viewer.key, viewer.id)), own) {
        // the second of two taps: the case is there, its slip is asked for
        Ok(_) | Err(Error::AlreadyRecorded) => to_phone(taking, &new),
        Err(error) => Err(error),
    }
}

fn envelope(ctx: &Context, told: &Told, track: Track, committee: Option<String>) -> Envelope {
    Envelope {
        category: told.category,
        sector: told.ordinary.as_ref().and_then(|o| o.sector.clone()),
        channel: told.channel.clone(),
        project: told.project.clone(),
        committee,
        about_committee: told.facts.about_committee,
        by: told.facts.by.map(|by| by.as_str().to_owned()),
        child: told.child,
        danger_now: told.danger,
        on_behalf: Some(told.on_behalf),
        naming: Some(told.naming),
        answer_by: Some(told.answer_by),
        identity: told.identity.clone(),
        words: told.words.clone().filter(|_| !track.asks_nothing()),
        place: told.ordinary.as_ref().and_then(|o| o.place).map(|key| ctx.book.label(key)),
        kept: told.ordinary.as_ref().map(kept).unwrap_or_default(),
        exclusion_words: told.keep_away.as_ref().map(KeepAway::words),
        ..Envelope::default()
    }
}

/// What an ordinary case asks beside the words: sealed along with them where nobody but the desk may know it.
fn kept(asked: &Particulars) -> Vec<(String, String)> {
    let rows = [
        ("sex", asked.sex.map(|s| s.as_str().to_owned())),
        ("age", asked.age.clone()),
        ("displacement", asked.displacement.map(|d| d.as_str().to_owned())),
        ("access_needs", asked.access.clone()),
        ("language", asked.language.clone()),
        ("interpreter", asked.interpreter.map(|yes| if yes { "yes" } else { "no" }.to_owned())),
        ("happened_on", asked.happened_on.map(|day| day.to_string())),
    ];
    rows.into_iter().filter_map(|(name, value)| value.map(|value| (name.to_owned(), value))).collect()
}

/// The life it lives. The bypass desk looks after any kind: then the category says which.
fn track(kind: DeskKind, told: &Told) -> Track {
    let own = Track::ALL.iter().copied().find(|track| track.desk() == Some(kind));
    own.unwrap_or(match told.category {
        6 => Track::Psea,
        8 if told.facts.child => Track::Child,
        8 => Track::Gbv,
        _ => Track::Integrity,
    })
}

/// The desk it went to, if somebody is in danger now or nobody there can open it.
fn to_phone(taking: &Taking, new: &NewSealed) -> Result<Option<DeskKey>, Error> {
    let Taking { db, ctx, told, .. } = taking;
    let usual = new.track.desk().unwrap_or(DeskKind::Bypass);
    let wanted = if new.far_away || new.doubtful { DeskKind::Bypass } else { usual };
    let (desk, members) = db.read_now(|conn| {
        Ok::<_, Error>(routing::choose_desk(conn, &ctx.book, &ctx.trust, wanted, new.region, &new.excluded, ctx.today)?)
    })?;
    let call = told.danger == Some(true) || members.is_empty();
    Ok(desk.filter(|_| call).map(|desk| desk.key))
}
