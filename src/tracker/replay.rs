//! A case as it stood on a day, as it was known on a day: what happened is gone through again, in the order in which it was
//! entered, without what came later or was entered later.
use super::model::{Fact, View};
use crate::cases::model::{ClosingReason, EventKind, LifeStep};

impl Fact {
    /// The case as it is seen from `view`; `None` if it was not there yet.
    pub fn seen(self, view: View) -> Option<Self> {
        if !view.sees(self.received, self.recorded()) {
            return None;
        }
        Some(if self.life.is_some() { self.replayed(view) } else { self.cut(view) })
    }

    /// Of a case of which the dates alone are known: what came later has not happened.
    fn cut(mut self, view: View) -> Self {
        for date in [&mut self.acknowledged, &mut self.told, &mut self.closed, &mut self.answered] {
            *date = date.filter(|date| view.sees(*date, *date));
        }
        self.reason = self.reason.filter(|_| self.closed.is_some());
        self.satisfied = self.satisfied.filter(|_| self.told.is_some());
        self.asked_by = self.asked_by.filter(|_| self.told.is_some());
        self
    }

    fn replayed(mut self, view: View) -> Self {
        let Some(mut life) = self.life.take() else { return self };
        (self.acknowledged, self.answered, self.told, self.closed) = (None, None, None, None);
        (self.reason, self.satisfied, self.asked_by, self.returns) = (None, None, None, Vec::new());
        let (mut category, mut sector) = (None, None);
        for step in &life.steps {
            if view.sees(step.on, step.recorded) {
                self.take(step);
            } else if step.kind == EventKind::CategoryChanged {
                // it was what it was before the first change that is not seen
                category = category.or_else(|| step.code.as_ref()?.parse().ok());
            } else if step.kind == EventKind::SectorChanged {
                sector = sector.or_else(|| Some(step.code.clone()));
            }
        }
        self.category = category.unwrap_or(self.category);
        self.sector = sector.unwrap_or(self.sector);
        // a hold begins and ends on the day it is entered
        life.holds.retain(|(from, _)| view.sees(*from, *from));
        for (_, until) in &mut life.holds {
            *until = until.filter(|until| view.sees(*until, *until));
        }
        self.life = Some(life);
        self
    }

    fn take(&mut self, step: &LifeStep) {
        match step.kind {
            EventKind::Acknowledged => self.acknowledged = Some(step.on),
            EventKind::Answered | EventKind::Decided => {
                (self.answered, self.told) = (Some(step.on), None);
                (self.satisfied, self.asked_by) = (None, None);
            }
            EventKind::Told => {
                self.told = Some(step.on);
                (self.satisfied, self.asked_by) = (step.code.clone(), step.by);
            }
            // said by slip, after it was read there
            EventKind::Felt => (self.satisfied, self.asked_by) = (step.code.clone(), step.by),
            EventKind::Closed => {
                self.closed = self.closed.or(Some(step.on));
                self.reason = step.code.as_deref().and_then(ClosingReason::parse);
            }
            EventKind::Reopened | EventKind::Appealed => {
                self.returns.extend(self.closed.take().map(|closed| (closed, step.on)));
                self.reason = None;
            }
            _ => {}
        }
    }
}
