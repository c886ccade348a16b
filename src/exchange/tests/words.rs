//! Everything an import says is said in every language.
use crate::{
    exchange::{ReadError, Reason, Rejection, WarningKind, fields},
    i18n::{I18n, Lang},
};
use fluent_bundle::FluentValue;

#[test]
fn every_reason_warning_error_and_column_has_words() {
    let i18n = I18n::load().unwrap();
    let mut keys: Vec<(&str, Vec<(&str, String)>)> = Vec::new();
    for reason in Reason::ALL {
        let rejection = Rejection { sheet: "Mars".into(), row: 8, column: "Reçue le".into(), value: None, reason };
        let message = rejection.message();
        keys.push((message.key, message.args));
    }
    keys.extend(WarningKind::ALL.into_iter().map(|kind| (kind.key(), Vec::new())));
    keys.extend(fields::all().map(|field| (field.key(), Vec::new())));
    let asked = ReadError::NoSuchSheet { asked: "Mars".into(), found: vec!["Avril".into()] };
    use ReadError::*;
    for error in [Empty, TooLarge, Protected, OtherFormat, NotASpreadsheet, Damaged, NoHeader, asked] {
        keys.push((error.key(), error.args()));
    }
    for lang in Lang::all() {
        for (key, args) in &keys {
            let args: Vec<_> = args.iter().map(|(name, said)| (*name, FluentValue::from(said.as_str()))).collect();
            let said = i18n.text(lang, key, &args);
            assert!(said != *key && !said.contains("{ $") && !said.contains("{$"), "{} {key}: {said}", lang.code());
        }
    }
}
