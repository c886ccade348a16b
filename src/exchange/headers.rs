//! Where the headings of a sheet stand and which column is which: below titles, in one row or in two, with their dirt.
use super::{
    fields::Field,
    garble,
    headings::{AMONG_OTHERS, AT_WORST, BY_NAME, recognise, resembles},
    mapping::Mapping,
    sheet::{Cell, Row, Sheet, Value},
};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// How many rows with something in them may stand above the headings.
const ABOVE: usize = 40;
/// Fewer fields than this are no tracker but a list or a table of figures.
const FEWEST: usize = 3;
/// Longer than this, in letters, a heading that is only a guess may be what somebody said.
const LONGEST_SHOWN: usize = 60;

/// A column as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The heading as it stands, on one line.
    pub text: String,
    /// The column, counted from zero.
    pub column: u32,
    /// What the column holds; several where one column holds several facts.
    pub fields: Vec<Field>,
    /// What the heading says by itself, whatever was put right by hand.
    pub own: Vec<Field>,
}

/// The headings of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The number of the row with the headings, the lower one of two.
    pub row: u32,
    /// The columns, from left to right.
    pub headings: Vec<Heading>,
}

impl Header {
    /// The column of a field.
    pub fn heading(&self, field: Field) -> Option<&Heading> {
        self.headings.iter().find(|heading| heading.fields.contains(&field))
    }

    /// How many fields were found.
    pub fn fields_found(&self) -> usize {
        self.headings.iter().map(|heading| heading.fields.len()).sum()
    }

    /// Whether there is enough in it for cases.
    pub fn is_of_a_tracker(&self) -> bool {
        let has = |field| self.heading(field).is_some();
        has(Field::Received)
            && (has(Field::Category) || has(Field::Summary) || has(Field::Kind))
            && self.fields_found() >= FEWEST
    }
}

/// Finds the headings of a sheet: of the rows near the top the one, or the two, in which most is recognised. They are
/// given as they are by themselves; `mapping` helps to find them.
pub fn find(sheet: &Sheet, mapping: &Mapping) -> Option<Header> {
    candidates(sheet, mapping, |header| header.is_of_a_tracker())
}

/// What may be the headings of a sheet in which too little is recognised: somebody has to say what the columns hold. They
/// are shown, so it must not be somebody's complaint: short words, and at least two of them known.
pub fn likely(sheet: &Sheet, mapping: &Mapping) -> Option<Header> {
    let short = |heading: &Heading| heading.text.chars().count() <= LONGEST_SHOWN;
    let may_be = |header: &Header| {
        header.headings.len() >= FEWEST && header.fields_found() >= FEWEST - 1 && header.headings.iter().all(short)
    };
    candidates(sheet, mapping, may_be)
}

fn candidates(sheet: &Sheet, mapping: &Mapping, fits: impl Fn(&Header) -> bool) -> Option<Header> {
    let top = sheet.rows.get(..ABOVE.min(sheet.rows.len())).unwrap_or_default();
    let mut best: Option<(usize, Header)> = None;
    let mut offer = |header: Header| {
        let (corrected, _) = mapping.corrected(&header);
        let found = corrected.fields_found();
        if best.as_ref().is_none_or(|(most, _)| found > *most) && fits(&corrected) {
            best = Some((found, header));
        }
    };
    for row in top.iter().filter(|row| mostly_words(row)) {
        offer(single(row));
    }
    for (upper, lower) in top.iter().zip(top.iter().skip(1)) {
        if lower.number == upper.number + 1 && mostly_words(upper) && lower.cells.iter().all(could_be_heading) {
            offer(double(upper, lower));
        }
    }
    best.map(|(_, header)| owned(forgiving(header)))
}

/// What the headings say by themselves is kept beside what they are taken for.
fn owned(mut header: Header) -> Header {
    header.headings.iter_mut().for_each(|heading| heading.own.clone_from(&heading.fields));
    header
}

/// Rows of headings hardly hold a number; rows of data hold dates, categories, telephone numbers.
fn mostly_words(row: &Row) -> bool {
    let others = row.cells.iter().filter(|cell| !could_be_heading(cell)).count();
    row.cells.len() > 1 && others * 6 <= row.cells.len()
}

/// Headings with a slip of the pen get what is still free.
fn forgiving(mut header: Header) -> Header {
    for at in 0..header.headings.len() {
        let Some(unknown) = header.headings.get(at).filter(|heading| heading.fields.is_empty()) else { continue };
        if let Some(field) = resembles(&unknown.text).filter(|field| header.heading(*field).is_none()) {
            header.headings[at].fields.push(field);
        }
    }
    header
}

/// Whether a row below the headings is a row of headings again, as above every month.
pub fn again(row: &Row, header: &Header) -> Option<Header> {
    let received = header.heading(Field::Received)?;
    let cell = row.cell(received.column)?;
    if !could_be_heading(cell) || !row.cells.iter().all(could_be_heading) {
        return None;
    }
    Some(owned(single(row))).filter(Header::is_of_a_tracker)
}

