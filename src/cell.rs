//! Cells that are handed out: a text never becomes a formula in somebody's spreadsheet, and comes back as it was.
use std::borrow::Cow;

/// What a spreadsheet takes for the beginning of a formula, wide forms included.
const STARTS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A text as it goes into a delimited file. What could be taken for a formula gets an apostrophe, as spreadsheets
/// themselves write it; `+223…` stays a telephone number. In workbooks texts are written as texts and need nothing.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_exposed(text.trim_start_matches('\'')) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that `guarded` was given.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_exposed(text.trim_start_matches('\'')) => text,
        _ => cell,
    }
}

/// Leading blanks do not protect: some programs drop them before they look.
fn is_exposed(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(STARTS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_that_is_handed_out_can_run() {
        for text in ["=1+1", "+22376000001", "-5", "@cmd", "\t=1", " =HYPERLINK(\"x\")", "＝1", "'=1", "\r=1"] {
            assert!(guarded(text).starts_with('\''), "{text}");
        }
        for text in ["Pompe en panne", "76 00 00 01", "'hui", "", "1=1"] {
            assert_eq!(guarded(text), text);
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back_as_it_was(text in "['=+@ \t-]{0,4}.{0,12}") {
            let cell = guarded(&text).into_owned();
            prop_assert_eq!(unguarded(&cell), text.as_str());
        }

        #[test]
        fn no_guarded_text_starts_like_a_formula(text in "['=+@ \t-]{0,4}.{0,12}") {
            let cell = guarded(&text).into_owned();
            prop_assert!(!cell.trim_start().starts_with(STARTS));
        }
    }
}
