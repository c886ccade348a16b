//! A report beside those that were made before: of the same period on another day, of the months of a quarter, of a region and the
//! country. What they say together may not betray what one of them hides.
use super::model::{Body, Covers, FIVE};
use super::system::betraying;
use crate::tracker::SMALLEST_SHOWN;
use std::collections::{BTreeMap, BTreeSet};

type Cells = BTreeMap<String, Option<u32>>;

/// The report without what would be too much beside `before`; `None` where nothing is left. `now`: what would be frozen now of the
/// same place, and of the whole country: the quarter and its months, as far as they have ended.
pub fn guard(new: Body, before: &[Body], now: &[Body]) -> Option<Body> {
    let mut marked = BTreeSet::new();
    let own = new.cells();
    for other in before.iter().filter(|other| other.covers == new.covers) {
        marked.extend(unlike(&own, &alike(&new, other)));
    }
    marked.extend(left_over(&new, before));
    marked.extend(betraying(&new, before, now).into_iter().map(|said| match (said.row, &said.area) {
        (true, Some(region)) => said.name.replacen("count", &format!("region/{region}"), 1),
        _ => said.name,
    }));
    strip(new, &marked)
}

fn is_small(count: u32) -> bool {
    (1..SMALLEST_SHOWN).contains(&count)
}

/// What another report says of the same cases, named as the new one names it.
fn alike(new: &Body, other: &Body) -> Cells {
    let cells = other.cells();
    let of_row = |region: i64| {
        FIVE.iter()
            .filter_map(|name| Some((format!("count/{name}"), *cells.get(&format!("region/{region}/{name}"))?)))
            .collect()
    };
    let to_row = |region: i64| {
        FIVE.iter()
            .filter_map(|name| Some((format!("region/{region}/{name}"), *cells.get(&format!("count/{name}"))?)))
            .collect()
    };
    match (new.area, other.area) {
        (a, b) if a == b => cells,
        (Some(region), None) => of_row(region),
        (None, Some(region)) => to_row(region),
        _ => Cells::new(),
    }
}

/// The counts that another day hid, or that differ by 1 to 4 from what it showed.
fn unlike(own: &Cells, other: &Cells) -> Vec<String> {
    let tells = |(key, own): &(&String, &Option<u32>)| match (own, other.get(*key)) {
        (Some(own), Some(Some(other))) => is_small(own.abs_diff(*other)),
        (Some(_), Some(None)) => true,
        _ => false,
    };
    own.iter().filter(tells).map(|(key, _)| key.clone()).collect()
}

/// Counts that leave 1 to 4 where a quarter lacks some of its months, or the country some of its regions.
fn left_over(new: &Body, before: &[Body]) -> Vec<String> {
    let Some(covers) = Covers::parse(&new.covers) else { return Vec::new() };
    let [quarter, months @ ..] = covers.family().map(Covers::code);
    let all = || before.iter().chain([new]);
    let latest = |code: &str, area: Option<i64>| all().rfind(|body| body.covers == code && body.area == area);
    let regions: BTreeSet<i64> = all().filter(|body| body.covers == new.covers).filter_map(|body| body.area).collect();
    let tells = |key: &String| {
        let of = |body: Option<&Body>| body.and_then(|body| body.says(key));
        let left = |whole: Option<u32>, parts: &mut dyn Iterator<Item = u32>| {
            whole.is_some_and(|whole| is_small(whole.abs_diff(parts.sum())))
        };
        let months = &mut months.iter().filter_map(|month| of(latest(month, new.area)));
        let regions = &mut regions.iter().filter_map(|region| of(latest(&new.covers, Some(*region))));
        left(of(latest(&quarter, new.area)), months) || left(of(latest(&new.covers, None)), regions)
    };
    new.cells().into_iter().filter(|(key, count)| count.is_some() && tells(key)).map(|(key, _)| key).collect()
}

