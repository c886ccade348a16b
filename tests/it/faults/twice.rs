//! Two servers on one file.
use crate::cli::tool::Desk;

#[test]
fn a_second_server_on_the_same_file_is_refused_in_one_sentence() {
    let desk = Desk::with_instance();
    let server = desk.serve();
    let said = desk.run(&["serve", "--port", "0"]).refused(1);
    assert!(said.contains("another Jaabi already serves") && said.contains("jaabi.db"), "{said}");
    #[cfg(unix)]
    {
        // by another name too
        let other = desk.path("other.db");
        std::os::unix::fs::symlink(desk.data().join("jaabi.db"), &other).unwrap();
        let url = format!("sqlite://{}", other.display());
        assert!(desk.run(&["serve", "--port", "0", "--database", &url]).refused(1).contains("already serves"));
    }
    // commands work beside a server
    desk.run(&["user", "list"]).fine();
    assert_eq!(server.get("/readyz").0, 200);
    // one that was killed leaves nothing that holds the next one up
    drop(server);
    let server = desk.serve();
    assert_eq!(server.get("/readyz").0, 200);
    assert_eq!(server.stop(), Some(0));
}
