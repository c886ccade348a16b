//! `jaabi slips N`: slips printed in advance, as a file for a browser to print.
use super::args::Slips;
use super::say::{language, say};
use crate::accounts::draw;
use crate::app::Program;
use crate::cases::{self, pads};
use crate::clock::Clock;
use crate::config::Config;
use crate::id::Reference;
use crate::private;
use crate::sealing::SlipSecret;
use crate::web::{Page, Ui};
use serde::Serialize;
use std::io::Write;

/// Slips made in one transaction.
const BATCH: u32 = 50;

/// One slip, to be folded along its line.
#[derive(Serialize)]
struct Sheet {
    reference: String,
    letters: String,
    digits: String,
    /// The number alone, for whoever hands it out: the code is in no picture outside.
    width: usize,
    path: String,
}

#[derive(Serialize)]
struct Pads {
    lang: &'static str,
    dir: &'static str,
    sheets: Vec<Sheet>,
}

impl Page for Pads {
    const TEMPLATE: &'static str = "follow/pads";
}

pub(super) fn slips(config: Config, asked: &Slips, clock: Clock) -> anyhow::Result<()> {
    let lang = asked.lang.as_deref().map(language).transpose()?;
    anyhow::ensure!(!asked.out.exists(), "the file {} exists already: choose another", asked.out.display());
    let program = Program::open(config, clock)?;
    let lang = lang.unwrap_or(program.programme.get().instance.language);
    let (ui, kit) = (Ui::for_writing(program.shell.clone(), lang), program.kit());
    let mut sheets = Vec::new();
    let mut left = asked.slips;
    while left > 0 {
        let (some, ctx) = (left.min(BATCH), kit.ctx.clone());
        let made = kit.db.write_now(move |conn| {
            (0..some).map(|_| pads::print(conn, &ctx)).collect::<Result<Vec<_>, cases::Error>>()
        })?;
        for (reference, secret) in &made {
            sheets.push(sheet(reference, secret)?);
        }
        left -= some;
    }
    let text = ui.part(&Pads { lang: lang.code(), dir: lang.dir(), sheets }, false)?;
    let opened = private::file().write(true).create_new(true).open(&asked.out);
    let mut file = opened.map_err(|error| anyhow::anyhow!("{} cannot be written: {error}", asked.out.display()))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    say(&format!(
        "{} slips lie in {}. Print the file, fold each slip along its line with the code inside and close it, then delete the \
         file: the codes stand nowhere else.",
        asked.slips,
        asked.out.display()
    ))
}

fn sheet(reference: &Reference, secret: &SlipSecret) -> anyhow::Result<Sheet> {
    let picture = draw(reference.as_str())?;
    let (letters, digits) = secret.spelt().map(|(l, d)| (l.to_string(), d.to_string())).unwrap_or_default();
    Ok(Sheet { reference: reference.to_string(), letters, digits, width: picture.width, path: picture.path })
}
