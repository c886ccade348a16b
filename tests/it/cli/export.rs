//! `jaabi export-case`: one case as one file, and for sealed ones only with a grant.
use super::tool::{BYPASS, Desk};
use age::x25519::Identity;
use diesel::prelude::*;
use jaabi::storage::DbConn;
use jaabi::storage::schema::cases;
use std::io::Read;
use std::iter;

/// A case of either kind.
fn reference(desk: &Desk, sealed: bool) -> String {
    let url = format!("sqlite://{}", desk.data().join("jaabi.db").display());
    let conn = &mut DbConn::open(&url).expect("the database");
    cases::table.filter(cases::sealed.eq(sealed)).select(cases::reference).first(conn).expect("a case")
}

/// The text of the case in a file, as its recipient opens it.
fn text(desk: &Desk, file: &str, identity: &Identity) -> String {
    let bytes = std::fs::read(desk.path(file)).expect("the file");
    let reader = age::Decryptor::new(bytes.as_slice()).expect("an age file");
    let reader = reader.decrypt(iter::once(identity as &dyn age::Identity)).expect("opens");
    let mut archive = tar::Archive::new(reader);
    let mut text = String::new();
    for entry in archive.entries().expect("a tar") {
        let mut entry = entry.expect("an entry");
        if entry.path().expect("a path").ends_with("case.txt") {
            entry.read_to_string(&mut text).expect("text");
        }
    }
    text
}

#[test]
fn a_case_is_handed_over_from_the_command_line() {
    let desk = Desk::with_instance();
    desk.run(&["seed", "60"]).fine();
    let identity = Identity::generate();
    let to = identity.to_public().to_string();
    let (ordinary, sealed) = (reference(&desk, false), reference(&desk, true));
    desk.run(&["export-case", &ordinary, "--to", &to, "--out", "ordinary.age"]).fine();
    assert!(text(&desk, "ordinary.age", &identity).starts_with(&ordinary));
    let again = desk.run(&["export-case", &ordinary, "--to", &to, "--out", "ordinary.age"]).refused(1);
    assert!(again.contains("exists already"), "{again}");
    let with = ["export-case", &sealed, "--to", &to, "--out", "sealed.age"];
    let alone = desk.run(&with).refused(1);
    let unknown = desk.run(&["export-case", "0000-0000", "--to", &to, "--out", "sealed.age"]).refused(1);
    assert_eq!(alone, unknown);
    let asked = [&with[..], &["--account", "Aïssata", "--password-stdin"]].concat();
    let wrong = desk.run_with(&asked, "wrong\n", &[]).refused(1);
    assert!(wrong.contains("name or password are wrong") && !desk.path("sealed.age").exists(), "{wrong}");
    let without = desk.run_with(&asked, &format!("{BYPASS}\n"), &[]).refused(1);
    assert!(without.contains("Aucun oui de la personne") && !desk.path("sealed.age").exists(), "{without}");
    let unknown = [&asked[..], &["--entity", "Nulle part"]].concat();
    assert!(desk.run_with(&unknown, &format!("{BYPASS}\n"), &[]).refused(1).contains("ne vaut pas"));
    let asked = [&asked[..], &["--reason", "l’enquête"]].concat();
    desk.run_with(&asked, &format!("{BYPASS}\n"), &[]).fine();
    assert!(text(&desk, "sealed.age", &identity).contains("Remis sans le oui"));
    assert!(text(&desk, "sealed.age", &identity).starts_with(&sealed));
    let admin = ["--account", "Sékou", "--password-stdin"];
    let asked = [&with[..4], &["--out", "admin.age"], &admin[..]].concat();
    let curious = desk.run_with(&asked, &format!("{}\n", super::tool::ADMIN), &[]).refused(1);
    assert!(curious.contains("no case has this number for this account"), "{curious}");
}

#[test]
fn what_is_no_number_and_no_key_is_said_at_once() {
    let desk = Desk::new();
    assert!(desk.run(&["export-case", "x", "--to", "age1x"]).refused(2).contains("not the number of a case"));
    assert!(desk.run(&["export-case", "0000-0000", "--to", "age1x"]).refused(2).contains("age1…"));
}

#[test]
fn slips_are_printed_into_a_file_for_its_owner_alone_and_their_codes_stand_nowhere_else() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with_instance();
    let out = desk.path("pads.html");
    let made = desk.run(&["slips", "3", "--out", out.to_str().unwrap(), "--lang", "en"]);
    made.fine();
    let text = std::fs::read_to_string(&out).unwrap();
    assert_eq!(text.matches("data-reference>").count(), 3);
    assert_eq!(text.matches("data-letters>").count(), 3);
    assert!(text.contains("fold here") && !text.contains("http-equiv") && !text.contains("src="));
    assert_eq!(std::fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
    let code = text.split("data-letters>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let folder = desk.data();
    for file in std::fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path()).filter(|f| f.is_file()) {
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(code.len()).any(|w| w == code.as_bytes()), "{}", file.display());
    }
    // what is there is not written over, and no more than a thousand at once
    assert_eq!(desk.run(&["slips", "1", "--out", out.to_str().unwrap()]).status, 1);
    assert_eq!(desk.run(&["slips", "0"]).status, 2);
}
