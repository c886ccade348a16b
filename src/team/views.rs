//! What the template of this feature is given.
use crate::desks::{Desk, Listed, Standing};
use crate::web::{Page, Ui};
use serde::Serialize;

/// Somebody who is listed.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct MemberLine {
    pub id: String,
    pub name: String,
    pub since: String,
    pub confirmed: bool,
    pub without_keys: bool,
    /// The eight words, each to be said.
    pub words: Vec<String>,
    /// The reader.
    pub own: bool,
    /// The reader may confirm this person.
    pub may_confirm: bool,
}

/// A desk with everybody who is listed there.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct TeamLine {
    pub code: String,
    pub name: String,
    pub broken: bool,
    pub few: bool,
    /// Nobody is confirmed, so that nobody here can confirm: the key of a text that says who can. Empty: somebody is.
    pub begins: &'static str,
    pub members: Vec<MemberLine>,
}

/// `/team`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct TeamPage {
    pub teams: Vec<TeamLine>,
    /// The reader's own eight words.
    pub own_words: Vec<String>,
}

impl Page for TeamPage {
    const TEMPLATE: &'static str = "team/team";
}

/// A desk as the reader sees it. `vouches`: the reader may confirm others there.
pub fn team_line(
    ui: &Ui,
    desk: &Desk,
    (listed, broken): (&[Listed], bool),
    own: crate::id::AccountKey,
    vouches: bool,
) -> TeamLine {
    let line = |member: &Listed| MemberLine {
        id: member.id.to_string(),
        name: member.name.clone(),
        since: ui.date(member.since),
        confirmed: member.standing == Standing::Confirmed,
        without_keys: member.standing == Standing::WithoutKeys,
        words: words(&member.fingerprint),
        own: member.account == own,
        may_confirm: vouches && !broken && member.account != own && member.standing == Standing::Unconfirmed,
    };
    let confirmed = listed.iter().filter(|member| member.standing == Standing::Confirmed).count();
    TeamLine {
        code: desk.code.clone(),
        name: desk.name.clone(),
        broken,
        few: confirmed < 2,
        begins: match (confirmed, vouches) {
            (0, false) => "team-begins-elsewhere",
            _ => "",
        },
        members: listed.iter().map(line).collect(),
    }
}

/// The words of a fingerprint, one by one.
pub fn words(fingerprint: &str) -> Vec<String> {
    fingerprint.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
