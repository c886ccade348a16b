//! Pictures: decoded, turned upright and encoded anew, so that nothing but pixels is left.
use super::{Fault, Kind};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::{self, Cursor, Write};

/// The most pixels of a picture.
const MOST_PIXELS: u64 = 40_000_000;
/// The longest side, in pixels.
const LONGEST_SIDE: u32 = 20_000;
/// Memory a decoder may ask for, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// The longest side of a thumbnail, in pixels.
const THUMBNAIL: u32 = 240;
/// Quality of a JPEG, of 100.
const QUALITY: u8 = 88;

pub(super) fn read(kind: Kind, bytes: &[u8]) -> Result<DynamicImage, Fault> {
    let format = match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        _ => ImageFormat::WebP,
    };
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(LONGEST_SIDE), Some(LONGEST_SIDE));
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| fault(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(Fault::TooManyPixels);
    }
    // a camera that was held upright says so in what is about to be lost
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?;
    picture.apply_orientation(upright);
    Ok(eight_bits(picture))
}

fn fault(error: &image::ImageError) -> Fault {
    match error {
        image::ImageError::Limits(_) => Fault::TooManyPixels,
        _ => Fault::Broken,
    }
}

/// What both encoders take.
fn eight_bits(picture: DynamicImage) -> DynamicImage {
    match picture.color() {
        ColorType::L8 | ColorType::Rgb8 | ColorType::La8 | ColorType::Rgba8 => picture,
        ColorType::L16 => picture.to_luma8().into(),
        color if color.has_alpha() => picture.to_rgba8().into(),
        _ => picture.to_rgb8().into(),
    }
}

/// What a picture is written as: a WebP cannot be written small again.
pub(super) fn kept_as(kind: Kind, picture: &DynamicImage) -> Kind {
    match kind {
        Kind::Webp if picture.color().has_alpha() => Kind::Png,
        Kind::Webp => Kind::Jpeg,
        kind => kind,
    }
}

pub(super) fn write(kind: Kind, picture: &DynamicImage, out: &mut impl Write) -> io::Result<()> {
    let written = match kind {
        Kind::Png => picture.write_with_encoder(PngEncoder::new(out)),
        _ => picture.write_with_encoder(JpegEncoder::new_with_quality(out, QUALITY)),
    };
    written.map_err(io::Error::other)
}

/// A small JPEG; what was see-through becomes white.
pub(super) fn thumbnail(picture: &DynamicImage) -> io::Result<Vec<u8>> {
    let small = picture.thumbnail(THUMBNAIL, THUMBNAIL);
    let mut plain = small.to_rgb8();
    if small.color().has_alpha() {
        for (pixel, seen) in plain.pixels_mut().zip(small.to_rgba8().pixels()) {
            let [r, g, b, a] = seen.0.map(u16::from);
            let over_white = |c: u16| u8::try_from((c * a + 255 * (255 - a)) / 255).unwrap_or(u8::MAX);
            pixel.0 = [r, g, b].map(over_white);
        }
    }
    let mut bytes = Vec::new();
    write(Kind::Jpeg, &plain.into(), &mut bytes)?;
    Ok(bytes)
}
