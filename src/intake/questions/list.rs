//! The list itself. The order is the order of speaking; a condition looks at questions above it alone.
use super::options::{self, hinted, open, tiles, unsaid, yes_no, yes_no_unsaid};
use super::{Field, Kind, Look, Need, Question, Setting, Side};
use crate::intake::condition::and;

/// Answers that lead to an ordinary case.
pub(in crate::intake) const ORDINARY: &str = "topic=thanks or wish or conduct=rude";
/// Answers that lead to a sealed case.
pub(in crate::intake) const SEALED: &str = "conduct=favours|serious or by";
const EITHER: &str = "topic=thanks or wish or conduct or by";
const GRAVE: &str = "wish=wrong or conduct or by";
const NAMED: &str = "naming=named|confidential";
/// What must be known before somebody is called; calling about a sealed case without it may be what hurts.
const CALLING: &[(&str, &str, &str)] = &[
    ("phone", "", "intake-missing-contact"),
    ("whose", "safe=phone", "intake-missing-whose"),
    ("who_may", "safe=phone", "intake-missing-who-may"),
    ("may_say", "safe=phone", "intake-missing-may-say"),
    ("hours", "safe=phone", "intake-missing-hours"),
];

/// Every question, in order.
pub(in crate::intake) fn all(setting: &Setting<'_>) -> Vec<Question> {
    let mut questions = opening(setting);
    questions.extend(kind(setting));
    questions.extend(care(setting));
    questions.extend(person());
    questions.extend(what());
    questions.extend(ordinary(setting));
    if setting.committees.is_empty() {
        questions.push(ask("region", SEALED).sealed().put(options::region(setting)));
    }
    questions.extend(answer());
    let several = setting.committees.len() > 1;
    let which = several.then_some(Need { field: "committee", when: "", missing: "intake-missing-committee" });
    let needs = which.into_iter().collect();
    questions.push(Question { fields: options::source(setting), needs, ..ask("source", EITHER).look(Look::Folded) });
    questions
}

/// What is asked only where something serious was said.
const GRAVE_ALONE: &[&str] = &["child", "danger", "now", "unsafe"];

/// The same questions for practising. Where something serious would be said a fixed story is told and nothing can be typed.
pub(in crate::intake) fn practice(setting: &Setting<'_>) -> Vec<Question> {
    let mut questions = Vec::new();
    for question in all(setting) {
        if question.side == Some(Side::Sealed) || GRAVE_ALONE.contains(&question.name) {
            continue;
        }
        let serious_follows = question.name == "by";
        questions.push(question);
        if serious_follows {
            questions.extend(stories());
        }
    }
    questions
}

fn stories() -> [Question; 3] {
    let story = |name, when| Question { words: "story", ..ask(name, when).look(Look::Story) };
    [story("story_favours", "conduct=favours"), story("story_serious", "conduct=serious"), story("story_safety", "by")]
}

fn opening(setting: &Setting<'_>) -> Vec<Question> {
    let mut questions =
        vec![ask("write", "").must("intake-missing-write").said().look(Look::Aloud).put(yes_no("may_write"))];
    // where nobody is named there is nobody to choose
    if setting.there.iter().any(|name| !name.is_empty()) {
        questions.push(ask("with", "may_write=yes").said().put(options::with(setting)));
    }
    questions.push(ask("topic", "may_write=yes").must("intake-missing-topic").put(options::topic(setting)));
    questions.push(ask("elsewhere", "may_write=no or topic=elsewhere").said().only().look(Look::End));
    questions
}

fn kind(setting: &Setting<'_>) -> Vec<Question> {
    let wish = [("know", "know"), ("help", "need"), ("small", "idea"), ("wrong", "wrong"), ("thanks", "thanks")];
    let conduct = [("rude", "rude"), ("favours", "favour"), ("serious", "serious")];
    let by = [("home", "community"), ("armed", "authority"), ("unsaid", "none")];
    let not_sector = "topic!=aid_worker|safety|thanks|elsewhere";
    let mut questions = vec![
        ask("wish", not_sector).must("intake-missing-wish").only().put(tiles("wish", &wish)),
        ask("conduct", "topic=aid_worker").must("intake-missing-conduct").only().put(tiles("conduct", &conduct)),
        ask("by", "topic=safety").must("intake-missing-by").only().put(tiles("by", &by)),
    ];
    if !setting.programme.can_seal() {
        questions.push(ask("unsafe", SEALED).said().only().look(Look::End));
    }
    let near = "by or conduct=serious";
    questions.extend([
        ask("child", near).must("intake-missing-child").only().put(yes_no_unsaid("child")),
        ask("danger", near).must("intake-missing-danger").only().put(yes_no_unsaid("danger")),
        ask("now", "danger=yes").said().only().look(Look::Calls),
    ]);
    questions
}

fn care(setting: &Setting<'_>) -> Vec<Question> {
    // a receiver has no committee that could be meant by "this one"
    let about = if setting.committees.is_empty() { "about-some" } else { "about" };
    let about = Question { words: about, ..ask("about", EITHER) };
    let care = tiles("care", &[("near", "near"), ("far", "far")]);
    let person = [open("person_name", Kind::Line), options::function(), open("person_place", Kind::Line)];
    vec![
        about.must("intake-missing-about").always().said().put(yes_no("about")),
        ask("care", GRAVE).only().put(care),
        ask("keep_away", GRAVE).only().put(yes_no("keep_away")),
        Question {
            fields: person.into(),
            ..ask("person", "keep_away=yes").must("intake-missing-person").said().only()
        },
    ]
}

