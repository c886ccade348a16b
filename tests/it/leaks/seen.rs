//! What somebody sees: answers without what differs from one request to the next, and whether two are the same.
use super::canary::{BIRD, found_in};
use crate::support::world::World;
use crate::support::{Answer, Person};
use actix_web::test::TestRequest;
use jaabi::app;
use jaabi::id::Reference;
use std::future::Future;

/// An answer, without what is chance: its status, its headers, where it leads, its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: String,
}

/// Headers that carry the request's own number or a fresh cookie.
const CHANCE: [&str; 2] = ["x-request-id", "set-cookie"];

/// An answer to a question about `reference`, in which that reference is not named, however it was written.
pub fn shape(answer: &Answer, reference: &Reference) -> Shape {
    let plain = |text: &str| {
        let mut text = text.to_owned();
        for spelling in spellings(reference) {
            text = text.replace(&spelling, "REFERENCE");
        }
        text
    };
    let mut body = answer.body.clone();
    for field in ["csrf", "token"] {
        let start = format!("name=\"{field}\" value=\"");
        let values: Vec<String> =
            body.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
        for value in values.iter().filter(|value| !value.is_empty()) {
            body = body.replace(value, "TOKEN");
        }
    }
    let mut headers: Vec<(String, String)> = answer
        .headers
        .iter()
        .filter(|(name, _)| !CHANCE.contains(&name.as_str()))
        .map(|(name, value)| (name.to_string(), plain(value.to_str().unwrap_or_default())))
        .collect();
    headers.sort();
    Shape { status: answer.status, headers, body: plain(&body) }
}

/// A reference as people write it.
pub fn spellings(reference: &Reference) -> Vec<String> {
    let text = reference.as_str();
    let bare = text.replace('-', "");
    vec![text.into(), text.to_lowercase(), text.replace('-', "%2D"), bare.to_lowercase(), bare]
}

/// A question: a method and a path in which `REF` stands for the reference, and `SPELT0` and so on for its spellings.
pub type Question = (&'static str, String);

/// Asks, as a browser would, with a form that every route could take.
pub async fn ask(person: &Person, (method, path): &Question, reference: &Reference) -> Answer {
    let mut path = path.replace("REF", reference.as_str());
    for (at, spelling) in spellings(reference).iter().enumerate() {
        path = path.replace(&format!("SPELT{at}"), spelling);
    }
    match *method {
        "GET" => person.get(&path).await,
        "HEAD" => person.send(TestRequest::default().method(actix_web::http::Method::HEAD).uri(&path)).await,
        _ => person.post(&path, FORM).await,
    }
}

/// Fields that the forms of cases ask for.
pub const FORM: &[(&str, &str)] = &[
    ("version", "1"),
    ("text", "x"),
    ("to", "handler"),
    ("reason", "x"),
    ("track", "psea"),
    ("on", "2026-03-02"),
    ("name", "Salif Diallo"),
    ("recipient", "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"),
    ("concerned", "no"),
    ("closing", "withdrawn"),
];

/// What is most worth trying on a case, of either kind; the last is nothing.
const SOME: &[&str] =
    &["note", "assign", "close", "exclude", "conflict", "seal", "step", "transfer", "grant", "juggle"];

/// Everything that can be asked to be done with a case, of either kind.
const ALL: &[&str] = &[
    "acknowledge",
    "assign",
    "start",
    "category",
    "sector",
    "note",
    "hold",
    "resume",
    "refer",
    "transmit",
    "answer",
    "tell",
    "attempt",
    "close",
    "reopen",
    "appeal",
    "exclude",
    "conflict",
    "seal",
    "attach",
    "detach",
    "export",
    "step",
    "help",
    "transfer",
    "consent",
    "withdraw",
    "grant",
    "revoke",
    "unwanted",
    "announce",
    "appoint",
    "decide",
    "suspend",
];

/// Every route that names a case, with some of what it can be asked.
pub fn of_a_case() -> Vec<Question> {
    naming_a_case(SOME)
}

/// Every form that changes a case.
pub fn writes() -> Vec<Question> {
    naming_a_case(ALL).into_iter().filter(|(method, _)| *method == "POST").collect()
}

fn naming_a_case(verbs: &[&str]) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    for policy in app::routes().table().into_iter().filter(|p| p.path.contains("{reference}")) {
        let path = policy.path.replace("{reference}", "REF").replace("{number}", "1");
        if path.contains("{verb}") {
            questions.extend(verbs.iter().map(|verb| (policy.method, path.replace("{verb}", verb))));
        } else {
            questions.push((policy.method, path));
        }
    }
    assert!(questions.len() > verbs.len() + 5, "{questions:?}");
    questions
}

/// Every page that names nothing. The way out locks, and the log has a test of its own.
pub fn pages() -> Vec<Question> {
    let table = app::routes().table();
    let plain = table.iter().filter(|p| p.method == "GET" && !p.path.contains('{')).map(|p| p.path);
    plain.filter(|path| !["/exit", "/audit"].contains(path)).map(|path| ("GET", path.to_owned())).collect()
}

/// A list, asked in these ways.
pub fn asked(list: &str, queries: &[String]) -> Vec<Question> {
    queries.iter().map(|query| ("GET", format!("{list}?{query}"))).collect()
}

/// Everybody who holds no key of the cases at the desk against exploitation, signed out included.
pub fn outsiders<'a>(world: &'a World, nobody: &'a Person) -> Vec<(&'static str, &'a Person)> {
    let people = world.everybody().into_iter().filter(|(who, _)| !matches!(*who, "focal" | "second"));
    people.chain([("signed out", nobody)]).collect()
}

/// The answers to all questions, for all these people.
pub async fn seen(people: &[(&'static str, &Person)], questions: &[Question], of: &Reference) -> Vec<(String, Shape)> {
    let mut found = Vec::new();
    for (who, person) in people {
        for question in questions {
            let answer = ask(person, question, of).await;
            let shape = shape(&answer, of);
            // a page shows again what was searched for
            let echo = question.1.contains(BIRD);
            let said = format!("{}{:?}", shape.body, shape.headers);
            assert!(echo || found_in(said.as_bytes()).is_none(), "{who} {question:?}: {said}");
            assert_ne!(shape.status, 500, "{who} {question:?}");
            found.push((format!("{who} {} {}", question.0, question.1), shape));
        }
    }
    found
}

/// Asserts that two people, or the same at two moments, see the same.
#[track_caller]
pub fn alike(before: &[(String, Shape)], after: &[(String, Shape)]) {
    assert_eq!(before.len(), after.len());
    for ((question, before), (_, after)) in before.iter().zip(after) {
        assert!(before == after, "{question}\n--- without\n{before:#?}\n--- with\n{after:#?}");
    }
}

/// Asserts that these people are answered the same before and after a case came into being.
pub async fn unmoved(
    people: &[(&'static str, &Person)],
    questions: &[Question],
    happens: impl Future<Output = Reference>,
) -> Reference {
    let before = seen(people, questions, &Reference::random()).await;
    let reference = happens.await;
    let after = seen(people, questions, &reference).await;
    alike(&before, &after);
    reference
}

/// Asserts that questions about `reference` are answered like those about a case that never was, and answers how many.
pub async fn absent(people: &[(&'static str, &Person)], questions: &[Question], reference: &Reference) -> usize {
    let unknown = Reference::random();
    let there = seen(people, questions, reference).await;
    let nowhere = seen(people, questions, &unknown).await;
    alike(&nowhere, &there);
    for (question, shape) in &there {
        assert!([404, 303].contains(&shape.status), "{question}: {}", shape.status);
    }
    there.len()
}
