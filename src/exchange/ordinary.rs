//! From an understood row to an ordinary case. Steps that are missing are not invented.
use super::{
    facts::{self, Fact, Say},
    fields::Field,
    rows::TrackerRow,
    values::{Age, Status},
};
use crate::cases::model::{AnswerBy, Displacement, Holder, Identity, Kept, Naming, NewOrdinary, Sex, State};
use crate::id::{AccountKey, CommitteeKey, PlaceKey};
use crate::programme::Programme;
use crate::text::fold;
use chrono::NaiveDate;

/// What the programme knows of where a row belongs.
#[derive(Debug, Default)]
pub struct Around {
    /// The smallest place.
    pub place: Option<PlaceKey>,
    /// The committee.
    pub committee: Option<CommitteeKey>,
    /// The one handler it belongs to.
    pub assigned: Option<AccountKey>,
    /// Names of places that are not known here.
    pub unplaced: Vec<Fact>,
}

/// The case that a row makes. A date after `latest` or before reception is no step: it is kept in words.
pub fn case_of(row: &TrackerRow, around: Around, programme: &Programme, say: &Say, latest: NaiveDate) -> NewOrdinary {
    let person = &row.person;
    let identity = identity(row, say);
    let naming = match person.anonymous {
        Some(true) if identity.name.is_empty() => Naming::Anonymous,
        Some(true) => Naming::Confidential,
        Some(false) => Naming::Named,
        None if identity.is_empty() => Naming::Anonymous,
        None => Naming::Named,
    };
    NewOrdinary {
        category: i32::from(row.category),
        sector: row.sector.map(str::to_owned),
        channel: row.channel.unwrap_or("other").to_owned(),
        project: project(row, programme),
        activity: None,
        committee: around.committee,
        place: around.place,
        holder: Holder::Handler,
        assigned: around.assigned,
        hidden_from_committee: false,
        excluded: Vec::new(),
        text: row.summary.clone().unwrap_or_default(),
        received_on: row.received,
        happened_on: row.incident,
        on_behalf: facts::on_behalf(row),
        naming,
        sex: person.sex.and_then(Sex::parse),
        age: person.age.as_ref().and_then(band).map(str::to_owned),
        displacement: person.displacement.and_then(Displacement::parse),
        access_needs: person.disability.map(|yes| if yes { "disability" } else { "none" }.to_owned()),
        language: person.language.as_deref().map(|text| facts::language(text).to_owned()),
        interpreter: None,
        answer_by: answer_by(row, &around),
        received_by: None,
        kept: Some(kept(row, &around.unplaced, say, latest)),
        identity,
    }
}

fn kept(row: &TrackerRow, unplaced: &[Fact], say: &Say, latest: NaiveDate) -> Kept {
    let steps = &row.steps;
    let mut notes: Vec<Fact> = unplaced.to_vec();
    let finer = row.person.age.as_ref().filter(|age| band(age) != Some(age.band.as_str()));
    notes.extend(finer.map(|age| (Field::Age, age.band.clone())));
    let mut possible = |field, date: Option<NaiveDate>| {
        let date = date?;
        let fits = (row.received..=latest).contains(&date);
        if !fits {
            notes.push((field, facts::date_text(date)));
        }
        fits.then_some(date)
    };
    let acknowledged_on = possible(Field::Acknowledged, steps.acknowledged);
    let answered_on = possible(Field::AnsweredOn, steps.answered);
    let told_on = possible(Field::ToldOn, steps.told_on).or(answered_on).or(steps.closed);
    notes.extend(facts::beyond(row, say));
    let others = row.others.iter().filter(|(header, _)| !facts::may_identify(header));
    let others = others.map(|(header, value)| say.line(header, value));
    let notes: Vec<String> = [say.lines(&notes)].into_iter().chain(others).filter(|line| !line.is_empty()).collect();
    Kept {
        former_reference: row.reference.clone(),
        status: steps.status.as_ref().map(|status| say.status(status)),
        state: steps.status.as_ref().and_then(state),
        due_on: steps.due,
        acknowledged_on,
        answered_on,
        answer: None,
        told_on: told_on.filter(|_| steps.told == Some(true)),
        satisfied: steps.satisfaction.map(str::to_owned),
        closed_on: steps.closed,
        closing_reason: steps
            .closing_reason
            .as_deref()
            .filter(|_| steps.closed.is_some())
            .and_then(facts::closing_reason),
        notes: Some(notes.join("\n")).filter(|notes| !notes.is_empty()),
    }
}

fn state(status: &Status) -> Option<State> {
    match status {
        Status::Known(code) => State::parse(code),
        Status::Other(_) => None,
    }
}

/// Name and contact, and what stands in columns that may say as much: encrypted, never in the clear.
fn identity(row: &TrackerRow, say: &Say) -> Identity {
    let person = &row.person;
    if person.consent == Some(false) {
        // who did not agree to be written down is not
        return Identity::default();
    }
    let more = row.others.iter().filter(|(header, _)| facts::may_identify(header));
    let more = more.map(|(header, value)| say.line(header, value));
    let contact: Vec<String> = person.contact.clone().into_iter().chain(more).collect();
    Identity {
        name: person.name.clone().unwrap_or_default(),
        contact: contact.join("\n"),
        when_where: person.safe_contact.clone().unwrap_or_default(),
        ..Identity::default()
    }
}

/// A project by its code or name; another one as it stands.
pub fn project(row: &TrackerRow, programme: &Programme) -> Option<String> {
    let typed = row.project.as_deref()?;
    let bears = |name: &str| fold(name) == fold(typed);
    let named = |entry: &&crate::programme::Entry| {
        bears(&entry.code) || crate::i18n::Lang::all().any(|lang| bears(entry.name.get(lang)))
    };
    Some(programme.projects.iter().find(named).map_or(typed, |entry| entry.code.as_str()).to_owned())
}

/// The bands that all measures share; none for one that lies across them.
fn band(age: &Age) -> Option<&'static str> {
    let numbers: Vec<u32> = age.band.split(['-', '+']).filter_map(|part| part.parse().ok()).collect();
    match numbers.as_slice() {
        _ if age.minor => Some("0-17"),
        [] => Some("adult"),
        [low, ..] if *low >= 60 => Some("60+"),
        [low, high] if *low >= 18 && *high < 60 => Some("18-59"),
        [low, ..] if *low >= 18 => Some("adult"),
        _ => None,
    }
}

/// How the answer can reach the person, as far as the file says.
fn answer_by(row: &TrackerRow, around: &Around) -> AnswerBy {
    let digits = row.person.contact.iter().flat_map(|contact| contact.chars()).filter(char::is_ascii_digit).count();
    if digits >= 8 {
        AnswerBy::Phone
    } else if around.committee.is_some() {
        AnswerBy::Committee
    } else {
        AnswerBy::Comes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_age_falls_into_a_band_that_measures_know() {
        for (found, minor, expected) in [
            ("0-17", true, Some("0-17")),
            ("5-11", true, Some("0-17")),
            ("18-59", false, Some("18-59")),
            ("25-49", false, Some("18-59")),
            ("60+", false, Some("60+")),
            ("65+", false, Some("60+")),
            ("18+", false, Some("adult")),
            ("adult", false, Some("adult")),
            ("50-70", false, Some("adult")),
            ("15-24", false, None),
        ] {
            assert_eq!(band(&Age { band: found.into(), minor }), expected, "{found}");
            assert!(expected.is_none_or(|band| crate::cases::model::AGE_BANDS.contains(&band)));
        }
    }
}
