//! A whole program per test: its own database, its own clock, browsers that keep cookies.
#![allow(dead_code, reason = "not every test needs every help")]
mod answer;
mod database;
#[cfg(feature = "passkeys")]
pub mod device;
mod factor;
mod person;
pub mod source;
pub mod world;

pub use answer::Answer;
pub use database::{Database, recovery, server};

pub use factor::Factor;
pub use person::Person;

use actix_web::dev::Service;
use actix_web::test::{self, TestRequest};
use chrono::{NaiveDate, NaiveDateTime};
use futures_util::future::LocalBoxFuture;
use jaabi::access::{Area, Held, Role, Viewer};
use jaabi::accounts::{self, NewAccount, Profile};
use jaabi::app::{self, Program};
use jaabi::clock::Clock;
use jaabi::config::Config;
use jaabi::id::{AccountKey, CommitteeKey, DeskKey};
use jaabi::sealing::{Argon2Cost, InstanceKeys};
use jaabi::storage::{Db, DbConn};
use std::rc::Rc;
use std::sync::Arc;

/// The own password of everybody in tests; good enough for the rules.
pub const PASSWORD: &str = "pirogue mil soleil tabouret";

/// When tests happen, unless they say otherwise.
pub fn monday() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(9, 0, 0).unwrap()
}

type Server = Rc<dyn Fn(TestRequest) -> LocalBoxFuture<'static, Answer>>;

/// The program under test.
pub struct TestApp {
    pub program: Program,
    pub db: Db,
    pub clock: Clock,
    pub keys: Arc<InstanceKeys>,
    server: Server,
    // dropped last: takes the database away
    _database: Database,
}

