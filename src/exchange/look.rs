//! What somebody who brings a tracker is shown of it before it is imported: headings, what kind of cells stand below them,
//! and the words of coded columns. Never a summary, a name, a contact or a site, and nothing of a row that must be sealed.
use super::{
    coded,
    facts::may_identify,
    fields::Field,
    headers::{self, Heading, one_line},
    layout::Layout,
    lists,
    mapping::{Choice, Mapping, keys},
    reading::{Reading, Standing},
    sheet::{self, Cell, ReadError, Row},
    tally::{Shape, Tally},
    tracker::{self, Part},
    values::Meaning,
};
use crate::text::fold;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The most words of a field that are shown.
pub const MOST_WORDS: usize = 25;

/// A column, in all sheets that have it.
#[derive(Debug, Clone)]
pub struct ColumnSeen {
    /// The name by which a mapping knows it.
    pub key: String,
    /// The heading.
    pub header: String,
    /// What the heading says by itself.
    pub own: Vec<Field>,
    /// What it is taken for.
    pub fields: Vec<Field>,
    /// What was said about it.
    pub choice: Option<Choice>,
    /// What kind of cells stand below it.
    pub shape: Shape,
    /// In how many rows something stands there, of the rows that are not sealed.
    pub filled: usize,
    /// Words of it that may be shown, the most frequent first.
    pub examples: Vec<String>,
}

/// A word of a coded column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As it stands in the file.
    pub raw: String,
    /// In how many rows.
    pub count: usize,
    /// What the program understands.
    pub meaning: Meaning<&'static str>,
    /// What was said by hand.
    pub by_hand: Option<&'static str>,
}

impl Word {
    /// Whether somebody should say what it means.
    pub fn is_open(&self) -> bool {
        self.meaning == Meaning::Unknown && self.by_hand.is_none()
    }
}

/// The words of a coded field.
#[derive(Debug, Clone)]
pub struct FieldSeen {
    /// The field.
    pub field: Field,
    /// Its words: first those that nobody understood, then by how often they come.
    pub words: Vec<Word>,
    /// How many more there are that are not shown: they may hold what somebody said.
    pub hidden: usize,
}

/// A tracker as it may be shown.
#[derive(Debug, Clone, Default)]
pub struct Looked {
    /// Its columns, from left to right.
    pub columns: Vec<ColumnSeen>,
    /// Its coded fields.
    pub fields: Vec<FieldSeen>,
    /// How many rows hold letters that were written twice.
    pub garbled: usize,
    /// Whether cases can be made of every sheet; else received date or category are missing.
    pub complete: bool,
    /// A field that two columns of a sheet are said to hold.
    pub twice: Option<Field>,
}

/// Looks at a file.
///
/// # Errors
/// The file cannot be read, or nothing in it can be headings.
pub fn look(bytes: &[u8], name: &str, mapping: &Mapping, today: NaiveDate) -> Result<Looked, ReadError> {
    let sheets = sheet::read(bytes, name)?;
    let mut opened = tracker::open(sheets.clone(), mapping, headers::find);
    if opened.found.is_empty() {
        opened = tracker::open(sheets, mapping, headers::likely);
    }
    if opened.found.is_empty() {
        return Err(ReadError::NoHeader);
    }
    let latest = tracker::latest_day(&opened.found, today).0;
    let mut seen = Seen::default();
    opened.found.iter().for_each(|part| seen.guard.learn(part));
    opened.found.iter().for_each(|part| seen.part(part, mapping, latest));
    Ok(Looked {
        garbled: opened.found.iter().map(garbled).sum(),
        twice: opened.found.iter().find_map(|part| mapping.corrected(&part.own.header).1),
        complete: opened.found.iter().all(|part| part.layout.header.is_of_a_tracker()),
        ..seen.finish(mapping)
    })
}

/// How many rows hold letters written twice; headings are always put right.
fn garbled(part: &Part) -> usize {
    part.garbled.iter().filter(|row| **row > part.layout.header.row).count()
}

/// How far a column may be believed to hold nothing but coded words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// Its heading says so.
    Heading,
    /// Somebody said so, and the heading does not contradict.
    Hand,
    /// Its heading says that something else stands there, whatever was put right: a name, a summary, a date.
    None,
}

