//! What can go wrong on the way to a page, and the page that says so.
use super::ui::Ui;
use super::{FormErrors, Page, query_value};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;
use std::borrow::Cow;

/// What a handler answers.
pub type WebResult<T = HttpResponse> = Result<T, Error>;

/// Something may be seen but not done now: why, and what to do instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Key of the sentence that says why and what instead.
    pub reason: &'static str,
    /// Where to go on.
    pub back: String,
}

/// A request that ends without its page.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Absent or not for this person: the same answer.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in.
    #[error("sign in")]
    SignIn,
    /// The session is locked.
    #[error("locked")]
    Locked,
    /// The first password must be replaced.
    #[error("own password needed")]
    MustChange,
    /// The code of the second step is missing.
    #[error("second factor needed")]
    Factor,
    /// The account needs a second factor and has none yet.
    #[error("second factor to be set up")]
    SetUpFactor,
    /// The person must prove anew to be there; then it goes on at this path.
    #[error("confirmation needed")]
    Confirm(String),
    /// Visible, but not now.
    #[error("refused: {}", .0.reason)]
    Refused(Refusal),
    /// The form is not from this session, or from another site.
    #[error("stale form")]
    StaleForm,
    /// More than the program reads.
    #[error("too large")]
    TooLarge,
    /// A form that no page of ours sends.
    #[error("invalid form")]
    Invalid(FormErrors),
    /// Too many at once; nothing was written.
    #[error("busy")]
    Busy,
    /// Our fault. The cause goes to the log, never to the page.
    #[error("internal error")]
    Internal(#[from] anyhow::Error),
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<FormErrors> for Error {
    fn from(errors: FormErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl Error {
    /// Key stem of the page's title and text.
    fn key(&self) -> &'static str {
        match self {
            Self::NotFound
            | Self::SignIn
            | Self::Locked
            | Self::MustChange
            | Self::Factor
            | Self::SetUpFactor
            | Self::Confirm(_) => "error-not-found",
            Self::Refused(_) => "error-refused",
            Self::StaleForm => "error-stale-form",
            Self::TooLarge => "error-too-large",
            Self::Invalid(_) => "error-invalid",
            Self::Busy => "error-busy",
            Self::Internal(_) => "error-internal",
        }
    }

    fn redirect(&self) -> Option<Cow<'static, str>> {
        Some(match self {
            Self::SignIn => "/sign-in".into(),
            Self::Locked => "/locked".into(),
            Self::MustChange => "/password".into(),
            Self::Factor => "/factor".into(),
            Self::SetUpFactor => "/factor/new".into(),
            Self::Confirm(next) => format!("/confirm?next={}", query_value(next)).into(),
            _ => return None,
        })
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn | Self::Locked | Self::MustChange | Self::Factor | Self::SetUpFactor | Self::Confirm(_) => {
                StatusCode::SEE_OTHER
            }
            Self::Refused(_) => StatusCode::CONFLICT,
            Self::StaleForm => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        let mut answer = HttpResponse::build(self.status_code());
        if let Some(to) = self.redirect() {
            answer.insert_header((header::LOCATION, to.as_ref()));
        }
        if let Self::Internal(error) = self {
            // the chain of causes; queries are logged without their values
            tracing::error!(error = %format!("{error:#}"), "a request failed");
        }
        answer.finish()
    }
}

#[derive(Serialize)]
struct ErrorPage {
    title: String,
    text: String,
    reason: String,
    back: String,
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "error";
}

/// Where programs ask.
const PROGRAMS: &str = "/api/";

/// An error as programs read it (RFC 9457): what went wrong, and the names of parameters that could not be read.
pub fn problem(status: StatusCode, title: &str, parameters: &[String]) -> HttpResponse {
    let mut said = serde_json::json!({ "type": "about:blank", "title": title, "status": status.as_u16() });
    if !parameters.is_empty() {
        said["parameters"] = parameters.into();
    }
    HttpResponse::build(status).content_type("application/problem+json").body(said.to_string())
}

/// Turns an error into its page, in the reader's language. What is inside answers with a response that carries its error,
/// never with a bare `Err`: the request must not be kept aside while it is being routed.
///
/// # Errors
/// Only what the server itself cannot answer.
pub async fn error_pages(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let res = next.call(req).await?.map_into_boxed_body();
    // programs are answered in their own way
    let of_program = res.request().path().starts_with(PROGRAMS);
    if of_program && res.response().error().is_some() {
        let (request, old) = res.into_parts();
        let status = if old.status().is_redirection() { StatusCode::NOT_FOUND } else { old.status() };
        let answer = problem(status, status.canonical_reason().unwrap_or("failed"), &[]);
        return Ok(ServiceResponse::new(request, answer));
    }
    let Some(page) = res.response().error().and_then(|error| render(error, res.request())) else {
        return Ok(res);
    };
    let (request, old) = res.into_parts();
    let answer = HttpResponse::build(old.status()).content_type("text/html; charset=utf-8").body(page);
    Ok(ServiceResponse::new(request, answer))
}

fn render(error: &actix_web::Error, request: &actix_web::HttpRequest) -> Option<String> {
    let unknown = Error::NotFound;
    let error = match error.as_error::<Error>() {
        Some(error) => error,
        None if error.as_response_error().status_code() == StatusCode::NOT_FOUND => &unknown,
        None => return None,
    };
    if error.redirect().is_some() {
        return None;
    }
    let ui = Ui::of(request)?;
    let (reason, back) = match error {
        Error::Refused(refusal) => (ui.text(refusal.reason), refusal.back.clone()),
        _ => (String::new(), "/".to_owned()),
    };
    let key = error.key();
    let page =
        ErrorPage { title: ui.text(&format!("{key}-title")), text: ui.text(&format!("{key}-text")), reason, back };
    ui.render(&page).ok()
}
