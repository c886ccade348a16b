//! The follow-up code: its spellings, and what it opens.
use crate::sealing::{ANIMALS, COLOURS, ItemHeader, PAIRS, SlipSecret, open_item, seal_item};

const CASE: [u8; 16] = [7; 16];

fn code() -> SlipSecret {
    SlipSecret::new_code().unwrap()
}

fn verifier(secret: &SlipSecret, case: &[u8; 16]) -> [u8; 32] {
    secret.keys(case).unwrap().verifier
}

#[test]
fn a_code_has_two_spellings_in_fours_that_mean_the_same() {
    for _ in 0..200 {
        let code = code();
        let (letters, digits) = code.spelt().unwrap();
        let groups = |text: &str| text.split(' ').map(str::len).collect::<Vec<_>>();
        assert_eq!((groups(&letters), groups(&digits)), (vec![4; 4], vec![4; 6]));
        assert!(digits.bytes().all(|b| b.is_ascii_digit() || b == b' '));
        let expected = verifier(&code, &CASE);
        for spelling in [&letters, &digits] {
            assert_eq!(verifier(&SlipSecret::parse(spelling).unwrap(), &CASE), expected, "{}", **spelling);
        }
    }
}

#[test]
fn a_code_is_read_as_people_type_it() {
    let known = verifier(&SlipSecret::parse("0123 4567 89AB CD10").unwrap(), &CASE);
    for typed in ["0123456789abcdio", "O123-4567-89ab-cdl0", " 0123 4567\t89AB – CD1O ", "٠١٢٣ ٤٥٦٧ ٨٩AB CD١٠"]
    {
        let read = SlipSecret::parse(typed).unwrap_or_else(|| panic!("{typed}"));
        assert_eq!(verifier(&read, &CASE), known, "{typed}");
    }
    let many = "1".repeat(10_000);
    for wrong in
        ["", "0123", "0123 4567 89AB CD1", "0123 4567 89AB CD100", "UUUU UUUU UUUU UUUU", "é123456789abcd10", &many]
    {
        assert!(SlipSecret::parse(wrong).is_none(), "{wrong}");
    }
    // 24 digits, one of them a letter
    assert!(SlipSecret::parse("0123 4567 8901 2345 6789 012A").is_none());
}

#[test]
fn a_code_opens_at_its_own_case_alone() {
    let code = code();
    let (keys, elsewhere) = (code.keys(&CASE).unwrap(), code.keys(&[8; 16]).unwrap());
    assert!(keys.fit(&keys.verifier) && !keys.fit(&elsewhere.verifier) && !keys.fit(&[]));
    let header = ItemHeader { instance: [1; 16], case: CASE, kind: "answer".into(), number: 3, author: [0; 16] };
    let item = seal_item(&keys.identity.recipient(), &header, b"la pompe marche").unwrap();
    let opened = open_item(&code.keys(&CASE).unwrap().identity, &header.place(), &item.bytes).unwrap();
    assert_eq!(opened.1.as_slice(), b"la pompe marche");
    assert!(open_item(&elsewhere.identity, &header.place(), &item.bytes).is_err());
    // what is kept is not what is proved, and neither leads to the other
    assert_ne!(keys.identity.to_text().as_bytes(), keys.verifier);
}

#[test]
fn a_phrase_is_five_colours_and_animals_and_is_no_code() {
    let phrase = SlipSecret::new_phrase().unwrap();
    let pairs = phrase.pairs();
    assert_eq!(pairs.len(), PAIRS);
    assert!(pairs.iter().all(|(colour, animal)| *colour < COLOURS && *animal < ANIMALS));
    let again = SlipSecret::of_pairs(&pairs).unwrap();
    assert_eq!(verifier(&again, &CASE), verifier(&phrase, &CASE));
    let mut other = pairs.clone();
    other.swap(0, 1);
    assert!(other == pairs || verifier(&SlipSecret::of_pairs(&other).unwrap(), &CASE) != verifier(&phrase, &CASE));
    assert!(phrase.spelt().is_none() && SlipSecret::of_pairs(&pairs[1..]).is_none());
    assert!(SlipSecret::of_pairs(&[(COLOURS, 0); PAIRS]).is_none());
    // 8 colours and 32 animals: 8 bits a pair, 40 together
    assert_eq!((usize::from(COLOURS) * usize::from(ANIMALS)).pow(5), 1 << 40);
}

#[test]
fn nothing_of_a_code_is_shown_by_debug() {
    let (letters, _) = code().spelt().unwrap();
    let shown = format!("{:?}", SlipSecret::parse(&letters).unwrap());
    assert_eq!(shown, "SlipSecret(hidden)");
}
