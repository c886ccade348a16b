//! Which answers count, and what they become.
use super::*;

#[test]
fn an_ordinary_path_keeps_what_it_asks() {
    let told = told(&ordinary());
    assert_eq!((told.category, told.naming, told.answer_by), (4, Naming::Named, AnswerBy::Phone));
    assert_eq!(told.words.as_deref(), Some("Le robinet coule."));
    assert_eq!((told.identity.name.as_str(), told.identity.contact.as_str()), ("Awa", "+223 76 11 22 33"));
    let kept = told.ordinary.unwrap();
    assert_eq!(
        (kept.sector.as_deref(), kept.place, kept.age.as_deref()),
        (Some("wash"), Some(Key::new(3)), Some("18-59"))
    );
}

#[test]
fn the_sensitive_path_is_short() {
    let all = [
        ("sex", "female"),
        ("age", "18-59"),
        ("displacement", "idp"),
        ("access", "sight"),
        ("language", "bm"),
        ("place", "Konna"),
        ("text", "tout"),
        ("happened_on_day", "1 11 2026"),
        ("answer", "phone"),
        ("phone", "70"),
    ];
    let told = told(&with(grave(), &all));
    assert!(told.ordinary.is_none());
    assert_eq!((told.category, told.words.as_deref()), (6, Some("Il m’a dit…")));
    assert_eq!(told.place(), Some(Key::new(3)), "the committee's place, from which only the region is kept");
    let (_, answers, _) = read(&with(grave(), &all));
    for gone in ["sex", "age", "displacement", "access", "language", "place", "text", "happened_on_day", "phone"] {
        assert_eq!(answers.get(gone), "", "{gone}");
    }
}

#[test]
fn safety_at_home_and_children_keep_no_words() {
    let safety = [("topic", "safety"), ("conduct", ""), ("by", "home")];
    assert_eq!(told(&with(grave(), &safety)).words, None);
    let armed = [("topic", "safety"), ("conduct", ""), ("by", "armed")];
    assert_eq!(told(&with(grave(), &armed)).words.as_deref(), Some("Il m’a dit…"));
    let child = [("topic", "safety"), ("conduct", ""), ("by", "armed"), ("child", "yes")];
    assert_eq!(told(&with(grave(), &child)).words, None);
}

#[test]
fn an_anonymous_person_leaves_no_name_and_no_number() {
    let told = told(&with(ordinary(), &[("naming", "anonymous"), ("answer_anon", "committee")]));
    assert!(told.identity.is_empty());
    assert_eq!(told.answer_by, AnswerBy::Committee);
    let sealed = super::told(&with(grave(), &[("name", "Awa"), ("phone", "76")]));
    assert_eq!((sealed.identity.name.as_str(), sealed.identity.contact.as_str()), ("", ""));
    assert_eq!(sealed.identity.when_where, "jeudi au marché");
}

#[test]
fn every_fault_is_named_once_in_the_order_of_the_questions() {
    let wrong = [
        ("about", ""),
        ("text", ""),
        ("received", "other"),
        ("received_on_day", "31/02/2026"),
        ("place", "Socoura"),
        ("phone", ""),
        ("happened_on_day", "22 11 2026"),
    ];
    let found = faults(&with(ordinary(), &wrong));
    assert_eq!(
        found,
        [
            ("about", "intake-missing-about"),
            ("text", "intake-missing-text"),
            ("received_on", "intake-day-unreadable"),
            ("happened_on", "intake-happened-late"),
            ("place", "intake-place-several"),
            ("phone", "intake-missing-contact"),
        ]
        .map(|(field, key)| (field.to_owned(), key))
    );
}

#[test]
fn days_that_cannot_be_are_refused() {
    let on = |day: &'static str| with(ordinary(), &[("received", "other"), ("received_on_day", day)]);
    assert_eq!(told(&on("1 11 2026")).received_on, NaiveDate::from_ymd_opt(2026, 11, 1).unwrap());
    assert_eq!(faults(&on("22 11 2026")), [("received_on".to_owned(), "intake-day-future")]);
    assert_eq!(faults(&on("20 11 2024")), [("received_on".to_owned(), "intake-day-old")]);
    assert_eq!(faults(&on("")), [("received_on".to_owned(), "intake-missing-received")]);
}

