//! `jaabi setup FILE.toml`: all of the file or nothing; what is there already stays as it is.
use super::file::{AccountEntry, SetupFile};
use super::resolve;
use crate::access::{Level, Role};
use crate::accounts::{self, NewAccount, Profile};
use crate::committees::{self, NewCommittee};
use crate::desks::{self, DeskKind, NewDesk};
use crate::i18n::Lang;
use crate::places::{self, Book, NewPlace};
use crate::programme;
use crate::sealing::Argon2Cost;
use crate::storage::{Db, DbConn};
use chrono::NaiveDateTime;

/// What a setup did.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub struct Done {
    /// What was added, in words.
    pub added: Vec<String>,
    /// What was there already and stays as it is.
    pub kept: Vec<String>,
}

/// Adds what the file names.
///
/// # Errors
/// Every fault of the file, a line each; nothing is written then.
pub fn set_up(db: &Db, file: SetupFile, cost: Argon2Cost, now: NaiveDateTime) -> anyhow::Result<Done> {
    for entry in &file.account {
        let length = entry.first_password.trim().chars().count();
        anyhow::ensure!(length >= 8, "account {:?}: the first password needs at least 8 characters", entry.name);
    }
    db.write_now(move |conn| {
        let mut run = Run { conn, done: Done::default(), faults: Vec::new(), now, cost };
        run.places(&file)?;
        run.committees(&file)?;
        run.desks(&file)?;
        run.accounts(&file)?;
        anyhow::ensure!(run.faults.is_empty(), "nothing was changed:\n  {}", run.faults.join("\n  "));
        Ok(run.done)
    })
}

struct Run<'a> {
    conn: &'a mut DbConn,
    done: Done,
    faults: Vec<String>,
    now: NaiveDateTime,
    cost: Argon2Cost,
}

impl Run<'_> {
    fn places(&mut self, file: &SetupFile) -> anyhow::Result<()> {
        for entry in &file.place {
            let book = Book::load(self.conn)?;
            let level =
                Level::parse(&entry.level).filter(|l| matches!(l, Level::Commune | Level::Site | Level::Cercle));
            let within = resolve::place(&book, &entry.within);
            let (Some(level), Ok(within)) = (level, &within) else {
                let reason =
                    within.err().map_or_else(|| "level must be cercle, commune or site".into(), |e| e.to_string());
                self.faults.push(format!("place {:?}: {reason}", entry.name));
                continue;
            };
            if book.find(&entry.name, level, Some(within.area())).is_some() {
                self.done.kept.push(format!("place {}", entry.name));
                continue;
            }
            let new = NewPlace { parent: Some(within), level, name: &entry.name, code: None, to_confirm: false };
            let place = places::add(self.conn, &new)?;
            entry.aliases.iter().try_for_each(|alias| places::add_alias(self.conn, place.key, alias))?;
            self.done.added.push(format!("place {}", entry.name));
        }
        Ok(())
    }

    fn committees(&mut self, file: &SetupFile) -> anyhow::Result<()> {
        let book = Book::load(self.conn)?;
        for entry in &file.committee {
            let known = committees::find_by_name(self.conn, &entry.code)?;
            if known.is_some_and(|c| c.code == entry.code) {
                self.done.kept.push(format!("committee {}", entry.code));
                continue;
            }
            match resolve::place(&book, &entry.place) {
                Err(error) => self.faults.push(format!("committee {:?}: {error}", entry.code)),
                Ok(place) => {
                    let new = NewCommittee {
                        code: entry.code.clone(),
                        name: entry.name.clone(),
                        place: Some(place.key),
                        phone: entry.phone.clone(),
                        hours: entry.hours.clone(),
                        woman: entry.woman.clone(),
                        man: entry.man.clone(),
                        to_confirm: false,
                    };
                    committees::add(self.conn, &new)?;
                    self.done.added.push(format!("committee {}", entry.code));
                }
            }
        }
        Ok(())
    }

    fn desks(&mut self, file: &SetupFile) -> anyhow::Result<()> {
        let book = Book::load(self.conn)?;
        for entry in &file.desk {
            if desks::by_code(self.conn, &entry.code)?.is_some() {
                self.done.kept.push(format!("desk {}", entry.code));
                continue;
            }
            let place = entry.place.as_deref().map(|words| resolve::place(&book, words)).transpose();
            match (DeskKind::parse(&entry.kind), place) {
                (None, _) => self
                    .faults
                    .push(format!("desk {:?}: kind must be psea, integrity, child, gbv, rights or bypass", entry.code)),
                (_, Err(error)) => self.faults.push(format!("desk {:?}: {error}", entry.code)),
                (Some(kind), Ok(place)) => {
                    let new = NewDesk {
                        code: entry.code.clone(),
                        kind,
                        name: entry.name.clone(),
                        place: place.map(|p| p.key),
                        phone: entry.phone.clone(),
                        hours: entry.hours.clone(),
                        woman: entry.woman.clone(),
                        man: entry.man.clone(),
                    };
                    desks::add(self.conn, &new)?;
                    self.done.added.push(format!("desk {}", entry.code));
                }
            }
        }
        Ok(())
    }

    fn accounts(&mut self, file: &SetupFile) -> anyhow::Result<()> {
        let book = Book::load(self.conn)?;
        let programme = programme::load(self.conn, self.now.date())?;
        let sectors: Vec<String> = programme.iter().flat_map(|p| &p.sectors).map(|s| s.code.clone()).collect();
        for entry in &file.account {
            if accounts::by_name(self.conn, &entry.name)?.is_some() {
                self.done.kept.push(format!("account {}", entry.name));
                continue;
            }
            if let Err(error) = self.account(&book, &sectors, entry) {
                self.faults.push(format!("account {:?}: {error}", entry.name));
            }
        }
        Ok(())
    }

    fn account(&mut self, book: &Book, sectors: &[String], entry: &AccountEntry) -> anyhow::Result<()> {
        let roles = resolve::roles(self.conn, book, sectors, &entry.roles)?;
        let language = match entry.language.as_deref() {
            None => None,
            Some(code) => Some(Lang::parse(code).ok_or_else(|| anyhow::anyhow!("the language {code:?} is not known"))?),
        };
        let desks: Vec<_> = roles.iter().filter(|h| h.role == Role::FocalPoint).filter_map(|h| h.desk).collect();
        let profile = Profile { name: entry.name.clone(), language, roles };
        let new = NewAccount::with_first_password(profile, &entry.first_password, self.cost)?;
        let account = accounts::create(self.conn, &new, None, self.now)?;
        for desk in desks {
            desks::add_member(self.conn, desk, account, self.now.date())?;
        }
        self.done.added.push(format!("account {}", entry.name));
        Ok(())
    }
}
