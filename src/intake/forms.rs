//! From answers to what was told: every fault at once, each with its field.
use super::answers::Answers;
use super::condition::holds;
use super::dates;
use super::model::{KeepAway, Particulars, Told};
use super::place::{self, Meant};
use super::questions::{FUNCTIONS, Kind, Question};
use crate::access::Level;
use crate::cases::model::{AGE_BANDS, AnswerBy, Displacement, Identity, Naming, OnBehalf, Sex};
use crate::committees::Committee;
use crate::id::PlaceKey;
use crate::places::Book;
use crate::programme::Activity;
use crate::routing::{By, Facts, Kind as Wish, Topic, category_of};
use crate::web::FormErrors;
use chrono::{Months, NaiveDate};

/// The longest line and the longest text, in characters; `intake-long-…` say so.
pub(super) const LINE: usize = 200;
pub(super) const TEXT: usize = 4000;
/// The shortest phone number, in digits.
const DIGITS: usize = 6;
/// How old a paper may be, in months.
const OLDEST: u32 = 24;

/// What reading the answers needs beside them.
pub(super) struct Around<'a> {
    pub book: &'a Book,
    pub today: NaiveDate,
    /// Distributions and the like.
    pub activities: &'a [Activity],
    /// The committee for which this is written.
    pub committee: Option<&'a Committee>,
}

/// Reads the answers; `ahead` are those that look beyond questions left open.
///
/// # Errors
/// Every fault, in the order of the questions.
pub(super) fn read(
    questions: &[Question],
    (answers, ahead): (&Answers, &Answers),
    around: &Around<'_>,
) -> Result<Told, FormErrors> {
    let mut faults = Faults::default();
    for question in questions {
        if answers.asks(question.name) {
            lacking(question, answers, &mut faults);
        } else if ahead.asks(question.name) {
            lacking(question, ahead, &mut faults);
        }
    }
    let told = Reader { answers, around, faults: &mut faults }.told();
    let errors = faults.in_order(questions);
    match told {
        Some(told) if errors.is_empty() => Ok(told),
        // answers that no page of ours can send: begin with what it is about
        None if errors.is_empty() => Err(one("topic", "intake-missing-topic")),
        _ => Err(errors),
    }
}

fn one(field: &str, key: &'static str) -> FormErrors {
    let mut errors = FormErrors::default();
    errors.add(field, key);
    errors
}

#[derive(Default)]
struct Faults(Vec<(&'static str, &'static str)>);

impl Faults {
    fn add(&mut self, field: &'static str, key: &'static str) {
        self.0.push((field, key));
    }

    fn in_order(self, questions: &[Question]) -> FormErrors {
        let mut errors = FormErrors::default();
        for field in questions.iter().flat_map(|q| &q.fields) {
            for (_, key) in self.0.iter().filter(|(name, _)| *name == field.name) {
                errors.add(field.name, key);
            }
        }
        errors
    }
}

fn lacking(question: &Question, answers: &Answers, faults: &mut Faults) {
    if let (true, Some(missing), Some(field)) = (answers.is_open(question), question.missing, question.fields.first()) {
        faults.add(field.name, missing);
    }
    let needed = question.needs.iter().filter(|need| holds(need.when, |name| answers.all(name)));
    for need in needed.filter(|need| answers.all(need.field).is_empty()) {
        faults.add(need.field, need.missing);
    }
    for field in &question.fields {
        let (most, key) =
            if field.kind == Kind::Lines { (TEXT, "intake-long-text") } else { (LINE, "intake-long-line") };
        if field.names().iter().any(|name| answers.get(name).chars().count() > most) {
            faults.add(field.name, key);
        }
    }
}

struct Reader<'a> {
    answers: &'a Answers,
    around: &'a Around<'a>,
    faults: &'a mut Faults,
}

