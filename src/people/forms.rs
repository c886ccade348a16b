//! The forms about people, read into what cannot be wrong.
use super::scopes::Scopes;
use crate::access::{Area, Held, Role};
use crate::accounts::Name;
use crate::cases::Context;
use crate::i18n::Lang;
use crate::web::{Fields, FormErrors};

/// How many places are offered when a name is not clear.
const OFFERED: usize = 8;

/// How somebody comes in for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A link that works once.
    Link,
    /// A printed slip with a first password.
    Slip,
}

impl Way {
    pub fn parse(fields: &Fields, errors: &mut FormErrors) -> Option<Self> {
        let way = match fields.get("way") {
            "link" => Some(Self::Link),
            "slip" => Some(Self::Slip),
            _ => None,
        };
        errors.need("way", "people-way-missing", way)
    }
}

/// Somebody to be invited.
pub struct Invited {
    pub name: String,
    pub language: Option<Lang>,
    pub held: Held,
    pub way: Way,
}

impl Invited {
    pub fn parse(fields: &Fields, role: Role, ctx: &Context, scopes: &Scopes) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::default();
        let name = Name::parse(fields.get("name")).ok();
        let name = errors.need("name", "people-name-wrong", name);
        let held = read_held(fields, role, (ctx, scopes), &mut errors);
        let way = Way::parse(fields, &mut errors);
        let language = fields.some("language").and_then(Lang::parse);
        match (name, held, way) {
            (Some(name), Some(held), Some(way)) => Ok(Self { name: name.as_str().to_owned(), language, held, way }),
            _ => Err(errors),
        }
    }
}

/// A role with the scope that was typed; every fault is noted.
pub fn held(fields: &Fields, role: Role, ctx: &Context, scopes: &Scopes) -> Result<Held, FormErrors> {
    let mut errors = FormErrors::default();
    read_held(fields, role, (ctx, scopes), &mut errors).ok_or(errors)
}

fn read_held(fields: &Fields, role: Role, (ctx, scopes): (&Context, &Scopes), errors: &mut FormErrors) -> Option<Held> {
    let mut held = Held { role, committee: None, area: None, sector: None, desk: None };
    match role {
        Role::CommitteeMember => {
            let chosen = scopes.committees.iter().find(|c| c.code == fields.get("committee")).map(|c| c.key);
            held.committee = Some(errors.need("committee", "people-committee-missing", chosen)?);
        }
        Role::FocalPoint => {
            let chosen = scopes.desks.iter().find(|d| !d.retired && d.code == fields.get("desk")).map(|d| d.key);
            held.desk = Some(errors.need("desk", "people-desk-missing", chosen)?);
        }
        Role::Handler | Role::Manager => held.area = area(fields, ctx, errors)?,
        _ => {}
    }
    if let Some(code) = fields.some("sector").filter(|_| role == Role::Handler) {
        let known = ctx.programme.sectors.iter().find(|sector| sector.code == code);
        held.sector = Some(errors.need("sector", "people-sector-unknown", known)?.code.clone());
    }
    Some(held)
}

/// Everywhere, or a place and everything below it; `None`: it is not clear which.
#[allow(clippy::option_option, reason = "nowhere in particular is an answer, a fault is none")]
fn area(fields: &Fields, ctx: &Context, errors: &mut FormErrors) -> Option<Option<Area>> {
    let Some(words) = place_words(fields) else { return Some(None) };
    let place = ctx.book.meant(words);
    Some(Some(errors.need("place", "people-place-unclear", place)?.area()))
}

fn place_words(fields: &Fields) -> Option<&str> {
    fields.some("place_choice").or(fields.some("place"))
}

/// Places that may be meant where it is not clear.
pub fn offered(fields: &Fields, ctx: &Context) -> Vec<String> {
    let Some(words) = place_words(fields).filter(|words| ctx.book.meant(words).is_none()) else { return Vec::new() };
    ctx.book.search(words, OFFERED).into_iter().map(|place| ctx.book.label(place.key)).collect()
}
