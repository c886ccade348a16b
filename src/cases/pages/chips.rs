//! What narrows a list, each with the address of the list without it.
use crate::cases::views::{Choice, ListChip, ListPage};
use crate::web::{Fields, Ui};

/// What narrows `page` as it was asked for; `address` makes the address of a list.
pub(super) fn chips(ui: &Ui, page: &ListPage, asked: &Fields, address: &dyn Fn(&Fields) -> String) -> Vec<ListChip> {
    let chosen = |choices: &[Choice]| choices.iter().find(|choice| choice.checked).map(|choice| choice.text.clone());
    let day = |field: &str| asked.day(field).map(|day| ui.date(day));
    let typed = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let all = [
        ("q", typed(&page.search)),
        ("state", chosen(&page.states)),
        ("due", chosen(&page.dues)),
        ("mine", chosen(&page.mine)),
        ("category", chosen(&page.categories)),
        ("sector", chosen(&page.sectors)),
        ("committee", chosen(&page.committees)),
        ("channel", chosen(&page.channels)),
        ("project", chosen(&page.projects)),
        ("activity", chosen(&page.activities)),
        ("donor", chosen(&page.donors)),
        ("partner", chosen(&page.partners)),
        ("place", typed(&page.place)),
        ("from", day("from")),
        ("until", day("until")),
    ];
    let chip = |(field, text): (&'static str, Option<String>)| {
        let without = address(&Fields::from_pairs(asked.iter().filter(|(name, _)| *name != field)));
        Some(ListChip { field, text: text?, without: without.trim_end_matches('?').to_owned() })
    };
    // of sealed cases no list is narrowed by what they do not say in the clear
    let offered =
        |(field, _): &(&str, _)| !page.sealed || ["q", "state", "due", "place", "from", "until"].contains(field);
    all.into_iter().filter(offered).filter_map(chip).collect()
}
