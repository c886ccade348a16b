//! Files of cases, and handing a case over.
use crate::support::world::{CANARY, World};
use crate::support::{Answer, Person};
use actix_web::test::TestRequest;
use age::x25519::Identity;
use jaabi::cases::model::{Ground, Track};
use jaabi::cases::{self, Kit};
use jaabi::id::Reference;
use jaabi::web::Ui;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::iter;
use std::path::{Path, PathBuf};

const PASSWORD: &str = crate::support::PASSWORD;

/// A WAV whose sound holds the canary.
pub fn sound() -> Vec<u8> {
    let data = CANARY.repeat(10);
    let size = u32::try_from(data.len()).unwrap().to_le_bytes();
    [b"RIFF\x88\0\0\0WAVEfmt \x10\0\0\0".as_slice(), &[1; 16], b"data", &size, data.as_bytes()].concat()
}

/// A JPEG with the canary in its EXIF.
pub fn photo() -> Vec<u8> {
    let mut jpeg = Cursor::new(Vec::new());
    image::RgbImage::new(60, 30).write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    let exif = [b"Exif\0\0MM\0\x2a\0\0\0\x08\0\0".as_slice(), CANARY.as_bytes()].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [b"\xff\xd8\xff\xe1".as_slice(), &length, &exif, &jpeg.get_ref()[2..]].concat()
}

pub fn form(token: &str, name: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!(
        "--limit\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n--limit\r\ncontent-disposition: \
         form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: application/octet-stream\r\n\r\n"
    );
    [head.as_bytes(), bytes, b"\r\n--limit--\r\n"].concat()
}

pub async fn post_form(person: &Person, path: &str, body: Vec<u8>) -> Answer {
    let kind = ("content-type", "multipart/form-data; boundary=limit");
    person.send(TestRequest::post().uri(path).insert_header(kind).set_payload(body)).await
}

pub async fn send(person: &Person, reference: &Reference, name: &str, bytes: &[u8]) -> Answer {
    let token = person.get(&format!("/cases/{reference}")).await.csrf().expect("a form");
    post_form(person, &format!("/cases/{reference}/files"), form(&token, name, bytes)).await
}

#[track_caller]
fn attached(answer: &Answer, reference: &Reference) {
    answer.leads_to(&format!("/cases/{reference}?done=attach"));
}

/// Every file below the data folder, with its bytes.
pub fn everything(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(everything(&path));
        } else {
            found.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    found
}

fn data(world: &World) -> &Path {
    &world.app.program.config.data
}

pub fn blobs(world: &World) -> Vec<PathBuf> {
    let folder = data(world).join("files");
    if folder.exists() { everything(&folder).into_keys().collect() } else { Vec::new() }
}

