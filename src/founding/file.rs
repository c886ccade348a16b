//! The file of `jaabi setup`.
use super::resolve::Scope;
use crate::settings;
use serde::Deserialize;
use std::ops::Deref;
use toml::Spanned;

/// Settings and accounts to be there, each with its line.
#[derive(Debug, Clone, Default)]
pub struct SetupFile {
    /// What can be set: places, committees, desks and everything else, as `jaabi settings export` writes it.
    pub settings: settings::File,
    /// `[[account]]`
    pub account: Vec<At<AccountEntry>>,
}

/// An entry and the line it begins on.
#[derive(Debug, Clone)]
pub struct At<T> {
    /// Counted from 1.
    pub line: usize,
    entry: T,
}

impl<T> Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.entry
    }
}

/// What the settings leave.
#[derive(Deserialize)]
struct Raw {
    #[serde(default)]
    account: Vec<Spanned<AccountEntry>>,
}

/// `[[account]]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/setup.example.toml explains each key")]
pub struct AccountEntry {
    pub name: String,
    pub first_password: String,
    #[serde(default)]
    pub language: Option<String>,
    pub roles: Vec<Scope>,
}

impl SetupFile {
    /// Reads the file.
    ///
    /// # Errors
    /// No TOML, a table that is none of these, or a missing, unknown or misplaced key of an account: one sentence with its line.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let raw: Raw = toml::from_str(text).map_err(|error| {
            let said = error.message().lines().collect::<Vec<_>>().join(", ");
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            anyhow::anyhow!("line {line}: {said}")
        })?;
        Ok(Self { settings: settings::File::parse(text, &["account"])?, account: placed(text, raw.account) })
    }
}

fn placed<T>(text: &str, entries: Vec<Spanned<T>>) -> Vec<At<T>> {
    let at = |entry: Spanned<T>| At { line: line_of(text, entry.span().start), entry: entry.into_inner() };
    entries.into_iter().map(at).collect()
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_know_their_line() {
        let text = "# who\n[[account]]\nname = \"Awa\"\nfirst_password = \"x\"\nroles = []\n\n\
            [[account]]\nname = \"Ali\"\nfirst_password = \"x\"\nroles = []\n";
        let lines: Vec<usize> = SetupFile::parse(text).expect("a file").account.iter().map(|at| at.line).collect();
        assert_eq!(lines, [2, 7]);
    }
}
