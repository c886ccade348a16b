//! Every page in every language.
use super::*;
use crate::intake::contacts::Contacts;

pub(super) fn ui(lang: &str) -> Ui {
    let i18n = Arc::new(I18n::load().unwrap());
    let shell = Shell {
        html: Html::load(i18n.clone()).unwrap(),
        kept: crate::web::Kept::default(),
        i18n,
        product: crate::web::Called::new("Jaabi"),
        logo: crate::web::Called::default(),
        demo: false,
        nav: Vec::new(),
        version: "0".into(),
        lock_after_seconds: 300,
        sealed_idle_seconds: 600,
        staff_idle_seconds: 1800,
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
    let contacts = Contacts { people: people(), calls: people() };
    ui.render(&DocumentPage::new(ui, "token".into(), &questions, filled, contacts).unwrap()).unwrap()
}

#[test]
fn the_document_says_everything_in_every_language_and_stays_small() {
    for lang in ["fr", "en", "ar"] {
        let (ctx, committees) = (context(true), [committee()]);
        let typed =
            views::preset(&setting(&ctx.programme, &committees), ("Konna (Mopti, Mopti)", "Konna (Mopti, Mopti)"), "");
        let page = document(&ui(lang), &Filled { typed, ..Filled::default() });
        assert!(!page.contains("intake-"), "a text is missing: {}", &page[page.find("intake-").unwrap()..][..60]);
        assert!(page.len() < 70_000, "{} bytes", page.len());
        assert!(page.contains(r#"value="today" checked"#));
        assert!(page.contains("Aïssata"));
    }
}

#[test]
fn a_fresh_document_kept_from_before_is_the_same_as_one_filled_in_now() {
    let (ui, other) = (ui("fr"), ui("fr"));
    let preset = |place: &str| {
        let (ctx, committees) = (context(true), [committee()]);
        views::preset(&setting(&ctx.programme, &committees), (place, place), "")
    };
    let fresh = |place: &str| Filled { typed: preset(place), fresh: true, ..Filled::default() };
    let first = document(&ui, &fresh("Konna (Mopti, Mopti)"));
    assert_eq!(document(&ui, &fresh("Konna (Mopti, Mopti)")), first);
    assert_eq!(document(&ui, &fresh("Socoura (Mopti)")), document(&other, &fresh("Socoura (Mopti)")));
    let typed = Filled { typed: preset("Konna (Mopti, Mopti)"), ..Filled::default() };
    let languages =
        first.find("<nav class=\"langs\"").expect("languages")..first.find("</nav>\n<div class=\"say\"").unwrap();
    assert!(first.replace(&first[languages], "").len() - document(&ui, &typed).len() < 20, "nothing else differs");
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
        fresh: false,
        heard: crate::voices::Heard::default(),
        places: ["Socoura (Mopti, Mopti)", "Socoura (Mopti)"].map(|l| (l.to_owned(), l.to_owned())).into(),
        files: (0, false),
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
        let page = CheckPage::new(&ui, ("token".into(), false), (&questions, &answers), (&ctx.book, today()), people());
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
    for lang in ["fr", "en", "ar"] {
        let ui = ui(lang);
        let slip = |reference: &str, call, danger| views::SlipPage {
            title: ui.text("intake-slip-title"),
            reference: reference.into(),
            rule: ui.text_with("intake-slip-rule", &[("days", 30.into())]),
            with_voice: true,
            play_number: "/voices/bm/intake-slip-number?v=1".into(),
            play_rule: String::new(),
            call,
            danger,
            people: people(),
            offer: String::new(),
            bound: false,
        };
        for page in [
            ui.render(&slip("K7P2-9XQM", false, false)).unwrap(),
            ui.render(&slip("K7P2-9XQM", true, true)).unwrap(),
            ui.render(&slip("K7P2-9XQM", true, false)).unwrap(),
            ui.render(&slip("", false, false)).unwrap(),
            ui.render(&views::TalkPage { unsafe_here: true, people: people() }).unwrap(),
            ui.render(&views::TalkPage { unsafe_here: false, people: Vec::new() }).unwrap(),
        ] {
            let said = page.replace("/voices/bm/intake-slip-number", "");
            assert!(!said.contains("intake-"), "a text is missing: {page}");
        }
    }
}

#[test]
fn every_slip_promises_the_same() {
    let programme = programme(true);
    assert_eq!(views::promised_days(&setting(&programme, &[])), 30);
}

#[test]
fn what_is_too_long_hears_how_long_it_may_be() {
    let too_long = [("name", leaked("a", forms::LINE + 1)), ("text", leaked("a", forms::TEXT + 1))];
    let found = faults(&with(ordinary(), &too_long));
    assert_eq!(found, [("name", "intake-long-line"), ("text", "intake-long-text")].map(|(f, k)| (f.to_owned(), k)));
    for lang in ["fr", "en", "ar"] {
        assert!(ui(lang).text("intake-long-line").contains(&forms::LINE.to_string()));
        assert!(ui(lang).text("intake-long-text").contains(&forms::TEXT.to_string()));
    }
}

fn leaked(text: &str, times: usize) -> &'static str {
    Box::leak(text.repeat(times).into_boxed_str())
}

#[test]
fn no_two_answers_of_a_question_share_an_icon() {
    let sprite = include_str!("../../../templates/assets/icons.svg");
    let programme = programme(true);
    for committees in [vec![committee()], Vec::new()] {
        for field in questions::all(&setting(&programme, &committees)).into_iter().flat_map(|q| q.fields) {
            let icons: Vec<&str> = field.choices.iter().map(|c| c.icon.as_str()).filter(|i| !i.is_empty()).collect();
            let mut once = icons.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), icons.len(), "{}: {icons:?}", field.name);
            for icon in icons {
                assert!(sprite.contains(&format!("<symbol id=\"{icon}\"")), "{icon}");
            }
        }
    }
}

