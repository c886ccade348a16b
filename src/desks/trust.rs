//! What this instance believes without asking its database: whom everything is recovered by, who may confirm the first
//! member of a desk, and how far the log of each desk had come. Two files beside the database, never in it, so that
//! whoever writes to the database alone becomes nobody's focal point.
use super::roster::{Broken, Entry, Roots, Roster, from_hex, to_hex};
use crate::private;
use crate::programme::Programme;
use crate::sealing::Recipient;
use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{PoisonError, RwLock};

/// Written once, by `init`.
const PINNED: &str = "trust.json";
/// Written whenever a log has grown.
const HEADS: &str = "desk-heads.json";

/// What is pinned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pinned {
    /// The instance.
    pub instance: uuid::Uuid,
    /// Whom every sealed case can be recovered by.
    pub recovery: Recipient,
    /// The recovery kit's key that checks signatures, in hexadecimal, if it was known when the instance was made.
    pub kit: Option<String>,
    /// The same of the first focal point.
    pub founder: Option<String>,
}

/// How far the log of a desk had come: its length and the hash of its last entry.
type Head = (i32, String);

/// The pinned facts and the heads.
#[derive(Debug)]
pub struct Trust {
    pinned: Pinned,
    roots: Roots,
    folder: PathBuf,
    heads: RwLock<BTreeMap<String, Head>>,
    /// Of each desk the log that was read last and what it says: the same bytes need not be proven again.
    proven: RwLock<BTreeMap<String, (Vec<Entry>, Roster)>>,
    swapped: AtomicBool,
}

impl Trust {
    /// Pins for a new instance.
    ///
    /// # Errors
    /// The folder cannot be written, or something is pinned there already.
    pub fn create(folder: &Path, pinned: &Pinned) -> anyhow::Result<Self> {
        let path = folder.join(PINNED);
        anyhow::ensure!(!path.exists(), "there is a {} in {} already", PINNED, folder.display());
        write(&path, &serde_json::to_vec_pretty(pinned)?)?;
        Self::load(folder)
    }

    /// Reads what is pinned.
    ///
    /// # Errors
    /// It is not there or cannot be read.
    pub fn load(folder: &Path) -> anyhow::Result<Self> {
        let path = folder.join(PINNED);
        let text = std::fs::read(&path).with_context(|| {
            format!("{} says whom this instance trusts, and cannot be read: bring it back from a copy", path.display())
        })?;
        let unreadable = || format!("{} is damaged: bring it back from a copy", path.display());
        let pinned: Pinned = serde_json::from_slice(&text).with_context(unreadable)?;
        let key = |text: &Option<String>| match text {
            Some(text) => from_hex(text).map(Some).with_context(unreadable),
            None => Ok(None),
        };
        let roots = Roots { kit: key(&pinned.kit)?, founder: key(&pinned.founder)? };
        let heads = match std::fs::read(folder.join(HEADS)) {
            Ok(text) => serde_json::from_slice(&text).with_context(|| format!("{HEADS} is damaged"))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(error).with_context(|| format!("{HEADS} cannot be read")),
        };
        Ok(Self {
            pinned,
            roots,
            folder: folder.to_path_buf(),
            heads: RwLock::new(heads),
            proven: RwLock::default(),
            swapped: AtomicBool::new(false),
        })
    }

    /// The instance.
    pub fn instance(&self) -> [u8; 16] {
        *self.pinned.instance.as_bytes()
    }

    /// Whom every sealed case can be recovered by.
    pub fn recovery(&self) -> &Recipient {
        &self.pinned.recovery
    }

    /// Whether this key may confirm the first member of a desk.
    pub fn is_root(&self, verifying: &[u8; 32]) -> bool {
        [self.roots.kit, self.roots.founder].contains(&Some(*verifying))
    }

    /// What is pinned wins over what the database says; that they differ is an alarm.
    ///
    /// # Errors
    /// The database is of another instance.
    pub fn pin(&self, programme: &mut Programme) -> anyhow::Result<()> {
        let instance = &mut programme.instance;
        anyhow::ensure!(
            instance.id == self.instance(),
            "{} is of another instance than the database: bring back the one that belongs to it",
            self.folder.join(PINNED).display()
        );
        // switched off is switched off: nothing sensitive is taken in then, and everybody sees it
        let Some(named) = &instance.recovery else { return Ok(()) };
        let same = *named == self.pinned.recovery;
        if !same {
            tracing::error!(
                "the database names another recovery recipient than the one that is pinned: the pinned one is used"
            );
        }
        self.swapped.store(!same, Ordering::SeqCst);
        instance.recovery = Some(self.pinned.recovery.clone());
        Ok(())
    }

    /// Whether the database named another recovery recipient than the one that is pinned.
    pub fn recovery_was_swapped(&self) -> bool {
        self.swapped.load(Ordering::SeqCst)
    }

    /// Who belongs to a desk, by its log.
    ///
    /// # Errors
    /// The log is not what was written, or has lost entries that were there before.
    pub fn roster(&self, desk: &str, entries: &[Entry]) -> Result<Roster, Broken> {
        let roster = self.proven(desk, entries)?;
        let heads = self.heads.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((length, hash)) = heads.get(desk) {
            let at = usize::try_from(*length).ok().and_then(|length| length.checked_sub(1));
            let known = at.and_then(|at| entries.get(at)).is_some_and(|entry| to_hex(&entry.hash) == *hash);
            if !known {
                return Err(Broken(*length));
            }
        }
        Ok(roster)
    }

    /// What a log says, proven: every signature and every hash, unless just these entries were proven before.
    fn proven(&self, desk: &str, entries: &[Entry]) -> Result<Roster, Broken> {
        let before = self.proven.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, roster)) = before.get(desk).filter(|(proven, _)| proven == entries) {
            return Ok(roster.clone());
        }
        drop(before);
        let roster = Roster::read(entries, &self.instance(), desk, self.roots)?;
        let mut proven = self.proven.write().unwrap_or_else(PoisonError::into_inner);
        proven.insert(desk.to_owned(), (entries.to_vec(), roster.clone()));
        Ok(roster)
    }

    /// Remembers how far the logs have come, for good: only of what is committed. A log that has lost entries is not
    /// remembered.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn remember<'a>(&self, logs: impl Iterator<Item = (&'a str, &'a Roster)>) -> anyhow::Result<()> {
        let mut heads = self.heads.read().unwrap_or_else(PoisonError::into_inner).clone();
        let before = heads.clone();
        for (desk, roster) in logs.filter(|(_, roster)| roster.length > 0) {
            heads.insert(desk.to_owned(), (roster.length, to_hex(&roster.head)));
        }
        if heads != before {
            write(&self.folder.join(HEADS), &serde_json::to_vec_pretty(&heads)?)?;
            *self.heads.write().unwrap_or_else(PoisonError::into_inner) = heads;
        }
        Ok(())
    }
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    private::replace(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}
