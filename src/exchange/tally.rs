//! What kind of cells stand in a column, told without any of them.
use super::{
    dates::{self, Epoch},
    sheet::{Cell, Value},
    values::Meaning,
};
use crate::text::fold;
use std::collections::HashSet;

/// More different words than this are no list.
const MOST_WORDS: usize = 40;
/// The longest word of a list, in letters.
const LONGEST: usize = 40;

/// What kind of cells stand in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Nothing.
    Empty,
    /// Days.
    Dates,
    /// Numbers.
    Numbers,
    /// A few words that come again.
    Words,
    /// Anything else.
    Text,
}

impl Shape {
    /// Its name, as a locale key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "import-shape-empty",
            Self::Dates => "import-shape-dates",
            Self::Numbers => "import-shape-numbers",
            Self::Words => "import-shape-words",
            Self::Text => "import-shape-text",
        }
    }
}

/// Counts cells.
#[derive(Debug, Default)]
pub struct Tally {
    /// How many hold something.
    pub filled: usize,
    dates: usize,
    numbers: usize,
    long: bool,
    words: HashSet<String>,
}

impl Tally {
    /// Counts a cell that is not blank.
    pub fn add(&mut self, cell: &Cell, epoch: Epoch) {
        let text = cell.text();
        let number = matches!(cell.value, Value::Number(_)) || text.trim().replace(',', ".").parse::<f64>().is_ok();
        self.filled += 1;
        self.numbers += usize::from(number);
        self.dates += usize::from(!number && matches!(dates::of_cell(cell, epoch), Meaning::Is(_)));
        self.long |= text.chars().count() > LONGEST;
        if self.words.len() <= MOST_WORDS && !self.long {
            self.words.insert(fold(&text));
        }
    }

    /// What most of them are.
    pub fn shape(&self) -> Shape {
        let most = |count: usize| count * 5 >= self.filled * 4;
        let again = self.words.len() * 2 <= self.filled && self.words.len() <= MOST_WORDS;
        match self.filled {
            0 => Shape::Empty,
            _ if most(self.dates) => Shape::Dates,
            _ if again && !self.long => Shape::Words,
            _ if most(self.numbers) => Shape::Numbers,
            _ => Shape::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_what_most_of_its_cells_are() {
        let shape = |texts: &[&str]| {
            let mut tally = Tally::default();
            for text in texts {
                let cell = Cell { column: 0, value: Value::Text((*text).to_owned()), formula: None };
                tally.add(&cell, Epoch::Of1900);
            }
            tally.shape()
        };
        assert_eq!(shape(&[]), Shape::Empty);
        assert_eq!(shape(&["02/03/2026", "3 mars 2026", "04/03/26", "2026-03-05", "?"]), Shape::Dates);
        assert_eq!(shape(&["12", "13,5", "14"]), Shape::Numbers);
        assert_eq!(shape(&["clos", "Clos", "ouvert", "ouvert"]), Shape::Words);
        assert_eq!(shape(&["la pompe", "le forage", "une bâche"]), Shape::Text);
    }
}
