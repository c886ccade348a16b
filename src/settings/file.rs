//! All settings as one file, and from a file into the programme. `jaabi setup` reads the same file.
use super::actions::{self, Known};
use super::check;
use super::kinds::{
    self, COMMITTEE, DESK, Field, Input, JOINED, KINDS, Kind, ORGANISATION, PLACE, POPULATION, ROUTE, SERVICE, TARGET,
};
use super::model::{By, Error, Item, Outcome, Wish, coded, place_codes, text};
use crate::access::Level;
use crate::i18n::{I18n, Lang};
use crate::places::Book;
use crate::programme::{Body, Calendar};
use crate::storage::DbConn;
use crate::text::fold;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use toml::Spanned;

/// What a second country does not take over: where things are, and whom to call there.
const OF_THE_COUNTRY: &[&str] = &[ORGANISATION, PLACE, COMMITTEE, DESK, TARGET, POPULATION, SERVICE, "activity"];
/// What a setup changes of something that is there already.
const WHOM_TO_CALL: &[&str] = &["phone", "hours", "woman", "man"];

/// A file that was read, entry by entry.
#[derive(Debug, Clone, Default)]
pub struct File(Vec<Entry>);

#[derive(Debug, Clone)]
struct Entry {
    kind: &'static str,
    line: usize,
    said: Value,
}

/// How a file is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Everything becomes what the file says.
    Follow,
    /// What is there stays, but for whom to call.
    Add,
}

/// What a file did, in words.
#[derive(Debug, Clone, Default, serde::Serialize)]
#[allow(missing_docs, reason = "as their names say")]
pub struct Done {
    pub added: Vec<String>,
    pub changed: Vec<String>,
    pub kept: Vec<String>,
}

/// A fault of a file: its line, from 1, and what is wrong.
pub type LineFault = (usize, String);

/// `[one]` or `[[several]]`.
struct Tables(Vec<Spanned<toml::Table>>);

impl<'de> Deserialize<'de> for Tables {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Both;
        impl<'de> Visitor<'de> for Both {
            type Value = Tables;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table, or several")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Tables, A::Error> {
                let mut tables = Vec::new();
                while let Some(table) = all.next_element()? {
                    tables.push(table);
                }
                Ok(Tables(tables))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Tables, A::Error> {
                let table = toml::Table::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Tables(vec![Spanned::new(0..0, table)]))
            }
        }
        deserializer.deserialize_any(Both)
    }
}

impl File {
    /// Entries of one kind, each with its line.
    pub(super) fn of(kind: &'static Kind, entries: Vec<(usize, Value)>) -> Self {
        Self(entries.into_iter().map(|(line, said)| Entry { kind: kind.code, line, said }).collect())
    }

    /// Reads a file; tables named in `beside` are left to others.
    ///
    /// # Errors
    /// It is no TOML, or names something that cannot be set: one sentence with its line.
    pub fn parse(text: &str, beside: &[&str]) -> anyhow::Result<Self> {
        let line = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        let raw: BTreeMap<String, Spanned<toml::Value>> = toml::from_str(text).map_err(|error| {
            let said = error.message().lines().collect::<Vec<_>>().join(", ");
            anyhow::anyhow!("line {}: {said}", error.span().map_or(1, |span| line(span.start)))
        })?;
        for (name, value) in &raw {
            let known = kinds::kind(name).is_some() || beside.contains(&name.as_str());
            anyhow::ensure!(known, "line {}: {name:?} cannot be set", line(value.span().start));
        }
        let whole: BTreeMap<String, Tables> = toml::from_str(text).map_err(|error| {
            anyhow::anyhow!("line {}: {}", error.span().map_or(1, |s| line(s.start)), error.message())
        })?;
        let mut entries = Vec::new();
        for kind in KINDS {
            let Some(tables) = whole.get(kind.code) else { continue };
            let begins = raw.get(kind.code).map_or(1, |value| line(value.span().start));
            for table in &tables.0 {
                let at = if table.span().is_empty() { begins } else { line(table.span().start) };
                entries.push(Entry {
                    kind: kind.code,
                    line: at,
                    said: json(&toml::Value::Table(table.get_ref().clone())),
                });
            }
        }
        Ok(Self(entries))
    }
}

/// As it is kept; a day as its text.
fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text.clone()),
        toml::Value::Integer(number) => Value::from(*number),
        toml::Value::Float(number) => Value::from(*number),
        toml::Value::Boolean(yes) => Value::from(*yes),
        toml::Value::Datetime(day) => Value::from(day.to_string()),
        toml::Value::Array(all) => all.iter().map(json).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.iter().map(|(name, value)| (name.clone(), json(value))).collect())
        }
    }
}

