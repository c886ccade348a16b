//! The program put together: database, keys, texts, pages, the order of what every request passes, and the server.
mod erasing;
mod freezing;
mod health;
mod keeping;
mod keys;
pub mod logging;
mod metrics;
mod renewing;
mod serve;
mod witness;
mod worker;

pub use erasing::round as erase;
pub use freezing::round as freeze;
pub use keeping::{Seen, round as keep};
pub use keys::{create as create_keys, load as load_keys, replace as replace_keys, written_at as keys_written_at};
pub use metrics::text as metrics;
pub use serve::{check_address, serve};
pub use witness::{Witness, round as witness};
pub use worker::send_due;

use crate::access::Role;
use crate::accounts::{self, Gate, session};
use crate::cases::{Context, Kit};
use crate::clock::Clock;
use crate::config::Config;
use crate::desks::Trust;
use crate::exchange::{self, Uploads};
use crate::files::Files;
use crate::i18n::I18n;
use crate::intake::Practised;
use crate::places::{Book, Shelf};
use crate::programme::{self, Current, Programme};
use crate::sealing::InstanceKeys;
use crate::storage::{Db, DbConn};
use crate::web::{self, Error, Html, Measured, NavItem, Policy, Routes, Shell};
use crate::{
    alerts, api, appeals, audit, auditing, cases, certificates, follow, grants, home, informing, intake, network,
    people, prompts, referrals, settings, summary, team, telling, tracker, voices,
};
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{Data, ServiceConfig};
use actix_web::{App, HttpResponse};
use std::sync::Arc;

/// Everything the handlers share. Cheap to clone.
#[derive(Clone)]
pub struct Program {
    /// The settings.
    pub config: Data<Config>,
    /// The database.
    pub db: Data<Db>,
    /// The clock.
    pub clock: Data<Clock>,
    /// The keys of the instance.
    pub keys: Data<InstanceKeys>,
    /// Whom to believe without asking the database.
    pub trust: Data<Trust>,
    /// What all pages share.
    pub shell: Data<Shell>,
    /// The programme as its settings say.
    pub programme: Data<Current>,
    /// Its places.
    pub places: Data<Shelf>,
    /// The door, for the command line.
    pub gate: Data<Gate>,
    /// The files of cases.
    pub files: Data<Files>,
    /// What is counted since the start.
    pub measured: Data<Measured>,
    /// The certificate that visitors are shown, if the program speaks TLS by itself.
    pub shown: Option<certificates::Shown>,
    /// When it was opened: UTC.
    pub began: chrono::NaiveDateTime,
    uploads: Data<Uploads>,
    practised: Data<Practised>,
    doors: Data<accounts::slips::Doors>,
    limits: Data<api::Limits>,
    standing: Data<auditing::Standing>,
    table: Data<Vec<Policy>>,
}

/// Every route of the program with its policy. A feature's line stands here and nowhere else.
pub fn routes() -> Routes {
    let mut routes = Routes::default();
    web::asset_routes(&mut routes);
    health::routes(&mut routes);
    accounts::routes(&mut routes);
    grants::routes(&mut routes);
    // before the verbs of a case: the first pattern that fits counts
    referrals::routes(&mut routes);
    cases::routes(&mut routes);
    voices::routes(&mut routes);
    intake::routes(&mut routes);
    appeals::routes(&mut routes);
    telling::routes(&mut routes);
    follow::routes(&mut routes);
    informing::routes(&mut routes);
    tracker::routes(&mut routes);
    network::routes(&mut routes);
    exchange::routes(&mut routes);
    home::routes(&mut routes);
    team::routes(&mut routes);
    people::routes(&mut routes);
    api::routes(&mut routes);
    alerts::routes(&mut routes);
    summary::routes(&mut routes);
    prompts::routes(&mut routes);
    settings::routes(&mut routes);
    certificates::routes(&mut routes);
    auditing::routes(&mut routes);
    routes
}

/// The navigation, in order.
fn nav() -> Vec<NavItem> {
    let item = |href, label, roles| NavItem { href, label, roles };
    vec![
        item("/", "nav-home", Role::ALL),
        item("/intake", "nav-intake", intake::TAKERS),
        item("/cases", "nav-cases", cases::READERS),
        item("/team", "nav-team", &[Role::FocalPoint]),
        item("/network", "nav-network", &[Role::FocalPoint]),
        item("/services", "nav-services", referrals::READERS),
        item("/informing", "nav-informing", informing::INFORMERS),
        item("/tracker", "nav-tracker", &[Role::Manager]),
        item("/import", "nav-import", &[Role::DataLoader]),
        item("/people", "nav-people", &[Role::Administrator]),
        item("/settings", "nav-settings", &[Role::Administrator]),
        item("/audit", "nav-audit", &[Role::Auditor]),
    ]
}

