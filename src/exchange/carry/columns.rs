//! The columns of a list that is carried away, and what a case says in each.
use crate::cases::{Deps, Line};
use crate::id::{CommitteeKey, PlaceKey};
use crate::sheets::{Cell, Column, Kind, Table};
use crate::web::Ui;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Code, HXL tag, what it holds. `docs/export.md` and `config/hxl/cases-schema.csv` say the same.
const COLUMNS: [(&str, &str, Kind); 29] = [
    ("reference", "#meta+id", Kind::Text),
    ("received", "#date+received", Kind::Day),
    ("incident", "#date+occurred", Kind::Day),
    ("region", "#adm1+name", Kind::Text),
    ("region-code", "#adm1+code+v_pcodes", Kind::Text),
    ("cercle", "#adm2+name", Kind::Text),
    ("cercle-code", "#adm2+code+v_pcodes", Kind::Text),
    ("commune", "#adm3+name", Kind::Text),
    ("commune-code", "#adm3+code+v_pcodes", Kind::Text),
    ("site", "#loc+site+name", Kind::Text),
    ("committee", "#org+responsible", Kind::Text),
    ("channel", "#channel+feedback", Kind::Text),
    ("project", "#activity+project", Kind::Text),
    ("sector", "#sector+cluster", Kind::Text),
    ("category", "#x_feedback+category", Kind::Text),
    ("status", "#status+case", Kind::Text),
    ("acknowledged", "#date+acknowledged", Kind::Day),
    ("due", "#date+due", Kind::Day),
    ("answered-on", "#date+answered", Kind::Day),
    ("told-on", "#date+told", Kind::Day),
    ("closed", "#date+closed", Kind::Day),
    ("closing-reason", "#x_feedback+closing", Kind::Text),
    ("sex", "#respondee+sex", Kind::Text),
    ("age", "#respondee+age+range", Kind::Text),
    ("displacement", "#respondee+displacement", Kind::Text),
    ("days-to-tell", "#indicator+num+days_to_tell", Kind::Number),
    ("days", "#indicator+num+days_to_close", Kind::Number),
    ("overdue", "#indicator+bool+overdue", Kind::Yes),
    ("summary", WORDS, Kind::Text),
];
/// The tag of what was said.
const WORDS: &str = "#description";

/// The table without its rows; with what was said where it is asked for.
pub(super) fn table(ui: &Ui, today: NaiveDate, words: bool) -> Table {
    let column = |(code, tag, kind): &(&str, &'static str, Kind)| {
        let own = format!("carry-field-{code}");
        let heading = if ui.knows(&own) { own } else { format!("import-field-{code}") };
        Column { heading: ui.text(&heading), tag, kind: *kind, says: ui.text(&format!("carry-say-{code}")) }
    };
    let wanted = COLUMNS.iter().filter(|(_, tag, _)| words || *tag != WORDS);
    Table {
        title: ui.text("carry-sheet"),
        definitions: ui.text("carry-definitions"),
        notes: vec![
            ui.text_with("carry-note-day", &[("day", ui.date(today).into())]),
            ui.text("carry-note-who"),
            ui.text("carry-note-care"),
        ],
        columns: wanted.map(column).collect(),
    }
}

/// What is needed to write cases.
pub(super) struct Writer {
    pub ui: Ui,
    pub deps: Deps,
    pub committees: HashMap<CommitteeKey, String>,
    pub words: bool,
}

impl Writer {
    /// A case as a row; nothing of what has no ordinary half.
    pub fn cells(&self, (case, ordinary): &Line) -> Option<Vec<Cell>> {
        let o = ordinary.as_ref()?;
        let (programme, lang) = (&self.deps.ctx.programme, self.ui.lang);
        let days = |day: Option<NaiveDate>| {
            let days = day.map(|day| (day - case.received_on).num_days()).filter(|days| *days >= 0);
            Cell::count(days.and_then(|days| u32::try_from(days).ok()))
        };
        let coded = |kind: &str, code: Option<&str>| self.coded(kind, code);
        let committee = o.committee_key.and_then(|key| self.committees.get(&key)).cloned().unwrap_or_default();
        let category = programme.category_name(o.category, lang);
        let mut cells =
            vec![Cell::Text(case.reference.to_string()), Cell::Day(case.received_on), Cell::day(o.happened_on)];
        for key in [case.region, o.cercle_key, o.commune_key] {
            cells.extend(self.place(key));
        }
        let above = [case.region, o.cercle_key, o.commune_key];
        let site = o.place_key.filter(|key| !above.contains(&Some(*key)));
        cells.extend([
            Cell::text(self.deps.ctx.book.name_in(site, lang)),
            Cell::text(committee),
            Cell::Coded(o.channel.clone(), programme.channel_name(&o.channel, lang)),
            coded("project", o.project.as_deref()),
            coded("sector", o.sector.as_deref()),
            Cell::Coded(o.category.to_string(), format!("{} - {category}", o.category)),
            self.said("state", Some(case.state.as_str())),
            Cell::day(o.acknowledged_on),
            Cell::day(case.due_on),
            Cell::day(o.answered_on),
            Cell::day(o.told_on),
            Cell::day(case.closed_on),
            self.said("closing", o.closing_reason.map(|reason| reason.as_str())),
            self.said("sex", o.sex.map(|sex| sex.as_str())),
            Cell::text(o.age.clone().unwrap_or_default()),
            self.said("displacement", o.displacement.map(|status| status.as_str())),
            days(o.told_on),
            days(case.closed_on),
            Cell::Yes(case.closed_on.is_none() && case.due_on.is_some_and(|due| due < self.deps.ctx.today)),
        ]);
        cells.extend(self.words.then(|| Cell::text(o.text.clone())));
        Some(cells)
    }

    /// Name and code of a place.
    fn place(&self, key: Option<PlaceKey>) -> [Cell; 2] {
        let book = &self.deps.ctx.book;
        let code = key.and_then(|key| book.get(key)).and_then(|place| place.code.clone());
        [Cell::text(book.name_in(key, self.ui.lang)), Cell::text(code.unwrap_or_default())]
    }

    /// What the settings call.
    fn coded(&self, kind: &str, code: Option<&str>) -> Cell {
        let programme = &self.deps.ctx.programme;
        code.map_or(Cell::Empty, |code| Cell::Coded(code.to_owned(), programme.name(kind, code, self.ui.lang)))
    }

    /// What the texts call.
    fn said(&self, prefix: &str, code: Option<&str>) -> Cell {
        code.map_or(Cell::Empty, |code| Cell::Coded(code.to_owned(), self.ui.text(&format!("{prefix}-{code}"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_schema_and_the_columns_are_of_one_mind() {
        let schema = include_str!("../../../config/hxl/cases-schema.csv");
        let known: BTreeSet<&str> = schema.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
        for (_, tag, _) in COLUMNS.iter().filter(|(_, tag, _)| *tag != WORDS) {
            assert!(known.contains(tag), "{tag}");
        }
    }
}
