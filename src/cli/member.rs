//! `jaabi member`: who belongs to the desks, and the first of a desk confirmed with the recovery kit.
use super::args::{Member, MemberCommand};
use super::instance::{Opened, open};
use super::say::{asked as wrongly, say};
use crate::accounts;
use crate::clock::Clock;
use crate::config::Config;
use crate::desks::{self, Desk, Listed, Standing};
use crate::sealing::RecoveryKit;
use crate::team::{self, By};
use crate::text::fold;
use std::path::Path;

pub(super) fn member(config: &Config, asked: &Member, clock: &Clock) -> anyhow::Result<()> {
    let opened = open(config, clock)?;
    match &asked.what {
        MemberCommand::List { json } => list(&opened, *json),
        MemberCommand::Confirm { name, desk, kit, words } => confirm(&opened, name, desk.as_deref(), kit, words),
    }
}

type Team = (Desk, Vec<Listed>, bool);

fn teams(opened: &Opened) -> anyhow::Result<Vec<Team>> {
    let (trust, today) = (&opened.ctx.trust, opened.ctx.today);
    opened.db.read_now(|conn| {
        let all = desks::all(conn)?.into_iter();
        let listed = all.map(|desk| {
            let (listed, broken) = desks::listed(conn, trust, &desk, today)?;
            Ok((desk, listed, broken.is_some()))
        });
        listed.collect::<anyhow::Result<Vec<Team>>>()
    })
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Confirmed => "confirmed",
        Standing::Unconfirmed => "not confirmed",
        Standing::WithoutKeys => "first password",
    }
}

fn list(opened: &Opened, json: bool) -> anyhow::Result<()> {
    let teams = teams(opened)?;
    if json {
        let lines = teams.iter().map(|(desk, listed, broken)| {
            let members = listed
                .iter()
                .map(|m| serde_json::json!({"name": m.name, "standing": standing(m.standing), "words": m.fingerprint}));
            serde_json::json!({"desk": desk.code, "broken": broken, "members": members.collect::<Vec<_>>()})
        });
        return say(&serde_json::to_string(&lines.collect::<Vec<_>>())?);
    }
    let mut lines = Vec::new();
    for (desk, listed, broken) in &teams {
        lines.push(format!(
            "{}{}",
            desk.code,
            if *broken { ": ITS LOG IS BROKEN, nothing is sealed there" } else { "" }
        ));
        lines.extend(listed.iter().map(|m| format!("  {}\t{}\t{}", m.name, standing(m.standing), m.fingerprint)));
    }
    say(&lines.join("\n"))
}

fn confirm(opened: &Opened, name: &str, desk: Option<&str>, kit: &Path, words: &str) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(kit).map(zeroize::Zeroizing::new);
    let text = text.map_err(|e| anyhow::anyhow!("the recovery kit {} cannot be read: {e}", kit.display()))?;
    let kit = RecoveryKit::parse(&text).map_err(|_| anyhow::anyhow!("{} is no recovery kit", kit.display()))?;
    let pinned = opened.ctx.trust.is_root(&kit.bundle().verifying_key());
    anyhow::ensure!(pinned, "this recovery kit is not the one that this instance trusts");
    let account = opened.db.read_now(|conn| Ok::<_, anyhow::Error>(accounts::by_name(conn, name)?))?;
    let account = account.ok_or_else(|| anyhow::anyhow!("no account is named {name:?}"))?;
    let mut done = Vec::new();
    for (at, listed, _) in teams(opened)?.into_iter().filter(|(at, ..)| desk.is_none_or(|code| at.code == code)) {
        let waiting = listed.iter().find(|m| m.account == account && m.standing == Standing::Unconfirmed);
        let Some(waiting) = waiting else { continue };
        if fold(&waiting.fingerprint) != fold(words) {
            return Err(wrongly(
                "these are not the eight words of that person: ask again by voice; if they still differ, somebody \
                 may have changed the keys",
            ));
        }
        let by = By { bundle: kit.bundle(), member: None, account: None };
        team::confirm(&opened.db, &opened.ctx, &at, account, &by)?;
        done.push(at.code);
    }
    anyhow::ensure!(!done.is_empty(), "{name} waits for a confirmation at no desk: see `jaabi member list`");
    say(&format!("{name} is confirmed at: {}. Take the recovery kit away again.", done.join(", ")))
}
