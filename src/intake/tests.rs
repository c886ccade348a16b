//! The intake without a database: paths, faults, what is dropped, what is shown.
use super::answers::{Answers, typed};
use super::forms::{self, Around};
use super::model::Told;
use super::questions::{self, Question, Setting};
use super::views::{self, CheckPage, DocumentPage, Filled};
use super::{actions, contacts::Contact};
use crate::access::Level;
use crate::cases::Context;
use crate::cases::model::{AnswerBy, Naming};
use crate::committees::Committee;
use crate::desks::{Pinned, Trust};
use crate::i18n::{I18n, Lang};
use crate::id::{Key, PlaceKey};
use crate::places::{Book, Place};
use crate::programme::{Instance, Programme, Taxonomy};
use crate::routing::To;
use crate::sealing::{InstanceKeys, RecoveryKit};
use crate::text::fold;
use crate::web::{Fields, FormErrors, Html, Shell, Ui};
use actix_web::test::TestRequest;
use actix_web::web::Data;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::sync::Arc;

mod paths;
mod rendering;

fn programme(seals: bool) -> Programme {
    let taxonomy = Taxonomy::embedded().unwrap();
    let recovery = RecoveryKit::generate().unwrap().recipient().to_string().parse().ok();
    Programme {
        instance: Instance {
            id: [7; 16],
            name: "Test".into(),
            public_name: "Jaabi".into(),
            language: Lang::FRENCH,
            recovery: recovery.filter(|_| seals),
            demo: false,
        },
        categories: taxonomy.category,
        sectors: taxonomy.sector,
        channels: taxonomy.channel,
        projects: taxonomy.project,
        routes: taxonomy.route,
        more: crate::programme::More::default(),
    }
}

fn place(key: i64, parent: Option<i64>, level: Level, name: &str) -> Place {
    let at = |wanted: Level, own: i64| (level == wanted).then(|| PlaceKey::new(own));
    Place {
        key: Key::new(key),
        parent: parent.map(Key::new),
        level,
        name: name.into(),
        folded: fold(name),
        scheme: "own".into(),
        code: None,
        region: Some(Key::new(1)),
        cercle: at(Level::Cercle, key).or_else(|| at(Level::Commune, 2)),
        commune: at(Level::Commune, key),
        to_confirm: false,
        handle: name.into(),
        retired: false,
        joined_to: None,
    }
}

static BOOK: std::sync::LazyLock<Book> = std::sync::LazyLock::new(book);

fn book() -> Book {
    let mut book = Book::default();
    for place in [
        place(1, None, Level::Region, "Mopti"),
        place(2, Some(1), Level::Cercle, "Mopti"),
        place(3, Some(2), Level::Commune, "Konna"),
        place(4, Some(2), Level::Commune, "Socoura"),
        place(5, Some(1), Level::Cercle, "Socoura"),
    ] {
        book.add(place);
    }
    book
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn context(seals: bool) -> Context {
    Context {
        programme: Arc::new(programme(seals)),
        book: Arc::new(book()),
        trust: Arc::new(trust()),
        keys: Arc::new(InstanceKeys::generate().unwrap()),
        now: today().and_hms_opt(9, 0, 0).unwrap(),
        today: today(),
    }
}

fn trust() -> Trust {
    let folder = tempfile::tempdir().unwrap();
    let recovery = RecoveryKit::generate().unwrap().recipient().recipient().clone();
    let pinned = Pinned { instance: uuid::Uuid::new_v4(), recovery, kit: None, founder: None };
    Trust::create(folder.path(), &pinned).unwrap()
}

fn committee() -> Committee {
    Committee {
        key: Key::new(1),
        code: "KON".into(),
        name: "Konna".into(),
        place: Some(Key::new(3)),
        phone: "+223 70 00 00 00".into(),
        hours: "8 h à 12 h".into(),
        woman: "Aïssata".into(),
        man: "Boubacar".into(),
        to_confirm: false,
        closed_on: None,
        heir: None,
    }
}

fn setting<'a>(programme: &'a Programme, committees: &'a [Committee]) -> Setting<'a> {
    Setting {
        programme,
        regions: vec![("Mopti".into(), crate::programme::Names::in_each(|_| "Mopti".into()))],
        committees,
        committee: committees.first(),
        there: ["Aïssata".into(), "Boubacar".into()],
        receivers: Vec::new(),
        around: Around { book: &BOOK, today: today(), committee: committees.first(), activities: &[] },
    }
}

/// Reads a form as the committee of Konna.
fn read(pairs: &[(&str, &str)]) -> (Vec<Question>, Answers, Result<Told, FormErrors>) {
    let (ctx, committees) = (context(true), [committee()]);
    let questions = questions::all(&setting(&ctx.programme, &committees));
    let sent = Fields::from_pairs(pairs.iter().copied());
    let (answers, ahead) = (Answers::of(&questions, &sent), Answers::ahead(&questions, &sent));
    let around = Around { book: &ctx.book, today: ctx.today, committee: committees.first(), activities: &[] };
    let told = forms::read(&questions, (&answers, &ahead), &around);
    (questions, answers, told)
}

fn told(pairs: &[(&str, &str)]) -> Told {
    read(pairs).2.unwrap()
}

fn faults(pairs: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    let errors = read(pairs).2.unwrap_err();
    errors.iter().map(|(field, key)| (field.to_owned(), key)).collect()
}

/// A small thing about water, said by a woman to her committee.
fn ordinary() -> Vec<(&'static str, &'static str)> {
    vec![
        ("may_write", "yes"),
        ("topic", "s-wash"),
        ("wish", "small"),
        ("about", "no"),
        ("on_behalf", "self"),
        ("naming", "named"),
        ("name", "Awa"),
        ("text", "Le robinet coule."),
        ("received", "today"),
        ("place", "Konna"),
        ("sex", "female"),
        ("age", "18-59"),
        ("answer", "phone"),
        ("phone", "+223 76 11 22 33"),
        ("channel", "committee"),
    ]
}

/// Something serious about somebody who works for the aid.
fn grave() -> Vec<(&'static str, &'static str)> {
    vec![
        ("may_write", "yes"),
        ("topic", "aid_worker"),
        ("conduct", "serious"),
        ("child", "no"),
        ("danger", "no"),
        ("about", "no"),
        ("on_behalf", "self"),
        ("naming", "anonymous"),
        ("words", "Il m’a dit…"),
        ("received", "today"),
        ("safe_anon", "comes"),
        ("safe_when", "jeudi au marché"),
    ]
}

fn with(
    mut pairs: Vec<(&'static str, &'static str)>,
    more: &[(&'static str, &'static str)],
) -> Vec<(&'static str, &'static str)> {
    pairs.retain(|(name, _)| !more.iter().any(|(n, _)| n == name));
    pairs.extend(more.iter().filter(|(_, value)| !value.is_empty()));
    pairs
}
