//! The log proves itself: whatever another hand does to it is found, and it tells no more than it says.
mod keeping;
mod seeing;
mod tampering;

use crate::support::TestApp;
use jaabi::app;
use jaabi::audit::{self, Checkpoints, Fault, Report};
use jaabi::storage::DbConn;

/// Verifies against the checkpoints of the data folder.
fn verify(app: &TestApp) -> Report {
    verify_with(app, &Checkpoints::of(&app.program.config.data))
}

fn verify_with(app: &TestApp, checkpoints: &Checkpoints) -> Report {
    let key = app.keys.log_key().unwrap();
    let seen = checkpoints.read(&key).unwrap();
    app.read(|conn| Ok(conn.snapshot(|conn| audit::verify(conn, &key, &seen))?))
}

fn fault(report: &Report) -> Option<Fault> {
    report.broken.map(|broken| broken.fault)
}

/// A round of what happens every minute; it waits for the writer.
fn witness(app: &TestApp) {
    let program = app.program.clone();
    std::thread::spawn(move || app::witness(&program, app::Witness::default()).unwrap()).join().unwrap();
}

/// Another hand at the database.
fn other_hand(app: &TestApp) -> DbConn {
    DbConn::open(&app.program.config.database.url).unwrap()
}
