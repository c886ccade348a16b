//! Importing: what is new becomes cases, what is known stays as it is, what cannot be taken is named with its reason.
use super::{
    batch::{self, Frame, Prints},
    facts::Say,
    fields::Field,
    gazetteer::{Gazetteer, Ground},
    mapping::{Fault, Mapping},
    place,
    report::{Message, Rejected, Remark, Report, Warning, WarningKind, Warnings},
    rows::TrackerRow,
    sealed,
    sheet::ReadError,
    store,
    tracker::{Outcome, Understood},
};
use crate::audit;
use crate::cases::{self, Context};
use crate::desks::DeskKind;
use crate::i18n::{I18n, Lang};
use crate::id::{AccountId, AccountKey, PlaceKey};
use crate::places::{Book, Shelf};
use crate::routing;
use crate::storage::{Db, DbConn};
use chrono::NaiveDateTime;
use fluent_bundle::FluentValue;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Who imports.
pub type Actor = (AccountKey, AccountId);

/// Why an import did not happen, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The file cannot be opened.
    #[error("the file cannot be opened: {0}")]
    File(String),
    /// What should put the columns right cannot be read.
    #[error(transparent)]
    Mapping(#[from] Fault),
    /// Neither a name under which a mapping is kept, nor a file.
    #[error("no mapping is named {asked}")]
    NoMapping {
        /// What was asked for.
        asked: String,
        /// The names there are.
        names: Vec<String>,
    },
    /// Sensitive rows, and nobody who could ever recover them.
    #[error("sealed cases cannot be taken: there is no recovery recipient")]
    CannotSeal,
    /// Sensitive rows, and nobody at these desks who could open them.
    #[error("sealed cases cannot be taken: nobody is at the desk")]
    NoFocalPoint(Vec<DeskKind>),
    /// Some rows were written, then it stopped. The next import goes on from there.
    #[error("the import stopped after {created} cases")]
    Stopped {
        /// How many became cases.
        created: usize,
        /// What stopped it.
        #[source]
        cause: Box<Error>,
    },
    /// A case could not be written.
    #[error(transparent)]
    Cases(#[from] cases::Error),
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        Self::Cases(error.into())
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        Self::Cases(error.into())
    }
}

impl Error {
    /// What to tell, in words.
    pub fn say(&self, texts: &I18n, lang: Lang) -> String {
        let text = |key: &'static str, args: Vec<(&'static str, String)>| said(texts, lang, &Message { key, args });
        match self {
            Self::Read(error) => text(error.key(), error.args()),
            Self::File(path) => text("import-error-file", vec![("path", path.clone())]),
            Self::Mapping(fault) => {
                let (key, args) = fault.message();
                text(key, args)
            }
            Self::NoMapping { asked, names } if names.is_empty() => {
                text("import-map-none", vec![("asked", asked.clone())])
            }
            Self::NoMapping { asked, names } => {
                text("import-map-unknown", vec![("asked", asked.clone()), ("known", names.join(", "))])
            }
            Self::CannotSeal => text("import-error-cannot-seal", Vec::new()),
            Self::NoFocalPoint(desks) => {
                let names: Vec<String> =
                    desks.iter().map(|desk| texts.plain(lang, &format!("desk-{}", desk.as_str()))).collect();
                text("import-error-no-focal-point", vec![("desks", names.join(", "))])
            }
            Self::Stopped { created, .. } => text("import-error-stopped", vec![("created", created.to_string())]),
            Self::Cases(_) => text("import-error-failed", Vec::new()),
        }
    }
}

/// A message in a language.
pub fn said(texts: &I18n, lang: Lang, message: &Message) -> String {
    let args: Vec<(&str, FluentValue<'_>)> =
        message.args.iter().map(|(name, value)| (*name, argument(name, value))).collect();
    texts.text(lang, message.key, &args)
}

/// A count is a number, so that one is not said like many.
fn argument<'a>(name: &str, value: &'a str) -> FluentValue<'a> {
    let number = (name == "count").then(|| value.parse::<f64>().ok()).flatten();
    number.map_or_else(|| FluentValue::from(value), FluentValue::from)
}

