//! Forms as they arrive: fields with a limit, checked against forgery before anything reads them.
use super::{Error, csrf};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web::Bytes};
use chrono::Datelike;
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

/// The largest form read, in bytes.
pub(super) const MOST_BYTES: usize = 256 * 1024;
/// The most fields read.
pub(super) const MOST_FIELDS: usize = 400;
/// The years a date may lie in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// The fields of a posted form. To have them is to know that the form came from a page of this session.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded`. Text is brought to NFC; what cannot be seen and changes what is seen
    /// goes: control characters but line breaks and tabs, signs of no width, and those that turn the direction round.
    pub fn parse(body: &[u8]) -> Self {
        let pairs = serde_urlencoded_pairs(body);
        Self(pairs.into_iter().take(MOST_FIELDS).map(|(name, value)| (name, clean(&value))).collect())
    }

    /// From pairs, for tests and for forms that do not come from a page.
    pub fn from_pairs<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.into(), clean(&value.into()))).collect())
    }

    /// The trimmed value, empty if the field is missing.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.trim())
    }

    /// The trimmed value if it is not empty.
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|value| !value.is_empty())
    }

    /// A date between 1900 and 2200: as browsers send it (`2026-03-02`) or as people write it (`2/3/2026`, day first).
    pub fn day(&self, name: &str) -> Option<chrono::NaiveDate> {
        let known = |day: &chrono::NaiveDate| YEARS.contains(&day.year());
        let raw = self.get(name);
        if raw.starts_with(['-', '−', '–', '+']) {
            return None;
        }
        if let Ok(day) = raw.parse() {
            return Some(day).filter(known);
        }
        let mut parts = raw.split(['/', '-', '.', ' ']).filter(|p| !p.is_empty());
        let (day, month, year) =
            (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let year: i32 = if (0..100).contains(&year) { 2000 + year } else { year };
        chrono::NaiveDate::from_ymd_opt(year, month, day).filter(|day| known(day) && parts.next().is_none())
    }

    /// All values of a field that may be given several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.trim())
    }

    /// Every field, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }
}

/// A value as it stands in the query of an address.
pub fn query_value(text: &str) -> String {
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b"-._".contains(b);
    text.bytes().map(|b| if plain(&b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

fn serde_urlencoded_pairs(body: &[u8]) -> Vec<(String, String)> {
    let decode = |raw: &[u8]| {
        let mut bytes = Vec::with_capacity(raw.len());
        let mut at = 0;
        while at < raw.len() {
            let hex = raw.get(at + 1..at + 3).and_then(|h| std::str::from_utf8(h).ok());
            match (raw[at], hex.and_then(|h| u8::from_str_radix(h, 16).ok())) {
                (b'%', Some(byte)) => {
                    bytes.push(byte);
                    at += 2;
                }
                (b'+', _) => bytes.push(b' '),
                (byte, _) => bytes.push(byte),
            }
            at += 1;
        }
        String::from_utf8_lossy(&bytes).into_owned()
    };
    body.split(|b| *b == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let mut halves = pair.splitn(2, |b| *b == b'=');
            (decode(halves.next().unwrap_or_default()), decode(halves.next().unwrap_or_default()))
        })
        .collect()
}

fn clean(raw: &str) -> String {
    raw.nfc().filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || is_unseen(*c))).collect()
}

/// Signs that are not seen and let words look like others: without width (U+200B, U+2060, U+FEFF), or turning the
/// direction of what follows. Those that join or part letters (U+200C, U+200D) and plain direction marks belong to words.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

impl FromRequest for Fields {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let declared = req.headers().get("content-length").and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
        let req = req.clone();
        let bytes = Bytes::from_request(&req, payload);
        Box::pin(async move {
            if declared.is_some_and(|n| n > MOST_BYTES) {
                return Err(Error::TooLarge);
            }
            let body = bytes.await.map_err(|_| Error::TooLarge)?;
            let fields = Self::parse(&body);
            csrf::verify(&req, fields.get("csrf"))?;
            Ok(fields)
        })
    }
}

/// Faults of a form, each with its field and the key of its sentence.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FormErrors(Vec<(String, &'static str)>);

