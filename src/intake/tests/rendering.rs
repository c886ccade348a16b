//! Every page in every language.
use super::*;
use crate::intake::contacts::Contacts;

pub(super) fn ui(lang: &str) -> Ui {
    let i18n = Arc::new(I18n::load().unwrap());
    let shell = Shell {
        html: Html::load(i18n.clone()).unwrap(),
        i18n,
        product: "Jaabi".into(),
        demo: false,
        nav: Vec::new(),
        version: "0".into(),
        lock_after_seconds: 300,
        sealed_idle_seconds: 600,
    };
    let request = TestRequest::with_uri(&format!("/intake?lang={lang}")).app_data(Data::new(shell)).to_http_request();
    Ui::of(&request).unwrap()
}

fn people() -> Vec<Contact> {
    vec![Contact::from(&committee())]
}

pub(super) fn document(ui: &Ui, filled: &Filled) -> String {
    let (ctx, committees) = (context(true), [committee()]);
    let questions = questions::all(&setting(&ctx.programme, &committees));
    ui.render(&DocumentPage::new(
        ui,
        "token".into(),
        &questions,
        filled,
        Contacts { people: people(), calls: people() },
    ))
    .unwrap()
}

#[test]
fn the_document_says_everything_in_every_language_and_stays_small() {
    for lang in ["fr", "en"] {
        let (ctx, committees) = (context(true), [committee()]);
        let typed =
            views::preset(&setting(&ctx.programme, &committees), ("Konna (Mopti, Mopti)", "Konna (Mopti, Mopti)"));
        let page = document(&ui(lang), &Filled { typed, ..Filled::default() });
        assert!(!page.contains("intake-"), "a text is missing: {}", &page[page.find("intake-").unwrap()..][..60]);
        assert!(page.len() < 70_000, "{} bytes", page.len());
        assert!(page.contains(r#"value="today" autocomplete="off" checked"#));
        assert!(page.contains("Aïssata"));
    }
}

#[test]
fn tiles_and_titles_do_not_name_what_others_must_not_see() {
    let page = document(&ui("fr"), &Filled::default()).to_lowercase();
    for word in ["plainte", "sensible", "secret", "confidentiel", "dénonc", "viol"] {
        // "confidential" is the code of an answer, never read by anybody
        assert!(!page.replace("confidential", "").contains(word), "{word}");
    }
}

#[test]
fn faults_stand_above_and_beside_what_was_typed() {
    let sent = with(ordinary(), &[("place", "Socoura"), ("about", "")]);
    let (questions, answers, told) = read(&sent);
    let fields = Fields::from_pairs(sent.iter().copied());
    let filled = Filled {
        typed: typed(&questions, &fields, &answers),
        errors: told.unwrap_err(),
        start: String::new(),
        places: ["Socoura (Mopti, Mopti)", "Socoura (Mopti)"].map(|l| (l.to_owned(), l.to_owned())).into(),
    };
    let page = document(&ui("fr"), &filled);
    assert!(page.contains(r##"<a href="#about">"##) && page.contains(r##"<a href="#place">"##));
    assert!(page.contains("Le robinet coule.") && page.contains(r#"value="Awa""#));
    assert!(page.contains(r#"name="place_choice" type="radio" value="Socoura (Mopti)""#));
}

#[test]
fn the_look_at_the_answers_says_them_in_words() {
    for pairs in [ordinary(), grave()] {
        let (questions, answers, _) = read(&pairs);
        let ui = ui("fr");
        let ctx = context(true);
        let page = CheckPage::new(&ui, "token".into(), (&questions, &answers), (&ctx.book, today()), people());
        let page = ui.render(&page).unwrap();
        let words = if answers.asks("wish") {
            ["Eau et latrines", "Konna (Mopti, Mopti)"]
        } else {
            ["jeudi au marché", "Il m’a dit…"]
        };
        for words in words {
            assert!(page.contains(words), "{words}");
        }
        for (name, value) in &pairs {
            assert!(page.contains(&format!(r#"name="{name}" value="{value}""#)), "{name}");
        }
    }
}

#[test]
fn slips_and_ways_out_are_whole() {
    for lang in ["fr", "en"] {
        let ui = ui(lang);
        let slip = |reference: &str, call, danger| views::SlipPage {
            reference: reference.into(),
            rule: ui.text_with("intake-slip-rule", &[("days", 30.into())]),
            call,
            danger,
            people: people(),
        };
        for page in [
            ui.render(&slip("K7P2-9XQM", false, false)).unwrap(),
            ui.render(&slip("K7P2-9XQM", true, true)).unwrap(),
            ui.render(&slip("K7P2-9XQM", true, false)).unwrap(),
            ui.render(&slip("", false, false)).unwrap(),
            ui.render(&views::TalkPage { unsafe_here: true, people: people() }).unwrap(),
            ui.render(&views::TalkPage { unsafe_here: false, people: Vec::new() }).unwrap(),
        ] {
            assert!(!page.contains("intake-"), "a text is missing: {page}");
        }
    }
}

#[test]
fn every_slip_promises_the_same() {
    let programme = programme(true);
    assert_eq!(views::promised_days(&setting(&programme, &[])), 30);
}
