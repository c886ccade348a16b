//! Letters: how they leave. Into a folder, from which any mail program can take them, or to the first mail server that takes
//! them.
mod relay;

use crate::config::Mail;
use crate::private;
use anyhow::Context;
use chrono::NaiveDateTime;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{FileTransport, Message, Transport};
use relay::Relay;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A letter. It never says what about, nor names anybody.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The address.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The same as simple HTML.
    pub html: String,
    /// When it is written.
    pub at: NaiveDateTime,
    /// Random; the same whenever the same letter is tried, so that a reader's program knows it again.
    pub id: [u8; 16],
    /// How often it was tried before: then it says so, because one of these tries may have arrived.
    pub tries: i32,
}

/// The way out.
pub struct Outbox {
    from: Mailbox,
    way: Way,
}

enum Way {
    Folder(FileTransport, PathBuf),
    Relays(Vec<Relay>),
}

/// Why a letter did not leave: a sentence without address, name or password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotSent(String);

/// The sender of letters.
///
/// # Errors
/// It is no address.
pub fn check_sender(from: &str) -> anyhow::Result<Mailbox> {
    from.parse().map_err(|_| anyhow::anyhow!("a setting is wrong: mail.from is not an address: {from:?}"))
}

/// Whether letters can be sent to an address: `somebody@example.org`, and nothing else in it.
pub fn is_address(text: &str) -> bool {
    text.len() <= 254 && text.parse::<lettre::Address>().is_ok()
}

/// No machine shall answer it.
const BY_MACHINE: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");
/// How often the letter was tried before.
const AGAIN: HeaderName = HeaderName::new_from_ascii_str("X-Jaabi-Again");

impl Outbox {
    /// Opens the way out that the settings name: the folder `outbox` of the data folder, readable for its owner alone, or
    /// the mail servers.
    ///
    /// # Errors
    /// The sender is no address, a server's address or its authority cannot be read, or the folder cannot be made. No
    /// password is said.
    pub fn open(data: &Path, settings: &Mail) -> anyhow::Result<Self> {
        let from = check_sender(&settings.from)?;
        if settings.by_post() {
            return Ok(Self { from, way: Way::Relays(relay::all(settings)?) });
        }
        let folder = data.join("outbox");
        private::folder(&folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
        Ok(Self { from, way: Way::Folder(FileTransport::new(&folder), folder) })
    }

    /// A round of letters: a server that cannot be reached is not asked again in it.
    pub fn round(&self) -> Round<'_> {
        let relays = if let Way::Relays(relays) = &self.way { relays.len() } else { 0 };
        Round { outbox: self, out_of_reach: vec![None; relays] }
    }

    fn message(&self, letter: &Letter, tries: i64) -> Result<Message, NotSent> {
        let seconds = u64::try_from(letter.at.and_utc().timestamp()).unwrap_or_default();
        let id = format!("<{}@{}>", uuid::Uuid::from_bytes(letter.id).simple(), self.from.email.domain());
        let to = letter.to.parse().map_err(|_| NotSent("its address is none".into()))?;
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&letter.subject)
            .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
            .message_id(Some(id))
            .raw_header(HeaderValue::new(BY_MACHINE, "auto-generated".to_owned()));
        if tries > 0 {
            message = message.raw_header(HeaderValue::new(AGAIN, tries.to_string()));
        }
        let body = MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone());
        message.multipart(body).map_err(|_| NotSent("it cannot be put together".into()))
    }
}

/// Letters that are sent one after the other.
pub struct Round<'a> {
    outbox: &'a Outbox,
    /// Of each server: why it is not asked any more.
    out_of_reach: Vec<Option<NotSent>>,
}

impl Round<'_> {
    /// Sends a letter: into the folder, or to the first server that takes it. Blocks, for each server as long as the
    /// settings allow.
    ///
    /// # Errors
    /// Nobody took it: the folder cannot be written, or why the last server did not.
    pub fn send(&mut self, letter: &Letter) -> Result<(), NotSent> {
        let relays = match &self.outbox.way {
            Way::Folder(folder, path) => {
                let message = self.outbox.message(letter, i64::from(letter.tries))?;
                let failed = |_| NotSent(format!("no letter can be written to {}", path.display()));
                return folder.send(&message).map(drop).map_err(failed);
            }
            Way::Relays(relays) => relays,
        };
        let mut why = NotSent("there is no mail server".into());
        let mut tries = i64::from(letter.tries);
        for (relay, out_of_reach) in relays.iter().zip(&mut self.out_of_reach) {
            if let Some(known) = out_of_reach {
                why = known.clone();
                continue;
            }
            match relay.send(&self.outbox.message(letter, tries)?) {
                Ok(()) => return Ok(()),
                Err(relay::Failed::Refused(said)) => why = NotSent(said),
                Err(relay::Failed::OutOfReach(said)) => {
                    why = NotSent(said);
                    *out_of_reach = Some(why.clone());
                }
            }
            // this server may have taken it all the same before it fell silent
            tries += 1;
        }
        Err(why)
    }
}

#[cfg(test)]
mod tests;
