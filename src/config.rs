//! Settings of the program: the embedded defaults, then a file, then the environment. Nothing here is read elsewhere
//! from the environment.
mod retention;

pub use retention::{OwnPeriods, OwnSealedPeriods, Periods, Retention, SealedPeriods};

use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// The documented defaults.
pub const DEFAULT: &str = include_str!("../config/default.toml");

/// The file of the data folder that remembers where backups are.
pub const BACKUPS: &str = "backups.json";

/// Everything that can be set, by section. `config/default.toml` explains each key.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where and how to listen.
    pub server: Server,
    /// Which database.
    pub database: Database,
    /// TLS by the program itself.
    pub tls: Tls,
    /// Figures for Prometheus.
    pub metrics: Metrics,
    /// Passwords, sessions, locking.
    pub security: Security,
    /// How letters leave.
    pub mail: Mail,
    /// What is logged, and how.
    pub log: Log,
    /// How long cases are kept.
    pub retention: Retention,
    /// Folder of keys, letters and the embedded database.
    #[serde(skip)]
    pub data: PathBuf,
}

/// `[server]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/default.toml documents each key")]
pub struct Server {
    pub listen: String,
    pub port: u16,
    pub public_url: String,
    pub behind_proxy: bool,
    pub workers: usize,
}

/// `[database]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/default.toml documents each key")]
pub struct Database {
    pub url: String,
}

/// `[tls]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/default.toml documents each key")]
pub struct Tls {
    pub certificate: String,
    pub key: String,
    pub local: bool,
}

impl Tls {
    /// Whether the program speaks TLS by itself.
    pub fn is_on(&self) -> bool {
        self.local || !self.certificate.is_empty()
    }
}

/// `[metrics]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/default.toml documents each key")]
pub struct Metrics {
    pub listen: String,
}

/// `[security]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/default.toml documents each key")]
pub struct Security {
    pub argon2_memory_kib: u32,
    pub argon2_passes: u32,
    pub argon2_lanes: u32,
    pub argon2_parallel: usize,
    pub password_min_length: usize,
    pub session_hours: i64,
    pub session_longest_hours: i64,
    pub session_longest_hours_factor: i64,
    pub lock_after_seconds: i64,
    pub sealed_idle_seconds: i64,
    pub staff_idle_seconds: i64,
    pub second_factor: String,
    pub exit_url: String,
}

/// `[mail]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/default.toml documents each key")]
pub struct Mail {
    pub transport: String,
    pub from: String,
    pub relays: Vec<Secret>,
    pub authority: String,
    pub timeout_seconds: u64,
}

impl Mail {
    /// Whether letters go to mail servers, and so only to people who gave an address.
    pub fn by_post(&self) -> bool {
        self.transport == "smtp"
    }
}

/// A setting that may hold a password: it is never printed.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// What was set.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// `[log]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/default.toml documents each key")]
pub struct Log {
    pub format: String,
    pub level: String,
}

impl Config {
    /// Reads the settings. `database` from the command line wins over `DATABASE_URL`, which wins over the rest.
    ///
    /// # Errors
    /// A file that cannot be read, an unknown key or a value of the wrong kind: one sentence that names it.
    pub fn load(file: Option<&Path>, data: &Path, database: Option<&str>) -> anyhow::Result<Self> {
        let mut builder =
            config::Config::builder().add_source(config::File::from_str(DEFAULT, config::FileFormat::Toml));
        if let Some(file) = file {
            anyhow::ensure!(file.is_file(), "the settings file {} does not exist", file.display());
            builder = builder.add_source(config::File::from(file).format(config::FileFormat::Toml));
        }
        let environment =
            config::Environment::with_prefix("JAABI").prefix_separator("__").separator("__").try_parsing(true);
        let environment = environment.list_separator(" ").with_list_parse_key("mail.relays");
        let mut settings: Self = builder
            .add_source(environment)
            .build()
            .and_then(config::Config::try_deserialize)
            .map_err(|e| anyhow::anyhow!("a setting is wrong: {}", one_line(&e.to_string())))?;
        settings.data = data.to_path_buf();
        settings.choose_database(database)?;
        settings.check()?;
        Ok(settings)
    }