/// Headings are words: no dates, no numbers, nothing that begins with a figure.
fn could_be_heading(cell: &Cell) -> bool {
    match &cell.value {
        Value::Text(text) => !text.trim_start().starts_with(|c: char| c.is_ascii_digit()) && text.len() <= 200,
        Value::Empty => true,
        Value::Number(_) | Value::Date(_) | Value::Bool(_) | Value::Error(_) => false,
    }
}

fn single(row: &Row) -> Header {
    let texts = row.cells.iter().filter(|cell| !cell.is_blank()).map(|cell| (cell.column, words(cell), None));
    assigned(row.number, texts.collect())
}

/// Two rows: the lower heading, or the upper one where it is merged downward. A lower heading that says little by
/// itself ("Date", "Motif") is read together with the one above it or, under a group, to the left of that.
fn double(upper: &Row, lower: &Row) -> Header {
    let columns: BTreeSet<u32> =
        upper.cells.iter().chain(&lower.cells).filter(|cell| !cell.is_blank()).map(|cell| cell.column).collect();
    let mut group = String::new();
    let mut texts = Vec::new();
    for column in columns {
        let text = |row: &Row| row.cell(column).map(words).unwrap_or_default();
        let (above, below) = (text(upper), text(lower));
        if !above.is_empty() {
            group.clone_from(&above);
        }
        if below.is_empty() {
            texts.push((column, above, None));
        } else {
            let context = (!group.is_empty()).then(|| format!("{group} {below}"));
            texts.push((column, below, context));
        }
    }
    assigned(lower.number, texts)
}

/// Gives every field to the column that is surest to be it, the leftmost of several.
fn assigned(row: u32, texts: Vec<(u32, String, Option<String>)>) -> Header {
    let mut headings = Vec::with_capacity(texts.len());
    let mut holders: BTreeMap<Field, (u8, usize)> = BTreeMap::new();
    for (index, (column, text, context)) in texts.into_iter().enumerate() {
        for (field, sureness) in facts(&text, context.as_deref()) {
            if holders.get(&field).is_none_or(|(best, _)| sureness > *best) {
                holders.insert(field, (sureness, index));
            }
        }
        headings.push(Heading { text, column, fields: Vec::new(), own: Vec::new() });
    }
    let mut header = Header { row, headings };
    // In the order of the heading, so that the first fact of a column stays the first.
    for (index, heading) in header.headings.iter_mut().enumerate() {
        let mut fields: Vec<Field> =
            holders.iter().filter(|(_, (_, holder))| *holder == index).map(|(field, _)| *field).collect();
        let order = parts(&heading.text);
        fields.sort_by_key(|field| {
            order
                .iter()
                .position(|part| recognise(part).is_some_and(|(found, _)| found == *field))
                .unwrap_or(usize::MAX)
        });
        heading.fields = fields;
    }
    header
}

/// The facts that a column holds according to its heading.
fn facts(text: &str, context: Option<&str>) -> Vec<(Field, u8)> {
    let mut several: Vec<(Field, u8)> = Vec::new();
    for (field, sureness) in
        parts(text).iter().filter_map(|part| recognise(part)).filter(|(_, sureness)| *sureness > AT_WORST)
    {
        if several.iter().all(|(known, _)| *known != field) {
            // A column that holds this fact alone is surer.
            several.push((field, sureness.min(AMONG_OTHERS)));
        }
    }
    if several.len() > 1 {
        return several;
    }
    let alone = recognise(text);
    let in_context = context.and_then(recognise).filter(|(_, sureness)| *sureness > AT_WORST);
    let found = match (alone, in_context) {
        (Some((_, BY_NAME)), Some(within)) if is_bare(text) => Some(within),
        (Some((_, AT_WORST)) | None, Some(within)) => Some(within),
        (Some(found), _) => Some(found),
        (None, None) => None,
    };
    found.into_iter().collect()
}

/// Headings that mean something else under each group: "Motif" is the reason for closing only under "Clôture".
fn is_bare(text: &str) -> bool {
    matches!(
        crate::text::fold(text).as_str(),
        "nom" | "name" | "motif" | "reason" | "contact" | "statut" | "status" | "site" | "delai"
    )
}

/// "Date de clôture / motif / délai (j)" to its parts; what stands in brackets only explains.
fn parts(text: &str) -> Vec<String> {
    let mut flat = String::with_capacity(text.len());
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '+' | '&' | ';' | '|' if depth == 0 => flat.push('/'),
            c if depth == 0 => flat.push(c),
            _ => {}
        }
    }
    let flat = flat.replace(" et ", "/").replace(" and ", "/").replace(", ", "/");
    flat.split('/').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The words of a heading, their letters put right if they were written twice.
fn words(cell: &Cell) -> String {
    let text = cell.text();
    one_line(&garble::repaired(&text).map_or(text, Cow::Owned))
}

/// A text on one line, without blanks at its ends.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
