//! Telling: the log of what was done, letters, live news, the log of the machine, feeds.
use super::canary::{BIRD, bird, found_in, traces};
use super::counting::table_of;
use super::listening::{heard, listen_for, listen_to_the_log};
use super::seen::{alike, of_a_case, outsiders, pages, seen, shape, unmoved};
use super::whole::whole;
use crate::intake::world::{GRAVE, World as Site, but, number, record};
use crate::support::world::World;
use crate::support::{Person, TestApp, source};
use actix_web::test::TestRequest;
use diesel::connection::SimpleConnection;
use jaabi::app;
use jaabi::cases::model::Track;
use jaabi::desks::DeskKind;
use jaabi::id::Reference;
use jaabi::mail::Outbox;
use jaabi::storage::DbConn;

/// Letters that leave now, without date and number, by their one reader.
pub fn letters_sent(app: &TestApp) -> Vec<String> {
    let program = app.program.clone();
    let folder = program.config.data.join("outbox");
    drop(std::fs::remove_dir_all(&folder));
    let send = move || {
        let outbox = Outbox::open(&program.config.data, &program.config.mail).unwrap();
        app::send_due(&program, &outbox).unwrap()
    };
    std::thread::spawn(send).join().unwrap();
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut letters: Vec<String> = files.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    letters.sort();
    letters
}

/// A letter with its reader taken out, and the reader.
fn reader(letter: &str) -> (String, String) {
    let (_, rest) = letter.split_once("To: ").expect("a reader");
    let to = rest.split('@').next().unwrap().trim_start_matches('<').to_owned();
    // chance parts the text from the same as HTML
    let parting = letter.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("two parts");
    let kept = letter.replace(&to, "SOMEBODY").replace(parting, "PARTING");
    let kept: Vec<&str> = kept.lines().filter(|line| !line.starts_with("Message-ID")).collect();
    (kept.join("\n"), to)
}

/// 16: the log shows nobody but auditors anything, and them neither who, nor which case, nor when in the day.
#[actix_web::test]
async fn row_16_activity_feed_audit_log_change_history() {
    let world = World::new().await;
    let ordinary = world.record(world.ordinary("la pompe")).await;
    let before = table_of(&world.auditor).await;
    let history = [("GET", format!("/cases/{ordinary}"))];
    let nobody = world.app.anonymous();
    let people = outsiders(&world, &nobody);
    let reference = unmoved(&people, &history, whole(&world)).await;
    let page = world.auditor.get("/audit").await;
    assert_eq!(found_in(&page.bytes), None);
    let new: Vec<String> = table_of(&world.auditor).await.into_iter().filter(|line| !before.contains(line)).collect();
    assert!(new.len() > 3, "{new:?}");
    for line in &new {
        assert!(line.contains("2 mars 2026") && !line.contains("09:"), "{line}");
        for secret in ["Fanta", "Salif", "Awa", "Nana", "Garba", reference.as_str()] {
            assert!(!line.contains(secret), "{line}");
        }
    }
    for (who, person) in people.iter().filter(|(who, _)| *who != "auditor") {
        let answer = person.get("/audit").await;
        assert!([404, 303].contains(&answer.status), "{who}");
    }
}

/// 17: letters are the same for every cause, go to nobody else, and are taken back from whoever must no longer know.
#[actix_web::test]
async fn row_17_notification_text_subject_lock_screen() {
    let world = World::new().await;
    world.letters_left().await;
    let mut new = world.ordinary("la pompe");
    new.assigned = world.handler.key;
    world.record(new).await;
    let ordinary = letters_sent(&world.app);
    whole(&world).await;
    let sealed = letters_sent(&world.app);
    let words = |letters: &[String]| letters.iter().map(|letter| reader(letter).0).collect::<Vec<_>>();
    let readers: Vec<String> = sealed.iter().map(|letter| reader(letter).1).collect();
    let mut holders = [world.id(&world.focal), world.id(&world.second)];
    holders.sort();
    // the one who was given it and whose access was taken back has no letter any more
    assert_eq!(readers, holders);
    assert!(!ordinary.is_empty());
    for letter in words(&sealed) {
        assert_eq!(letter, words(&ordinary)[0], "a sealed case is told like any other");
    }
    for letter in sealed {
        assert_eq!(found_in(letter.as_bytes()), None);
    }
}

