//! Files made here, with a word hidden wherever each kind can hide one.
use super::*;
use image::{ImageEncoder, Rgb, RgbImage};

const CANARY: &[u8] = b"zorglubine";

fn has(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

fn cleaned(bytes: &[u8]) -> Result<(Kind, Vec<u8>), Fault> {
    let clean = read(bytes)?;
    let (kind, mut out) = (clean.kind(), Vec::new());
    clean.write(&mut out).unwrap();
    Ok((kind, out))
}

#[track_caller]
fn bare(bytes: &[u8], kind: Kind) -> Vec<u8> {
    assert!(has(bytes, CANARY), "nothing is hidden in it");
    let (found, out) = cleaned(bytes).unwrap();
    assert_eq!(found, kind);
    assert!(!has(&out, CANARY) && !out.is_empty());
    // what was cleaned is read as the same kind, and nothing more is found to take out
    assert_eq!(cleaned(&out).map(|(kind, _)| kind), Ok(kind));
    out
}

fn photo() -> RgbImage {
    RgbImage::from_fn(40, 20, |x, y| Rgb([u8::try_from(x * 6).unwrap(), u8::try_from(y * 12).unwrap(), 90]))
}

fn jpeg() -> Vec<u8> {
    let mut bytes = Vec::new();
    picture::write(Kind::Jpeg, &photo().into(), &mut bytes).unwrap();
    bytes
}

/// EXIF with an orientation (a quarter turn) and a place of GPS, in front of a JPEG.
pub(crate) fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend_from_slice(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    exif.extend_from_slice(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0");
    exif.extend_from_slice(CANARY);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let comment = [b"\xff\xfe\0\x0c".as_slice(), CANARY].concat();
    [b"\xff\xd8\xff\xe1".as_slice(), &length, &exif, &comment, &jpeg[2..]].concat()
}

#[test]
fn a_photo_loses_its_place_and_stands_upright() {
    let out = bare(&with_exif(&jpeg()), Kind::Jpeg);
    let upright = image::load_from_memory(&out).unwrap();
    assert_eq!((upright.width(), upright.height()), (20, 40));
    assert!(!has(&out, b"Exif"));
}

#[test]
fn a_png_loses_its_texts_and_a_webp_becomes_a_jpeg() {
    let mut png = Vec::new();
    picture::write(Kind::Png, &photo().into(), &mut png).unwrap();
    let text = [b"tEXtComment\0".as_slice(), CANARY].concat();
    let mut chunk = u32::try_from(text.len() - 4).unwrap().to_be_bytes().to_vec();
    chunk.extend_from_slice(&text);
    chunk.extend_from_slice(&crc32(&text).to_be_bytes());
    png.splice(33..33, chunk);
    bare(&png, Kind::Png);
    let mut webp = Vec::new();
    let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut webp);
    encoder.write_image(&photo(), 40, 20, image::ExtendedColorType::Rgb8).unwrap();
    assert_eq!(cleaned(&webp).unwrap().0, Kind::Jpeg);
}

/// CRC-32 as PNG uses it.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32| (0..8).fold(sum, |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 });
    !bytes.iter().fold(!0, |sum, byte| sum >> 8 ^ step((sum ^ u32::from(*byte)) & 0xff))
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_before_it_is_opened() {
    let mut png = Vec::new();
    picture::write(Kind::Png, &photo().into(), &mut png).unwrap();
    for (width, height) in [(60_000u32, 60_000u32), (15_000, 15_000), (u32::MAX, 1)] {
        let mut bomb = png.clone();
        bomb[16..20].copy_from_slice(&width.to_be_bytes());
        bomb[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc32(&bomb[12..29]).to_be_bytes();
        bomb[29..33].copy_from_slice(&sum);
        assert!(matches!(read(&bomb), Err(Fault::TooManyPixels | Fault::Broken)), "{width} × {height}");
    }
    let mut bomb = png.clone();
    bomb[16..24].copy_from_slice(b"\0\0\x3a\x98\0\0\x3a\x98");
    let sum = crc32(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&sum);
    assert!(matches!(read(&bomb), Err(Fault::TooManyPixels)));
}

fn mp3() -> Vec<u8> {
    // MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes a frame
    let mut frame = b"\xff\xfb\x90\x00".to_vec();
    frame.resize(417, 0x55);
    frame.repeat(5)
}

#[test]
fn an_mp3_loses_its_tags_at_both_ends_and_in_between() {
    let mut text = b"TIT2\0\0\0\x0b\0\0\0".to_vec();
    text.extend_from_slice(CANARY);
    let tag = [b"ID3\x04\0\0\0\0\0".as_slice(), &[u8::try_from(text.len()).unwrap()], &text].concat();
    let mut last = b"TAG".to_vec();
    last.extend_from_slice(CANARY);
    last.resize(128, 0);
    let sound = mp3();
    let out = bare(&[&tag, &sound[..417 * 2], &tag, &sound[417 * 2..], &last].concat(), Kind::Mp3);
    assert_eq!(out, sound);
    assert_eq!(cleaned(&sound).unwrap().1, sound);
}

#[test]
fn an_amr_loses_what_follows_and_a_wave_its_other_chunks() {
    let sound = [b"#!AMR\n".as_slice(), &[[0x04].as_slice(), &[7; 12]].concat().repeat(4)].concat();
    assert_eq!(bare(&[sound.as_slice(), b"\xff", CANARY].concat(), Kind::Amr), sound);
    let list = [b"LIST\x0a\0\0\0".as_slice(), CANARY].concat();
    let data = b"data\x03\0\0\0abc\0";
    let wave = [b"RIFF\0\0\0\0WAVE".as_slice(), &list, b"fmt \x10\0\0\0", &[1; 16], data.as_slice(), &list].concat();
    let out = bare(&wave, Kind::Wav);
    assert_eq!(out.len(), 12 + 24 + 12);
    assert_eq!(u32::from_le_bytes(out[4..8].try_into().unwrap()), 40);
}

/// A page of Ogg; its sum is not looked at when it is read.
fn page(flags: u8, packets: &[&[u8]]) -> Vec<u8> {
    let lacing: Vec<u8> = packets
        .iter()
        .flat_map(|p| [vec![255; p.len() / 255], vec![u8::try_from(p.len() % 255).unwrap()]].concat())
        .collect();
    let head =
        [b"OggS\0".as_slice(), &[flags], &[0; 8], b"seri", &[0; 8], &[u8::try_from(lacing.len()).unwrap()]].concat();
    [head, lacing, packets.concat()].concat()
}

#[test]
fn an_opus_recording_and_a_vorbis_one_lose_their_comments() {
    let head = b"OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0";
    let tags = [b"OpusTags".as_slice(), &300u32.to_le_bytes(), &[b'x'; 300], CANARY].concat();
    let opus = [page(2, &[head]), page(0, &[&tags]), page(4, &[b"sound"])].concat();
    let out = bare(&opus, Kind::Ogg);
    assert!(has(&out, b"sound") && has(&out, head));
    let begin = [b"\x01vorbis".as_slice(), &[1; 23]].concat();
    let comment = [b"\x03vorbis".as_slice(), CANARY].concat();
    let set_up = [b"\x05vorbis".as_slice(), &[9; 70_000]].concat();
    let mut vorbis = page(2, &[&begin]);
    // the set-up is longer than a page: 255 parts, then the rest
    let first = 254 * 255 - 255;
    let lacing = [vec![u8::try_from(comment.len()).unwrap()], vec![255; 253]].concat();
    vorbis.extend(
        [b"OggS\0\0".as_slice(), &[0; 8], b"seri", &[0; 8], &[254], &lacing, &comment, &set_up[..first]].concat(),
    );
    vorbis.extend(page(1, &[&set_up[first..]]));
    vorbis.extend(page(4, &[b"sound"]));
    let out = bare(&vorbis, Kind::Ogg);
    assert!(has(&out, b"sound"));
    let both = [page(2, &[head]), page(2, &[&begin])].concat();
    assert!(read(&both).is_err());
}

fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [u32::try_from(8 + body.len()).unwrap().to_be_bytes().as_slice(), name, body].concat()
}

fn m4a(handler: &[u8; 4]) -> Vec<u8> {
    let hdlr = boxed(b"hdlr", &[[0; 8].as_slice(), handler, &[0; 12], CANARY, b"\0"].concat());
    let trak = boxed(b"trak", &[boxed(b"mdia", &hdlr), boxed(b"meta", CANARY)].concat());
    let times = [[0; 4].as_slice(), &CANARY[..8], &[0; 88]].concat();
    let moov = [boxed(b"mvhd", &times), trak, boxed(b"udta", &boxed(b"\xa9xyz", CANARY))].concat();
    [boxed(b"ftyp", b"M4A \0\0\0\0"), boxed(b"uuid", CANARY), boxed(b"moov", &moov), boxed(b"mdat", b"sound")].concat()
}

#[test]
fn an_m4a_keeps_its_offsets_and_loses_places_and_times_and_a_film_is_not_taken() {
    let sound = m4a(b"soun");
    let out = bare(&sound, Kind::M4a);
    assert_eq!(out.len(), sound.len());
    assert!(out.ends_with(b"sound") && !has(&out, &CANARY[..8]));
    assert!(matches!(read(&m4a(b"vide")), Err(Fault::Unknown)));
}

pub(crate) fn pdf() -> Vec<u8> {
    use lopdf::{Document, Object, Stream, dictionary};
    let word = || Object::string_literal(CANARY);
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let metadata = document.add_object(Stream::new(dictionary! { "Type" => "Metadata" }, CANARY.to_vec()));
    let picture = dictionary! { "Type" => "XObject", "Subtype" => "Image", "Filter" => "DCTDecode" };
    let picture = document.add_object(Stream::new(picture, with_exif(&jpeg())));
    let remark = document.add_object(dictionary! { "Type" => "Annot", "Subtype" => "Text", "T" => word() });
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "MediaBox" => vec![0.into(), 0.into(), 100.into(), 100.into()],
        "Resources" => dictionary! { "XObject" => dictionary! { "A" => picture } }, "Annots" => vec![remark.into()],
        "PieceInfo" => dictionary! { "X" => word() },
    });
    document.objects.insert(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into());
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages, "Metadata" => metadata });
    let info = document.add_object(dictionary! { "Author" => word() });
    document.trailer.set("Root", root);
    document.trailer.set("Info", info);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_pdf_loses_its_author_and_what_its_pictures_tell() {
    let out = bare(&pdf(), Kind::Pdf);
    let read = lopdf::Document::load_mem(&out).unwrap();
    assert_eq!(read.get_pages().len(), 1);
    assert!(!has(&out, b"/Info") && has(&out, b"DCTDecode"));
    assert!(matches!(super::read(b"%PDF-1.4\nnothing"), Err(Fault::Broken)));
}

#[test]
fn what_is_none_of_these_is_not_taken_whatever_it_says() {
    for bytes in [b"".as_slice(), b"MZ\x90\0", b"<svg onload=alert(1)>", b"PK\x03\x04", b"GIF89a", &[0xff; 4096]] {
        assert!(matches!(read(bytes), Err(Fault::Unknown)));
    }
}

proptest::proptest! {
    #[test]
    fn nothing_broken_does_harm(at in 0usize..20_000, byte: u8, cut in 0usize..20_000) {
        let kinds = [with_exif(&jpeg()), mp3(), m4a(b"soun"), pdf(), page(2, &[b"OpusHead"])];
        for mut bytes in kinds {
            let (length, at) = (bytes.len(), at % bytes.len());
            bytes[at] = byte;
            bytes.truncate(length - cut % length);
            if let Ok(clean) = read(&bytes) {
                drop(clean.write(&mut Vec::new()));
            }
        }
    }
}
