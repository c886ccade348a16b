//! `jaabi serve`.
use super::say::say;
use crate::app::{self, Program, logging};
use crate::clock::Clock;
use crate::config::Config;

pub(super) fn serve(config: Config, clock: Clock) -> anyhow::Result<()> {
    logging::start(&config)?;
    let program = Program::open(config, clock)?;
    let scheme = if program.shown.is_some() { "https" } else { "http" };
    app::serve(program, |address| {
        // nobody reads it: the server serves all the same
        drop(say(&format!("Jaabi listens on {scheme}://{address}")));
    })
}