/// 18: nothing is pushed: there is no route, no library and no script for it, and asking to change the protocol is answered
/// like any other request.
#[actix_web::test]
async fn row_18_websocket_live_push() {
    let manifest = include_str!("../../../Cargo.toml");
    for library in ["actix-ws", "tungstenite", "web-push", "actix-web-actors", "sse", "mqtt"] {
        let named = |line: &str| line.split('=').next().is_some_and(|name| name.trim() == library);
        assert!(!manifest.lines().any(named), "{library}");
    }
    for file in source::files("templates", &["js", "hbs"]) {
        for word in ["WebSocket", "EventSource", "PushManager", "Notification("] {
            assert!(!file.text.contains(word), "{} {word}", file.path);
        }
    }
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let unknown = Reference::random();
    let upgrade = |path: String| {
        let asked = TestRequest::get().uri(&path).insert_header(("connection", "upgrade"));
        world.manager.send(asked.insert_header(("upgrade", "websocket")).insert_header(("sec-websocket-version", "13")))
    };
    for path in ["/ws", "/cable", "/live", "/cases/live"] {
        assert_eq!(upgrade(path.to_owned()).await.status, 404, "{path}");
    }
    let there = shape(&upgrade(format!("/cases/{reference}")).await, &reference);
    assert_eq!(there, shape(&upgrade(format!("/cases/{unknown}")).await, &unknown));
    assert_eq!(world.focal.get("/me/here").await.body, "");
}

/// 30: no log, file, row, letter or page about a fault holds a word of what was said, also when it came through the pages,
/// when a form waited behind a lock, and when the database fails in the middle.
#[actix_web::test]
async fn row_30_app_and_sql_logs_error_messages() {
    listen_to_the_log();
    let world = World::new().await;
    let reference = whole(&world).await;
    for word in [reference.as_str(), "Coulibaly", "Cissé", "76 00 00 01"] {
        listen_for(word);
    }
    assert_eq!(traces(&world.app), Vec::<String>::new());
    let nobody = world.app.anonymous();
    seen(&outsiders(&world, &nobody), &[pages(), of_a_case()].concat(), &reference).await;
    seen(&[("focal", &world.focal)], &pages(), &reference).await;
    break_and_ask(&world, &reference).await;
    let (lines, caught) = heard();
    assert!(lines > 300, "{lines}");
    assert_eq!(caught, Vec::<String>::new());
}

/// Fields full of canaries come to a database that has lost its tables.
async fn break_and_ask(world: &World, reference: &Reference) {
    let ordinary = world.record(world.ordinary("la pompe")).await;
    let words = bird("Fault");
    let version = world.version(&world.focal, reference).await;
    let url = world.app.program.config.database.url.clone();
    DbConn::open(&url)
        .unwrap()
        .batch_execute("ALTER TABLE items RENAME TO gone; ALTER TABLE events RENAME TO went;")
        .unwrap();
    let fields = [("text", words.as_str()), ("reason", &words), ("version", &version), ("name", &words)];
    for (person, reference) in [(&world.focal, reference), (&world.handler, &ordinary)] {
        let answer = person.post(&format!("/cases/{reference}/note"), &fields).await;
        assert_eq!(answer.status, 500, "{}", answer.body);
        let said = shape(&answer, &Reference::random()).body.to_lowercase();
        for word in [BIRD, reference.as_str(), "items", "events", "sql", "table", "relation"] {
            assert!(!said.contains(&word.to_lowercase()), "{word}: {said}");
        }
    }
    // whoever sees neither gets no fault to see: the case is looked for first
    let there = world.loader.post(&format!("/cases/{reference}/note"), &fields).await;
    assert_eq!(there.status, 404);
}

