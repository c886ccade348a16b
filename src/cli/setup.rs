//! `jaabi setup`.
use super::args::Setup;
use super::instance::{cost, open};
use super::say::say;
use crate::clock::Clock;
use crate::config::Config;
use crate::founding::{self, SetupFile};

pub(super) fn setup(config: &dyn Fn() -> anyhow::Result<Config>, asked: &Setup, clock: &Clock) -> anyhow::Result<()> {
    let Some(path) = asked.file.as_ref().filter(|_| !asked.example) else {
        return say(founding::EXAMPLE);
    };
    let text = std::fs::read_to_string(path).map_err(|e| anyhow::anyhow!("{} cannot be read: {e}", path.display()))?;
    let file = SetupFile::parse(&text).map_err(|fault| anyhow::anyhow!("{}: {fault}", path.display()))?;
    let config = config()?;
    let opened = open(&config, clock)?;
    let done = founding::set_up(&opened.db, &opened.ctx.trust, file, cost(&config), (opened.ctx.today, clock.now()))?;
    if asked.json {
        return say(&serde_json::to_string(&done)?);
    }
    let mut lines: Vec<String> = done.added.iter().map(|what| format!("added: {what}")).collect();
    lines.extend(done.changed.iter().map(|what| format!("changed whom to call: {what}")));
    lines.extend(done.kept.iter().map(|what| format!("was there already: {what}")));
    lines.push(format!(
        "{} added, {} changed, {} stay as they were.",
        done.added.len(),
        done.changed.len(),
        done.kept.len()
    ));
    say(&lines.join("\n"))
}
