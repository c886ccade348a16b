//! What is said on the standard output, and the two ends of a command that are no ordinary failure.
use crate::i18n::Lang;
use std::io::{ErrorKind, Write};

/// It was asked wrongly: exit status 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Asked(pub String);

/// Nobody reads the answer any more (`jaabi … | head`): no failure.
#[derive(Debug, thiserror::Error)]
#[error("nobody reads the answer")]
pub(super) struct Unread;

/// It was asked wrongly, for this reason.
pub(super) fn asked(what: impl Into<String>) -> anyhow::Error {
    Asked(what.into()).into()
}

/// The language that was asked for.
///
/// # Errors
/// It is not known: it was asked wrongly.
pub(super) fn language(code: &str) -> anyhow::Result<Lang> {
    Lang::parse(code)
        .ok_or_else(|| asked(format!("the language {code:?} is not known: choose one of {}", Lang::codes())))
}

/// Says something, at once.
///
/// # Errors
/// Nobody listens, or the disk behind it is full.
pub(super) fn say(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Unread.into()),
        Err(error) => Err(anyhow::anyhow!("nothing can be written to the standard output: {error}")),
        Ok(()) => Ok(()),
    }
}