fn has(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

#[track_caller]
fn no_trace(world: &World) {
    for (path, bytes) in everything(data(world)) {
        assert!(!has(&bytes, CANARY), "{}", path.display());
    }
}

fn kinds(world: &World) -> Vec<String> {
    let auditor = world.auditor.key.unwrap();
    let page = world.app.read(|conn| Ok(jaabi::audit::page(conn, auditor, None, 100)?));
    page.lines.into_iter().map(|line| line.kind).collect()
}

#[actix_web::test]
async fn a_photo_is_attached_without_its_place_shown_small_given_out_and_taken_away() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    attached(&send(&world.member, &reference, &format!("{CANARY}.exe"), &photo()).await, &reference);
    let page = world.handler.get(&format!("/cases/{reference}")).await;
    assert!(page.has(&format!("{CANARY}.jpg")) && page.has("Fichier joint") && page.has("Photo"), "{}", page.body);
    let whole = world.handler.get(&format!("/cases/{reference}/files/1")).await;
    assert_eq!(whole.status, 200);
    assert!(whole.bytes.starts_with(b"\xff\xd8") && !has(&whole.bytes, CANARY) && !has(&whole.bytes, "Exif"));
    for (name, value) in [
        ("content-type", "image/jpeg"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("content-security-policy", "default-src 'none'; sandbox; frame-ancestors 'none'"),
    ] {
        assert_eq!(whole.header(name), value);
    }
    let disposition = format!("attachment; filename=\"file-1.jpg\"; filename*=UTF-8''{CANARY}.jpg");
    assert_eq!(whole.header("content-disposition"), disposition);
    let small = world.member.get(&format!("/cases/{reference}/files/1/small")).await;
    assert!(small.status == 200 && small.bytes.starts_with(b"\xff\xd8"));
    assert_eq!(kinds(&world).iter().filter(|kind| *kind == "file_read").count(), 1);
    no_trace(&world);
    assert_eq!(blobs(&world).len(), 1);
    let version = world.version(&world.handler, &reference).await;
    let removed = world.handler.post(&format!("/cases/{reference}/files/1/remove"), &[("version", &version)]).await;
    removed.leads_to(&format!("/cases/{reference}?done=detach"));
    assert_eq!((blobs(&world).len(), world.handler.get(&format!("/cases/{reference}/files/1")).await.status), (0, 404));
    assert!(world.handler.get(&format!("/cases/{reference}")).await.has("Fichier retiré"));
}

#[actix_web::test]
async fn a_recording_on_a_sealed_case_is_for_those_who_can_open_it() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    attached(&send(&world.focal, &reference, &format!("{CANARY}.wav"), &sound()).await, &reference);
    no_trace(&world);
    let page = world.second.get(&format!("/cases/{reference}")).await;
    assert!(page.has(&format!("{CANARY}.wav")) && page.has("Enregistrement"), "{}", page.body);
    let whole = world.second.get(&format!("/cases/{reference}/files/1")).await;
    assert_eq!((whole.status, whole.bytes == sound(), whole.header("content-type")), (200, true, "audio/wav"));
    assert!(kinds(&world).contains(&"sealed_file".to_owned()));
    // a file tells nothing by its size: the same class as any small one
    let size = everything(&data(&world).join("files")).into_values().map(|bytes| bytes.len()).next().unwrap();
    assert!((65_536..66_200).contains(&size), "{size}");
    let unknown = Reference::random();
    for (who, person) in world.everybody().into_iter().filter(|(who, _)| !matches!(*who, "focal" | "second")) {
        for path in ["files/1", "files/1/small", "files/2", "files/x"] {
            let there = person.get(&format!("/cases/{reference}/{path}")).await;
            let absent = person.get(&format!("/cases/{unknown}/{path}")).await;
            assert_eq!(there.status, 404, "{who}");
            let same = |answer: &Answer, reference: &Reference| {
                let token = answer.csrf().unwrap_or_default();
                answer.body.replace(&token, "").replace(reference.as_str(), "")
            };
            assert_eq!(same(&there, &reference), same(&absent, &unknown), "{who} {path}");
        }
        let token = person.get("/me").await.csrf().unwrap_or_default();
        let sent = post_form(person, &format!("/cases/{reference}/files"), form(&token, "a.wav", &sound())).await;
        assert_eq!(sent.status, 404, "{who}");
    }
    assert_eq!(blobs(&world).len(), 1);
    let version = world.version(&world.focal, &reference).await;
    let removed = world.focal.post(&format!("/cases/{reference}/files/1/remove"), &[("version", &version)]).await;
    removed.leads_to(&format!("/cases/{reference}?done=detach"));
    assert!(blobs(&world).is_empty() && world.focal.get(&format!("/cases/{reference}")).await.has("Fichier retiré"));
}

#[actix_web::test]
async fn what_is_too_large_too_much_or_something_else_leaves_nothing() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("x")).await;
    let (member, handler) = (&world.member, &world.handler);
    let long = |bytes: usize| [sound(), vec![0; bytes]].concat();
    for (person, name, bytes, words) in [
        (member, "a.jpg", b"MZ\x90\0\x03".to_vec(), "ni une photo, ni un son"),
        (member, "a.pdf", b"%PDF-1.4 nothing".to_vec(), "ne se lit pas"),
        (member, "a.wav", Vec::new(), "Choisissez d’abord un fichier"),
        (member, "a.wav", long(5 << 20), "dépasse 5 Mo"),
        (handler, "a.wav", long(25 << 20), "dépasse 25 Mo"),
    ] {
        let answer = send(person, &reference, name, &bytes).await;
        assert!(answer.status == 409 && answer.has(words), "{name} {}: {}", answer.status, answer.body);
        assert!(blobs(&world).is_empty());
    }
    for _ in 0..3 {
        attached(&send(member, &reference, "a.wav", &sound()).await, &reference);
    }
    let fourth = send(member, &reference, "a.wav", &sound()).await;
    assert!(fourth.status == 409 && fourth.has("déjà trois fichiers"));
    assert_eq!(blobs(&world).len(), 3);
    // the receiver sees no case, and so no file
    assert_eq!(send_unseen(&world.receiver, &reference).await, 404);
}

