//! Files, what is derived from them, other ways to ask for the same, and what a device keeps.
use super::canary::{BIRD, bird, found_in, traces};
use super::seen::{Question, absent, alike, outsiders, pages, seen};
use super::whole::whole;
use crate::files::{blobs, form, photo, post_form, send, sound};
use crate::support::source;
use crate::support::world::World;
use actix_web::test::TestRequest;
use diesel::prelude::*;
use jaabi::app;
use jaabi::cases::model::Track;
use jaabi::id::Reference;
use jaabi::storage::schema::{attachments, events};

/// 24: a file, its small picture, the form that adds one and the one that takes one away, for a case that is there and one
/// that is not; and the folder.
#[actix_web::test]
async fn row_24_attachments_url_thumbnail_preview() {
    let world = World::new().await;
    let reference = whole(&world).await;
    let nobody = world.app.anonymous();
    let people = outsiders(&world, &nobody);
    let mut questions: Vec<Question> = Vec::new();
    for number in ["1", "2", "3", "0", "-1", "x", "1%2F..%2F2"] {
        for rest in ["", "/small"] {
            questions.push(("GET", format!("/cases/REF/files/{number}{rest}")));
            questions.push(("HEAD", format!("/cases/REF/files/{number}{rest}")));
        }
        questions.push(("POST", format!("/cases/REF/files/{number}/remove")));
    }
    absent(&people, &questions, &reference).await;
    let unknown = Reference::random();
    for (who, person) in &people {
        let token = person.get("/me").await.csrf().unwrap_or_default();
        let mut answers = Vec::new();
        for case in [&reference, &unknown] {
            let sent = post_form(person, &format!("/cases/{case}/files"), form(&token, "a.wav", &sound())).await;
            answers.push(super::seen::shape(&sent, case));
        }
        assert_eq!(answers[0], answers[1], "{who}");
    }
    // by the name in the folder nobody finds it, and the folder says neither whose nor what nor how long
    assert_eq!(blobs(&world).len(), 2);
    for path in blobs(&world) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(name.len() == 32 && name.chars().all(|c| c.is_ascii_hexdigit()), "{name}");
        for address in [format!("/files/{name}"), format!("/assets/{name}"), format!("/cases/{reference}/files/{name}")]
        {
            assert_eq!(world.manager.get(&address).await.status, 404, "{address}");
        }
        assert!((65_536..66_200).contains(&std::fs::metadata(&path).unwrap().len()));
    }
    let told: i64 =
        world.app.read(|conn| Ok(attachments::table.filter(attachments::about.is_not_null()).count().first(conn)?));
    assert_eq!(told, 0, "rows of its files say nothing");
}

/// 25: what is derived from a case goes with it: the words for search, the small pictures, and the events of one that is
/// sealed later. Nothing is transcribed or translated.
#[actix_web::test]
async fn row_25_transcripts_translations_derived_data() {
    let world = World::new().await;
    let later = world.record(world.ordinary(BIRD)).await;
    world.act(&world.member, &later, "note", &[("text", &bird("Note"))]).await;
    for (name, bytes) in [("a.wav", sound()), ("b.jpg", photo())] {
        let sent = send(&world.member, &later, &bird(name), &bytes).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
    }
    assert!(!traces(&world.app).is_empty(), "an ordinary case can be searched");
    whole(&world).await;
    world.act(&world.member, &later, "seal", &[("track", "psea")]).await.leads_to("/?done=sealed");
    assert_eq!(traces(&world.app), Vec::<String>::new());
    let key = world.case(&later);
    let left: i64 = world.app.read(|conn| Ok(events::table.filter(events::case_key.eq(key)).count().first(conn)?));
    assert_eq!(left, 0);
    for file in source::files("src", &["rs"]) {
        for word in ["transcri", "whisper", "translate_text", "speech"] {
            assert!(!file.text.to_lowercase().contains(word), "{} {word}", file.path);
        }
    }
}

