//! A tracker as a file: read into memory, imported, wiped; and the report as a text.
use super::{
    actions::{Error, Import, import, said},
    mapping::Mapping,
    report::{Counted, Message, Report, WarningKind},
    sheet::{MAX_BYTES, ReadError},
    store,
    tracker::Tracker,
};
use crate::i18n::{I18n, Lang};
use std::io::Read;
use std::path::Path;
use zeroize::Zeroizing;

/// How many rows of a kind of warning a report names.
pub const NAMED_ROWS: usize = 20;

/// Imports a file, all its sheets or one, read as a mapping says. Blocks: not for an async thread.
///
/// # Errors
/// The file cannot be opened or read, or as `import`.
pub fn import_file(run: &Import<'_>, path: &Path, sheet: Option<&str>, mapping: &Mapping) -> Result<Report, Error> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let understood = Tracker::read_with(&bytes(path)?, &name, sheet, mapping, run.ctx.today)?;
    import(run, &understood)
}

/// The mapping of a name, or in a file.
///
/// # Errors
/// There is neither, or the file is no mapping. The sentence says which names there are.
pub fn find_mapping(run: &Import<'_>, asked: &str) -> Result<Mapping, Error> {
    if let Some(saved) = run.db.read_now(|conn| store::named(conn, asked).map_err(Error::from))? {
        return Ok(saved.mapping);
    }
    let path = Path::new(asked);
    if path.is_file() {
        let json = bytes(path)?;
        let json = String::from_utf8_lossy(&json);
        return Ok(Mapping::parse(json.trim_start_matches('\u{FEFF}'))?);
    }
    let known = run.db.read_now(|conn| store::all(conn).map_err(Error::from))?;
    let names = known.into_iter().map(|saved| saved.name).collect();
    Err(Error::NoMapping { asked: asked.to_owned(), names })
}

/// The file in memory, in one piece that is wiped when it is dropped.
fn bytes(path: &Path) -> Result<Zeroizing<Vec<u8>>, Error> {
    let cannot = |_| Error::File(path.display().to_string());
    let file = std::fs::File::open(path).map_err(cannot)?;
    let about = file.metadata().map_err(cannot)?;
    if about.is_dir() {
        return Err(Error::File(path.display().to_string()));
    }
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    if about.len() >= most {
        return Err(ReadError::TooLarge.into());
    }
    // room for all of it from the start: growing would leave copies behind
    let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0).saturating_add(1)));
    file.take(most).read_to_end(&mut bytes).map_err(cannot)?;
    Ok(bytes)
}

impl Report {
    /// The report for a reader at a terminal.
    pub fn text(&self, texts: &I18n, lang: Lang, dry_run: bool) -> String {
        let count = |key: &'static str, count: usize| {
            said(texts, lang, &Message { key, args: vec![("count", count.to_string())] })
        };
        let mut lines = vec![
            count("import-text-rows", self.rows),
            count(if dry_run { "import-text-would-create" } else { "import-text-created" }, self.created),
            count("import-text-repeated", self.repeated),
            count("import-text-rejected", self.rejected.len()),
        ];
        lines.extend(self.rejected.iter().map(|row| {
            let sheet = if self.several_sheets { format!("{} · ", row.sheet) } else { String::new() };
            format!("  - {sheet}{}", row.message)
        }));
        if !self.warnings.is_empty() {
            lines.push(texts.plain(lang, "import-text-warnings"));
            lines.extend(
                self.warnings.iter().map(|warning| format!("  - {}", warning.text(texts, lang, self.several_sheets))),
            );
        }
        if !dry_run {
            lines.push(texts.plain(lang, "import-text-destroy"));
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

impl Counted {
    /// What should be looked at.
    pub fn what(&self, texts: &I18n, lang: Lang) -> String {
        let kind = WarningKind::ALL.into_iter().find(|kind| kind.code() == self.kind);
        kind.map(|kind| texts.plain(lang, kind.key())).unwrap_or_default()
    }

    /// What should be looked at, and in which rows of which sheets.
    pub fn text(&self, texts: &I18n, lang: Lang, several_sheets: bool) -> String {
        let rows = self.named_rows(several_sheets, NAMED_ROWS);
        let args = vec![("what", self.what(texts, lang)), ("count", self.count.to_string()), ("rows", rows)];
        said(texts, lang, &Message { key: "import-warning-line", args })
    }

    /// The first rows, with what they are about; before the first row of each sheet its name, where there are several.
    pub fn named_rows(&self, several_sheets: bool, most: usize) -> String {
        let mut text = String::new();
        let mut last = None;
        for spot in self.places.iter().take(most) {
            text.push_str(if last.is_none() { "" } else { ", " });
            if several_sheets && last != Some(&spot.sheet) {
                text.push_str(&spot.sheet);
                text.push_str(" · ");
            }
            text.push_str(&spot.row.to_string());
            if let Some(about) = &spot.about {
                text.push_str(&format!(" ({about})"));
            }
            last = Some(&spot.sheet);
        }
        text + if self.places.len() > most { ", …" } else { "" }
    }
}