#[test]
fn a_place_is_found_whatever_the_spelling() {
    let at = |pairs: &[(&'static str, &'static str)]| told(&with(ordinary(), pairs)).ordinary.unwrap().place;
    assert_eq!(at(&[("place", "KONNÀ")]), Some(Key::new(3)));
    assert_eq!(at(&[("place", "")]), None);
    assert_eq!(at(&[("place", "Socoura"), ("place_choice", "Socoura (Mopti, Mopti)")]), Some(Key::new(4)));
    assert_eq!(at(&[("place", "Socoura (Mopti)"), ("place_picked", "Socoura (Mopti)")]), Some(Key::new(5)));
    assert_eq!(at(&[("place", "Konna"), ("place_picked", "Socoura (Mopti)")]), Some(Key::new(3)));
    assert_eq!(at(&[("place", "Konna"), ("place_choice", "Socoura (Mopti)")]), Some(Key::new(3)));
    for region in ["Mopti (région)", "MOPTI region"] {
        assert_eq!(at(&[("place", region), ("place_picked", "Mopti")]), Some(Key::new(1)));
        assert_eq!(at(&[("place", region)]), Some(Key::new(1)));
    }
    assert_eq!(faults(&with(ordinary(), &[("place", "Paris")])), [("place".to_owned(), "intake-place-unknown")]);
    assert_eq!(faults(&with(ordinary(), &[("place", "Mopti")])), [("place".to_owned(), "intake-place-several")]);
}

#[test]
fn a_sealed_case_is_phoned_only_with_every_answer() {
    let named = [("naming", "named"), ("safe", "phone"), ("safe_anon", ""), ("phone", "76 11 22 33")];
    let found = faults(&with(grave(), &named));
    let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["whose", "who_may", "may_say", "hours"]);
    let all = [("whose", "à moi"), ("who_may", "ma sœur"), ("may_say", "no"), ("hours", "le soir")];
    assert_eq!(told(&with(with(grave(), &named), &all)).answer_by, AnswerBy::Phone);
}

fn named_faults(pairs: &[(&str, &str)]) -> Vec<String> {
    faults(pairs).into_iter().map(|(field, _)| field).collect()
}

#[test]
fn all_that_must_be_answered_whatever_the_path_is_reported_at_once() {
    let anyway = ["topic", "about", "on_behalf", "naming", "received"];
    assert_eq!(named_faults(&[]), [&["may_write"][..], &anyway].concat());
    assert_eq!(named_faults(&[("may_write", "yes")]), anyway);
    // the topic alone says which kind of case it is, and with it how an answer is given
    let sector = ["wish", "about", "on_behalf", "naming", "received", "answer"];
    assert_eq!(named_faults(&[("may_write", "yes"), ("topic", "s-food")]), sector);
    let safety = ["by", "child", "danger", "about", "on_behalf", "naming", "received", "safe"];
    assert_eq!(named_faults(&[("may_write", "yes"), ("topic", "safety")]), safety);
    // where the way was chosen already, what it needs is named as well
    let phone = [("may_write", "yes"), ("topic", "s-food"), ("answer", "phone")];
    assert_eq!(named_faults(&phone), ["wish", "about", "on_behalf", "naming", "received", "phone"]);
    let nameless = [("may_write", "yes"), ("topic", "s-food"), ("answer_anon", "committee")];
    assert_eq!(named_faults(&nameless), ["wish", "about", "on_behalf", "naming", "received"]);
    assert_eq!(named_faults(&with(ordinary(), &[("wish", "")])), ["wish"]);
}

#[test]
fn a_number_has_six_digits() {
    assert_eq!(faults(&with(ordinary(), &[("phone", "76 11 2")])), [("phone".to_owned(), "intake-phone-short")]);
    assert_eq!(faults(&with(ordinary(), &[("phone", "demain")])), [("phone".to_owned(), "intake-phone-short")]);
    assert!(told(&with(ordinary(), &[("phone", "76-11-22")])).identity.contact.contains("76"));
}

#[test]
fn not_to_say_is_an_answer_and_counts_more_than_what_stands_beside_it() {
    let unsaid = [
        ("place", "Nulle-part"),
        ("place_unsaid", "unsaid"),
        ("happened_on_day", "99"),
        ("happened_unsaid", "unsaid"),
        ("language", "unsaid"),
        ("interpreter", "unsaid"),
    ];
    let kept = told(&with(ordinary(), &unsaid)).ordinary.unwrap();
    assert_eq!((kept.place, kept.happened_on, kept.interpreter), (None, None, None));
    assert_eq!(kept.language.as_deref(), Some("unsaid"));
}

#[test]
fn a_person_to_keep_away_needs_one_word() {
    assert_eq!(faults(&with(grave(), &[("keep_away", "yes")])), [("person_name".to_owned(), "intake-missing-person")]);
    let away = told(&with(grave(), &[("keep_away", "yes"), ("person_function", "manager")])).keep_away.unwrap();
    assert_eq!((away.function, away.words().as_str()), (Some(crate::access::Role::Manager), "manager"));
    assert!(told(&with(grave(), &[("person_name", "Awa")])).keep_away.is_none());
}

