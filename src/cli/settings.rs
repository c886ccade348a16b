//! `jaabi settings`.
use super::args::{Settings, SettingsCommand};
use super::instance::open;
use super::say::say;
use crate::clock::Clock;
use crate::config::Config;
use crate::i18n::{I18n, Lang};
use crate::settings::{self, Done, File, Manner};
use std::path::Path;

pub(super) fn settings(config: &Config, asked: &Settings, clock: &Clock) -> anyhow::Result<()> {
    match &asked.what {
        SettingsCommand::Export { for_another_country } => {
            let (opened, texts) = (open(config, clock)?, I18n::load()?);
            let text = opened.db.read_now(|conn| settings::export(conn, &texts, !for_another_country))?;
            say(text.trim_end())
        }
        SettingsCommand::Import { file, dry_run, json } => {
            let done = import(config, file, *dry_run, clock)?;
            if *json { say(&serde_json::to_string(&done)?) } else { say(&told(&done)) }
        }
    }
}

fn import(config: &Config, path: &Path, rehearsal: bool, clock: &Clock) -> anyhow::Result<Done> {
    let text = std::fs::read_to_string(path).map_err(|e| anyhow::anyhow!("{} cannot be read: {e}", path.display()))?;
    let file = File::parse(&text, &["account"]).map_err(|fault| anyhow::anyhow!("{}: {fault}", path.display()))?;
    let (opened, texts) = (open(config, clock)?, I18n::load()?);
    let english = Lang::parse("en").unwrap_or_default();
    let by = settings::By { actor: None, now: clock.now(), today: clock.today() };
    let told =
        opened.db.write_now(move |conn| settings::take(conn, &texts, english, (&file, Manner::Follow), &by, rehearsal));
    settings::taken(told)?.map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(|(line, what)| format!("line {line}, {what}")).collect();
        anyhow::anyhow!("nothing was changed:\n  {}", lines.join("\n  "))
    })
}

fn told(done: &Done) -> String {
    let mut lines: Vec<String> = done.added.iter().map(|what| format!("added: {what}")).collect();
    lines.extend(done.changed.iter().map(|what| format!("changed: {what}")));
    let (added, changed, kept) = (done.added.len(), done.changed.len(), done.kept.len());
    lines.push(format!("{added} added, {changed} changed, {kept} stay as they were."));
    lines.join("\n")
}