/// An import: into what, by whom, told in which language.
pub struct Import<'a> {
    /// The database.
    pub db: &'a Db,
    /// Programme, places, keys, time.
    pub ctx: &'a Context,
    /// The texts.
    pub texts: &'a Arc<I18n>,
    /// The language of the report.
    pub lang: Lang,
    /// Who imports; nobody on the command line.
    pub actor: Option<Actor>,
    /// The places that running requests share.
    pub shelf: Option<&'a Shelf>,
    /// Only says what would happen.
    pub dry_run: bool,
}

/// Keeps how a tracker is read, under a name.
///
/// # Errors
/// The database failed.
pub fn keep_mapping(
    conn: &mut DbConn,
    name: &str,
    mapping: &Mapping,
    by: AccountKey,
    now: NaiveDateTime,
) -> Result<(), cases::Error> {
    store::save(conn, name, mapping, Some(by), now)?;
    Ok(audit::note(conn, now, Some(by), "import_mapping_kept", None)?)
}

/// Forgets how a tracker is read.
///
/// # Errors
/// The database failed.
pub fn forget_mapping(conn: &mut DbConn, name: &str, by: AccountKey, now: NaiveDateTime) -> Result<(), cases::Error> {
    if store::remove(conn, name)? {
        audit::note(conn, now, Some(by), "import_mapping_forgotten", None)?;
    }
    Ok(())
}

/// A row with the hashes by which it is known again.
type Known<'a> = (&'a TrackerRow, Prints);

/// Imports what was understood. Blocks: not for an async thread.
///
/// # Errors
/// Before the first row: `CannotSeal`, `NoFocalPoint`. Later: `Stopped`; importing again goes on from there.
pub fn import(import: &Import<'_>, understood: &Understood) -> Result<Report, Error> {
    let mut rows = Vec::new();
    for row in understood.rows().filter_map(row) {
        rows.push((row, Prints::of(row, import.ctx)?));
    }
    let all = rows.len();
    let mut fresh = import.db.read_now(|conn| unknown(conn, rows))?;
    fresh.retain(|(row, _)| !row.repeated_in_file);
    import.db.read_now(|conn| check_desks(conn, import.ctx, &fresh))?;
    let done = if import.dry_run { rehearse(import, &fresh)? } else { write(import, understood, &fresh)? };
    let created: HashMap<(&str, u32), usize> =
        done.iter().enumerate().map(|(at, (row, _))| ((row.sheet.as_str(), row.row), at)).collect();
    let warnings = warnings(understood, &created, &done);
    Ok(Report::new(done.len(), all - done.len(), rejected(import, understood), &warnings, understood.sheets.len()))
}

fn row(outcome: &Outcome) -> Option<&TrackerRow> {
    if let Outcome::Row(row) = outcome { Some(row) } else { None }
}

fn rejected(import: &Import<'_>, understood: &Understood) -> Vec<Rejected> {
    let refused = understood.rows().filter_map(|outcome| match outcome {
        Outcome::Rejected(rejection) => Some(rejection),
        Outcome::Row(_) => None,
    });
    refused.map(|rejection| rejection.entry(|message| said(import.texts, import.lang, message))).collect()
}

/// The rows that were not imported before.
fn unknown<'a>(conn: &mut DbConn, rows: Vec<Known<'a>>) -> Result<Vec<Known<'a>>, Error> {
    let mut fresh = Vec::with_capacity(rows.len());
    for (row, prints) in rows {
        if !cases::was_recorded(conn, &prints.row)? && !cases::was_recorded(conn, &prints.cells)? {
            fresh.push((row, prints));
        }
    }
    Ok(fresh)
}

/// Somebody must be able to open every sensitive row, before the first row is written.
fn check_desks(conn: &mut DbConn, ctx: &Context, fresh: &[Known<'_>]) -> Result<(), Error> {
    let mut wanted: BTreeMap<(DeskKind, Option<PlaceKey>), ()> = BTreeMap::new();
    for (row, _) in fresh {
        if let Some(desk) = sealed::track(row).and_then(|track| track.desk()) {
            wanted.insert((desk, place::region(&ctx.book, &row.place).region), ());
        }
    }
    if !wanted.is_empty() && !ctx.programme.can_seal() {
        return Err(Error::CannotSeal);
    }
    let mut empty = Vec::new();
    for (desk, region) in wanted.into_keys() {
        let (_, members) = routing::choose_desk(conn, &ctx.book, &ctx.trust, desk, region, &[], ctx.today)?;
        if members.is_empty() && !empty.contains(&desk) {
            empty.push(desk);
        }
    }
    if empty.is_empty() { Ok(()) } else { Err(Error::NoFocalPoint(empty)) }
}

/// Rows that become cases, with what should be looked at.
type Created<'a> = Vec<(&'a TrackerRow, Vec<Remark>)>;

