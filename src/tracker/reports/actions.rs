//! Making a report, and reading those there are.
use super::guard::guard;
use super::model::{About, Body, Covers, Stored};
use super::{policy, store};
use crate::access::{Area, Level, Viewer};
use crate::audit;
use crate::cases::{self, Context, Error};
use crate::committees::{self, Committee};
use crate::id::PlaceKey;
use crate::storage::{DbConn, lock};
use crate::tracker::asked::Asked;
use crate::tracker::pages::{Looked, figured};
use crate::tracker::published::unheard;
use crate::tracker::{By, Fact, Known, Month, Names, Period, View};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// So many reports are listed.
const LISTED: i64 = 200;

/// The newest reports, the newest first, for the programme's own command line.
///
/// # Errors
/// The database failed.
pub fn stored(conn: &mut DbConn) -> Result<Vec<Stored>, Error> {
    Ok(store::newest(conn, LISTED)?)
}

/// A report that `viewer` may read.
pub(super) struct Readable {
    pub stored: Stored,
    /// `None`: another hand changed it.
    pub body: Option<Body>,
}

/// Those that `viewer` may read, the newest first.
pub(super) fn list(conn: &mut DbConn, ctx: &Context, viewer: &Viewer) -> Result<Vec<Readable>, Error> {
    if !policy::is_shown(viewer) {
        return Ok(Vec::new());
    }
    let all = store::newest(conn, LISTED)?.into_iter();
    let readable = all.filter(|stored| policy::covers(viewer, &ctx.book, stored.area.map(PlaceKey::new)));
    Ok(readable.map(|stored| Readable { body: stored.read(), stored }).collect())
}

/// One of them.
pub(super) fn find(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, key: i64) -> Result<Readable, Error> {
    let found = store::one(conn, key)?.filter(|_| policy::is_shown(viewer));
    let found = found.filter(|stored| policy::covers(viewer, &ctx.book, stored.area.map(PlaceKey::new)));
    let stored = found.ok_or(Error::NotFound)?;
    Ok(Readable { body: stored.read(), stored })
}

/// Notes that one was taken away as a file.
pub(super) fn taken(conn: &mut DbConn, ctx: &Context, viewer: &Viewer) -> Result<(), Error> {
    Ok(audit::note(conn, ctx.now, Some(viewer.key), "figures_taken", None)?)
}

/// A report that is made, not kept yet.
pub(super) struct Made {
    body: Body,
    area: Option<PlaceKey>,
    /// The newest report that was looked at; 0: none.
    last: i64,
}

/// Makes a report as it would be kept. Long work that only reads.
///
/// # Errors
/// The place is not the viewer's; the period has not ended; there are too few cases, or too few that an earlier report does not
/// hold.
pub(super) fn make(
    conn: &mut DbConn,
    ctx: &Context,
    viewer: &Viewer,
    (covers, area): (Covers, Option<Area>),
) -> Result<Made, Error> {
    let place = area.map(|area| area.place);
    if !policy::is_shown(viewer) || !policy::covers(viewer, &ctx.book, place) {
        return Err(Error::NotFound);
    }
    if covers.last() >= ctx.today {
        return Err(Error::Refused("refusal-report-not-ended"));
    }
    let last = store::newest(conn, 1)?.first().map_or(0, |stored| stored.key);
    let before = store::of(conn, covers.family().map(Covers::code).to_vec())?;
    let before: Vec<Body> = before.iter().filter_map(Stored::read).collect();
    let facts = Facts::load(conn, ctx, area)?;
    let new = facts.body(ctx, covers, area, &viewer.name);
    let ended = covers.family().into_iter().filter(|other| other.last() < ctx.today);
    let is_large = area.is_none_or(|area| matches!(area.level, Level::Country | Level::Region));
    let places = if is_large && area.is_some() { vec![area, None] } else { vec![area] };
    let now = ended.flat_map(|other| places.iter().map(move |place| (other, *place)));
    let now = now.map(|(other, place)| facts.body(ctx, other, place, ""));
    let now = now.map(|body| {
        let regions = facts.regions(body.from, body.to);
        body.with_regions_hidden(regions.into_iter())
    });
    let now: Vec<Body> = now.collect();
    let body = guard(new, &before, &now).ok_or(Error::Refused("refusal-report-few"))?;
    Ok(Made { body, area: place, last })
}

