//! The page for everybody. It reads what was written, and asks about no case.
use super::actions::SHOWN;
use super::model::Quarterly;
use super::store;
use crate::cases::Deps;
use crate::id::PlaceKey;
use crate::tracker::{Quarter, frozen, quarter_words};
use crate::web::{Error, Page, Routes, Ui, WebResult, Who};
use serde::Serialize;

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/summary", Who::Public, page);
}

#[derive(Debug, Serialize)]
struct Row {
    name: String,
    received: u32,
}

/// A kind of cases kept for few, of which enough were received.
#[derive(Debug, Serialize)]
struct TrackRow {
    track: String,
    received: u32,
}

#[derive(Debug, Serialize)]
struct Part {
    words: String,
    frozen: String,
    few: bool,
    received: u32,
    told: Option<u32>,
    in_time: Option<u32>,
    at_least: bool,
    days: String,
    regions: Vec<Row>,
    tracks: Vec<TrackRow>,
}

/// `/summary`
#[derive(Debug, Serialize)]
struct SummaryPage {
    programme: String,
    quarters: Vec<Part>,
}

impl Page for SummaryPage {
    const TEMPLATE: &'static str = "summary/page";
}

async fn page(ui: Ui, deps: Deps) -> WebResult {
    // switched off is as absent
    if !deps.ctx.programme.more.organisation.public_summary {
        return Err(Error::NotFound);
    }
    let (rows, sealed) =
        deps.db.read(|conn| Ok::<_, Error>((store::newest(conn, SHOWN.into())?, frozen(conn)?))).await?;
    let mut quarters = Vec::new();
    for (first, on, body) in rows {
        let said: Quarterly = serde_json::from_str(&body).map_err(anyhow::Error::from)?;
        let quarter = Quarter::of(first);
        let kept = sealed.iter().filter(|one| one.totals.quarter == quarter).flat_map(|one| &one.totals.tracks);
        let tracks = kept.filter_map(|one| Some(TrackRow { track: one.track.clone(), received: one.shown.cases? }));
        let region = |key: Option<i64>| match key {
            None => ui.text("summary-others"),
            Some(0) => ui.text("tracker-not-said"),
            Some(key) => deps.ctx.book.name_in(Some(PlaceKey::new(key)), ui.lang).to_owned(),
        };
        quarters.push(Part {
            words: quarter_words(&ui, quarter),
            frozen: ui.date(on),
            few: said.received.is_none(),
            received: said.received.unwrap_or(0),
            told: said.told,
            in_time: said.in_time,
            at_least: said.at_least,
            days: said.days_to_tell.map(|days| format!("{days:.0}")).unwrap_or_default(),
            regions: said.regions.iter().map(|r| Row { name: region(r.region), received: r.received }).collect(),
            tracks: tracks.collect(),
        });
    }
    ui.page(&SummaryPage { programme: deps.ctx.programme.instance.name.clone(), quarters })
}
