//! What can be asked.
mod keeping;
mod people;
pub use keeping::{Backup, Certificate, Restore, Retention, RotateKey};
pub use people::{
    Member, MemberCommand, Recover, RecoverApprove, RecoverCommand, RecoverRequest, RecoveryKey, User, UserAdd,
    UserCommand,
};

use clap::{Args as Group, Parser, Subcommand};
use std::path::PathBuf;

/// Jaabi: people speak, somebody answers, and everybody accountable sees how long it takes.
///
/// Try it: `jaabi demo`. Start for real: `jaabi recovery-key`, `jaabi init`, `jaabi setup`, `jaabi serve`.
#[derive(Debug, Clone, Parser)]
#[command(name = "jaabi", version, disable_help_subcommand = true)]
pub struct Args {
    /// What to do
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Folder of keys, letters and the embedded database [default: ./jaabi-data; for demo ./jaabi-demo]
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// File with settings that differ from the defaults
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Database: sqlite:///path or postgres://… [default: DATABASE_URL, else SQLite in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
}

/// The commands.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Try it: a filled instance with invented people and cases, on this machine only
    Demo(Demo),
    /// Make an instance: asks what it needs, or takes it from the flags
    Init(Init),
    /// Add committees, desks, places and accounts from a file
    Setup(Setup),
    /// Hand all settings out as one file, or make them what a file says
    Settings(Settings),
    /// Serve the pages
    Serve(Serve),
    /// Add, close, open, reset or list accounts
    User(User),
    /// See who belongs to the desks, or confirm somebody with the recovery kit
    Member(Member),
    /// Make a recovery kit; run this on another machine
    RecoveryKey(RecoveryKey),
    /// Break the glass: give a case kept for few that nobody can open to somebody who may know; two people and a reason
    Recover(Recover),
    /// Print how long people wait: ordinary cases of the whole programme, exact figures
    Tracker(Tracker),
    /// Make cases of the rows of a tracker: XLSX or CSV
    Import(Import),
    /// Back up into one file: database, sealed files, trust and checkpoints, with the instance's keys sealed to the recovery kit
    Backup(Backup),
    /// Make a certificate for a server in an office network, by an authority of its own that phones fetch
    Certificate(Certificate),
    /// Bring a backup back into an empty data folder, with the recovery kit; on either database
    Restore(Restore),
    /// Look whether everything is as it should be: status 0 if nothing is wrong, 1 if something is
    Doctor(Doctor),
    /// Say what each language still lacks: texts, names of categories, sectors and places, recordings
    Locales(Locales),
    /// Erase what has been kept long enough: contact, then narrative, then the case; figures stay
    Retention(Retention),
    /// Write over what was erased: empties SQLite's log of changes; on PostgreSQL every table is written anew, locked meanwhile
    Scrub,
    /// Give the instance a new key for names and contacts of ordinary cases, and encrypt everything anew with it
    RotateKey(RotateKey),
    /// Read the whole audit log again and name the first break: status 0 if it is whole, 1 if not
    Verify(Verify),
    /// Hand a case over: one file that only the recipient opens, with `age`
    ExportCase(ExportCase),
    /// Print slips in advance: the number outside, the code folded inside; bound at the intake by the number
    Slips(Slips),
    /// Add invented cases for load tests
    Seed(Seed),
}

/// `jaabi demo`
#[derive(Debug, Clone, Group)]
pub struct Demo {
    /// Begin anew
    #[arg(long)]
    pub fresh: bool,
    /// Port to listen on [default: 8080]
    #[arg(long)]
    pub port: Option<u16>,
    /// Decides what the invented cases say and when; never keys or references
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The day on which the invented fourteen months end [default: today]
    #[arg(long, value_name = "DATE")]
    pub today: Option<chrono::NaiveDate>,
    /// Print the accounts as JSON and stop
    #[arg(long)]
    pub accounts_json: bool,
}