async fn send_unseen(person: &Person, reference: &Reference) -> u16 {
    let token = person.get("/me").await.csrf().expect("a form");
    post_form(person, &format!("/cases/{reference}/files"), form(&token, "a.wav", &sound())).await.status
}

#[actix_web::test]
async fn an_upload_that_breaks_off_or_is_forged_leaves_nothing() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("x")).await;
    let (path, member) = (format!("/cases/{reference}/files"), &world.member);
    let token = member.get(&format!("/cases/{reference}")).await.csrf().expect("a form");
    let mut half = form(&token, "a.wav", &[sound(), vec![7; 600_000]].concat());
    half.truncate(500_000);
    assert_ne!(post_form(member, &path, half).await.status, 303);
    assert_eq!(post_form(member, &path, form("forged", "a.wav", &sound())).await.status, 403);
    assert_eq!(post_form(member, &path, b"nothing".to_vec()).await.status, 403);
    assert!(blobs(&world).is_empty());
    assert!(member.get(&format!("/cases/{reference}")).await.has("Rien n’est joint"));
}

#[actix_web::test]
async fn what_was_left_over_is_cleared_away_and_what_is_used_is_not() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("x")).await;
    attached(&send(&world.member, &reference, "a.wav", &sound()).await, &reference);
    let used = blobs(&world);
    let folder = data(&world).join("files");
    let (lost, draft, fresh) =
        (folder.join("a".repeat(32)), folder.join("b".repeat(32) + ".part"), folder.join("c".repeat(32)));
    for path in [&lost, &draft, &fresh] {
        std::fs::write(path, b"x").unwrap();
    }
    for path in used.iter().chain([&lost, &draft]) {
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    }
    let program = world.app.program.clone();
    let round = tokio::task::spawn_blocking(move || jaabi::app::keep(&program, jaabi::app::Seen::default()).map(drop));
    round.await.unwrap().expect("a round");
    assert!(!lost.exists() && !draft.exists() && fresh.exists());
    assert!(used.iter().all(|path| path.exists()));
}

#[actix_web::test]
async fn a_case_sealed_later_takes_its_files_along_and_nothing_readable_stays() {
    let world = World::new().await;
    let reference = world.record(world.ordinary(CANARY)).await;
    attached(&send(&world.member, &reference, &format!("{CANARY}.wav"), &sound()).await, &reference);
    attached(&send(&world.member, &reference, &format!("{CANARY}.jpg"), &photo()).await, &reference);
    let before = blobs(&world);
    world.act(&world.member, &reference, "seal", &[("track", "psea")]).await.leads_to("/?done=sealed");
    no_trace(&world);
    let after = blobs(&world);
    assert!(after.len() == 2 && after.iter().all(|path| !before.contains(path)));
    assert_eq!(world.member.get(&format!("/cases/{reference}/files/1")).await.status, 404);
    let page = world.focal.get(&format!("/cases/{reference}")).await;
    assert!(page.has(&format!("{CANARY}.wav")), "{}", page.body);
    assert_eq!(world.focal.get(&format!("/cases/{reference}/files/1")).await.bytes, sound());
    assert_eq!(world.focal.get(&format!("/cases/{reference}/files/2/small")).await.status, 200);
    // the instance's key opens them no more: the rows hold nothing
    attached(&send(&world.focal, &reference, "c.wav", &sound()).await, &reference);
    assert_eq!(world.focal.get(&format!("/cases/{reference}/files/3")).await.status, 200);
}

/// The folder in an exported case, as the public program opens it.
pub fn opened(bytes: &[u8], identity: &Identity) -> BTreeMap<String, Vec<u8>> {
    let decryptor = age::Decryptor::new(bytes).expect("an age file");
    let reader = decryptor.decrypt(iter::once(identity as &dyn age::Identity)).expect("the recipient opens it");
    let mut found = BTreeMap::new();
    for entry in tar::Archive::new(reader).entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().display().to_string();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        found.insert(path, bytes);
    }
    found
}

