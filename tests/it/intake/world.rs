//! A committee in Mopti with its people, handlers near and far, desks with phones.
use crate::support::{Answer, Person, TestApp, focal_point_of, in_area, member_of, role};
use diesel::prelude::*;
use jaabi::access::{Area, Level, Role};
use jaabi::cases::model::Envelope;
use jaabi::committees::{self, NewCommittee};
use jaabi::desks::{self, DeskKind, NewDesk};
use jaabi::grants;
use jaabi::id::{CaseKey, CommitteeKey, DeskKey, PlaceKey};
use jaabi::places::{self, Book, NewPlace};
use jaabi::sealing::{ItemPlace, Recipient, open_json};
use jaabi::storage::schema::{cases, form_tokens, items, ordinary};

pub struct World {
    pub app: TestApp,
    pub committee: CommitteeKey,
    pub region: Area,
    pub cercle: Area,
    pub desks: Vec<(DeskKind, DeskKey)>,
}

fn desk(kind: DeskKind) -> NewDesk {
    NewDesk {
        code: kind.as_str().to_owned(),
        kind,
        name: format!("Bureau {}", kind.as_str()),
        place: None,
        phone: format!("+223 80 00 00 0{}", kind as u8),
        hours: "tous les jours".into(),
        woman: "Mariam".into(),
        man: String::new(),
    }
}

impl World {
    pub async fn new() -> Self {
        Self::prepared(|_| {}).await
    }

    /// With what must be changed in the database before the program opens.
    pub async fn prepared(change: impl FnOnce(&mut jaabi::storage::DbConn)) -> Self {
        let mut made = None;
        let app = TestApp::prepared(
            |_| {},
            |conn| {
                change(conn);
                let book = Book::load(conn).unwrap();
                let region = book.find("Mopti", Level::Region, None).unwrap();
                let cercle = book.find("Mopti", Level::Cercle, Some(region.area())).unwrap();
                let commune = NewPlace {
                    parent: Some(cercle),
                    level: Level::Commune,
                    name: "Dialloubé",
                    code: None,
                    to_confirm: false,
                };
                let commune = places::add(conn, &commune).unwrap();
                places::add_alias(conn, commune.key, "Djalloube").unwrap();
                let committee = NewCommittee {
                    code: "DIA".into(),
                    name: "Comité de Dialloubé".into(),
                    place: Some(commune.key),
                    phone: "+223 70 11 22 33".into(),
                    hours: "8 h à 12 h".into(),
                    woman: "Aïssata".into(),
                    man: "Boubacar".into(),
                    to_confirm: false,
                };
                let committee = committees::add(conn, &committee).unwrap().key;
                let kinds = DeskKind::ALL.iter();
                let desks = kinds.map(|kind| (*kind, desks::add(conn, &desk(*kind)).unwrap().key)).collect();
                made = Some((committee, region.area(), cercle.area(), desks));
            },
        )
        .await;
        let (committee, region, cercle, desks) = made.unwrap();
        Self { app, committee, region, cercle, desks }
    }

    /// A member of the committee, signed in.
    pub async fn member(&self) -> Person {
        self.app.person("Fanta", &[member_of(self.committee)]).await
    }

    /// A handler of everything in an area; of the country without one.
    pub async fn handler(&self, name: &str, area: Option<Area>) -> Person {
        let held = area.map_or_else(|| role(Role::Handler), |area| in_area(Role::Handler, area, None));
        self.app.person(name, &[held]).await
    }

    /// A focal point who sits at a desk.
    pub async fn focal(&self, name: &str, kind: DeskKind) -> Person {
        let desk = self.desk(kind);
        let person = self.app.person(name, &[focal_point_of(desk)]).await;
        self.app.join(desk, person.key.unwrap()).await;
        person
    }

    pub fn desk(&self, kind: DeskKind) -> DeskKey {
        self.desks.iter().find(|(k, _)| *k == kind).unwrap().1
    }

    /// Cases, ordinary halves and used forms.
    pub fn counts(&self) -> (i64, i64, i64) {
        self.app.read(|conn| {
            Ok((
                cases::table.count().get_result(conn)?,
                ordinary::table.count().get_result(conn)?,
                form_tokens::table.count().get_result(conn)?,
            ))
        })
    }

