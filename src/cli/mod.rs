//! The command line: one clear sentence when something is wrong, status 0, 1 (it failed) or 2 (it was asked wrongly).
mod args;
mod backup;
mod certificate;
mod demo;
mod doctor;
mod durations;
mod export;
mod import;
mod init;
pub mod instance;
mod locales;
mod member;
mod proof;
mod recover;
mod retention;
mod rotate;
mod say;
pub mod seed;
mod serve;
mod settings;
mod setup;
mod slips;
mod tracker;
mod user;
mod verify;

use crate::clock::Clock;
use crate::config::Config;
use args::{Args, Command};
use clap::{CommandFactory, Parser};
use say::{Asked, Unread, say};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Reads the arguments and does what they say.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let done = match args.command.clone() {
        // without a command the program explains itself
        None => say(&Args::command().render_long_help().to_string()),
        Some(command) => start(&args, command),
    };
    done.map_or_else(|error| failed(&error), |()| ExitCode::SUCCESS)
}

/// Says why, and gives the status.
fn failed(error: &anyhow::Error) -> ExitCode {
    if error.is::<Unread>() {
        return ExitCode::SUCCESS;
    }
    // if nobody reads this either, the status still says it
    drop(writeln!(std::io::stderr(), "jaabi: {}", format!("{error:#}").trim_end()));
    if error.is::<Asked>() { ExitCode::from(2) } else { ExitCode::FAILURE }
}

fn start(args: &Args, command: Command) -> anyhow::Result<()> {
    let clock = Clock::system();
    match command {
        Command::Demo(asked) => demo::demo(config(args, "jaabi-demo")?, &asked, clock),
        Command::Init(asked) => init::init(&config(args, "jaabi-data")?, &asked, &clock),
        Command::Setup(asked) => setup::setup(&|| config(args, "jaabi-data"), &asked, &clock),
        Command::Settings(asked) => settings::settings(&config(args, "jaabi-data")?, &asked, &clock),
        Command::Serve(asked) => {
            let mut config = config(args, "jaabi-data")?;
            config.server.port = asked.port.unwrap_or(config.server.port);
            serve::serve(config, clock)
        }
        Command::User(asked) => user::user(&config(args, "jaabi-data")?, &asked, &clock),
        Command::Member(asked) => member::member(&config(args, "jaabi-data")?, &asked, &clock),
        Command::RecoveryKey(asked) => init::recovery_key(&asked),
        Command::Recover(asked) => recover::recover(&config(args, "jaabi-data")?, &asked, &clock),
        Command::Tracker(args::Tracker { durations: Some(file), .. }) => durations::durations(&file),
        Command::Tracker(asked) => tracker::tracker(&config(args, "jaabi-data")?, &asked, &clock),
        Command::Import(asked) => import::import(&config(args, "jaabi-data")?, &asked, &clock),
        Command::Retention(asked) => retention::retention(&config(args, "jaabi-data")?, &asked, &clock),
        Command::Backup(asked) => backup::backup(&config(args, "jaabi-data")?, &asked, &clock),
        Command::Certificate(asked) => {
            let mut config = config(args, "jaabi-data")?;
            config.server.port = asked.port.unwrap_or(config.server.port);
            certificate::certificate(&config, &asked, &clock)
        }
        Command::Restore(asked) => backup::restore(&config(args, "jaabi-data")?, &asked, &clock),
        Command::Doctor(asked) => doctor::doctor(&config(args, "jaabi-data")?, &asked, &clock),
        Command::Locales(asked) => locales::locales(&config(args, "jaabi-data")?, &asked, &clock),
        Command::RotateKey(asked) => rotate::rotate(&config(args, "jaabi-data")?, &asked, &clock),
        Command::Scrub => retention::scrub(&config(args, "jaabi-data")?, &clock),
        Command::Verify(asked) => verify::verify(&config(args, "jaabi-data")?, &asked, &clock),
        Command::ExportCase(asked) => export::export(config(args, "jaabi-data")?, &asked, clock),
        Command::Slips(asked) => slips::slips(config(args, "jaabi-data")?, &asked, clock),
        Command::Seed(asked) => seed::seed(&config(args, "jaabi-data")?, &asked, &clock),
    }
}

fn config(args: &Args, folder: &str) -> anyhow::Result<Config> {
    let data = args.data.clone().unwrap_or_else(|| PathBuf::from(folder));
    let data = if data.is_absolute() { data } else { Path::new(".").join(data) };
    Config::load(args.config.as_deref(), &data, args.database.as_deref())
}
