//! What can be chosen on the page, and what is.
use super::pages::{READERS, categories};
use super::views::Sent;
use super::{Chip, Choice, Filters, Month};
use crate::access::{Area, Level, Viewer};
use crate::cases::Deps;
use crate::id::PlaceKey;
use crate::programme::Entry;
use crate::web::{self, Fields, Ui};
use chrono::Datelike;

/// What an address may ask for.
const FIELDS: [&str; 9] = ["from", "to", "as_of", "place", "category", "project", "donor", "partner", "activity"];
/// So many months can be chosen from.
const MONTHS: i32 = 36;

/// The areas the viewer answers for; none: the whole country.
pub(super) fn areas(viewer: &Viewer) -> Vec<Area> {
    viewer.roles.iter().filter(|h| READERS.contains(&h.role)).filter_map(|h| h.area).collect()
}

/// What can be chosen, with what is.
pub(super) fn filters(ui: &Ui, deps: &Deps, viewer: &Viewer, asked: &Fields, active: bool) -> Filters {
    let choice = |field: &str, value: String, text: String| {
        let checked = asked.get(field) == value;
        Choice { value, text, checked }
    };
    let now = Month::of(deps.ctx.today);
    let months = |field: &str| -> Vec<Choice> {
        let back = (0..MONTHS).map(|back| now.shifted(-back));
        back.map(|month| choice(field, month.code(), month_words(ui, month))).collect()
    };
    let areas = areas(viewer);
    let regions = deps.ctx.book.of_level(Level::Region);
    let own = regions.iter().filter(|p| areas.is_empty() || areas.iter().any(|area| p.is_in(*area)));
    let query = |but: &str| {
        let fields = FIELDS.iter().filter(|name| **name != but).filter_map(|name| Some((name, asked.some(name)?)));
        let pairs: Vec<String> = fields.map(|(name, value)| format!("{name}={}", web::query_value(value))).collect();
        pairs.join("&")
    };
    // what was typed into the address stays, also where it is no choice of the list
    let kept = |field: &str, mut choices: Vec<Choice>| {
        if let Some(typed) = asked.some(field).filter(|_| choices.iter().all(|choice| !choice.checked)) {
            choices.push(choice(field, typed.to_owned(), typed.to_owned()));
        }
        choices
    };
    let regions = |field: &str| -> Vec<Choice> {
        own.clone().map(|p| choice(field, p.name.clone(), region_name(ui, deps, p.key))).collect()
    };
    let offered = |field: &str| -> Vec<Choice> {
        categories(deps).map(|c| choice(field, c.code.to_string(), c.name.get(ui.lang).to_owned())).collect()
    };
    let programme = &deps.ctx.programme;
    let works = |field: &str, entries: &[Entry]| -> Vec<Choice> {
        programme.ever(field, entries, ui.lang).into_iter().map(|(code, name)| choice(field, code, name)).collect()
    };
    let mut filters = Filters {
        projects: kept("project", works("project", &programme.projects)),
        donors: kept("donor", works("donor", &programme.more.donors)),
        partners: kept("partner", works("partner", &programme.more.partners)),
        activities: kept("activity", works("activity", &[])),
        from2: kept("from2", months("from2")),
        to2: kept("to2", months("to2")),
        places2: kept("place2", regions("place2")),
        categories2: kept("category2", offered("category2")),
        from: kept("from", months("from")),
        to: kept("to", months("to")),
        as_of: kept("as_of", months("as_of").split_off(1)),
        places: kept("place", regions("place")),
        categories: kept("category", offered("category")),
        active,
        csv: format!("/tracker.csv?{}", query("")),
        xlsx: format!("/tracker.xlsx?{}", query("")),
        ..Filters::default()
    };
    filters.chosen =
        FIELDS.into_iter().filter_map(|field| Some(Sent { field, value: asked.some(field)?.to_owned() })).collect();
    filters.chips = chips(&filters, &query);
    filters
}

/// Each choice in use, with the address of the page without it.
fn chips(filters: &Filters, query: &dyn Fn(&str) -> String) -> Vec<Chip> {
    let lists = [
        &filters.from,
        &filters.to,
        &filters.as_of,
        &filters.places,
        &filters.categories,
        &filters.projects,
        &filters.donors,
        &filters.partners,
        &filters.activities,
    ];
    let chosen = FIELDS.into_iter().zip(lists).filter_map(|(field, choices)| {
        let chosen = choices.iter().find(|choice| choice.checked && !choice.value.is_empty())?;
        let without = format!("/tracker?{}", query(field));
        Some(Chip { field, text: chosen.text.clone(), without: without.trim_end_matches('?').to_owned() })
    });
    chosen.collect()
}

/// The name of a place in the reader's language.
pub(super) fn region_name(ui: &Ui, deps: &Deps, key: PlaceKey) -> String {
    deps.ctx.book.name_in(Some(key), ui.lang).to_owned()
}

fn month_words(ui: &Ui, month: Month) -> String {
    let first = month.first_day();
    format!("{} {}", ui.text(&format!("month-{}", first.month())), first.year())
}

/// What is chosen, in words.
pub(super) fn chosen_words(filters: &Filters) -> String {
    filters.chips.iter().map(|chip| chip.text.as_str()).collect::<Vec<_>>().join(", ")
}
