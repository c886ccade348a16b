//! What keeps an instance whole: erasing, new keys, backups, certificates.
use clap::Args as Group;
use std::path::PathBuf;

/// `jaabi retention`
#[derive(Debug, Clone, Group)]
pub struct Retention {
    /// Only say what would be erased, and when the oldest backup that still holds it is gone
    #[arg(long)]
    pub dry_run: bool,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
    /// Check the code under a statement of erasure, with its reference and its day
    #[arg(long, value_name = "CODE", requires = "reference", requires = "on", conflicts_with = "dry_run")]
    pub proof: Option<String>,
    /// The reference on the statement
    #[arg(long, value_name = "REFERENCE", requires = "proof")]
    pub reference: Option<String>,
    /// The day on the statement
    #[arg(long, value_name = "DATE", requires = "proof")]
    pub on: Option<chrono::NaiveDate>,
}

/// `jaabi rotate-key`
///
/// A server on this data folder notices by itself. Several servers with folders of their own must be stopped meanwhile, and be
/// given the new instance.keys. What is broken off goes on when it is asked for again.
#[derive(Debug, Clone, Group)]
pub struct RotateKey {
    /// Forget the old keys, an hour after the new one was made or later: backups from before need their own keys then
    #[arg(long)]
    pub retire: bool,
}

/// `jaabi backup`
///
/// The server may go on serving. The file holds the database, the sealed files and the keys of the instance, these sealed to the
/// recovery kit, each with its checksum. It comes back with `jaabi restore`, on SQLite or PostgreSQL, whichever it was taken from.
#[derive(Debug, Clone, Group)]
pub struct Backup {
    /// The file to be made; or the folder of the backups, elsewhere than the data folder, on another disk: one that is there, or
    /// is made with --keep
    #[arg(value_name = "FILE|FOLDER")]
    pub to: PathBuf,
    /// How many are kept in the folder, this one included; older ones of this instance are deleted [default: 14]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub keep: Option<u16>,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// `jaabi restore`
///
/// The backup is read through before anything is touched. With --database it comes back into that database, of either kind.
#[derive(Debug, Clone, Group)]
pub struct Restore {
    /// The file that `jaabi backup` made
    #[arg(value_name = "FILE")]
    pub backup: PathBuf,
    /// The recovery kit, which opens the keys of the instance; take it away again afterwards
    #[arg(long, value_name = "FILE", required_unless_present = "check")]
    pub kit: Option<PathBuf>,
    /// Replace what is there: files and an SQLite database are moved aside, a database on a server is emptied
    #[arg(long)]
    pub force: bool,
    /// Only read the backup through, and say whether it is whole
    #[arg(long, conflicts_with = "force")]
    pub check: bool,
}

/// `jaabi certificate`
///
/// For a server without a name on the internet. The authority is for the given names alone: a phone that trusts it trusts it for
/// nothing else. Where a certificate from a public authority can be had, take that one: see config/deploy.
#[derive(Debug, Clone, Group)]
pub struct Certificate {
    /// A name or address by which phones call the server, such as jaabi.lan or 192.168.1.10; may be given several times, the one
    /// people type first [default: those of before]
    #[arg(long = "host", value_name = "NAME")]
    pub hosts: Vec<String>,
    /// Make a new authority, though there is one: every phone has to fetch it
    #[arg(long)]
    pub anew: bool,
    /// Port that people type [default: server.port]
    #[arg(long)]
    pub port: Option<u16>,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}
