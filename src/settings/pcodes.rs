//! Lists of places with their codes, as offices for statistics and the humanitarian data exchange give them out: read, compared
//! with the places there are, and added. Codes are compared within their list alone: another list gives the same code to
//! other places. Names are compared where they lie.
use super::actions::{self, Known};
use super::kinds::{self, PLACE};
use super::model::{By, Error, Item, Wish, texts};
use crate::access::Level;
use crate::exchange::sheet::{self, Row};
use crate::id::PlaceKey;
use crate::places::{self, Book, NewPlace};
use crate::storage::DbConn;
use crate::text::fold;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// So many places are written in one transaction.
pub const CHUNK: usize = 100;

/// A place of the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Listed {
    /// Region, cercle, commune or site.
    pub level: Level,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The code of the place around it; empty for a region.
    pub within: String,
}

/// What a list did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "as their names say")]
pub struct Told {
    pub added: usize,
    /// Known by its code in this list.
    pub known: usize,
    /// Known by its name where it lies; it has the code now.
    pub coded: Vec<String>,
    /// Known by its name, with a code of another list; it has this code as well now.
    pub other_list: Vec<String>,
    /// Known by its name, but with another code of this very list; nothing is changed.
    pub other_code: Vec<String>,
    /// Two places here are the same by this list: handles of both, to be joined.
    pub doubles: Vec<(String, [String; 2])>,
    /// One of this name lies elsewhere, and may be the same: its handle. Not added, unless that is asked for.
    pub elsewhere: Vec<(String, String)>,
    /// What lies around it is not in the list.
    pub lost: Vec<String>,
    /// Its code in this list belongs to a place of another name.
    pub renamed: Vec<String>,
}

/// Why a file is no list of places.
#[derive(Debug)]
pub enum Unread {
    /// It cannot be read.
    File,
    /// No columns with names and codes.
    Columns,
}

/// The places of a file, large ones first, each once.
///
/// # Errors
/// It cannot be read, or has no columns for names and codes.
pub fn read(bytes: &[u8], filename: &str) -> Result<Vec<Listed>, Unread> {
    let sheets = sheet::read(bytes, filename).map_err(|_| Unread::File)?;
    let mut found: BTreeMap<(u8, String), Listed> = BTreeMap::new();
    let mut understood = false;
    for sheet in &sheets {
        let Some((head, rows)) = sheet.rows.split_first() else { continue };
        let Some(layout) = Layout::of(head) else { continue };
        understood = true;
        for place in rows.iter().filter(|row| !is_hashtags(row)).flat_map(|row| layout.places(row)) {
            found.entry((rank(place.level), place.code.clone())).or_insert(place);
        }
    }
    if understood { Ok(found.into_values().collect()) } else { Err(Unread::Columns) }
}

/// The row of hashtags below the headings.
fn is_hashtags(row: &Row) -> bool {
    row.cells.first().is_some_and(|cell| cell.text().starts_with('#'))
}

fn rank(level: Level) -> u8 {
    match level {
        Level::Country => 0,
        Level::Region => 1,
        Level::Cercle => 2,
        Level::Commune => 3,
        Level::Site => 4,
    }
}

fn level(rank: u8) -> Option<Level> {
    [Level::Region, Level::Cercle, Level::Commune, Level::Site].get(usize::from(rank.checked_sub(1)?)).copied()
}

/// Where names and codes stand.
enum Layout {
    /// A column of names and one of codes for each level: `admin1Name_fr`, `ADM2_PCODE`.
    Wide(Vec<(Level, u32, u32)>),
    /// A row for each place: its level, code, name, and the code around it.
    Long { level: u32, code: u32, name: u32, within: u32 },
}

impl Layout {
    fn of(head: &Row) -> Option<Self> {
        let columns: Vec<(String, u32)> =
            head.cells.iter().map(|cell| (fold(&cell.text()).replace(' ', ""), cell.column)).collect();
        let find = |names: &[&str]| columns.iter().find(|(head, _)| names.contains(&head.as_str())).map(|(_, at)| *at);
        if let (Some(level), Some(code), Some(name), Some(within)) = (
            find(&["adminlevel", "level", "niveau"]),
            find(&["pcode", "code"]),
            find(&["name", "nom"]),
            find(&["parentpcode", "parent", "parentcode"]),
        ) {
            return Some(Self::Long { level, code, name, within });
        }
        let mut levels = Vec::new();
        for (rank, level) in [(1, Level::Region), (2, Level::Cercle), (3, Level::Commune), (4, Level::Site)] {
            let own: Vec<(&str, u32)> =
                columns.iter().filter_map(|(head, at)| Some((of_level(head, rank)?, *at))).collect();
            let code = own.iter().find(|(rest, _)| *rest == "pcode").map(|(_, at)| *at);
            let names = ["namefr", "fr", "nom", "name", "nameen", "en"];
            let name = names.iter().find_map(|wanted| own.iter().find(|(rest, _)| rest == wanted)).map(|(_, at)| *at);
            if let (Some(name), Some(code)) = (name, code) {
                levels.push((level, name, code));
            }
        }
        (!levels.is_empty()).then_some(Self::Wide(levels))
    }