/// 26: there is no second way to ask. Another kind of answer, another ending, half a file: always the rules of the page.
#[actix_web::test]
async fn row_26_api_returns_what_ui_hides() {
    let world = World::new().await;
    let reference = whole(&world).await;
    // figures with a token, which are those of its owner's page: `programs.rs`
    let programs = ["/api/v1/tracker", "/api/v1/openapi.json"];
    for policy in app::routes().table().into_iter().filter(|policy| !programs.contains(&policy.path)) {
        assert!(!policy.path.contains("api") && !policy.path.contains("graphql") && !policy.path.contains("rpc"));
    }
    let nobody = world.app.anonymous();
    let people = outsiders(&world, &nobody);
    let ways = [
        "/cases/REF?format=json",
        "/cases/REF.json",
        "/cases/REF.xml",
        "/api/cases/REF",
        "/cases?format=json&q=REF",
        "/cases/REF?fields=all",
        "/cases/REF?include=grants",
        "/cases.json",
    ];
    let questions: Vec<Question> = ways.map(|path| ("GET", path.to_owned())).into();
    let there = seen(&people, &questions, &reference).await;
    alike(&seen(&people, &questions, &Reference::random()).await, &there);
    let unknown = Reference::random();
    for (who, person) in people {
        for (name, value) in
            [("accept", "application/json"), ("range", "bytes=0-10"), ("x-requested-with", "XMLHttpRequest")]
        {
            let mut answers = Vec::new();
            for case in [&reference, &unknown] {
                let asked = TestRequest::get().uri(&format!("/cases/{case}")).insert_header((name, value));
                answers.push(super::seen::shape(&person.send(asked).await, case));
            }
            assert_eq!(answers[0], answers[1], "{who} {name}");
        }
    }
}

/// 27: notes have no place of their own: they stand in their case, and are written where that case may be seen.
#[actix_web::test]
async fn row_27_bulk_comments_and_notes_endpoint() {
    let world = World::new().await;
    let reference = whole(&world).await;
    for policy in app::routes().table() {
        for word in ["note", "comment", "event", "timeline", "message", "task"] {
            assert!(!policy.path.contains(word), "{}", policy.path);
        }
    }
    for path in ["/notes", "/comments", "/events", "/cases/notes", "/cases/note"] {
        for (who, person) in world.everybody() {
            let answer = person.get(path).await;
            assert!(answer.status == 404 && found_in(&answer.bytes).is_none(), "{who} {path}");
        }
    }
    let before = world.focal.get(&format!("/cases/{reference}")).await;
    let nobody = world.app.anonymous();
    let verbs = ["note", "attempt", "answer", "appeal", "help"].map(|verb| ("POST", format!("/cases/REF/{verb}")));
    absent(&outsiders(&world, &nobody), &verbs, &reference).await;
    let key = world.case(&reference);
    let clear: i64 = world.app.read(|conn| Ok(events::table.filter(events::case_key.eq(key)).count().first(conn)?));
    assert_eq!(clear, 0, "what happens to a sealed case stands in its items");
    let after = world.focal.get(&format!("/cases/{reference}")).await;
    assert_eq!(super::seen::shape(&before, &reference), super::seen::shape(&after, &reference));
}

/// 29: a browser keeps nothing: no worker, no storage, no page; and the next person at the same phone begins with nothing.
#[actix_web::test]
async fn row_29_shared_device_after_logout_or_user_switch() {
    for file in source::files("templates", &["js", "hbs", "webmanifest"]) {
        for word in ["serviceWorker", "indexedDB", "localStorage", "sessionStorage", "caches.", "document.cookie"] {
            assert!(!file.text.contains(word), "{} {word}", file.path);
        }
    }
    let world = World::new().await;
    let reference = whole(&world).await;
    let path = format!("/cases/{reference}");
    let holder = world.focal.elsewhere();
    world.app.later(90);
    holder.sign_in().await;
    let files = [path.clone(), format!("{path}/files/1"), format!("{path}/files/2/small")];
    for page in files.iter().map(String::as_str).chain(["/", "/cases?kind=sealed", "/intake", "/me"]) {
        let answer = holder.get(page).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{page}");
        assert!(answer.header("etag").is_empty() && answer.header("last-modified").is_empty(), "{page}");
    }
    let old = holder.cookies.borrow().clone();
    holder.get("/me").await;
    let left = holder.post("/sign-out", &[]).await;
    assert_eq!(left.header("clear-site-data"), "\"cache\", \"storage\"");
    // the old cookie, put back, opens nothing
    holder.cookies.borrow_mut().extend(old);
    for page in &files {
        assert_eq!(holder.get(page).await.location.as_deref(), Some("/sign-in"), "{page}");
    }
    // the same browser, another person: what the one before could open is absent
    holder.sign_in_with(&world.member.name, &world.member.password).await;
    for page in &files {
        assert_eq!(holder.get(page).await.status, 404, "{page}");
    }
    let fresh = world.member.elsewhere();
    fresh.sign_in().await;
    let unknown = Reference::random();
    let own: Vec<Question> =
        pages().into_iter().filter(|(_, path)| !["/me", "/factor/new"].contains(&path.as_str())).collect();
    alike(&seen(&[("after", &fresh)], &own, &unknown).await, &seen(&[("after", &holder)], &own, &unknown).await);
    let sealed = world.take(world.sealed(Track::Gbv)).await;
    assert!(!holder.get("/").await.has(sealed.as_str()));
}
