//! `jaabi locales`: what each language still lacks. A missing text is read in French; a missing name likewise.
use super::args::Locales;
use super::instance::open;
use super::say::{language, say};
use crate::clock::Clock;
use crate::config::Config;
use crate::i18n::{I18n, Lang};
use crate::places::Book;
use crate::programme::{Programme, Taxonomy};
use crate::prompts;
use crate::storage::DbConn;
use crate::voices::{self, Group, Spoken};
use serde::Serialize;

/// One kind of thing in one language.
#[derive(Debug, Serialize)]
struct Part {
    what: &'static str,
    all: usize,
    missing: usize,
    /// Which; of places only how many.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    which: Vec<String>,
}

/// A language of the pages.
#[derive(Debug, Serialize)]
struct Language {
    code: &'static str,
    name: &'static str,
    parts: Vec<Part>,
}

/// A language that is listened to.
#[derive(Debug, Serialize)]
struct Recordings {
    code: &'static str,
    name: &'static str,
    all: usize,
    missing: usize,
}

#[derive(Debug, Serialize)]
struct Report {
    /// Names and recordings were looked at too: there is an instance.
    instance: bool,
    languages: Vec<Language>,
    recordings: Vec<Recordings>,
}

pub(super) fn locales(config: &Config, asked: &Locales, clock: &Clock) -> anyhow::Result<()> {
    // a folder without keys is no instance: then the texts of this program alone are looked at
    let opened = config.data.join("instance.keys").exists().then(|| open(config, clock)).transpose()?;
    let i18n = I18n::load()?;
    if let Some(code) = &asked.prompts {
        let lang = language(code)?;
        let programme = match &opened {
            Some(opened) => opened.ctx.programme.as_ref().clone(),
            None => Programme::example(Taxonomy::embedded()?, lang),
        };
        return say(&lines(&prompts::all(&i18n, lang, &programme)));
    }
    let mut report =
        Report { instance: opened.is_some(), languages: Lang::all().map(texts).collect(), recordings: Vec::new() };
    if let Some(opened) = &opened {
        let (programme, book) = (&opened.ctx.programme, &opened.ctx.book);
        for (language, lang) in report.languages.iter_mut().zip(Lang::all()) {
            language.parts.extend(names(programme, book, lang));
        }
        let groups = prompts::all(&i18n, programme.instance.language, programme);
        report.recordings = opened.db.read_now(|conn| recordings(conn, &groups))?;
    }
    say(&if asked.json { serde_json::to_string(&report)? } else { report.words() })
}

/// Code and words of each text, a line each.
fn lines(groups: &[Group]) -> String {
    let prompts = groups.iter().flat_map(|group| &group.prompts);
    prompts.map(|prompt| format!("{}\t{}", prompt.key, prompt.words)).collect::<Vec<_>>().join("\n")
}

fn texts(lang: Lang) -> Language {
    let which = I18n::missing(lang);
    let part = Part { what: "texts", all: I18n::keys(Lang::FRENCH).len(), missing: which.len(), which };
    Language { code: lang.code(), name: lang.own_name(), parts: vec![part] }
}

/// The names of what the database holds.
fn names(programme: &Programme, book: &Book, lang: Lang) -> Vec<Part> {
    let part = |what, names: Vec<(String, bool)>| {
        let all = names.len();
        let which: Vec<String> = names.into_iter().filter(|(_, has)| !has).map(|(code, _)| code).collect();
        Part { what, all, missing: which.len(), which }
    };
    let entries = |all: &[crate::programme::Entry]| {
        all.iter().map(|entry| (entry.code.clone(), entry.name.has(lang))).collect::<Vec<_>>()
    };
    let categories = programme.categories.iter().map(|c| (c.code.to_string(), c.name.has(lang))).collect();
    let (unnamed, places) = book.unnamed_in(lang);
    vec![
        part("categories", categories),
        part("sectors", entries(&programme.sectors)),
        part("channels", entries(&programme.channels)),
        part("projects", entries(&programme.projects)),
        Part { what: "places", all: places, missing: unnamed, which: Vec::new() },
    ]
}

fn recordings(conn: &mut DbConn, groups: &[Group]) -> anyhow::Result<Vec<Recordings>> {
    let all: Vec<&str> = groups.iter().flat_map(|group| &group.prompts).map(|prompt| prompt.key.as_str()).collect();
    let line = |spoken: Spoken| {
        let known = voices::known(conn, spoken)?;
        let missing = all.iter().filter(|key| !known.contains_key(**key)).count();
        Ok(Recordings { code: spoken.code(), name: spoken.own_name(), all: all.len(), missing })
    };
    Spoken::all().map(line).collect()
}

impl Report {
    fn words(&self) -> String {
        let mut lines = Vec::new();
        for language in &self.languages {
            lines.push(format!("{} {}", language.code, language.name));
            for Part { what, all, missing, which } in &language.parts {
                let named = if which.is_empty() { String::new() } else { format!(": {}", which.join(" ")) };
                lines.push(match missing {
                    0 => format!("  {what:12} {all}, all there"),
                    _ => format!("  {what:12} {all}, {missing} missing{named}"),
                });
            }
        }
        for one in &self.recordings {
            let Recordings { code, name, all, missing } = one;
            lines.push(format!("{code:4} recordings: {all}, {missing} missing ({name})"));
        }
        if !self.instance {
            lines.push("There is no instance in the data folder: names and recordings were not looked at.".to_owned());
        }
        lines.join("\n")
    }
}
