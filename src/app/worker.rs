//! The outbox is emptied every few seconds: "something waits for you", and not a word more.
use super::Program;
use crate::accounts;
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
    let outbox = Outbox::open(&program.config.data, &program.config.mail)?;
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
    let reach = notify::Reach { now, ahead: program.clock.ahead(), needs_address: program.config.mail.by_post() };
    let due = program.db.read_now(|conn| Ok::<_, anyhow::Error>(notify::due(conn, &reach, MOST)?))?;
    let (mut sent, mut round) = (0, outbox.round());
    for waiting in due {
        let own = waiting.clone();
        if !program.db.write_now(move |conn| Ok::<_, anyhow::Error>(notify::claim(conn, &own, now)?))? {
            continue;
        }
        let done = letter(program, &waiting).and_then(|letter| Ok(round.send(&letter)?));
        if let Err(error) = done {
            tracing::warn!(error = %format!("{error:#}"), "a letter did not leave; it is tried again later");
            continue;
        }
        program.db.write_now(move |conn| Ok::<_, anyhow::Error>(notify::sent(conn, &waiting, now)?))?;
        sent += 1;
    }
    Ok(sent)
}

fn letter(program: &Program, waiting: &notify::Letter) -> anyhow::Result<Letter> {
    let to = match &waiting.email {
        Some(encrypted) => accounts::address(&program.keys, waiting.account, encrypted)?,
        // without an address: an account's public id says nothing about anybody
        None => format!("{}@local.invalid", waiting.account),
    };
    let checkpoint = match waiting.kind {
        notify::Kind::Waits => None,
        notify::Kind::Checkpoint => Some(Checkpoints::of(&program.config.data).newest()?.unwrap_or_default()),
    };
    let lang = waiting.language.as_deref().and_then(Lang::parse).unwrap_or(program.programme.get().instance.language);
    let words = Words::of(program, lang, checkpoint.as_deref());
    Ok(Letter {
        to,
        subject: words.subject,
        text: words.text,
        html: words.html,
        at: program.clock.now(),
        id: waiting.message,
        tries: waiting.attempts,
    })
}

/// What a letter says.
struct Words {
    subject: String,
    text: String,
    html: String,
}

impl Words {
    fn of(program: &Program, lang: Lang, checkpoint: Option<&str>) -> Self {
        let programme = program.programme.get();
        let (i18n, product) = (&program.shell.i18n, programme.instance.public_name.as_str());
        let url = program.config.server.public_url.as_str();
        let named = |key: &str| bare(&i18n.text(lang, key, &[("product", product.into())]));
        let said = match url {
            _ if checkpoint.is_some() => named("mail-keep-text"),
            "" => named("mail-waits-text"),
            url => {
                bare(&i18n.text(lang, "mail-waits-text-address", &[("product", product.into()), ("url", url.into())]))
            }
        };
        let text = checkpoint.map_or_else(|| format!("{said}\n"), |line| format!("{said}\n\n{line}\n"));
        let subject = named(if checkpoint.is_some() { "mail-keep-subject" } else { "mail-waits-subject" });
        let lines = text.lines().map(handlebars::html_escape).collect::<Vec<_>>().join("<br>\n");
        let html = format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\"><body><p>{lines}</p></body></html>\n",
            lang.code(),
            lang.dir()
        );
        Self { subject, text, html }
    }
}
