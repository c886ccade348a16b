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
    refused(&["disable", "Personne"], "Personne");
    refused(&["add", "Awa", "--role", "boss"], "committee_member");
    refused(&["add", "Awa", "--role", "committee_member"], "committee");
    refused(&["add", "Awa", "--role", "handler", "--place", "Atlantide"], "Atlantide");
    refused(&["add", "sekou", "--role", "receiver"], "exists already");
    let said = desk.run_with(&["user", "add", "Awa", "--role", "receiver"], "court\n", &[]).refused(1);
    assert!(said.contains("first password"), "{said}");
    assert_eq!(people(&desk), before);
}
