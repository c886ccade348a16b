//! `jaabi recover` as it is typed. What it does is tested with the cases.
use super::tool::{ADMIN, BYPASS, Desk};
use crate::support::Factor;
use jaabi::clock::Clock;
use std::sync::Arc;

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

/// Gives an account of the instance a second factor, as its page would.
fn telephone(desk: &Desk, name: &str) -> Factor {
    let keys = Arc::new(jaabi::app::load_keys(&desk.data()).unwrap());
    let db = jaabi::audit::open(&format!("sqlite://{}", desk.data().join("jaabi.db").display()), &keys).unwrap();
    let clock = Clock::system();
    let (factor, now, name) = (Factor::new(clock.clone()), clock.now(), name.to_owned());
    let secret = factor.secret();
    let enrolled = db.write_now(move |conn| {
        let key = jaabi::accounts::by_name(conn, &name)?.expect("an account");
        anyhow::Ok(jaabi::accounts::enrol(conn, &keys, key, &secret, now)?)
    });
    enrolled.unwrap();
    factor
}

#[test]
fn recovery_asks_both_people_for_the_code_of_their_telephone_once_each_and_slows_guessing_down() {
    let desk = Desk::with_instance();
    let kit = desk.path("kit.txt").display().to_string();
    let factor = telephone(&desk, "Sékou");
    let request = ["recover", "request", NOWHERE, "--as", "Sékou", "--reason", "x", "--password-stdin"];
    let approve = ["recover", "approve", NOWHERE, "--as", "Sékou", "--kit", &kit, "--to", "Aïssata"];
    let typed = |line: &[&str], input: &str| desk.run_with(line, input, &[]).refused(1);
    for line in [&request[..], &approve[..]] {
        for code in ["", "000000\n", "wrong\n"] {
            let said = typed(line, &format!("{ADMIN}\n{code}"));
            assert!(said.contains("code of the telephone is wrong"), "{code}: {said}");
        }
        let code = factor.code();
        let said = typed(line, &format!("{ADMIN}\n{code}\n"));
        assert!(said.contains("no case kept for few"), "the door is open: {said}");
        assert!(typed(line, &format!("{ADMIN}\n{code}\n")).contains("used already"), "a code counts once");
    }
    // somebody without a second factor leaves the line out
    let other = ["recover", "request", NOWHERE, "--as", "Aïssata", "--reason", "x"];
    assert!(typed(&other, &format!("{BYPASS}\n")).contains("no case kept for few"));
    let guesses = (0..20).map(|_| typed(&request, &format!("{ADMIN}\n000000\n")));
    let tries = guesses.take_while(|said| said.contains("code of the telephone")).count();
    assert!(tries < 20, "guessing goes on for ever");
    let said = typed(&request, &format!("{ADMIN}\n{}\n", factor.code()));
    assert!(said.contains("too many wrong tries"), "a right code is not looked at either: {said}");
}
