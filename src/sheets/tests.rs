//! What is handed out is opened again, as somebody's spreadsheet would.
use super::{Cell, Column, Format, Kind, Table, book, write, xml};
use calamine::{Data, DataType, Reader, Xlsx};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::io::{Cursor, Read};
use zip::ZipArchive;

fn table() -> Table {
    let column = |heading: &str, tag, kind| Column { heading: heading.into(), tag, kind, says: format!("{heading}!") };
    Table {
        title: "Cas: [2026]".into(),
        definitions: "Colonnes".into(),
        notes: vec!["=note".into()],
        columns: vec![
            column("Mots", "#description", Kind::Text),
            column("Jour", "#date+received", Kind::Day),
            column("=Nombre", "#indicator+num", Kind::Number),
            column("Oui", "#x_suppressed+bool", Kind::Yes),
        ],
    }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

fn row(text: &str, number: f64) -> Vec<Cell> {
    vec![Cell::Text(text.into()), Cell::Day(day()), Cell::Number(number), Cell::Yes(number > 1.0)]
}

fn file(format: Format, locked: Option<(&str, &str)>, rows: Vec<Vec<Cell>>) -> Vec<u8> {
    let (mut out, mut rows) = (Vec::new(), Some(rows));
    write(&table(), format, locked, &mut || Ok(rows.take().unwrap_or_default()), &mut out).unwrap();
    out
}

fn workbook(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn days_are_days_numbers_are_numbers_and_words_are_words() {
    let texts = ["=1+1", "+223", "<b>&\u{1}", "_x0041_", " deux  mots ", "@x\ny"];
    let bytes = file(Format::Xlsx, None, texts.iter().map(|text| row(text, 2.5)).collect());
    let mut book = workbook(bytes.clone());
    let cells = book.worksheet_range("Cas 2026").unwrap();
    assert_eq!(cells.get_value((0, 2)).unwrap().get_string(), Some("=Nombre"));
    for (at, text) in (1..).zip(texts) {
        let found = cells.get_value((at, 0)).unwrap();
        assert_eq!(found, &Data::String(text.replace('\u{1}', "\u{fffd}")), "a text");
        let found = cells.get_value((at, 1)).unwrap();
        assert!(matches!(found, Data::DateTime(_)) && found.as_date() == Some(day()), "{found:?}");
        assert_eq!(cells.get_value((at, 2)).unwrap(), &Data::Float(2.5));
        assert_eq!(cells.get_value((at, 3)).unwrap(), &Data::Bool(true));
    }
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:D7\""), "{sheet}");
    assert!(part(&bytes, "xl/workbook.xml").contains("$A$1:$D$7"), "the filter is known by name too");
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "no formula");
    let says = book.worksheet_range("Colonnes").unwrap();
    assert_eq!(says.get_value((0, 1)).unwrap(), &Data::String("=note".into()));
    assert_eq!(says.get_value((2, 2)).unwrap(), &Data::String("#date+received".into()));
}

#[test]
fn what_is_too_much_for_a_sheet_goes_on_in_the_next() {
    for (rows, wanted) in [(0, vec![0]), (2, vec![2]), (3, vec![3]), (4, vec![3, 1]), (7, vec![3, 3, 1])] {
        let mut blocks =
            (0..rows).map(|at| vec![row(&format!("r{at}"), f64::from(at))]).collect::<Vec<_>>().into_iter();
        let mut out = Vec::new();
        book::write(&table(), 3, &mut || Ok(blocks.next().unwrap_or_default()), &mut out).unwrap();
        let mut book = workbook(out);
        let mut at = 0;
        for (sheet, wanted) in wanted.iter().enumerate() {
            let name = if sheet == 0 { "Cas 2026".to_owned() } else { format!("Cas 2026 ({})", sheet + 1) };
            let cells = book.worksheet_range(&name).unwrap();
            assert_eq!(cells.get_value((0, 0)).unwrap().get_string(), Some("Mots"));
            for line in 1..=*wanted {
                assert_eq!(cells.get_value((line, 0)).unwrap().get_string(), Some(format!("r{at}").as_str()));
                at += 1;
            }
            assert!(cells.get_value((wanted + 1, 0)).is_none_or(Data::is_empty));
        }
        assert_eq!((at, book.sheet_names().len()), (rows, wanted.len() + 1));
    }
}

#[test]
fn a_delimited_file_has_its_tags_and_runs_nothing() {
    let coded = vec![Cell::Coded("wash".into(), "Eau".into()), Cell::Empty, Cell::Empty, Cell::Yes(true)];
    let bytes = file(Format::Csv, None, vec![row("=1+1 ", 3.0), coded]);
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "\u{feff}Mots,Jour,'=Nombre,Oui",
            "#description,#date+received,#indicator+num,#x_suppressed+bool",
            "'=1+1,2026-03-02,3,true",
            "wash,,,true",
        ]
    );
}

#[test]
fn a_password_opens_it_and_nothing_else_does() {
    for format in [Format::Csv, Format::Xlsx] {
        let rows: Vec<_> = (0..500).map(|at| row("la pompe", f64::from(at))).collect();
        let bytes = file(format, Some(("cas", "quatre mots bien longs")), rows);
        assert!(!bytes.windows(8).any(|window| window == b"la pompe"));
        let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
        assert!(archive.by_index(0).is_err(), "without a password");
        assert!(archive.by_index_decrypt(0, b"another").is_err());
        let mut inside = Vec::new();
        archive.by_index_decrypt(0, b"quatre mots bien longs").unwrap().read_to_end(&mut inside).unwrap();
        match format {
            Format::Csv => assert_eq!(inside.iter().filter(|b| **b == b'\n').count(), 502),
            Format::Xlsx => assert_eq!(workbook(inside).worksheet_range("Cas 2026").unwrap().height(), 501),
        }
    }
}

#[test]
fn columns_have_the_names_of_spreadsheets() {
    assert_eq!([0, 25, 26, 51, 52, 701, 702].map(xml::letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
}

#[test]
fn nobody_who_reads_ends_the_writing() {
    struct Gone;
    impl std::io::Write for Gone {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    for format in [Format::Csv, Format::Xlsx] {
        let mut given = 0;
        let mut rows = || {
            given += 1;
            assert!(given < 1000, "it goes on for nobody");
            Ok(vec![row("x", 1.0); 1000])
        };
        assert!(write(&table(), format, None, &mut rows, &mut Gone).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_text_comes_back_out_of_a_workbook(text in "\\PC{0,40}|[_x0-9A-F]{0,20}") {
        let bytes = file(Format::Xlsx, None, vec![row(&text, 1.0)]);
        let cells = workbook(bytes).worksheet_range("Cas 2026").unwrap();
        let found = cells.get_value((1, 0)).unwrap().get_string().unwrap_or_default().to_owned();
        prop_assert_eq!(found, text);
    }
}
