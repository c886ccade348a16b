//! What is typed about a referral, with every fault at once.
use crate::cases::links::{DAYS, Sending};
use crate::cases::model::{Consent, Entry, EntryKind, GivenBy, GivenHow, Heard, Purpose, Share};
use crate::web::{Fields, FormErrors};
use chrono::NaiveDate;

/// The longest text, in characters.
pub const MOST: usize = 4000;

/// A service as it is proposed: its code and what the person was told it is called.
#[derive(Debug, Clone)]
pub struct Proposed {
    /// Its code in the directory.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// Reads what a person answered when told of a service; `services`: those that may be proposed.
///
/// # Errors
/// Every fault at once.
pub fn answer(
    fields: &Fields,
    services: &[Proposed],
    child: bool,
    today: NaiveDate,
) -> Result<(EntryKind, Entry), FormErrors> {
    let mut errors = FormErrors::default();
    let chosen = services.iter().find(|one| one.code == fields.get("service"));
    let chosen = errors.need("service", "fault-choice", chosen.cloned());
    let on = fields.day("on").filter(|on| *on <= today);
    let on = errors.need("on", "fault-date-future", on);
    let answer = ["yes", "no", "later"].into_iter().find(|known| *known == fields.get("answer"));
    let answer = errors.need("answer", "fault-choice", answer);
    let entry = Entry { on, ..Entry::default() };
    let said = match answer {
        Some("later") => None,
        Some(answer) => Some(consent(fields, answer == "yes", child, today, &mut errors)),
        None => None,
    };
    match chosen {
        Some(chosen) if errors.is_empty() => Ok(match said {
            Some(one) => {
                let one = Consent { to: chosen.name, service: Some(chosen.code), ..one };
                (EntryKind::Consent, Entry { agreed: Some(Box::new(one)), ..entry })
            }
            None => {
                let (help, to, service) = (Some("offered".to_owned()), Some(chosen.name), Some(chosen.code));
                (EntryKind::Help, Entry { help, to, service, ..entry })
            }
        }),
        _ => Err(errors),
    }
}

fn consent(fields: &Fields, yes: bool, child: bool, today: NaiveDate, errors: &mut FormErrors) -> Consent {
    let mut need = |name: &str, wanted: bool| {
        let given = !fields.get(name).is_empty();
        if wanted && !given {
            errors.add(name, "fault-choice");
        }
    };
    // what leaves is said by whoever says yes; a no leaves nothing
    need("share", yes);
    need("by", true);
    need("how", true);
    let until = fields.day("until");
    if until.is_some_and(|until| until < today) {
        errors.add("until", "fault-date-past");
    }
    let share = Share::parse(fields.get("share")).unwrap_or(Share::Minimum);
    let best_interest = fields.some("best_interest").filter(|_| child).map(short);
    let one = Consent {
        purpose: Purpose::Refer,
        to: String::new(),
        share,
        yes,
        by: GivenBy::parse(fields.get("by")).unwrap_or(GivenBy::Oneself),
        how: GivenHow::parse(fields.get("how")).unwrap_or(GivenHow::Spoken),
        language: fields.get("language").chars().take(80).collect(),
        interpreter: fields.get("interpreter") == "yes",
        until,
        service: None,
        assent: child.then(|| fields.get("assent") == "yes"),
        best_interest,
    };
    if yes && child && !one.is_enough_for_child() {
        errors.add("best_interest", "fault-child-yes");
    }
    one
}

fn short(text: &str) -> String {
    text.chars().take(MOST).collect()
}

/// Reads what is sent to a service.
///
/// # Errors
/// Every fault at once.
pub fn sending(fields: &Fields) -> Result<Sending, FormErrors> {
    let mut errors = FormErrors::default();
    let of = errors.need("words", "fault-choice", fields.get("of").parse().ok());
    let words = errors.need("words", "fault-text", fields.some("words").map(short));
    let days = fields.get("days").parse().ok().filter(|days| DAYS.contains(days));
    let days = errors.need("days", "fault-choice", days);
    match (of, words, days) {
        (Some(of), Some(words), Some(days)) => Ok(Sending { of, words, days }),
        _ => Err(errors),
    }
}

/// Reads what a service said by another way than the link.
///
/// # Errors
/// Every fault at once.
pub fn heard(fields: &Fields, today: NaiveDate) -> Result<Entry, FormErrors> {
    let mut errors = FormErrors::default();
    let of: Option<u32> = errors.need("heard", "fault-choice", fields.get("of").parse().ok());
    let heard = errors.need("heard", "fault-choice", Heard::parse(fields.get("heard")));
    match heard {
        Some(heard) if errors.is_empty() => Ok(Entry {
            on: Some(today),
            of,
            to: fields.some("to").map(short),
            help: Some(heard.as_str().to_owned()),
            text: fields.some("text").map(short),
            ..Entry::default()
        }),
        _ => Err(errors),
    }
}
