//! Workbooks as people make them, and bytes that nobody made.
use super::*;
use crate::exchange::{ReadError, WarningKind, dates, dates::Epoch, values::Meaning};
use chrono::Datelike;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

const HEADINGS: [&str; 8] =
    ["N°", "Date de réception", "Région", "Catégorie", "Résumé", "Date limite", "Date de clôture", "Contact"];

fn headed(sheet: &mut Worksheet, row: u32) {
    for (column, heading) in (0u16..).zip(HEADINGS) {
        sheet.write_string(row, column, heading).unwrap();
    }
}

fn book(make: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    make(&mut book);
    book.save_to_buffer().unwrap()
}

fn read_book(bytes: &[u8]) -> Understood {
    Tracker::read(bytes, "registre.xlsx", None, today()).unwrap()
}

#[test]
fn monthly_sheets_are_read_and_lists_are_not() {
    let bytes = book(|book| {
        for (month, name) in [(1, "Janvier"), (2, "Février")] {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            sheet.merge_range(0, 0, 0, 7, "Registre des plaintes", &Format::new()).unwrap();
            headed(sheet, 5);
            for n in 0..2u32 {
                sheet.write_number(6 + n, 0, n + 1).unwrap();
                sheet.write_string(6 + n, 1, format!("{:02}/{month:02}/2026", n + 1)).unwrap();
                sheet.write_number(6 + n, 3, 2).unwrap();
                sheet.write_string(6 + n, 4, format!("{name} {n}")).unwrap();
            }
        }
        let list = book.add_worksheet().set_name("Listes").unwrap();
        list.write_string(0, 0, "Catégorie").unwrap();
        list.write_string(1, 0, "Demande d'information").unwrap();
        let guide = book.add_worksheet().set_name("Mode d'emploi").unwrap();
        for (row, heading) in (0u32..).zip(HEADINGS) {
            guide.write_string(row, 0, heading).unwrap();
            guide.write_string(row, 1, "À remplir par le comité").unwrap();
        }
        book.add_worksheet().set_name("Vide").unwrap();
    });
    let understood = read_book(&bytes);
    assert_eq!(rows(&understood).len(), 4);
    assert_eq!(understood.skipped, ["Listes", "Mode d'emploi", "Vide"]);
    let reused = understood.warnings.iter().filter(|warning| warning.kind == WarningKind::ReferenceReused).count();
    assert_eq!(reused, 2, "numbers begin again each month");
    let one = Tracker::read(&bytes, "registre.xlsx", Some("fevrier"), today()).unwrap();
    assert_eq!(rows(&one).len(), 2);
    assert_eq!(Tracker::read(&bytes, "r", Some("Listes"), today()).unwrap_err(), ReadError::NoHeader);
}

#[test]
fn dates_merged_cells_formulas_and_telephones_are_read() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        headed(sheet, 0);
        let date = Format::new().set_num_format("dd/mm/yyyy");
        let on = ExcelDateTime::from_ymd(2026, 3, 2).unwrap();
        sheet.merge_range(1, 1, 3, 1, "", &date).unwrap();
        sheet.write_datetime_with_format(1, 1, &on, &date).unwrap();
        for n in 1..=3u32 {
            sheet.write_string(n, 3, format!("C{n}")).unwrap();
            sheet.write_string(n, 4, format!("Plainte {n}")).unwrap();
        }
        sheet.write_number(1, 7, 76_000_001).unwrap();
        sheet.write_string(2, 7, "+22376000002").unwrap();
        sheet.write_formula(1, 5, Formula::new("=B2+30").set_result("46113")).unwrap();
        for row in 4..40u32 {
            sheet.write_formula(row, 5, Formula::new(format!("=B{}+30", row + 1)).set_result("30")).unwrap();
            sheet.write_number(row, 0, row).unwrap();
        }
    });
    let understood = read_book(&bytes);
    let rows = rows(&understood);
    assert!(rejections(&understood).is_empty(), "{:?}", rejections(&understood));
    assert_eq!(
        rows.iter().map(|row| (row.row, row.received)).collect::<Vec<_>>(),
        [2, 3, 4].map(|n| (n, day(2026, 3, 2)))
    );
    assert_eq!(rows[0].steps.due, Some(day(2026, 4, 1)));
    assert_eq!(rows[0].person.contact.as_deref(), Some("76000001"));
    assert_eq!(rows[1].person.contact.as_deref(), Some("+22376000002"));
}

