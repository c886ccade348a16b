//! From nothing to an instance: help, recovery key, init, setup.
use super::tool::{ADMIN, BYPASS, Desk, mode};

#[test]
fn without_arguments_the_program_explains_itself() {
    let answer = Desk::new().run(&[]).fine();
    for word in ["init", "setup", "serve", "user", "recovery-key", "seed", "--data", "--database"] {
        assert!(answer.out.contains(word), "{word}: {}", answer.out);
    }
}

#[test]
fn what_is_asked_wrongly_has_a_status_of_its_own() {
    let desk = Desk::new();
    for wrong in [&["nothing"][..], &["serve", "--prot", "1"], &["setup"], &["seed", "many"]] {
        assert_eq!(desk.run(wrong).status, 2, "{wrong:?}");
    }
    assert!(desk.files().is_empty(), "{:?}", desk.files());
}

#[test]
fn init_makes_a_private_instance_and_says_what_to_do_next() {
    let desk = Desk::new();
    let said = desk.init().fine().out;
    assert!(said.contains("jaabi setup") && said.contains("jaabi serve"), "{said}");
    assert!(said.contains("kit.txt"), "{said}");
    assert!(mode(&desk.data()).is_none_or(|mode| mode == 0o700));
    for secret in [desk.data().join("instance.keys"), desk.path("kit.txt")] {
        assert!(mode(&secret).is_none_or(|mode| mode == 0o600), "{}", secret.display());
    }
    let kit = std::fs::read_to_string(desk.path("kit.txt")).unwrap();
    assert!(kit.contains("AGE-SECRET-KEY-1"));
    let people = desk.run(&["user", "list"]).fine().out;
    assert!(people.contains("Sékou") && people.contains("administrator"), "{people}");
    assert!(people.contains("Aïssata") && people.contains("focal_point"), "{people}");
}

#[test]
fn init_asks_nothing_of_a_machine() {
    let desk = Desk::new();
    let said = desk.run(&["init", "--organisation", "X", "--password-stdin"]).refused(2);
    assert!(said.contains("--admin"), "{said}");
    let said = desk.run(&["init"]).refused(2);
    assert!(said.contains("--organisation"), "{said}");
    let said = desk.init_with(&format!("{ADMIN}\n"), &["--recovery-out", "kit.txt"]).refused(2);
    assert!(said.contains("bypass focal point"), "{said}");
    assert!(desk.files().is_empty(), "{:?}", desk.files());
}

#[test]
fn an_init_that_fails_leaves_nothing() {
    let desk = Desk::new();
    let kit = ["--recovery-out", "kit.txt"];
    let said = desk.init_with(&format!("motdepasse12\n{BYPASS}\n"), &kit).refused(1);
    assert!(said.contains("administrator") && said.contains("too easy to guess"), "{said}");
    let said = desk.init_with(&format!("{ADMIN}\ncourt\n"), &kit).refused(1);
    assert!(said.contains("bypass focal point") && said.contains("too short"), "{said}");
    let said = desk.init_with(&format!("{ADMIN}\n{ADMIN}\n"), &kit).refused(1);
    assert!(said.contains("password"), "{said}");
    let same = ["--recovery-out", "kit.txt", "--language", "xx"];
    assert_ne!(desk.init_with(&format!("{ADMIN}\n{BYPASS}\n"), &same).status, 0);
    let wrong = ["--recovery-recipient", "age1nobody"];
    assert_ne!(desk.init_with(&format!("{ADMIN}\n{BYPASS}\n"), &wrong).status, 0);
    let unreachable = ["--recovery-out", "kit.txt", "--database", "postgres://nobody@127.0.0.1:1/none"];
    let said = desk.init_with(&format!("{ADMIN}\n{BYPASS}\n"), &unreachable).refused(1);
    assert!(said.contains("the database cannot be reached"), "{said}");
    assert!(desk.files().is_empty(), "{:?}", desk.files());
}