async fn export(world: &World, person: &Person, reference: &Reference, to: &str) -> Answer {
    world.act(person, reference, "export", &[("recipient", to)]).await
}

#[actix_web::test]
async fn a_focal_point_hands_a_sealed_case_over_as_one_file_that_only_its_recipient_opens() {
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    attached(&send(&world.focal, &reference, "voix.wav", &sound()).await, &reference);
    crate::handing::says(&world, &world.focal, &reference, ("Réseau PSEA", "yes", "everything")).await;
    let (identity, other) = (Identity::generate(), Identity::generate());
    let to = identity.to_public().to_string();
    let nobody = export(&world, &world.focal, &reference, "age1nobody").await;
    assert!(nobody.status == 422 && nobody.has("Elle commence par age1"));
    assert!(!world.focal.get(&format!("/cases/{reference}")).await.has("Remis en un fichier"));
    world.app.later(301);
    let asked = format!("/confirm?next=%2Fcases%2F{reference}");
    assert!(world.focal.get(&format!("/cases/{reference}")).await.has(&format!("%2Fcases%2F{reference}")));
    let late = world.focal.post(&format!("/cases/{reference}/export"), &[("recipient", &to)]).await;
    late.leads_to(&asked);
    prove(&world.focal, &reference).await;
    let file = world.act(&world.focal, &reference, "export", &[("recipient", &to), ("under", "3")]).await;
    assert_eq!((file.status, file.header("content-disposition")), (200, "attachment; filename=\"case.age\""));
    assert!(!has(&file.bytes, CANARY));
    let stranger = age::Decryptor::new(file.bytes.as_slice()).unwrap();
    assert!(stranger.decrypt(iter::once(&other as &dyn age::Identity)).is_err());
    let folder = opened(&file.bytes, &identity);
    let names: Vec<&str> = folder.keys().map(|name| name.split_once('/').unwrap().1).collect();
    assert_eq!(names, ["case.json", "case.txt", "files/1-voix.wav"]);
    assert_eq!(folder[&format!("{reference}/files/1-voix.wav")], sound());
    let text = String::from_utf8(folder[&format!("{reference}/case.txt")].clone()).unwrap();
    assert!(text.contains(CANARY) && text.contains("Fichier joint"), "{text}");
    let json: serde_json::Value = serde_json::from_slice(&folder[&format!("{reference}/case.json")]).unwrap();
    assert_eq!(
        (json["reference"].as_str(), json["envelope"]["words"].as_str()),
        (Some(reference.as_str()), Some(CANARY))
    );
    let page = world.second.get(&format!("/cases/{reference}")).await;
    let known = format!("age1{}…{}", &to[4..8], &to[to.len() - 4..]);
    assert!(page.has("Remis en un fichier") && page.has(&known), "{}", page.body);
    assert!(kinds(&world).contains(&"sealed_handed_over".to_owned()));
    assert_eq!(blobs(&world).len(), 1, "the file to be handed over stays nowhere");
    no_trace(&world);
    for (who, person) in world.everybody().into_iter().filter(|(who, _)| !matches!(*who, "focal" | "second")) {
        let fields = [("recipient", to.as_str()), ("version", "3")];
        let answer = person.post(&format!("/cases/{reference}/export"), &fields).await;
        // the phone of a committee has locked meanwhile
        let locked = answer.location.as_deref() == Some("/locked");
        assert!(answer.status == 404 || locked, "{who}: {}", answer.status);
    }
}

#[actix_web::test]
async fn a_handler_hands_an_ordinary_case_over_and_a_committee_does_not() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe est cassée")).await;
    attached(&send(&world.member, &reference, "pompe.jpg", &photo()).await, &reference);
    let identity = Identity::generate();
    let to = identity.to_public().to_string();
    assert!(!world.member.get(&format!("/cases/{reference}")).await.has("Remettre à l’entité"));
    assert_eq!(export(&world, &world.member, &reference, &to).await.status, 409);
    let file = export(&world, &world.handler, &reference, &to).await;
    let folder = opened(&file.bytes, &identity);
    let text = String::from_utf8(folder[&format!("{reference}/case.txt")].clone()).unwrap();
    assert!(text.contains("la pompe est cassée") && text.contains("+223 76 00 00 01"), "{text}");
    assert!(folder[&format!("{reference}/files/1-pompe.jpg")].starts_with(b"\xff\xd8"));
    assert!(kinds(&world).contains(&"handed_over".to_owned()));
    assert!(world.member.get(&format!("/cases/{reference}")).await.has("Remis en un fichier"));
}

