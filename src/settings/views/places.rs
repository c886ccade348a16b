//! Pages about places: lists with codes, and two places that are one.
use crate::web::{ErrorLine, Page};
use serde::Serialize;

/// `/settings/places`
#[derive(Debug, Default, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct PcodesPage {
    pub scheme: String,
    /// Lists that places have codes from already.
    pub schemes: Vec<String>,
    pub done: bool,
    pub tried: bool,
    pub added: usize,
    pub known: usize,
    /// Headings with the places below them.
    pub groups: Vec<PcodesGroup>,
    /// Also those of which one of the same name lies elsewhere.
    pub all: bool,
    pub fault: String,
}

/// Places that something is to be said of.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct PcodesGroup {
    pub heading: String,
    pub places: Vec<PcodesLine>,
    pub more: usize,
}

/// A place of a list, and where something can be done about it; empty: nothing is to be done.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct PcodesLine {
    pub name: String,
    pub href: String,
}

impl Page for PcodesPage {
    const TEMPLATE: &'static str = "settings/places";
}

/// Places of one name in both places.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct JoinTwin {
    pub href: String,
    pub name: String,
}

/// A list in which both places have a code.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct JoinClash {
    pub name: String,
    pub scheme: String,
    /// Each code, and whether it is chosen.
    pub codes: Vec<(bool, String)>,
}

/// `/settings/lists/place/of/…/join`
#[derive(Debug, Default, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct JoinPage {
    pub back: String,
    pub action: String,
    pub name: String,
    pub typed: String,
    pub errors: Vec<ErrorLine>,
    /// The one that stays, in words and as its handle; empty: it is still to be said.
    pub other: String,
    pub stays: String,
    pub seen: String,
    pub can: bool,
    pub moves: Vec<String>,
    pub names: Vec<String>,
    pub codes: Vec<String>,
    pub twins: Vec<JoinTwin>,
    pub clashes: Vec<JoinClash>,
}

impl Page for JoinPage {
    const TEMPLATE: &'static str = "settings/join";
}
