//! Photos, recordings and documents that are added to the answers before they are recorded.
use super::world::{GRAVE, SMALL, World, but, hidden, number};
use crate::files::{everything, photo, post_form, sound};
use crate::support::world::CANARY;
use crate::support::{Answer, PASSWORD, Person, role};
use diesel::prelude::*;
use futures_util::future::join_all;
use jaabi::access::Role;
use jaabi::app;
use jaabi::desks::DeskKind;
use jaabi::storage::schema::{attachments, waiting_files};
use std::path::PathBuf;
use std::sync::Arc;

const GONE: &str = "Il manque un fichier";
const DROPPED: &str = "aucun fichier n’est gardé ici";
const LEFT: &str = "n’est pas encore joint";

fn multipart(fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!("--limit\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    if let Some((name, bytes)) = file {
        let head = format!(
            "--limit\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: \
             application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--limit--\r\n");
    body
}

/// Somebody who looks at the answers of one form.
struct Looking<'a> {
    person: &'a Person,
    csrf: String,
    token: String,
    base: Vec<(&'a str, &'a str)>,
}

impl<'a> Looking<'a> {
    async fn at(person: &'a Person, base: &[(&'a str, &'a str)]) -> Self {
        let page = person.get("/intake").await;
        let (csrf, token) = (page.csrf().expect("a form"), hidden(&page, "token"));
        Self { person, csrf, token, base: base.to_vec() }
    }