#[test]
fn nobody_is_administrator_and_bypass_focal_point() {
    let desk = Desk::new();
    let flags = ["init", "--organisation", "X", "--admin", "Awa", "--bypass", "AWA", "--password-stdin"];
    let arguments: Vec<&str> = flags.into_iter().chain(["--recovery-out", "kit.txt", "--language", "fr"]).collect();
    let said = desk.run_with(&arguments, &format!("{ADMIN}\n{BYPASS}\n"), &[]).refused(1);
    assert!(said.contains("two people"), "{said}");
    assert!(desk.files().is_empty(), "{:?}", desk.files());
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let desk = Desk::with_instance();
    let keys = std::fs::read(desk.data().join("instance.keys")).unwrap();
    let said = desk.init_with(&format!("{ADMIN}\n{BYPASS}\n"), &["--recovery-out", "other.txt"]).refused(1);
    assert!(said.contains("already"), "{said}");
    assert!(!desk.path("other.txt").exists());
    assert_eq!(std::fs::read(desk.data().join("instance.keys")).unwrap(), keys);
    desk.run(&["user", "list"]).fine();
    let kit = std::fs::read(desk.path("kit.txt")).unwrap();
    desk.run(&["recovery-key", "--out", "kit.txt"]).refused(1);
    assert_eq!(std::fs::read(desk.path("kit.txt")).unwrap(), kit);
}

#[test]
fn a_recovery_key_made_elsewhere_founds_an_instance() {
    let desk = Desk::new();
    let public = desk.run(&["recovery-key", "--out", "kit.txt"]).fine().out;
    assert!(public.starts_with("age1"), "{public}");
    desk.init_with(&format!("{ADMIN}\n{BYPASS}\n"), &["--recovery-recipient", public.trim()]).fine();
    desk.run(&["seed", "40"]).fine();
}

#[test]
fn the_first_focal_point_is_confirmed_and_only_the_pinned_kit_confirms_others() {
    let desk = Desk::new();
    let public = desk.run(&["recovery-key", "--out", "kit.txt"]).fine().out;
    let kit = std::fs::read_to_string(desk.path("kit.txt")).unwrap();
    let verifier = kit.lines().find_map(|line| line.strip_prefix("# jaabi verifying key: ")).unwrap();
    let pinned = ["--recovery-recipient", public.trim(), "--recovery-verifier", verifier];
    desk.init_with(&format!("{ADMIN}\n{BYPASS}\n"), &pinned).fine();
    let teams: serde_json::Value = serde_json::from_str(&desk.run(&["member", "list", "--json"]).fine().out).unwrap();
    let bypass = teams.as_array().unwrap().iter().find(|team| team["desk"] == "bypass").unwrap();
    assert_eq!((&bypass["members"][0]["standing"], &bypass["broken"]), (&"confirmed".into(), &false.into()));
    let words = bypass["members"][0]["words"].as_str().unwrap();
    assert_eq!(words.split(' ').count(), 8);
    let name = bypass["members"][0]["name"].as_str().unwrap();
    let confirm = |kit: &str| desk.run(&["member", "confirm", name, "--kit", kit, "--words", words]).refused(1);
    assert!(confirm("kit.txt").contains("waits for a confirmation at no desk"));
    desk.run(&["recovery-key", "--out", "other.txt"]).fine();
    assert!(confirm("other.txt").contains("not the one that this instance trusts"));
    // without the file of pins nothing is believed, and one sentence says so
    std::fs::remove_file(desk.data().join("trust.json")).unwrap();
    assert!(desk.run(&["user", "list"]).refused(1).contains("trust.json"));
}

#[test]
fn the_example_of_a_setup_works_and_twice_changes_nothing() {
    let desk = Desk::with_instance();
    let example = desk.run(&["setup", "--example"]).fine().out;
    let file = desk.write("programme.toml", &example);
    let first = desk.run(&["setup", &file]).fine().out;
    assert!(first.contains("Socoura"), "{first}");
    let people = desk.run(&["user", "list", "--json"]).fine().out;
    assert!(first.contains("changed whom to call: desk bypass"), "{first}");
    let second = desk.run(&["setup", &file, "--json"]).fine().out;
    let done: serde_json::Value = serde_json::from_str(&second).unwrap();
    assert_eq!(done["added"], serde_json::json!([]), "{second}");
    assert!(done["kept"].as_array().unwrap().len() > 5, "{second}");
    assert_eq!(desk.run(&["user", "list", "--json"]).fine().out, people);
}

