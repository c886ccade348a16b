//! The picture from which a telephone takes a secret (QR code), and the address in it.
use crate::web::query_value;
use anyhow::Context;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// The light border that readers need, in squares.
const QUIET: usize = 4;

/// A picture: its width in squares, and the dark ones as a path of SVG.
pub struct Picture {
    /// In squares, the light border included.
    pub width: usize,
    /// The dark squares.
    pub path: String,
}

/// The address that authenticators understand (Key Uri Format): `otpauth://totp/Product:Name?secret=…`.
pub(super) fn address(product: &str, name: &str, secret: &str) -> String {
    let (product, name) = (encode(product), encode(name));
    format!("otpauth://totp/{product}:{name}?secret={secret}&issuer={product}")
}

fn encode(text: &str) -> String {
    // a colon parts product and name
    query_value(&text.replace(':', " "))
}

/// Draws a text.
///
/// # Errors
/// It is too long for a picture.
pub fn draw(text: &str) -> anyhow::Result<Picture> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).context("the text is too long for a picture")?;
    let width = code.width();
    let mut path = String::new();
    for (at, _) in code.to_colors().iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
        let (x, y) = (at % width + QUIET, at / width + QUIET);
        // writing to a String cannot fail
        let _ = write!(path, "M{x} {y}h1v1h-1z");
    }
    Ok(Picture { width: width + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_names_product_and_person() {
        let text = address("Jaabi", "Aïssata: Cissé", "GEZDGNBV");
        assert_eq!(text, "otpauth://totp/Jaabi:A%C3%AFssata%20%20Ciss%C3%A9?secret=GEZDGNBV&issuer=Jaabi");
    }

    #[test]
    fn the_picture_has_its_three_corners() {
        let picture = draw("otpauth://totp/x?secret=y").unwrap();
        let far = picture.width - QUIET - 1;
        for (x, y) in [(QUIET, QUIET), (far, QUIET), (QUIET, far)] {
            assert!(picture.path.contains(&format!("M{x} {y}h1")), "{x} {y}");
        }
        assert!(!picture.path.contains(&format!("M{} ", QUIET - 1)));
    }
}
