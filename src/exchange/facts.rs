//! What a row tells beyond the questions of the intake, in words: kept as it stands, so that nothing is lost.
use super::{
    fields::Field,
    lists::{self, Words},
    rows::TrackerRow,
    values::Status,
};
use crate::cases::model::{ClosingReason, OnBehalf};
use crate::i18n::{I18n, Lang};
use crate::text::fold;
use chrono::NaiveDate;
use fluent_bundle::FluentValue;
use std::sync::Arc;

/// A fact in words.
pub type Fact = (Field, String);

/// Words in the language of the programme: what is written into a case is for everybody who reads it.
#[derive(Clone)]
pub struct Say {
    /// The texts.
    pub texts: Arc<I18n>,
    /// The language.
    pub lang: Lang,
}

impl Say {
    /// The text of a key.
    pub fn text(&self, key: &str) -> String {
        self.texts.plain(self.lang, key)
    }

    /// The word for a code, such as `sex-female`.
    pub fn coded(&self, prefix: &str, code: &str) -> String {
        self.text(&format!("{prefix}{code}"))
    }

    /// Yes or no.
    pub fn yes_no(&self, yes: bool) -> String {
        self.text(if yes { "yesno-yes" } else { "yesno-no" })
    }

    /// Facts as lines: what it is, then what was written.
    pub fn lines(&self, facts: &[Fact]) -> String {
        let lines: Vec<String> = facts.iter().map(|(field, value)| self.line(&self.text(field.key()), value)).collect();
        lines.join("\n")
    }

    /// A name and what was written under it.
    pub fn line(&self, label: &str, value: &str) -> String {
        let args = [("label", FluentValue::from(label)), ("value", FluentValue::from(value))];
        self.texts.text(self.lang, "import-line", &args)
    }

    /// How far along the file says it is.
    pub fn status(&self, status: &Status) -> String {
        match status {
            Status::Known(code) => self.coded("state-", code),
            Status::Other(words) => words.clone(),
        }
    }
}

/// A date as people in the programme write it.
pub fn date_text(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// What stands in the row and is no question of the intake.
pub fn beyond(row: &TrackerRow, say: &Say) -> Vec<Fact> {
    let steps = &row.steps;
    let other = |code: Option<&str>, typed: &Option<String>| typed.clone().filter(|_| code == Some("other"));
    let language = row.person.language.as_deref().filter(|text| language(text) == "other").map(str::to_owned);
    let facts = [
        (Field::Organisation, row.organisation.clone()),
        (Field::Recorder, row.recorder.clone()),
        (Field::Recorded, row.recorded.map(date_text)),
        (Field::Complainant, row.person.complainant.clone()),
        (Field::Consent, row.person.consent.filter(|yes| !yes).map(|no| say.yes_no(no))),
        (Field::Language, language),
        (Field::Channel, other(row.channel, &row.channel_text)),
        (Field::Sector, other(row.sector, &row.sector_text)),
        (Field::Kind, row.kind.clone()),
        (Field::Issue, row.issue.clone()),
        (Field::Priority, row.priority.clone()),
        (Field::TransmittedTo, steps.transmitted_to.clone()),
        (Field::TransmittedOn, steps.transmitted_on.map(date_text)),
        (Field::Referral, steps.referral.clone()),
        (Field::Action, steps.action.clone()),
        (Field::Answer, steps.answer.clone()),
        (Field::ClosingReason, steps.closing_reason.clone().filter(|text| closing_reason(text).is_none())),
    ];
    facts.into_iter().filter_map(|(field, value)| Some((field, value?))).collect()
}

/// Whether a column that nobody understood may hold who somebody is, or how to find that person.
pub fn may_identify(header: &str) -> bool {
    const WORDS: &str = "nom*, prenom*, surnom*, name*, surname*, tel*, phone*, mobile*, numero*, contact*, adress*, \
         address*, gps, coordonn*, carte*, card*, whatsapp*, mail*, email*, sim, nina, biometr*, id, naissance*, \
         birth*, parent*, pere, mere, conjoint*, mari, epou*, husband*, wife*, tuteur*, tutri*, guardian*, identi*";
    lists::all(&fold(header), &[((), WORDS)]).next().is_some()
}

const CLOSING_WORDS: Words<ClosingReason> = &[
    (ClosingReason::Duplicate, "doublon*, double, duplicat*, deja enregistre*, already recorded"),
    (ClosingReason::Withdrawn, "retire*, retrait*, annul*, abandon*, withdraw*, cancel*, desist*"),
    (
        ClosingReason::Unreachable,
        "injoignable*, introuvable*, unreachable*, not reachable, non joignable*, pas joignable*, sans nouvelle*, \
         not found, lost contact",
    ),
    (
        ClosingReason::OutOfScope,
        "hors perimetre, hors du perimetre, hors champ, hors mandat, hors projet, hors programme, out of scope, \
         outside scope, outside mandate, ne depend pas*",
    ),
    (
        ClosingReason::NotFeasibleExplained,
        "pas possible, impossible, non faisable*, infaisable*, not feasible, non eligible*, ineligible*, not eligible, \
         rejet*, rejected, non recevable*, irrecevable*",
    ),
    (ClosingReason::ReferredConfirmed, "refere*, referr*, referenc*, orient*, transfer*, transmis*"),
    (ClosingReason::GeneralAnswer, "reponse generale, reponse collective, general answer, general response"),
    (ClosingReason::InformationGiven, "inform*, explique*, explain*, renseign*, sensibilis*"),
    (
        ClosingReason::Resolved,
        "resolu*, resolv*, solved, regle*, traite*, satisf*, repare*, repaired, fait, done, settled",
    ),
];

/// Why a case was closed, where the words are known.
pub fn closing_reason(raw: &str) -> Option<ClosingReason> {
    const NOT: &str = "non resol*, pas resol*, non regle*, pas regle*, non traite*, pas traite*, not resol*, not solved, \
         not settled, unresolved, non satisf*, pas satisf*, insatisf*, sans solution, no solution";
    let folded = fold(raw);
    if lists::all(&folded, &[((), NOT)]).next().is_some() {
        return None;
    }
    lists::lookup(&folded, CLOSING_WORDS)
}

const LANGUAGE_WORDS: Words<&str> = &[
    ("bm", "bambara*, bamanan*, bamana*, dioula*, =bm"),
    ("ffm", "peul*, fulfulde*, fulani*, fula, foulfoulde*, pular*, =ff"),
    ("khq", "koyra chiini, songhay tombouctou, sonrhai tombouctou"),
    ("ses", "songha*, sonra*, sonrh*, songoy*, koyraboro*"),
    ("dts", "dogon*, dogoso*"),
    ("taq", "tama*"),
    ("mey", "arab*, hassan*, maure*"),
    ("snk", "sonink*, sarakol*, maraka*"),
    ("bmq", "bomu*, bobo*, bwa*"),
    ("boz", "bozo*, tieyaxo*"),
    ("myk", "minianka*, mamara*, senoufo mamara*"),
    ("fr", "franc*, french*, =fr"),
];

/// The code of a language.
pub fn language(raw: &str) -> &'static str {
    lists::lookup(&fold(raw), LANGUAGE_WORDS).unwrap_or("other")
}

