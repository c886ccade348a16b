//! The dirt of real registers: odd encodings and separators, rows that are none, columns that hold three facts.
use super::*;
use crate::exchange::{ReadError, Reason, WarningKind};

const HEADINGS: &str = "N°;Reçue le;Région;Commune;Sexe;Âge;Secteur;Catégorie;Résumé;Sensibilité;Clôturée le";

fn register(lines: &[&str]) -> Understood {
    read(format!("{HEADINGS}\n{}\n", lines.join("\n")).as_bytes())
}

fn numbers(understood: &Understood) -> Vec<u32> {
    rows(understood).iter().map(|row| row.row).collect()
}

fn warned(understood: &Understood) -> Vec<(WarningKind, u32)> {
    understood.warnings.iter().map(|warning| (warning.kind, warning.row)).collect()
}

#[test]
fn every_way_of_writing_letters_is_read() {
    let text = format!("{HEADINGS}\r\n1;02/03/26;Ségou;Niono;F;18-59;EHA;5;Pompe cassée;;\r\n");
    let utf16 = |big: bool| {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    let windows: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let twice = encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned();
    let (plain, little, big) = (text.clone().into_bytes(), utf16(false), utf16(true));
    for bytes in [&plain, &marked, &windows, &little, &big, &twice.into_bytes(), &little[2..].to_vec()] {
        let understood = read(bytes);
        assert_eq!(rows(&understood)[0].summary.as_deref(), Some("Pompe cassée"));
        assert_eq!(rows(&understood)[0].place.region.as_deref(), Some("Ségou"));
    }
}

#[test]
fn every_separator_is_found_although_others_stand_in_the_texts() {
    for separator in [";", ",", "\t", "|"] {
        let quoted = "\"Eau, riz; bidons|sacs\tet \"\"kits\"\"\"";
        let text = format!("{HEADINGS}\n1;02/03/26;Mopti;Mopti;F;60+;Cash;2;{quoted};;\n");
        let [head, line] = [text.lines().next().unwrap(), text.lines().nth(1).unwrap()];
        let (before, after) = line.split_once(quoted).unwrap();
        let line = format!("{}{quoted}{}", before.replace(';', separator), after.replace(';', separator));
        let understood = read(format!("{}\n{line}\n", head.replace(';', separator)).as_bytes());
        assert_eq!(rows(&understood)[0].summary.as_deref(), Some("Eau, riz; bidons|sacs\tet \"kits\""), "{separator}");
    }
    let announced = read(format!("sep=;\n{HEADINGS}\n1;02/03/26;;;;;;2;Quand ?;;\n").as_bytes());
    assert_eq!(numbers(&announced), [2], "the line that names the separator is no row");
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    let text = format!(
        "Registre du comité\n\n{HEADINGS}\n1;02/03/26;;;;;;2;\"Une\nou deux\r\nlignes\";;\n;;;;;;;;;;\n\n2;03/03/26;;;;;;2;Ici;;\n"
    );
    assert_eq!(numbers(&read(text.as_bytes())), [4, 7]);
}

#[test]
fn places_in_one_column_headings_in_two_languages_and_telephones_as_formulas_are_read() {
    let text = "Code;Date de réception / Date received;Région / Cercle / Commune;Type;Plainte;Téléphone\n\
        Ref;Date received;Region / Cercle / Commune;Type;Complaint;Phone\n\
        1;02/03/26;Mopti / Djenné / Fakala;Demande d'information;Quand ?;=\"0022376000001\"\n\
        2;02/03/26;Gao;Plainte;Rien;'+22376000001\n";
    let understood = read(text.as_bytes());
    let row = rows(&understood)[0];
    assert_eq!((row.row, row.category), (3, 2));
    let place = &row.place;
    assert_eq!(
        [&place.region, &place.cercle, &place.commune].map(|name| name.as_deref().unwrap_or("")),
        ["Mopti", "Djenné", "Fakala"]
    );
    assert_eq!(row.person.contact.as_deref(), Some("0022376000001"));
    assert_eq!(rejections(&understood)[0].reason, Reason::UnknownCategory);
}

#[test]
fn ragged_rows_and_a_quote_that_is_never_closed_cost_nothing_else() {
    let understood = register(&[
        "1;02/03/26;;;;;;2;Court",
        "2;02/03/26;;;;;;2;\"Jamais fermé;;",
        "3;02/03/26;;;;;;2;Long;;;;;plus;loin",
    ]);
    assert_eq!(numbers(&understood), [2, 3, 4]);
    assert_eq!(rows(&understood)[1].summary.as_deref(), Some("\"Jamais fermé"));
}

#[test]
fn totals_bands_notes_and_prepared_rows_are_no_cases() {
    let understood = register(&[
        "MARS 2026;;;;;;;;;;",
        "1;02/03/26;Mopti;;;;;2;Quand ?;;",
        "N°;Reçue le;Région;Commune;Sexe;Âge;Secteur;Catégorie;Résumé;Sensibilité;Clôturée le",
        "2;02/03/26;Mopti;;;;;2;Où ?;;",
        "Sous-total;2;;;;;;;;;",
        "3;;;;;;;;;;",
        "4;;Mopti;;;;;;;ordinaire;",
        ";-;;;;;;;;;-",
        "TOTAL;11;;;;;;;;;",
        "Signature du comité;;;;;;;;;;",
    ]);
    assert_eq!(numbers(&understood), [3, 5]);
    assert!(rejections(&understood).is_empty(), "{:?}", rejections(&understood));
}

#[test]
fn rows_that_explain_the_headings_are_no_cases() {
    let understood = register(&[
        "#meta+id;#date+received;#adm1;#adm3;#sex;#age;#sector;#category;#summary;#sev;#date+closed",
        "(1);(2);(3);(4);(5);(6);(7);(8);(9);(10);(11)",
        "Reference;Date received;Region;Commune;Sex;Age;Sector;Category;Summary;Sensitivity;Closing date",
        "texte;jj/mm/aaaa;liste;;F/H;;;1 à 8;;;jj/mm/aaaa",
        "1;02/03/26;Mopti;;;;;2;Quand ?;;",
    ]);
    assert_eq!(numbers(&understood), [6]);
    assert!(rejections(&understood).is_empty());
}

#[test]
fn headings_stand_below_titles_and_in_two_rows() {
    let text = "Mécanisme de plaintes;;;;;;\nProgramme Mopti;;;;;;\n;;;;;;\n\nMise à jour : 31/10/2026;;;;;;\n\
        N°;Réception;;Plaignant;;Catégorie;Résumé;Clôture;;\n;Date;Canal;Sexe;Âge;;;Date;Motif;Observations\n\
        1;02/03/26;Radio;F;16;8;Seule;05/03/26;orientée;rien\n";
    let understood = read(text.as_bytes());
    let row = rows(&understood)[0];
    assert_eq!(understood.sheets[0].header_row, 7);
    assert_eq!((row.row, row.received, row.steps.closed), (8, day(2026, 3, 2), Some(day(2026, 3, 5))));
    assert_eq!((row.channel, row.person.sex, row.category), (Some("radio"), Some("female"), 8));
    assert_eq!(row.steps.closing_reason.as_deref(), Some("orientée"));
    assert_eq!(row.track().map(|track| track.code()), Some("child"));
}

#[test]
fn one_column_may_hold_three_facts() {
    let text = "N°;Date received;Category;Summary;Closing date / reason / days;Loop closed / satisfaction;Sexe / âge\n\
        1;02/03/2026;3;a;12/03/2026 / resolved / 10;Yes / partly;F / 12-17\n\
        2;02/03/2026;3;b;12 mars 2026, information donnée (10 j);Non;H 60+\n\
        3;02/03/2026;3;c;12/03/26/résolue/10 j;Oui, satisfait;NSP\n\
        4;02/03/2026;3;d;;O;-\n\
        5;02/03/2026;3;e;en cours;;\n\
        6;02/03/2026;3;f;31/02/2026 / resolved / 5;;\n";
    let understood = read(text.as_bytes());
    let rows = rows(&understood);
    let closed: Vec<_> = rows.iter().map(|row| row.steps.closed).collect();
    let on = Some(day(2026, 3, 12));
    assert_eq!(closed, [on, on, on, None, None]);
    let reasons: Vec<_> = rows.iter().map(|row| row.steps.closing_reason.as_deref().unwrap_or("")).collect();
    assert_eq!(reasons[..3], ["resolved", "information donnée", "résolue"]);
    let told: Vec<_> = rows.iter().map(|row| (row.steps.told, row.steps.satisfaction)).collect();
    assert_eq!(
        told[..4],
        [(Some(true), Some("partly")), (Some(false), None), (Some(true), Some("satisfied")), (Some(true), None)]
    );
    let people: Vec<_> =
        rows.iter().map(|row| (row.person.sex, row.person.age.as_ref().map(|age| age.band.as_str()))).collect();
    assert_eq!(people[..3], [(Some("female"), Some("12-17")), (Some("male"), Some("60+")), (Some("unsaid"), None)]);
    assert_eq!(rejections(&understood)[0].reason, Reason::ImpossibleDate);
    assert_eq!(rejections(&understood)[0].row, 7);
}

#[test]
fn a_row_is_refused_for_its_first_fault_and_a_sensitive_one_without_its_value() {
    let understood = register(&[
        "1;;;;;;;?;deux fautes;;",
        "2;32/01/2026;;;;;;?;deux fautes;;",
        "3;02/03/2026;;;;;;?;;;01/03/2026",
        "4;02/03/2026;;;;;;3;;;01/03/2026",
        "5;31/02/2026;;;;;;6;;;",
        "6;02/03/2026;;;;;;3;;hypersensible;bientôt",
        "7;15/12/2026;;;;;;3;demain;;",
        "8;12/03/1999;;;;;;3;jadis;;",
        "9;03/15/2026;;;;;;3;à l'américaine;;",
        "10;02/03/2026;;;;;;6/8;;;",
    ]);
    let told: Vec<_> =
        rejections(&understood).iter().map(|r| (r.reason.code(), r.column.as_str(), r.value.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("missing_received_date", "Reçue le", Some("")),
            ("impossible_date", "Reçue le", Some("32/01/2026")),
            ("unknown_category", "Catégorie", Some("?")),
            ("closed_before_received", "Clôturée le", Some("01/03/2026")),
            ("impossible_date", "Reçue le", None),
            ("impossible_date", "Clôturée le", None),
            ("impossible_date", "Reçue le", Some("15/12/2026")),
            ("impossible_date", "Reçue le", Some("12/03/1999")),
            ("impossible_date", "Reçue le", Some("03/15/2026")),
            ("unknown_category", "Catégorie", Some("6/8")),
        ]
    );
}

#[test]
fn what_is_doubtful_is_taken_with_a_warning() {
    let text = "N°;Date received;Date acknowledged;Due date;Category;Summary;Sector;Channel;Sensitivity\n\
        1;02/03/2026;hier;01/03/2026;3;a;Pêche;Pigeon;ordinary\n2;02/03/2026;01/03/2026;;3;b;;;violet\n";
    let understood = read(text.as_bytes());
    let mut warned = warned(&understood);
    warned.sort();
    use WarningKind::*;
    assert_eq!(
        warned,
        [
            (UnknownSector, 2),
            (UnknownChannel, 2),
            (UnknownValue, 3),
            (UnreadableDate, 2),
            (DueBeforeReceived, 2),
            (DateBeforeReceived, 3)
        ]
    );
    assert_eq!((rows(&understood)[0].sector, rows(&understood)[0].channel), (Some("other"), Some("other")));
    assert!(rows(&understood)[1].is_sealed(), "what nobody understands is not open");
}

#[test]
fn what_must_be_sealed_is_and_goes_to_whom_it_concerns() {
    let tracks: Vec<_> = [
        ("18-59;x;6;a;;", Some("psea")),
        ("18-59;x;7;a;ordinaire;", Some("integrity")),
        ("18-59;x;8;a;;", Some("rights")),
        ("0-17;x;8;a;hypersensible;", Some("child")),
        ("18-59;x;8;a;hypersensible;", Some("gbv")),
        (";x;8;a;sensible;", Some("rights")),
        (";x;3;a;sensible;", Some("rights")),
        ("12-17;x;3;a;sensible;", Some("child")),
        (";x;5;a;hypersensible;", Some("gbv")),
        ("0-17;x;5;a;ordinaire;", None),
        (";x;1;a;;", None),
    ]
    .iter()
    .map(|(rest, track)| (register(&[&format!("1;02/03/26;Mopti;;F;{rest}")]), *track))
    .collect();
    for (understood, track) in tracks {
        let row = rows(&understood)[0];
        assert_eq!(row.track().map(|track| track.code()), track, "{}", row.category);
        assert_eq!(row.is_sealed(), track.is_some());
        assert_eq!(row.drops_summary(), matches!(track, Some("child" | "gbv")));
    }
    let girl = register(&["1;02/03/26;Mopti;;Fille;;x;8;a;;"]);
    assert_eq!(rows(&girl)[0].track().map(|track| track.code()), Some("child"));
}

#[test]
fn repeated_means_number_date_category_place_and_summary() {
    let understood = register(&[
        "7;02/03/26;Ménaka;Ménaka;F;;Cash;2;Quand ?;;",
        "7 ;2 mars 2026;MENAKA ;menaka;H;;Eau;C2;quand;;05/03/26",
        "7;02/03/26;Ménaka;Ménaka;F;;Cash;3;Quand ?;;",
        ";02/03/26;Ménaka;Ménaka;F;;Cash;2;Quand ?;;",
        ";02/03/26;Ménaka;Ménaka;F;;Cash;2;Quand ?;;",
        ";02/03/26;Ménaka;Ménaka;F;;Cash;2;Où ?;;",
    ]);
    let repeated: Vec<bool> = rows(&understood).iter().map(|row| row.repeated_in_file).collect();
    assert_eq!(repeated, [false, true, false, false, true, false]);
    assert_eq!(warned(&understood), [(WarningKind::ReferenceReused, 4)]);
    assert_eq!(created(&understood).len(), 4);
}

#[test]
fn a_wrong_clock_does_not_refuse_a_whole_register() {
    let text: String = (1..=20).map(|n| format!("{n};{n:02}/03/26;;;;;;2;Quand ?;;\n")).collect();
    let bytes = format!("{HEADINGS}\n{text}");
    let understood = Tracker::read(bytes.as_bytes(), "r.csv", None, day(2024, 1, 1)).unwrap();
    assert_eq!(rows(&understood).len(), 20);
    assert_eq!(warned(&understood), [(WarningKind::ClockBehind, 1)]);
}

#[test]
fn serial_numbers_of_a_text_file_are_read_and_1904_is_noticed() {
    let understood = register(&["1;46084;;;;;;2;a;;46097.5", "2;46085,0;;;;;;2;b;;"]);
    assert_eq!(rows(&understood)[0].received, day(2026, 3, 3));
    assert_eq!(rows(&understood)[0].steps.closed, Some(day(2026, 3, 16)));
    let old =
        register(&["1;44622;;;;;;2;a;;05/03/2026", "2;44623;;;;;;2;b;;06/03/2026", "3;44624;;;;;;2;c;;09/03/2026"]);
    assert_eq!(rows(&old)[0].received, day(2026, 3, 3));
}

#[test]
fn everything_else_is_told_in_its_own_way() {
    let refused = |bytes: &[u8], sheet| Tracker::read(bytes, "x.csv", sheet, today()).unwrap_err();
    assert_eq!(refused(b"", None), ReadError::Empty);
    assert_eq!(refused(b"\n\n \n", None), ReadError::Empty);
    assert_eq!(refused(b"a;b\n1;2\n", None), ReadError::NoHeader);
    assert_eq!(refused(b"%PDF-1.7 \x80\x81\x00", None), ReadError::NotASpreadsheet);
    assert_eq!(refused(b"<html><table></table></html>", None), ReadError::NotASpreadsheet);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0", None), ReadError::NotASpreadsheet);
    assert_eq!(refused(&vec![b'a'; 21 * 1024 * 1024], None), ReadError::TooLarge);
    let old = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 512]].concat();
    assert_eq!(refused(&old, None), ReadError::OtherFormat);
    let locked = [old.clone(), "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
    assert_eq!(refused(&locked, None), ReadError::Protected);
    let asked = refused(HEADINGS.as_bytes(), Some("Mars"));
    assert_eq!(asked, ReadError::NoSuchSheet { asked: "Mars".to_owned(), found: vec!["x".to_owned()] });
    assert!(asked.args().iter().any(|(_, said)| said == "Mars"));
}
