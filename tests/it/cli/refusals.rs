//! One clear sentence where a command cannot do what was asked, and nothing half-made.
use super::tool::Desk;

#[test]
fn a_wrong_setting_is_named() {
    let desk = Desk::with_instance();
    for (variable, value, named) in [
        ("JAABI__SERVER__PORT", "many", "port"),
        ("JAABI__LOG__FORMAT", "xml", "log.format"),
        ("JAABI__LOG__LEVEL", "loud", "log.level"),
        ("JAABI__MAIL__FROM", "nobody", "mail.from"),
        ("JAABI__SECURITY__PASSWORD_MIN_LENGTH", "3", "password_min_length"),
    ] {
        let said = desk.run_with(&["serve", "--port", "0"], "", &[(variable, value)]).refused(1);
        assert!(said.contains("setting is wrong") && said.contains(named), "{said}");
    }
    let file = desk.write("wrong.toml", "[server]\nprot = 1\n");
    let said = desk.run(&["serve", "--config", &file]).refused(1);
    assert!(said.contains("setting is wrong") && said.contains("prot"), "{said}");
    let said = desk.run(&["serve", "--config", "nowhere.toml"]).refused(1);
    assert!(said.contains("nowhere.toml"), "{said}");
}

#[test]
fn without_an_instance_every_command_says_how_to_make_one() {
    let desk = Desk::new();
    let setup = desk.write("empty.toml", "");
    for command in [&["serve"][..], &["user", "list"], &["setup", &setup], &["seed", "1"]] {
        let said = desk.run(command).refused(1);
        assert!(said.contains("jaabi init"), "{command:?}: {said}");
    }
    assert_eq!(desk.files(), ["empty.toml"]);
}

#[test]
fn an_unwritable_folder_is_named() {
    let desk = Desk::new();
    desk.write("data", "a file where the folder should be");
    let said = desk.init().refused(1);
    assert!(said.contains(&desk.data().display().to_string()), "{said}");
    assert_eq!(desk.files(), ["data"]);
}

#[test]
fn an_unreachable_database_is_one_sentence() {
    let desk = Desk::with_instance();
    for command in [&["serve"][..], &["user", "list"]] {
        let arguments: Vec<&str> =
            command.iter().copied().chain(["--database", "postgres://u:secret@127.0.0.1:1/none"]).collect();
        let said = desk.run(&arguments).refused(1);
        assert!(said.contains("the database cannot be reached") && !said.contains("secret"), "{said}");
    }
    let said = desk.run(&["serve", "--database", "mysql://somewhere"]).refused(1);
    assert!(said.contains("sqlite://") && said.contains("postgres://"), "{said}");
}

#[test]
fn an_answer_that_nobody_reads_is_no_failure() {
    let desk = Desk::with_instance();
    for command in [&[][..], &["user", "list"], &["setup", "--example"]] {
        let answer = desk.unread(command);
        assert!(!answer.err.contains("panicked"), "{command:?}: {}", answer.err);
        assert_eq!(answer.status, 0, "{command:?}: {}", answer.err);
    }
}
