//! What the server answered.
use actix_web::body::MessageBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::header::HeaderMap;
use actix_web::test;

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    /// The body, as far as it is text.
    pub body: String,
    pub bytes: Vec<u8>,
    pub headers: HeaderMap,
    /// Where it sends the browser.
    pub location: Option<String>,
    /// Cookies as `name=value`, with what follows.
    pub cookies: Vec<String>,
}

impl Answer {
    pub(super) async fn read(response: ServiceResponse<impl MessageBody>) -> Self {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let bytes = test::read_body(response).await.to_vec();
        let text = |value: &actix_web::http::header::HeaderValue| value.to_str().unwrap_or_default().to_owned();
        Self {
            status,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
            location: headers.get("location").map(text),
            cookies: headers.get_all("set-cookie").map(text).collect(),
            headers,
        }
    }

    /// A header as text; empty if it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Whether the page has this text; apostrophes as the page writes them.
    pub fn has(&self, text: &str) -> bool {
        self.body.contains(text) || self.body.contains(&text.replace('\'', "&#x27;"))
    }

    /// Asserts a redirect.
    #[track_caller]
    pub fn leads_to(&self, path: &str) {
        assert_eq!((self.status, self.location.as_deref()), (303, Some(path)), "{}", self.body);
    }

    /// The form token on the page.
    pub fn csrf(&self) -> Option<String> {
        let rest = self.body.split_once("name=\"csrf\" value=\"")?.1;
        rest.split_once('"').map(|(token, _)| token.to_owned()).filter(|token| !token.is_empty())
    }
}
