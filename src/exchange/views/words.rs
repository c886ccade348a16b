//! The page that shows the words of coded columns, and lets each be given its meaning.
use super::{Choose, Select};
use crate::exchange::coded;
use crate::exchange::fields::Field;
use crate::exchange::look::{FieldSeen, Looked, Word};
use crate::exchange::values::{Meaning, Sensitivity};
use crate::programme::Programme;
use crate::text::fold;
use crate::web::{Page, Ui};
use serde::Serialize;

/// What stands in the place of a choice: as the program understands it.
pub const AS_UNDERSTOOD: &str = "auto";

/// `/import/{upload}/values`.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct WordsPage {
    pub upload: String,
    pub back: String,
    pub file_name: String,
    pub parts: Vec<FieldPart>,
    pub all_understood: bool,
}

/// The words of a field.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct FieldPart {
    pub title: String,
    pub caution: String,
    pub unknown: Vec<Select>,
    pub known: Vec<Select>,
    pub known_summary: String,
    pub hidden: String,
}

impl Page for WordsPage {
    const TEMPLATE: &'static str = "import/values";
}

impl WordsPage {
    /// The words of a tracker.
    pub fn new(ui: &Ui, programme: &Programme, (upload, file_name): (String, String), seen: &Looked) -> Self {
        let parts: Vec<FieldPart> = seen.fields.iter().map(|field| part(ui, programme, field)).collect();
        let all_understood = parts.iter().all(|part| part.unknown.is_empty());
        let back = format!("/import/{upload}/columns");
        Self { upload, back, file_name, parts, all_understood }
    }
}

fn part(ui: &Ui, programme: &Programme, seen: &FieldSeen) -> FieldPart {
    let selects =
        seen.words.iter().enumerate().map(|(at, word)| (word.is_open(), select(ui, programme, seen, word, at)));
    let (unknown, known): (Vec<_>, Vec<_>) = selects.partition(|(open, _)| *open);
    let only = |part: Vec<(bool, Select)>| part.into_iter().map(|(_, select)| select).collect::<Vec<_>>();
    let counted = |key: &str, count: usize| ui.text_with(key, &[("count", count.into())]);
    FieldPart {
        title: ui.text(seen.field.key()),
        caution: match seen.field {
            Field::Category | Field::Sensitivity => ui.text("import-values-locks"),
            _ => String::new(),
        },
        known_summary: counted("import-values-known", known.len()),
        unknown: only(unknown),
        known: only(known),
        hidden: if seen.hidden > 0 { counted("import-values-hidden", seen.hidden) } else { String::new() },
    }
}

fn select(ui: &Ui, programme: &Programme, seen: &FieldSeen, word: &Word, at: usize) -> Select {
    let field = seen.field;
    let understood = match word.meaning {
        Meaning::Is(code) => {
            ui.text_with("import-as-understood", &[("meaning", label(ui, programme, field, code).into())])
        }
        Meaning::Empty => ui.text("import-says-nothing"),
        Meaning::Unknown => ui.text(otherwise(field)),
    };
    let chosen = word.by_hand.map_or(AS_UNDERSTOOD, |code| if code == coded::BLANK { coded::NOTHING } else { code });
    let choose = |value: &str, text: String| Choose { value: value.to_owned(), text, checked: value == chosen };
    let mut choices = vec![choose(AS_UNDERSTOOD, understood)];
    // what is written for how sensitive a row is, nobody can say to be ordinary
    let open = |code: &&str| field != Field::Sensitivity || coded::sensitivity(code) > Sensitivity::Ordinary;
    choices.extend(
        coded::codes(field).into_iter().filter(open).map(|code| choose(code, label(ui, programme, field, code))),
    );
    if coded::code(field, coded::NOTHING).is_some() {
        choices.push(choose(coded::NOTHING, ui.text("import-leave-blank")));
    }
    Select {
        field: format!("v-{}-{}", field.code(), fold(&word.raw)),
        id: format!("{}-{at}", field.code()),
        title: word.raw.clone(),
        about: ui.text_with("import-word-rows", &[("count", word.count.into())]),
        fault: String::new(),
        choices,
    }
}

/// What becomes of a word that nobody understands.
fn otherwise(field: Field) -> &'static str {
    match field {
        Field::Category => "import-else-category",
        Field::Sensitivity => "import-else-sensitivity",
        Field::Sector | Field::Channel => "import-else-other",
        Field::Status => "import-else-status",
        _ => "import-else-blank",
    }
}

/// The word for a code.
fn label(ui: &Ui, programme: &Programme, field: Field, code: &str) -> String {
    let coded = |prefix: &str| ui.text(&format!("{prefix}{code}"));
    match field {
        Field::Category => {
            let number = code.parse().unwrap_or_default();
            format!("{code}. {}", programme.category_name(number, ui.lang))
        }
        Field::Sensitivity => ui.text(match code {
            "ordinary" => "import-ordinary",
            "sensitive" => "import-sensitive",
            _ => "import-highly-sensitive",
        }),
        Field::Sector => programme.sector_name(Some(code), ui.lang),
        Field::Channel => programme.channel_name(code, ui.lang),
        Field::Status => coded("state-"),
        Field::Sex => coded("sex-"),
        Field::Displacement => coded("displacement-"),
        Field::Satisfaction => coded("satisfied-"),
        _ => coded("yesno-"),
    }
}