#[actix_web::test]
async fn what_was_typed_at_the_intake_stays_nowhere_but_in_its_seal() {
    listen_to_the_log();
    let site = Site::new().await;
    let (member, other) = (site.member().await, site.handler("Salif", Some(site.cercle)).await);
    site.focal("Oumou", DeskKind::Bypass).await;
    let words: Vec<String> = ["Name", "Words", "Person", "Place", "When", "Whose", "WhoMay", "Hours"]
        .map(|field| bird(&format!("Typed{field}")))
        .into();
    let typed = [
        ("name", words[0].as_str()),
        ("words", &words[1]),
        ("keep_away", "yes"),
        ("person_name", &words[2]),
        ("person_place", &words[3]),
        ("safe", "phone"),
        ("safe_when", ""),
        ("phone", "+223 76 11 22 33 zorglub"),
        ("whose", &words[5]),
        ("who_may", &words[6]),
        ("may_say", "no"),
        ("hours", &words[7]),
        ("text", &words[4]),
        ("received_by", &words[4]),
    ];
    let typed = but(GRAVE, &typed);
    let address = record(&member, &typed).await;
    assert_eq!(found_in(address.as_bytes()), None);
    let slip = member.get(&address).await;
    assert_eq!(found_in(&slip.bytes), None, "the slip has a number and no word");
    let reference = Reference::parse(&number(&slip)).expect("a reference");
    locked_in_between(&site, &member, &typed).await;
    assert_eq!(traces(&site.app), Vec::<String>::new());
    assert_eq!(letters_sent(&site.app).iter().filter_map(|letter| found_in(letter.as_bytes())).count(), 0);
    seen(&[("member", &member), ("handler", &other)], &[pages(), of_a_case()].concat(), &reference).await;
    assert_eq!(heard().1, Vec::<String>::new());
}

/// A form that comes to a session which has locked by itself waits in the database.
async fn locked_in_between(site: &Site, member: &Person, typed: &[(&str, &str)]) {
    let token = crate::intake::world::hidden(&member.get("/intake").await, "token");
    site.app.later(3600);
    let typed: Vec<_> = typed.iter().copied().chain([("token", token.as_str())]).collect();
    let answer = member.post_bare("/intake/record", &typed).await;
    assert_eq!(answer.location.as_deref(), Some("/locked"), "{}", answer.body);
    assert_eq!(traces(&site.app), Vec::<String>::new(), "what waits is sealed too");
    member.sign_in().await;
}

/// 38: no calendar, feed or alert to subscribe to: no route, no kind of answer, no link.
#[actix_web::test]
async fn row_38_calendar_feeds_rss_alerts() {
    for policy in app::routes().table() {
        for word in ["feed", "rss", "atom", "ics", "calendar", "alert", "subscribe", "hook", "watch"] {
            assert!(!policy.path.split(['/', '.']).any(|part| part == word), "{}", policy.path);
        }
    }
    for file in source::files("templates", &["hbs"]) {
        assert!(!file.text.contains("rel=\"alternate\""), "{}", file.path);
    }
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    for path in ["/cases.ics", "/cases.rss", "/cases.atom", "/feed", "/calendar"] {
        assert_eq!(world.focal.get(path).await.status, 404, "{path}");
    }
    let calendar = TestRequest::get().uri("/cases").insert_header(("accept", "text/calendar"));
    let answer = world.manager.send(calendar).await;
    assert!(answer.header("content-type").starts_with("text/html") && !answer.has(reference.as_str()));
    let people = [("manager", &world.manager)];
    let (before, after) =
        (seen(&people, &pages(), &reference).await, seen(&people, &pages(), &Reference::random()).await);
    alike(&before, &after);
}
