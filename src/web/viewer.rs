//! The viewer as an extractor, and where a request comes from.
use super::Error;
use crate::access::Viewer;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use std::future::{Ready, ready};

impl FromRequest for Viewer {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(req.extensions().get::<Self>().cloned().ok_or(Error::SignIn))
    }
}

/// The address a request comes from; behind a proxy the one the proxy names: the last of `X-Forwarded-For`, since what
/// stands before it is whatever the asker wrote.
pub fn address(req: &HttpRequest, behind_proxy: bool) -> String {
    let header = req.headers().get_all("x-forwarded-for").last().and_then(|value| value.to_str().ok());
    let named = header.and_then(|all| all.rsplit(',').next()).map(str::trim).filter(|last| !last.is_empty());
    match named {
        Some(last) if behind_proxy => last.to_owned(),
        _ => req.connection_info().peer_addr().unwrap_or("unknown").to_owned(),
    }
}

/// Where people reach the program: as it is set, else as the browser does that asks.
pub fn own_address(req: &HttpRequest, set: &str) -> String {
    let set = set.trim_end_matches('/');
    if !set.is_empty() {
        return set.to_owned();
    }
    let info = req.connection_info();
    format!("{}://{}", info.scheme(), info.host())
}