    fn with(&self, more: &[(&str, &str)]) -> Vec<(String, String)> {
        let own = [("csrf", self.csrf.as_str()), ("token", self.token.as_str())];
        let all = own.iter().chain(&self.base).chain(more);
        all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn body(&self, files: &str, file: Option<(&str, &[u8])>) -> Vec<u8> {
        let fields = self.with(&[("files", files)]);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        multipart(&fields, file)
    }

    /// Adds a file; `files` were there before.
    async fn add(&self, files: &str, name: &str, bytes: &[u8]) -> Answer {
        post_form(self.person, "/intake/files", self.body(files, Some((name, bytes)))).await
    }

    async fn post(&self, path: &str, more: &[(&str, &str)]) -> Answer {
        let fields = self.with(more);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        self.person.post_bare(path, &fields).await
    }

    async fn record(&self, files: &str) -> Answer {
        self.post("/intake/record", &[("files", files)]).await
    }
}

fn blobs(world: &World) -> Vec<PathBuf> {
    let folder = world.app.program.config.data.join("files");
    if folder.exists() { everything(&folder).into_keys().collect() } else { Vec::new() }
}

#[track_caller]
fn no_trace(world: &World) {
    for (path, bytes) in everything(&world.app.program.config.data) {
        let found = bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
        assert!(!found, "{}", path.display());
    }
}

/// Rows that wait, rows of cases, files in the folder.
fn counts(world: &World) -> (i64, i64, usize) {
    let (waiting, attached) = world.app.read(|conn| {
        Ok((waiting_files::table.count().get_result(conn)?, attachments::table.count().get_result(conn)?))
    });
    (waiting, attached, blobs(world).len())
}

#[track_caller]
fn shown(answer: &Answer, words: &str) {
    assert!(matches!(answer.status, 200 | 422) && answer.has(words), "{} {}", answer.status, answer.body);
    assert!(answer.has("Le robinet coule."), "the answers are kept");
}

async fn sweep(world: &World) {
    let program = world.app.program.clone();
    tokio::task::spawn_blocking(move || app::keep(&program, app::Seen::default()).map(drop)).await.unwrap().unwrap();
}

#[actix_web::test]
async fn files_are_added_to_the_answers_and_the_case_has_them() {
    let world = World::new().await;
    let member = world.member().await;
    let looking = Looking::at(&member, SMALL).await;
    let check = looking.post("/intake/check", &[]).await;
    assert!(check.has("formaction=\"/intake/files#files\"") && hidden(&check, "files") == "0", "{}", check.body);
    let page = looking.add("0", &format!("{CANARY}.exe"), &photo()).await;
    shown(&page, &format!("{CANARY}.jpg"));
    assert_eq!((page.status, hidden(&page, "files")), (200, "1".to_owned()));
    let page = looking.add("1", "voix.wav", &sound()).await;
    assert!(page.has("voix.wav") && page.has("Enregistrement") && hidden(&page, "files") == "2", "{}", page.body);
    no_trace(&world);
    assert_eq!(counts(&world), (2, 0, 2));
    // the first is taken away again, and another one comes
    let first = page.body.split_once("name=\"remove\" value=\"").unwrap().1[..32].to_owned();
    let page = looking.post("/intake/files/remove", &[("files", "2"), ("remove", &first)]).await;
    assert!(!page.has(CANARY) && page.has("voix.wav") && !page.has(GONE), "{}", page.body);
    assert_eq!(counts(&world), (1, 0, 1));
    assert!(looking.add("1", "pompe.jpg", &photo()).await.has("pompe.jpg"));
    // through the questions and back
    let document = looking.post("/intake/change", &[("files", "2"), ("start", "text")]).await;
    assert_eq!(hidden(&document, "files"), "2");
    shown(&looking.post("/intake/check", &[("files", "2")]).await, "pompe.jpg");
    let slip = looking.record("2").await;
    assert_eq!(slip.status, 303, "{}", slip.body);
    assert_eq!(counts(&world), (0, 2, 2));
    let reference = number(&member.get(&slip.location.unwrap()).await);
    let case = member.get(&format!("/cases/{reference}")).await;
    assert!(case.has("voix.wav") && case.has("pompe.jpg"), "{}", case.body);
    let whole = member.get(&format!("/cases/{reference}/files/1")).await;
    assert_eq!((whole.status, whole.bytes == sound(), whole.header("x-content-type-options")), (200, true, "nosniff"));
    assert!(whole.header("content-disposition").starts_with("attachment;"));
    let small = member.get(&format!("/cases/{reference}/files/2/small")).await;
    assert!(small.status == 200 && small.bytes.starts_with(b"\xff\xd8"));
    // the form counts once, with its files
    assert!(looking.record("2").await.location.unwrap().starts_with("/intake/slip/"));
    looking.add("2", "encore.wav", &sound()).await.leads_to("/intake?done=intake-used");
    assert_eq!((world.counts().0, counts(&world)), (1, (0, 2, 2)));
    // and they are taken away like others
    let version = case.body.split_once("name=\"version\" value=\"").unwrap().1.split_once('"').unwrap().0.to_owned();
    let removed = member.post(&format!("/cases/{reference}/files/1/remove"), &[("version", &version)]).await;
    removed.leads_to(&format!("/cases/{reference}?done=detach"));
    assert_eq!(counts(&world), (0, 1, 1));
}

#[actix_web::test]
async fn a_receiver_adds_a_document() {
    let world = World::new().await;
    world.handler("Salif", None).await;
    let receiver = world.app.person("Rokia", &[role(Role::Receiver)]).await;
    let base = but(SMALL, &[("answer", "phone"), ("phone", "76 00 00 01"), ("channel", "help_desk")]);
    let looking = Looking::at(&receiver, &base).await;
    shown(&looking.add("0", "voix.wav", &sound()).await, "voix.wav");
    assert_eq!(looking.record("1").await.status, 303);
    assert_eq!(counts(&world), (0, 1, 1));
}

#[actix_web::test]
async fn what_is_too_large_too_much_or_something_else_leaves_the_answers_and_nothing_more() {
    let world = World::new().await;
    let member = world.member().await;
    let looking = Looking::at(&member, SMALL).await;
    for (name, bytes, words) in [
        ("a.jpg", b"MZ\x90\0\x03".to_vec(), "ni une photo, ni un son"),
        ("a.pdf", b"%PDF-1.4 nothing".to_vec(), "ne se lit pas"),
        ("a.wav", Vec::new(), "Choisissez d’abord un fichier"),
        ("", Vec::new(), "Choisissez d’abord un fichier"),
        ("a.wav", [sound(), vec![0; 5 << 20]].concat(), "dépasse 5 Mo"),
        ("a.wav", [sound(), vec![0; 25 << 20]].concat(), "dépasse 5 Mo"),
    ] {
        let answer = looking.add("0", name, &bytes).await;
        shown(&answer, words);
        assert_eq!((answer.status, counts(&world)), (422, (0, 0, 0)), "{name}");
    }
    let answer = post_form(&member, "/intake/files", looking.body("0", None)).await;
    shown(&answer, "Choisissez d’abord un fichier");
    for files in ["0", "1", "2"] {
        assert_eq!(looking.add(files, "a.wav", &sound()).await.status, 200);
    }
    let fourth = looking.add("3", "d.wav", &sound()).await;
    shown(&fourth, "déjà trois fichiers");
    assert!(fourth.status == 422 && !fourth.has("id=\"file\""), "no field for a fourth");
    assert_eq!(counts(&world), (3, 0, 3));
    // nobody fills the disk with forms that are never recorded
    let mut many = 3;
    for _ in 0..4 {
        let other = Looking::at(&member, SMALL).await;
        for files in ["0", "1", "2"] {
            let answer = other.add(files, "a.wav", &sound()).await;
            many += i64::from(answer.status == 200);
            assert!(answer.status == 200 || answer.has("Trop de fichiers attendent"), "{}", answer.body);
        }
    }
    assert_eq!((many, counts(&world).0), (12, 12));
}

#[actix_web::test]
async fn a_form_that_breaks_off_or_is_forged_leaves_nothing() {
    let world = World::new().await;
    let member = world.member().await;
    let looking = Looking::at(&member, SMALL).await;
    let whole = looking.body("0", Some(("a.wav", &[sound(), vec![7; 600_000]].concat())));
    for length in [0, 40, 300, whole.len() - 500_000, whole.len() - 1_000] {
        let answer = post_form(&member, "/intake/files", whole[..length].to_vec()).await;
        assert!((400..500).contains(&answer.status), "{length}: {}", answer.status);
        assert_eq!(counts(&world), (0, 0, 0), "{length}");
    }
    let forged = multipart(&[("csrf", "forged"), ("token", &looking.token)], Some(("a.wav", &sound())));
    assert_eq!(post_form(&member, "/intake/files", forged).await.status, 403);
    let none = multipart(&[("token", &looking.token)], Some(("a.wav", &sound())));
    assert_eq!(post_form(&member, "/intake/files", none).await.status, 403);
    // the file before the answers: they are not read then
    let early = [
        &b"--limit\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n"[..],
        &looking.body("0", None),
    ];
    assert_eq!(post_form(&member, "/intake/files", early.concat()).await.status, 403);
    let long = "é".repeat(200_000);
    let fields = [("csrf", looking.csrf.as_str()), ("token", &looking.token), ("text", &long)];
    assert_eq!(post_form(&member, "/intake/files", multipart(&fields, None)).await.status, 413);
    let fields: Vec<(&str, &str)> =
        [("csrf", looking.csrf.as_str())].into_iter().chain((0..500).map(|_| ("text", "x"))).collect();
    assert_eq!(post_form(&member, "/intake/files", multipart(&fields, None)).await.status, 413);
    assert_eq!(counts(&world), (0, 0, 0));
}

#[actix_web::test]
async fn another_session_finds_nothing_of_it() {
    let world = World::new().await;
    let (member, other) = (world.member().await, world.app.person("Sira", &member_roles(&world)).await);
    let looking = Looking::at(&member, SMALL).await;
    let page = looking.add("0", &format!("{CANARY}.wav"), &sound()).await;
    let file = page.body.split_once("name=\"remove\" value=\"").unwrap().1[..32].to_owned();
    // the same person at another browser is another session as well
    let again = member.elsewhere();
    again.sign_in().await;
    for stranger in [&other, &again] {
        let csrf = stranger.get("/intake").await.csrf().unwrap();
        let there = Looking { person: stranger, csrf, token: looking.token.clone(), base: SMALL.to_vec() };
        for (path, more) in [
            ("/intake/check", vec![("files", "1")]),
            ("/intake/record", vec![("files", "1")]),
            ("/intake/files/remove", vec![("files", "2"), ("remove", &file)]),
        ] {
            let answer = there.post(path, &more).await;
            shown(&answer, GONE);
            assert!(!answer.has(CANARY) && hidden(&answer, "token") != looking.token, "{path}");
        }
    }
    assert_eq!((world.counts().0, counts(&world)), (0, (1, 0, 1)));
    assert_eq!(looking.record("1").await.status, 303);
}

fn member_roles(world: &World) -> Vec<jaabi::access::Held> {
    vec![crate::support::member_of(world.committee)]
}

#[actix_web::test]
async fn answers_that_become_sensitive_wipe_the_files_and_say_so() {
    let world = World::new().await;
    let focal = world.focal("Oumou", DeskKind::Psea).await;
    let member = world.member().await;
    for path in ["/intake/check", "/intake/record", "/intake/files"] {
        let mut looking = Looking::at(&member, SMALL).await;
        looking.add("0", &format!("{CANARY}.wav"), &sound()).await;
        assert_eq!(counts(&world).0, 1);
        looking.base = GRAVE.to_vec();
        let before = world.counts().0;
        let answer = if path == "/intake/files" {
            looking.add("1", &format!("{CANARY}.jpg"), &photo()).await
        } else {
            looking.post(path, &[("files", "1")]).await
        };
        assert!(answer.status == 200 && answer.has(DROPPED), "{path} {}", answer.body);
        assert!(
            !answer.has(CANARY) && !answer.has("formaction=\"/intake/files#files\""),
            "no field where no file is kept"
        );
        assert_eq!((hidden(&answer, "files"), counts(&world)), ("0".to_owned(), (0, 0, 0)), "{path}");
        assert_eq!(world.counts().0, before, "nothing was recorded unseen");
        no_trace(&world);
        // read once more, it is sealed, without a file and without the sentence
        assert!(!looking.post("/intake/check", &[("files", "0")]).await.has(DROPPED));
        let slip = looking.record("0").await;
        let reference = number(&member.get(&slip.location.expect("a slip")).await);
        assert!(focal.get(&format!("/cases/{reference}")).await.has("Rien n’est joint"));
        assert_eq!(world.counts().1, 0);
    }
}

#[actix_web::test]
async fn where_somebody_may_have_to_be_kept_away_no_file_is_taken() {
    let world = World::new().await;
    let member = world.member().await;
    for more in [
        vec![("about", "yes")],
        vec![("wish", "wrong"), ("care", "far")],
        vec![("wish", "wrong"), ("keep_away", "yes"), ("person_name", "Salif")],
    ] {
        let mut looking = Looking::at(&member, SMALL).await;
        looking.add("0", "a.wav", &sound()).await;
        looking.base = but(SMALL, &more);
        let page = looking.post("/intake/check", &[("files", "1")]).await;
        shown(&page, DROPPED);
        assert!(!page.has("id=\"file\""));
        assert_eq!(counts(&world), (0, 0, 0), "{more:?}");
    }
    // whoever stops leaves nothing either
    let mut looking = Looking::at(&member, SMALL).await;
    looking.add("0", "a.wav", &sound()).await;
    looking.base = vec![("may_write", "no")];
    assert_eq!(looking.post("/intake/check", &[("files", "1")]).await.status, 303);
    assert_eq!(counts(&world), (0, 0, 0));
}

#[actix_web::test]
async fn a_file_that_was_chosen_and_not_sent_is_not_forgotten() {
    let world = World::new().await;
    let member = world.member().await;
    let looking = Looking::at(&member, SMALL).await;
    // as a browser sends the field of a file in a form of words
    let answer = looking.post("/intake/record", &[("files", "0"), ("file", "photo.jpg")]).await;
    shown(&answer, LEFT);
    let document = looking.post("/intake/change", &[("files", "0"), ("file", "photo.jpg"), ("start", "text")]).await;
    assert_eq!(hidden(&document, "file"), "1");
    shown(&looking.post("/intake/check", &[("files", "0"), ("file", "1")]).await, LEFT);
    assert_eq!(world.counts().0, 0);
    assert_eq!(looking.record("0").await.status, 303);
}

#[actix_web::test]
async fn what_is_never_recorded_goes_and_is_missed() {
    let world = World::new().await;
    let member = world.member().await;
    // by its time
    let looking = Looking::at(&member, SMALL).await;
    looking.add("0", "a.wav", &sound()).await;
    for _ in 0..9 {
        world.app.later(170);
        member.get("/intake").await;
    }
    sweep(&world).await;
    assert_eq!(counts(&world), (1, 0, 1));
    world.app.later(280);
    member.get("/intake").await;
    sweep(&world).await;
    assert_eq!(counts(&world), (0, 0, 0));
    shown(&looking.record("1").await, GONE);
    assert_eq!(world.counts().0, 0);
    // with its session, or when somebody leaves in haste
    for path in ["/sign-out", "/exit"] {
        let person = world.app.person(&format!("Awa {}", &path[1..]), &member_roles(&world)).await;
        let looking = Looking::at(&person, SMALL).await;
        looking.add("0", "a.wav", &sound()).await;
        assert_eq!(counts(&world).0, 1);
        if path == "/exit" {
            person.get(path).await
        } else {
            looking.post(path, &[]).await
        };
        sweep(&world).await;
        assert_eq!(counts(&world), (0, 0, 0), "{path}");
    }
}

#[actix_web::test]
async fn a_file_that_waits_is_not_taken_for_a_lost_one() {
    let world = World::new().await;
    let member = world.member().await;
    let looking = Looking::at(&member, SMALL).await;
    looking.add("0", "a.wav", &sound()).await;
    // the machine stopped between the file and its row
    let lost = world.app.program.config.data.join("files").join("a".repeat(32));
    std::fs::write(&lost, b"x").unwrap();
    for path in blobs(&world) {
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    }
    sweep(&world).await;
    assert_eq!((lost.exists(), counts(&world)), (false, (1, 0, 1)));
    assert_eq!(looking.record("1").await.status, 303);
    assert_eq!(counts(&world), (0, 1, 1));
}

#[actix_web::test]
async fn two_taps_at_once_make_one_case_with_its_files_and_never_a_fourth_file() {
    let world = World::new().await;
    let member = world.member().await;
    let looking = Looking::at(&member, SMALL).await;
    let bytes = sound();
    let sent = join_all((0..6).map(|_| looking.add("0", "a.wav", &bytes))).await;
    assert_eq!(sent.iter().filter(|answer| answer.status == 200).count(), 3);
    assert_eq!(counts(&world), (3, 0, 3));
    // the person has seen fewer: looked at again before anything is recorded
    let few = looking.record("1").await;
    assert!(few.status == 200 && hidden(&few, "files") == "3" && world.counts().0 == 0, "{}", few.body);
    let taps = join_all((0..4).map(|_| looking.record("3"))).await;
    for tap in &taps {
        assert!(tap.location.as_deref().is_some_and(|to| to.starts_with("/intake/slip/")), "{}", tap.body);
    }
    assert_eq!((world.counts(), counts(&world)), ((1, 1, 1), (0, 3, 3)));
}

#[actix_web::test]
async fn a_file_sent_to_a_screen_that_has_locked_leaves_the_answers() {
    let world = World::new().await;
    let member = world.member().await;
    let looking = Looking::at(&member, SMALL).await;
    looking.add("0", "a.wav", &sound()).await;
    world.app.later(300);
    looking.add("1", "b.wav", &[sound(), vec![0; 3 << 20]].concat()).await.leads_to("/locked");
    sweep(&world).await;
    assert_eq!(counts(&world), (1, 0, 1));
    member.post("/locked", &[("password", PASSWORD)]).await.leads_to("/intake/kept");
    let page = member.get("/intake/kept").await;
    shown(&page, LEFT);
    assert!(page.has("a.wav") && !page.has("b.wav") && hidden(&page, "files") == "1", "{}", page.body);
    assert_eq!(looking.record("1").await.status, 303);
}

#[actix_web::test]
async fn a_file_that_waits_outlives_a_new_key_of_the_instance() {
    let world = World::new().await;
    let member = world.member().await;
    let looking = Looking::at(&member, SMALL).await;
    looking.add("0", "a.wav", &sound()).await;
    let folder = world.app.program.config.data.clone();
    let other = Arc::new(app::load_keys(&folder).unwrap());
    assert_eq!(other.rotate(), Ok(2));
    app::replace_keys(&folder, &other).unwrap();
    let (db, keys, now) = (world.app.db.clone(), other.clone(), world.app.clock.now());
    let done = tokio::task::spawn_blocking(move || jaabi::cases::rekey(&db, &keys, now).unwrap());
    assert_eq!(done.await.unwrap(), (1, 0));
    other.retire();
    app::replace_keys(&folder, &other).unwrap();
    sweep(&world).await;
    let slip = looking.record("1").await.location.expect("a slip");
    let reference = number(&member.get(&slip).await);
    assert_eq!(member.get(&format!("/cases/{reference}/files/1")).await.bytes, sound());
}
