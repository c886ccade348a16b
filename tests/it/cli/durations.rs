//! `jaabi tracker --durations`: a file of waiting times is read however spreadsheets write it, and said as R says it.
use super::tool::Desk;
use serde_json::{Value, json};

fn estimated(desk: &Desk, text: &str) -> Value {
    let file = desk.write("waits.csv", text);
    let answer = desk.run(&["tracker", "--durations", &file]);
    assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{text}");
    serde_json::from_str(&answer.out).unwrap()
}

/// Whether every number of the one is that of the other, to nine places; keys that are only in `found` do not matter.
fn assert_same(what: &str, found: &Value, expected: &Value) {
    match expected {
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            assert_same(&format!("{what}.{key}"), found.get(key).unwrap_or(&json!("absent")), value);
        }),
        Value::Array(list) => {
            assert_eq!(found.as_array().map(Vec::len), Some(list.len()), "{what}");
            list.iter().enumerate().for_each(|(at, value)| assert_same(&format!("{what}[{at}]"), &found[at], value));
        }
        Value::Number(number) => {
            let expected = number.as_f64().unwrap();
            let close = found.as_f64().is_some_and(|n| (n - expected).abs() <= 1e-9 * expected.abs().max(1.0));
            assert!(close, "{what}: {found}, expected {expected}");
        }
        other => assert_eq!(found, other, "{what}"),
    }
}

#[test]
fn a_file_of_waiting_times_is_estimated_as_r_does_without_an_instance() {
    let desk = Desk::new();
    for name in ["aml", "lung", "veteran", "waltons", "larynx", "ties_and_noughts", "all_censored", "one_closed"] {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/estimates");
        let read = |end: &str| std::fs::read_to_string(format!("{folder}/{name}.{end}")).unwrap();
        let mut expected: Value = serde_json::from_str(&read("json")).unwrap();
        expected.as_object_mut().unwrap().remove("source");
        if let Some(test) = expected.get_mut("log_rank").and_then(Value::as_object_mut) {
            let df = test.remove("df").unwrap();
            test.insert("degrees_of_freedom".into(), df);
        }
        assert_same(name, &estimated(&desk, &read("csv")), &expected);
    }
    assert!(!desk.data().exists(), "no data folder is made");
}

#[test]
fn the_file_may_be_written_as_spreadsheets_write_it() {
    let desk = Desk::new();
    let plain = estimated(&desk, "duration_days,closed\n3,1\n4.5,0\n0,1\n");
    assert_eq!((&plain["n"], &plain["closed"], &plain["censored"]), (&json!(3), &json!(2), &json!(1)));
    for text in [
        "\u{feff}duration_days,closed\r\n3,1\r\n4.5,0\r\n0,1\r\n",
        "closed;duration_days\noui;3\nnon;4,5\nOUI;0\n",
        "\"Duration_Days\"\t\"CLOSED\"\n\"3\"\t\"true\"\n\"4.5\"\t\"False\"\n0\tyes",
        "note, \"duration_days\" , closed \n\n\"a, b\", 3 , Yes \n,4.50, no\n  \n\nx,\"0\",1.0\n\n",
        "duration_days,closed\r3,vrai\r4.5,faux\r0,o\r",
    ] {
        assert_eq!(estimated(&desk, text), plain, "{text:?}");
    }
    let marked = b"\xff\xfed\0u\0r\0a\0t\0i\0o\0n\0_\0d\0a\0y\0s\0,\0c\0l\0o\0s\0e\0d\0\n\x003\0,\x001\0\n\0";
    std::fs::write(desk.path("wide.csv"), marked).unwrap();
    let answer = desk.run(&["tracker", "--durations", "wide.csv"]);
    assert!(answer.status == 0 && answer.out.contains("\"n\":1,"), "{} {}", answer.out, answer.err);
    let piped = desk.run_with(&["tracker", "--json", "--durations", "-"], "duration_days,closed\n3,1\n", &[]);
    assert!(piped.status == 0 && piped.out.contains("\"median\":3.0"), "{} {}", piped.out, piped.err);
}

#[test]
fn nothing_and_groups_that_cannot_be_compared_are_said_as_null() {
    let desk = Desk::new();
    let nothing = estimated(&desk, "duration_days,closed\n");
    let null = Value::Null;
    assert_eq!((&nothing["n"], &nothing["median"], &nothing["mean_closed"]), (&json!(0), &null, &null));
    assert_eq!(nothing["survival"], json!([]));
    assert_eq!(nothing.get("log_rank"), None);
    let one = estimated(&desk, "duration_days,closed,group\n3,1,Mopti\n4,0, Mopti \n");
    assert_eq!(
        (&one["log_rank"], &one["groups"][0]["group"], &one["groups"][0]["n"]),
        (&null, &json!("Mopti"), &json!(2))
    );
    assert_eq!(one["groups"].as_array().unwrap().len(), 1);
}

#[test]
fn a_line_that_cannot_be_read_is_named_and_nothing_is_estimated() {
    let desk = Desk::new();
    for (text, said) in [
        ("duration_days,closed\n3,1\n-2,1\n", "line 3: duration_days is negative: -2"),
        ("duration_days,closed\n3,1\n\n\n,1\n", "line 5: duration_days is empty"),
        ("duration_days,closed\r\n3,1\r\n\r\n5\r\n", "line 4: closed is empty"),
        ("duration_days,closed\nthree,1\n", "line 2: duration_days is not a number: three"),
        ("duration_days,closed\n\"3,5\",1\n", "line 2: duration_days is not a number: 3,5"),
        ("duration_days,closed\nNaN,1\n", "line 2: duration_days is not a number: NaN"),
        ("duration_days,closed\ninf,1\n", "line 2: duration_days is not a number: inf"),
        ("duration_days,closed\n3,perhaps\n", "line 2: closed is neither yes nor no: perhaps"),
        ("duration_days,closed,group\n3,1,a\n3,1,\n", "line 3: group is empty"),
        ("duration_days,group\n3,a\n", "line 1: the heading closed is missing"),
        ("3,1\n4,0\n", "line 1: the heading duration_days is missing"),
        ("closed,duration_days,closed\n1,3,1\n", "line 1: the heading closed stands there twice"),
        (" \n", "the file is empty"),
    ] {
        let file = desk.write("waits.csv", text);
        let answer = desk.run(&["tracker", "--durations", &file]);
        assert_eq!((answer.status, answer.out.as_str()), (1, ""), "{text:?}: {}", answer.err);
        assert!(answer.err.contains(said), "{text:?}: {}", answer.err);
    }
    let absent = desk.run(&["tracker", "--durations", "nowhere.csv"]);
    assert!(absent.status == 1 && absent.err.contains("nowhere.csv cannot be read"), "{}", absent.err);
}