fn trust(heading: &Heading, field: Field) -> Trust {
    let may_be_coded =
        |own: &Field| coded::FIELDS.contains(own) || matches!(own, Field::Kind | Field::Priority | Field::Issue);
    if heading.own.contains(&field) || !heading.own.is_empty() && heading.own.iter().all(may_be_coded) {
        Trust::Heading
    } else if heading.own.is_empty() && !may_identify(&heading.text) {
        Trust::Hand
    } else {
        Trust::None
    }
}

/// What stands in the columns that may say who somebody is: no word of it is shown, wherever it stands.
#[derive(Default)]
struct Guard {
    words: HashSet<String>,
    whole: HashSet<String>,
}

impl Guard {
    fn learn(&mut self, part: &Part) {
        let named = |fields: &[Field]| {
            fields.iter().any(|field| matches!(field, Field::Name | Field::Contact | Field::SafeContact))
        };
        let of = |heading: &Heading| {
            let fields: Vec<Field> = heading.own.iter().chain(&heading.fields).copied().collect();
            let names = named(&fields) || fields.is_empty() && may_identify(&heading.text);
            (names, fields.iter().any(|field| matches!(field, Field::Site | Field::Summary)))
        };
        let headings = &part.layout.header.headings;
        let told: Vec<(u32, (bool, bool))> = headings.iter().map(|heading| (heading.column, of(heading))).collect();
        for row in part.sheet.rows.iter().filter(|row| row.number > part.layout.header.row) {
            for (column, (names, whole)) in told.iter().filter(|(_, (names, whole))| *names || *whole) {
                let Some(folded) = row.cell(*column).map(|cell| fold(&cell.text())) else { continue };
                if *names {
                    self.words.extend(folded.split(' ').filter(|word| word.len() > 2).map(str::to_owned));
                }
                if *whole {
                    self.whole.insert(folded);
                }
            }
        }
    }

    fn allows(&self, folded: &str) -> bool {
        !self.whole.contains(folded) && !folded.split(' ').any(|word| self.words.contains(word))
    }
}

/// The words of a field in one column.
#[derive(Default)]
struct Words {
    trusted: bool,
    rows: usize,
    found: BTreeMap<String, (String, usize)>,
}

/// A column while rows are gone through.
struct Slot {
    seen: ColumnSeen,
    tally: Tally,
}

/// Everything seen so far.
#[derive(Default)]
struct Seen {
    guard: Guard,
    slots: Vec<Slot>,
    at: HashMap<String, usize>,
    words: BTreeMap<(usize, Field), Words>,
}

impl Seen {
    fn part(&mut self, part: &Part, mapping: &Mapping, latest: NaiveDate) {
        let headings = &part.layout.header.headings;
        let slots: Vec<usize> =
            keys(&part.layout.header).into_iter().zip(headings).map(|(key, h)| self.slot(key, h, mapping)).collect();
        let columns: HashMap<u32, usize> = headings.iter().map(|h| h.column).zip(slots).collect();
        tracker::each_row(part, mapping, |layout, own, row| {
            let standing = Reading::new("", (layout, own, mapping), row, latest).standing();
            // sealed, or nobody knows yet whether it must be: not a word of it
            if standing.category.is_some() && !standing.sealed {
                let cells = row.cells.iter().filter(|cell| !cell.is_blank());
                cells.for_each(|cell| self.cell(cell, columns.get(&cell.column), layout));
            }
            for field in coded::FIELDS {
                self.word(layout, row, &columns, field, standing);
            }
        });
    }

    fn slot(&mut self, key: String, heading: &Heading, mapping: &Mapping) -> usize {
        *self.at.entry(key.clone()).or_insert_with(|| {
            let seen = ColumnSeen {
                choice: mapping.column(&key),
                key,
                header: heading.text.clone(),
                own: heading.own.clone(),
                fields: heading.fields.clone(),
                shape: Shape::Empty,
                filled: 0,
                examples: Vec::new(),
            };
            self.slots.push(Slot { seen, tally: Tally::default() });
            self.slots.len() - 1
        })
    }

    fn cell(&mut self, cell: &Cell, slot: Option<&usize>, layout: &Layout) {
        if let Some(slot) = slot.and_then(|at| self.slots.get_mut(*at)) {
            slot.tally.add(cell, layout.epoch());
        }
    }

