//! The organisation's logo: taken in from its pixels, shown where the organisation speaks, never on a slip.
use crate::support::Answer;
use crate::support::world::World;
use actix_web::test::TestRequest;
use jaabi::cases::model::Track;

const PAGE: &str = "/settings/lists/organisation/of/organisation";

fn value(page: &Answer, name: &str) -> String {
    let (_, rest) = page.body.split_once(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no field {name}"));
    rest.split_once("value=\"").expect("a value").1.split('"').next().expect("a value").to_owned()
}

async fn send(world: &World, bytes: &[u8]) -> Answer {
    let page = world.admin.get(PAGE).await;
    let (token, seen) = (page.csrf().expect("a form"), value(&page, "seen"));
    let mut body = Vec::new();
    for (field, value) in [("csrf", token.as_str()), ("seen", seen.as_str())] {
        body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").as_bytes());
    }
    let head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"logo.png\"\r\n\r\n";
    body.extend([head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat());
    let kind = ("content-type", "multipart/form-data; boundary=x");
    world.admin.send(TestRequest::post().uri("/settings/logo").insert_header(kind).set_payload(body)).await
}

/// A picture with something beside its pixels that tells who made it.
fn picture(side: u32, shade: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = image::RgbaImage::from_pixel(side, side, image::Rgba([shade, 90, 90, 200]));
    pixels.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).expect("a picture");
    // a text chunk after the header
    let text = b"tEXtAuthor\0Kadidia of Socoura";
    let mut chunk = (text.len() as u32 - 4).to_be_bytes().to_vec();
    chunk.extend(text);
    chunk.extend(crc(text).to_be_bytes());
    bytes.splice(33..33, chunk);
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    };
    !bytes.iter().fold(u32::MAX, step)
}

fn address(page: &Answer) -> Option<String> {
    let (_, rest) = page.body.split_once("<img src=\"/logo/")?;
    Some(format!("/logo/{}", rest.split('"').next()?))
}

#[actix_web::test]
async fn the_logo_stands_where_the_organisation_speaks_and_never_on_a_slip() {
    let world = World::new().await;
    send(&world, &picture(900, 20)).await.leads_to(&format!("{PAGE}?done=logo-set"));
    let anybody = world.app.anonymous();
    let door = anybody.get("/sign-in").await;
    let logo = address(&door).unwrap_or_else(|| panic!("a logo: {}", door.body));
    let sent = anybody.get(&logo).await;
    assert_eq!((sent.status, sent.header("content-type")), (200, "image/png"));
    assert!(sent.header("content-security-policy").contains("sandbox"));
    assert!(!sent.bytes.windows(7).any(|part| part == b"Kadidia"), "what told who made it is gone");
    for (person, path) in [(&world.member, "/guide/committee_member"), (&world.manager, "/tracker")] {
        assert!(address(&person.get(path).await).is_some(), "{path}");
    }
    let sealed = world.take(world.sealed(Track::Psea)).await;
    for (person, path) in [
        (&world.focal, format!("/cases/{sealed}")),
        (&world.focal, "/cases?kind=sealed".to_owned()),
        (&world.manager, "/tracker/quarters".to_owned()),
        (&world.member, "/intake".to_owned()),
        (&anybody, "/follow".to_owned()),
    ] {
        let page = person.get(&path).await;
        assert!(page.status == 200 && address(&page).is_none(), "{path}");
    }
    // its file says nothing of it, and an older version is without it
    assert!(!world.admin.get("/settings/file.toml").await.has("logo"));
    let page = world.admin.get(PAGE).await;
    let second = send(&world, &picture(40, 200)).await;
    second.leads_to(&format!("{PAGE}?done=logo-set"));
    assert_eq!(anybody.get(&logo).await.status, 404, "only the one that is in use");
    assert!(page.has("image "));
    let (_, rest) = page.body.split_once("name=\"version\" value=\"").expect("a version");
    let first = rest.split('"').next().expect("a number").parse::<i32>().expect("a number");
    let seen = value(&world.admin.get(PAGE).await, "seen");
    // the version that had the first one comes back with it
    let with = (first + 1).to_string();
    world
        .admin
        .post(&format!("{PAGE}/undo"), &[("version", with.as_str()), ("seen", seen.as_str())])
        .await
        .leads_to(&format!("{PAGE}?done=setting-undone"));
    assert_eq!(address(&anybody.get("/sign-in").await), Some(logo.clone()));
    // a change of the name leaves it where it is
    let seen = value(&world.admin.get(PAGE).await, "seen");
    let fields = [("name", "Aide"), ("public_name", "Jaabi"), ("language", "fr"), ("seen", seen.as_str())];
    world.admin.post(PAGE, &fields).await.leads_to("/settings?done=setting-saved");
    assert_eq!(address(&anybody.get("/sign-in").await), Some(logo));
    let seen = value(&world.admin.get(PAGE).await, "seen");
    let removed = world.admin.post("/settings/logo/remove", &[("seen", seen.as_str())]).await;
    removed.leads_to(&format!("{PAGE}?done=logo-removed"));
    assert!(address(&anybody.get("/sign-in").await).is_none());
}

#[actix_web::test]
async fn what_is_no_picture_or_too_large_is_refused() {
    let world = World::new().await;
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let broken = [&picture(20, 1)[..60], &[0; 40]].concat();
    let large = [picture(20, 1), vec![0; 1024 * 1024]].concat();
    for (bytes, words) in
        [(&svg[..], "n’est pas une image"), (&broken, "ne peut pas être lue"), (&large, "trop grande")]
    {
        let refused = send(&world, bytes).await;
        assert!(refused.status == 422 && refused.has(words), "{words}: {} {}", refused.status, refused.body);
    }
    assert!(address(&world.app.anonymous().get("/sign-in").await).is_none());
    for person in [&world.manager, &world.handler] {
        assert_eq!(person.post("/settings/logo/remove", &[("seen", "")]).await.status, 404);
    }
}