/// Every setting as a file. `whole`: with places, committees, desks and the organisation; else what another country
/// begins from.
///
/// # Errors
/// The database failed.
pub fn export(conn: &mut DbConn, texts: &I18n, whole: bool) -> Result<String, Error> {
    let book = Book::load(conn)?;
    let mut out = String::new();
    for kind in KINDS.iter().filter(|kind| whole || !OF_THE_COUNTRY.contains(&kind.code)) {
        for item in actions::items(conn, kind, texts)? {
            // its names and codes are those of the place that it was the same as
            if item.body.contains_key(JOINED) {
                continue;
            }
            let heading = if kind.single { format!("[{}]\n", kind.code) } else { format!("[[{}]]\n", kind.code) };
            out.push_str(&heading);
            if !kind.single && !matches!(kind.code, PLACE | ROUTE) {
                let code = if kind.code == "category" { coded(&item.code) } else { Value::from(item.code.clone()) };
                out.push_str(&line("code", &code));
            }
            for field in kind.fields {
                let Some(value) = item.body.get(field.name) else { continue };
                // it may name a committee that stands further down
                if field.name == "heir" || kind.apart() == Some(field.name) {
                    continue;
                }
                let value = match field.input {
                    Input::Place => book.handled(&text(Some(value))).map(|place| book.words(place.key).into()),
                    // not there in the file of another country
                    Input::Of(other) if !whole && OF_THE_COUNTRY.contains(&other) => None,
                    _ => Some(value.clone()),
                };
                out.push_str(&value.map(|value| line(field.name, &value)).unwrap_or_default());
            }
            if item.retired {
                out.push_str("retired = true\n");
            }
            out.push('\n');
        }
    }
    Ok(out)
}

fn line(name: &str, value: &Value) -> String {
    toml::Value::try_from(value).map_or_else(|_| String::new(), |value| format!("{name} = {value}\n"))
}

/// Makes the settings what a file says: all of it, or nothing.
///
/// # Errors
/// `Err` of the outer result: the database failed. Of the inner one: every fault of the file, by line; whatever was
/// written is to be rolled back then.
pub fn follow(
    conn: &mut DbConn,
    texts: &I18n,
    lang: Lang,
    (file, manner): (&File, Manner),
    by: &By,
) -> Result<Result<Done, Vec<LineFault>>, Error> {
    let used: BTreeSet<&str> = file.0.iter().map(|entry| entry.kind).collect();
    let used: Vec<&'static Kind> = KINDS.iter().filter(|kind| used.contains(kind.code)).collect();
    let known = Known::load(conn, texts, &used)?;
    let mut run =
        Run { known, texts, lang, manner, by, done: Done::default(), faults: Vec::new(), seen: BTreeSet::new() };
    for entry in file.0.iter().filter(|entry| entry.kind != ROUTE) {
        run.entry(conn, entry)?;
    }
    run.routes(conn, file)?;
    run.faults.sort();
    Ok(if run.faults.is_empty() { Ok(run.done) } else { Err(run.faults) })
}

/// How a transaction ends that must not last: with an error, so that it is rolled back.
#[derive(Debug)]
pub enum Undone {
    /// It was only tried; this is what it would have done.
    Tried(Done),
    /// The file has faults.
    Faulty(Vec<LineFault>),
    /// The database failed.
    Failed(Error),
}

impl<E: Into<Error>> From<E> for Undone {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// `follow`, in a transaction that is rolled back by the error where the file is faulty, or is only tried.
///
/// # Errors
/// As `Undone` says; `taken` makes an answer of it.
pub fn take(
    conn: &mut DbConn,
    texts: &I18n,
    lang: Lang,
    file: (&File, Manner),
    by: &By,
    rehearsal: bool,
) -> Result<Done, Undone> {
    match follow(conn, texts, lang, file, by)? {
        Ok(done) if rehearsal => Err(Undone::Tried(done)),
        Ok(done) => Ok(done),
        Err(faults) => Err(Undone::Faulty(faults)),
    }
}

/// What came of `take`: what it did, or would have done; or the faults.
///
/// # Errors
/// The database failed.
pub fn taken(told: Result<Done, Undone>) -> Result<Result<Done, Vec<LineFault>>, Error> {
    match told {
        Ok(done) | Err(Undone::Tried(done)) => Ok(Ok(done)),
        Err(Undone::Faulty(faults)) => Ok(Err(faults)),
        Err(Undone::Failed(error)) => Err(error),
    }
}

struct Run<'a> {
    known: Known,
    texts: &'a I18n,
    lang: Lang,
    manner: Manner,
    by: &'a By,
    done: Done,
    faults: Vec<LineFault>,
    /// Nothing may stand twice: the second would win, or be left out, in silence.
    seen: BTreeSet<String>,
}