/// For whom the person spoke: for oneself, where words are there and name nobody else. Without words nothing is said.
pub fn on_behalf(row: &TrackerRow) -> OnBehalf {
    const WORDS: Words<OnBehalf> = &[
        (OnBehalf::Group, "groupe*, group*, collecti*, communaut*, communit*, association*, comite*, committee*"),
        (OnBehalf::Other, "autre*, other*, tiers, tierce*, third*, temoin*, witness*, pour autrui, represent*, proxy"),
    ];
    let words = row.person.complainant.as_deref().map(fold);
    words.map_or(OnBehalf::Unsaid, |words| lists::lookup(&words, WORDS).unwrap_or(OnBehalf::Oneself))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_reasons_are_understood_by_their_words_alone() {
        for (raw, reason) in [
            ("Résolue", Some(ClosingReason::Resolved)),
            ("non résolue", None),
            ("Doublon", Some(ClosingReason::Duplicate)),
            ("Information donnée au plaignant", Some(ClosingReason::InformationGiven)),
            ("hors mandat", Some(ClosingReason::OutOfScope)),
            ("Injoignable après 3 essais", Some(ClosingReason::Unreachable)),
            ("voir registre", None),
        ] {
            assert_eq!(closing_reason(raw), reason, "{raw}");
        }
    }

    #[test]
    fn languages_come_out_as_codes() {
        let read = ["Bambara", "songhay", "tamasheq", "hassaniya", "français", "Arabe", "wolof"].map(language);
        assert_eq!(read, ["bm", "ses", "taq", "mey", "fr", "mey", "other"]);
    }

    #[test]
    fn columns_that_may_name_somebody_are_known_by_their_heading() {
        for header in ["Nom de la mère", "Téléphone 2", "N° de carte", "Phone number", "GPS"] {
            assert!(may_identify(header), "{header}");
        }
        for header in ["Observations", "Doublon de", "Couleur", "Vérifié par"] {
            assert!(!may_identify(header), "{header}");
        }
    }
}