#[test]
fn a_fault_in_how_to_call_leads_back_to_how_to_answer() {
    let called = [("naming", "named"), ("safe", "phone"), ("safe_anon", ""), ("phone", "76 11 22 33")];
    let sent = with(grave(), &called);
    let (questions, answers, told) = read(&sent);
    let fields = Fields::from_pairs(sent.iter().copied());
    let errors = told.unwrap_err();
    let filled = Filled { typed: typed(&questions, &fields, &answers), errors, ..Filled::default() };
    let page = document(&ui("fr"), &filled);
    assert!(page.contains(r##"<a class="otherway" href="#safe">"##) && page.contains(r#"id="safe""#));
    for (field, words) in
        [("whose", "à qui est"), ("who_may", "qui d’autre"), ("may_say", "qui appelle"), ("hours", "heures")]
    {
        let link = format!("<a href=\"#{field}\">");
        let line = page.split_once(&link).expect(field).1.split_once('<').unwrap().0;
        assert!(line.contains(words), "{line}");
    }
    let fresh = document(&ui("fr"), &Filled::default());
    assert!(
        !fresh.contains("otherway") && fresh.contains("data-must=\"[{&quot;field&quot;:&quot;phone&quot;"),
        "for the script"
    );
}

#[test]
fn a_language_is_offered_only_before_anything_is_typed() {
    let fresh = document(&ui("fr"), &Filled { fresh: true, ..Filled::default() });
    assert_eq!(fresh.matches(r#"href="/intake?lang"#).count(), 2, "the others");
    assert!(!document(&ui("fr"), &Filled::default()).contains("?lang"));
}

#[test]
fn the_words_for_a_region_are_understood_in_every_language() {
    let ctx = context(true);
    for lang in Lang::all() {
        let ui = ui(lang.code());
        let region = ctx.book.of_level(crate::access::Level::Region)[0].key;
        let said = views::place_words(&ui, &ctx.book, region);
        let sent = with(ordinary(), &[("place", leaked(&said, 1))]);
        let told = read(&sent).2.unwrap();
        assert_eq!(told.place(), Some(region), "{said}");
    }
}

#[test]
fn numbers_can_be_dialled() {
    let page = ui("fr").render(&views::TalkPage { unsafe_here: false, people: people() }).unwrap();
    assert!(page.contains(r#"<a class="tel" href="tel:+22370000000"><kbd>+223 70 00 00 00</kbd></a>"#));
}

#[test]
fn a_receiver_is_asked_about_any_committee_and_meets_nobody_unnamed() {
    let programme = programme(true);
    let nobody = Setting { there: [String::new(), String::new()], ..setting(&programme, &[]) };
    let questions = questions::all(&nobody);
    assert!(!questions.iter().any(|q| q.name == "with"));
    let about = questions.iter().find(|q| q.name == "about").unwrap();
    assert_eq!(ui("fr").text(&format!("intake-ask-{}", about.words)).split(' ').nth(4), Some("d’un"));
    let some = questions::all(&setting(&programme, &[]));
    let with = some.iter().find(|q| q.name == "with").unwrap();
    assert_eq!(with.fields[0].choices[0].note, "Aïssata");
}