#[test]
fn a_sheet_of_links_is_read_where_it_says_something() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        headed(sheet, 0);
        for (column, result) in (0u16..).zip(["1", "46084", "Gao", "3", "Abri brûlé", "46114", "0", "0"]) {
            sheet.write_formula(1, column, Formula::new("=Saisie!A2").set_result(result)).unwrap();
        }
        for column in 0..8u16 {
            sheet.write_formula(2, column, Formula::new("=Saisie!A3").set_result("0")).unwrap();
        }
    });
    let understood = read_book(&bytes);
    assert_eq!(rows(&understood).len(), 1);
    assert!(rejections(&understood).is_empty(), "{:?}", rejections(&understood));
    assert_eq!(rows(&understood)[0].steps.closed, None);
}

#[test]
fn a_hidden_sheet_is_read_and_said() {
    let bytes = book(|book| {
        book.add_worksheet().set_name("Couverture").unwrap().write_string(0, 0, "Projet").unwrap();
        let sheet = book.add_worksheet().set_name("Base").unwrap();
        headed(sheet, 0);
        sheet.write_row(1, 0, ["1", "02/03/2026", "Gao", "2", "Quand ?"]).unwrap();
        sheet.set_hidden(true);
    });
    let understood = read_book(&bytes);
    assert_eq!(rows(&understood).len(), 1);
    assert_eq!(understood.warnings[0].kind, WarningKind::HiddenSheet);
}

#[test]
fn a_cell_at_the_end_of_the_world_costs_nothing() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        headed(sheet, 0);
        sheet.write_row(1, 0, ["1", "02/03/2026", "Gao", "2", "Quand ?"]).unwrap();
        sheet.write_string(1_048_575, 16_383, "là-bas").unwrap();
    });
    assert_eq!(rows(&read_book(&bytes)).len(), 1);
}

#[test]
fn broken_and_overgrown_workbooks_are_refused() {
    let bytes = book(|book| headed(book.add_worksheet(), 0));
    let refused = |bytes: &[u8]| Tracker::read(bytes, "r.xlsx", None, today()).unwrap_err();
    assert_eq!(refused(&bytes[..bytes.len() / 2]), ReadError::Damaged);
    assert_eq!(refused(b"PK\x03\x04 and nothing more"), ReadError::Damaged);
    // The directory says that the first part unpacks to almost four gigabytes.
    let mut bomb = bytes.clone();
    let entry = bomb.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bomb[entry + 24..entry + 28].copy_from_slice(&0xf000_0000u32.to_le_bytes());
    assert_eq!(refused(&bomb), ReadError::TooLarge);
}

#[test]
fn lost_letters_are_warned_of_and_only_what_is_no_text_is_refused() {
    let text = "N\u{fffd};Re\u{fffd}ue le;R\u{fffd}gion;Cat\u{fffd}gorie;R\u{fffd}sum\u{fffd}\n\
                1;02/03/2026;Gao;2;Caf\u{fffd}\n2;03/03/2026;Gao;2;Eau\n";
    let understood = Tracker::read(text.as_bytes(), "registre.csv", None, today()).unwrap();
    assert_eq!(rows(&understood).len(), 2);
    assert_eq!(rows(&understood)[0].summary.as_deref(), Some("Caf\u{fffd}"));
    let lost: Vec<(WarningKind, u32)> = understood.warnings.iter().map(|w| (w.kind, w.row)).collect();
    assert_eq!(lost, [(WarningKind::LettersLost, 1), (WarningKind::LettersLost, 2)], "the headings, and the row");
    let refused = |bytes: &[u8]| Tracker::read(bytes, "registre.csv", None, today()).unwrap_err();
    assert_eq!(refused(&[0, 1, 2, 3, 0, 0, 7, 8, 200, 9, 1, 0, 3, 4]), ReadError::NotASpreadsheet);
    assert_eq!(refused("\u{fffd}".repeat(40).as_bytes()), ReadError::NotASpreadsheet);
}

