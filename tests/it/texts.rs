//! What people read is complete: every text in every language, none missing, none left over.
use crate::support::source::{self, File};
use jaabi::i18n::{I18n, Lang};
use std::collections::{BTreeMap, BTreeSet};

type Words = BTreeMap<String, BTreeSet<String>>;

/// Keys of a language with the arguments of each.
fn texts(lang: Lang) -> Words {
    let mut found = Words::new();
    for file in source::files(&format!("config/locales/{}", lang.code()), &["ftl"]) {
        let mut key = String::new();
        for line in file.text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                key = line.split_once(" =").expect("a key").0.to_owned();
                let known = found.insert(key.clone(), BTreeSet::new());
                assert!(known.is_none(), "{}: {key} stands twice", file.path);
            }
            let names = line.split('$').skip(1).map(|rest| word(rest, |c| c.is_ascii_alphanumeric() || c == '_'));
            let names: Vec<String> = names.map(str::to_owned).collect();
            if let Some(known) = found.get_mut(&key) {
                known.extend(names);
            }
        }
    }
    found
}

fn word(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    &text[..text.find(|c| !belongs(c)).unwrap_or(text.len())]
}

/// What stands between double quotes. Good enough for our own files: no raw strings with quotes in them.
fn literals(file: &File) -> Vec<&str> {
    if file.path.ends_with(".hbs") {
        // an attribute's quotes stand outside the braces
        return braces(&file.text).into_iter().flat_map(quoted).collect();
    }
    quoted(&file.text)
}

/// What stands in `{{…}}`, without comments.
fn braces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("{{") {
        let end = if after.starts_with("!--") { "--}}" } else { "}}" };
        let Some((inside, next)) = after.split_once(end) else { break };
        if !inside.starts_with('!') {
            found.push(inside);
        }
        rest = next;
    }
    found
}

fn quoted(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut rest = line;
        while let Some((_, after)) = rest.split_once('"') {
            let Some((literal, next)) = after.split_once('"') else { break };
            found.push(literal);
            rest = next;
        }
    }
    found
}

fn product() -> Vec<File> {
    let mut files = source::files("src", &["rs"]);
    files.extend(source::files("templates", &["hbs"]));
    files
}

/// What the program asks for: whole keys, beginnings and (in the same file) endings of keys.
#[derive(Default)]
struct Asked {
    whole: BTreeSet<String>,
    beginnings: BTreeSet<String>,
    /// `format!("{stem}-title")` beside the literals of the same file. With `format!("{prefix}-{code}")` in a file, its
    /// bare words are beginnings.
    put_together: BTreeSet<String>,
    /// `?done={verb}`
    any_done: bool,
}

impl Asked {
    fn of(files: &[File]) -> Self {
        let mut asked = Self::default();
        for file in files {
            let literals = literals(file);
            let endings: Vec<&str> = literals.iter().filter_map(|text| ending(text)).collect();
            let joins = literals.iter().any(|text| text.starts_with('{') && text.contains("-{"));
            for text in &literals {
                asked.literal(text);
                if joins && is_word(text) {
                    asked.beginnings.insert(format!("{text}-"));
                }
                asked.put_together.extend(endings.iter().map(|end| format!("{text}{end}")));
            }
        }
        asked
    }

    fn literal(&mut self, text: &str) {
        // `/me?done=pin` shows the text `done-pin`
        if let Some((_, done)) = text.split_once("?done=") {
            if done.starts_with('{') {
                self.any_done = true;
            }
            self.whole.insert(format!("done-{}", word(done, |c| c.is_ascii_alphanumeric() || c == '-')));
        }
        self.whole.insert(text.to_owned());
        if let Some((beginning, _)) = text.split_once('{') {
            self.beginnings.insert(beginning.to_owned());
        }
        self.beginnings.insert(text.to_owned());
    }

    fn uses(&self, key: &str) -> bool {
        let begins = |beginning: &String| is_beginning(beginning) && key.starts_with(beginning.as_str());
        let done = self.any_done && key.starts_with("done-");
        done || self.whole.contains(key) || self.put_together.contains(key) || self.beginnings.iter().any(begins)
    }
}

