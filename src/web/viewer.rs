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

/// The address a request comes from; behind a proxy the one the proxy names.
pub fn address(req: &HttpRequest, behind_proxy: bool) -> String {
    let info = req.connection_info();
    let named = if behind_proxy { info.realip_remote_addr() } else { info.peer_addr() };
    named.unwrap_or("unknown").to_owned()
}
