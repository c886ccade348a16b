//! Arguments about people: accounts, desks, the recovery kit and who comes with it.
use clap::{Args as Group, Subcommand};
use std::path::PathBuf;

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
