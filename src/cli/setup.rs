//! `jaabi setup`.
use super::args::Setup;
use super::instance::{cost, open};
use crate::clock::Clock;
use crate::config::Config;
use crate::founding::{self, SetupFile};

pub(super) fn setup(config: &dyn Fn() -> anyhow::Result<Config>, asked: &Setup, clock: &Clock) -> anyhow::Result<()> {
    let Some(path) = asked.file.as_ref().filter(|_| !asked.example) else {
        print!("{}", founding::EXAMPLE);
        return Ok(());
    };
    let text = std::fs::read_to_string(path).map_err(|e| anyhow::anyhow!("{} cannot be read: {e}", path.display()))?;
    let file = SetupFile::parse(&text)?;
    let config = config()?;
    let opened = open(&config, clock)?;
    let done = founding::set_up(&opened.db, file, cost(&config), clock.now())?;
    if asked.json {
        println!("{}", serde_json::to_string(&done)?);
        return Ok(());
    }
    for line in &done.added {
        println!("added: {line}");
    }
    for line in &done.kept {
        println!("was there already: {line}");
    }
    println!("{} added, {} were there already.", done.added.len(), done.kept.len());
    Ok(())
}