fn person() -> Vec<Question> {
    let naming = tiles("naming", &[("named", "person"), ("confidential", "lock"), ("anonymous", "hidden")]);
    let on_behalf = tiles("on_behalf", &[("self", "person"), ("other", "people"), ("group", "community")]);
    vec![
        ask("on_behalf", EITHER).must("intake-missing-on-behalf").always().put(on_behalf),
        ask("naming", EITHER).must("intake-missing-naming").always().put(naming),
        ask("name", NAMED).said().only().put(open("name", Kind::Line)),
    ]
}

fn what() -> Vec<Question> {
    let said = "wish=know|help|small|wrong or conduct=rude";
    let received = tiles("received", &[("today", "calendar"), ("other", "inbox")]);
    vec![
        ask("text", said).must("intake-missing-text").ordinary().only().put(hinted(open("text", Kind::Lines))),
        ask("thanks", "topic=thanks or wish=thanks").ordinary().only().put(hinted(open("thanks_text", Kind::Lines))),
        ask("words", "conduct=serious|favours or by=armed;child!=yes")
            .sealed()
            .only()
            .put(hinted(open("words", Kind::Lines))),
        ask("when", EITHER).must("intake-missing-when").always().put(received),
        ask("received_on", "received=other").must("intake-missing-received").only().put(day("received_on")),
        ask("happened", ORDINARY).ordinary().only().put(day("happened_on")).put(unsaid("happened_unsaid")),
    ]
}

fn day(name: &'static str) -> Field {
    hinted(open(name, Kind::Day))
}

fn ordinary(setting: &Setting<'_>) -> Vec<Question> {
    let sex = tiles("sex", &[("female", "woman"), ("male", "man"), ("other", "person"), ("unsaid", "none")]);
    let age = tiles("age", &[("0-17", "child"), ("18-59", "person"), ("60+", "older"), ("unsaid", "none")]);
    let displacement =
        ["idp", "host", "returnee", "repatriated", "refugee", "migrant", "non_displaced", "unsaid"].map(|c| (c, ""));
    let access =
        ["sight", "hearing", "walking", "remembering", "speaking", "reading", "none", "unsaid"].map(|c| (c, ""));
    let access = Field { kind: Kind::Checks, ..tiles("access", &access) };
    vec![
        ask("place", ORDINARY).ordinary().only().put(hinted(open("place", Kind::Place))).put(unsaid("place_unsaid")),
        ask("who", ORDINARY).ordinary().only().put(sex).put(age),
        ask("displacement", ORDINARY).ordinary().only().put(tiles("displacement", &displacement)),
        ask("access", ORDINARY).ordinary().only().put(access),
        ask("language", ORDINARY).ordinary().only().put(options::language(setting)).put(yes_no_unsaid("interpreter")),
    ]
}

fn answer() -> Vec<Question> {
    let here = [("committee", "community"), ("help_desk", "desk")];
    let reach = [("phone", "phone"), ("sms", "sms"), ("visit", "visit"), ("trusted", "trust")];
    let none = [("not_needed", "none")];
    let own = [("comes", "place"), ("calls", "outgoing")];
    let rules = [open("whose", Kind::Line), open("who_may", Kind::Line), yes_no("may_say"), open("hours", Kind::Line)];
    let answer = |name, condition: String| ask(name, "").must("intake-missing-answer").only().on(condition);
    vec![
        answer("answer", and(ORDINARY, NAMED)).ordinary().put(tiles("answer", &[&here[..], &reach, &none].concat())),
        answer("answer_anon", and(ORDINARY, "naming=anonymous"))
            .ordinary()
            .put(tiles("answer_anon", &[&here[..], &none].concat())),
        answer("safe", and(SEALED, NAMED))
            .sealed()
            .put(tiles("safe", &[&own[..], &[("phone", "incoming")], &none].concat())),
        answer("safe_anon", and(SEALED, "naming=anonymous"))
            .sealed()
            .put(tiles("safe_anon", &[&own[..], &none].concat())),
        Question {
            fields: std::iter::once(open("phone", Kind::Line)).chain(rules).collect(),
            needs: CALLING.iter().map(|(field, when, missing)| Need { field, when, missing }).collect(),
            ..ask("contact", "answer=phone|sms or safe=phone").only()
        },
        ask("reach", "answer=visit|trusted")
            .must("intake-missing-reach")
            .ordinary()
            .only()
            .put(open("reach", Kind::Line))
            .put(open("reach_when", Kind::Line)),
        ask("safe_when", "safe=comes|calls or safe_anon=comes|calls")
            .sealed()
            .said()
            .only()
            .put(open("safe_when", Kind::Line)),
    ]
}

fn ask(name: &'static str, when: &str) -> Question {
    Question {
        name,
        when: when.to_owned(),
        words: name,
        missing: None,
        always: false,
        needs: Vec::new(),
        side: None,
        say: false,
        only: false,
        look: Look::Plain,
        fields: Vec::new(),
    }
}

impl Question {
    fn on(self, when: String) -> Self {
        Self { when, ..self }
    }

    fn must(self, missing: &'static str) -> Self {
        Self { missing: Some(missing), ..self }
    }

    fn always(self) -> Self {
        Self { always: true, ..self }
    }

    fn ordinary(self) -> Self {
        Self { side: Some(Side::Ordinary), ..self }
    }

    fn sealed(self) -> Self {
        Self { side: Some(Side::Sealed), ..self }
    }

    fn said(self) -> Self {
        Self { say: true, ..self }
    }

    fn only(self) -> Self {
        Self { only: true, ..self }
    }

    fn look(self, look: Look) -> Self {
        Self { look, ..self }
    }

    fn put(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }
}
