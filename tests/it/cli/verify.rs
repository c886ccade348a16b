//! The audit log verified from the command line.
use super::tool::Desk;
use diesel::connection::SimpleConnection;
use jaabi::storage::DbConn;
use serde_json::Value;

#[test]
fn a_whole_log_answers_0_and_a_broken_one_1_with_the_first_break() {
    let desk = Desk::with_instance();
    desk.run_with(&["user", "add", "Fatou", "--role", "receiver"], "premier mot de passe\n", &[]).fine();
    desk.run(&["seed", "30"]).fine();
    let said = desk.run(&["verify"]).fine().out;
    assert!(said.contains("The audit log is whole: ") && said.contains("no checkpoint"), "{said}");
    let report: Value = serde_json::from_str(&desk.run(&["verify", "--json"]).fine().out).unwrap();
    assert!(report["entries"].as_i64().unwrap() > 30 && report["break"].is_null(), "{report}");
    assert!(desk.run(&["verify", "--checkpoints", "nothing.jsonl"]).refused(1).contains("do not exist"));
    let other = r#"{"statement":{"instance":"AAAA","at":"2026-01-01T00:00:00","ends":[],"previous":"","key":""},"signature":""}"#;
    let other = desk.write("other.jsonl", other);
    let said = desk.run(&["verify", "--checkpoints", &other]).refused(1);
    assert!(said.contains("of another instance") && !said.contains("broken"), "{said}");
    let url = format!("sqlite://{}", desk.data().join("jaabi.db").display());
    DbConn::open(&url).unwrap().batch_execute("DELETE FROM audit WHERE lane = 1 AND number = 2").unwrap();
    let said = desk.run(&["verify"]).refused(1);
    assert!(said.contains("the audit log is broken: lane 1, number 2: an entry is missing"), "{said}");
    let answer = desk.run(&["verify", "--json"]);
    let report: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!((answer.status, &report["break"]["fault"]), (1, &Value::from("missing")));
}