/// One fault as a page shows it.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorLine {
    /// Id of the field.
    pub field: String,
    /// The sentence.
    pub text: String,
}

impl FormErrors {
    /// Notes a fault; only the first of each field is kept.
    pub fn add(&mut self, field: impl Into<String>, key: &'static str) {
        let field = field.into();
        if !self.0.iter().any(|(known, _)| *known == field) {
            self.0.push((field, key));
        }
    }

    /// Notes a fault when there is no value.
    pub fn need<T>(&mut self, field: &str, key: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.add(field, key);
        }
        value
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Field and key, in the order found.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.0.iter().map(|(field, key)| (field.as_str(), *key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_are_read_as_browsers_send_them() {
        let fields = Fields::parse(b"a=x+y%26&b=%C3%A9%0D%0Az&b=2&c=%zz%&=&d");
        assert_eq!(fields.get("a"), "x y&");
        assert_eq!(fields.all("b").collect::<Vec<_>>(), ["é\nz", "2"]);
        assert_eq!((fields.get("c"), fields.get("d"), fields.get("e")), ("%zz%", "", ""));
    }

    #[test]
    fn control_characters_go_and_accents_are_composed() {
        let fields = Fields::from_pairs([("a", "e\u{301}\0\u{7}")]);
        assert_eq!(fields.get("a"), "é");
    }

    #[test]
    fn what_is_not_seen_cannot_disguise_what_is() {
        let fields = Fields::parse("a=x%E2%80%AEfdp%E2%81%A6.exe%E2%81%A9%E2%80%8B&b=l%09m%0An%1B%C2%85".as_bytes());
        assert_eq!((fields.get("a"), fields.get("b")), ("xfdp.exe", "l\tm\nn"));
        assert_eq!(Fields::from_pairs([("a", "می\u{200C}خواهم")]).get("a"), "می\u{200C}خواهم");
    }

    #[test]
    fn a_day_is_a_day_of_our_time() {
        let day = |text: &str| Fields::from_pairs([("d", text)]).day("d").map(|day| day.to_string());
        for (text, wanted) in [("2/3/2026", "2026-03-02"), ("2026-03-02", "2026-03-02"), ("2.3.26", "2026-03-02")] {
            assert_eq!(day(text).as_deref(), Some(wanted), "{text}");
        }
        for wrong in ["-1", "-1/1/2026", "-2026-03-02", "1/1/1899", "1-1-2201", "+12026-01-01", "0300-01-01"] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }

    /// Bodies as no browser sends them.
    fn any_body() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            proptest::sample::select(vec![
                "&",
                "=",
                "%",
                "+",
                "%C3",
                "%A9",
                "%00",
                "%zz",
                "a",
                "day=",
                "2026-03-02",
                "é"
            ])
            .prop_map(|text| text.as_bytes().to_vec()),
            proptest::collection::vec(any::<u8>(), 0..12),
            (0usize..60).prop_map(|many| b"a=1&".repeat(many)),
        ];
        proptest::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn whatever_is_sent_is_read_in_bounds(body in any_body()) {
            let fields = Fields::parse(&body);
            prop_assert!(fields.iter().count() <= MOST_FIELDS);
            // a byte that is no letter becomes a sign of three bytes; composing letters makes at most as much again
            let kept: usize = fields.iter().map(|(name, value)| name.len() + value.len()).sum();
            prop_assert!(kept <= body.len() * 6, "{} of {}", kept, body.len());
            for (name, value) in fields.iter() {
                prop_assert!(!value.chars().any(|c| (c.is_control() && !matches!(c, '\n' | '\t')) || is_unseen(c)));
                let day = fields.day(name);
                prop_assert!(day.is_none_or(|day| YEARS.contains(&day.year())));
            }
        }

        #[test]
        fn what_is_sent_as_a_query_comes_back(name in "[a-z_]{1,9}", value in "\\PC{0,40}") {
            let value: String = clean(&value);
            let body = format!("{}={}", query_value(&name), query_value(&value));
            let fields = Fields::parse(body.as_bytes());
            prop_assert_eq!(fields.get(&name), value.trim());
        }
    }
}