#[test]
fn a_setup_says_whom_to_call_at_a_desk_that_init_made() {
    let desk = Desk::with_instance();
    let entry = |phone: &str| {
        let text = format!("[[desk]]\ncode = \"psea\"\nkind = \"psea\"\nname = \"PEAS\"\nphone = \"{phone}\"\n");
        desk.write("desk.toml", &text)
    };
    let done = |file: &str| -> serde_json::Value {
        serde_json::from_str(&desk.run(&["setup", file, "--json"]).fine().out).unwrap()
    };
    assert_eq!(done(&entry("+223 70 00 00 09"))["changed"], serde_json::json!(["desk psea"]));
    assert_eq!(done(&entry("+223 70 00 00 09"))["kept"], serde_json::json!(["desk psea"]));
    // a file that says nothing takes nothing away
    assert_eq!(done(&entry(""))["kept"], serde_json::json!(["desk psea"]));
}

const FAULTY: &str = r#"
[[place]]
name = "Fatoma"
level = "commune"
in = "cercle Mopti"

[[committee]]
code = "fatoma"
name = "Comité de Fatoma"
place = "commune Nulle-part"

[[desk]]
code = "x-desk"
kind = "police"
name = "X"

[[account]]
name = "Awa"
first_password = "changez-moi-2026"
roles = [{ role = "committee_member", committee = "nowhere" }]

[[account]]
name = "Ali"
first_password = "court"
roles = [{ role = "receiver" }]

[[account]]
name = "Issa"
first_password = "changez-moi-2026"
roles = [{ role = "administrator" }, { role = "focal_point", desk = "gbv" }]
"#;

#[test]
fn every_fault_of_a_setup_file_is_told_with_its_line_and_nothing_is_written() {
    let desk = Desk::with_instance();
    let people = desk.run(&["user", "list"]).fine().out;
    let file = desk.write("faulty.toml", FAULTY);
    let answer = desk.run(&["setup", &file]);
    assert_eq!(answer.status, 1);
    for (line, what) in [
        (7, "Nulle-part"),
        (12, "kind must be"),
        (17, "nowhere"),
        (22, "first password"),
        (27, "cannot be administrator and focal point"),
    ] {
        let told = answer.err.lines().any(|l| l.contains(&format!("line {line}")) && l.contains(what));
        assert!(told, "line {line}, {what}: {}", answer.err);
    }
    assert_eq!(desk.run(&["user", "list"]).fine().out, people);
    let half = desk.write("half.toml", "[[place]]\nname = \"Fatoma\"\nlevel = \"commune\"\nin = \"cercle Mopti\"\n");
    assert!(desk.run(&["setup", &half]).fine().out.contains("added: place Fatoma"));
    let said = desk.run(&["setup", &desk.write("no.toml", "[[account]]\nnmae = \"Awa\"\n")]).err;
    assert!(said.contains("line 2") && said.contains("nmae"), "{said}");
}

#[test]
fn settings_are_handed_out_and_a_second_country_begins_from_them() {
    let first = Desk::with_instance();
    let example = first.run(&["setup", "--example"]).fine().out;
    first.run(&["setup", &first.write("programme.toml", &example)]).fine();
    let all = first.run(&["settings", "export"]).fine().out;
    assert!(all.contains("[[committee]]") && all.contains("[[route]]") && all.contains("[organisation]"), "{all}");
    let same = first.run(&["settings", "import", &first.write("all.toml", &all)]).fine().out;
    assert!(same.contains("0 added, 0 changed"), "{same}");
    // what setup reads and what is handed out is one format
    let again = first.run(&["setup", &first.write("again.toml", &all)]).fine().out;
    assert!(again.contains("0 added, 0 changed"), "{again}");
    let template = first.run(&["settings", "export", "--for-another-country"]).fine().out;
    let changed = template.replace("Eau et latrines", "Eau potable");
    let second = Desk::with_instance();
    let file = second.write("settings.toml", &changed);
    let tried = second.run(&["settings", "import", &file, "--dry-run"]).fine().out;
    assert!(tried.contains("changed: sector wash"), "{tried}");
    assert!(second.run(&["settings", "export"]).fine().out.contains("Eau et latrines"), "only tried");
    second.run(&["settings", "import", &file]).fine();
    assert!(second.run(&["settings", "export"]).fine().out.contains("Eau potable"));
    let wrong = second.write("wrong.toml", "[[sector]]\ncode = \"x\"\n");
    let answer = second.run(&["settings", "import", &wrong]);
    assert_eq!(answer.status, 1);
    assert!(answer.err.contains("line 1") && answer.err.contains("nothing was changed"), "{}", answer.err);
}
