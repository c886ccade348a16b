//! What can be asked.
mod keeping;

pub use keeping::{Backup, Certificate, Restore, Retention, RotateKey};

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

/// `jaabi user`
#[derive(Debug, Clone, Group)]
pub struct User {
    /// What to do with accounts
    #[command(subcommand)]
    pub what: UserCommand,
}

/// `jaabi user …`
#[derive(Debug, Clone, Subcommand)]
pub enum UserCommand {
    /// Add an account with a first password, read from the standard input
    Add(UserAdd),
    /// Close an account: its sessions end at once
    Disable {
        /// The name
        name: String,
    },
    /// Open a closed account again, with the password it had
    Enable {
        /// The name
        name: String,
    },
    /// Give somebody who forgot the password a new first one, read from the standard input. Sessions end; second factor and
    /// keys are gone: cases sealed so far stay closed to this account until others grant them again
    Reset {
        /// The name
        name: String,
    },
    /// Take away the second factor of somebody who has lost telephone and codes: sessions end, password and keys stay
    ResetFactor {
        /// The name
        name: String,
    },
    /// List accounts
    List {
        /// Answer as JSON
        #[arg(long)]
        json: bool,
    },
}

/// `jaabi user add`
#[derive(Debug, Clone, Group)]
pub struct UserAdd {
    /// The name to sign in with
    pub name: String,
    /// committee_member, receiver, handler, focal_point, manager, data_loader, administrator or auditor
    #[arg(long)]
    pub role: String,
    /// Name or code of the committee, for a committee member
    #[arg(long)]
    pub committee: Option<String>,
    /// Place and everything below it, for handlers and managers
    #[arg(long)]
    pub place: Option<String>,
    /// Sector, for a handler
    #[arg(long)]
    pub sector: Option<String>,
    /// Code of the desk, for a focal point
    #[arg(long)]
    pub desk: Option<String>,
    /// Language of the pages: its code, such as fr; `jaabi locales` names them
    #[arg(long)]
    pub language: Option<String>,
}

/// `jaabi member`
#[derive(Debug, Clone, Group)]
pub struct Member {
    /// What to do with members of desks
    #[command(subcommand)]
    pub what: MemberCommand,
}

/// `jaabi member …`
#[derive(Debug, Clone, Subcommand)]
pub enum MemberCommand {
    /// List the desks with their members, and the eight words of each
    List {
        /// Answer as JSON
        #[arg(long)]
        json: bool,
    },
    /// Confirm that somebody belongs to a desk, with the recovery kit: the first of a desk needs it
    Confirm {
        /// The name of the account
        name: String,
        /// Code of the desk [default: every desk where the account is listed]
        #[arg(long, value_name = "CODE")]
        desk: Option<String>,
        /// The recovery kit; take it away again afterwards
        #[arg(long, value_name = "FILE")]
        kit: PathBuf,
        /// The eight words as the person said them
        #[arg(long, value_name = "WORDS")]
        words: String,
    },
}

/// `jaabi recovery-key`
#[derive(Debug, Clone, Group)]
pub struct RecoveryKey {
    /// Write the kit to this new file instead of the standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// `jaabi recover`
#[derive(Debug, Clone, Group)]
pub struct Recover {
    /// What to do
    #[command(subcommand)]
    pub what: RecoverCommand,
}

/// `jaabi recover …`
#[derive(Debug, Clone, Subcommand)]
pub enum RecoverCommand {
    /// The first person asks, with their own password and the code of their telephone
    Request(RecoverRequest),
    /// The second person agrees within seven days, with their own password, the code of their telephone and the recovery kit
    Approve(RecoverApprove),
    /// List what nobody can open, for whoever holds the recovery kit
    Waiting {
        /// The recovery kit
        #[arg(long, value_name = "FILE")]
        kit: PathBuf,
    },
}

/// `jaabi recover request`
#[derive(Debug, Clone, Group)]
pub struct RecoverRequest {
    /// Reference of the case
    pub reference: String,
    /// Why; those who can open the case will read it
    #[arg(long)]
    pub reason: String,
    /// Who asks: an administrator, auditor or focal point; asks for password and code
    #[arg(long = "as", value_name = "NAME")]
    pub name: String,
    /// Read password and code from the standard input, a line each
    #[arg(long)]
    pub password_stdin: bool,
}

/// `jaabi recover approve`
#[derive(Debug, Clone, Group)]
pub struct RecoverApprove {
    /// Reference of the case
    pub reference: String,
    /// Who agrees: another administrator, auditor or focal point; asks for password and code
    #[arg(long = "as", value_name = "NAME")]
    pub name: String,
    /// Read password and code from the standard input, a line each
    #[arg(long)]
    pub password_stdin: bool,
    /// The recovery kit
    #[arg(long, value_name = "FILE")]
    pub kit: PathBuf,
    /// Who is given the case: a focal point with keys, neither of the two
    #[arg(long, value_name = "NAME")]
    pub to: String,
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

/// `jaabi tracker`
#[derive(Debug, Clone, Group)]
pub struct Tracker {
    /// As known on this day: what came later has not happened [default: today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<chrono::NaiveDate>,
    /// An ended quarter of cases kept for few instead, as it was frozen: 2026Q3
    #[arg(long, value_name = "QUARTER", conflicts_with = "as_of")]
    pub sealed_quarter: Option<crate::tracker::Quarter>,
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
