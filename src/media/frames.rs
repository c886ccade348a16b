//! Sound that is a row of frames, each of which tells its own length: MP3 (ISO/IEC 11172-3, 13818-3) and AMR (RFC 4867,
//! section 5). Only frames are kept; tags stand between, before or after them.
use super::Fault;

/// Kilobits per second of layer III by index: MPEG 1, then MPEG 2 and 2.5.
const BITRATES: [[u32; 15]; 2] = [
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
/// Samples per second by index of MPEG 1; half of it for MPEG 2, a quarter for 2.5.
const RATES: [u32; 3] = [44_100, 48_000, 32_000];

/// The length of the layer III frame that begins here, and what all frames of a file share.
fn frame(bytes: &[u8]) -> Option<(usize, (u8, u8))> {
    let [0xff, second, third, _] = *bytes.first_chunk::<4>()? else { return None };
    let (version, layer) = ((second >> 3) & 3, (second >> 1) & 3);
    if second & 0xe0 != 0xe0 || version == 1 || layer != 1 {
        return None;
    }
    let first = version == 3;
    let bitrate = *BITRATES[usize::from(!first)].get(usize::from(third >> 4))?;
    let rate = RATES.get(usize::from((third >> 2) & 3))? >> (if first { 0 } else { 1 + u32::from(version == 0) });
    // a free bitrate does not tell the length
    if bitrate == 0 {
        return None;
    }
    let samples = if first { 144 } else { 72 };
    let length = samples * bitrate * 1000 / rate + u32::from((third >> 1) & 1);
    Some((usize::try_from(length).ok()?, (version, (third >> 2) & 3)))
}

/// Whether two frames stand at the beginning.
pub(super) fn begins_like_mp3(bytes: &[u8]) -> bool {
    follows(bytes, None)
}

/// Whether a frame stands here and another, or the end, right after it.
fn follows(bytes: &[u8], shared: Option<(u8, u8)>) -> bool {
    let Some((length, this)) = frame(bytes) else { return false };
    let fits = shared.is_none_or(|shared| shared == this);
    let next = bytes.get(length..);
    fits && next.is_some_and(|next| next.is_empty() || frame(next).is_some_and(|(_, other)| other == this))
}

/// The frames of an MP3.
pub(super) fn mp3(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut kept = Vec::with_capacity(bytes.len());
    let (mut rest, mut shared, mut lost, mut count) = (bytes, None, true, 0u32);
    while !rest.is_empty() {
        if let Some(length) = tag(rest) {
            rest = rest.get(length..).unwrap_or_default();
            lost = true;
            continue;
        }
        let found = frame(rest).filter(|(length, this)| {
            let fits = shared.is_none_or(|shared| shared == *this) && *length <= rest.len();
            fits && (!lost || follows(rest, shared))
        });
        if let Some((length, this)) = found {
            let (now, after) = rest.split_at(length);
            kept.extend_from_slice(now);
            (rest, shared, lost, count) = (after, Some(this), false, count + 1);
        } else {
            (rest, lost) = (&rest[1..], true);
        }
    }
    if count >= 2 { Ok(kept) } else { Err(Fault::Broken) }
}

/// The length of a tag that stands here: ID3v2 (with its footer), ID3v1, APE.
fn tag(bytes: &[u8]) -> Option<usize> {
    if bytes.starts_with(b"ID3") {
        let [_, _, _, _, _, flags, a, b, c, d] = *bytes.first_chunk::<10>()?;
        let size = [a, b, c, d].into_iter().fold(0usize, |size, part| size << 7 | usize::from(part & 0x7f));
        return Some(10 + size + if flags & 0x10 != 0 { 10 } else { 0 });
    }
    if bytes.starts_with(b"TAG") && bytes.len() <= 128 {
        return Some(bytes.len());
    }
    if bytes.starts_with(b"APETAGEX") {
        let size = u32::from_le_bytes(*bytes.get(12..)?.first_chunk()?);
        return Some(32 + usize::try_from(size).ok()?);
    }
    None
}

/// Bytes after the first one of a frame, by its type. `None`: there is no such type.
const NARROW: [Option<usize>; 16] = {
    let mut sizes = [None; 16];
    let known = [12, 13, 15, 17, 19, 20, 26, 31, 5];
    let mut at = 0;
    while at < known.len() {
        sizes[at] = Some(known[at]);
        at += 1;
    }
    sizes[15] = Some(0);
    sizes
};
const WIDE: [Option<usize>; 16] = {
    let mut sizes = [None; 16];
    let known = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5];
    let mut at = 0;
    while at < known.len() {
        sizes[at] = Some(known[at]);
        at += 1;
    }
    (sizes[14], sizes[15]) = (Some(0), Some(0));
    sizes
};

/// The frames of an AMR recording of one channel; what follows the last one is left out.
pub(super) fn amr(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let forms: [(&[u8], _); 2] = [(b"#!AMR\n", NARROW), (b"#!AMR-WB\n", WIDE)];
    let form = forms.into_iter().find_map(|(mark, sizes)| Some((mark, sizes, bytes.strip_prefix(mark)?)));
    let (mark, sizes, mut rest) = form.ok_or(Fault::Broken)?;
    let mut kept = mark.to_vec();
    while let Some(first) = rest.first() {
        // the outermost bits are always zero
        let size = sizes[usize::from((first >> 3) & 15)].filter(|_| first & 0x83 == 0);
        let Some((now, after)) = size.and_then(|size| rest.split_at_checked(1 + size)) else { break };
        kept.extend_from_slice(now);
        rest = after;
    }
    if kept.len() > mark.len() { Ok(kept) } else { Err(Fault::Broken) }
}