/// Password and code once more.
pub async fn prove(person: &Person, reference: &Reference) {
    let next = format!("/cases/{reference}");
    let code = person.factor.as_ref().map(|factor| factor.code()).unwrap_or_default();
    let fields = [("password", PASSWORD), ("code", code.as_str()), ("next", next.as_str())];
    person.post("/confirm", &fields).await.leads_to(&next);
}

fn kit(world: &World) -> Kit {
    Kit { db: world.app.db.clone(), files: world.app.program.files.get_ref().clone(), ctx: world.context() }
}

#[actix_web::test]
async fn the_command_line_hands_over_ordinary_cases_and_sealed_ones_with_a_grant_alone() {
    let world = World::new().await;
    let (ordinary, sealed) =
        (world.record(world.ordinary("la pompe")).await, world.take(world.sealed(Track::Psea)).await);
    let identity = Identity::generate();
    let to = identity.to_public().to_string().parse::<jaabi::sealing::Recipient>().unwrap();
    let ui = Ui::for_writing(world.app.program.shell.clone(), jaabi::i18n::Lang::FRENCH);
    let gate = &world.app.program.gate;
    let name = |person: &Person| person.name.clone();
    let code = |person: &Person| person.factor.as_ref().map(|factor| factor.code()).unwrap_or_default();
    world.app.later(120);
    assert!(gate.viewer(&name(&world.focal), "wrong".into(), &code(&world.focal)).await.unwrap().is_err());
    let focal = gate.viewer(&name(&world.focal), PASSWORD.into(), &code(&world.focal)).await.unwrap().unwrap();
    let far = gate.viewer(&name(&world.far), PASSWORD.into(), &code(&world.far)).await.unwrap().unwrap();
    let kit = kit(&world);
    let work = tokio::task::spawn_blocking(move || {
        let mut bytes = Vec::new();
        cases::export_ordinary(&kit, &ui, &ordinary, &to).unwrap().read_to_end(&mut bytes).unwrap();
        assert!(matches!(cases::export_ordinary(&kit, &ui, &sealed, &to), Err(cases::Error::NotFound)));
        assert!(matches!(
            cases::export_seen(&kit, &ui, &far, &sealed, (&to, &Ground::Unsaid)),
            Err(cases::Error::NotFound)
        ));
        let without = cases::export_seen(&kit, &ui, &focal, &sealed, (&to, &Ground::Unsaid));
        assert!(matches!(without, Err(cases::Error::Refused("refusal-hand-over-reason"))));
        let mut more = Vec::new();
        let why = Ground::Without("la loi".into());
        cases::export_seen(&kit, &ui, &focal, &sealed, (&to, &why)).unwrap().read_to_end(&mut more).unwrap();
        (bytes, more, ordinary, sealed)
    });
    let (bytes, more, ordinary, sealed) = work.await.unwrap();
    assert!(has(&opened(&bytes, &identity)[&format!("{ordinary}/case.txt")], "la pompe"));
    assert!(has(&opened(&more, &identity)[&format!("{sealed}/case.txt")], CANARY));
    assert!(world.handler.get(&format!("/cases/{ordinary}")).await.has("Remis en un fichier"));
    assert!(world.focal.get(&format!("/cases/{sealed}")).await.has("Remis en un fichier"));
}

#[actix_web::test]
async fn a_file_moved_to_another_case_or_exchanged_does_not_open() {
    let world = World::new().await;
    let first = world.record(world.ordinary("x")).await;
    attached(&send(&world.member, &first, "a.wav", &sound()).await, &first);
    attached(&send(&world.member, &first, "b.jpg", &photo()).await, &first);
    let paths = blobs(&world);
    let bytes: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    std::fs::write(&paths[0], &bytes[1]).unwrap();
    std::fs::write(&paths[1], &bytes[0]).unwrap();
    for number in [1, 2] {
        assert_ne!(world.member.get(&format!("/cases/{first}/files/{number}")).await.status, 200);
    }
}
