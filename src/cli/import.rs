//! `jaabi import`: the rows of a tracker become cases; rejected rows are no failure.
use super::args;
use super::instance::open;
use crate::clock::Clock;
use crate::config::Config;
use crate::exchange::{self, Import};
use crate::i18n::{I18n, Lang};
use std::io::{ErrorKind, Write};
use std::sync::Arc;

pub(super) fn import(config: &Config, asked: &args::Import, clock: &Clock) -> anyhow::Result<()> {
    let lang = asked.lang.as_deref().map(language).transpose()?;
    let opened = open(config, clock)?;
    let lang = lang.unwrap_or(opened.ctx.programme.instance.language);
    let texts = Arc::new(I18n::load()?);
    let import = Import {
        db: &opened.db,
        ctx: &opened.ctx,
        texts: &texts,
        lang,
        actor: None,
        shelf: None,
        dry_run: asked.dry_run,
    };
    let told = |error: exchange::Error| anyhow::anyhow!(error.say(&texts, lang));
    let mapping = asked.map.as_deref().map(|map| exchange::find_mapping(&import, map)).transpose().map_err(told)?;
    let report = exchange::import_file(&import, &asked.file, asked.sheet.as_deref(), &mapping.unwrap_or_default())
        .map_err(told)?;
    let text = if asked.json {
        serde_json::to_string_pretty(&report)? + "\n"
    } else {
        report.text(&texts, lang, asked.dry_run)
    };
    match std::io::stdout().write_all(text.as_bytes()) {
        // whoever reads the report may stop reading; what was imported stays
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn language(code: &str) -> anyhow::Result<Lang> {
    Lang::parse(code)
        .ok_or_else(|| anyhow::anyhow!("the language {code:?} is not known: choose one of {}", Lang::codes()))
}
