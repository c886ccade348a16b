//! Sound in the MPEG-4 container (ISO/IEC 14496-12; also 3GP, as telephones record): boxes within boxes. What is not
//! needed to hear it becomes empty space of the same length, so that every offset stays true.
use super::Fault;

/// Boxes that hold others.
const HOLDERS: [&[u8; 4]; 7] = [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf"];
/// Boxes that are kept as they are, but for what `settle` takes out of them.
const KEPT: [&[u8; 4]; 19] = [
    b"ftyp", b"mdat", b"mvhd", b"tkhd", b"mdhd", b"hdlr", b"smhd", b"stsd", b"stts", b"stsc", b"stsz", b"stz2",
    b"stco", b"co64", b"ctts", b"elst", b"dref", b"stss", b"sgpd",
];

/// The same sound without tags, places, times and names.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut kept = bytes.to_vec();
    let mut seen = Seen::default();
    level(&mut kept, true, &mut seen)?;
    if seen.sound && seen.data { Ok(kept) } else { Err(Fault::Unknown) }
}

#[derive(Default)]
struct Seen {
    sound: bool,
    data: bool,
}

/// Length of the head and of the whole box that begins here.
fn measure(bytes: &[u8]) -> Option<(usize, usize)> {
    let size = u32::from_be_bytes(*bytes.first_chunk()?);
    let (head, whole) = match size {
        0 => (8, bytes.len()),
        1 => (16, usize::try_from(u64::from_be_bytes(*bytes.get(8..)?.first_chunk()?)).ok()?),
        size => (8, usize::try_from(size).ok()?),
    };
    (whole >= head && whole <= bytes.len()).then_some((head, whole))
}

fn level(mut bytes: &mut [u8], top: bool, seen: &mut Seen) -> Result<(), Fault> {
    while bytes.len() >= 8 {
        let (head, whole) = measure(bytes).ok_or(Fault::Broken)?;
        let (now, rest) = bytes.split_at_mut(whole);
        let name: [u8; 4] = *now[4..].first_chunk().ok_or(Fault::Broken)?;
        let outer = [b"ftyp", b"mdat", b"moov"].contains(&&name);
        if HOLDERS.contains(&&name) && outer == top {
            level(&mut now[head..], false, seen)?;
        } else if KEPT.contains(&&name) && outer == top {
            settle(&name, &mut now[head..], seen)?;
        } else {
            now[4..8].copy_from_slice(b"free");
            now[head..].fill(0);
        }
        bytes = rest;
    }
    bytes.fill(0);
    Ok(())
}

/// Takes the times out of the heads and the name out of the handler; a track that is not sound is not taken.
fn settle(name: &[u8; 4], body: &mut [u8], seen: &mut Seen) -> Result<(), Fault> {
    match name {
        b"mvhd" | b"tkhd" | b"mdhd" => {
            let end = if body.first() == Some(&1) { 20 } else { 12 };
            body.get_mut(4..end).ok_or(Fault::Broken)?.fill(0);
        }
        b"hdlr" => {
            if body.get(8..12) != Some(b"soun") {
                return Err(Fault::Unknown);
            }
            body.get_mut(24..).ok_or(Fault::Broken)?.fill(0);
            seen.sound = true;
        }
        b"mdat" => seen.data = true,
        _ => {}
    }
    Ok(())
}
