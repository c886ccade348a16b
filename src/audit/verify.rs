//! Reading the whole log again: every hash, every gap, the end of every lane, and every checkpoint.
use super::checkpoint::Seen;
use super::model::{Break, Content, Fault, Head, Link, Report};
use super::{chain, store};
use crate::sealing::LogKey;
use crate::storage::DbConn;
use diesel::QueryResult;
use diesel::result::Error;
use std::collections::BTreeSet;

/// Entries read at once.
const CHUNK: i64 = 2000;

/// Verifies the log against `seen`, which must have been read before. Inside `DbConn::snapshot`, or what is written
/// meanwhile looks like a break. Reads every entry: off the async threads.
///
/// # Errors
/// The database failed.
pub fn verify(conn: &mut DbConn, key: &LogKey, seen: &Seen) -> QueryResult<Report> {
    let heads = store::heads(conn)?;
    let mut lanes: BTreeSet<i32> = heads.iter().map(|head| head.lane).chain(seen.lanes()).collect();
    lanes.extend(store::lanes(conn)?);
    let mut report = Report { entries: 0, checkpoints: seen.count(), until: seen.until(), broken: None };
    for lane in lanes {
        let head = heads.iter().find(|head| head.lane == lane);
        let mut walk = Walk { lane, key, seen, number: 0, hash: chain::BEGINNING.to_vec() };
        let broken = walk.all(conn, head)?;
        report.entries += walk.number;
        report.broken = report.broken.or(broken);
    }
    report.broken = report.broken.or(seen.broken());
    Ok(report)
}

/// A lane, walked from its beginning.
struct Walk<'a> {
    lane: i32,
    key: &'a LogKey,
    seen: &'a Seen,
    /// The last entry that was well.
    number: i64,
    hash: Vec<u8>,
}

impl Walk<'_> {
    fn all(&mut self, conn: &mut DbConn, head: Option<&Head>) -> QueryResult<Option<Break>> {
        // from below the first number, so that nothing hides there
        let (mut after, mut most) = (i64::MIN, CHUNK);
        loop {
            let links = match store::links(conn, self.lane, after, most) {
                // somebody wrote what is no day there: up to it, one by one
                Err(Error::DeserializationError(_)) if most > 1 => {
                    most = 1;
                    continue;
                }
                Err(Error::DeserializationError(_)) => {
                    let number = store::next_number(conn, self.lane, after)?.unwrap_or(self.number + 1);
                    return Ok(self.at(number, Fault::Changed));
                }
                links => links?,
            };
            for link in &links {
                if let Some(fault) = self.step(link, head) {
                    return Ok(Some(fault));
                }
                after = link.number;
            }
            if links.is_empty() {
                return Ok(self.end(head));
            }
        }
    }

    fn at(&self, number: i64, fault: Fault) -> Option<Break> {
        Some(Break { lane: Some(self.lane), number, fault })
    }

    fn step(&mut self, link: &Link, head: Option<&Head>) -> Option<Break> {
        let expected = self.number + 1;
        if link.number > expected {
            return self.at(expected, Fault::Missing);
        }
        if link.number < expected || head.is_some_and(|head| link.number > head.number) {
            return self.at(link.number, Fault::Added);
        }
        if !self.says_what_it_said(link) {
            return self.at(link.number, Fault::Changed);
        }
        if chain::link(self.lane, link.number, &self.hash, &link.commitment) != link.hash.as_slice() {
            return self.at(link.number, Fault::Unlinked);
        }
        if self.seen.hash(self.lane, link.number).is_some_and(|hash| hash != link.hash.as_slice()) {
            return self.at(link.number, Fault::Replaced);
        }
        self.number = link.number;
        self.hash.clone_from(&link.hash);
        None
    }

    fn says_what_it_said(&self, link: &Link) -> bool {
        match &link.content {
            Content::Open { salt, content } => chain::commitment(salt, content) == link.commitment.as_slice(),
            Content::Withheld { mark, day } => {
                chain::is_withheld(self.key, (self.lane, link.number), &link.commitment, *day, mark)
            }
            Content::Gone => false,
        }
    }

    /// The lane's end is where its head and the newest checkpoint say.
    fn end(&self, head: Option<&Head>) -> Option<Break> {
        let furthest = head.map_or(0, |head| head.number).max(self.seen.furthest(self.lane));
        if furthest > self.number {
            return self.at(self.number + 1, Fault::Missing);
        }
        let whole = match head {
            Some(head) => chain::marked(self.key, head) && head.hash == self.hash,
            None => self.number == 0,
        };
        if whole { None } else { self.at(self.number, Fault::Unmarked) }
    }
}
