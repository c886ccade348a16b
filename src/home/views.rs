//! What the templates of this feature are given.
use crate::cases::CaseLine;
use crate::people::NewsLine;
use crate::web::Page;
use serde::Serialize;

/// A part of the page: a heading, what it is for, some cases, and where the rest is.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Section {
    pub key: &'static str,
    pub lines: Vec<CaseLine>,
    pub all: &'static str,
}

/// One thing that an instance needs.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Step {
    pub key: &'static str,
    pub done: bool,
    /// Where it is done; empty: elsewhere, as its words say.
    pub href: &'static str,
}

/// `/first-hour`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct FirstPage {
    pub steps: Vec<Step>,
    pub steps_left: usize,
}

impl Page for FirstPage {
    const TEMPLATE: &'static str = "home/first";
}

/// The page.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct HomePage {
    /// What was changed in rights and is not seen yet.
    pub news: Vec<NewsLine>,
    /// What a manager has not heard yet.
    pub alerts: Vec<crate::alerts::Line>,
    /// What the instance still needs, for the administrator; none when everything is there.
    pub steps: Vec<Step>,
    pub steps_left: usize,
    pub enters: bool,
    /// The reader has a committee, whose week can be looked at.
    pub week: bool,
    /// How many people the reader has to tell.
    pub tell: usize,
    /// How many appeals wait for the reader.
    pub appeals: usize,
    /// Cases that a closed committee left wait for somebody to be chosen.
    pub left: bool,
    /// Somebody at a desk of the reader is to be confirmed.
    pub unconfirmed: &'static str,
    /// What is wrong with the desks, for the administrator.
    pub desks: Vec<String>,
    pub sections: Vec<Section>,
    pub loads: bool,
    pub measures: bool,
}

impl Page for HomePage {
    const TEMPLATE: &'static str = "home/home";
}
