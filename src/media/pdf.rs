//! Documents: read as objects and written anew, without what tells about their making and without what acts by itself.
//! Older versions of the document, which stay in the file when it is edited, are lost with it.
use super::Fault;
use lopdf::{Dictionary, Document, LoadOptions, Object};

/// The most that one packed part may unpack to, in bytes.
const MOST_UNPACKED: usize = 64 * 1024 * 1024;
/// Entries that tell about making, or act.
const DROPPED: &[&[u8]] = &[
    b"Metadata",
    b"PieceInfo",
    b"LastModified",
    b"AF",
    b"EmbeddedFiles",
    b"JavaScript",
    b"OpenAction",
    b"AA",
    b"Thumb",
    b"SpiderInfo",
];
/// Entries of a remark in the margin that name its author and its hour.
const OF_REMARKS: &[&[u8]] = &[b"T", b"M", b"CreationDate", b"NM", b"RC", b"Popup"];

pub(super) fn read(bytes: &[u8]) -> Result<Document, Fault> {
    let options = LoadOptions::with_max_decompressed_size(MOST_UNPACKED);
    let mut document = Document::load_mem_with_options(bytes, options).map_err(|_| Fault::Broken)?;
    if document.is_encrypted() || document.get_pages().is_empty() {
        return Err(Fault::Broken);
    }
    for entry in [b"Info".as_slice(), b"ID", b"Prev", b"XRefStm"] {
        document.trailer.remove(entry);
    }
    document.objects.values_mut().for_each(clean);
    document.prune_objects();
    document.renumber_objects();
    Ok(document)
}

fn clean(object: &mut Object) {
    match object {
        Object::Dictionary(entries) => clean_entries(entries),
        Object::Array(parts) => parts.iter_mut().for_each(clean),
        Object::Stream(stream) => {
            clean_entries(&mut stream.dict);
            let last = match stream.dict.get(b"Filter") {
                Ok(Object::Array(filters)) => filters.first().filter(|_| filters.len() == 1),
                other => other.ok(),
            };
            if matches!(last, Some(Object::Name(name)) if name == b"DCTDecode")
                && let Some(bare) = bare_jpeg(&stream.content)
            {
                stream.set_content(bare);
            }
        }
        _ => {}
    }
}

fn clean_entries(entries: &mut Dictionary) {
    DROPPED.iter().for_each(|name| drop(entries.remove(name)));
    let is = |name: &[u8], value: &[u8]| matches!(entries.get(name), Ok(Object::Name(found)) if found == value);
    let remark = is(b"Type", b"Annot") && !entries.has(b"FT") && !is(b"Subtype", b"Widget");
    if remark {
        OF_REMARKS.iter().for_each(|name| drop(entries.remove(name)));
    }
    entries.iter_mut().for_each(|(_, value)| clean(value));
}

/// A picture inside a document without its application segments and comments; the one that says how colours are stored
/// stays. `None` when it cannot be read: then it is left as it is shown.
fn bare_jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    let mut kept = b"\xff\xd8".to_vec();
    loop {
        let [0xff, marker] = *rest.first_chunk::<2>()? else { return None };
        if marker == 0xda {
            kept.extend_from_slice(rest);
            return Some(kept);
        }
        let length = u16::from_be_bytes(*rest.get(2..)?.first_chunk()?);
        let (segment, after) = rest.split_at_checked(2 + usize::from(length))?;
        let tells = matches!(marker, 0xe0..=0xed | 0xef | 0xfe);
        if !tells {
            kept.extend_from_slice(segment);
        }
        rest = after;
    }
}
