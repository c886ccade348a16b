//! The members of a committee: who, since when, whether they signed, and when they were trained against exploitation and abuse.
use super::model::text;
use crate::web::Fields;
use chrono::{Months, NaiveDate};
use serde::Serialize;
use serde_json::{Value, json};

/// The most members a committee has.
pub const MOST: usize = 30;
/// Empty rows on a form.
const SPARE: usize = 3;
/// After so many months the training is due again.
const TRAINED_FOR: Months = Months::new(12);
/// So many months before, somebody is reminded.
const REMINDED: Months = Months::new(1);

/// A member, as typed and as kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "as on the form")]
pub struct Member {
    pub name: String,
    pub sex: String,
    pub from: String,
    pub until: String,
    pub signed: bool,
    pub psea_on: String,
}

/// How it stands with somebody's training.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Training {
    /// Never, or too long ago.
    Missing,
    /// Within a month it will be too long ago.
    Soon,
    /// Fine, or no longer a member.
    Fine,
}

impl Member {
    /// Whether the term runs on a day.
    pub fn serves(&self, day: NaiveDate) -> bool {
        let date = |text: &str| text.parse::<NaiveDate>().ok();
        date(&self.from).is_none_or(|from| from <= day) && date(&self.until).is_none_or(|until| day <= until)
    }

    /// How it stands with the training on a day.
    pub fn training(&self, day: NaiveDate) -> Training {
        if !self.serves(day) {
            return Training::Fine;
        }
        let until = self.psea_on.parse::<NaiveDate>().ok().and_then(|on| on.checked_add_months(TRAINED_FOR));
        match until {
            Some(until) if day < until.checked_sub_months(REMINDED).unwrap_or(until) => Training::Fine,
            Some(until) if day < until => Training::Soon,
            _ => Training::Missing,
        }
    }
}

/// The members that are kept in a value.
pub fn read(value: Option<&Value>) -> Vec<Member> {
    let all = value.and_then(Value::as_array).into_iter().flatten();
    all.map(|one| Member {
        name: text(one.get("name")),
        sex: text(one.get("sex")),
        from: text(one.get("from")),
        until: text(one.get("until")),
        signed: one.get("signed") == Some(&Value::Bool(true)),
        psea_on: text(one.get("psea_on")),
    })
    .collect()
}

/// Members as they are kept.
pub fn keep(members: &[Member]) -> Value {
    let one = |member: &Member| {
        let mut kept = json!({"name": member.name, "signed": member.signed});
        for (field, said) in
            [("sex", &member.sex), ("from", &member.from), ("until", &member.until), ("psea_on", &member.psea_on)]
        {
            if !said.is_empty() {
                kept[field] = Value::from(said.clone());
            }
        }
        kept
    };
    members.iter().map(one).collect()
}

/// What is wrong with a value that should hold members.
pub fn fault(value: &Value) -> Option<&'static str> {
    let Some(all) = value.as_array().filter(|all| all.len() <= MOST) else { return Some("settings-fault-wrong") };
    let day = |raw: &str| raw.is_empty() || raw.parse::<NaiveDate>().is_ok();
    for (member, raw) in read(Some(value)).iter().zip(all) {
        let known = ["name", "sex", "from", "until", "signed", "psea_on"];
        let odd = raw.as_object().is_none_or(|fields| fields.keys().any(|field| !known.contains(&field.as_str())));
        if odd || !["", "woman", "man"].contains(&member.sex.as_str()) || member.name.chars().count() > 200 {
            return Some("settings-fault-wrong");
        }
        if member.name.is_empty() {
            return Some("settings-fault-member-name");
        }
        if ![&member.from, &member.until, &member.psea_on].iter().all(|raw| day(raw)) {
            return Some("settings-fault-member-day");
        }
        if !member.from.is_empty() && !member.until.is_empty() && member.until < member.from {
            return Some("settings-fault-member-term");
        }
    }
    None
}

/// The members that were typed, as typed: a row that says nothing is nobody.
pub fn typed(fields: &Fields) -> Vec<Member> {
    let row = |at: usize| {
        let said = |name: &str| fields.get(&format!("members_{at}_{name}")).to_owned();
        let day = |name: &str| {
            let field = format!("members_{at}_{name}");
            fields.day(&field).map_or_else(|| fields.get(&field).to_owned(), |day| day.to_string())
        };
        Member {
            name: said("name"),
            sex: said("sex"),
            from: day("from"),
            until: day("until"),
            signed: said("signed") == "yes",
            psea_on: day("psea_on"),
        }
    };
    (0..MOST).map(row).filter(|member| *member != Member::default()).collect()
}

/// As many rows as a form shows: everybody, and a few more.
pub fn rows(members: Vec<Member>) -> Vec<Member> {
    let most = (members.len() + SPARE).min(MOST.max(members.len()));
    members.into_iter().chain(std::iter::repeat_with(Member::default)).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_was_trained_long_ago_is_to_be_trained_again_as_long_as_the_term_runs() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let member = |psea: &str, until: &str| Member {
            name: "Awa".into(),
            psea_on: psea.into(),
            until: until.into(),
            ..Member::default()
        };
        let today = day("2026-03-02");
        assert_eq!(member("", "").training(today), Training::Missing);
        assert_eq!(member("2025-03-01", "").training(today), Training::Missing);
        assert_eq!(member("2025-03-20", "").training(today), Training::Soon);
        assert_eq!(member("2026-01-20", "").training(today), Training::Fine);
        assert_eq!(member("", "2026-03-01").training(today), Training::Fine);
    }

    #[test]
    fn what_is_kept_reads_back() {
        let member = Member { name: "Awa".into(), sex: "woman".into(), signed: true, ..Member::default() };
        let kept = keep(std::slice::from_ref(&member));
        assert_eq!((read(Some(&kept)), fault(&kept)), (vec![member], None));
        assert_eq!(fault(&json!([{"name": "Awa", "phone": "76"}])), Some("settings-fault-wrong"));
        assert_eq!(fault(&json!([{"signed": true}])), Some("settings-fault-member-name"));
    }
}
