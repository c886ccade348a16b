//! Letters that a program wrote twice: text in UTF-8, taken for Windows-1252 and written as UTF-8 again, reads `RÃ©ception`.
use super::sheet::{Cell, Sheet, Value};
use encoding_rs::{UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// The text with its letters as they were meant; none where nothing was written twice.
pub fn repaired(text: &str) -> Option<String> {
    if !text.contains(begins_a_letter) {
        return None;
    }
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    let mut any = false;
    while let Some(first) = rest.chars().next() {
        let in_run = |c: char| c.is_ascii() == first.is_ascii();
        let (run, after) = rest.split_at(rest.find(|c| !in_run(c)).unwrap_or(rest.len()));
        match turned_back(run).filter(|_| !first.is_ascii()) {
            Some(meant) => {
                whole.push_str(&meant);
                any = true;
            }
            None => whole.push_str(run),
        }
        rest = after;
    }
    any.then_some(whole)
}

/// What two bytes of UTF-8 begin with where they are taken for letters: `Ã`, `Â`, `Å`, and `â` before signs such as ’.
fn begins_a_letter(c: char) -> bool {
    matches!(c, 'Ã' | 'Â' | 'Å' | 'Ä' | 'â')
}

/// A run of letters beyond ASCII, turned back once. Only what people here write: other signs mean that the letters were
/// right as they stood.
fn turned_back(run: &str) -> Option<String> {
    if !run.starts_with(begins_a_letter) {
        return None;
    }
    let bytes: Vec<u8> = run.chars().map(byte).collect::<Option<_>>()?;
    let meant = UTF_8.decode_without_bom_handling_and_without_replacement(&bytes).map(Cow::into_owned)?;
    let written = |c: char| {
        matches!(c, '\u{A0}'..='\u{17F}' | '\u{2010}'..='\u{203A}' | '\u{20AC}' | '\u{2122}') || begins_a_letter(c)
    };
    meant.chars().all(written).then_some(meant)
}

/// The byte that was taken for this letter, by a program that thought of Windows-1252 or of Latin-1.
fn byte(c: char) -> Option<u8> {
    if matches!(c, '\u{80}'..='\u{9F}') {
        return u8::try_from(u32::from(c)).ok();
    }
    let mut letter = [0; 4];
    let (bytes, _, lossy) = WINDOWS_1252.encode(c.encode_utf8(&mut letter));
    (!lossy).then(|| bytes.first().copied()).flatten()
}

/// Rows with letters written twice, by sheet. Where `repair` says so, they are put right.
pub fn look(sheets: &mut [Sheet], repair: bool) -> Vec<Vec<u32>> {
    sheets.iter_mut().map(|sheet| rows(sheet, repair)).collect()
}

fn rows(sheet: &mut Sheet, repair: bool) -> Vec<u32> {
    let mut found = Vec::new();
    for row in &mut sheet.rows {
        let mut any = false;
        for cell in &mut row.cells {
            any |= put_right(cell, repair);
        }
        if any {
            found.push(row.number);
        }
    }
    found
}

fn put_right(cell: &mut Cell, repair: bool) -> bool {
    let Value::Text(text) = &mut cell.value else { return false };
    let meant = repaired(text);
    let any = meant.is_some();
    if let Some(meant) = meant.filter(|_| repair) {
        *text = meant;
    }
    // half letters that nothing could be made of: no database takes them
    if text.contains(|c| matches!(c, '\u{80}'..='\u{9F}')) {
        text.retain(|c| !matches!(c, '\u{80}'..='\u{9F}'));
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_written_twice_are_put_right_and_others_stay() {
        for (written, meant) in [
            ("RÃ©ception", Some("Réception")),
            ("dÃ©jÃ\u{a0} reÃ§u", Some("déjà reçu")),
            ("lâ€™eau", Some("l’eau")),
            ("Â« Oui Â»", Some("« Oui »")),
            ("Ã\u{89}cole, Ã‰cole", Some("École, École")),
            ("sÅ“ur et cÃ´tÃ©, dÃ©jà", Some("sœur et côté, déjà")),
            ("Réception", None),
            ("Âge", None),
            ("CHÂTEAU « été » à l’âge", None),
            ("câ", None),
            ("MÃO", None),
            ("plain", None),
        ] {
            assert_eq!(repaired(written).as_deref(), meant, "{written}");
        }
    }
}
