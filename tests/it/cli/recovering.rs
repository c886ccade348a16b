//! `jaabi recover` as it is typed. What it does is tested with the cases.
use super::tool::{ADMIN, BYPASS, Desk};

const NOWHERE: &str = "0000-0000";

#[test]
fn recovery_asks_for_own_passwords_a_kit_and_a_reference() {
    let desk = Desk::with_instance();
    let kit = desk.path("kit.txt").display().to_string();
    let ask = |reference: &str, name: &str, reason: &str, password: &str, status| {
        let line = ["recover", "request", reference, "--as", name, "--reason", reason];
        desk.run_with(&line, &format!("{password}\n"), &[]).refused(status)
    };
    assert!(ask("AAAA", "Sékou", "x", ADMIN, 2).contains("reference"));
    assert!(ask(NOWHERE, "Sékou", " ", ADMIN, 2).contains("--reason"));
    for (name, password) in [("Sékou", BYPASS), ("Personne", ADMIN), ("Sékou", "")] {
        assert!(ask(NOWHERE, name, "x", password, 1).contains("name or the own password"), "{name}");
    }
    assert!(ask(NOWHERE, "Sékou", "x", ADMIN, 1).contains("no case kept for few"));
    let agree = |kit: &str| {
        let line = ["recover", "approve", NOWHERE, "--as", "Sékou", "--kit", kit, "--to", "Aïssata"];
        desk.run_with(&line, &format!("{ADMIN}\n"), &[]).refused(1)
    };
    assert!(agree(&kit).contains("no case kept for few"));
    assert!(agree("nowhere.txt").contains("cannot be read"));
    assert!(agree(&desk.write("no-kit.txt", "rien\n")).contains("is no recovery kit"));
    assert!(desk.run(&["recover", "waiting", "--kit", &kit]).fine().out.contains("Nothing waits"));
    desk.run(&["recovery-key", "--out", "other.txt"]).fine();
    desk.run(&["recover", "waiting", "--kit", "other.txt"]).refused(1);
}
