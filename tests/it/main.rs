//! The integration tests, in one program. On SQLite; with TEST_DATABASE_URL=postgres://… on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so")]
#![allow(missing_docs, reason = "a test's name is its documentation")]

mod accounts;
mod architecture;
mod audit;
mod cases;
mod chasing;
mod cli;
mod closing;
mod conflict;
mod crash;
mod demo;
mod faults;
mod files;
mod follow;
mod granting;
mod handing;
mod hostile;
mod import;
mod informing;
mod intake;
mod leaks;
mod letters;
mod lists;
mod membership;
mod metrics;
mod model;
mod need;
mod need_to_know;
mod old;
mod pairs;
mod parity;
mod people;
mod quarters;
mod recovering;
mod referring;
mod reminding;
mod retention;
mod routing;
mod serving;
mod settings;
mod support;
mod texts;
mod tls;
mod tracker;
mod voices;
