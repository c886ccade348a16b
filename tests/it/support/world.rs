//! A small programme with people in every role, and cases to look at.
use super::{Person, TestApp, focal_point_of, in_area, member_of, role};
use jaabi::access::Level;
use jaabi::access::{Area, Role};
use jaabi::cases::model::{AnswerBy, Envelope, Holder, Identity, Naming, NewOrdinary, NewSealed, OnBehalf, Track};
use jaabi::cases::{self, Context};
use jaabi::desks::DeskKind;
use jaabi::id::{CommitteeKey, DeskKey, Reference};
use jaabi::places::Book;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A word that stands in a sealed case and nowhere else.
pub const CANARY: &str = "zorglubine";

/// The programme.
pub struct World {
    pub app: TestApp,
    pub mopti: Area,
    pub gao: Area,
    pub committee: CommitteeKey,
    pub desks: BTreeMap<&'static str, DeskKey>,
    pub member: Person,
    pub other_member: Person,
    pub receiver: Person,
    pub handler: Person,
    pub gao_handler: Person,
    pub focal: Person,
    pub second: Person,
    pub far: Person,
    pub manager: Person,
    pub loader: Person,
    pub admin: Person,
    pub auditor: Person,
}

impl World {
    pub async fn new() -> Self {
        let app = TestApp::new().await;
        let (mopti, gao) = app.read(|conn| {
            let book = Book::load(conn)?;
            let region = |name| book.find(name, Level::Region, None).expect("a region").area();
            Ok((region("Mopti"), region("Gao")))
        });
        let committee = app.committee("Socoura").await;
        let other = app.committee("Fakala").await;
        let mut desks = BTreeMap::new();
        for kind in DeskKind::ALL {
            desks.insert(kind.as_str(), app.desk(*kind, kind.as_str()).await);
        }
        let world = Self {
            member: app.person("Awa Dembélé", &[member_of(committee)]).await,
            other_member: app.person("Oumou Sagara", &[member_of(other)]).await,
            receiver: app.person("Rokia Touré", &[role(Role::Receiver)]).await,
            handler: app.person("Hamidou Cissé", &[in_area(Role::Handler, mopti, None)]).await,
            gao_handler: app.person("Garba Maïga", &[in_area(Role::Handler, gao, None)]).await,
            focal: app.person("Fanta Coulibaly", &[focal_point_of(desks["psea"])]).await,
            second: app.person("Salif Diallo", &[focal_point_of(desks["psea"])]).await,
            far: app.person("Nana Guindo", &[focal_point_of(desks["bypass"])]).await,
            manager: app.person("Moussa Traoré", &[in_area(Role::Manager, mopti, None)]).await,
            loader: app.person("Lala Dicko", &[role(Role::DataLoader)]).await,
            admin: app.person("Adama Konaté", &[role(Role::Administrator)]).await,
            auditor: app.person("Aly Sow", &[role(Role::Auditor)]).await,
            app,
            mopti,
            gao,
            committee,
            desks,
        };
        world.join("psea", &world.focal).await;
        world.join("psea", &world.second).await;
        world.join("bypass", &world.far).await;
        world
    }

    /// Makes a person a member of a desk.
    pub async fn join(&self, desk: &str, person: &Person) {
        self.app.join(self.desks[desk], person.key.expect("an account")).await;
    }

    /// Everybody, with the role's name.
    pub fn everybody(&self) -> Vec<(&'static str, &Person)> {
        vec![
            ("member", &self.member),
            ("other member", &self.other_member),
            ("receiver", &self.receiver),
            ("handler", &self.handler),
            ("gao handler", &self.gao_handler),
            ("focal", &self.focal),
            ("second", &self.second),
            ("far", &self.far),
            ("manager", &self.manager),
            ("loader", &self.loader),
            ("admin", &self.admin),
            ("auditor", &self.auditor),
        ]
    }

    pub fn context(&self) -> Context {
        let book = self.app.read(|conn| Ok(Book::load(conn)?));
        Context {
            programme: self.app.program.programme.get(),
            book: Arc::new(book),
            trust: self.app.program.trust.clone().into_inner(),
            keys: self.app.keys.clone(),
            now: self.app.clock.now(),
            today: self.app.clock.today(),
        }
    }