impl Reader<'_> {
    fn told(&mut self) -> Option<Told> {
        let facts = self.facts();
        let category = facts.and_then(|facts| category_of(&facts));
        let received_on = self.received();
        let sealed = category.is_some_and(|c| c >= 6);
        let ordinary = if sealed { None } else { Some(self.particulars(received_on)) };
        let naming = Naming::parse(self.answers.get("naming"));
        let answer_by = self.answer_by();
        let identity = self.identity(sealed, naming, answer_by);
        let keep_away = self.keep_away();
        let committee = self.around.committee;
        let words = if sealed {
            "words"
        } else if category == Some(1) {
            "thanks_text"
        } else {
            "text"
        };
        let region = self.answers.some("region");
        let region = region.and_then(|name| self.around.book.find(&name, Level::Region, None)).map(|p| p.key);
        Some(Told {
            facts: facts?,
            category: category?,
            child: self.answers.yes("child"),
            danger: self.answers.yes("danger"),
            far: self.answers.get("care") == "far",
            keep_away,
            on_behalf: OnBehalf::parse(self.answers.get("on_behalf"))?.said()?,
            naming: naming?,
            identity,
            answer_by: answer_by?,
            received_on: received_on?,
            channel: self.channel(committee.is_some()),
            project: self.answers.some("project").or_else(|| self.project_of_activity()),
            activity: self.answers.some("activity"),
            received_by: self.answers.some("received_by"),
            committee: committee.map(|c| c.key),
            around: committee.and_then(|c| c.place),
            words: self.answers.some(words),
            ordinary,
            region: region.filter(|_| sealed),
        })
    }

    fn facts(&self) -> Option<Facts> {
        let topic = match self.answers.get("topic") {
            sector if sector.starts_with("s-") => Topic::Sector,
            other => Topic::parse(other)?,
        };
        let kind = self.answers.some("wish").or_else(|| self.answers.some("conduct"));
        Some(Facts {
            topic,
            kind: kind.and_then(|kind| Wish::parse(&kind)),
            by: By::parse(self.answers.get("by")),
            child: self.answers.yes("child") == Some(true),
            about_committee: self.answers.yes("about") == Some(true),
        })
    }

    fn day(&mut self, field: &'static str) -> Option<NaiveDate> {
        let part = |end: &str| self.answers.get(&format!("{field}{end}")).to_owned();
        match dates::read(&part("_day"), &part("_month"), &part("_year"), self.around.today) {
            Ok(day) => day,
            Err(()) => {
                self.faults.add(field, "intake-day-unreadable");
                None
            }
        }
    }

    fn received(&mut self) -> Option<NaiveDate> {
        let today = self.around.today;
        match self.answers.get("received") {
            "today" => Some(today),
            "other" => {
                let day = self.day("received_on")?;
                let oldest = today.checked_sub_months(Months::new(OLDEST)).unwrap_or(today);
                if day > today {
                    self.faults.add("received_on", "intake-day-future");
                } else if day < oldest {
                    self.faults.add("received_on", "intake-day-old");
                }
                Some(day)
            }
            _ => None,
        }
    }

    fn particulars(&mut self, received: Option<NaiveDate>) -> Particulars {
        let happened_on = if self.unsaid("happened_unsaid") { None } else { self.day("happened_on") };
        let latest = received.unwrap_or(self.around.today);
        if happened_on.is_some_and(|day| day > latest) {
            self.faults.add("happened_on", "intake-happened-late");
        }
        let place = if self.unsaid("place_unsaid") { None } else { self.place() };
        let answers = self.answers;
        Particulars {
            sector: answers.get("topic").strip_prefix("s-").map(str::to_owned),
            happened_on,
            place,
            sex: Sex::parse(answers.get("sex")),
            age: answers.some("age").filter(|age| AGE_BANDS.contains(&age.as_str())),
            displacement: Displacement::parse(answers.get("displacement")),
            access: access(answers.all("access")),
            language: answers.some("language"),
            interpreter: answers.yes("interpreter"),
        }
    }

    /// Whether a person prefers not to say something, whatever stands beside it.
    fn unsaid(&self, name: &str) -> bool {
        self.answers.get(name) == "unsaid"
    }

    fn place(&mut self) -> Option<PlaceKey> {
        match place::read(self.answers, self.around.book) {
            Meant::One(place) => Some(place),
            Meant::Nothing => None,
            Meant::Several(_) => {
                self.faults.add("place", "intake-place-several");
                None
            }
            Meant::Unknown => {
                self.faults.add("place", "intake-place-unknown");
                None
            }
        }
    }

    fn answer_by(&self) -> Option<AnswerBy> {
        ["answer", "answer_anon", "safe", "safe_anon"].iter().find_map(|name| AnswerBy::parse(self.answers.get(name)))
    }

    /// Nothing of it is kept of an anonymous person but where and when she comes by herself.
    fn identity(&mut self, sealed: bool, naming: Option<Naming>, by: Option<AnswerBy>) -> Identity {
        let line = |name: &str| self.answers.get(name).to_owned();
        if naming == Some(Naming::Anonymous) {
            let when_where = if sealed { line("safe_when") } else { String::new() };
            return Identity { when_where, ..Identity::default() };
        }
        let first = |names: &[&str]| names.iter().map(|n| line(n)).find(|v| !v.is_empty()).unwrap_or_default();
        let identity = Identity {
            name: line("name"),
            contact: first(&["phone", "reach"]),
            whose: line("whose"),
            who_may_answer: line("who_may"),
            may_say: self.answers.yes("may_say"),
            when_where: first(&["hours", "reach_when", "safe_when"]),
        };
        let digits = identity.contact.chars().filter(char::is_ascii_digit).count();
        let called = matches!(by, Some(AnswerBy::Phone | AnswerBy::Sms));
        if called && !identity.contact.is_empty() && digits < DIGITS {
            self.faults.add("phone", "intake-phone-short");
        }
        identity
    }

    fn keep_away(&self) -> Option<KeepAway> {
        if self.answers.yes("keep_away") != Some(true) {
            return None;
        }
        let function = self.answers.get("person_function");
        Some(KeepAway {
            name: self.answers.get("person_name").to_owned(),
            function: FUNCTIONS.iter().find(|(code, _)| *code == function).and_then(|(_, role)| *role),
            place: self.answers.get("person_place").to_owned(),
            said: function.to_owned(),
        })
    }

    /// The project that the activity belongs to.
    fn project_of_activity(&self) -> Option<String> {
        let code = self.answers.some("activity")?;
        let found = self.around.activities.iter().find(|activity| activity.code == code)?;
        found.project.clone()
    }

    fn channel(&self, has_committee: bool) -> String {
        let preset = preset_channel(has_committee);
        self.answers.some("channel").unwrap_or_else(|| preset.to_owned())
    }
}

/// The channel that is chosen already.
pub(super) fn preset_channel(has_committee: bool) -> &'static str {
    if has_committee { "committee" } else { "help_desk" }
}

/// Codes, comma separated; "none" and "unsaid" say nothing beside a need.
fn access(chosen: &[String]) -> Option<String> {
    let needs: Vec<&str> = chosen.iter().map(String::as_str).filter(|c| !matches!(*c, "none" | "unsaid")).collect();
    if needs.is_empty() { chosen.first().cloned() } else { Some(needs.join(",")) }
}