impl Program {
    /// Opens an instance: its database, keys, texts and templates.
    ///
    /// # Errors
    /// One sentence that names what is missing or wrong.
    pub fn open(config: Config, clock: Clock) -> anyhow::Result<Self> {
        let keys = Arc::new(keys::load(&config.data)?);
        let db = audit::open(&config.database.url, &keys)?;
        let i18n = Arc::new(I18n::load()?);
        let html = Html::load(i18n.clone())?;
        let trust = Arc::new(Trust::load(&config.data)?);
        let (mut programme, book) = db.read_now(|conn| instance(conn, &clock))?;
        trust.pin(&mut programme)?;
        clock.set_zone(&programme.more.organisation.time_zone);
        let shell = Shell {
            html,
            kept: web::Kept::default(),
            i18n,
            product: web::Called::new(&programme.instance.public_name),
            logo: web::Called::new(&settings::logo_address(&programme.more.organisation.logo)),
            demo: programme.instance.demo,
            nav: nav(),
            version: web::fingerprint(),
            lock_after_seconds: config.security.lock_after_seconds,
            sealed_idle_seconds: config.security.sealed_idle_seconds,
            staff_idle_seconds: config.security.staff_idle_seconds,
        };
        let files = Files::new(&config.data);
        let gate = Gate::new(db.clone(), clock.clone(), keys.clone(), &config.security);
        let shown = certificates::Shown::open(&config)?;
        let standing = auditing::Standing::new(audit::Checkpoints::of(&config.data));
        Ok(Self {
            config: Data::new(config),
            db: Data::new(db),
            measured: Data::default(),
            shown,
            began: clock.now(),
            clock: Data::new(clock),
            keys: Data::from(keys),
            trust: Data::from(trust),
            shell: Data::new(shell),
            programme: Data::new(Current::new(programme)),
            places: Data::new(Shelf::new(book)),
            gate: Data::new(gate),
            files: Data::new(files),
            uploads: Data::new(Uploads::default()),
            practised: Data::new(Practised::default()),
            doors: Data::default(),
            limits: Data::default(),
            standing: Data::new(standing),
            table: Data::new(routes().table()),
        })
    }

    /// What actions on cases and their files need, now.
    pub fn kit(&self) -> Kit {
        let ctx = Context {
            programme: self.programme.get(),
            book: self.places.book(),
            trust: self.trust.clone().into_inner(),
            keys: self.keys.clone().into_inner(),
            now: self.clock.now(),
            today: self.clock.today(),
        };
        Kit { db: self.db.get_ref().clone(), files: self.files.get_ref().clone(), ctx }
    }

    /// Hands a server the shared state and the routes.
    pub fn configure(&self) -> impl Fn(&mut ServiceConfig) + Clone + use<> {
        let program = self.clone();
        move |cfg| {
            cfg.app_data(program.config.clone())
                .app_data(program.db.clone())
                .app_data(program.clock.clone())
                .app_data(program.keys.clone())
                .app_data(program.trust.clone())
                .app_data(program.shell.clone())
                .app_data(program.programme.clone())
                .app_data(program.places.clone())
                .app_data(program.gate.clone())
                .app_data(program.files.clone())
                .app_data(program.uploads.clone())
                .app_data(program.practised.clone())
                .app_data(program.doors.clone())
                .app_data(program.limits.clone())
                .app_data(program.standing.clone())
                .app_data(program.measured.clone())
                .app_data(program.table.clone());
            routes().mount(cfg);
            cfg.default_service(actix_web::web::to(nowhere));
        }
    }

    /// The server's application: the same for production and for tests. What is wrapped last sees a request first.
    pub fn app(
        &self,
    ) -> App<
        impl ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<impl MessageBody + use<>>,
            Error = actix_web::Error,
            InitError = (),
        > + use<>,
    > {
        App::new()
            .configure(self.configure())
            .wrap(from_fn(web::enforce))
            .wrap(from_fn(session::load))
            .wrap(from_fn(web::error_pages))
            .wrap(Compress::default())
            .wrap(from_fn(web::secure_headers))
    }
}

/// The programme and its places; there are none before `jaabi init`.
fn instance(conn: &mut DbConn, clock: &Clock) -> anyhow::Result<(Programme, Book)> {
    let programme = programme::load(conn, clock.today())?;
    let programme = programme
        .ok_or_else(|| anyhow::anyhow!("there is no instance here yet: run `jaabi init` or `jaabi demo` first"))?;
    Ok((programme, Book::load(conn)?))
}

async fn nowhere() -> Result<HttpResponse, Error> {
    Err(Error::NotFound)
}