/// Keeps it, in one transaction; answers its number.
///
/// # Errors
/// `Stale`: another was kept meanwhile, beside which it was not looked at.
pub(super) fn keep(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, made: &Made) -> Result<i64, Error> {
    lock(conn, store::REPORTS)?;
    if store::newest(conn, 1)?.first().map_or(0, |stored| stored.key) != made.last {
        return Err(Error::Stale);
    }
    let bytes = serde_json::to_string(&made.body).map_err(anyhow::Error::from)?;
    let hash = crate::sealing::sha256(bytes.as_bytes());
    let covers = made.body.covers.clone();
    let new =
        store::New { covers, area: made.area, made_by: viewer.key, made_on: ctx.today, bytes: &bytes, hash: &hash };
    let key = store::add(conn, &new)?;
    audit::note(conn, ctx.now, Some(viewer.key), "figures_frozen", None)?;
    Ok(key)
}

/// What reports are made of: the cases that are kept from nobody, so that a reader learns of none that is kept from them.
struct Facts {
    /// Of the area.
    own: Vec<Fact>,
    /// Of the country; for what is smaller than a region, of its region.
    wider: Vec<Fact>,
    committees: Vec<Committee>,
}

impl Facts {
    fn load(conn: &mut DbConn, ctx: &Context, area: Option<Area>) -> Result<Self, Error> {
        let mut facts = |area: Option<Area>| {
            let facts = cases::facts_for_all(conn, area, ctx.today)?;
            Ok::<_, Error>(facts.into_iter().map(Fact::from).collect::<Vec<_>>())
        };
        let own = facts(area)?;
        let small = area.filter(|area| !matches!(area.level, Level::Country | Level::Region));
        let region = small.and_then(|area| ctx.book.get(area.place)?.region).and_then(|key| ctx.book.get(key));
        let wider = facts(region.map(crate::places::Place::area))?;
        Ok(Self { own, wider, committees: committees::all(conn)? })
    }

    /// The regions from which something came; none where it was one alone, which is the country then.
    fn regions(&self, from: NaiveDate, to: NaiveDate) -> BTreeSet<String> {
        let within = self.wider.iter().filter(|fact| (from..=to).contains(&fact.received));
        let found: BTreeSet<String> = within.filter_map(|fact| fact.region).map(|key| key.to_string()).collect();
        if found.len() > 1 { found } else { BTreeSet::new() }
    }

    fn body(&self, ctx: &Context, covers: Covers, area: Option<Area>, author: &str) -> Body {
        let period = Period { from: Some(covers.first()), to: Some(covers.last()) };
        let within = |facts: &[Fact]| facts.iter().filter(|fact| period.holds(fact.received)).count();
        // where everything was received in one place, there is nothing to narrow from
        let narrow = area.filter(|_| within(&self.own) != within(&self.wider));
        let asked = Asked { period, area: narrow, as_of: Some(Month::of(covers.last())), ..Asked::default() };
        let own = if area.is_some() { &self.own } else { &self.wider };
        let looked = Looked { all: self.wider.clone(), asked: own.clone(), names: coded(ctx) };
        let region = area.filter(|area| area.level == Level::Region).map(|area| area.place.get().to_string());
        let published = figured(ctx, &asked, &looked, region.as_deref().map(|code| (By::Region, code)));
        let known = Known::seen(View::of(covers.last()), period, own.clone(), &|_| None);
        let about = About { covers, area: area.map(|area| area.place.get()), made: (author, ctx.today) };
        Body::new(&about, &published, unheard(&known, &self.listening(ctx, area, covers.last())))
    }

    /// Committees of the area that were open on a day.
    fn listening(&self, ctx: &Context, area: Option<Area>, day: NaiveDate) -> Vec<i64> {
        let within = |committee: &&Committee| {
            let place = committee.place.and_then(|key| ctx.book.get(key));
            area.is_none_or(|area| place.is_some_and(|place| place.is_in(area)))
        };
        let open = self.committees.iter().filter(|committee| committee.is_open(day));
        open.filter(within).map(|committee| committee.key.get()).collect()
    }
}

/// Groups named by their codes: each reader reads them in the own language.
fn coded(ctx: &Context) -> Names {
    let programme = &ctx.programme;
    let codes = |kind: &str, entries: &[crate::programme::Entry]| {
        let ever = programme.ever(kind, entries, programme.instance.language);
        ever.into_iter().map(|(code, _)| (code.clone(), code)).collect()
    };
    let mut names = Names::new(&|_| String::new());
    names.calendar = programme.more.calendar.clone();
    names.categories = programme.categories.iter().map(|c| (c.code, c.code.to_string())).collect();
    names.sectors = codes("sector", &programme.sectors);
    names.regions = ctx.book.of_level(Level::Region).iter().map(|p| (p.key.get(), p.key.get().to_string())).collect();
    names
}
