//! `jaabi setup FILE.toml`: all of the file or nothing; what is there already stays as it is.
//!
//! It is rehearsed first, in a transaction that is rolled back: every fault is found before a password is hashed, and
//! no hashing happens while others wait to write.
use super::file::{AccountEntry, At, SetupFile};
use super::passwords::{self, Ready};
use super::resolve;
use crate::access::Role;
use crate::accounts::{self, NewAccount};
use crate::desks::{self, Trust};
use crate::i18n::{I18n, Lang};
use crate::places::Book;
use crate::programme;
use crate::sealing::Argon2Cost;
use crate::settings;
use crate::storage::{Db, DbConn};
use crate::team;
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Shortest first password, in characters.
const SHORTEST: usize = 8;

/// What a setup did.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub struct Done {
    /// What was added, in words.
    pub added: Vec<String>,
    /// What was there already, of which the file now says otherwise whom to call and when.
    pub changed: Vec<String>,
    /// What was there already and stays as it is.
    pub kept: Vec<String>,
    /// For each account of the file, whether it is new.
    #[serde(skip)]
    new_accounts: Vec<bool>,
}

/// How a rehearsal ends: always with an error, so that it is rolled back.
enum Rehearsed {
    Fine(Done),
    Failed(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Rehearsed {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Adds what the file names.
///
/// # Errors
/// Every fault of the file, a line each; nothing is written then.
pub fn set_up(
    db: &Db,
    trust: &Arc<Trust>,
    file: SetupFile,
    cost: Argon2Cost,
    (today, now): (NaiveDate, NaiveDateTime),
) -> anyhow::Result<Done> {
    let free = passwords::hash(&file, Argon2Cost::LEAST, &vec![true; file.account.len()]);
    let rehearsed = {
        let (file, trust) = (file.clone(), trust.clone());
        db.write_now(move |conn| match run(conn, &trust, &file, &free, (today, now)) {
            Ok(done) => Err::<(), _>(Rehearsed::Fine(done)),
            Err(error) => Err(Rehearsed::Failed(error)),
        })
    };
    let wanted = match rehearsed {
        Err(Rehearsed::Fine(done)) => done.new_accounts,
        Err(Rehearsed::Failed(error)) => return Err(error),
        Ok(()) => Vec::new(),
    };
    let ready = passwords::hash(&file, cost, &wanted);
    let trust = trust.clone();
    db.write_now(move |conn| run(conn, &trust, &file, &ready, (today, now)))
}

fn run(
    conn: &mut DbConn,
    trust: &Trust,
    file: &SetupFile,
    ready: &Ready,
    (today, now): (NaiveDate, NaiveDateTime),
) -> anyhow::Result<Done> {
    // two at a time could both find a name free
    crate::storage::lock(conn, "setup")?;
    let texts = I18n::load()?;
    let english = Lang::parse("en").unwrap_or_default();
    let by = settings::By { actor: None, now, today };
    let set = settings::follow(conn, &texts, english, (&file.settings, settings::Manner::Add), &by)?;
    let (set, faults) = set.map_or_else(|faults| (settings::Done::default(), faults), |set| (set, Vec::new()));
    let done = Done { added: set.added, changed: set.changed, kept: set.kept, new_accounts: Vec::new() };
    let programme = programme::load(conn, today)?;
    let sectors = programme.iter().flat_map(|p| &p.sectors).map(|s| s.code.clone()).collect();
    let book = Book::load(conn)?;
    let mut run = Run { conn, trust, book, sectors, done, faults, seen: BTreeSet::new(), today, now };
    for (index, at) in file.account.iter().enumerate() {
        run.account(at, ready.get(index).and_then(Option::as_ref))?;
    }
    run.faults.sort();
    let faults: Vec<String> = run.faults.iter().map(|(line, what)| format!("line {line}, {what}")).collect();
    anyhow::ensure!(faults.is_empty(), "nothing was changed:\n  {}", faults.join("\n  "));
    Ok(run.done)
}

struct Run<'a> {
    conn: &'a mut DbConn,
    trust: &'a Trust,
    book: Book,
    sectors: Vec<String>,
    done: Done,
    faults: Vec<(usize, String)>,
    /// What this file named so far: nothing may stand twice, since the second would be left out in silence.
    seen: BTreeSet<String>,
    today: NaiveDate,
    now: NaiveDateTime,
}

impl Run<'_> {
    fn fault(&mut self, line: usize, what: &str, why: impl std::fmt::Display) {
        self.faults.push((line, format!("{what}: {why}")));
    }

    /// Whether this file names it for the first time.
    fn first(&mut self, line: usize, what: &str) -> bool {
        let first = self.seen.insert(crate::text::fold(what));
        if !first {
            self.fault(line, what, "stands twice in the file");
        }
        first
    }

    fn account(
        &mut self,
        at: &At<AccountEntry>,
        ready: Option<&Result<NewAccount, accounts::Error>>,
    ) -> anyhow::Result<()> {
        let what = format!("account {:?}", at.name);
        self.done.new_accounts.push(false);
        if !self.first(at.line, &what) {
            return Ok(());
        }
        if accounts::by_name(self.conn, &at.name)?.is_some() {
            self.done.kept.push(format!("account {}", at.name));
            return Ok(());
        }
        if at.first_password.trim().chars().count() < SHORTEST {
            self.fault(at.line, &what, format!("the first password needs at least {SHORTEST} characters"));
        }
        if let Some(code) = at.language.as_deref().filter(|code| Lang::parse(code).is_none()) {
            self.fault(at.line, &what, format!("the language {code:?} is not known"));
        }
        if at.roles.is_empty() {
            self.fault(at.line, &what, "needs at least one role");
        }
        match ready {
            Some(Ok(new)) => self.write_account(at, &what, new)?,
            Some(Err(error)) => self.fault(at.line, &what, error),
            None => anyhow::bail!("accounts were changed meanwhile: try again"),
        }
        Ok(())
    }

    fn write_account(&mut self, at: &At<AccountEntry>, what: &str, new: &NewAccount) -> anyhow::Result<()> {
        let roles = match resolve::roles(self.conn, &self.book, &self.sectors, &at.roles) {
            Ok(roles) => roles,
            Err(error) => {
                self.fault(at.line, what, error);
                return Ok(());
            }
        };
        let account = match accounts::create(self.conn, new, None, self.now) {
            Ok(account) => account,
            Err(error) => return self.refused(at.line, what, error),
        };
        let mut member_of = Vec::new();
        for held in roles {
            let desk = held.desk.filter(|desk| held.role == Role::FocalPoint && !member_of.contains(desk));
            member_of.extend(desk);
            if let Err(error) = accounts::add_role(self.conn, account, held, None, self.now) {
                return self.refused(at.line, what, error);
            }
            if let Some(desk) = desk {
                desks::add_member(self.conn, desk, account, self.today)?;
                // whoever belongs already learns of it: somebody has to confirm the newcomer
                if let Some(desk) = desks::get(self.conn, desk)? {
                    team::announce(self.conn, self.trust, &desk, (self.today, self.now))?;
                }
            }
        }
        if let Some(new) = self.done.new_accounts.last_mut() {
            *new = true;
        }
        self.done.added.push(format!("account {}", at.name));
        Ok(())
    }

    /// A database that fails ends everything; anything else is a fault of the file.
    fn refused(&mut self, line: usize, what: &str, error: accounts::Error) -> anyhow::Result<()> {
        match error {
            accounts::Error::Database(error) => Err(error.into()),
            accounts::Error::Other(error) => Err(error),
            error => {
                self.fault(line, what, error);
                Ok(())
            }
        }
    }
}
