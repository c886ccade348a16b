//! Checkpoints: the ends of all lanes, signed, in a file outside the database. Each line follows from the one before, so that
//! the newest signature vouches for the whole file. Nothing but hashes, numbers and the time.
use super::model::{Break, Fault};
use super::{SEALED, chain, store};
use crate::private;
use crate::sealing::{LogKey, sha256, verify_signature};
use crate::storage::DbConn;
use anyhow::Context;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

const PURPOSE: &str = "audit checkpoint";
/// Longer than a line can be.
const TAIL: u64 = 16 * 1024;

/// The end of a lane as a checkpoint keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    lane: i32,
    number: i64,
    hash: String,
}

/// What is signed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    instance: String,
    at: NaiveDateTime,
    ends: Vec<End>,
    /// SHA-256 of the line before; empty in the first one.
    previous: String,
    /// The public key that checks the signature.
    key: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    statement: Statement,
    signature: String,
}

/// The file of the checkpoints.
#[derive(Debug, Clone)]
pub struct Checkpoints(PathBuf);

impl Checkpoints {
    /// Those of a data folder: `audit/checkpoints.jsonl`.
    pub fn of(data: &Path) -> Self {
        Self(data.join("audit").join("checkpoints.jsonl"))
    }

    /// A copy kept elsewhere.
    pub fn at(file: &Path) -> Self {
        Self(file.to_owned())
    }

    /// The newest line, if there is one.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn newest(&self) -> anyhow::Result<Option<String>> {
        let mut file = match File::open(&self.0) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            opened => opened.with_context(|| self.unreadable())?,
        };
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
        let mut tail = Vec::new();
        file.read_to_end(&mut tail)?;
        let tail = String::from_utf8_lossy(&tail);
        Ok(tail.lines().last().filter(|line| !line.is_empty()).map(str::to_owned))
    }

    /// The instance whose newest checkpoint this is; none if there is none, or if it cannot be read.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn instance(&self) -> anyhow::Result<Option<Vec<u8>>> {
        let line = self.newest()?.and_then(|line| serde_json::from_str::<Line>(&line).ok());
        Ok(line.and_then(|line| BASE64_STANDARD.decode(line.statement.instance).ok()))
    }

    /// When the newest was made: UTC; none if there is none.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn newest_at(&self) -> anyhow::Result<Option<NaiveDateTime>> {
        let line = self.newest()?.and_then(|line| serde_json::from_str::<Line>(&line).ok());
        Ok(line.map(|line| line.statement.at))
    }

    /// Signs the ends of all lanes if they moved since the newest checkpoint: its line, if one was written. Of sealed work
    /// only what was done before `today`, the date of the programme: else the minute of a checkpoint would tell the minute of the work.
    ///
    /// # Errors
    /// The file cannot be written, the database failed, or the end of a lane is not as this program left it.
    pub fn write(
        &self,
        conn: &mut DbConn,
        key: &LogKey,
        instance: [u8; 16],
        (today, now): (NaiveDate, NaiveDateTime),
    ) -> anyhow::Result<Option<String>> {
        let ends = conn.snapshot(|conn| ends(conn, key, today))?;
        self.drop_half_line()?;
        let newest = self.newest()?;
        let known = newest.as_deref().and_then(|line| serde_json::from_str::<Line>(line).ok());
        if ends.is_empty() || known.is_some_and(|line| line.statement.ends == ends) {
            return Ok(None);
        }
        let statement = Statement {
            instance: BASE64_STANDARD.encode(instance),
            at: now,
            ends,
            previous: newest.map(|line| follow(&line)).unwrap_or_default(),
            key: BASE64_STANDARD.encode(key.verifying_key()),
        };
        let signature = BASE64_STANDARD.encode(key.sign(PURPOSE, &serde_json::to_vec(&statement)?));
        let line = serde_json::to_string(&Line { statement, signature })?;
        self.append(&line).with_context(|| format!("no checkpoint can be written to {}", self.0.display()))?;
        Ok(Some(line))
    }

    fn unreadable(&self) -> String {
        format!("the checkpoints in {} cannot be read", self.0.display())
    }

    /// A line that a power cut left unfinished says nothing.
    fn drop_half_line(&self) -> anyhow::Result<()> {
        let mut file = match OpenOptions::new().read(true).write(true).open(&self.0) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            opened => opened.with_context(|| self.unreadable())?,
        };
        let length = file.metadata()?.len();
        let start = length.saturating_sub(TAIL);
        file.seek(SeekFrom::Start(start))?;
        let mut tail = Vec::new();
        file.read_to_end(&mut tail)?;
        let whole = tail.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at as u64 + 1);
        if start + whole < length {
            tracing::warn!("the newest checkpoint was cut short and is written anew");
            file.set_len(start + whole)?;
        }
        Ok(())
    }

    fn append(&self, line: &str) -> std::io::Result<()> {
        if let Some(folder) = self.0.parent() {
            private::folder(folder)?;
        }
        let mut file = private::file().append(true).create(true).open(&self.0)?;
        file.write_all(format!("{line}\n").as_bytes())?;
        file.sync_all()
    }

    /// Reads all checkpoints and looks whether this instance wrote them, one after the other. Belongs before the snapshot
    /// in which the log is verified.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(&self, key: &LogKey) -> anyhow::Result<Seen> {
        let mut seen = Seen::default();
        let file = match File::open(&self.0) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(seen),
            opened => opened.with_context(|| self.unreadable())?,
        };
        let mut signed = true;
        let mut before = None;
        for line in BufReader::new(file).lines() {
            let line = line.with_context(|| self.unreadable())?;
            signed = seen.take(&line, before.as_deref(), key);
            before = Some(line);
        }
        if !signed {
            seen.breaks_at(seen.count);
        }
        Ok(seen)
    }
}