/// `jaabi init`
#[derive(Debug, Clone, Default, Group)]
pub struct Init {
    /// Name of the organisation
    #[arg(long, value_name = "NAME")]
    pub organisation: Option<String>,
    /// Name of the first administrator
    #[arg(long, value_name = "NAME")]
    pub admin: Option<String>,
    /// Name of the first focal point of the bypass desk
    #[arg(long, value_name = "NAME")]
    pub bypass: Option<String>,
    /// Read both passwords from the standard input: the administrator's, then the bypass focal point's, a line each
    #[arg(long)]
    pub password_stdin: bool,
    /// First language: its code, such as fr; `jaabi locales` names them
    #[arg(long, value_name = "CODE")]
    pub language: Option<String>,
    /// Public half of a recovery kit (age1…) made with `jaabi recovery-key`
    #[arg(long, value_name = "age1…", conflicts_with = "recovery_out")]
    pub recovery_recipient: Option<String>,
    /// The kit's line "jaabi verifying key": then the kit can confirm the first member of a desk
    #[arg(long, value_name = "KEY", requires = "recovery_recipient", allow_hyphen_values = true)]
    pub recovery_verifier: Option<String>,
    /// Make a recovery kit here and write it to this new file; move it away afterwards
    #[arg(long, value_name = "FILE")]
    pub recovery_out: Option<PathBuf>,
}

/// `jaabi settings`
#[derive(Debug, Clone, Group)]
pub struct Settings {
    /// What to do with the settings
    #[command(subcommand)]
    pub what: SettingsCommand,
}

/// `jaabi settings …`
#[derive(Debug, Clone, Subcommand)]
pub enum SettingsCommand {
    /// Print all settings as TOML, as `jaabi setup` and `jaabi settings import` read it
    Export {
        /// Only what another country begins from: without places, committees, desks, activities and the organisation
        #[arg(long)]
        for_another_country: bool,
    },
    /// Make the settings what a file says: all of it, or nothing. What it leaves out stays as it is
    Import {
        /// The file, in TOML
        file: PathBuf,
        /// Only say what would change
        #[arg(long)]
        dry_run: bool,
        /// Answer as JSON
        #[arg(long)]
        json: bool,
    },
}