impl TestApp {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// With other settings.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::prepared(change, |_| {}).await
    }

    /// With other settings, and with what must be in the database before the program opens.
    pub async fn prepared(change: impl FnOnce(&mut Config), prepare: impl FnOnce(&mut DbConn)) -> Self {
        let database = Database::new();
        let mut config = Config::load(None, database.folder(), Some(database.url())).expect("config");
        config.security.argon2_memory_kib = 8;
        config.security.argon2_passes = 1;
        config.security.argon2_lanes = 1;
        change(&mut config);
        prepare(&mut DbConn::open(database.url()).expect("database"));
        app::create_keys(database.folder()).expect("keys");
        database::pin(database.folder());
        let clock = Clock::fixed(monday());
        let program = Program::open(config, clock.clone()).expect("program");
        let service = Rc::new(test::init_service(program.app()).await);
        let server: Server = Rc::new(move |request: TestRequest| {
            let service = service.clone();
            let request = request.to_request();
            Box::pin(async move { Answer::read(service.call(request).await.expect("an answer")).await })
        });
        let db = program.db.get_ref().clone();
        let keys = program.keys.clone().into_inner();
        Self { program, db, clock, keys, server, _database: database }
    }

    /// The database alone, for a program that runs by itself.
    pub fn leave_to_others(self) -> Database {
        self._database
    }

    /// Moves the clock on.
    pub fn later(&self, seconds: i64) {
        self.clock.set(self.clock.now() + chrono::TimeDelta::seconds(seconds));
    }

    /// A browser in which nobody is signed in.
    pub fn anonymous(&self) -> Person {
        Person::new(self.server.clone(), "", "")
    }

    /// Makes an account with keys of its own and signs in with it.
    pub async fn person(&self, name: &str, roles: &[Held]) -> Person {
        let profile = Profile { name: name.to_owned(), language: None, roles: roles.to_vec() };
        let (new, bundle) = NewAccount::with_own_password(profile, PASSWORD, Argon2Cost::LEAST).expect("account");
        let key = self.create(new).await;
        let mut person = Person::new(self.server.clone(), name, PASSWORD);
        person.key = Some(key);
        person.bundle = Some(Rc::new(bundle));
        if self.program.config.security.second_factor == "required" && Factor::is_needed(roles) {
            person.factor = Some(self.enrol(key).await);
        }
        let answer = person.sign_in().await;
        assert_eq!(answer.status, 303, "{name} cannot sign in: {}", answer.body);
        person
    }

    /// Makes an account with a first password; nobody signs in.
    pub async fn newcomer(&self, name: &str, first: &str, roles: &[Held]) -> Person {
        let profile = Profile { name: name.to_owned(), language: None, roles: roles.to_vec() };
        let new = NewAccount::with_first_password(profile, first, Argon2Cost::LEAST).expect("account");
        let key = self.create(new).await;
        let mut person = Person::new(self.server.clone(), name, first);
        person.key = Some(key);
        person
    }

    /// Gives an account a second factor.
    pub async fn enrol(&self, key: AccountKey) -> Factor {
        let (keys, now, factor) = (self.keys.clone(), self.clock.now(), Factor::new(self.clock.clone()));
        let secret = factor.secret();
        self.write(move |conn| Ok(accounts::enrol(conn, &keys, key, &secret, now)?)).await;
        factor
    }

    async fn create(&self, new: NewAccount) -> AccountKey {
        let now = self.clock.now();
        self.write(move |conn| Ok(accounts::create(conn, &new, None, now)?)).await
    }

    /// The person as queries and actions know them, without a session.
    pub fn viewer(&self, person: &Person) -> Viewer {
        let key = person.key.expect("an account");
        self.read(|conn| Ok(accounts::viewer(conn, key)?))
    }

    /// Reads now.
    pub fn read<T>(&self, work: impl FnOnce(&mut DbConn) -> anyhow::Result<T>) -> T {
        self.db.read_now(work).expect("read")
    }

    /// Writes in one transaction.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DbConn) -> anyhow::Result<T> + Send + 'static,
    ) -> T {
        self.db.write(work).await.expect("write")
    }

    /// Makes a committee without a place.
    pub async fn committee(&self, name: &str) -> CommitteeKey {
        use jaabi::committees::{self, NewCommittee};
        let new = NewCommittee { code: name.to_owned(), name: name.to_owned(), ..NewCommittee::default() };
        self.write(move |conn| Ok(committees::add(conn, &new)?.key)).await
    }

    /// Makes a person a member of a desk from today on, confirmed by the kit.
    pub async fn join(&self, desk: DeskKey, person: AccountKey) {
        let (trust, today) = (self.program.trust.clone(), self.clock.today());
        let confirmed = self.write(move |conn| {
            let desk = jaabi::desks::get(conn, desk)?.expect("a desk");
            Ok(jaabi::desks::join(conn, &trust, (&desk, person), database::recovery().bundle(), today)?)
        });
        assert!(confirmed.await, "a member has keys");
    }

    /// Ends every membership of a person today.
    pub async fn leave(&self, person: AccountKey) {
        let (trust, today) = (self.program.trust.clone(), self.clock.today());
        self.write(move |conn| Ok(jaabi::desks::end(conn, &trust, person, today)?)).await;
    }

    /// Makes a desk for the whole country.
    pub async fn desk(&self, kind: jaabi::desks::DeskKind, code: &str) -> DeskKey {
        use jaabi::desks::{self, NewDesk};
        let new = NewDesk {
            code: code.to_owned(),
            kind,
            name: code.to_owned(),
            place: None,
            phone: String::new(),
            hours: String::new(),
            woman: String::new(),
            man: String::new(),
        };
        self.write(move |conn| Ok(desks::add(conn, &new)?.key)).await
    }
}

/// A role without a scope.
pub fn role(role: Role) -> Held {
    Held { role, committee: None, area: None, sector: None, desk: None }
}

/// A member of a committee.
pub fn member_of(committee: CommitteeKey) -> Held {
    Held { committee: Some(committee), ..role(Role::CommitteeMember) }
}

/// A focal point of a desk. The membership itself is a row of its own (`desks::add_member`).
pub fn focal_point_of(desk: DeskKey) -> Held {
    Held { desk: Some(desk), ..role(Role::FocalPoint) }
}

/// A role in an area, for a sector or for all.
pub fn in_area(role_held: Role, area: Area, sector: Option<&str>) -> Held {
    Held { area: Some(area), sector: sector.map(str::to_owned), ..role(role_held) }
}