/// A beginning of keys ends with a hyphen; `done-` is excepted, since its keys are asked for one by one.
fn is_beginning(text: &str) -> bool {
    text.len() > 2
        && text.ends_with('-')
        && text != "done-"
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

fn ending(text: &str) -> Option<&str> {
    let (_, end) = text.strip_prefix('{')?.split_once('}')?;
    (end.starts_with('-') && !end.contains('{')).then_some(end)
}

#[test]
fn every_language_has_the_same_texts_with_the_same_arguments() {
    let french = texts(Lang::FRENCH);
    assert!(french.len() > 50);
    for lang in Lang::all() {
        let own = texts(lang);
        let missing: Vec<_> = french.keys().filter(|key| !own.contains_key(*key)).collect();
        let more: Vec<_> = own.keys().filter(|key| !french.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{}: missing {missing:?}", lang.code());
        assert!(more.is_empty(), "{}: not in French {more:?}", lang.code());
        let differ: Vec<_> = own.iter().filter(|(key, args)| french[*key] != **args).collect();
        assert!(differ.is_empty(), "{}: other arguments than in French {differ:?}", lang.code());
        assert_eq!(I18n::keys(lang), own.keys().cloned().collect::<Vec<_>>(), "{}", lang.code());
    }
}

#[test]
fn no_text_is_left_over() {
    let asked = Asked::of(&product());
    let texts = texts(Lang::FRENCH);
    let unused: Vec<_> = texts.keys().filter(|key| !asked.uses(key)).collect();
    assert!(unused.is_empty(), "nobody asks for {unused:#?}");
}

/// Where the program names a key outright.
const CALLS: &[&str] = &[".text(\"", ".plain(\"", ".text_with(\"", "reason: \"", "label: \""];
/// Where the key is the second argument.
const FIELDS: &[&str] = &[".add(", ".need("];

fn named(file: &File) -> Vec<&str> {
    let mut keys = Vec::new();
    if file.path.ends_with(".hbs") {
        for inside in braces(&file.text) {
            let calls = inside.split("t \"").skip(1).filter_map(|rest| rest.split('"').next());
            keys.extend(calls.filter(|key| key.contains('-')));
        }
        return keys;
    }
    let quoted = |text: &'static str| file.text.match_indices(text).map(move |(at, _)| at + text.len());
    for start in CALLS {
        keys.extend(quoted(start).filter_map(|at| file.text[at..].split('"').next()));
    }
    for start in FIELDS {
        let second = |at: usize| file.text[at..].split(')').next().and_then(|call| call.split('"').nth(3));
        keys.extend(quoted(start).filter_map(second));
    }
    // a key has its feature in front; a bare word is the name of a field
    keys.retain(|key| key.contains('-'));
    keys
}

#[test]
fn no_text_is_missing() {
    let texts = texts(Lang::FRENCH);
    let begins = |text: &str| is_beginning(text) && texts.keys().any(|key| key.starts_with(text));
    let mut missing = Vec::new();
    for file in product() {
        for key in named(&file) {
            let made = key.contains('{') || key.contains(' ');
            if !made && !texts.contains_key(key) && !begins(key) {
                missing.push(format!("{}: {key}", file.path));
            }
        }
        for text in literals(&file) {
            if let Some((_, done)) = text.split_once("?done=") {
                let key = format!("done-{}", word(done, |c| c.is_ascii_alphanumeric() || c == '-'));
                if key != "done-" && !done.starts_with('{') && !texts.contains_key(&key) {
                    missing.push(format!("{}: {key}", file.path));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Pages that are read aloud to a person, or only say what went wrong: their words are the whole page.
const WITHOUT_LEAD: &[&str] = &[
    "templates/layout.hbs",
    "templates/error.hbs",
    "templates/intake/document.hbs",
    "templates/intake/slip.hbs",
    "templates/intake/story.hbs",
    "templates/intake/talk.hbs",
    "templates/accounts/meteo.hbs",
    "templates/accounts/passkey.hbs",
];

#[test]
fn every_page_says_in_two_sentences_what_it_is_for_and_what_to_do_next() {
    let i18n = I18n::load().expect("texts");
    let mut faults = Vec::new();
    for file in source::files("templates", &["hbs"]) {
        if !file.text.contains("{{#> layout") || WITHOUT_LEAD.contains(&file.path.as_str()) {
            continue;
        }
        let lead = file.text.split_once(" lead\">").or_else(|| file.text.split_once("class=\"lead\">"));
        let Some((lead, _)) = lead.and_then(|(_, rest)| rest.split_once("</p>")) else {
            faults.push(format!("{}: no lead", file.path));
            continue;
        };
        // what stands on either side of an {{else}} is read alone
        for said in lead.split("{{else}}") {
            for lang in Lang::all() {
                let keys = said.split("{{t \"").skip(1).filter_map(|rest| rest.split('"').next());
                let ends = keys.map(|key| sentences(&i18n, lang, key)).sum::<usize>();
                if ends < 2 {
                    faults.push(format!("{} in {}: {said}", file.path, lang.code()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// How many sentences a text has; of a beginning of keys, how many every one of them has.
fn sentences(i18n: &I18n, lang: Lang, key: &str) -> usize {
    let ends = |text: &str| text.chars().filter(|sign| ".?!؟…".contains(*sign)).count();
    if !key.ends_with('-') {
        return ends(&i18n.plain(lang, key));
    }
    let all = texts(lang).into_keys().filter(|known| known.starts_with(key));
    all.map(|known| ends(&i18n.plain(lang, &known))).min().unwrap_or_default()
}