    /// The number of a case that lacks what must be written with it; `None`: there is none.
    pub fn is_whole(&self) -> Option<String> {
        use diesel::dsl::{exists, not};
        use jaabi::storage::schema::{events, grants};
        let own = || {
            (
                ordinary::table.filter(ordinary::case_key.eq(cases::key)),
                items::table.filter(items::case_key.eq(cases::key)),
            )
        };
        let told = events::table.filter(events::case_key.eq(cases::key));
        let held = grants::table.filter(grants::case_key.eq(cases::key)).filter(grants::kind.eq("recovery".to_owned()));
        let open = exists(own().0).and(exists(told)).and(not(exists(own().1)));
        let sealed = exists(own().1).and(exists(held)).and(not(exists(own().0)));
        let lacking = cases::table
            .filter(cases::sealed.eq(true).and(not(sealed)).or(cases::sealed.eq(false).and(not(open))))
            .select(cases::reference);
        self.app.read(|conn| Ok(lacking.first(conn).optional()?))
    }

    /// Desk, region and waiting of the only case.
    pub fn the_case(&self) -> (CaseKey, Option<DeskKey>, Option<PlaceKey>, bool) {
        self.app.read(|conn| {
            let row = cases::table.select((cases::key, cases::desk_key, cases::region_key, cases::waiting));
            Ok(row.first(conn)?)
        })
    }

    /// What was sealed, as `reader` finds it; none without a grant.
    pub fn envelope(&self, reader: &Person) -> Option<Envelope> {
        let (case, ..) = self.the_case();
        let (wrapped, id, recipient, bytes) = self.app.read(|conn| {
            let row = cases::table.inner_join(items::table).filter(cases::key.eq(case));
            let (id, recipient, bytes): (jaabi::id::CaseId, Option<String>, Vec<u8>) =
                row.select((cases::id, cases::recipient, items::bytes)).first(conn)?;
            Ok((grants::wrapped(conn, reader.key.unwrap(), case)?, id, recipient, bytes))
        });
        let recipient: Recipient = recipient?.parse().ok()?;
        let identity = grants::open(&wrapped?, reader.bundle.as_ref()?, &recipient).unwrap();
        let place = ItemPlace { instance: *b"instance of test", case: id.bytes(), number: 1 };
        Some(open_json::<Envelope>(&identity, &place, &bytes).unwrap().1)
    }
}

/// A small thing about water.
pub const SMALL: &[(&str, &str)] = &[
    ("may_write", "yes"),
    ("topic", "s-wash"),
    ("wish", "small"),
    ("about", "no"),
    ("on_behalf", "self"),
    ("naming", "named"),
    ("name", "Awa"),
    ("text", "Le robinet coule."),
    ("received", "today"),
    ("place", "Dialloubé"),
    ("sex", "female"),
    ("answer", "committee"),
    ("channel", "committee"),
];

/// Something serious about somebody who works for the aid.
pub const GRAVE: &[(&str, &str)] = &[
    ("may_write", "yes"),
    ("topic", "aid_worker"),
    ("conduct", "serious"),
    ("child", "no"),
    ("danger", "no"),
    ("about", "no"),
    ("on_behalf", "self"),
    ("naming", "named"),
    ("name", "Canari-nom"),
    ("words", "Canari-paroles"),
    ("received", "today"),
    ("safe", "comes"),
    ("safe_when", "Canari-lieu"),
];

/// `base` with some answers changed; an empty value takes the answer away.
pub fn but<'a>(base: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = base.iter().filter(|(name, _)| !more.iter().any(|(n, _)| n == name));
    kept.chain(more.iter().filter(|(_, value)| !value.is_empty())).copied().collect()
}

/// The value of a hidden field.
pub fn hidden(page: &Answer, name: &str) -> String {
    let rest = page.body.split_once(&format!("name=\"{name}\" value=\"")).expect(name).1;
    rest.split_once('"').unwrap().0.to_owned()
}

/// Opens the document, has the answers looked at and records them; answers with the address of the slip.
pub async fn record(person: &Person, pairs: &[(&str, &str)]) -> String {
    let token = hidden(&person.get("/intake").await, "token");
    let mut pairs = pairs.to_vec();
    pairs.push(("token", &token));
    let check = person.post("/intake/check", &pairs).await;
    assert_eq!(check.status, 200, "{}", check.body);
    let answer = person.post("/intake/record", &pairs).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location.unwrap()
}

/// The number on a slip.
pub fn number(slip: &Answer) -> String {
    let rest = slip.body.split_once("slip__code\">").expect("a number").1;
    rest.split_once('<').unwrap().0.to_owned()
}
