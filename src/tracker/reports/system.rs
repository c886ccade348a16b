//! What numbers say together: each count is a sum over regions and months, and a hidden one must not be a sum or difference of those that
//! are shown.
use super::model::{Body, Covers};
use std::collections::{BTreeMap, BTreeSet};

/// Numbers modulo a prime: nothing is rounded.
const PRIME: u64 = 1_000_000_007;

/// A count as the sum of its parts: how often each is in it.
type Line = Vec<u64>;

/// Sums and differences of some lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Span(Vec<Line>);

impl Span {
    /// What is left of a line when all that is known is taken from it.
    fn rest(&self, line: &Line) -> Line {
        let mut line = line.clone();
        for known in &self.0 {
            let Some(lead) = known.iter().position(|n| *n != 0) else { continue };
            let factor = line[lead];
            line.iter_mut().zip(known).for_each(|(n, k)| *n = (*n + PRIME - factor * k % PRIME) % PRIME);
        }
        line
    }

    /// Adds a line.
    pub fn add(&mut self, line: &Line) {
        let rest = self.rest(line);
        let Some(lead) = rest.iter().copied().find(|n| *n != 0) else { return };
        let scale = inverse(lead);
        self.0.push(rest.into_iter().map(|n| n * scale % PRIME).collect());
    }

    /// Whether a line follows.
    pub fn holds(&self, line: &Line) -> bool {
        self.rest(line).iter().all(|n| *n == 0)
    }
}

fn inverse(n: u64) -> u64 {
    let mut power = n;
    (0..30).fold(1, |out, bit| {
        let out = if (PRIME - 2) >> bit & 1 == 1 { out * power % PRIME } else { out };
        power = power * power % PRIME;
        out
    })
}

/// A count that a report shows or hides.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// The region; none: the whole country.
    pub area: Option<String>,
    /// The period.
    pub covers: String,
    /// Which count; that of a region in the table of the country is named like that of its own report.
    pub name: String,
    /// The count.
    pub count: Option<u32>,
    /// It stands in the table of the country.
    pub row: bool,
}

/// All that a report says.
pub(super) fn said(body: &Body) -> Vec<Said> {
    let own = body.area.map(|area| area.to_string());
    let one = |(key, count): (String, Option<u32>)| {
        let (area, name, row) = match key.strip_prefix("region/").and_then(|rest| rest.split_once('/')) {
            Some((region, name)) => (Some(region.to_owned()), format!("count/{name}"), true),
            None => (own.clone(), key, false),
        };
        Said { area, covers: body.covers.clone(), name, count, row }
    };
    body.cells().into_iter().map(one).collect()
}

/// The regions and months that counts are sums of.
pub(super) struct Parts {
    areas: Vec<String>,
    months: Vec<String>,
}

impl Parts {
    /// Of a report, and of the country as it would be frozen now. What is smaller than a region stands alone.
    pub fn of(new: &Body, country: &[&Body]) -> Option<Self> {
        let rows = country.iter().flat_map(|body| said(body)).filter(|said| said.row);
        let regions: BTreeSet<String> = rows.filter_map(|said| said.area).collect();
        let own = new.area.map(|area| area.to_string());
        let alone = own.filter(|own| !regions.contains(own));
        let areas = alone.map_or_else(|| regions.into_iter().collect(), |own| vec![own]);
        let months = Covers::parse(&new.covers)?.family()[1..].iter().map(|month| month.code()).collect();
        Some(Self { areas, months })
    }

    /// A count as the sum of its parts; `None` where it is of something else.
    pub fn line(&self, said: &Said) -> Option<Line> {
        let areas = match &said.area {
            None if self.areas.len() == 1 => return None,
            None => 0..self.areas.len(),
            Some(own) => {
                let at = self.areas.iter().position(|area| area == own)?;
                at..at + 1
            }
        };
        let months = match self.months.iter().position(|month| *month == said.covers) {
            Some(at) => at..at + 1,
            None if said.covers.contains('Q') => 0..self.months.len(),
            None => return None,
        };
        let mut line = vec![0; self.areas.len() * self.months.len()];
        for area in areas {
            months.clone().for_each(|month| line[area * self.months.len() + month] = 1);
        }
        Some(line)
    }
}

/// The counts of a report that would betray a hidden one beside what was shown before. `now`: what would be hidden as of now, of the same
/// place and of the country.
pub(super) fn betraying(new: &Body, before: &[Body], now: &[Body]) -> Vec<Said> {
    let country: Vec<&Body> = now.iter().chain([new]).filter(|body| body.area.is_none()).collect();
    let Some(parts) = Parts::of(new, &country) else { return Vec::new() };
    let mut by_name: BTreeMap<String, (Span, Vec<Line>)> = BTreeMap::new();
    let older = before.iter().flat_map(said).map(|said| (said, true));
    let hidden = now.iter().chain([new]).flat_map(said).filter(|said| said.count.is_none());
    // of a table that would not be shown at all every number is hidden
    let absent = now.iter().filter(|body| body.area == new.area).flat_map(|body| {
        let hides = |said: &Said| !said.row && body.says(&said.name).is_none();
        said(new).into_iter().filter(hides).map(|said| Said { covers: body.covers.clone(), count: None, ..said })
    });
    for (said, frozen) in older.chain(hidden.chain(absent).map(|said| (said, false))) {
        let Some(line) = parts.line(&said) else { continue };
        let (span, secret) = by_name.entry(said.name).or_default();
        match said.count {
            Some(_) if frozen => span.add(&line),
            _ => secret.push(line),
        }
    }
    let mut found = Vec::new();
    // one count after the other: what is shown already binds what comes next
    for said in said(new).into_iter().filter(|said| said.count.is_some()) {
        let (Some(line), Some((span, secret))) = (parts.line(&said), by_name.get_mut(&said.name)) else { continue };
        let mut more = span.clone();
        more.add(&line);
        if secret.iter().any(|line| more.holds(line) && !span.holds(line)) {
            found.push(said);
        } else {
            *span = more;
        }
    }
    found
}
