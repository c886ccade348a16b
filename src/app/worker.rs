//! The outbox is emptied every few seconds: "something waits for you", and not a word more.
use super::Program;
use crate::audit::Checkpoints;
use crate::i18n::{Lang, bare};
use crate::jobs::Repeating;
use crate::mail::{Letter, Outbox};
use crate::notify;
use std::time::Duration;

const PERIOD: Duration = Duration::from_secs(5);
/// Letters of one round: a transaction for each.
const MOST: i64 = 50;

/// Starts to send letters; they are sent until the answer is dropped.
///
/// # Errors
/// The sender is no address, or the folder for letters cannot be made.
pub(super) fn start(program: &Program) -> anyhow::Result<Repeating> {
    let outbox = Outbox::open(&program.config.data, &program.config.mail.from)?;
    let program = program.clone();
    let round = move || {
        if let Err(error) = send_due(&program, &outbox) {
            program.measured.round_failed("letters");
            tracing::error!(error = %format!("{error:#}"), "letters could not be sent");
        }
    };
    Ok(Repeating::start("letters", PERIOD, round)?)
}

/// Sends what is due. One that does not leave is put off and tried again.
///
/// # Errors
/// The database failed.
pub fn send_due(program: &Program, outbox: &Outbox) -> anyhow::Result<usize> {
    let now = program.clock.now();
    let due = program.db.read_now(|conn| Ok::<_, anyhow::Error>(notify::due(conn, now, MOST)?))?;
    let mut sent = 0;
    for waiting in due {
        let done = letter(program, &waiting).and_then(|letter| outbox.send(&letter));
        if let Err(error) = &done {
            tracing::warn!(error = %format!("{error:#}"), "a letter did not leave; it is tried again later");
        }
        let done = done.is_ok();
        program.db.write_now(move |conn| Ok::<_, anyhow::Error>(notify::sent(conn, &waiting, done, now)?))?;
        sent += usize::from(done);
    }
    Ok(sent)
}

fn letter(program: &Program, waiting: &notify::Letter) -> anyhow::Result<Letter> {
    let programme = program.programme.get();
    let lang = waiting.language.as_deref().and_then(Lang::parse).unwrap_or(programme.instance.language);
    let (i18n, product) = (&program.shell.i18n, programme.instance.public_name.as_str());
    let url = program.config.server.public_url.as_str();
    let checkpoint = match waiting.kind {
        notify::Kind::Waits => None,
        notify::Kind::Checkpoint => Some(Checkpoints::of(&program.config.data).newest()?.unwrap_or_default()),
    };
    let subject = if checkpoint.is_some() { "mail-keep-subject" } else { "mail-waits-subject" };
    let text = match url {
        _ if checkpoint.is_some() => i18n.text(lang, "mail-keep-text", &[("product", product.into())]),
        "" => i18n.text(lang, "mail-waits-text", &[("product", product.into())]),
        url => bare(&i18n.text(lang, "mail-waits-text-address", &[("product", product.into()), ("url", url.into())])),
    };
    Ok(Letter {
        // no address is kept yet; an account's public id says nothing about anybody
        to: format!("{}@local.invalid", waiting.account),
        subject: bare(&i18n.text(lang, subject, &[("product", product.into())])),
        text: checkpoint.map_or_else(|| format!("{text}\n"), |line| format!("{text}\n\n{line}\n")),
        at: program.clock.now(),
    })
}
