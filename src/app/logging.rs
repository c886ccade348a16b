//! What is told to the log, as text or as JSON, on the standard error. Never content, never a name, never a path that
//! names a case.
use crate::config::Config;
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

const LEVELS: &[&str] = &["error", "warn", "info", "debug", "trace"];

/// Starts the log; a second start does nothing.
///
/// # Errors
/// The level is not one of the five.
pub fn start(config: &Config) -> anyhow::Result<()> {
    let level = config.log.level.as_str();
    anyhow::ensure!(LEVELS.contains(&level), "a setting is wrong: log.level must be error, warn, info, debug or trace");
    // what the libraries say below a warning can hold values
    let filter = EnvFilter::new(format!("warn,jaabi={level}"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    // colours are for people, not for files
    let log = log.with_ansi(std::io::stderr().is_terminal());
    let started = if config.log.format == "json" { log.json().try_init() } else { log.try_init() };
    drop(started);
    // the message of a panic may quote what a person wrote
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        tracing::error!(place, "something broke inside");
    }));
    Ok(())
}
