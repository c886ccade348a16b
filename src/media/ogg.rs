//! Ogg (RFC 3533) with one stream of Opus (RFC 7845) or Vorbis: the comments become empty, the pages are numbered anew.
use super::Fault;

const HEAD: usize = 27;
const CONTINUED: u8 = 1;
const BEGINS: u8 = 2;

struct Page<'a> {
    flags: u8,
    position: [u8; 8],
    serial: [u8; 4],
    lacing: &'a [u8],
    body: &'a [u8],
}

fn page(bytes: &[u8]) -> Option<(Page<'_>, &[u8])> {
    let (head, rest) = bytes.split_first_chunk::<HEAD>()?;
    if !head.starts_with(b"OggS\0") {
        return None;
    }
    let (lacing, rest) = rest.split_at_checked(usize::from(head[26]))?;
    let length = lacing.iter().map(|part| usize::from(*part)).sum();
    let (body, rest) = rest.split_at_checked(length)?;
    let position = *head[6..].first_chunk()?;
    let serial = *head[14..].first_chunk()?;
    Some((Page { flags: head[5], position, serial, lacing, body }, rest))
}

/// The same sound without comments; what follows the last page is left out.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let (first, _) = page(bytes).ok_or(Fault::Broken)?;
    let serial = first.serial;
    let count = match first.body {
        body if body.starts_with(b"OpusHead") => 2,
        body if body.starts_with(b"\x01vorbis") => 3,
        _ => return Err(Fault::Unknown),
    };
    let (headers, mut rest) = headers(bytes, serial, count)?;
    let mut out = Out { bytes: Vec::with_capacity(bytes.len()), serial, number: 0 };
    let mut headers = headers.into_iter();
    let begin = headers.next().ok_or(Fault::Broken)?;
    let begin = trimmed(begin);
    out.page(BEGINS, [0; 8], &lacing(begin.len()), &begin);
    let mut others: Vec<Vec<u8>> = headers.collect();
    *others.first_mut().ok_or(Fault::Broken)? =
        if count == 2 { b"OpusTags\0\0\0\0\0\0\0\0".to_vec() } else { b"\x03vorbis\0\0\0\0\0\0\0\0\x01".to_vec() };
    out.packets(&others);
    while let Some((next, after)) = page(rest) {
        if next.serial != serial || next.flags & BEGINS != 0 {
            return Err(Fault::Unknown);
        }
        out.page(next.flags, next.position, next.lacing, next.body);
        rest = after;
    }
    Ok(out.bytes)
}

/// The first packets, and what stands after the page on which the last of them ends.
fn headers(bytes: &[u8], serial: [u8; 4], count: usize) -> Result<(Vec<Vec<u8>>, &[u8]), Fault> {
    let (mut found, mut open, mut rest) = (Vec::new(), Vec::new(), bytes);
    while found.len() < count {
        let (now, after) = page(rest).ok_or(Fault::Broken)?;
        let first = rest.len() == bytes.len();
        if now.serial != serial || (now.flags & BEGINS != 0) != first {
            return Err(Fault::Unknown);
        }
        let mut body = now.body;
        for part in now.lacing {
            let (piece, next) = body.split_at(usize::from(*part));
            open.extend_from_slice(piece);
            body = next;
            if *part < 255 {
                found.push(std::mem::take(&mut open));
            }
        }
        rest = after;
    }
    // sound begins on a page of its own
    if found.len() == count && open.is_empty() { Ok((found, rest)) } else { Err(Fault::Broken) }
}

/// The identification as long as its format says.
fn trimmed(mut begin: Vec<u8>) -> Vec<u8> {
    if begin.starts_with(b"OpusHead") {
        let (channels, family) = (begin.get(9).copied().unwrap_or(1), begin.get(18).copied().unwrap_or(0));
        begin.truncate(if family == 0 { 19 } else { 21 + usize::from(channels) });
    } else {
        begin.truncate(30);
    }
    begin
}

fn lacing(length: usize) -> Vec<u8> {
    let mut parts = vec![255; length / 255];
    parts.push(u8::try_from(length % 255).unwrap_or_default());
    parts
}

struct Out {
    bytes: Vec<u8>,
    serial: [u8; 4],
    number: u32,
}

impl Out {
    fn page(&mut self, flags: u8, position: [u8; 8], lacing: &[u8], body: &[u8]) {
        let begin = self.bytes.len();
        self.bytes.extend_from_slice(b"OggS\0");
        self.bytes.push(flags);
        self.bytes.extend_from_slice(&position);
        self.bytes.extend_from_slice(&self.serial);
        self.bytes.extend_from_slice(&self.number.to_le_bytes());
        self.bytes.extend_from_slice(&[0; 4]);
        self.bytes.push(u8::try_from(lacing.len()).unwrap_or(u8::MAX));
        self.bytes.extend_from_slice(lacing);
        self.bytes.extend_from_slice(body);
        let sum = checksum(&self.bytes[begin..]).to_le_bytes();
        self.bytes[begin + 22..begin + 26].copy_from_slice(&sum);
        self.number += 1;
    }

    /// Packets on as many pages as they need.
    fn packets(&mut self, packets: &[Vec<u8>]) {
        let parts: Vec<u8> = packets.iter().flat_map(|packet| lacing(packet.len())).collect();
        let body: Vec<u8> = packets.concat();
        let (mut rest, mut open) = (body.as_slice(), false);
        for parts in parts.chunks(255) {
            let (now, after) = rest.split_at(parts.iter().map(|part| usize::from(*part)).sum());
            let ends = parts.iter().any(|part| *part < 255);
            self.page(if open { CONTINUED } else { 0 }, [if ends { 0 } else { 255 }; 8], parts, now);
            (rest, open) = (after, parts.last() == Some(&255));
        }
    }
}

/// CRC-32 of Ogg: polynomial 0x04c11db7, neither mirrored nor inverted.
fn checksum(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut at = 0;
        while at < 256 {
            let mut sum = (at as u32) << 24;
            let mut bit = 0;
            while bit < 8 {
                sum = if sum & 0x8000_0000 != 0 { (sum << 1) ^ 0x04c1_1db7 } else { sum << 1 };
                bit += 1;
            }
            table[at] = sum;
            at += 1;
        }
        table
    };
    bytes.iter().fold(0, |sum, byte| (sum << 8) ^ TABLE[usize::from((sum >> 24) as u8 ^ byte)])
}
