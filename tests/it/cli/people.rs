//! Accounts from the command line.
use super::tool::Desk;
use serde_json::{Value, json};

const FIRST: &str = "premier mot de passe\n";

fn people(desk: &Desk) -> Vec<Value> {
    serde_json::from_str(&desk.run(&["user", "list", "--json"]).fine().out).unwrap()
}

#[test]
fn accounts_are_added_listed_and_closed() {
    let desk = Desk::with_instance();
    let add = ["user", "add", "Fatou", "--role", "handler", "--place", "Mopti", "--sector", "wash"];
    desk.run_with(&add, FIRST, &[]).fine();
    let all = people(&desk);
    let fatou = all.iter().find(|person| person["name"] == "Fatou").unwrap();
    assert_eq!((&fatou["active"], &fatou["has_keys"]), (&json!(true), &json!(false)));
    assert_eq!(fatou["roles"], json!(["handler"]));
    desk.run(&["user", "disable", "fatou"]).fine();
    assert!(people(&desk).iter().any(|person| person["name"] == "Fatou" && person["active"] == json!(false)));
}

#[test]
fn accounts_are_opened_again_reset_and_freed_of_a_lost_factor() {
    let desk = Desk::with_instance();
    let keys = |name: &str| people(&desk).iter().find(|person| person["name"] == name).unwrap()["has_keys"].clone();
    assert_eq!(keys("Sékou"), json!(true));
    let said = desk.run(&["user", "reset-factor", "sekou"]).fine().out;
    assert!(said.contains("second factor"), "{said}");
    assert_eq!(keys("Sékou"), json!(true), "password and keys stay");
    desk.run_with(&["user", "reset", "Sékou"], FIRST, &[]).fine();
    assert_eq!(keys("Sékou"), json!(false));
    desk.run_with(&["user", "add", "Fatou", "--role", "receiver"], FIRST, &[]).fine();
    let active = || people(&desk).iter().find(|person| person["name"] == "Fatou").unwrap()["active"].clone();
    desk.run(&["user", "disable", "Fatou"]).fine();
    assert_eq!(active(), json!(false));
    desk.run(&["user", "enable", "Fatou"]).fine();
    assert_eq!(active(), json!(true));
    for what in ["enable", "reset", "reset-factor"] {
        let said = desk.run_with(&["user", what, "Personne"], FIRST, &[]).refused(1);
        assert!(said.contains("Personne"), "{said}");
    }
    let said = desk.run_with(&["user", "reset", "Fatou"], "court\n", &[]).refused(1);
    assert!(said.contains("first password"), "{said}");
}

#[test]
fn a_new_focal_point_is_a_member_of_the_desk() {
    let desk = Desk::with_instance();
    desk.run_with(&["user", "add", "Nana", "--role", "focal_point", "--desk", "gbv"], FIRST, &[]).fine();
    assert!(people(&desk).iter().any(|person| person["roles"] == json!(["focal_point"]) && person["name"] == "Nana"));
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let desk = Desk::with_instance();
    let before = people(&desk);
    let refused = |arguments: &[&str], why: &str| {
        let all: Vec<&str> = ["user"].iter().chain(arguments).copied().collect();
        let said = desk.run_with(&all, FIRST, &[]).refused(1);
        assert!(said.contains(why), "{why}: {said}");
    };
    refused(&["disable", "Sékou"], "last active administrator");
    refused(&["disable", "Aïssata"], "last member of the team");
    refused(&["disable", "Personne"], "Personne");
    refused(&["add", "Awa", "--role", "boss"], "committee_member");
    refused(&["add", "Awa", "--role", "committee_member"], "committee");
    refused(&["add", "Awa", "--role", "handler", "--place", "Atlantide"], "Atlantide");
    refused(&["add", "sekou", "--role", "receiver"], "exists already");
    let said = desk.run_with(&["user", "add", "Awa", "--role", "receiver"], "court\n", &[]).refused(1);
    assert!(said.contains("first password"), "{said}");
    assert_eq!(people(&desk), before);
}