    fn choose_database(&mut self, argument: Option<&str>) -> anyhow::Result<()> {
        let variable = std::env::var("DATABASE_URL").ok().filter(|url| !url.is_empty());
        if let Some(url) = argument.map(str::to_owned).or(variable) {
            self.database.url = url;
        }
        let url = &mut self.database.url;
        if url.is_empty() {
            *url = format!("sqlite://{}", self.data.join("jaabi.db").display());
        }
        anyhow::ensure!(
            url.as_str() != "sqlite://",
            "the database URL names no file: write sqlite:///path/to/file, or leave it out for the data folder"
        );
        let known = ["sqlite://", "postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme));
        anyhow::ensure!(known, "the database URL must start with sqlite:// or postgres://");
        let wants_tls = ["require", "verify-ca", "verify-full"].iter().any(|m| url.contains(&format!("sslmode={m}")));
        anyhow::ensure!(
            !wants_tls || cfg!(feature = "postgres-tls"),
            "the database URL asks for TLS (sslmode), but this program was built without it: \
             build with `cargo build --release --features postgres-tls`, or reach the database by a local socket"
        );
        Ok(())
    }

    fn check(&self) -> anyhow::Result<()> {
        let security = &self.security;
        anyhow::ensure!(
            matches!(self.log.format.as_str(), "text" | "json"),
            "a setting is wrong: log.format must be \"text\" or \"json\""
        );
        anyhow::ensure!(
            security.argon2_memory_kib >= 8 && security.argon2_passes >= 1 && security.argon2_lanes >= 1,
            "a setting is wrong: security.argon2_memory_kib must be at least 8, passes and lanes at least 1"
        );
        let url = self.server.public_url.as_str();
        anyhow::ensure!(
            url.is_empty() || url.starts_with("http://") || url.starts_with("https://"),
            "a setting is wrong: server.public_url must begin with https:// (or http://), or be empty"
        );
        anyhow::ensure!(
            (1..=168).contains(&security.session_hours),
            "a setting is wrong: security.session_hours must be between 1 and 168"
        );
        anyhow::ensure!(
            (30..=86_400).contains(&security.lock_after_seconds),
            "a setting is wrong: security.lock_after_seconds must be between 30 and 86400"
        );
        anyhow::ensure!(
            security.staff_idle_seconds == 0 || (60..=86_400).contains(&security.staff_idle_seconds),
            "a setting is wrong: security.staff_idle_seconds must be 0 (never) or between 60 and 86400"
        );
        anyhow::ensure!(
            security.argon2_parallel >= 1,
            "a setting is wrong: security.argon2_parallel must be at least 1"
        );
        anyhow::ensure!(
            matches!(security.second_factor.as_str(), "required" | "optional"),
            "a setting is wrong: security.second_factor must be \"required\" or \"optional\""
        );
        anyhow::ensure!(
            security.session_longest_hours >= 1 && security.session_longest_hours_factor >= 1,
            "a setting is wrong: security.session_longest_hours and session_longest_hours_factor must be at least 1"
        );
        anyhow::ensure!(
            (8..=128).contains(&security.password_min_length),
            "a setting is wrong: security.password_min_length must be between 8 and 128"
        );
        self.check_ways_out()?;
        self.retention.check()
    }

    /// What leads out of the machine: letters, TLS, figures.
    fn check_ways_out(&self) -> anyhow::Result<()> {
        anyhow::ensure!(
            matches!(self.mail.transport.as_str(), "file" | "smtp"),
            "a setting is wrong: mail.transport must be \"file\" or \"smtp\""
        );
        anyhow::ensure!(
            (1..=300).contains(&self.mail.timeout_seconds),
            "a setting is wrong: mail.timeout_seconds must be between 1 and 300"
        );
        let tls = &self.tls;
        anyhow::ensure!(
            tls.certificate.is_empty() == tls.key.is_empty(),
            "a setting is wrong: tls.certificate and tls.key belong together"
        );
        anyhow::ensure!(
            !tls.local || tls.certificate.is_empty(),
            "a setting is wrong: tls.local takes the certificate of the data folder; leave tls.certificate and tls.key empty"
        );
        anyhow::ensure!(
            self.metrics.listen.is_empty() || self.metrics.listen.parse::<SocketAddr>().is_ok(),
            "a setting is wrong: metrics.listen must be an address with a port, such as 127.0.0.1:9464, or empty"
        );
        let url = self.server.public_url.as_str();
        anyhow::ensure!(
            !tls.is_on() || !url.starts_with("http://"),
            "a setting is wrong: the program speaks TLS, so server.public_url must begin with https://, or be empty"
        );
        Ok(())
    }

    /// Whether people reach the program over https, so that cookies are marked Secure.
    pub fn is_https(&self) -> bool {
        self.tls.is_on() || self.server.public_url.starts_with("https://")
    }
}

/// What the readers of settings say comes with a drawing of the line: only its words are kept.
fn one_line(said: &str) -> String {
    let words = said.lines().map(str::trim).filter(|line| !line.is_empty());
    words.filter(|line| !line.contains('|')).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_complete_and_a_wrong_file_is_named() {
        let settings = Config::load(None, Path::new("x"), Some("sqlite://x.db")).expect("defaults");
        assert_eq!(settings.server.port, 8080);
        let error = Config::load(Some(Path::new("/nowhere.toml")), Path::new("x"), None).expect_err("missing");
        assert!(error.to_string().contains("nowhere.toml"));
    }

    #[test]
    fn settings_that_cannot_be_meant_are_refused_in_one_line() {
        let folder = tempfile::tempdir().expect("a folder");
        for (wrong, named) in [
            ("[server]\npublic_url = \"foo\"\n", "public_url"),
            ("[security]\nsession_hours = -1\n", "session_hours"),
            ("[security]\nlock_after_seconds = 0\n", "lock_after_seconds"),
            ("[server\nport = 1\n", "a setting is wrong"),
            ("[tls]\ncertificate = \"a.pem\"\n", "belong together"),
            ("[tls]\nlocal = true\ncertificate = \"a\"\nkey = \"b\"\n", "tls.local"),
            ("[tls]\nlocal = true\n[server]\npublic_url = \"http://a\"\n", "public_url"),
            ("[metrics]\nlisten = \"9464\"\n", "metrics.listen"),
            ("[retention.ordinary]\ncontact_days = 400\n", "retention"),
            ("[retention.category.9]\ncase_days = 400\n", "retention.category"),
            ("[retention.track.psae]\ncase_days = 400\n", "retention.track"),
        ] {
            let file = folder.path().join("jaabi.toml");
            std::fs::write(&file, wrong).expect("a file");
            let said = Config::load(Some(&file), Path::new("x"), Some("sqlite://x.db")).expect_err(wrong).to_string();
            assert!(said.contains(named) && !said.contains('\n'), "{said}");
        }
        assert!(Config::load(None, Path::new("x"), Some("sqlite://")).is_err());
    }

    #[test]
    fn tls_without_tls_gets_a_sentence() {
        let asked = Config::load(None, Path::new("x"), Some("postgres://h/d?sslmode=require"));
        assert_eq!(asked.is_ok(), cfg!(feature = "postgres-tls"));
    }
}