    fn word(&mut self, layout: &Layout, row: &Row, columns: &HashMap<u32, usize>, field: Field, standing: Standing) {
        let stands_in = if field == Field::Category { layout.category_field() } else { field };
        let Some(heading) = layout.heading(stands_in) else { return };
        let (trust, raw) = (trust(heading, field), one_line(&layout.text(row, stands_in)));
        if raw.is_empty() || trust == Trust::None || !may_be_asked_about(field, &raw, standing) {
            return;
        }
        let Some(slot) = columns.get(&heading.column) else { return };
        let words = self.words.entry((*slot, field)).or_default();
        words.trusted = trust == Trust::Heading;
        words.rows += 1;
        words.found.entry(fold(&raw)).or_insert((raw, 0)).1 += 1;
    }

    fn finish(self, mapping: &Mapping) -> Looked {
        let (guard, mut slots, mut fields) = (self.guard, self.slots, BTreeMap::<Field, FieldSeen>::new());
        for ((slot, field), words) in self.words {
            let (shown, hidden) = words.shown(field, &guard, mapping);
            if let Some(slot) = slots.get_mut(slot) {
                slot.seen.examples.extend(shown.iter().map(|word| word.raw.clone()));
            }
            let seen = fields.entry(field).or_insert(FieldSeen { field, words: Vec::new(), hidden: 0 });
            seen.hidden += hidden;
            for word in shown {
                match seen.words.iter_mut().find(|known| fold(&known.raw) == fold(&word.raw)) {
                    Some(known) => known.count += word.count,
                    None => seen.words.push(word),
                }
            }
        }
        let in_order = coded::FIELDS.iter().filter_map(|field| fields.remove(field)).map(FieldSeen::ordered);
        let columns = slots.into_iter().map(|Slot { seen, tally }| ColumnSeen {
            shape: tally.shape(),
            filled: tally.filled,
            ..seen
        });
        Looked { columns: columns.collect(), fields: in_order.collect(), ..Looked::default() }
    }
}

/// A row that must be sealed says nothing. One of which that is not known yet says the word because of which it is not.
fn may_be_asked_about(field: Field, raw: &str, standing: Standing) -> bool {
    let grave = |folded: &str| lists::all(folded, lists::CATEGORY_WORDS).any(|category| category >= 6);
    match (field, standing.category) {
        (Field::Category, None) => !standing.says_sensitive && !grave(&fold(raw)),
        (Field::Sensitivity, Some(category)) => category < 6 && !standing.says_sensitive,
        (_, None) => false,
        _ => !standing.sealed,
    }
}

impl Words {
    fn shown(&self, field: Field, guard: &Guard, mapping: &Mapping) -> (Vec<Word>, usize) {
        let listed = |raw: &str| coded::is_a_listed_word(field, raw);
        let may = |folded: &str, raw: &str, count| {
            listed(raw) || guard.allows(folded) && looks_coded(raw, count, self.trusted)
        };
        let open: usize = self.found.iter().filter(|(f, (raw, n))| may(f, raw, *n)).map(|(_, (_, n))| n).sum();
        // where most of it is no code, what looks like one is chance
        let mostly = open * 3 >= self.rows;
        let mut shown = Vec::new();
        for (folded, (raw, count)) in &self.found {
            if !folded.is_empty() && (listed(raw) || mostly && may(folded, raw, *count)) {
                shown.push(Word {
                    raw: raw.clone(),
                    count: *count,
                    meaning: coded::understood(field, raw),
                    by_hand: mapping.value(field, raw),
                });
            }
        }
        shown.sort_by_key(|word| std::cmp::Reverse(word.count));
        let hidden = self.found.len() - shown.len();
        (shown, hidden)
    }
}

impl FieldSeen {
    fn ordered(mut self) -> Self {
        self.words.sort_by_key(|word| (word.meaning != Meaning::Unknown, std::cmp::Reverse(word.count)));
        self.hidden += self.words.len().saturating_sub(MOST_WORDS);
        self.words.truncate(MOST_WORDS);
        self
    }
}

/// Codes are short and come again; what comes once may be what somebody said.
fn looks_coded(raw: &str, count: usize, trusted: bool) -> bool {
    let (letters, words) = (raw.chars().count(), raw.split(' ').count());
    let figures = raw.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    let most = if count > 1 { (40, 5) } else { (24, 3) };
    (count > 1 || trusted) && letters <= most.0 && words <= most.1 && figures < 5 && !raw.contains('@')
}