/// Takes away what is marked, and what it would follow from.
fn strip(mut body: Body, marked: &BTreeSet<String>) -> Option<Body> {
    let is_marked = |name: &str| marked.contains(&format!("count/{name}"));
    if is_marked("received") || body.counts.get("received").copied().flatten().is_none() {
        return None;
    }
    // the parts would add up to what is hidden above them
    let five = FIVE.iter().any(|name| is_marked(name));
    let of_table = |by: &str| marked.iter().any(|key| key.starts_with(&format!("{by}/")));
    body.tables.retain(|table| !five && !of_table(&table.by));
    if five {
        body.days.clear();
        body.in_time = None;
    }
    // of closed and open one follows from the other
    let pair = is_marked("closed") || is_marked("open");
    for (name, count) in &mut body.counts {
        let parts = five && !FIVE.contains(&name.as_str());
        let of_parts = (name == "satisfied" && of_table("satisfaction")) || (name == "withdrawn" && of_table("reason"));
        if is_marked(name) || parts || of_parts || (pair && (name == "closed" || name == "open")) {
            *count = None;
        }
    }
    Some(body)
}

#[cfg(test)]
mod tests {
    use super::super::model::{Row, Table};
    use super::*;
    use crate::tracker::suppress::cover_counts;
    use proptest::prelude::*;

    const REGIONS: usize = 3;
    const CODES: [&str; 4] = ["2026Q1", "2026-01", "2026-02", "2026-03"];

    /// Cases by region and month.
    type World = [[u32; 3]; REGIONS];

    fn months(code: &str) -> std::ops::Range<usize> {
        match CODES.iter().position(|known| *known == code) {
            Some(at) if at > 0 => at - 1..at,
            _ => 0..3,
        }
    }

    fn of_region(world: &World, region: usize, code: &str) -> u32 {
        world[region][months(code)].iter().sum()
    }

    /// As the page decides: small numbers are hidden, and in the table of the country enough others.
    fn body(world: &World, area: Option<usize>, code: &str) -> Body {
        let covers = Covers::parse(code).unwrap();
        let values: Vec<u32> = (0..REGIONS).map(|region| of_region(world, region, code)).collect();
        let named: Vec<usize> = (0..REGIONS).filter(|region| values[*region] > 0).collect();
        let hidden = cover_counts(named.iter().map(|region| values[*region]).collect(), |_| false);
        let is_hidden = |region: usize| {
            let at = named.iter().position(|named| *named == region);
            at.is_some_and(|at| hidden.as_ref().is_none_or(|hidden| hidden[at]))
        };
        let count = |value: u32, hidden: bool| BTreeMap::from([("received".to_owned(), (!hidden).then_some(value))]);
        let total: u32 = values.iter().sum();
        let row = |region: &usize| Row { code: region.to_string(), counts: count(values[*region], is_hidden(*region)) };
        let table = Table { by: "region".into(), rows: named.iter().map(row).collect() };
        Body {
            covers: code.into(),
            from: covers.first(),
            to: covers.last(),
            area: area.map(|region| region as i64),
            as_of: covers.last(),
            known_on: covers.last(),
            author: String::new(),
            counts: match area {
                Some(region) => count(values[region], is_hidden(region)),
                None => count(total, is_small(total)),
            },
            days: BTreeMap::new(),
            in_time: None,
            tables: if area.is_none() && hidden.is_some() { vec![table] } else { Vec::new() },
            silent: Vec::new(),
        }
    }

    fn shadow(country: Body) -> Body {
        country.with_regions_hidden((0..REGIONS).map(|region| region.to_string()))
    }

    fn freeze(world: &World, order: &[(Option<usize>, usize)]) -> Vec<Body> {
        let mut kept: Vec<Body> = Vec::new();
        for (area, at) in order {
            let now: Vec<Body> =
                CODES.iter().flat_map(|code| [body(world, *area, code), shadow(body(world, None, code))]).collect();
            kept.extend(guard(body(world, *area, CODES[*at]), &kept, &now));
        }
        kept
    }