proptest! {
    #[test]
    fn no_bytes_make_it_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = Tracker::read(&bytes, "x", None, today());
    }

    #[test]
    fn no_table_takes_more_room_than_its_file(pieces in proptest::collection::vec("[;,|\t\n\"=' ]{0,20}|\\PC{0,9}|02/03/2026|ML05|6|3", 0..60)) {
        let text = format!("N°;Reçue le;Région;Catégorie;Résumé\n{}", pieces.concat());
        let sheets = crate::exchange::sheet::read(text.as_bytes(), "x").unwrap();
        let cells = sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        let (count, kept) = cells.fold((0, 0), |(count, kept), cell| (count + 1, kept + cell.text().len()));
        prop_assert!(count <= text.len() + 1 && kept <= text.len(), "{} cells, {} of {} bytes", count, kept, text.len());
        if let Ok(understood) = Tracker::read(text.as_bytes(), "x", None, today()) {
            prop_assert!(understood.rows().count() <= text.lines().count() + text.matches('\r').count());
            for row in rows(&understood).iter().filter(|row| row.category >= 6) {
                prop_assert!(row.is_sealed(), "{}", row.row);
            }
        }
    }

    #[test]
    fn no_text_below_headings_makes_it_stumble(text in "([0-9a-zé/;\",\n =+.-]|mars|\\PC){0,200}") {
        let text = format!("N°;Reçue le;Catégorie;Résumé;Clôturée le / motif / délai;Âge;Sexe\n{text}");
        let understood = Tracker::read(text.as_bytes(), "x", None, today()).unwrap();
        for row in rows(&understood) {
            prop_assert!(row.received <= today() && row.steps.closed.is_none_or(|closed| closed >= row.received));
            prop_assert!((1..=8).contains(&row.category));
        }
    }

    #[test]
    fn a_workbook_with_a_broken_byte_does_not_make_it_stumble(at in 0usize..2000, byte in any::<u8>()) {
        let mut bytes = include_bytes!("../../../tests/data/tracker_quirks.xlsx").to_vec();
        let at = at * bytes.len() / 2000;
        bytes[at] = byte;
        let _ = Tracker::read(&bytes, "x", None, today());
    }

    #[test]
    fn every_date_is_read_however_it_is_written(days in 0i64..36_000) {
        let date = day(2000, 1, 1) + chrono::Duration::days(days);
        let (y, m, d) = (date.year(), date.month(), date.day());
        let french = ["janvier", "févr.", "mars", "AVRIL", "mai", "juin", "juil.", "août", "sept", "oct.", "novembre", "déc"];
        let english = ["January", "Feb", "March", "Apr", "May", "June", "Jul", "August", "Sept.", "October", "Nov", "Dec"];
        let (french, english) = (french[m as usize - 1], english[m as usize - 1]);
        let serial = (date - day(1899, 12, 30)).num_days();
        for text in [
            format!("{d:02}/{m:02}/{y}"), format!("{d}/{m}/{y}"), format!("{d:02}-{m:02}-{y} "), format!("{d}.{m}.{y}"),
            format!("{d:02}/{m:02}/{:02}", y % 100), format!("{y}-{m:02}-{d:02}"), format!("{y}-{m:02}-{d:02}T09:30:00"),
            format!("{y}-{m:02}-{d:02} 09:30"), format!("{y}/{m}/{d}"), format!("{d} {french} {y}"), format!("le {d} {french} {y}"),
            format!("{d}\u{a0}{english}\u{a0}{y}"), format!("{english} {d}, {y}"), format!("{d}-{english}-{:02}", y % 100),
            format!("{d:02}/{m:02}/{y} à 14h30"), format!("jeudi {d} {french} {y}"), format!("{serial}"), format!("{serial}.75"),
            format!("{y}{m:02}{d:02}"), format!("{d}er {french} {y}"), format!("mar. {d:02}/{m:02}/{y}"),
        ] {
            prop_assert_eq!(dates::of_text(&text, Epoch::Of1900), Meaning::Is(date), "{}", text);
        }
        prop_assert_eq!(dates::of_serial((serial - 1462) as f64, Epoch::Of1904), Meaning::Is(date));
        prop_assert_eq!(dates::within_text(&format!("{d:02}/{m:02}/{y} / résolu / 5 j")).map(|(date, _)| date), Some(date));
    }

    #[test]
    fn no_text_is_a_date_out_of_this_century(text in "\\PC{0,24}") {
        if let Meaning::Is(date) = dates::of_text(&text, Epoch::Of1900) {
            prop_assert!((2000..2100).contains(&date.year()));
        }
    }
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "31/02/2026",
        "29/02/2025",
        "12/13/2026",
        "00/03/2026",
        "12 mars",
        "mars 2026",
        "2026",
        "12/03",
        "demain",
        "?",
        "1/2/3/4/5/6/7/8/9/10",
        "12/03/026",
    ] {
        assert_eq!(dates::of_text(text, Epoch::Of1900), Meaning::Unknown, "{text}");
    }
    for text in ["", " ", "-", "—", "–", "n/a", "N/A", "NSP", "/", "...", "néant", "00/01/1900"] {
        assert_eq!(dates::of_text(text, Epoch::Of1900), Meaning::Empty, "{text}");
    }
}
