//! `jaabi demo` as a process: filled, served, taken up again; and never a danger to a real instance.
use super::tool::Desk;
use serde_json::Value;

#[test]
fn the_accounts_are_told_without_making_anything() {
    let desk = Desk::new();
    let told: Value = serde_json::from_str(&desk.run(&["demo", "--accounts-json"]).fine().out).unwrap();
    let accounts = told.as_array().unwrap();
    assert!(accounts.len() >= 20, "{}", accounts.len());
    for role in "committee_member receiver handler focal_point manager data_loader administrator auditor".split(' ') {
        let holds = |account: &Value| account["roles"].as_array().unwrap().iter().any(|held| held["role"] == role);
        assert!(accounts.iter().any(holds), "{role}");
    }
    assert!(accounts.iter().all(|account| account["password"].is_string()));
    let with_code = |account: &&Value| account["totp_secret"].is_string();
    assert!(accounts.iter().filter(with_code).all(|account| account["totp_secret"].as_str().unwrap().len() == 32));
    assert_eq!(accounts.iter().filter(with_code).count(), 16);
    assert!(desk.files().is_empty(), "{:?}", desk.files());
}

#[test]
fn a_demo_is_filled_served_and_taken_up_again() {
    let desk = Desk::new();
    let server = desk.start(&["demo", "--port", "0"]);
    assert_eq!(server.get("/readyz").0, 200);
    assert_eq!(server.stop(), Some(0));
    let outbox = std::fs::read_dir(desk.data().join("outbox")).unwrap().count();
    assert_eq!(outbox, 0, "what is past is not told again");
    let figures = desk.run(&["tracker", "--json"]).fine().out;
    let table = desk.run(&["tracker", "--csv", "--by", "region"]).fine().out;
    let all: serde_json::Value = serde_json::from_str(&figures).unwrap();
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!((rows[0][4], rows[1][1], rows[1][4]), ("received", "all", all["received"].to_string().as_str()));
    assert_eq!(rows.len() - 2, all["by"]["region"].as_array().unwrap().len());
    assert!(rows[2..].iter().all(|row| row[1] == "region"), "{table}");
    let quarter = jaabi::tracker::Quarter::of(jaabi::clock::Clock::system().today()).shifted(-1);
    let frozen = desk.run(&["tracker", "--sealed-quarter", &quarter.to_string(), "--json"]).fine().out;
    assert!(frozen.contains("\"track\":\"psea\"") && frozen.contains("\"cases\":null"), "{frozen}");
    let running = quarter.shifted(1).to_string();
    let refused = desk.run(&["tracker", "--sealed-quarter", &running]).refused(1);
    assert!(refused.contains("is not frozen"), "{refused}");
    let keys = std::fs::read(desk.data().join("instance.keys")).unwrap();
    let again = desk.start(&["demo", "--port", "0"]);
    assert_eq!(again.get("/readyz").0, 200);
    assert_eq!(again.stop(), Some(0));
    assert_eq!(desk.run(&["tracker", "--json"]).fine().out, figures);
    assert_eq!(std::fs::read(desk.data().join("instance.keys")).unwrap(), keys);
    let fresh = desk.start(&["demo", "--fresh", "--port", "0"]);
    assert_eq!(fresh.stop(), Some(0));
    assert_ne!(std::fs::read(desk.data().join("instance.keys")).unwrap(), keys);
}

#[test]
fn a_real_instance_is_never_wiped() {
    let desk = Desk::with_instance();
    let keys = std::fs::read(desk.data().join("instance.keys")).unwrap();
    for arguments in [&["demo", "--port", "0"][..], &["demo", "--fresh", "--port", "0"]] {
        let said = desk.run(arguments).refused(1);
        assert!(said.contains("no demo"), "{said}");
    }
    desk.run(&["user", "list"]).fine();
    assert_eq!(std::fs::read(desk.data().join("instance.keys")).unwrap(), keys);
}

/// The keys of an instance whose database is on a server, which nobody names this time.
#[test]
fn keys_whose_database_is_elsewhere_are_never_wiped() {
    let desk = Desk::with_instance();
    let keys = std::fs::read(desk.data().join("instance.keys")).unwrap();
    for ending in ["", "-wal", "-shm", ".lock"] {
        drop(std::fs::remove_file(desk.data().join(format!("jaabi.db{ending}"))));
    }
    assert_eq!(desk.run(&["demo", "--fresh", "--port", "0"]).status, 1);
    assert_eq!(desk.run(&["demo", "--port", "0"]).status, 1);
    assert_eq!(std::fs::read(desk.data().join("instance.keys")).unwrap(), keys);
}

#[test]
fn a_folder_has_one_demo_at_a_time_and_an_interrupted_one_is_made_anew() {
    let desk = Desk::new();
    let server = desk.start(&["demo", "--port", "0"]);
    for arguments in [&["demo", "--port", "0"][..], &["demo", "--fresh", "--port", "0"]] {
        let said = desk.run(arguments).refused(1);
        assert!(said.contains("running"), "{said}");
    }
    assert_eq!(server.get("/readyz").0, 200);
    server.stop();
    // interrupted after the keys were made, before there was a database
    for ending in ["", "-wal", "-shm", ".lock"] {
        drop(std::fs::remove_file(desk.data().join(format!("jaabi.db{ending}"))));
    }
    let again = desk.start(&["demo", "--port", "0"]);
    assert_eq!(again.get("/readyz").0, 200);
}

#[test]
fn the_demo_stays_on_this_machine_and_makes_nothing_if_it_cannot_listen() {
    let desk = Desk::new();
    let said = desk.run_with(&["demo"], "", &[("JAABI__SERVER__LISTEN", "0.0.0.0")]).refused(1);
    assert!(said.contains("this machine only"), "{said}");
    let guest = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = guest.local_addr().unwrap().port().to_string();
    let said = desk.run(&["demo", "--port", &port]).refused(1);
    assert!(said.contains("is taken"), "{said}");
    assert!(desk.files().is_empty(), "{:?}", desk.files());
}