    /// Every number that is shown, as the sum of regions and months that it is.
    fn shown(kept: &[Body]) -> (Vec<Vec<f64>>, Vec<f64>) {
        let line = |regions: std::ops::Range<usize>, code: &str| {
            let mut line = vec![0.0; REGIONS * 3];
            regions.for_each(|region| months(code).for_each(|month| line[region * 3 + month] = 1.0));
            line
        };
        let mut found = (Vec::new(), Vec::new());
        for body in kept {
            for (key, count) in body.cells() {
                let Some(count) = count else { continue };
                let region = key.strip_prefix("region/").and_then(|key| key.split('/').next()?.parse().ok());
                let region = region.or(body.area.map(|area| area as usize));
                found.0.push(line(region.map_or(0..REGIONS, |region| region..region + 1), &body.covers));
                found.1.push(f64::from(count));
            }
        }
        found
    }

    /// The values a cell may have, for whoever knows all that is shown and that nothing is negative: every way to fill the country is
    /// tried month by month.
    fn is_determined(rows: &[Vec<f64>], wanted: &[f64]) -> bool {
        let mut basis: Vec<Vec<f64>> = Vec::new();
        let reduce = |basis: &[Vec<f64>], row: &[f64]| {
            let mut row = row.to_vec();
            for known in basis {
                let lead = known.iter().position(|n| n.abs() > 1e-9).unwrap();
                let factor = row[lead] / known[lead];
                row.iter_mut().zip(known).for_each(|(n, k)| *n -= factor * k);
            }
            row
        };
        for row in rows {
            let rest = reduce(&basis, row);
            if rest.iter().any(|n| n.abs() > 1e-9) {
                basis.push(rest);
            }
        }
        reduce(&basis, wanted).iter().all(|n| n.abs() < 1e-9)
    }

    fn orders() -> impl Strategy<Value = Vec<(Option<usize>, usize)>> {
        let all: Vec<(Option<usize>, usize)> =
            (0..4).flat_map(|at| [None, Some(0), Some(1), Some(2)].map(|area| (area, at))).collect();
        Just(all).prop_shuffle()
    }

    fn world() -> impl Strategy<Value = World> {
        prop::array::uniform3(prop::array::uniform3(prop_oneof![0u32..5, 5u32..20]))
    }

    proptest! {
        #[test]
        fn whatever_is_frozen_in_whatever_order_betrays_no_small_number(world in world(), order in orders()) {
            let kept = freeze(&world, &order);
            let (rows, _) = shown(&kept);
            for region in 0..REGIONS {
                for code in CODES {
                    if is_small(of_region(&world, region, code)) {
                        let mut wanted = vec![0.0; REGIONS * 3];
                        months(code).for_each(|month| wanted[region * 3 + month] = 1.0);
                        prop_assert!(!is_determined(&rows, &wanted), "{region} {code}: {kept:#?}");
                    }
                }
            }
        }

        #[test]
        fn two_days_of_one_period_differ_by_no_small_number(
            world in world(), more in 0u32..6, region in 0..REGIONS, month in 0usize..3,
        ) {
            let mut later = world;
            later[region][month] += more;
            for area in [None, Some(region)] {
                let before = body(&world, area, CODES[month + 1]);
                let Some(after) = guard(body(&later, area, CODES[month + 1]), std::slice::from_ref(&before), &[])
                    else { continue };
                let before = before.cells();
                for (key, count) in after.cells() {
                    if let (Some(count), Some(known)) = (count, before.get(&key)) {
                        prop_assert!(known.is_some_and(|known| !is_small(known.abs_diff(count))), "{key}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_quiet_programme_keeps_its_reports() {
        let world = [[20, 30, 25], [12, 14, 18], [40, 41, 9]];
        let kept = freeze(&world, &[(None, 1), (None, 2), (Some(0), 1), (None, 3), (Some(1), 1), (None, 0)]);
        assert_eq!(kept.len(), 6);
        assert!(kept.iter().all(|body| body.cells().values().all(Option::is_some)), "{kept:#?}");
    }
}
