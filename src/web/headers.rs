//! Headers of every answer: what a page may load, that nothing is kept, and an id for the log.
use super::Measured;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use tracing::Instrument as _;

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
    media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

/// Adds the headers and writes one line of log: method, pattern, status, time. Never the path itself, which names a case.
///
/// # Errors
/// Passes on what comes from inside.
pub async fn secure(
    req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let id = uuid::Uuid::new_v4().simple().to_string()[..12].to_owned();
    let method = req.method().to_string();
    let pattern = req.match_pattern().unwrap_or_else(|| "(none)".into());
    let measured = req.app_data::<Data<Measured>>().cloned();
    let began = std::time::Instant::now();
    let mut res = next.call(req).instrument(tracing::info_span!("request", %id)).await?;
    let took = began.elapsed();
    if let Some(measured) = measured {
        measured.answered(&pattern, res.status().as_u16(), took);
    }
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    tracing::info!(%id, %method, %pattern, status = res.status().as_u16(), micros, "answered");
    let headers = res.headers_mut();
    let set = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // other sites learn nothing; to this one a form must say where it comes from (`Origin`), against forged forms
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), interest-cohort=()"),
    ];
    for (name, value) in set {
        // a file that is given out has a stricter policy of its own
        if name != header::CONTENT_SECURITY_POLICY || !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
    Ok(res)
}