    /// An ordinary case of the committee, in the region of Mopti, held by the handlers.
    pub fn ordinary(&self, text: &str) -> NewOrdinary {
        NewOrdinary {
            category: 4,
            sector: Some("wash".into()),
            channel: "committee".into(),
            activity: None,
            project: None,
            committee: Some(self.committee),
            place: Some(self.mopti.place),
            holder: Holder::Handler,
            assigned: None,
            hidden_from_committee: false,
            excluded: Vec::new(),
            text: text.into(),
            received_on: self.app.clock.today(),
            happened_on: None,
            on_behalf: OnBehalf::Oneself,
            naming: Naming::Named,
            sex: None,
            age: None,
            displacement: None,
            access_needs: None,
            language: None,
            interpreter: None,
            answer_by: AnswerBy::Committee,
            identity: Identity { name: "Kadidia".into(), contact: "+223 76 00 00 01".into(), ..Identity::default() },
            received_by: None,
            kept: None,
        }
    }

    pub async fn record(&self, new: NewOrdinary) -> Reference {
        let (ctx, by) = (self.context(), self.member.key);
        self.app.write(move |conn| Ok(cases::record_ordinary(conn, &ctx, &new, by, None)?.reference)).await
    }

    /// A sensitive case with the canary in every field that takes words.
    pub fn sealed(&self, track: Track) -> NewSealed {
        let words = || CANARY.to_owned();
        let identity = Identity { name: words(), contact: words(), when_where: words(), ..Identity::default() };
        NewSealed {
            track,
            region: Some(self.mopti.place),
            received_on: self.app.clock.today(),
            far_away: false,
            excluded: Vec::new(),
            doubtful: false,
            received_by: None,
            envelope: Envelope {
                category: 6,
                channel: "committee".into(),
                committee: Some(words()),
                identity,
                words: Some(words()),
                exclusion_words: Some(words()),
                ..Envelope::default()
            },
            closed_on: None,
            due_on: None,
        }
    }

    pub async fn take(&self, new: NewSealed) -> Reference {
        let (ctx, db) = (self.context(), self.app.db.clone());
        let author = self.app.viewer(&self.member);
        let taken = tokio::task::spawn_blocking(move || {
            cases::take_sealed(&db, &ctx, &new, Some((author.key, author.id)), None)
        });
        taken.await.expect("a thread").expect("a sealed case").reference
    }

    /// The version the page of a case shows.
    pub async fn version(&self, person: &Person, reference: &Reference) -> String {
        let page = person.get(&format!("/cases/{reference}")).await;
        let (_, rest) = page.body.split_once("name=\"version\" value=\"").expect("a form");
        rest.split('"').next().expect("a version").to_owned()
    }

    /// Does something with a case, as its page shows it.
    pub async fn act(
        &self,
        person: &Person,
        reference: &Reference,
        verb: &str,
        fields: &[(&str, &str)],
    ) -> super::Answer {
        let version = self.version(person, reference).await;
        let fields: Vec<_> = fields.iter().copied().chain([("version", version.as_str())]).collect();
        person.post(&format!("/cases/{reference}/{verb}"), &fields).await
    }

    /// The names of those who can open a sealed case, as its page would list them.
    pub fn holders(&self, reference: &Reference) -> Vec<String> {
        let (key, today) = (self.case(reference), self.app.clock.today());
        let holders = self.app.read(|conn| Ok(jaabi::grants::holders(conn, key, today)?));
        holders.into_iter().map(|holder| holder.name).collect()
    }

    /// The private key of a case.
    pub fn case(&self, reference: &Reference) -> jaabi::id::CaseKey {
        use diesel::prelude::*;
        use jaabi::storage::schema::cases;
        let own = cases::table.filter(cases::reference.eq(reference.as_str().to_owned())).select(cases::key);
        self.app.read(|conn| Ok(own.first(conn)?))
    }

    /// The public id of a person, as forms send it.
    pub fn id(&self, person: &Person) -> String {
        let key = person.key.expect("an account");
        self.app.read(|conn| Ok(jaabi::accounts::ids(conn, &[key])?[0].to_string()))
    }

    /// Whether a letter waits to be sent to somebody.
    pub fn letter_waits(&self, person: &Person) -> bool {
        use diesel::prelude::*;
        use jaabi::storage::schema::outbox;
        let own = outbox::table
            .filter(outbox::account_key.eq(person.key.expect("an account")))
            .filter(outbox::sent_at.is_null());
        self.app.read(|conn| Ok(own.count().get_result::<i64>(conn)? > 0))
    }

    /// Everything that waits to be sent counts as sent.
    pub async fn letters_left(&self) {
        let now = self.app.clock.now();
        self.app.write(move |conn| Ok(jaabi::notify::settle(conn, now)?)).await;
    }
}
