//! A sealed case leaks nowhere. Each test is named after a way in which a restricted case became visible, or guessable, in
//! a real case or ticket system. The answers of the program are compared, byte for byte, with those it gives without the
//! case; and a canary that stands in every field of it is looked for in every answer, letter, log, file and row.
mod acting;
mod beside;
pub mod canary;
mod concerned;
pub mod counting;
mod derived;
mod finding;
mod leaving;
pub mod listening;
mod outside;
mod seen;
mod telling;
mod threats;
pub mod whole;

use crate::support::source;
use std::collections::BTreeSet;

/// How many rows the list of known ways has.
const ROWS: usize = 41;

#[test]
fn every_known_way_has_one_test() {
    let mut found = BTreeSet::new();
    for file in source::files("tests/it/leaks", &["rs"]) {
        let names = file.text.lines().filter_map(|line| line.split_once("fn row_")).map(|(_, rest)| rest);
        let numbers = names.map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>());
        for number in numbers.filter(|number| !number.is_empty()) {
            let number: usize = number.parse().unwrap();
            assert!(found.insert(number), "row {number} has two tests");
        }
    }
    assert_eq!(found, (1..=ROWS).collect());
}
