//! The regions and cercles of Mali, embedded: OCHA's administrative boundaries, version 03, with French names.
use super::model::{NewPlace, Place};
use super::store::{add, add_alias, add_name, load};
use crate::access::Level;
use crate::i18n::{self, Lang};
use crate::storage::DbConn;
use anyhow::Context as _;
use std::collections::HashMap;

/// The code list these codes are from. Older lists give the same codes to other places.
const SCHEME: &str = "cod-ab-v03";

/// Adds the 20 regions and 160 cercles.
///
/// # Errors
/// The database failed.
pub fn seed_mali(conn: &mut DbConn) -> anyhow::Result<()> {
    let names = french_names()?;
    let mut regions: HashMap<String, Place> = HashMap::new();
    let mut rows = csv::Reader::from_reader(include_bytes!("../../config/places_ml.csv").as_slice());
    for row in rows.records() {
        let row = row?;
        let (code, english, parent) = (&row[2], &row[3], &row[4]);
        let known = names.get(code);
        let name = known.map_or(english, |(name, _)| name.as_str());
        let level = if &row[1] == "1" { Level::Region } else { Level::Cercle };
        let new = NewPlace { parent: regions.get(parent), level, name, code: Some((SCHEME, code)), to_confirm: false };
        let place = add(conn, &new)?;
        for alias in known.iter().flat_map(|(_, aliases)| aliases.split(';')).filter(|alias| !alias.is_empty()) {
            add_alias(conn, place.key, alias)?;
        }
        if level == Level::Region {
            regions.insert(code.to_owned(), place);
        }
    }
    name_in_languages(conn)
}

/// The names in the other languages: `places.csv` in the folder of a language.
fn name_in_languages(conn: &mut DbConn) -> anyhow::Result<()> {
    let (places, _) = load(conn)?;
    for lang in Lang::all() {
        let mut rows = csv::Reader::from_reader(i18n::place_names(lang).as_bytes());
        for row in rows.records() {
            let row = row?;
            let meant = |place: &&Place| place.scheme == SCHEME && place.code.as_deref() == Some(&row[0]);
            let place = places.iter().find(meant);
            let place = place.with_context(|| format!("{}: no place has the code {:?}", lang.code(), &row[0]))?;
            add_name(conn, place.key, &row[1], Some(lang))?;
        }
    }
    Ok(())
}

fn french_names() -> anyhow::Result<HashMap<String, (String, String)>> {
    let mut rows = csv::Reader::from_reader(include_bytes!("../../config/places_ml_names.csv").as_slice());
    rows.records()
        .map(|row| row.map(|row| (row[0].to_owned(), (row[1].to_owned(), row[2].to_owned()))))
        .collect::<Result<_, _>>()
        .map_err(Into::into)
}
