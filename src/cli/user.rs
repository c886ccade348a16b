//! `jaabi user`.
use super::args::{User, UserAdd, UserCommand};
use super::instance::{Opened, cost, open};
use super::say::say;
use crate::access::Role;
use crate::accounts::{self, NewAccount, Profile};
use crate::cases;
use crate::clock::Clock;
use crate::config::Config;
use crate::desks;
use crate::founding::{self, Scope};
use crate::i18n::Lang;
use crate::id::AccountKey;
use crate::people;
use crate::storage::DbConn;
use crate::team;
use std::io::{BufRead, IsTerminal};
use zeroize::Zeroizing;

pub(super) fn user(config: &Config, asked: &User, clock: &Clock) -> anyhow::Result<()> {
    let opened = open(config, clock)?;
    match &asked.what {
        UserCommand::Add(new) => add(config, &opened, new),
        UserCommand::Disable { name } => disable(&opened, name),
        UserCommand::Enable { name } => enable(&opened, name),
        UserCommand::Reset { name } => reset(config, &opened, name),
        UserCommand::ResetFactor { name } => reset_factor(&opened, name),
        UserCommand::List { json } => list(&opened, *json),
    }
}

fn add(config: &Config, opened: &Opened, asked: &UserAdd) -> anyhow::Result<()> {
    let password = first_password()?;
    let language = asked
        .language
        .as_deref()
        .map(|code| Lang::parse(code).ok_or_else(|| anyhow::anyhow!("the language {code:?} is not known")));
    let language = language.transpose()?;
    let scope = Scope {
        role: asked.role.clone(),
        committee: asked.committee.clone(),
        place: asked.place.clone(),
        sector: asked.sector.clone(),
        desk: asked.desk.clone(),
    };
    let sectors: Vec<String> = opened.ctx.programme.sectors.iter().map(|s| s.code.clone()).collect();
    let ctx = opened.ctx.clone();
    let roles = opened.db.read_now(move |conn| founding::roles(conn, &ctx.book, &sectors, &[scope]))?;
    let desk = roles.iter().find(|held| held.role == Role::FocalPoint).and_then(|held| held.desk);
    let new = NewAccount::with_first_password(
        Profile { name: asked.name.clone(), language, roles },
        &password,
        cost(config),
    )?;
    let (now, today, trust) = (opened.ctx.now, opened.ctx.today, opened.ctx.trust.clone());
    opened.db.write_now(move |conn| {
        let key = accounts::create(conn, &new, None, now)?;
        accounts::announce(conn, key, None)?;
        people::announce(conn, key, None, now)?;
        if let Some(desk) = desk {
            desks::add_member(conn, desk, key, today)?;
            if let Some(desk) = desks::get(conn, desk)? {
                team::announce(conn, &trust, &desk, (today, now))?;
            }
        }
        Ok::<_, anyhow::Error>(())
    })?;
    say(&format!("The account {} is there. An own password is asked for at the first sign-in.", asked.name))
}

/// A first password, asked for or read as a line.
fn first_password() -> anyhow::Result<Zeroizing<String>> {
    let password = if std::io::stdin().is_terminal() {
        rpassword::prompt_password("First password: ")?
    } else {
        std::io::stdin().lock().lines().next().transpose()?.unwrap_or_default()
    };
    anyhow::ensure!(password.trim().chars().count() >= 8, "the first password needs at least 8 characters");
    Ok(Zeroizing::new(password))
}

/// Does something to the account of this name, in one transaction.
fn with_account(
    opened: &Opened,
    name: &str,
    work: impl FnOnce(&mut DbConn, AccountKey) -> Result<(), accounts::Error> + Send + 'static,
) -> anyhow::Result<()> {
    let (wanted, now) = (name.to_owned(), opened.ctx.now);
    opened.db.write_now(move |conn| {
        let key = accounts::by_name(conn, &wanted)?.ok_or_else(|| anyhow::anyhow!("no account is named {wanted:?}"))?;
        work(conn, key)?;
        Ok::<_, anyhow::Error>(people::announce(conn, key, None, now)?)
    })
}

fn disable(opened: &Opened, name: &str) -> anyhow::Result<()> {
    let (today, now) = (opened.ctx.today, opened.ctx.now);
    let (wanted, trust) = (name.to_owned(), opened.ctx.trust.clone());
    opened.db.write_now(move |conn| {
        let key = accounts::by_name(conn, &wanted)?.ok_or_else(|| anyhow::anyhow!("no account is named {wanted:?}"))?;
        cases::disable(conn, &trust, key, None, (today, now))?;
        Ok::<_, anyhow::Error>(people::announce(conn, key, None, now)?)
    })?;
    say(&format!("The account {name} is closed; its sessions have ended."))
}

fn enable(opened: &Opened, name: &str) -> anyhow::Result<()> {
    let now = opened.ctx.now;
    with_account(opened, name, move |conn, key| accounts::enable(conn, key, None, now))?;
    say(&format!("The account {name} is open again, with the password it had."))
}

fn reset(config: &Config, opened: &Opened, name: &str) -> anyhow::Result<()> {
    let now = opened.ctx.now;
    let first = accounts::first_password(&first_password()?, cost(config))?;
    with_account(opened, name, move |conn, key| cases::reset(conn, key, first, None, now))?;
    say(&format!(
        "The account {name} has a new first password; its sessions have ended, its second factor and its keys are gone. \
         An own password is asked for at the next sign-in."
    ))
}

fn reset_factor(opened: &Opened, name: &str) -> anyhow::Result<()> {
    let now = opened.ctx.now;
    with_account(opened, name, move |conn, key| accounts::reset_factor(conn, key, None, now))?;
    say(&format!("The second factor of {name} is gone and its sessions have ended; the password stays."))
}

fn list(opened: &Opened, json: bool) -> anyhow::Result<()> {
    let all = opened.db.read_now(|conn| Ok::<_, anyhow::Error>(accounts::all(conn)?))?;
    if json {
        let lines: Vec<_> = all
            .iter()
            .map(|a| {
                let roles: Vec<&str> = a.roles.iter().map(|held| held.role.as_str()).collect();
                serde_json::json!({"name": a.name, "active": a.active, "has_keys": a.has_keys, "roles": roles})
            })
            .collect();
        return say(&serde_json::to_string(&lines)?);
    }
    let line = |account: &accounts::Listed| {
        let roles: Vec<&str> = account.roles.iter().map(|held| held.role.as_str()).collect();
        let state = match (account.active, account.has_keys) {
            (false, _) if account.retired_on.is_some() => "retired",
            (false, _) => "closed",
            (true, false) => "first password",
            (true, true) => "open",
        };
        format!("{}\t{state}\t{}", account.name, roles.join(", "))
    };
    say(&all.iter().map(line).collect::<Vec<_>>().join("\n"))
}
