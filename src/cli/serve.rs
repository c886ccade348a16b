//! `jaabi serve`.
use crate::app::{self, Program, logging};
use crate::clock::Clock;
use crate::config::Config;

pub(super) fn serve(config: Config, clock: Clock) -> anyhow::Result<()> {
    logging::start(&config)?;
    let program = Program::open(config, clock)?;
    app::serve(program, |address| {
        println!("Jaabi listens on http://{address}");
    })
}