/// What would happen.
fn rehearse<'a>(import: &Import<'_>, fresh: &[Known<'a>]) -> Result<Created<'a>, Error> {
    import.db.read_now(|conn| {
        let mut gazetteer = Gazetteer::load(conn)?;
        let mut done = Vec::with_capacity(fresh.len());
        for (row, prints) in fresh {
            let mut warnings = Vec::new();
            if let Some(reference) = &prints.reference
                && cases::was_recorded(conn, reference)?
            {
                warnings.push(WarningKind::ReferenceReused.into());
            }
            if row.is_sealed() {
                warnings.extend(place::region(&import.ctx.book, &row.place).warning.map(Remark::from));
            } else {
                warnings.extend(batch::around(&mut gazetteer, &mut Ground::Nowhere, row)?.1);
            }
            done.push((*row, warnings));
        }
        Ok(done)
    })
}

/// Writes the rows, batch by batch.
fn write<'a>(import: &Import<'_>, understood: &Understood, fresh: &[Known<'a>]) -> Result<Created<'a>, Error> {
    let days = understood.rows().filter_map(row).flat_map(|row| [Some(row.received), row.steps.closed]).flatten();
    let frame = Frame {
        ctx: import.ctx.clone(),
        say: Say { texts: import.texts.clone(), lang: import.ctx.programme.instance.language },
        actor: import.actor,
        latest: days.max().map_or(import.ctx.today, |last| last.max(import.ctx.today)),
    };
    let mut done: Created<'a> = Vec::with_capacity(fresh.len());
    let (mut told, mut added) = (HashSet::new(), 0);
    let mut stopped = None;
    for rows in fresh.chunks(batch::ROWS) {
        match batch::write(import, &frame, rows, &told) {
            Ok(written) => {
                told.extend(written.told);
                added += written.added;
                let new = rows.iter().zip(written.rows).filter(|(_, row)| row.created);
                done.extend(new.map(|((row, _), written)| (*row, written.warnings)));
            }
            Err(error) => {
                stopped = Some(error);
                break;
            }
        }
    }
    if let Some(shelf) = import.shelf
        && added > 0
    {
        shelf.replace(import.db.read_now(|conn| Book::load(conn).map_err(Error::from))?);
    }
    match stopped {
        None => Ok(done),
        Some(cause) if done.is_empty() => Err(cause),
        Some(cause) => Err(Error::Stopped { created: done.len(), cause: Box::new(cause) }),
    }
}

/// The warnings of whole sheets and of rows that became cases, in the order of the file.
fn warnings(understood: &Understood, created: &HashMap<(&str, u32), usize>, done: &Created<'_>) -> Warnings {
    let at = |warning: &Warning| created.get(&(warning.sheet.as_str(), warning.row)).copied();
    let heads: HashSet<(&str, u32)> =
        understood.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.header_row)).collect();
    let of_sheet = |warning: &Warning| heads.contains(&(warning.sheet.as_str(), warning.row));
    let of_file = understood.warnings.iter().filter(|warning| of_sheet(warning) || at(warning).is_some()).cloned();
    let found = done.iter().flat_map(|(row, remarks)| {
        // of a column that somebody said to hold places nobody knows what it holds
        let named = !understood.by_hand.iter().any(|field| matches!(field, Field::Region | Field::Cercle));
        let about = move |remark: &Remark| remark.about.clone().filter(|_| named);
        remarks
            .iter()
            .map(move |remark| Warning { about: about(remark), ..Warning::new(remark.kind, &row.sheet, row.row) })
    });
    let mut all: Vec<Warning> = of_file.chain(found).collect();
    all.sort_by_key(|warning| (warning.kind, at(warning)));
    all.dedup();
    let mut warnings = Warnings::default();
    warnings.extend(all);
    warnings
}