impl Run<'_> {
    fn fault(&mut self, line: usize, what: &str, why: &str) {
        self.faults.push((line, format!("{what}: {why}")));
    }

    fn say(&self, key: &str, args: &[(&str, String)]) -> String {
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.clone().into())).collect();
        self.texts.text(self.lang, key, &args)
    }

    fn entry(&mut self, conn: &mut DbConn, entry: &Entry) -> Result<(), Error> {
        let Some(kind) = kinds::kind(entry.kind) else { return Ok(()) };
        let said = entry.said.as_object().cloned().unwrap_or_default();
        let what = self.name(kind, &said);
        let Some(body) = self.read(kind, &said, (entry.line, &what)) else { return Ok(()) };
        let code = self.code(kind, &said, &body);
        let place = format!("{what} {} {}", text(body.get("in")), text(body.get("level")));
        if !self.seen.insert(fold(if kind.code == PLACE { &place } else { &what })) {
            let why = self.say("settings-file-twice", &[]);
            self.fault(entry.line, &what, &why);
            return Ok(());
        }
        let now = self.known.others.get(kind.code, &code).cloned();
        let wish = self.wish(kind, now.as_ref(), body, &said);
        if kind.code == DESK && wish.retired && now.as_ref().is_some_and(|now| !now.retired) {
            // who comes in its place is asked on its page
            let why = self.say("settings-file-desk", &[]);
            self.fault(entry.line, &what, &why);
            return Ok(());
        }
        match actions::change(conn, &mut self.known, (kind, &code), &wish, self.by) {
            Ok(Outcome::Added) => self.done.added.push(what),
            Ok(Outcome::Changed) => self.done.changed.push(what),
            Ok(Outcome::Same) => self.done.kept.push(what),
            Err(Error::Faulty(faults)) => {
                for (field, key) in faults {
                    let why = self.why(kind, field, key, &said);
                    self.fault(entry.line, &what, &why);
                }
            }
            Err(Error::NotFound) => {
                let why = self.say("settings-file-fixed", &[]);
                self.fault(entry.line, &what, &why);
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// What an entry is called in answers: its kind, and its code or name.
    fn name(&self, kind: &Kind, said: &Body) -> String {
        let own = if kind.code == PLACE { "name" } else { "code" };
        let called = match (kind.code, said.get(own), said.get("name")) {
            (ROUTE, ..) => format!("{} {}", text(said.get("category")), text(said.get("when"))).trim().to_owned(),
            (_, Some(called), _) | (_, None, Some(called)) => text(Some(called)),
            _ => String::new(),
        };
        format!("{} {called}", kind.code).trim().to_owned()
    }

    /// What an entry says, field by field; `None` after a fault.
    fn read(&mut self, kind: &'static Kind, said: &Body, (line, what): (usize, &str)) -> Option<Body> {
        let before = self.faults.len();
        let mut body = Body::new();
        for (name, value) in said {
            match kind.field(name) {
                Some(field) => match value_of(field, value, &self.known.book) {
                    Some(value) => drop(body.insert(name.clone(), value)),
                    None => {
                        let why = self.why(kind, field.name, "settings-fault-wrong", said);
                        self.fault(line, what, &why);
                    }
                },
                None if matches!(name.as_str(), "code" | "retired") => {}
                None => {
                    let why = self.say("settings-file-unknown", &[("name", name.clone())]);
                    self.fault(line, what, &why);
                }
            }
        }
        (self.faults.len() == before).then_some(body)
    }

    fn why(&self, kind: &Kind, field: &str, key: &str, said: &Body) -> String {
        let value = text(said.get(field));
        let choices = match kind.field(field).map(|field| field.input) {
            Some(Input::Choice(choices)) => choices.join(", "),
            Some(Input::Place) if key == "settings-fault-wrong" => {
                return format!("{field} {value:?}: {}", self.say("settings-fault-place", &[]));
            }
            _ => String::new(),
        };
        if !choices.is_empty() && matches!(key, "settings-fault-wrong" | "settings-fault-needed") {
            return self.say("settings-file-choice", &[("field", field.to_owned()), ("choices", choices)]);
        }
        format!("{field}: {}", self.say(key, &[]))
    }

    fn code(&self, kind: &'static Kind, said: &Body, body: &Body) -> String {
        let known = self.known.others.of(kind.code);
        match kind.code {
            _ if kind.single => kind.code.to_owned(),
            PLACE => self.place(body),
            _ => match text(said.get("code")).trim() {
                "" => {
                    let name = said.get("name");
                    let name = name.and_then(|n| n.get(Lang::FRENCH.code())).or(name);
                    actions::free_code(kind, &text(name), known)
                }
                code => code.to_owned(),
            },
        }
    }

    /// The handle of the place an entry means: by code in the same list, else by name where it lies; else none yet.
    fn place(&self, body: &Body) -> String {
        let said = |field: &str| text(body.get(field));
        let own = place_codes(body).unwrap_or_default();
        let coded = |item: &&Item| place_codes(&item.body).into_iter().flatten().any(|code| own.contains(&code));
        if let Some(found) = self.known.others.of(PLACE).iter().find(coded) {
            return found.code.clone();
        }
        let parent = self.known.book.handled(&said("in")).map(|place| place.key);
        let level = Level::parse(&said("level"));
        let book = &self.known.book;
        let found = level.and_then(|level| match (parent, self.manner) {
            (None, _) | (_, Manner::Follow) => book.find_below(&said("name"), level, parent),
            // as it was always done: anywhere inside
            (Some(around), Manner::Add) => book.find(&said("name"), level, book.get(around).map(|place| place.area())),
        });
        found.map_or_else(String::new, |place| place.handle.clone())
    }

    fn wish(&self, kind: &Kind, now: Option<&Item>, mut body: Body, said: &Body) -> Wish {
        let retired = said.get("retired") == Some(&Value::Bool(true));
        let Some(now) = now else { return Wish { body, retired, later: true, ..Wish::default() } };
        let mut merged = now.body.clone();
        if self.manner == Manner::Add {
            // an empty word says nothing
            body.retain(|name, value| WHOM_TO_CALL.contains(&name.as_str()) && !text(Some(value)).trim().is_empty());
            merged.extend(body);
            return Wish { body: merged, retired: now.retired, later: true, ..Wish::default() };
        }
        for field in kind.fields {
            // what the file leaves out is not said; an empty word takes away
            if let Some(value) = body.remove(field.name) {
                merged.insert(field.name.to_owned(), value);
            }
        }
        let retired = if said.contains_key("retired") { retired } else { now.retired && kind.kept };
        Wish { body: merged, retired, later: true, ..Wish::default() }
    }

    /// A file with a routing table replaces the one there is, line by line; then the table as a whole must hold.
    fn routes(&mut self, conn: &mut DbConn, file: &File) -> Result<(), Error> {
        let Some(kind) = kinds::kind(ROUTE) else { return Ok(()) };
        let entries: Vec<&Entry> = file.0.iter().filter(|entry| entry.kind == ROUTE).collect();
        let Some(first) = entries.first() else { return Ok(()) };
        let live: Vec<Item> = self.known.others.of(ROUTE).iter().filter(|item| !item.retired).cloned().collect();
        if self.manner == Manner::Add && !live.is_empty() {
            self.done.kept.push(ROUTE.to_owned());
            return Ok(());
        }
        for (at, entry) in entries.iter().enumerate() {
            let said = entry.said.as_object().cloned().unwrap_or_default();
            let what = self.name(kind, &said);
            let Some(body) = self.read(kind, &said, (entry.line, &what)) else { return Ok(()) };
            let new = || actions::free_code(kind, "", self.known.others.of(ROUTE));
            let code = live.get(at).map_or_else(new, |item| item.code.clone());
            self.add_route(conn, (kind, &code), Wish { body, later: true, ..Wish::default() }, what)?;
        }
        for item in live.into_iter().skip(entries.len()) {
            let what = self.name(kind, &item.body);
            let wish = Wish { body: item.body, retired: true, later: true, ..Wish::default() };
            self.add_route(conn, (kind, &item.code), wish, what)?;
        }
        for (field, key) in check::faults_of_table(&self.known.others) {
            let why = self.why(kind, field, key, &Body::new());
            self.fault(first.line, ROUTE, &why);
        }
        Ok(())
    }

    fn add_route(
        &mut self,
        conn: &mut DbConn,
        (kind, code): (&'static Kind, &str),
        wish: Wish,
        what: String,
    ) -> Result<(), Error> {
        match actions::change(conn, &mut self.known, (kind, code), &wish, self.by)? {
            Outcome::Added => self.done.added.push(what),
            Outcome::Changed => self.done.changed.push(what),
            Outcome::Same => self.done.kept.push(what),
        }
        Ok(())
    }
}

/// A value as it is kept; `None` for one that cannot be meant.
fn value_of(field: &Field, value: &Value, book: &Book) -> Option<Value> {
    Some(match (field.input, value) {
        (Input::Place, Value::String(words)) if !words.trim().is_empty() => book.said(words)?.handle.clone().into(),
        (Input::Holidays, Value::Array(days)) => days
            .iter()
            .map(|day| Calendar::holiday(&text(Some(day))).map(Value::from))
            .collect::<Option<Vec<_>>>()?
            .into(),
        (Input::Names | Input::Texts, Value::String(name)) => serde_json::json!({ Lang::FRENCH.code(): name }),
        (_, value) => value.clone(),
    })
}