/// `jaabi setup`
#[derive(Debug, Clone, Group)]
pub struct Setup {
    /// The file, in TOML
    #[arg(required_unless_present = "example")]
    pub file: Option<PathBuf>,
    /// Print a commented example and stop
    #[arg(long)]
    pub example: bool,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// `jaabi serve`
#[derive(Debug, Clone, Group)]
pub struct Serve {
    /// Port to listen on
    #[arg(long)]
    pub port: Option<u16>,
}

/// `jaabi import`
#[derive(Debug, Clone, Group)]
pub struct Import {
    /// The file
    pub file: PathBuf,
    /// Only this sheet of the workbook
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// How its columns and words are to be read: the name under which that is kept, or a JSON file such as
    /// {"columns": {"Jour": "received", "Obs.": "aside"}, "values": {"status": {"vu": "closed"}}}
    #[arg(long, value_name = "NAME|FILE")]
    pub map: Option<String>,
    /// Only say what would happen
    #[arg(long)]
    pub dry_run: bool,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
    /// Language of the report: its code, such as fr [default: the instance's]
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
}

/// `jaabi export-case`
#[derive(Debug, Clone, Group)]
pub struct ExportCase {
    /// The number of the case, such as 7K3M-P2XQ
    pub reference: String,
    /// Who will open it: the public half of an age key, age1…
    #[arg(long, value_name = "age1…")]
    pub to: String,
    /// The file to be made; it must not exist yet
    #[arg(long, value_name = "FILE", default_value = "case.age")]
    pub out: PathBuf,
    /// For a sealed case: the account of somebody who can open it; asks for password and code
    #[arg(long, value_name = "NAME")]
    pub account: Option<String>,
    /// For a sealed case: to which entity, as it stands in the person's yes; what they let go is in the file
    #[arg(long, value_name = "NAME", requires = "account", conflicts_with = "reason")]
    pub entity: Option<String>,
    /// For a sealed case to which the person did not say yes: why it is handed over; name and contact stay here
    #[arg(long, value_name = "WORDS", requires = "account")]
    pub reason: Option<String>,
    /// Read password and code from the standard input, a line each
    #[arg(long, requires = "account")]
    pub password_stdin: bool,
    /// Language of the text: its code, such as fr [default: the instance's]
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
}

/// `jaabi seed`
#[derive(Debug, Clone, Group)]
pub struct Seed {
    /// How many cases
    pub cases: u64,
    /// Decides the facts; never keys or references
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// `jaabi slips N`
#[derive(Debug, Clone, Group)]
pub struct Slips {
    /// How many slips: 1 to 1000
    #[arg(value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub slips: u32,
    /// File to write, for a browser to print; there must be none yet
    #[arg(long, value_name = "FILE", default_value = "slips.html")]
    pub out: PathBuf,
    /// Language of the slips: fr, en, ar [default: that of the programme]
    #[arg(long)]
    pub lang: Option<String>,
}

/// `jaabi tracker`
#[derive(Debug, Clone, Group)]
pub struct Tracker {
    /// What happened until this day, as it is known today: what came later has not happened [default: --known-on, else
    /// today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<chrono::NaiveDate>,
    /// Only what had been entered by this day: the report as it was made then, whatever was entered later
    #[arg(long, value_name = "DATE")]
    pub known_on: Option<chrono::NaiveDate>,
    /// Cases received from this day on
    #[arg(long, value_name = "DATE")]
    pub from: Option<chrono::NaiveDate>,
    /// Cases received until this day
    #[arg(long, value_name = "DATE")]
    pub to: Option<chrono::NaiveDate>,
    /// An ended quarter of cases kept for few instead, as it was frozen: 2026Q3
    #[arg(long, value_name = "QUARTER", conflicts_with_all = ["as_of", "known_on", "from", "to"])]
    pub sealed_quarter: Option<crate::tracker::Quarter>,
    /// The reports that were kept of ended months and quarters instead, as they were kept
    #[arg(long, conflicts_with_all = ["as_of", "known_on", "from", "to", "sealed_quarter"])]
    pub reports: bool,
    /// Estimate from a file of waiting times instead, without an instance: CSV with the headings duration_days, closed and, if wanted, group
    /// (- is the standard input); answers as JSON
    #[arg(long, value_name = "FILE", conflicts_with_all = ["as_of", "known_on", "from", "to", "sealed_quarter", "reports"])]
    pub durations: Option<PathBuf>,
    /// Of these groups alone: category, sector, channel, project, donor, region or committee
    #[arg(long, value_name = "GROUP", conflicts_with_all = ["sealed_quarter", "durations"],
        value_parser = ["category", "sector", "channel", "project", "donor", "region", "committee"])]
    pub by: Option<String>,
    /// Answer as a table: a line a group, exact, comma separated
    #[arg(long, conflicts_with_all = ["json", "sealed_quarter", "durations"])]
    pub csv: bool,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// `jaabi verify`
#[derive(Debug, Clone, Group)]
pub struct Verify {
    /// Hold the log against checkpoints kept elsewhere, a line each (from a letter, or from the system's log), instead of
    /// those in the data folder
    #[arg(long, value_name = "FILE")]
    pub checkpoints: Option<PathBuf>,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// `jaabi locales`
#[derive(Debug, Clone, Group)]
pub struct Locales {
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
    /// Print instead what is to be recorded: code and words of every text, in the language of this code
    #[arg(long, value_name = "CODE", conflicts_with = "json")]
    pub prompts: Option<String>,
}

/// `jaabi doctor`
#[derive(Debug, Clone, Group)]
pub struct Doctor {
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}
