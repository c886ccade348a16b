//! The pure part: from answers to a category, from a category to who looks after it. Never by words of the text.
use crate::desks::DeskKind;
use crate::programme::RouteRow;
use crate::text_enum;

text_enum!(
    /// What it is about, as the first tiles say it. A sector's own code stands beside `sector`.
    Topic { Sector = "sector", AidWorker = "aid_worker", Safety = "safety", Thanks = "thanks" }
);
text_enum!(
    /// What the person wants, or what was done.
    Kind {
        Know = "know",
        Help = "help",
        Small = "small",
        Wrong = "wrong",
        Thanks = "thanks",
        Rude = "rude",
        Favours = "favours",
        Serious = "serious",
    }
);
text_enum!(
    /// By whom safety is threatened.
    By { Home = "home", Armed = "armed", Unsaid = "unsaid" }
);

/// Everything that routing may look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The tile.
    pub topic: Topic,
    /// The second question; none for safety and thanks.
    pub kind: Option<Kind>,
    /// Safety only.
    pub by: Option<By>,
    /// Safety only: a child is concerned.
    pub child: bool,
    /// About this committee or someone in it.
    pub about_committee: bool,
}

/// Who looks after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// The committee that took it in.
    Committee,
    /// The handler of sector and area. `outside`: nobody of the committee may see it.
    Handler {
        /// Hidden from the whole committee.
        outside: bool,
    },
    /// A desk of focal points; the case is sealed.
    Desk(DeskKind),
}

/// The category (1 to 8) the answers amount to; `None` for answers that do not belong together.
pub fn category_of(facts: &Facts) -> Option<i32> {
    match (facts.topic, facts.kind) {
        (Topic::Thanks, None | Some(Kind::Thanks)) => Some(1),
        (Topic::Sector, Some(Kind::Thanks)) => Some(1),
        (Topic::Sector, Some(Kind::Know)) => Some(2),
        (Topic::Sector, Some(Kind::Help)) => Some(3),
        (Topic::Sector, Some(Kind::Small)) => Some(4),
        (Topic::Sector, Some(Kind::Wrong)) => Some(5),
        (Topic::AidWorker, Some(Kind::Rude)) => Some(5),
        (Topic::AidWorker, Some(Kind::Serious)) => Some(6),
        (Topic::AidWorker, Some(Kind::Favours)) => Some(7),
        (Topic::Safety, None) if facts.by.is_some() => Some(8),
        _ => None,
    }
}

/// Who looks after a case of `category`: the first row of the table that fits.
///
/// `may_answer`: whether the committee may answer this category itself. What no row names goes to a handler, outside.
pub fn route(table: &[RouteRow], facts: &Facts, category: i32, may_answer: bool) -> To {
    let fits = |when: Option<&str>| match when {
        None => true,
        Some("child") => facts.child,
        Some("armed") => facts.by == Some(By::Armed),
        Some(_) => false,
    };
    let outside = facts.about_committee || facts.kind == Some(Kind::Rude);
    let row = table.iter().find(|row| row.category == category && fits(row.when.as_deref()));
    let desk = row.and_then(|row| DeskKind::parse(&row.to));
    match (row.map(|row| row.to.as_str()), desk) {
        (_, Some(desk)) => To::Desk(desk),
        (Some("committee"), None) if may_answer && !outside => To::Committee,
        (Some("committee" | "handler"), None) => To::Handler { outside },
        // a sensitive category without its row must not become visible: the bypass desk is always right
        _ if category >= 6 => To::Desk(DeskKind::Bypass),
        _ => To::Handler { outside: true },
    }
}
