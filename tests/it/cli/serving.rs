//! `jaabi serve` as a process: it says where it listens, answers, and stops when told.
use super::tool::Desk;

#[test]
fn a_new_instance_is_served_and_stops_when_told() {
    let desk = Desk::with_instance();
    let server = desk.serve();
    assert_eq!(server.get("/readyz").0, 200);
    let (status, page) = server.get("/sign-in");
    assert_eq!(status, 200);
    assert!(page.contains("name=\"password\""), "{page}");
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn a_taken_port_is_refused_with_one_sentence() {
    let desk = Desk::with_instance();
    let server = desk.serve();
    // another instance: a second server of the same one is refused before it asks for a port
    let other = Desk::with_instance();
    let said = other.run(&["serve", "--port", server.port()]).refused(1);
    assert!(said.contains(&format!("port {} is taken", server.port())), "{said}");
    assert_eq!(server.get("/healthz").0, 200);
}
