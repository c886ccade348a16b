//! What a committee did, and how the forms say it. Pure.
use crate::id::CommitteeKey;
use crate::text_enum;
use crate::web::{Fields, FormErrors};
use chrono::{Months, NaiveDate};
use uuid::Uuid;

/// The most heads, or papers, that one entry counts.
pub const MOST: i32 = 20_000;
/// The longest name of somebody who opened a box, in characters.
const LONGEST: usize = 80;
/// So old an entry may be when it is made, in months: sessions are written down late, not years later.
const OLDEST: Months = Months::new(12);

text_enum!(
    /// What was done.
    Kind {
        /// A session, a visit from hut to hut, a message by radio: people were told.
        Session = "session",
        /// A box for complaints was opened.
        Box = "box",
    }
);

text_enum!(
    /// What people were told about.
    Topic {
        /// How to complain, and what happens then.
        Channels = "channels",
        /// That aid is free and never depends on a favour.
        Free = "free",
        /// Who gets aid, and why.
        Criteria = "criteria",
        /// What is given, where and when.
        Distribution = "distribution",
        /// How aid workers must behave.
        Conduct = "conduct",
        /// What was said that is not true.
        Rumours = "rumours",
        /// What was changed because people spoke.
        Changes = "changes",
        /// Something else.
        Other = "other",
    }
);

/// Who was there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heads {
    /// Women.
    pub women: i32,
    /// Men.
    pub men: i32,
    /// Girls below 18.
    pub girls: i32,
    /// Boys below 18.
    pub boys: i32,
    /// Persons with disabilities among all of these.
    pub disabled: i32,
}

impl Heads {
    /// Everybody who was there; persons with disabilities are among them.
    pub fn all(&self) -> i32 {
        self.women.saturating_add(self.men).saturating_add(self.girls).saturating_add(self.boys)
    }
}

/// What a committee did on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Of the form: the same form counts once.
    pub form: [u8; 16],
    /// What.
    pub kind: Kind,
    /// Which committee.
    pub committee: CommitteeKey,
    /// The day.
    pub on: NaiveDate,
    /// A session: what about.
    pub topic: Option<Topic>,
    /// A session: who was there.
    pub heads: Heads,
    /// A box: how many papers lay in it.
    pub papers: i32,
    /// A box: the two who opened it.
    pub openers: String,
}

/// Reads a form about one of `committees` (code and key).
///
/// # Errors
/// Every fault at once.
pub fn parse(
    fields: &Fields,
    kind: Kind,
    committees: &[(String, CommitteeKey)],
    today: NaiveDate,
) -> Result<Done, FormErrors> {
    let mut errors = FormErrors::default();
    let form = Uuid::parse_str(fields.get("form")).unwrap_or_else(|_| Uuid::new_v4());
    let chosen = committees.iter().find(|(code, _)| code == fields.get("committee")).map(|(_, key)| *key);
    let committee = errors.need("committee", "fault-choice", chosen);
    let on = fields.day("on");
    let oldest = today.checked_sub_months(OLDEST).unwrap_or(today);
    let on = errors.need("on", "fault-informing-day", on.filter(|on| (oldest..=today).contains(on)));
    let mut done = Done {
        form: form.into_bytes(),
        kind,
        committee: committee.unwrap_or(CommitteeKey::new(0)),
        on: on.unwrap_or(today),
        topic: None,
        heads: Heads::default(),
        papers: 0,
        openers: String::new(),
    };
    match kind {
        Kind::Session => {
            done.topic = errors.need("topic", "fault-choice", Topic::parse(fields.get("topic")));
            done.heads = heads(fields, &mut errors);
        }
        Kind::Box => {
            done.papers = number(fields, "papers", &mut errors);
            done.openers = openers(fields, &mut errors);
        }
    }
    if errors.is_empty() { Ok(done) } else { Err(errors) }
}

fn heads(fields: &Fields, errors: &mut FormErrors) -> Heads {
    let mut read = |name: &str| number(fields, name, errors);
    let heads = Heads {
        women: read("women"),
        men: read("men"),
        girls: read("girls"),
        boys: read("boys"),
        disabled: read("disabled"),
    };
    if errors.is_empty() && heads.disabled > heads.all() {
        errors.add("disabled", "fault-informing-disabled");
    }
    heads
}

/// A whole number from 0; an empty box counts as 0.
fn number(fields: &Fields, name: &str, errors: &mut FormErrors) -> i32 {
    let typed = fields.get(name);
    let read = if typed.is_empty() { Some(0) } else { typed.parse().ok() };
    errors.need(name, "fault-informing-number", read.filter(|n| (0..=MOST).contains(n))).unwrap_or_default()
}

/// Two different people.
fn openers(fields: &Fields, errors: &mut FormErrors) -> String {
    let name = |field: &str| fields.some(field).filter(|name| name.chars().count() <= LONGEST);
    let (first, second) = (name("first"), name("second"));
    errors.need("first", "fault-informing-opener", first);
    let other = second.filter(|second| first.is_none_or(|first| crate::text::fold(first) != crate::text::fold(second)));
    errors.need("second", "fault-informing-opener-two", other);
    format!("{} · {}", first.unwrap_or_default(), second.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 10).unwrap()
    }

    fn read(kind: Kind, pairs: &[(&str, &str)]) -> Result<Done, Vec<String>> {
        let fields = Fields::from_pairs(pairs.iter().copied());
        let committees = [("est".to_owned(), CommitteeKey::new(3))];
        parse(&fields, kind, &committees, today())
            .map_err(|errors| errors.iter().map(|(field, _)| field.to_owned()).collect())
    }

    #[test]
    fn a_session_is_read_and_an_empty_box_counts_as_nobody() {
        let done = read(
            Kind::Session,
            &[
                ("committee", "est"),
                ("on", "2026-03-09"),
                ("topic", "free"),
                ("women", "12"),
                ("girls", "3"),
                ("disabled", "2"),
            ],
        );
        let done = done.unwrap();
        assert_eq!((done.heads.all(), done.heads.men, done.heads.disabled), (15, 0, 2));
        assert_eq!((done.topic, done.committee), (Some(Topic::Free), CommitteeKey::new(3)));
    }

    #[test]
    fn what_cannot_be_is_said_all_at_once() {
        let wrong = read(
            Kind::Session,
            &[
                ("committee", "ouest"),
                ("on", "2026-03-11"),
                ("topic", "x"),
                ("women", "-1"),
                ("men", "20001"),
                ("boys", "1,5"),
            ],
        );
        assert_eq!(wrong.unwrap_err(), ["committee", "on", "topic", "women", "men", "boys"]);
        let old = read(Kind::Session, &[("committee", "est"), ("on", "2025-03-09"), ("topic", "free")]);
        assert_eq!(old.unwrap_err(), ["on"]);
        let more = [("committee", "est"), ("on", "2026-03-09"), ("topic", "free"), ("women", "1"), ("disabled", "2")];
        assert_eq!(read(Kind::Session, &more).unwrap_err(), ["disabled"]);
    }

    #[test]
    fn a_box_is_opened_by_two() {
        let with = |second| {
            read(
                Kind::Box,
                &[
                    ("committee", "est"),
                    ("on", "2026-03-09"),
                    ("papers", "4"),
                    ("first", "Fanta Diallo"),
                    ("second", second),
                ],
            )
        };
        assert_eq!(with("Issa Ba").unwrap().openers, "Fanta Diallo · Issa Ba");
        for wrong in ["", "fanta diallo", "Fanta  Diallo"] {
            assert_eq!(with(wrong).unwrap_err(), ["second"], "{wrong}");
        }
    }
}
