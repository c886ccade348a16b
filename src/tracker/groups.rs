//! Cases as they were known on a day, and their measures by group and by month.
use super::measures::Figures;
use super::model::{Fact, Month, Period, View};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// So many months a chart shows at most.
const MONTHS: i32 = 14;

/// The facts as they stood on a day. There is no other way to a measure, so nothing later can slip in.
#[derive(Debug, Clone)]
pub struct Known {
    facts: Vec<Fact>,
    view: View,
    period: Period,
}

/// What came and what was closed in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthFigures {
    /// The month.
    pub month: Month,
    /// Received in it.
    pub received: u32,
    /// Closed in it, whenever received.
    pub closed: u32,
}

impl Known {
    /// `facts` as they stood at the end of `day`; the measures look at `period`.
    pub fn on(day: NaiveDate, period: Period, facts: Vec<Fact>) -> Self {
        Self::seen(View::of(day), period, facts, &|_| None)
    }

    /// `facts` as they are seen from `view`. `due` says the last day for an answer to those that had another category then.
    pub fn seen(view: View, period: Period, facts: Vec<Fact>, due: &dyn Fn(&Fact) -> Option<NaiveDate>) -> Self {
        let then = |fact: Fact| {
            let category = fact.category;
            let mut fact = fact.seen(view)?;
            if fact.category != category {
                fact.due = due(&fact);
            }
            Some(fact)
        };
        Self { facts: facts.into_iter().filter_map(then).collect(), view, period }
    }

    /// The day.
    pub fn day(&self) -> NaiveDate {
        self.view.day
    }

    /// From where they are seen.
    pub fn view(&self) -> View {
        self.view
    }

    /// The period.
    pub fn period(&self) -> Period {
        self.period
    }

    /// Those alone of which this is true.
    pub fn only(mut self, is: impl Fn(&Fact) -> bool) -> Self {
        self.facts.retain(is);
        self
    }

    /// The facts received in the period.
    pub fn received(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(|fact| self.period.holds(fact.received))
    }

    /// All facts, whenever received.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// All of them together.
    pub fn all(&self) -> Figures {
        Figures::of(&self.facts, self.period, self.view.day)
    }

    /// By whatever `key` says, such as `|fact| fact.committee`. Groups from which nothing was received are left out.
    pub fn by<K: Ord>(&self, key: impl Fn(&Fact) -> K) -> BTreeMap<K, Figures> {
        let mut groups: BTreeMap<K, Vec<&Fact>> = BTreeMap::new();
        for fact in &self.facts {
            groups.entry(key(fact)).or_default().push(fact);
        }
        let measured = groups.into_iter().map(|(key, facts)| (key, Figures::of(facts, self.period, self.view.day)));
        measured.filter(|(_, figures)| figures.received > 0).collect()
    }

    /// Month after month to the end of the period, at most fourteen, those without anything included.
    pub fn months(&self) -> Vec<MonthFigures> {
        let last = Month::of(self.period.to.map_or(self.view.day, |to| to.min(self.view.day)));
        let Some(earliest) = self.facts.iter().map(|fact| fact.received).min() else {
            return Vec::new();
        };
        let start = self.period.from.map_or(earliest, |from| from.max(earliest));
        let first = Month::of(start).max(last.shifted(1 - MONTHS));
        let (mut received, mut closed) = (BTreeMap::new(), BTreeMap::new());
        for fact in &self.facts {
            for (count, day) in [(&mut received, Some(fact.received)), (&mut closed, fact.closed)] {
                if let Some(day) = day.filter(|day| self.period.holds(*day)) {
                    *count.entry(Month::of(day)).or_insert(0) += 1;
                }
            }
        }
        let of = |count: &BTreeMap<Month, u32>, month| count.get(&month).copied().unwrap_or(0);
        std::iter::successors(Some(first), |month| Some(month.next()))
            .take_while(|month| *month <= last)
            .map(|month| MonthFigures { month, received: of(&received, month), closed: of(&closed, month) })
            .collect()
    }
}
