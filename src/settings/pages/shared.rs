//! What a running server keeps in memory of its settings, and taking up what was changed: here at once, on other servers with
//! the next round of keeping.
use crate::clock::Clock;
use crate::desks::Trust;
use crate::places::{Book, Shelf};
use crate::programme::{self, Current, Programme};
use crate::storage::Db;
use crate::web::{self, Shell};
use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use std::future::{Ready, ready};

/// Everything that is made from settings and shared by all requests.
#[derive(Clone)]
pub struct Shared {
    db: Data<Db>,
    clock: Data<Clock>,
    trust: Data<Trust>,
    shell: Data<Shell>,
    programme: Data<Current>,
    places: Data<Shelf>,
}

impl FromRequest for Shared {
    type Error = web::Error;
    type Future = Ready<Result<Self, web::Error>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let found = || {
            Some(Self {
                db: req.app_data::<Data<Db>>()?.clone(),
                clock: req.app_data::<Data<Clock>>()?.clone(),
                trust: req.app_data::<Data<Trust>>()?.clone(),
                shell: req.app_data::<Data<Shell>>()?.clone(),
                programme: req.app_data::<Data<Current>>()?.clone(),
                places: req.app_data::<Data<Shelf>>()?.clone(),
            })
        };
        ready(found().ok_or_else(|| anyhow::anyhow!("the pages are not set up").into()))
    }
}

impl Shared {
    /// Takes up what was just written, so that the next page shows it.
    pub async fn renew(&self) -> Result<(), web::Error> {
        let day = self.clock.today();
        let read = self.db.read(move |conn| Ok::<_, anyhow::Error>((programme::load(conn, day)?, Book::load(conn)?)));
        if let (Some(mut programme), book) = read.await? {
            self.trust.pin(&mut programme)?;
            self.places.replace(book);
            take_up(programme, &self.programme, &self.clock, &self.shell);
        }
        Ok(())
    }
}

/// Where a logo is fetched; empty for none.
pub fn logo_address(fingerprint: &str) -> String {
    if fingerprint.is_empty() { String::new() } else { format!("/logo/{fingerprint}") }
}

/// Makes a programme the one that all requests see: its settings, its days, its name on every page.
pub fn take_up(programme: Programme, current: &Current, clock: &Clock, shell: &Shell) {
    clock.set_zone(&programme.more.organisation.time_zone);
    shell.product.set(&programme.instance.public_name);
    shell.logo.set(&logo_address(&programme.more.organisation.logo));
    current.replace(programme);
}
