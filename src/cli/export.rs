//! `jaabi export-case`: one case as one file that only its recipient opens.
use super::args::ExportCase;
use super::proof::{typed, wait_for};
use super::say::{asked as wrongly, language, say};
use crate::access::Viewer;
use crate::app::Program;
use crate::cases;
use crate::cases::model::Ground;
use crate::clock::Clock;
use crate::config::Config;
use crate::files::Draft;
use crate::id::Reference;
use crate::private;
use crate::sealing::Recipient;
use crate::web::Ui;
use std::path::Path;

pub(super) fn export(config: Config, asked: &ExportCase, clock: Clock) -> anyhow::Result<()> {
    let reference = Reference::parse(&asked.reference)
        .ok_or_else(|| wrongly(format!("{:?} is not the number of a case", asked.reference)))?;
    let to: Recipient =
        asked.to.parse().map_err(|_| wrongly("--to needs the public half of an age key: age1… (X25519)"))?;
    let lang = asked.lang.as_deref().map(language).transpose()?;
    anyhow::ensure!(!asked.out.exists(), "the file {} exists already: choose another", asked.out.display());
    let program = Program::open(config, clock)?;
    let lang = lang.unwrap_or(program.programme.get().instance.language);
    let (ui, kit) = (Ui::for_writing(program.shell.clone(), lang), program.kit());
    let made = match &asked.account {
        None => cases::export_ordinary(&kit, &ui, &reference, &to),
        Some(name) => {
            let viewer = viewer(&program, name, asked.password_stdin)?;
            cases::export_seen(&kit, &ui, &viewer, &reference, (&to, &ground(asked)))
        }
    };
    let draft = made.map_err(|error| match error {
        // whether there is such a case at all is not for everybody who has this machine
        cases::Error::NotFound if asked.account.is_none() => {
            anyhow::anyhow!(
                "no ordinary case has this number; a sealed one needs --account of somebody who can open it"
            )
        }
        cases::Error::NotFound => anyhow::anyhow!("no case has this number for this account"),
        cases::Error::Refused(reason) => anyhow::anyhow!(ui.text(reason)),
        error => error.into(),
    })?;
    write(draft, &asked.out)?;
    say(&format!("The case lies in {}. Open it with: age --decrypt -i KEY {0} | tar -x", asked.out.display()))
}

fn ground(asked: &ExportCase) -> Ground {
    match (&asked.entity, &asked.reason) {
        (Some(entity), _) => Ground::YesTo(entity.clone()),
        (None, Some(reason)) => Ground::Without(reason.clone()),
        (None, None) => Ground::Unsaid,
    }
}

fn viewer(program: &Program, name: &str, from_stdin: bool) -> anyhow::Result<Viewer> {
    let (password, code) = typed(name, from_stdin)?;
    Ok(wait_for(program.gate.viewer(name, password, &code))???)
}

/// Written under its name at once: it is sealed, and whoever asked for it has this machine.
fn write(mut draft: Draft, out: &Path) -> anyhow::Result<()> {
    let opened = private::file().write(true).create_new(true).open(out);
    let mut file = opened.map_err(|error| anyhow::anyhow!("{} cannot be written: {error}", out.display()))?;
    std::io::copy(&mut draft, &mut file)?;
    Ok(file.sync_all()?)
}
