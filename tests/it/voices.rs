//! Recorded words: handed in by the administration, listened to at the intake, silent where somebody may overhear.
use crate::files::post_form;
use crate::support::world::World;
use crate::support::{Answer, Person};
use actix_web::test::TestRequest;
use jaabi::i18n::{I18n, Lang};
use jaabi::programme::{Programme, Taxonomy};
use jaabi::voices::{self, Spoken};
use jaabi::{demo, prompts};

/// What a device writes beside a sound.
const MAKER: &str = "made by somebody at home";

/// A WAV with `length` bytes of sound, and words about its making.
fn wav(length: u32, fill: u8) -> Vec<u8> {
    let about = [b"INFOIART".as_slice(), &u32::try_from(MAKER.len()).unwrap().to_le_bytes(), MAKER.as_bytes()].concat();
    let list = [b"LIST".as_slice(), &u32::try_from(about.len()).unwrap().to_le_bytes(), &about].concat();
    let format = [b"fmt \x10\0\0\0".as_slice(), &[1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0]].concat();
    let sound = vec![fill; length as usize];
    let body = [format.as_slice(), &list, b"data", &length.to_le_bytes(), &sound].concat();
    [b"RIFF".as_slice(), &u32::try_from(body.len() + 4).unwrap().to_le_bytes(), b"WAVE", &body].concat()
}

