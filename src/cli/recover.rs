//! `jaabi recover`.
use super::args::{Recover, RecoverApprove, RecoverCommand, RecoverRequest};
use super::instance::{Opened, open};
use super::proof::{typed, wait_for};
use super::say::{asked as wrongly, say};
use crate::access::Viewer;
use crate::accounts::Gate;
use crate::cases::recover;
use crate::clock::Clock;
use crate::config::Config;
use crate::id::Reference;
use crate::sealing::RecoveryKit;
use crate::{accounts, desks};
use std::io::IsTerminal;
use std::path::Path;
use zeroize::Zeroizing;

pub(super) fn recover(config: &Config, asked: &Recover, clock: &Clock) -> anyhow::Result<()> {
    let opened = open(config, clock)?;
    match &asked.what {
        RecoverCommand::Request(request) => ask(config, &opened, request),
        RecoverCommand::Approve(approve) => agree(config, &opened, approve),
        RecoverCommand::Waiting { kit } => list(&opened, kit),
    }
}

fn ask(config: &Config, opened: &Opened, asked: &RecoverRequest) -> anyhow::Result<()> {
    let reference = reference(&asked.reference)?;
    let reason = asked.reason.trim();
    if reason.is_empty() {
        return Err(wrongly("--reason must say why"));
    }
    let first = proved(config, opened, &asked.name, asked.password_stdin)?;
    recover::request(&opened.db, &opened.ctx, &first, &reference, reason)?;
    say("Noted. A second person must agree within seven days: `jaabi recover approve`.")
}

fn agree(config: &Config, opened: &Opened, asked: &RecoverApprove) -> anyhow::Result<()> {
    let reference = reference(&asked.reference)?;
    let kit = read_kit(&asked.kit)?;
    let second = proved(config, opened, &asked.name, asked.password_stdin)?;
    let to = opened.db.read_now(|conn| Ok::<_, anyhow::Error>(accounts::by_name(conn, &asked.to)?))?;
    let to = to.ok_or(recover::Refusal::NotThesePeople)?;
    recover::approve(&opened.db, &opened.ctx, &second, &reference, &kit, to)?;
    say(&format!("{} can open it now. Whoever could open it before is told.", asked.to))
}

fn list(opened: &Opened, kit: &Path) -> anyhow::Result<()> {
    let kit = read_kit(kit)?;
    let (waiting, desks) = opened
        .db
        .read_now(|conn| Ok::<_, anyhow::Error>((recover::waiting(conn, &opened.ctx, &kit)?, desks::all(conn)?)))?;
    if waiting.is_empty() {
        return say("Nothing waits: every open case kept for few can be opened by somebody.");
    }
    let line = |(reference, desk, received): &(String, Option<crate::id::DeskKey>, chrono::NaiveDate)| {
        let desk = desks.iter().find(|d| Some(d.key) == *desk).map_or("", |d| d.name.as_str());
        format!("{reference}\t{received}\t{desk}")
    };
    say(&waiting.iter().map(line).collect::<Vec<_>>().join("\n"))
}

fn reference(text: &str) -> anyhow::Result<Reference> {
    Reference::parse(text).ok_or_else(|| wrongly("the reference cannot be right: check it, letter by letter"))
}

pub(super) fn read_kit(file: &Path) -> anyhow::Result<RecoveryKit> {
    let text = std::fs::read_to_string(file).map(Zeroizing::new);
    let text = text.map_err(|e| anyhow::anyhow!("the recovery kit {} cannot be read: {e}", file.display()))?;
    RecoveryKit::parse(&text).map_err(|_| anyhow::anyhow!("{} is no recovery kit", file.display()))
}

/// The person, after their own password and, where there is a second factor, its code. Counted like a sign-in.
fn proved(config: &Config, opened: &Opened, name: &str, from_stdin: bool) -> anyhow::Result<Viewer> {
    let (password, code) = typed(name, from_stdin || !std::io::stdin().is_terminal())?;
    let gate = Gate::new(opened.db.clone(), opened.clock.clone(), opened.ctx.keys.clone(), &config.security);
    Ok(wait_for(gate.owner(name, password.trim().to_owned(), &code))???)
}
