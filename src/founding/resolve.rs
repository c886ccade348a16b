//! From words in a file or on the command line to places, committees, desks and scopes.
use crate::access::{Held, Role};
use crate::committees;
use crate::desks;
use crate::places::{Book, Place};
use crate::storage::DbConn;
use serde::Deserialize;

/// A role with its scope, in words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/setup.example.toml explains each key")]
pub struct Scope {
    pub role: String,
    #[serde(default)]
    pub committee: Option<String>,
    #[serde(default)]
    pub place: Option<String>,
    #[serde(default)]
    pub sector: Option<String>,
    #[serde(default)]
    pub desk: Option<String>,
}

/// The place that words mean: a name, `Mopti (Mopti)` for a cercle that bears its region's name, or `cercle Mopti`.
///
/// # Errors
/// No such place, or several.
pub fn place<'a>(book: &'a Book, words: &str) -> anyhow::Result<&'a Place> {
    let found = book.said(words);
    found.ok_or_else(|| {
        anyhow::anyhow!(
            "the place {words:?} is not known, or several bear that name: write its surroundings, \"Mopti (Mopti)\""
        )
    })
}

/// Roles with their scopes.
///
/// # Errors
/// An unknown role, place, committee, sector or desk: names it.
pub fn roles(conn: &mut DbConn, book: &Book, sectors: &[String], scopes: &[Scope]) -> anyhow::Result<Vec<Held>> {
    scopes.iter().map(|scope| role(conn, book, sectors, scope)).collect()
}

fn role(conn: &mut DbConn, book: &Book, sectors: &[String], scope: &Scope) -> anyhow::Result<Held> {
    let known: Vec<&str> = Role::ALL.iter().map(|r| r.as_str()).collect();
    let role = Role::parse(&scope.role)
        .ok_or_else(|| anyhow::anyhow!("the role {:?} is not one of {}", scope.role, known.join(", ")))?;
    let committee = match &scope.committee {
        None => None,
        Some(name) => {
            let found = committees::find_by_name(conn, name)?;
            Some(found.ok_or_else(|| anyhow::anyhow!("the committee {name:?} is not known"))?.key)
        }
    };
    let desk = match &scope.desk {
        None => None,
        Some(code) => {
            let found = desks::by_code(conn, code)?;
            Some(found.ok_or_else(|| anyhow::anyhow!("the desk {code:?} is not known"))?.key)
        }
    };
    if let Some(sector) = &scope.sector {
        anyhow::ensure!(sectors.contains(sector), "the sector {sector:?} is not one of {}", sectors.join(", "));
    }
    let area = scope.place.as_deref().map(|words| place(book, words)).transpose()?.map(Place::area);
    anyhow::ensure!(role != Role::CommitteeMember || committee.is_some(), "a committee_member needs its committee");
    anyhow::ensure!(role != Role::FocalPoint || desk.is_some(), "a focal_point needs its desk");
    Ok(Held { role, committee, area, sector: scope.sector.clone(), desk })
}