    fn places(&self, row: &Row) -> Vec<Listed> {
        let text = |column: u32| row.cell(column).map(|cell| cell.text().trim().to_owned()).unwrap_or_default();
        match self {
            Self::Long { level: at, code, name, within } => {
                let found = text(*at).parse::<f64>().ok().filter(|rank| (1.0..=4.0).contains(rank));
                let Some(level) = found.and_then(|rank| level(rank as u8)) else { return Vec::new() };
                let within = if level == Level::Region { String::new() } else { text(*within) };
                let place = Listed { level, code: text(*code), name: text(*name), within };
                Some(place).filter(Listed::is_whole).into_iter().collect()
            }
            Self::Wide(levels) => {
                let (mut found, mut within) = (Vec::new(), String::new());
                for (level, name, code) in levels {
                    let place = Listed { level: *level, code: text(*code), name: text(*name), within: within.clone() };
                    within.clone_from(&place.code);
                    found.extend(Some(place).filter(Listed::is_whole));
                }
                found
            }
        }
    }
}

/// What stands behind `adm2` or `admin2` in a heading.
fn of_level(head: &str, rank: u8) -> Option<&str> {
    let rest = head.strip_prefix("admin").or_else(|| head.strip_prefix("adm"))?;
    rest.strip_prefix(&rank.to_string())
}

impl Listed {
    fn is_whole(&self) -> bool {
        !self.code.is_empty() && !self.name.is_empty() && self.name.chars().count() <= 200
    }
}

/// Takes a list, or a part of it, into the places: `keys` remembers where the codes of this list lead. Without a database
/// it is only tried. `all`: also those of which one of the same name lies elsewhere.
///
/// # Errors
/// The database failed.
pub fn take(
    mut conn: Option<&mut DbConn>,
    (known, keys): (&mut Known, &mut HashMap<String, PlaceKey>),
    (scheme, list): (&str, &[Listed]),
    (told, by, all): (&mut Told, &By, bool),
) -> Result<(), Error> {
    let kind = kinds::kind(PLACE).ok_or(Error::NotFound)?;
    for place in list {
        let parent = keys.get(&place.within).copied();
        if place.level != Level::Region && parent.is_none() {
            told.lost.push(format!("{} {}", place.code, place.name));
            continue;
        }
        let what = format!("{} {}", place.code, place.name);
        match meant(&known.book, scheme, place, parent) {
            Meant::Several(pair) => told.doubles.push((what, pair)),
            Meant::Elsewhere(handle) if !all => told.elsewhere.push((what, handle)),
            Meant::Nobody | Meant::Elsewhere(_) => {
                let added = added(conn.as_deref_mut(), known, (scheme, place), (parent, told.added))?;
                keys.insert(place.code.clone(), added.key);
                known.book.add(added);
                told.added += 1;
            }
            Meant::ByCode(key, same_name) => {
                keys.insert(place.code.clone(), key);
                told.known += 1;
                let twin = known.book.find_below(&place.name, place.level, parent).filter(|twin| twin.key != key);
                match (same_name, twin.zip(known.book.get(key))) {
                    (true, _) => {}
                    (false, Some((twin, own))) => {
                        told.doubles.push((what, [twin.handle.clone(), own.handle.clone()]));
                    }
                    (false, None) => told.renamed.push(format!("{what} ({})", known.book.name(Some(key)))),
                }
            }
            Meant::OtherCode(key) => {
                keys.insert(place.code.clone(), key);
                told.other_code.push(what);
            }
            Meant::Uncoded(key, handle) => {
                keys.insert(place.code.clone(), key);
                let Some(item) = known.others.get(PLACE, &handle).cloned() else { continue };
                if item.text("code").is_empty() { &mut told.coded } else { &mut told.other_list }.push(what);
                if let Some(conn) = conn.as_deref_mut() {
                    let wish = coded(item, scheme, &place.code);
                    actions::change(conn, known, (kind, &handle), &wish, by)?;
                }
            }
        }
    }
    Ok(())
}

/// A place that was not there before; without a database one that is imagined. `number`: how many were added before it.
fn added(
    conn: Option<&mut DbConn>,
    known: &Known,
    (scheme, place): (&str, &Listed),
    (parent, number): (Option<PlaceKey>, usize),
) -> Result<places::Place, Error> {
    let around = parent.and_then(|key| known.book.get(key)).cloned();
    let code = Some((scheme, place.code.as_str()));
    let (level, name) = (place.level, place.name.as_str());
    let new = NewPlace { parent: around.as_ref(), level, name, code, to_confirm: false };
    Ok(match conn {
        Some(conn) => places::add(conn, &new)?,
        None => imagined(&new, number),
    })
}

