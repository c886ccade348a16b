//! Every route is registered together with who may use it. A route that is in no table refuses.
use super::Error;
use crate::access::{Role, SecondStep, Viewer};
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, HttpMessage, Responder};

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everybody, signed in or not.
    Public,
    /// Whoever is signed in, even with a locked session or a first password: unlocking, leaving.
    Session,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever holds one of these roles.
    Any(&'static [Role]),
}

/// One line of the policy table.
#[derive(Debug, Clone, Copy)]
pub struct Policy {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The pattern, such as `/cases/{reference}`.
    pub path: &'static str,
    /// Who may use it.
    pub who: Who,
    /// For a form that takes long to fill in: if the session has locked by itself meanwhile, what was typed waits there.
    pub kept_at: Option<&'static str>,
}

type Mount = Box<dyn FnOnce(&mut ServiceConfig)>;

/// The routes of the program and their policies.
#[derive(Default)]
pub struct Routes {
    table: Vec<Policy>,
    mounts: Vec<Mount>,
}

impl Routes {
    /// Registers a page.
    pub fn get<F, A>(&mut self, path: &'static str, who: Who, handler: F)
    where
        F: Handler<A>,
        A: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.table.push(Policy { method: "GET", path, who, kept_at: None });
        self.mounts.push(Box::new(move |cfg| {
            cfg.route(path, web::get().to(handler.clone()));
            cfg.route(path, web::head().to(handler));
        }));
    }

    /// Registers a form's target.
    pub fn post<F, A>(&mut self, path: &'static str, who: Who, handler: F)
    where
        F: Handler<A>,
        A: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add_post(Policy { method: "POST", path, who, kept_at: None }, handler);
    }

    /// Registers the target of a form that takes long to fill in. If the session has locked by itself meanwhile, what was
    /// typed waits at the page `kept_at` until it is opened again.
    pub fn post_kept<F, A>(&mut self, path: &'static str, who: Who, kept_at: &'static str, handler: F)
    where
        F: Handler<A>,
        A: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add_post(Policy { method: "POST", path, who, kept_at: Some(kept_at) }, handler);
    }

    fn add_post<F, A>(&mut self, policy: Policy, handler: F)
    where
        F: Handler<A>,
        A: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let path = policy.path;
        self.table.push(policy);
        self.mounts.push(Box::new(move |cfg| {
            cfg.route(path, web::post().to(handler));
        }));
    }

    /// The whole policy table.
    pub fn table(&self) -> Vec<Policy> {
        self.table.clone()
    }

    /// Hands the routes to the server.
    pub fn mount(self, cfg: &mut ServiceConfig) {
        for mount in self.mounts {
            mount(cfg);
        }
    }
}

/// Refuses what the table does not allow. Absent and forbidden give the same answer.
///
/// # Errors
/// Only what comes from inside; a refusal is an answer that carries its error.
pub async fn enforce<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    match verdict(&req) {
        Ok(()) => Ok(next.call(req).await?.map_into_left_body()),
        Err(error) => Ok(req.error_response(error).map_into_right_body()),
    }
}

fn verdict(req: &ServiceRequest) -> Result<(), Error> {
    let policy = policy_of(req).ok_or(Error::NotFound)?;
    allowed(policy.who, req.extensions().get::<Viewer>())
}

/// The line of the policy table that a request falls under.
pub fn policy_of(req: &ServiceRequest) -> Option<Policy> {
    let table = req.app_data::<web::Data<Vec<Policy>>>()?;
    let pattern = req.match_pattern();
    let method = if req.method() == "HEAD" { "GET" } else { req.method().as_str() };
    table.iter().find(|policy| Some(policy.path) == pattern.as_deref() && policy.method == method).copied()
}

fn allowed(who: Who, viewer: Option<&Viewer>) -> Result<(), Error> {
    if who == Who::Public {
        return Ok(());
    }
    let viewer = viewer.ok_or(Error::SignIn)?;
    let session = viewer.session.as_ref().ok_or(Error::SignIn)?;
    match who {
        Who::Public | Who::Session => Ok(()),
        _ if session.locked => Err(Error::Locked),
        _ if session.step == SecondStep::Code => Err(Error::Factor),
        _ if session.must_change => Err(Error::MustChange),
        _ if session.step == SecondStep::SetUp => Err(Error::SetUpFactor),
        Who::SignedIn => Ok(()),
        Who::Any(roles) if viewer.is_any(roles) => Ok(()),
        Who::Any(_) => Err(Error::NotFound),
    }
}
