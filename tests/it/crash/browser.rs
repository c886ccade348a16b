//! A browser of few words: one request after the other over a real connection, with cookies and the token of forms.
use std::collections::BTreeMap;
use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::TcpStream;
use std::time::Duration;

/// An answer that came whole.
pub struct Page {
    pub status: u16,
    pub location: String,
    pub body: String,
}

impl Page {
    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> Option<String> {
        let (_, rest) = self.body.split_once(&format!("name=\"{name}\" value=\""))?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    }
}

pub struct Browser {
    address: String,
    cookies: BTreeMap<String, String>,
    csrf: String,
}

impl Browser {
    pub fn signed_in(address: &str, name: &str, password: &str) -> Self {
        let mut browser = Self { address: address.to_owned(), cookies: BTreeMap::new(), csrf: String::new() };
        let page = browser.post("/sign-in", &[("name", name), ("password", password)]).expect("an answer");
        assert_eq!(page.status, 303, "{name}: {}", page.body);
        assert_eq!(browser.get("/me").expect("an answer").status, 200, "{name}");
        browser
    }

    pub fn get(&mut self, path: &str) -> Result<Page> {
        self.send(&format!("GET {path} HTTP/1.1\r\n"), "")
    }

    /// Posts a form with the token of the last page that had one.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Page> {
        let csrf = self.csrf.clone();
        let fields: Vec<String> = fields
            .iter()
            .chain([&("csrf", csrf.as_str())])
            .map(|(name, value)| format!("{name}={}", jaabi::web::query_value(value)))
            .collect();
        self.send(
            &format!("POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"),
            &fields.join("&"),
        )
    }

    fn send(&mut self, head: &str, body: &str) -> Result<Page> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        write!(
            stream,
            "{head}Host: {}\r\nConnection: close\r\nAccept-Language: fr\r\nCookie: {}\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            cookies.join("; "),
            body.len()
        )?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let page = self.read(&bytes).ok_or(Error::from(ErrorKind::UnexpectedEof))?;
        if let Some(token) = page.hidden("csrf") {
            self.csrf = token;
        }
        Ok(page)
    }

    /// `None` where the answer was cut off.
    fn read(&mut self, bytes: &[u8]) -> Option<Page> {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let body = &bytes[end + 4..];
        let field = |wanted: &str| -> Vec<String> {
            let lines = head.lines().filter_map(|line| line.split_once(": "));
            lines.filter(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value.to_owned()).collect()
        };
        let length: usize = field("content-length").first()?.parse().ok()?;
        if body.len() != length {
            return None;
        }
        for cookie in field("set-cookie") {
            let (pair, rest) = cookie.split_once(';').unwrap_or((&cookie, ""));
            let (name, value) = pair.split_once('=')?;
            if value.is_empty() || rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Some(Page {
            status: head.split(' ').nth(1)?.parse().ok()?,
            location: field("location").first().cloned().unwrap_or_default(),
            body: String::from_utf8_lossy(body).into_owned(),
        })
    }
}