/// The place with its code in this list, beside those of other lists.
fn coded(mut item: Item, scheme: &str, code: &str) -> Wish {
    if item.text("code").is_empty() {
        item.body.insert("scheme".into(), Value::from(scheme));
        item.body.insert("code".into(), Value::from(code));
    } else {
        let mut codes = texts(item.body.get("codes"));
        codes.push(format!("{scheme} {code}"));
        item.body.insert("codes".into(), Value::from(codes));
    }
    Wish { body: item.body, retired: item.retired, ..Wish::default() }
}

/// A place that is only imagined, with a key that no database gives.
fn imagined(new: &NewPlace<'_>, number: usize) -> places::Place {
    let key = PlaceKey::new(-1 - i64::try_from(number).unwrap_or(i64::MAX - 1));
    let (scheme, code) = new.code.unwrap_or_default();
    places::Place {
        key,
        parent: new.parent.map(|place| place.key),
        level: new.level,
        name: new.name.to_owned(),
        folded: fold(new.name),
        scheme: scheme.to_owned(),
        code: Some(code.to_owned()),
        region: new.parent.and_then(|place| place.region),
        cercle: new.parent.and_then(|place| place.cercle),
        commune: new.parent.and_then(|place| place.commune),
        to_confirm: false,
        handle: String::new(),
        retired: false,
        joined_to: None,
    }
}

enum Meant {
    /// It is new.
    Nobody,
    /// The code is known in this list; whether under this name.
    ByCode(PlaceKey, bool),
    /// The name is known there, with another code of this list.
    OtherCode(PlaceKey),
    /// The name is known there, without a code of this list.
    Uncoded(PlaceKey, String),
    /// The name is borne by several there: two of them.
    Several([String; 2]),
    /// The name is borne by one that lies elsewhere.
    Elsewhere(String),
}

/// The place that a line means: by its code in the same list, else by its name where it lies.
fn meant(book: &Book, scheme: &str, listed: &Listed, parent: Option<PlaceKey>) -> Meant {
    if let Some(found) = book.in_list(scheme, &listed.code) {
        let same = book.named(&listed.name, listed.level).any(|place| place.key == found.key);
        return Meant::ByCode(found.key, same);
    }
    let mut there = book.named(&listed.name, listed.level).filter(|place| place.parent == parent);
    match (there.next(), there.next()) {
        (Some(one), Some(other)) => Meant::Several([one.handle.clone(), other.handle.clone()]),
        (Some(one), None) if book.codes(one.key).iter().any(|(list, _)| *list == scheme) => Meant::OtherCode(one.key),
        (Some(one), None) => Meant::Uncoded(one.key, one.handle.clone()),
        (None, _) => elsewhere(book, scheme, listed, parent).map_or(Meant::Nobody, Meant::Elsewhere),
    }
}

/// The only place of this name and level that may be the same and lie elsewhere: a cercle anywhere, for cercles went to other
/// regions; something smaller in the same region. One that this list knows by another code is another.
fn elsewhere(book: &Book, scheme: &str, listed: &Listed, parent: Option<PlaceKey>) -> Option<String> {
    let region = parent.and_then(|key| book.get(key)).and_then(|place| place.region);
    let near = |place: &&places::Place| match listed.level {
        Level::Region | Level::Country => false,
        Level::Cercle => true,
        Level::Commune | Level::Site => region.is_some() && place.region == region,
    };
    let unknown = |place: &&places::Place| !book.codes(place.key).iter().any(|(list, _)| *list == scheme);
    let mut found = book.named(&listed.name, listed.level).filter(near).filter(unknown);
    let first = found.next()?;
    found.next().is_none().then(|| first.handle.clone()).filter(|handle| !handle.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_to_lay_out_a_list_are_read() {
        let wide = "admin1Name_fr,admin1Pcode,admin2Name_fr,admin2Pcode\n#adm1+name,#adm1+code,#adm2+name,#adm2+code\n\
            Mopti,ML05,Konna,ML0505\nMopti,ML05,Djenné,ML0502\n";
        let long = "Location,Admin Level,P-Code,Name,Parent P-Code\nMLI,1,ML05,Mopti,MLI\nMLI,2,ML0505,Konna,ML05\nMLI,2,ML0502,Djenné,ML05\n";
        let read = |text: &str| read(text.as_bytes(), "list.csv").expect("a list");
        assert_eq!(read(wide), read(long));
        let codes: Vec<String> = read(wide).into_iter().map(|place| place.code).collect();
        assert_eq!(codes, ["ML05", "ML0502", "ML0505"]);
        assert!(matches!(super::read(b"a,b\n1,2\n", "x.csv"), Err(Unread::Columns)));
    }
}
