//! The file of `jaabi setup`.
use super::resolve::Scope;
use serde::Deserialize;

/// Places, committees, desks and accounts to be there.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/setup.example.toml explains each key")]
pub struct SetupFile {
    #[serde(default)]
    pub place: Vec<PlaceEntry>,
    #[serde(default)]
    pub committee: Vec<CommitteeEntry>,
    #[serde(default)]
    pub desk: Vec<DeskEntry>,
    #[serde(default)]
    pub account: Vec<AccountEntry>,
}

/// `[[place]]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/setup.example.toml explains each key")]
pub struct PlaceEntry {
    pub name: String,
    pub level: String,
    #[serde(rename = "in")]
    pub within: String,
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// `[[committee]]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/setup.example.toml explains each key")]
pub struct CommitteeEntry {
    pub code: String,
    pub name: String,
    pub place: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub hours: String,
    #[serde(default)]
    pub woman: String,
    #[serde(default)]
    pub man: String,
}

/// `[[desk]]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/setup.example.toml explains each key")]
pub struct DeskEntry {
    pub code: String,
    pub kind: String,
    pub name: String,
    #[serde(default)]
    pub place: Option<String>,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub hours: String,
    #[serde(default)]
    pub woman: String,
    #[serde(default)]
    pub man: String,
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
    /// A missing, unknown or misplaced key: names its line.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        toml::from_str(text).map_err(|e| anyhow::anyhow!("the setup file is wrong: {e}"))
    }
}
