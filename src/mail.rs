//! Letters: how they leave. For now into a folder, from which any mail program can take them.
use crate::private;
use anyhow::Context;
use chrono::NaiveDateTime;
use lettre::message::{Mailbox, header::ContentType};
use lettre::{FileTransport, Message, Transport};
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
    /// When it is written.
    pub at: NaiveDateTime,
}

/// The way out.
pub struct Outbox {
    from: Mailbox,
    folder: PathBuf,
    transport: FileTransport,
}

/// The sender of letters.
///
/// # Errors
/// It is no address.
pub fn check_sender(from: &str) -> anyhow::Result<Mailbox> {
    from.parse().map_err(|_| anyhow::anyhow!("a setting is wrong: mail.from is not an address: {from:?}"))
}

impl Outbox {
    /// Opens the folder `outbox` of the data folder, readable for its owner alone.
    ///
    /// # Errors
    /// The sender is no address, or the folder cannot be made.
    pub fn open(data: &Path, from: &str) -> anyhow::Result<Self> {
        let from = check_sender(from)?;
        let folder = data.join("outbox");
        private::folder(&folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
        Ok(Self { from, transport: FileTransport::new(&folder), folder })
    }

    /// Writes a letter.
    ///
    /// # Errors
    /// The address is none, or the disk is full.
    pub fn send(&self, letter: &Letter) -> anyhow::Result<()> {
        let seconds = u64::try_from(letter.at.and_utc().timestamp()).unwrap_or_default();
        let message = Message::builder()
            .from(self.from.clone())
            .to(letter.to.parse()?)
            .subject(&letter.subject)
            .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
            .message_id(None)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.clone())?;
        self.transport
            .send(&message)
            .with_context(|| format!("no letter can be written to {}", self.folder.display()))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_lies_in_the_folder_and_a_wrong_sender_is_named() {
        let data = tempfile::tempdir().expect("a folder");
        let outbox = Outbox::open(data.path(), "Jaabi <jaabi@localhost>").expect("outbox");
        let at = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).and_then(|d| d.and_hms_opt(9, 0, 0)).expect("date");
        let to = "5f0c2a@local.invalid".to_owned();
        outbox.send(&Letter { to, subject: "Quelque chose".into(), text: "Bonjour.\n".into(), at }).expect("sent");
        let files: Vec<_> = std::fs::read_dir(data.path().join("outbox")).expect("folder").flatten().collect();
        let [file] = files.as_slice() else { panic!("{files:?}") };
        assert!(file.path().extension().is_some_and(|e| e == "eml"));
        let text = std::fs::read_to_string(file.path()).expect("text");
        assert!(text.contains("To: 5f0c2a@local.invalid") && text.contains("Mon, 02 Mar 2026"), "{text}");
        assert!(Outbox::open(data.path(), "nobody").is_err());
    }
}
