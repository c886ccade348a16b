//! From outside: yes, no and how long; numbers; what the database gives away; small cells.
use super::listening::{listen_to_connections, queries};
use super::seen::{Question, ask, of_a_case, outsiders, shape};
use super::whole::whole;
use crate::support::world::World;
use crate::support::{Answer, Person};
use diesel::connection::SimpleConnection;
use jaabi::cases::model::Track;
use jaabi::id::Reference;
use jaabi::storage::DbConn;
use std::collections::BTreeSet;

/// 31: forbidden and absent are one answer, made of the same questions to the database in the same order: neither the
/// answer nor the time it takes tells which it was.
#[actix_web::test]
async fn row_31_403_vs_404_and_timing() {
    listen_to_connections();
    let world = World::new().await;
    let sealed = whole(&world).await;
    let mut new = world.ordinary("les bâches");
    new.excluded = vec![world.handler.key.unwrap(), world.manager.key.unwrap(), world.member.key.unwrap()];
    let ordinary = world.record(new).await;
    let nobody = world.app.anonymous();
    let mut questions: Vec<Question> = of_a_case();
    questions.push(("GET", "/cases?q=REF".into()));
    questions.push(("GET", "/cases?after=REF".into()));
    let mut listened = 0;
    for (who, person) in outsiders(&world, &nobody) {
        let concerned = matches!(who, "handler" | "manager" | "member");
        for case in [Some(&sealed), Some(&ordinary).filter(|_| concerned)].into_iter().flatten() {
            for question in &questions {
                let unknown = Reference::random();
                // once to warm up: what a connection prepares is prepared for both
                heard(&world, person, question, &unknown).await;
                let absent = heard(&world, person, question, &unknown).await;
                let there = heard(&world, person, question, case).await;
                assert_eq!(there.1, absent.1, "{who} {question:?}");
                assert_eq!(shape(&there.0, case), shape(&absent.0, &unknown), "{who} {question:?}");
                assert_eq!(there.0.bytes.len(), absent.0.bytes.len(), "{who} {question:?}");
                listened += there.1.len();
            }
        }
    }
    assert!(listened > 500, "{listened}");
}

/// An answer with what it asked of the database.
async fn heard(world: &World, person: &Person, question: &Question, of: &Reference) -> (Answer, Vec<String>) {
    queries(&world.app);
    let answer = ask(person, question, of).await;
    (answer, queries(&world.app))
}

/// 32: numbers are chance. They tell neither how many there are nor which came between, and nothing that counts up is shown.
#[actix_web::test]
async fn row_32_guessable_or_gap_revealing_numbers() {
    let numbers: Vec<String> = (0..2000).map(|_| Reference::random().as_str().replace('-', "")).collect();
    assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len());
    let rising = numbers.windows(2).filter(|pair| pair[0] < pair[1]).count();
    assert!((850..1150).contains(&rising), "in no order: {rising}");
    for at in 0..7 {
        let letters: BTreeSet<char> = numbers.iter().filter_map(|number| number.chars().nth(at)).collect();
        assert_eq!(letters.len(), 32, "every letter at every place");
    }
    // two ordinary cases with a sealed one between them differ in nothing but their number
    let world = World::new().await;
    let mut ordinary = Vec::new();
    for between in 0..3 {
        ordinary.push(world.record(world.ordinary("la pompe")).await);
        for _ in 0..between {
            world.take(world.sealed(Track::Psea)).await;
        }
    }
    let last = world.record(world.ordinary("la pompe")).await;
    for person in [&world.member, &world.handler, &world.manager] {
        let mut pages = Vec::new();
        for reference in ordinary.iter().chain([&last]) {
            pages.push(shape(&person.get(&format!("/cases/{reference}")).await, reference));
        }
        assert!(pages.windows(2).all(|pair| pair[0] == pair[1]), "{pages:#?}");
    }
    let lines = world.manager.get("/cases.csv").await.body;
    let lines: BTreeSet<&str> =
        lines.lines().skip(1).filter_map(|line| line.split_once(',')).map(|(_, rest)| rest).collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    // private keys, which do count up, stand on no page
    let keys: Vec<i64> = ordinary.iter().chain([&last]).map(|reference| world.case(reference).get()).collect();
    assert!(keys.windows(2).any(|pair| pair[1] - pair[0] > 1), "there are gaps: {keys:?}");
}

/// 40: what the database says of itself reaches nobody: not its plans, not its errors, not which key was taken.
#[actix_web::test]
async fn row_40_database_row_security_metadata() {
    let world = World::new().await;
    let sealed = whole(&world).await;
    for path in ["/explain", "/sql", "/debug", "/metrics", "/status", "/admin", "/server-status", "/cases?explain=1"] {
        let answer = world.admin.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
    }
    // a search that the index would call a mistake is a search
    for typed in ["%22", "*", "%27%3B", "a%3Ab", "NEAR(", "%28", "OR", "%5C", "%00", "zorglub*", "%26%7C%21"] {
        let answer = world.manager.get(&format!("/cases?q={typed}")).await;
        assert_eq!(answer.status, 200, "{typed}: {}", answer.body);
    }
    // when the tables are gone, a case that is there, one that is not, and a list fail in the same words
    let url = world.app.program.config.database.url.clone();
    DbConn::open(&url).unwrap().batch_execute("ALTER TABLE grants RENAME TO gone").unwrap();
    let unknown = Reference::random();
    let mut answers = Vec::new();
    for (path, of) in [(format!("/cases/{sealed}"), &sealed), (format!("/cases/{unknown}"), &unknown)] {
        let answer = world.manager.get(&path).await;
        let said = shape(&answer, of).body.to_lowercase();
        for word in ["sql", "grants", "gone", "no such table", "relation", "syntax", "constraint", "diesel"] {
            assert!(!said.contains(word), "{word}: {said}");
        }
        answers.push(shape(&answer, of));
    }
    assert_eq!(answers[0].status, 500);
    assert_eq!(answers[0], answers[1]);
}

/// 41: small cells. A sealed case is in no cell at all, however many there are, and of ordinary ones a number from one to four
/// is hidden, on the page and in the file. Totals of sealed cases by quarter do not exist yet: no live figure does either.
#[actix_web::test]
async fn row_41_small_cells() {
    let world = World::new().await;
    let figures = || async {
        let mut found = Vec::new();
        for path in ["/tracker", "/tracker.csv", "/tracker?category=6", "/tracker.csv?category=6&place=Mopti"] {
            found.push(shape(&world.manager.get(path).await, &Reference::random()));
        }
        found
    };
    let nothing = figures().await;
    for _ in 0..7 {
        world.take(world.sealed(Track::Psea)).await;
    }
    assert_eq!(figures().await, nothing, "seven sealed cases are no figure");
    for _ in 0..9 {
        world.record(world.ordinary("la pompe")).await;
    }
    for _ in 0..3 {
        let mut new = world.ordinary("une bâche");
        new.sector = Some("shelter".into());
        world.record(new).await;
    }
    let file = world.manager.get("/tracker.csv").await.body;
    let rows = csv::Reader::from_reader(file.trim_start_matches('\u{feff}').as_bytes()).into_records();
    let mut counts = 0;
    for row in rows {
        let row = row.unwrap();
        for cell in row.iter().skip(3).take(5) {
            assert!(!matches!(cell.parse(), Ok(1..=4)), "{row:?}");
            counts += usize::from(!cell.is_empty());
        }
    }
    assert!(counts > 0, "{file}");
    let page = world.manager.get("/tracker").await;
    assert!(page.has("12") && !page.has(">3<"), "{}", page.body);
}
