//! Columns and words put right by hand, and what no hand changes.
use super::{day, rejections, rows, today};
use crate::exchange::look::look;
use crate::exchange::mapping::Mapping;
use crate::exchange::values::Status;
use crate::exchange::{Field, Tracker, Understood, WarningKind};

fn read(csv: &str, mapping: &str) -> Understood {
    let mapping = Mapping::parse(mapping).unwrap();
    Tracker::read_with(csv.as_bytes(), "f.csv", None, &mapping, today()).unwrap()
}

#[test]
fn words_put_right_are_understood_in_every_coded_column() {
    let csv = "Reçue le;Catégorie;Statut;Sexe;Secteur;Canal;Informé;Satisfaction;Statut déplacement;Handicap;Anonyme\n\
        02/03/2026;Rouge;vu;Fe;Pêche;Pigeon;fini;++;PV;+;?a\n";
    let mapping = r#"{"values":{"category":{"rouge":"4"},"status":{"VU":"answered"},"sex":{"fe":"female"},
        "sector":{"pêche":"food"},"channel":{"pigeon":"letter"},"told":{"fini":"yes"},"disability":{"pv":"-"},
        "displacement":{"pv":"idp"},"anonymous":{"a":"no"}}}"#;
    assert_eq!(rejections(&read(csv, "{}")).len(), 1);
    let understood = read(csv, mapping);
    let row = rows(&understood)[0];
    assert_eq!((row.category, row.steps.status.clone()), (4, Some(Status::Known("answered"))));
    assert_eq!((row.person.sex, row.sector, row.channel), (Some("female"), Some("food"), Some("letter")));
    assert_eq!((row.steps.told, row.person.displacement), (Some(true), Some("idp")));
    assert_eq!(row.person.anonymous, Some(false));
}

#[test]
fn no_hand_opens_what_is_sealed_and_none_keeps_a_story_that_is_not_kept() {
    let csv = "Reçue le;Catégorie;Sensibilité;Résumé;Tranche d'âge;Code\n02/03/2026;8;;un récit;0-17;2\n\
        02/03/2026;3;sensible;un récit;;2\n02/03/2026;3;N1;un récit;;2\n02/03/2026;3;N1;un récit;0-17;2\n";
    let mapping = r#"{"columns":{"categorie":"aside","code":"category","sensibilite":"aside","resume":"action"},
        "values":{"category":{"8":"3"},"sensitivity":{"sensible":"ordinary","n1":"ordinary"}}}"#;
    let understood = read(csv, mapping);
    let sealed: Vec<bool> = rows(&understood).iter().map(|row| row.is_sealed()).collect();
    assert_eq!(sealed, [true; 4], "a word that nobody understood cannot be said to be ordinary either");
    assert!(rows(&understood)[0].drops_summary() && rows(&understood)[0].steps.action.is_none());
    assert_eq!(rows(&understood)[1].steps.action.as_deref(), Some("un récit"));
    let still = read(csv, r#"{"columns":{"sensibilite":"aside"}}"#);
    assert!(rows(&still).iter().all(|row| row.is_sealed()), "what is not understood is not open");
}

#[test]
fn what_a_refused_row_says_is_not_repeated_where_it_may_be_more_than_a_slip() {
    let csv = "Reçue le;Catégorie;Nom;Résumé\nAwa Traoré;3;x;y\n76 00 00 01;3;x;y\n31/02/2026;3;Awa;y\n\
        02/03/2026;Awa Traoré;3;y\n";
    let values = |mapping| -> Vec<Option<String>> {
        rejections(&read(csv, mapping)).iter().map(|rejection| rejection.value.clone()).collect()
    };
    assert_eq!(values("{}"), [None, None, Some("31/02/2026".to_owned()), None]);
    assert_eq!(values(r#"{"columns":{"nom":"received","recue le":"aside"}}"#), [None, None, None, None]);
}

#[test]
fn a_status_that_says_closed_without_a_day_is_warned_of() {
    let understood =
        read("Reçue le;Catégorie;Statut;Clôturée le\n02/03/2026;3;Clos;\n02/03/2026;4;Clos;03/03/2026\n", "{}");
    let warned: Vec<_> = understood.warnings.iter().map(|warning| (warning.kind, warning.row)).collect();
    assert_eq!(warned, [(WarningKind::ClosedWithoutDate, 2)]);
}

#[test]
fn only_codes_are_shown_and_none_of_a_row_that_is_or_may_be_sealed() {
    let csv = "Reçue le;Catégorie;Statut;Visa;Nom;Village;Tél\n\
        02/03/2026;3;vu;chez Awa;Awa Traoré;Konna;76000001\n02/03/2026;3;vu;x;Moussa;Konna;\n\
        02/03/2026;4;Konna;x;Fanta;Sofara;\n02/03/2026;4;Moussa a dit;y;Fanta;Sofara;\n\
        02/03/2026;5;76000001;x;Fanta;Sofara;\n02/03/2026;6;secret;secret;secret;secret;secret\n\
        02/03/2026;6;secret;secret;secret;secret;secret\n02/03/2026;Bleu;doute;doute;;;\n02/03/2026;Bleu;doute;doute;;;\n";
    let seen = |mapping: &str| look(csv.as_bytes(), "f.csv", &Mapping::parse(mapping).unwrap(), today()).unwrap();
    let words = |mapping: &str, field| -> Vec<(String, usize)> {
        let seen = seen(mapping);
        let found = seen.fields.iter().find(|seen| seen.field == field);
        found.into_iter().flat_map(|f| &f.words).map(|word| (word.raw.clone(), word.count)).collect()
    };
    let pair = |raw: &str, count| (raw.to_owned(), count);
    assert_eq!(words("{}", Field::Status), [pair("vu", 2)]);
    assert_eq!(words("{}", Field::Category), [pair("Bleu", 2), pair("3", 2), pair("4", 2), pair("5", 1)]);
    assert_eq!(words(r#"{"columns":{"nom":"sex","village":"channel"}}"#, Field::Sex), []);
    assert_eq!(words(r#"{"columns":{"village":"channel"}}"#, Field::Channel), []);
    let by_hand = words(r#"{"columns":{"visa":"status","statut":"aside"}}"#, Field::Status);
    assert_eq!(by_hand, [pair("x", 3)], "what somebody only said to be coded is shown where it comes again");
    assert!(seen("{}").columns.iter().all(|column| column.filled <= 5), "sealed rows are not even counted");
}

#[test]
fn a_day_in_a_column_without_a_known_heading_is_found_with_the_mapping() {
    let csv = "Jour;Catégorie;Résumé\n02/03/2026;3;la pompe\n";
    let mapping = r#"{"columns":{"jour":"received"}}"#;
    assert!(Tracker::read(csv.as_bytes(), "f.csv", None, today()).is_err());
    assert_eq!(rows(&read(csv, mapping))[0].received, day(2026, 3, 2));
    assert!(!look(csv.as_bytes(), "f.csv", &Mapping::default(), today()).unwrap().complete);
}
