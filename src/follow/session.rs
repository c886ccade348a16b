//! The cookie of a visit. It has nothing to do with that of an account; the row keeps what it opens sealed under it, so that
//! neither the database alone nor the cookie alone opens anything.
use super::store;
use crate::cases::Deps;
use crate::cases::by_slip::Held;
use crate::config::Config;
use crate::sealing::SessionSecret;
use crate::storage::DbConn;
use crate::web::{Error, see_other};
use actix_web::cookie::{Cookie, SameSite};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use chrono::{NaiveDateTime, TimeDelta};
use diesel::QueryResult;

/// A visit that nobody uses is over after so long.
const LASTS: TimeDelta = TimeDelta::minutes(5);
/// It is written down that it goes on only when so much of that is left: most pages write nothing.
const RENEWED: TimeDelta = TimeDelta::minutes(4);
const PURPOSE: &str = "follow";

fn name(config: &Config) -> &'static str {
    if config.is_https() { "__Host-jaabi-slip" } else { "jaabi-slip" }
}

/// Somebody who came with a code.
pub(super) struct Visit {
    secret: SessionSecret,
    pub held: Held,
    /// Whether somebody threatens the person was asked on this visit.
    pub asked: bool,
}

impl Visit {
    /// A new one.
    pub fn new(held: Held) -> Result<Self, Error> {
        let secret = SessionSecret::generate().map_err(anyhow::Error::from)?;
        Ok(Self { secret, held, asked: false })
    }

    /// The visit of a request; none once it is over.
    pub async fn of(req: &HttpRequest, deps: &Deps) -> Result<Option<Self>, Error> {
        let Some(secret) = secret(req) else { return Ok(None) };
        let (hash, now) = (secret.id_hash(), deps.ctx.now);
        let found = deps.db.read(move |conn| Ok::<_, Error>(store::find(conn, &hash, now)?)).await?;
        let Some((note, until)) = found else { return Ok(None) };
        let opened = secret.open_note(PURPOSE, &note).ok();
        let text = opened.and_then(|note| String::from_utf8(note.to_vec()).ok()).map(zeroize::Zeroizing::new);
        let visit = text.as_deref().and_then(|text| {
            let (asked, held) = text.split_once(' ')?;
            Some(Self { secret, held: Held::of(held)?, asked: asked == "asked" })
        });
        if let Some(visit) = visit.as_ref().filter(|_| until - now < RENEWED) {
            let hash = visit.secret.id_hash();
            deps.db.write(move |conn| Ok::<_, Error>(store::go_on(conn, &hash, now + LASTS)?)).await?;
        }
        Ok(visit)
    }

    /// The same visit with another code.
    pub fn with(self, held: Held) -> Self {
        Self { held, ..self }
    }

    /// Its row: a hash, and what it holds, sealed.
    pub fn row(&self) -> Result<([u8; 32], Vec<u8>), Error> {
        let asked = if self.asked { "asked" } else { "new" };
        let text = zeroize::Zeroizing::new(format!("{asked} {}", *self.held.to_text()));
        let note = self.secret.seal_note(PURPOSE, text.as_bytes()).map_err(anyhow::Error::from)?;
        Ok((self.secret.id_hash(), note))
    }

    /// Writes it down.
    pub async fn keep(&self, deps: &Deps) -> Result<(), Error> {
        let ((hash, note), until) = (self.row()?, deps.ctx.now + LASTS);
        deps.db.write(move |conn| Ok::<_, Error>(store::put(conn, &hash, &note, until)?)).await
    }

    /// Its cookie: goes with the browser, and goes nowhere else.
    pub fn cookie(&self, config: &Config) -> Cookie<'static> {
        build(config, self.secret.to_cookie().as_str().to_owned())
    }

    /// What a form of this visit counts once under.
    pub fn once(&self, token: &str) -> Vec<u8> {
        let hash = self.secret.id_hash();
        crate::sealing::sha256(&[b"follow".as_slice(), &hash, token.as_bytes()].concat()).to_vec()
    }
}

fn secret(req: &HttpRequest) -> Option<SessionSecret> {
    let config = req.app_data::<Data<Config>>()?;
    SessionSecret::from_cookie(req.cookie(name(config))?.value()).ok()
}

/// Writes a new visit down, with what else its transaction writes.
pub(super) fn begin(conn: &mut DbConn, (hash, note): &([u8; 32], Vec<u8>), now: NaiveDateTime) -> QueryResult<()> {
    store::put(conn, hash, note, now + LASTS)
}

/// Ends the visit of a request, and leads elsewhere.
pub(super) async fn end(req: &HttpRequest, deps: &Deps, config: &Config, to: &str) -> Result<HttpResponse, Error> {
    if let Some(secret) = secret(req) {
        let hash = secret.id_hash();
        let ended = deps.db.write(move |conn| Ok::<_, Error>(store::end(conn, &hash)?)).await;
        if let Err(error) = ended {
            // whoever leaves in haste must not meet a page about a fault; the row is over in minutes
            tracing::error!(%error, "a visit could not be ended");
        }
    }
    let mut answer = see_other(to);
    let mut cookie = build(config, String::new());
    cookie.make_removal();
    answer.add_cookie(&cookie).map_err(anyhow::Error::from)?;
    Ok(answer)
}

fn build(config: &Config, value: String) -> Cookie<'static> {
    let cookie = Cookie::build(name(config), value).path("/").http_only(true).same_site(SameSite::Strict);
    cookie.secure(config.is_https()).finish()
}