#[test]
fn no_and_somebody_else_end_everything() {
    for pairs in [with(ordinary(), &[("may_write", "no")]), with(ordinary(), &[("topic", "elsewhere")])] {
        let (_, answers, told) = read(&pairs);
        assert_eq!(answers.end, Some("elsewhere"));
        assert!(told.is_err());
        assert_eq!(answers.get("text"), "");
    }
}

#[test]
fn without_recovery_sensitive_answers_lead_to_a_phone() {
    let (ctx, committees) = (context(false), [committee()]);
    let questions = questions::all(&setting(&ctx.programme, &committees));
    let answers = Answers::of(&questions, &Fields::from_pairs(grave()));
    assert_eq!(answers.end, Some("unsafe"));
    let plain = Answers::of(&questions, &Fields::from_pairs(ordinary()));
    assert_eq!(plain.end, None);
}

#[test]
fn what_was_typed_comes_back_unless_its_path_is_closed() {
    let keep = |pairs: &[(&str, &str)]| {
        let (questions, answers, _) = read(pairs);
        typed(&questions, &Fields::from_pairs(pairs.iter().copied()), &answers)
    };
    let open = keep(&with(ordinary(), &[("wish", ""), ("words", "x")]));
    assert_eq!((open.get("text"), open.get("name"), open.get("words")), ("Le robinet coule.", "Awa", "x"));
    let ordinary_path = keep(&with(ordinary(), &[("naming", ""), ("words", "x")]));
    assert_eq!((ordinary_path.get("name"), ordinary_path.get("words")), ("Awa", ""));
    let home = [("topic", "safety"), ("conduct", ""), ("by", "home"), ("sex", "female"), ("text", "x")];
    let sealed = keep(&with(grave(), &home));
    assert_eq!((sealed.get("words"), sealed.get("sex"), sealed.get("text")), ("", "", ""));
    assert_eq!(sealed.get("safe_when"), "jeudi au marché");
}

#[test]
fn needs_are_kept_and_nothing_beside_them() {
    let kept = |more: &[(&str, &str)]| {
        let mut pairs = ordinary();
        pairs.extend(more.iter().map(|(a, b)| (*a as &str, *b as &str)).map(|(a, b)| (leak(a), leak(b))));
        told(&pairs).ordinary.unwrap().access
    };
    assert_eq!(
        kept(&[("access", "sight"), ("access", "none"), ("access", "walking")]).as_deref(),
        Some("sight,walking")
    );
    assert_eq!(kept(&[("access", "unsaid")]).as_deref(), Some("unsaid"));
    assert_eq!(kept(&[("access", "wings")]), None);
}

fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// Any field with any of its answers, or with anything.
fn anything() -> impl Strategy<Value = Vec<(String, String)>> {
    let committees = [committee()];
    let programme = programme(true);
    let mut known: Vec<(String, String)> = Vec::new();
    for field in questions::all(&setting(&programme, &committees)).into_iter().flat_map(|q| q.fields) {
        for name in field.names() {
            known.extend(field.choices.iter().map(|choice| (name.clone(), choice.value.clone())));
            known.push((name, "12 3 2026".into()));
        }
    }
    let one = prop_oneof![
        9 => proptest::sample::select(known.clone()),
        1 => (proptest::sample::select(known), ".{0,9}").prop_map(|((name, _), value)| (name, value)),
    ];
    proptest::collection::vec(one, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn whatever_is_sent_the_sensitive_is_never_ordinary(mut pairs in anything(), complete in any::<bool>()) {
        if complete {
            let base = ["may_write", "about", "on_behalf", "naming", "received", "child", "danger"];
            pairs.retain(|(name, _)| !base.contains(&name.as_str()));
            let fixed = ["yes", "no", "self", "anonymous", "today", "no", "no"];
            pairs.extend(base.iter().zip(fixed).map(|(a, b)| ((*a).to_owned(), b.to_owned())));
            pairs.extend([("answer_anon", "committee"), ("safe_anon", "comes"), ("text", "x")].map(|(a, b)| (a.to_owned(), b.to_owned())));
        }
        let refs: Vec<(&str, &str)> = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let (_, answers, told) = read(&refs);
        if let Ok(told) = told {
            let sensitive = ["favours", "serious"].contains(&answers.get("conduct")) || answers.asks("by");
            prop_assert_eq!(sensitive, matches!(actions::towards(&context(true), &told), To::Desk(_)));
            prop_assert_eq!(sensitive, told.ordinary.is_none());
            prop_assert_eq!(sensitive, told.category >= 6);
            prop_assert!(!sensitive || !answers.asks("sex") && !answers.asks("place") && !answers.asks("text"));
        }
    }
}
