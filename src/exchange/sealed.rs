//! From an understood row to a sealed case: everything but track, region and days goes into the envelope.
use super::{
    facts::{self, Fact, Say, date_text},
    fields::Field,
    ordinary::project,
    rows::TrackerRow,
    values::Sensitivity,
};
use crate::cases::model::{Envelope, Identity, Naming, NewSealed, Track};
use crate::id::PlaceKey;
use crate::programme::Programme;

/// The case that a sensitive row makes; none for an ordinary row. What happened is not taken over where the mechanism
/// asks nothing, and neither name nor contact of somebody who did not agree to be recorded.
pub fn case_of(row: &TrackerRow, region: Option<PlaceKey>, programme: &Programme, say: &Say) -> Option<NewSealed> {
    let track = track(row)?;
    let agreed = row.person.consent != Some(false);
    let identity = if agreed { identity(row) } else { Identity::default() };
    let naming = match row.person.anonymous {
        Some(true) if identity.name.is_empty() => Some(Naming::Anonymous),
        Some(true) => Some(Naming::Confidential),
        Some(false) => Some(Naming::Named),
        None => None,
    };
    let envelope = Envelope {
        category: i32::from(row.category),
        sector: row.sector.map(str::to_owned),
        channel: row.channel.unwrap_or("other").to_owned(),
        project: project(row, programme),
        committee: row.committee.clone(),
        child: row.person.age.as_ref().map(|age| age.minor),
        on_behalf: facts::on_behalf(row).said(),
        naming,
        identity,
        words: row.summary.clone().filter(|_| !row.drops_summary()),
        kept: kept(row, say, agreed),
        ..Envelope::default()
    };
    Some(NewSealed {
        track,
        region,
        received_on: row.received,
        far_away: false,
        excluded: Vec::new(),
        doubtful: false,
        received_by: None,
        envelope,
        closed_on: row.steps.closed,
        due_on: row.steps.due,
    })
}

/// The life a sensitive row will live.
pub fn track(row: &TrackerRow) -> Option<Track> {
    row.track().and_then(|track| Track::parse(track.code()))
}

fn identity(row: &TrackerRow) -> Identity {
    Identity {
        name: row.person.name.clone().unwrap_or_default(),
        contact: row.person.contact.clone().unwrap_or_default(),
        when_where: row.person.safe_contact.clone().unwrap_or_default(),
        ..Identity::default()
    }
}

/// Further facts by the names of their `kept-` texts.
fn kept(row: &TrackerRow, say: &Say, agreed: bool) -> Vec<(String, String)> {
    let mut told = person(row, say);
    told.extend(place(row));
    told.extend(steps(row, say));
    told.extend(facts::beyond(row, say));
    let tells_it = |field| matches!(field, Field::Issue | Field::Kind);
    told.retain(|(field, _)| !row.drops_summary() || !tells_it(*field));
    let mut kept: Vec<(String, String)> =
        told.into_iter().map(|(field, value)| (name(field).to_owned(), value)).collect();
    // nobody knows what stands in these: where no story is kept, it may be one
    if !row.drops_summary() {
        let others = row.others.iter().filter(|(header, _)| agreed || !facts::may_identify(header));
        let lines: Vec<String> = others.map(|(header, value)| say.line(header, value)).collect();
        kept.extend(Some(lines.join("\n")).filter(|text| !text.is_empty()).map(|text| ("notes".to_owned(), text)));
    }
    kept
}

fn name(field: Field) -> &'static str {
    match field {
        Field::Reference => "former_reference",
        Field::Incident => "happened_on",
        _ => field.code(),
    }
}

fn some(facts: Vec<(Field, Option<String>)>) -> Vec<Fact> {
    facts.into_iter().filter_map(|(field, value)| Some((field, value?))).collect()
}

fn person(row: &TrackerRow, say: &Say) -> Vec<Fact> {
    let person = &row.person;
    let language = person.language.as_deref().map(facts::language).filter(|code| *code != "other");
    some(vec![
        (Field::Reference, row.reference.clone()),
        (Field::Incident, row.incident.map(date_text)),
        (Field::Sex, person.sex.map(|code| say.coded("sex-", code))),
        (Field::Age, person.age.as_ref().map(|age| age.band.clone()).filter(|band| band != "adult")),
        (Field::Displacement, person.displacement.map(|code| say.coded("displacement-", code))),
        (Field::Disability, person.disability.map(|yes| say.yes_no(yes))),
        (Field::Language, language.map(|code| say.coded("language-", code))),
    ])
}

fn place(row: &TrackerRow) -> Vec<Fact> {
    some(vec![
        (Field::Region, row.place.region.clone()),
        (Field::Cercle, row.place.cercle.clone()),
        (Field::Commune, row.place.commune.clone()),
        (Field::Site, row.place.site.clone()),
    ])
}

fn steps(row: &TrackerRow, say: &Say) -> Vec<Fact> {
    let steps = &row.steps;
    let sensitivity = match row.sensitivity {
        Sensitivity::Ordinary => None,
        Sensitivity::Sensitive => Some("import-sensitive"),
        Sensitivity::HighlySensitive => Some("import-highly-sensitive"),
    };
    let reason = steps.closing_reason.clone().filter(|text| facts::closing_reason(text).is_some());
    some(vec![
        (Field::Sensitivity, sensitivity.map(|key| say.text(key))),
        (Field::Status, steps.status.as_ref().map(|status| say.status(status))),
        (Field::Acknowledged, steps.acknowledged.map(date_text)),
        (Field::AnsweredOn, steps.answered.map(date_text)),
        (Field::Told, steps.told.map(|yes| say.yes_no(yes))),
        (Field::ToldOn, steps.told_on.map(date_text)),
        (Field::Satisfaction, steps.satisfaction.map(|code| say.coded("satisfied-", code))),
        (Field::ClosingReason, reason),
    ])
}
