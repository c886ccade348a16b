//! WAV: a row of chunks, of which three make the sound.
use super::Fault;

const KEPT: [&[u8; 4]; 3] = [b"fmt ", b"fact", b"data"];

/// The sound alone.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut rest = bytes.get(12..).ok_or(Fault::Broken)?;
    let mut kept = b"RIFF\0\0\0\0WAVE".to_vec();
    let mut has = [false; 3];
    while let Some((head, after)) = rest.split_first_chunk::<8>() {
        let (name, size) = (&head[..4], u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
        // a recorder that was cut off never wrote the length
        let size = usize::try_from(size).map_or(after.len(), |size| size.min(after.len()));
        let (body, next) = after.split_at(size);
        if let Some(at) = KEPT.iter().position(|known| known.as_slice() == name)
            && !has[at]
        {
            has[at] = true;
            kept.extend_from_slice(name);
            kept.extend_from_slice(&u32::try_from(size).map_err(|_| Fault::Broken)?.to_le_bytes());
            kept.extend_from_slice(body);
            if size % 2 == 1 {
                kept.push(0);
            }
        }
        rest = next.get(size % 2..).unwrap_or_default();
    }
    if !(has[0] && has[2]) {
        return Err(Fault::Broken);
    }
    let whole = u32::try_from(kept.len() - 8).map_err(|_| Fault::Broken)?;
    kept[4..8].copy_from_slice(&whole.to_le_bytes());
    Ok(kept)
}
