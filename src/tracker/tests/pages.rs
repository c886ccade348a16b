//! The page in every language, with many cases, few and none.
use super::measures::{day, fact};
use crate::i18n::{I18n, Lang};
use crate::tracker::*;
use crate::web::Html;
use chrono::Duration;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize)]
struct Frame {
    ui: serde_json::Value,
    #[serde(flatten)]
    page: TrackerPage,
}

fn facts(count: i64) -> Vec<Fact> {
    let one = |i: i64| {
        let received = day("2025-09-01") + Duration::days(i * 401 / count.max(1));
        let done = (i % 5 > 0).then(|| received + Duration::days(i * 7 % 40));
        Fact {
            category: 1 + (i % 5) as i32,
            sector: (i % 7 > 0).then(|| format!("s{}", i % 3)),
            committee: Some(i % 12),
            region: Some(i % 4),
            acknowledged: Some(received),
            told: done.filter(|_| i % 3 > 0),
            closed: done,
            answered: done,
            due: Some(received + Duration::days(30)),
            ..fact(received)
        }
    };
    (0..count).map(one).collect()
}

fn names(count: i64) -> Names {
    Names {
        categories: (1..6).map(|i| (i, format!("C{i}"))).collect(),
        sectors: (0..3).map(|i| (format!("s{i}"), format!("Secteur {i}"))).collect(),
        regions: (0..count).map(|i| (i, format!("Région <{i}>"))).collect(),
        committees: (0..12).map(|i| (i, format!("Comité {i}"))).collect(),
        not_said: "Non précisé".into(),
        unnamed: "Sans nom".into(),
        channels: [("committee".to_owned(), "Comité".to_owned())].into(),
        calendar: crate::programme::Calendar::default(),
        own_regions: (0..count).map(|i| format!("Région <{i}>")).chain(["Kidal".to_owned()]).collect(),
        listening: (0..13).collect(),
    }
}

fn page(count: i64, totals: Totals, texts: &I18n, lang: Lang) -> TrackerPage {
    let today = day("2026-10-31");
    let published = Published::new(&Known::on(today, Period::default(), facts(count)), &names(4), totals);
    let choice = Choice { value: "2026-03".into(), text: "mars 2026".into(), checked: true };
    let filters = Filters {
        from: vec![choice.clone()],
        to: vec![choice],
        active: totals == Totals::Guarded,
        csv: "/tracker.csv?from=2026-03".into(),
        xlsx: "/tracker.xlsx?from=2026-03".into(),
        ..Filters::default()
    };
    TrackerPage::new(today, &published, filters, &|key| texts.plain(lang, key))
}

fn render(count: i64, totals: Totals, lang: Lang) -> String {
    let texts = Arc::new(I18n::load().unwrap());
    let page = page(count, totals, &texts, lang);
    let ui = serde_json::json!({
        "lang": lang.code(), "dir": lang.dir(), "csrf": "", "product": "Jaabi", "logo": "", "path": "/tracker", "signed_in": true,
        "locked": false, "name": "Awa", "nav": [], "demo": false, "flash": null, "languages": [], "idle_seconds": 0,
        "exit": "/exit", "version": "1",
    });
    Html::load(texts).unwrap().render(lang, "tracker/page", &Frame { ui, page }).unwrap()
}

#[test]
fn every_state_of_the_page_renders_in_every_language() {
    for lang in Lang::all() {
        for (count, totals) in [
            (0, Totals::Exact),
            (0, Totals::Guarded),
            (3, Totals::Guarded),
            (3, Totals::Exact),
            (40, Totals::Guarded),
            (4000, Totals::Exact),
        ] {
            let html = render(count, totals, lang);
            assert!(html.contains("</html>"), "{count}");
            for wrong in ["tracker-", "month-", "NaN", "{$", " style=", "&amp;lt;", "<0>"] {
                let found = html.find(wrong).map(|at| &html[at.saturating_sub(80)..(at + 80).min(html.len())]);
                assert_eq!(found, None, "{wrong} with {count} cases in {}", lang.code());
            }
        }
    }
}

#[test]
fn the_headline_is_how_long_people_wait_until_they_are_told() {
    let html = render(4000, Totals::Exact, Lang::FRENCH);
    let wait = html.find("Attente avant d’être informé").unwrap();
    assert!(wait < html.find("Reçus").unwrap());
    assert!(html.contains("4\u{202f}000"));
    assert!(html.contains(r#"<svg class="chart" role="img""#));
    for heading in ["Par catégorie", "Par secteur", "Par région", "Par comité"] {
        assert!(html.contains(heading), "{heading}");
    }
    assert!(!html.contains("Plaintes"));
}

#[test]
fn too_few_cases_say_so_instead_of_pointing_at_somebody() {
    let html = render(3, Totals::Guarded, Lang::FRENCH);
    assert!(html.contains("trop peu de dossiers avec ces choix"));
    assert!(!html.contains("<table") && !html.contains("<svg class=\"chart\""));
    assert!(render(0, Totals::Exact, Lang::FRENCH).contains("encore aucun dossier"));
}

#[test]
fn numbers_are_written_as_the_language_writes_them() {
    let texts = I18n::load().unwrap();
    let mut figures = facts(6);
    for (i, fact) in figures.iter_mut().enumerate() {
        fact.told = Some(fact.received + Duration::days(3 + i as i64 / 3));
    }
    let published = Published::new(&Known::on(day("2026-12-31"), Period::default(), figures), &names(4), Totals::Exact);
    let median = |code: &str| {
        let lang = Lang::parse(code).unwrap();
        let words = |key: &str| texts.plain(lang, key);
        TrackerPage::new(day("2026-12-31"), &published, Filters::default(), &words).totals.unwrap().tell.median
    };
    assert_eq!((median("fr"), median("en")), ("3,5".to_owned(), "3.5".to_owned()));
}