fn form(token: &str, prompt: &str, files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in [("csrf", token), ("language", "bm"), ("prompt", prompt)] {
        let part = format!("--limit\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    for (name, bytes) in files {
        let head = format!("--limit\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend_from_slice(&[head.as_bytes(), bytes, b"\r\n"].concat());
    }
    body.extend_from_slice(b"--limit--\r\n");
    body
}

async fn hand_in(admin: &Person, prompt: &str, files: &[(&str, Vec<u8>)]) -> Answer {
    let token = admin.get("/settings/voices?language=bm").await.csrf().expect("a form");
    post_form(admin, "/settings/voices", form(&token, prompt, files)).await
}

/// The page with its addresses as a browser reads them.
fn plain(page: &Answer) -> String {
    page.body.replace("&#x3D;", "=").replace("&amp;", "&")
}

/// The address of a sound on a page.
fn address(page: &Answer, key: &str) -> Option<String> {
    let start = format!("/voices/bm/{key}?v=");
    let body = plain(page);
    let at = body.find(&start)?;
    Some(body[at..].split('"').next()?.to_owned())
}

async fn with(person: &Person, path: &str, header: (&'static str, &str)) -> Answer {
    person.send(TestRequest::get().uri(path).insert_header((header.0, header.1.to_owned()))).await
}

#[actix_web::test]
async fn a_sound_handed_in_is_heard_at_the_intake() {
    let world = World::new().await;
    let (admin, member) = (&world.admin, &world.member);
    assert!(address(&member.get("/intake?voice=bm").await, "intake-ask-write").is_none());
    let done = hand_in(admin, "intake-ask-write", &[("anything.wav", wav(400, 7))]).await;
    done.leads_to("/settings/voices?language=bm&done=voice");
    let page = member.get("/intake?voice=bm").await;
    let sound = address(&page, "intake-ask-write").expect("a button");
    assert!(page.has("/assets/voice.js") && !page.has("made by"));
    let heard = member.get(&sound).await;
    assert_eq!((heard.status, heard.header("content-type")), (200, "audio/wav"));
    assert_eq!(heard.header("cache-control"), "private, max-age=31536000, immutable");
    assert!(!heard.body.contains(MAKER), "what the device wrote beside the sound is gone");
    let tag = heard.header("etag").to_owned();
    assert_eq!(with(member, &sound, ("if-none-match", &tag)).await.status, 304);
    let part = with(member, &sound, ("range", "bytes=0-3")).await;
    assert_eq!((part.status, part.body.as_str()), (206, "RIFF"));
    world.app.anonymous().get(&sound).await.leads_to("/sign-in");
    assert_eq!(member.get("/voices/bm/intake-ask-topic").await.status, 404);
    assert_eq!(member.get("/voices/xx/intake-ask-write").await.status, 404);
    assert_eq!(member.get("/settings/voices").await.status, 404);
}

#[actix_web::test]
async fn another_sound_has_another_address_and_a_sound_can_be_taken_away() {
    let world = World::new().await;
    let admin = &world.admin;
    let seen = || async {
        let page = admin.get("/settings/voices?language=bm").await;
        address(&page, "intake-yes")
    };
    hand_in(admin, "intake-yes", &[("a.wav", wav(400, 1))]).await;
    let first = seen().await.expect("recorded");
    hand_in(admin, "intake-yes", &[("b.wav", wav(400, 2))]).await;
    let second = seen().await.expect("replaced");
    assert_ne!(first, second);
    let fields = [("language", "bm"), ("prompt", "intake-yes")];
    admin.post("/settings/voices/remove", &fields).await.leads_to("/settings/voices?language=bm&done=voice-removed");
    assert_eq!(seen().await, None);
    assert_eq!(admin.get(&second).await.status, 404);
}

#[actix_web::test]
async fn what_is_no_sound_is_refused_with_what_to_do_and_the_others_are_kept() {
    let world = World::new().await;
    let large = u32::try_from(voices::MOST_BYTES).unwrap();
    let files = [
        ("intake-no.wav", wav(400, 1)),
        ("intake-yes.wav", crate::files::photo()),
        ("intake-unsaid.wav", wav(large, 1)),
        ("topic.wav", wav(400, 1)),
    ];
    let answer = hand_in(&world.admin, "", &files).await;
    assert_eq!(answer.status, 422);
    for words in ["intake-yes: Ce fichier n’est pas un son", "intake-unsaid: Ce son est trop", "topic: Aucun texte"] {
        assert!(answer.has(words), "{words}");
    }
    let known = world.app.read(|conn| Ok(voices::known(conn, Spoken::parse("bm").unwrap())?));
    assert_eq!(known.into_keys().collect::<Vec<_>>(), ["intake-no"]);
    let nothing = hand_in(&world.admin, "intake-no", &[]).await;
    assert!(nothing.status == 422 && nothing.has("Choisissez d’abord un son"));
}

#[actix_web::test]
async fn nothing_is_played_of_a_serious_question_before_it_is_allowed() {
    let world = World::new().await;
    let files = ["intake-ask-by", "intake-by-home", "intake-ask-topic", "intake-topic-safety"];
    let files = files.map(|key| (key, wav(400, 3)));
    let files: Vec<_> = files.iter().map(|(key, sound)| (*key, sound.clone())).collect();
    hand_in(&world.admin, "", &files).await.leads_to("/settings/voices?language=bm&done=voice");
    let page = world.member.get("/intake?voice=bm").await;
    let question = |name: &str| {
        let (_, rest) = page.body.split_once(&format!("data-q=\"{name}\"")).expect(name);
        rest.split("<fieldset class=\"q\"").next().unwrap().to_owned()
    };
    let topic = question("topic");
    let (heard, folded) = topic.split_once("<details").map_or((topic.as_str(), ""), |(before, after)| (before, after));
    assert!(heard.contains("/voices/bm/intake-ask-topic") && heard.contains("/voices/bm/intake-topic-safety"));
    assert!(!folded.contains("/voices/"));
    let by = question("by");
    assert_eq!(by.matches("/voices/bm/intake-ask-by").count(), 1, "each sound stands once");
    let (silent, allowed) = by.split_once("<details class=\"govuk-details listen\">").expect("allowed by a tap");
    assert!(!silent.contains("/voices/") && !silent.contains("data-play"), "{silent}");
    assert!(allowed.contains("/voices/bm/intake-ask-by") && allowed.contains("/voices/bm/intake-by-home"));
    assert!(allowed.contains("quelqu’un peut entendre"));
}

#[actix_web::test]
async fn the_language_listened_to_is_kept_while_the_browser_is_open() {
    let world = World::new().await;
    hand_in(&world.admin, "intake-ask-write", &[("a.wav", wav(400, 1))]).await;
    let first = world.member.get("/intake").await;
    assert!(address(&first, "intake-ask-write").is_none(), "silence, unless somebody asks");
    assert!(plain(&first).contains("href=\"/intake?voice=bm\""));
    let chosen = world.member.get("/intake?voice=bm").await;
    let kept = chosen.cookies.iter().find(|cookie| cookie.starts_with("voice=bm")).expect("kept");
    assert!(kept.contains("HttpOnly") && !kept.contains("Max-Age"), "{kept}");
    assert!(address(&world.member.get("/intake").await, "intake-ask-write").is_some());
    let unknown = world.member.get("/intake?voice=taq").await;
    assert!(address(&unknown, "intake-ask-write").is_none() && unknown.status == 200);
}

#[test]
fn the_demo_says_every_text_that_can_be_listened_to() {
    let programme = Programme::example(Taxonomy::embedded().unwrap(), Lang::FRENCH);
    let groups = prompts::all(&I18n::load().unwrap(), Lang::FRENCH, &programme);
    let texts: Vec<_> = groups.into_iter().flat_map(|group| group.prompts).collect();
    assert!(texts.len() > 100, "{}", texts.len());
    // run config/voices/build.sh again
    assert_eq!(demo::unspoken(&texts), (Vec::new(), Vec::new()));
}
