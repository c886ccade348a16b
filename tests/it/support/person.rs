//! A browser with its cookies.
use super::{Answer, Factor, Server};
use actix_web::test::TestRequest;
use jaabi::id::AccountKey;
use jaabi::sealing::KeyBundle;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::rc::Rc;

/// A person at a browser.
pub struct Person {
    server: Server,
    pub name: String,
    pub password: String,
    /// The account, if there is one.
    pub key: Option<AccountKey>,
    /// The person's keys, if this test made them.
    pub bundle: Option<Rc<KeyBundle>>,
    /// The person's telephone, if the account has a second factor.
    pub factor: Option<Factor>,
    /// Where the browser comes from.
    pub address: RefCell<String>,
    /// `Accept-Language`.
    pub language: RefCell<String>,
    pub cookies: RefCell<BTreeMap<String, String>>,
    csrf: RefCell<Option<String>>,
}

impl Person {
    pub(super) fn new(server: Server, name: &str, password: &str) -> Self {
        Self {
            server,
            name: name.to_owned(),
            password: password.to_owned(),
            key: None,
            bundle: None,
            factor: None,
            address: RefCell::new("127.0.0.1".to_owned()),
            language: RefCell::new("fr".to_owned()),
            cookies: RefCell::default(),
            csrf: RefCell::default(),
        }
    }

    /// The same person at another browser, not signed in there.
    pub fn elsewhere(&self) -> Self {
        let mut other = Self::new(self.server.clone(), &self.name, &self.password);
        other.key = self.key;
        other.factor = self.factor.clone();
        other
    }

    /// Signs in with name and password, and with a code where the account has a second factor.
    pub async fn sign_in(&self) -> Answer {
        let answer = self.sign_in_with(&self.name, &self.password).await;
        match &self.factor {
            Some(factor) if answer.status == 303 => self.give_code(&factor.code()).await,
            _ => answer,
        }
    }

    /// Gives a code to the second step.
    pub async fn give_code(&self, code: &str) -> Answer {
        self.get("/factor").await;
        self.post("/factor", &[("code", code)]).await
    }

    /// With name and password alone.
    pub async fn sign_in_with(&self, name: &str, password: &str) -> Answer {
        self.post_bare("/sign-in", &[("name", name), ("password", password)]).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(TestRequest::get().uri(path)).await
    }

    /// Posts a form with the token of the last page that had one.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let known = self.csrf.borrow().clone();
        let token = match known {
            Some(token) => token,
            None => self.find_csrf().await,
        };
        let fields: Vec<_> = fields.iter().copied().chain([("csrf", token.as_str())]).collect();
        self.post_bare(path, &fields).await
    }

    /// Posts a form as it is, without a token of its own.
    pub async fn post_bare(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form = ("content-type", "application/x-www-form-urlencoded");
        self.send(TestRequest::post().uri(path).insert_header(form).set_payload(encode(fields))).await
    }

    /// Sends any request with this browser's cookies.
    pub async fn send(&self, request: TestRequest) -> Answer {
        let cookies: Vec<String> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let address = format!("{}:50000", self.address.borrow());
        let mut request = request
            .insert_header(("accept-language", self.language.borrow().as_str()))
            .insert_header(("user-agent", "Mozilla/5.0 (Linux; Android 13) Chrome/120.0 Mobile Safari/537.36"))
            .peer_addr(address.parse().expect("an address"));
        if !cookies.is_empty() {
            request = request.insert_header(("cookie", cookies.join("; ")));
        }
        let answer = (self.server)(request).await;
        self.remember(&answer);
        answer
    }

    fn remember(&self, answer: &Answer) {
        for cookie in &answer.cookies {
            let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').expect("a cookie");
            if value.is_empty() || rest.contains("Max-Age=0") {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
            }
        }
        if !answer.cookies.is_empty() {
            *self.csrf.borrow_mut() = None;
        }
        if let Some(token) = answer.csrf() {
            *self.csrf.borrow_mut() = Some(token);
        }
    }

    async fn find_csrf(&self) -> String {
        for page in ["/me", "/password", "/locked", "/factor"] {
            if let Some(token) = self.get(page).await.csrf() {
                return token;
            }
        }
        String::new()
    }
}

fn encode(fields: &[(&str, &str)]) -> String {
    let mut body = String::new();
    for (name, value) in fields {
        if !body.is_empty() {
            body.push('&');
        }
        for (part, end) in [(name, "="), (value, "")] {
            for byte in part.bytes() {
                match byte {
                    b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => body.push(char::from(byte)),
                    byte => write!(body, "%{byte:02X}").unwrap(),
                }
            }
            body.push_str(end);
        }
    }
    body
}
