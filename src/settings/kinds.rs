//! What can be set: each kind with its fields. Lists, forms, history, files and checks are all made from this.
use crate::programme::{COSTS, SERVICE_KINDS};

/// A kind of setting.
#[derive(Debug)]
pub struct Kind {
    /// As it stands in addresses, files and the database.
    pub code: &'static str,
    /// There is exactly one.
    pub single: bool,
    /// None can be added or retired: the program itself names them.
    pub fixed: bool,
    /// None can be retired: something would be left with nobody.
    pub kept: bool,
    /// Their order matters and is set.
    pub ordered: bool,
    /// What is filled in.
    pub fields: &'static [Field],
}

/// What is filled in.
#[derive(Debug)]
pub struct Field {
    /// As in forms and files.
    pub name: &'static str,
    /// How.
    pub input: Input,
    /// Must not be left empty.
    pub needed: bool,
    /// Is set once and stays.
    pub once: bool,
}

/// How something is filled in, and what it is then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// One line of text.
    Line,
    /// A name in each language of the interface.
    Names,
    /// A text in each language of the interface.
    Texts,
    /// A whole number, empty for none.
    Number(i64, i64),
    /// Yes or no.
    Check,
    /// A day.
    Day,
    /// One of these; a number is kept as one.
    Choice(&'static [&'static str]),
    /// Any of these; numbers are kept as such.
    Many(&'static [&'static str]),
    /// An icon of the sprite.
    Icon,
    /// One of another kind.
    Of(&'static str),
    /// Any of another kind.
    ManyOf(&'static str),
    /// A place.
    Place,
    /// Several, one on each line.
    List,
    /// Holidays, one on each line.
    Holidays,
    /// Members of a committee.
    Members,
    /// A picture, by its fingerprint.
    Picture,
}

const fn field(name: &'static str, input: Input) -> Field {
    Field { name, input, needed: false, once: false }
}

const fn needed(name: &'static str, input: Input) -> Field {
    Field { name, input, needed: true, once: false }
}

const fn once(name: &'static str, input: Input) -> Field {
    Field { name, input, needed: true, once: true }
}

const fn list(code: &'static str, fields: &'static [Field]) -> Kind {
    Kind { code, single: false, fixed: false, kept: false, ordered: true, fields }
}

/// Languages that people speak; the names of each stand in the texts.
pub const LANGUAGES: &[&str] = &["bm", "ffm", "ses", "khq", "dts", "taq", "mey", "snk", "bmq", "boz", "myk", "fr"];
/// Icons that may stand on tiles.
pub const ICONS: &[&str] = &[
    "dist",
    "cash",
    "food",
    "water",
    "health",
    "shelter",
    "target",
    "info",
    "know",
    "need",
    "idea",
    "wrong",
    "thanks",
    "child",
    "woman",
    "older",
    "community",
    "people",
    "safety",
    "shield",
    "place",
    "home",
    "phone",
    "book",
    "calendar",
    "other",
];
/// Whom a line of the routing table may lead to.
pub const ROUTES: &[&str] = &["committee", "handler", "psea", "integrity", "child", "gbv", "rights", "bypass"];
/// The eight categories.
pub const CATEGORIES: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8"];
/// Kinds of committees.
pub const COMMITTEES: &[&str] = &["village", "site", "water_point", "health_facility", "peace"];
/// Levels of places that may be added: from large to small.
pub const LEVELS: &[&str] = &["region", "cercle", "commune", "site"];

/// The organisation.
pub const ORGANISATION: &str = "organisation";
/// The routing table.
pub const ROUTE: &str = "route";
/// Committees.
pub const COMMITTEE: &str = "committee";
/// Desks.
pub const DESK: &str = "desk";
/// Places and sites.
pub const PLACE: &str = "place";
/// The directory of services.
pub const SERVICE: &str = "service";

/// Targets of tracks and of places.
pub const TARGET: &str = "target";
/// Who lives somewhere.
pub const POPULATION: &str = "population";
/// What a target may be set for: the ordinary categories, and the tracks of sealed cases.
const AIMED: &[&str] = &["1", "2", "3", "4", "5", "psea", "integrity", "child", "gbv", "rights"];

/// Every kind, in the order in which one sets up a programme. A file is read in this order too.
pub const KINDS: &[Kind] = &[
    Kind {
        code: ORGANISATION,
        single: true,
        fixed: true,
        kept: true,
        ordered: false,
        fields: &[
            needed("name", Input::Line),
            needed("public_name", Input::Line),
            needed("language", Input::Choice(&["fr", "en", "ar"])),
            field("languages", Input::Many(LANGUAGES)),
            field("time_zone", Input::Line),
            field("public_summary", Input::Check),
            field(LOGO, Input::Picture),
        ],
    },
    Kind {
        code: "calendar",
        single: true,
        fixed: true,
        kept: true,
        ordered: false,
        fields: &[
            field("weekend", Input::Many(&["1", "2", "3", "4", "5", "6", "7"])),
            field("holidays", Input::Holidays),
        ],
    },
    Kind {
        code: "category",
        single: false,
        fixed: true,
        kept: true,
        ordered: false,
        fields: &[
            needed("name", Input::Names),
            field("icon", Input::Icon),
            field("target_days", Input::Number(0, 365)),
            field("working_days", Input::Check),
            field("committee_may_answer", Input::Check),
        ],
    },
    list("sector", &[needed("name", Input::Names), field("icon", Input::Icon), field("tile", Input::Check)]),
    list("channel", &[needed("name", Input::Names)]),
    Kind { fixed: true, ordered: false, ..list("closing", &[needed("name", Input::Names)]) },
    list("donor", &[needed("name", Input::Names)]),
    list("partner", &[needed("name", Input::Names)]),
    list(
        "project",
        &[
            needed("name", Input::Names),
            field("donor", Input::Of("donor")),
            field("partners", Input::ManyOf("partner")),
        ],
    ),
    Kind {
        ordered: false,
        ..list(
            PLACE,
            &[
                needed("name", Input::Line),
                once("level", Input::Choice(LEVELS)),
                field("in", Input::Place),
                field("scheme", Input::Line),
                field("code", Input::Line),
                field("codes", Input::List),
                field("aliases", Input::List),
                field("opened_on", Input::Day),
                field("closed_on", Input::Day),
                field(JOINED, Input::Place),
            ],
        )
    },
    Kind {
        ordered: false,
        ..list(
            TARGET,
            &[
                needed("name", Input::Names),
                needed("of", Input::Choice(AIMED)),
                field("place", Input::Place),
                needed("target_days", Input::Number(0, 365)),
                field("working_days", Input::Check),
            ],
        )
    },
    Kind {
        ordered: false,
        ..list(
            POPULATION,
            &[
                needed("name", Input::Names),
                field("place", Input::Place),
                field("women", Input::Number(0, 100)),
                field("children", Input::Number(0, 100)),
                field("older", Input::Number(0, 100)),
                field("displaced", Input::Number(0, 100)),
                field("access_needs", Input::Number(0, 100)),
            ],
        )
    },
    list(
        "activity",
        &[
            needed("name", Input::Names),
            field("on", Input::Day),
            field("place", Input::Place),
            field("project", Input::Of("project")),
            field("partner", Input::Of("partner")),
            field("sector", Input::Of("sector")),
        ],
    ),
    Kind {
        ordered: false,
        ..list(
            COMMITTEE,
            &[
                needed("name", Input::Line),
                field("kind", Input::Choice(COMMITTEES)),
                field("place", Input::Place),
                field("phone", Input::Line),
                field("hours", Input::Line),
                field("woman", Input::Line),
                field("man", Input::Line),
                field("no_woman", Input::Check),
                field("languages", Input::Many(LANGUAGES)),
                field("members", Input::Members),
                field("closes_on", Input::Day),
                field("heir", Input::Of(COMMITTEE)),
            ],
        )
    },
    Kind {
        ordered: false,
        ..list(
            DESK,
            &[
                once("kind", Input::Choice(DESKS)),
                needed("name", Input::Line),
                Field { needed: false, ..once("place", Input::Place) },
                field("phone", Input::Line),
                field("hours", Input::Line),
                field("woman", Input::Line),
                field("man", Input::Line),
            ],
        )
    },
    list(
        ROUTE,
        &[
            needed("category", Input::Choice(CATEGORIES)),
            field("when", Input::Choice(&["child", "armed"])),
            needed("to", Input::Choice(ROUTES)),
        ],
    ),
    Kind {
        ordered: false,
        ..list(
            SERVICE,
            &[
                needed("name", Input::Names),
                needed("service", Input::Choice(SERVICE_KINDS)),
                field("run_by", Input::Line),
                field("place", Input::Place),
                field("for_whom", Input::Names),
                field("hours", Input::Line),
                field("languages", Input::Many(LANGUAGES)),
                field("cost", Input::Choice(COSTS)),
                field("access", Input::Names),
                field("phone", Input::Line),
                field("contact", Input::Line),
                field("restricted", Input::Check),
                field("checked_on", Input::Day),
            ],
        )
    },
    list(
        "sample",
        &[
            needed("name", Input::Names),
            needed("text", Input::Texts),
            field("category", Input::Choice(&["1", "2", "3", "4", "5"])),
            field("sector", Input::Of("sector")),
        ],
    ),
];

const DESKS: &[&str] = &["psea", "integrity", "child", "gbv", "rights", "bypass"];

/// The place that one which was the same is joined to: said by joining alone, and never again.
pub const JOINED: &str = "joined_to";

/// The logo of the organisation: sent by itself, and in no file.
pub const LOGO: &str = "logo";

/// A kind by its code.
pub fn kind(code: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.code == code)
}

/// What is said of a committee when it closes, and at no other time: the day, and who answers what it leaves open.
pub const OF_CLOSING: &[&str] = &["closes_on", "heir"];

impl Kind {
    /// Whether a field is asked only where one of this kind closes.
    pub fn asks_when_closing(&self, field: &str) -> bool {
        self.code == COMMITTEE && OF_CLOSING.contains(&field)
    }

    /// The field that stands in no form and no file of this kind, and is said by a deed of its own.
    pub fn apart(&self) -> Option<&'static str> {
        match self.code {
            PLACE => Some(JOINED),
            ORGANISATION => Some(LOGO),
            _ => None,
        }
    }

    /// A field by its name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether one may be added or retired.
    pub fn may_retire(&self) -> bool {
        !self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desks::DeskKind;

    #[test]
    fn every_kind_of_desk_can_be_made_and_routed_to() {
        for desk in DeskKind::ALL {
            assert!(DESKS.contains(&desk.as_str()) && ROUTES.contains(&desk.as_str()));
        }
    }
}
