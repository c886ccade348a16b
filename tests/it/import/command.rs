//! `jaabi import` on the command line, on an instance that was just made.
use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;

fn jaabi(folder: &Path, arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jaabi"));
    command.current_dir(folder).env_clear().args(arguments).args(["--data", "d"]);
    command.write_stdin("pirogue mil soleil tabouret\nbambou riviere lampe carafe\n").assert()
}

fn output(assert: &assert_cmd::assert::Assert) -> String {
    let output = assert.get_output();
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn a_file_is_rehearsed_imported_and_not_imported_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/tracker_quirks.csv");
    let people = ["--organisation", "Essai", "--admin", "Adama", "--bypass", "Nana", "--language", "fr"];
    let start = [["init", "--password-stdin", "--recovery-out", "kit.txt"].as_slice(), &people].concat();
    jaabi(folder.path(), &start).success();
    let json = |arguments: &[&str]| -> Value {
        let assert = jaabi(folder.path(), &[&["import", file, "--json"], arguments].concat()).success();
        serde_json::from_slice(&assert.get_output().stdout).unwrap()
    };
    let told = |report: &Value| ["rows", "created", "repeated"].map(|name| report[name].as_u64().unwrap());
    assert_eq!(told(&json(&["--dry-run"])), [11, 7, 2]);
    let report = json(&["--lang", "en"]);
    assert_eq!(told(&report), [11, 7, 2]);
    let names: Vec<&String> = report.as_object().unwrap().keys().collect();
    assert_eq!(names, ["created", "rejected", "repeated", "rows", "warnings"]);
    let first = &report["rejected"][0];
    assert_eq!((&first["row"], &first["reason"]), (&8.into(), &"impossible_date".into()));
    assert!(first["message"].as_str().unwrap().starts_with("Row 8"), "{first}");
    assert!(report["warnings"].as_array().unwrap().iter().any(|w| w["kind"] == "reference_reused"));
    assert_eq!(told(&json(&[])), [11, 0, 9]);
    let text = output(&jaabi(folder.path(), &["import", file]).success());
    assert!(text.contains("11 lignes lues") && text.contains("2 lignes refusées"), "{text}");
}

#[test]
fn what_cannot_be_imported_is_one_sentence_and_status_1() {
    let folder = tempfile::tempdir().unwrap();
    let none = output(&jaabi(folder.path(), &["import", "x.csv"]).code(1));
    assert!(none.contains("jaabi init"), "{none}");
    jaabi(folder.path(), &["import"]).code(2);
}
