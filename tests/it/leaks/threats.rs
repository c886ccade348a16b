//! The table of threats names a test for each: every one is there.
use crate::support::source;
use std::collections::BTreeSet;

/// Names in code marks that are tests: several words, or a whole file of tests.
fn named(text: &str) -> Vec<&str> {
    let marked = text.split('`').skip(1).step_by(2);
    marked
        .filter(|name| name.matches('_').count() >= 2 && name.chars().all(|c| c.is_alphanumeric() || "_:".contains(c)))
        .collect()
}

/// The lines of the table, without its head.
fn threats(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.starts_with("| ")).filter(|line| !line.starts_with("| threat")).collect()
}

#[test]
fn every_threat_names_a_test_that_is_there() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/SECURITY.md")).unwrap();
    let files =
        ["tests/it", "src", "tests/browser/journeys"].map(|folder| source::files(folder, &["rs", "mjs"])).concat_all();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for file in &files {
        let functions = file.lines().filter_map(|line| line.trim_start().split_once("fn ")).map(|(_, rest)| rest);
        known.extend(functions.filter_map(|rest| rest.split_once('(')).map(|(name, _)| name.to_owned()));
    }
    let threats = threats(&text);
    assert!(threats.len() >= 20, "{}", threats.len());
    for threat in threats {
        let cells = threat.strip_prefix('|').and_then(|rest| rest.strip_suffix('|')).expect("a line of a table");
        let cells: Vec<&str> = cells.split('|').map(str::trim).collect();
        let [what, protected, how, shown] = cells.as_slice() else { panic!("four cells: {threat}") };
        assert!(
            ["yes", "mostly", "partly", "no"].iter().any(|word| protected.starts_with(word)),
            "{what}: {protected}"
        );
        assert!(!how.is_empty(), "{what}");
        let tests = named(shown);
        // what is not protected at all may have nothing to be shown
        assert!(!tests.is_empty() || *protected == "no", "{what}: no test");
        for name in tests {
            let test = name.rsplit("::").next().unwrap();
            assert!(known.contains(test), "{what}: there is no test {name}");
        }
    }
}

/// The texts of all files.
trait Texts {
    fn concat_all(self) -> Vec<String>;
}

impl<const N: usize> Texts for [Vec<source::File>; N] {
    fn concat_all(self) -> Vec<String> {
        self.into_iter().flatten().map(|file| file.text).collect()
    }
}

#[test]
fn every_threat_that_must_be_thought_of_stands_in_the_table() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/SECURITY.md")).unwrap();
    let threats = threats(&text).join("\n");
    for threat in [
        "seized phone",
        "seized server",
        "controlled while in use",
        "hostile administrator",
        "focal point is accused",
        "committee complained about",
        "network is watched",
        "stolen backup",
        "shared phone",
        "slip is found",
    ] {
        assert!(threats.contains(threat), "{threat}");
    }
}
