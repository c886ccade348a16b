//! Erasing, new keys, backups and the doctor from the command line.
use super::tool::Desk;
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn retention_says_what_would_go_and_until_when_backups_hold_it() {
    let desk = Desk::with_instance();
    let said = desk.run(&["retention", "--dry-run"]).fine().out;
    assert!(said.contains("Nothing is due.") && said.contains("No backup is known"), "{said}");
    let elsewhere = desk.path("elsewhere").display().to_string();
    desk.run(&["backup", &elsewhere, "--keep", "5"]).fine();
    let said = desk.run(&["retention", "--dry-run"]).fine().out;
    assert!(said.contains("The oldest of 1 backups (5 are kept)"), "{said}");
    let report = json(&desk.run(&["retention", "--dry-run", "--json"]).fine().out);
    assert_eq!((&report["dry_run"], &report["backups"]["keep"]), (&Value::from(true), &Value::from(5)));
    // of sealed cases neither number nor day
    assert!(report["lines"].as_array().unwrap().iter().all(|line| line["track"] == "ordinary"));
    assert_eq!(report["sealed"], Value::from(false));
    // seeded cases were closed long ago, but entered today
    desk.run(&["seed", "40"]).fine();
    assert!(desk.run(&["retention"]).fine().out.contains("Nothing is due."));
    desk.run(&["scrub"]).fine();
    let refused = desk.run(&["retention", "--proof", "AAAA", "--reference", "7K3M-P2XQ", "--on", "2026-03-02"]);
    assert!([1, 2].contains(&refused.status), "{}", refused.err);
    assert_eq!(desk.run(&["retention", "--proof", "AAAA"]).status, 2);
    let hasty = desk.run_with(&["retention"], "", &[("JAABI__RETENTION__ORDINARY__CONTACT_DAYS", "999")]);
    assert!(hasty.status == 1 && hasty.err.contains("retention"), "{}", hasty.err);
}

#[test]
fn a_key_is_exchanged_and_the_old_one_forgotten_later() {
    let desk = Desk::with_instance();
    desk.run(&["seed", "80"]).fine();
    assert!(desk.run(&["rotate-key", "--retire"]).refused(1).contains("no old key"));
    let said = desk.run(&["rotate-key"]).fine().out;
    assert!(said.contains("There is a new key: number 2"), "{said}");
    assert!(desk.run(&["rotate-key", "--retire"]).refused(1).contains("less than an hour ago"));
    let file = desk.data().join("instance.keys");
    let keys = json(&std::fs::read_to_string(&file).unwrap());
    assert_eq!((&keys["current"], keys["keys"].as_object().unwrap().len()), (&Value::from(2), 2));
    let earlier = std::fs::metadata(&file).unwrap().modified().unwrap() - std::time::Duration::from_secs(7200);
    std::fs::File::options().write(true).open(&file).unwrap().set_modified(earlier).unwrap();
    desk.run(&["rotate-key", "--retire"]).fine();
    let keys = json(&std::fs::read_to_string(&file).unwrap());
    assert_eq!(keys["keys"].as_object().unwrap().keys().collect::<Vec<_>>(), ["2"]);
    assert!(!jaabi::private::is_open_to_others(&file).unwrap());
    desk.run(&["verify"]).fine();
}

#[test]
fn the_doctor_names_what_is_wrong() {
    let desk = Desk::with_instance();
    let answer = desk.run(&["doctor", "--json"]);
    let report = json(&answer.out);
    let level = |report: &Value, what: &str| {
        let found = report["findings"].as_array().unwrap().iter().find(|one| one["what"] == what);
        found.unwrap_or_else(|| panic!("{what}: {report}"))["level"].as_str().unwrap().to_owned()
    };
    // only the way round is staffed, by one person
    assert_eq!((answer.status, level(&report, "desks").as_str()), (1, "wrong"));
    for fine in ["scrub", "wal", "keys", "log", "letters", "files", "retention", "disk", "permissions"] {
        assert_eq!(level(&report, fine), "ok", "{fine}: {report}");
    }
    assert_eq!(level(&report, "backups"), "note");
    let said = desk.run(&["doctor"]);
    assert!(said.out.contains("has one member only") && said.out.contains("has nobody"), "{}", said.out);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = desk.data().join("instance.keys");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(level(&json(&desk.run(&["doctor", "--json"]).out), "permissions"), "wrong");
    }
    std::fs::remove_file(desk.data().join("instance.keys")).unwrap();
    let answer = desk.run(&["doctor", "--json"]);
    assert_eq!((answer.status, level(&json(&answer.out), "instance").as_str()), (1, "wrong"));
}

#[test]
fn a_backup_comes_back_into_an_empty_folder() {
    let desk = Desk::with_instance();
    desk.run(&["seed", "30"]).fine();
    let before = desk.run(&["tracker", "--json"]).fine().out;
    let file = desk.path("copy.backup").display().to_string();
    assert_eq!(json(&desk.run(&["backup", &file, "--json"]).fine().out)["file"].as_str(), Some(file.as_str()));
    assert!(desk.run(&["backup", &file]).refused(1).contains("is there already"));
    let inside = desk.data().join("copies");
    assert!(desk.run(&["backup", &inside.display().to_string(), "--keep", "3"]).refused(1).contains("choose a folder"));
    assert!(!inside.exists(), "nothing is left of what was refused");
    assert!(desk.run(&["restore", &file, "--check"]).fine().out.contains("The backup is whole"));
    let kit = desk.path("kit.txt").display().to_string();
    assert!(desk.run(&["restore", &file, "--kit", &kit]).refused(1).contains("--force"));
    assert_eq!(desk.run(&["restore", &file]).status, 2);
    std::fs::rename(desk.data(), desk.path("lost")).unwrap();
    assert!(desk.run(&["restore", &file, "--kit", &kit]).fine().out.contains("The instance is as it was"));
    assert_eq!(desk.run(&["tracker", "--json"]).fine().out, before);
    desk.run(&["verify"]).fine();
    let server = desk.serve();
    assert!(desk.run(&["restore", &file, "--kit", &kit, "--force"]).refused(1).contains("already serves"));
    server.stop();
    assert!(desk.run(&["restore", &file, "--kit", &kit, "--force"]).fine().out.contains("instance.keys.before-"));
    assert_eq!(desk.run(&["tracker", "--json"]).fine().out, before);
    assert!(desk.run(&["restore", &kit, "--kit", &kit, "--force"]).refused(1).contains("no whole backup"));
}