/// The ends of all lanes; sealed work up to yesterday.
fn ends(conn: &mut DbConn, key: &LogKey, today: NaiveDate) -> anyhow::Result<Vec<End>> {
    let mut found = Vec::new();
    for head in store::heads(conn)? {
        let whole = chain::marked(key, &head);
        anyhow::ensure!(whole, "the audit log was changed by another hand: run `jaabi verify`");
        if head.lane > SEALED {
            found.push((head.lane, head.number, head.hash));
        } else if let Some((number, hash)) = store::sealed_before(conn, head.lane, today)? {
            found.push((head.lane, number, hash));
        }
    }
    Ok(found.into_iter().map(|(lane, number, hash)| End { lane, number, hash: BASE64_STANDARD.encode(hash) }).collect())
}

fn follow(line: &str) -> String {
    BASE64_STANDARD.encode(sha256(line.as_bytes()))
}

/// What the checkpoints saw.
#[derive(Debug, Default)]
pub struct Seen {
    hashes: BTreeMap<(i32, i64), Vec<u8>>,
    count: i64,
    until: Option<NaiveDateTime>,
    broken: Option<Break>,
}

impl Seen {
    /// Takes a line; answers whether its signature is of this instance. Only that of the last line counts: it vouches for
    /// those before.
    fn take(&mut self, line: &str, before: Option<&str>, key: &LogKey) -> bool {
        self.count += 1;
        let Ok(Line { statement, signature }) = serde_json::from_str(line) else {
            self.breaks_at(self.count);
            return true;
        };
        // the first line of a copy may follow from one that is not in it
        if before.is_some_and(|before| follow(before) != statement.previous) {
            self.breaks_at(self.count);
        }
        for end in &statement.ends {
            let hash = BASE64_STANDARD.decode(&end.hash).unwrap_or_default();
            let known = self.hashes.insert((end.lane, end.number), hash.clone());
            if known.is_some_and(|known| known != hash) {
                self.breaks_at(self.count);
            }
        }
        self.until = Some(statement.at);
        let signature = BASE64_STANDARD.decode(signature).unwrap_or_default();
        serde_json::to_vec(&statement)
            .is_ok_and(|bytes| verify_signature(&key.verifying_key(), PURPOSE, &bytes, &signature))
    }

    fn breaks_at(&mut self, number: i64) {
        let first = Break { lane: None, number, fault: Fault::Checkpoint };
        self.broken = self.broken.filter(|known| known.number <= number).or(Some(first));
    }

    pub(super) fn lanes(&self) -> BTreeSet<i32> {
        self.hashes.keys().map(|(lane, _)| *lane).collect()
    }

    pub(super) fn hash(&self, lane: i32, number: i64) -> Option<&[u8]> {
        self.hashes.get(&(lane, number)).map(Vec::as_slice)
    }

    /// The last entry of a lane that a checkpoint saw, or 0.
    pub(super) fn furthest(&self, lane: i32) -> i64 {
        self.hashes.range((lane, 0)..=(lane, i64::MAX)).next_back().map_or(0, |((_, number), _)| *number)
    }

    pub(super) fn count(&self) -> i64 {
        self.count
    }

    pub(super) fn until(&self) -> Option<NaiveDateTime> {
        self.until
    }

    pub(super) fn broken(&self) -> Option<Break> {
        self.broken
    }
}
