//! The database is gone for a while, as when its server starts anew.
use super::{through, tries};
use crate::crash::people::Kept;
use crate::crash::{Instance, MEMBERS, rows};
use diesel::connection::SimpleConnection;
use jaabi::storage::DbConn;
use std::time::{Duration, Instant};

/// It is back within so long after the database is.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn a_database_that_is_gone_is_told_and_everything_goes_on_by_itself_once_it_is_back() {
    let Some(server_url) = std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty()) else {
        // a file is not gone by itself
        return;
    };
    let instance = actix_web::rt::System::new().block_on(Instance::new());
    let bare = instance.url.split('?').next().unwrap();
    let name = bare.rsplit('/').next().unwrap().to_owned();
    let mut admin = DbConn::open(&server_url).unwrap();
    let kept = Kept::default();
    let mut server = instance.serve();
    let mut member = server.browser(MEMBERS[0]);
    assert!(tries(&mut member, &kept, "avant", false) && tries(&mut member, &kept, "grave", true));
    admin.batch_execute(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).unwrap();
    admin
        .batch_execute(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"))
        .unwrap();
    assert_eq!(member.get("/healthz").unwrap().status, 200, "the program lives");
    assert_eq!(member.get("/readyz").unwrap().status, 503);
    assert!(through(member.get("/cases")).is_none(), "the page says that something went wrong");
    assert!(!tries(&mut member, &kept, "pendant", true));
    admin.batch_execute(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).unwrap();
    let back = Instant::now();
    while member.get("/readyz").unwrap().status != 200 {
        assert!(back.elapsed() < PATIENCE, "it does not come back by itself");
        std::thread::sleep(Duration::from_millis(200));
    }
    // the same session, nothing lost, nothing half-made
    assert!(tries(&mut member, &kept, "apres", false) && tries(&mut member, &kept, "apresgrave", true));
    let first = kept.from(0).remove(0);
    let page = through(member.get(&format!("/cases/{}", first.reference))).expect("a page");
    assert!(page.body.contains(&first.last_word()));
    server.kill();
    instance.verify();
    rows::are_whole(&instance.url, &kept);
}
