//! Services, and leading somebody there: who sees which, what a service reads behind its link, and that it stops when the yes does.
use crate::settings::upload;
use crate::support::world::World;
use crate::support::{Answer, Person, focal_point_of};
use diesel::prelude::*;
use jaabi::cases::model::{Identity, Track};
use jaabi::id::Reference;
use jaabi::storage::schema::{items, links};

const NAME: &str = "Zorglubine Traoré";

/// The directory, as somebody brings it: one that everybody sees, and one that protects.
const TABLE: &str = "code;name_fr;name_en;service;place;phone;cost;restricted;checked_on\n\
    cscom-a;CSCom de Socoura;;cscom;région Mopti;+223 70 00 09 01;free;no;2026-02-20\n\
    maison;Maison des femmes;;safe_space;région Mopti;+223 70 00 09 02;free;oui;2026-02-20\n\
    mnr;Mécanisme national;;nrm_migrants;;;free;no;2024-01-01\n";

struct Desk {
    world: World,
    keeper: Person,
    reference: Reference,
}

impl Desk {
    /// A case at a desk, with the directory filled.
    async fn new(track: Track) -> Self {
        let world = World::new().await;
        fill(&world).await;
        let desk = if track == Track::Gbv { "gbv" } else { "child" };
        let keeper = world.app.person("Bintou Sidibé", &[focal_point_of(world.desks[desk])]).await;
        world.join(desk, &keeper).await;
        let mut case = world.sealed(track);
        case.envelope.identity = Identity { name: NAME.into(), contact: "76 11 22 33".into(), ..Identity::default() };
        let reference = world.take(case).await;
        let desk = Self { world, keeper, reference };
        for step in ["safety_checked", "options_explained"] {
            desk.world.act(&desk.keeper, &desk.reference, "step", &[("to", step), ("on", "2026-03-02")]).await;
        }
        desk
    }

    fn at(&self, way: &str) -> String {
        format!("/cases/{}/referrals{way}", self.reference)
    }

    async fn page(&self) -> Answer {
        self.keeper.get(&self.at("")).await
    }

    async fn post(&self, way: &str, fields: &[(&str, &str)]) -> Answer {
        let version = self.world.version(&self.keeper, &self.reference).await;
        let fields: Vec<_> = fields.iter().copied().chain([("version", version.as_str())]).collect();
        self.keeper.post(&self.at(way), &fields).await
    }

    /// The person's yes, with what leaves.
    async fn yes(&self, share: &str, more: &[(&str, &str)]) -> Answer {
        let today = self.world.app.clock.today().to_string();
        let fields =
            [("service", "cscom-a"), ("answer", "yes"), ("share", share), ("how", "spoken"), ("on", today.as_str())];
        let fields: Vec<_> = fields.into_iter().chain(more.iter().copied()).collect();
        self.post("/answer", &fields).await
    }

    /// Makes a link; answers its path and its code.
    async fn link(&self, of: &str) -> (String, String) {
        let page = self.post("/send", &[("of", of), ("words", "Viendra mardi, zorglubine."), ("days", "7")]).await;
        assert_eq!(page.status, 200, "{}", page.body);
        let path = page.body.split_once("/l/").expect("a link").1;
        let path = format!("/l/{}", &path[..22]);
        let code = page.body.split_once("data-code=\"link\">").expect("a code").1;
        (path, code.split('<').next().expect("digits").to_owned())
    }

    fn rows(&self) -> i64 {
        self.world.app.read(|conn| Ok(links::table.count().get_result(conn)?))
    }

    fn reach(&self, page: &Answer) -> String {
        let (_, after) = page.body.split_once("data-reach=\"").unwrap_or_else(|| panic!("{}", page.body));
        after.split('"').next().expect("a word").to_owned()
    }
}

async fn fill(world: &World) {
    let sent = upload(world, "/settings/services", &[("try", "no")], ("services.csv", TABLE)).await;
    assert!(sent.status == 200 && !sent.has("role=\"alert\""), "{}", sent.body);
}

const ONESELF: &[(&str, &str)] = &[("by", "self")];

#[actix_web::test]
async fn who_is_not_of_a_desk_for_violence_or_children_sees_no_restricted_service() {
    let world = World::new().await;
    assert!(world.handler.get("/services").await.has("Aucun service n’est encore noté"));
    fill(&world).await;
    let gbv = world.app.person("Bintou Sidibé", &[focal_point_of(world.desks["gbv"])]).await;
    for (person, sees) in [
        (&world.member, false),
        (&world.receiver, false),
        (&world.handler, false),
        (&world.manager, false),
        (&world.focal, false),
        (&gbv, true),
        (&world.admin, true),
    ] {
        for path in ["/services", "/services?region=&service=safe_space", "/services.csv"] {
            let page = person.get(path).await;
            assert_eq!(page.status, 200);
            assert_eq!(page.has("Maison des femmes"), sees, "{path} {}", page.body);
            assert!(path.contains("safe_space") || page.has("CSCom de Socoura"));
        }
    }
    for person in [&world.loader, &world.auditor] {
        assert_eq!(person.get("/services").await.status, 404);
    }
    // what nobody made sure of for long is said, and the keeper hears of it
    assert!(world.member.get("/services").await.has("À vérifier"));
    assert!(world.admin.get("/settings").await.has("1 service à vérifier"));
    // one that is elsewhere is not offered in a region; one of the whole country is
    let gao = world.app.read(|conn| {
        let book = jaabi::places::Book::load(conn)?;
        let region = book.find("Gao", jaabi::access::Level::Region, None).expect("a region");
        Ok(region.handle.clone())
    });
    let there = world.member.get(&format!("/services?region={gao}")).await;
    assert!(there.has("Mécanisme national") && !there.has("CSCom de Socoura"), "{}", there.body);
}

#[actix_web::test]
async fn the_directory_goes_out_as_a_table_and_comes_back_the_same() {
    let world = World::new().await;
    fill(&world).await;
    let out = world.admin.get("/services.csv").await.body;
    assert!(out.contains("'+223 70 00 09 01"), "nothing runs as a formula: {out}");
    let back = upload(&world, "/settings/services", &[("try", "no")], ("back.csv", &out)).await;
    assert!(back.has("0") && !back.has("role=\"alert\""), "{}", back.body);
    assert_eq!(world.admin.get("/services.csv").await.body, out);
    let faulty = TABLE.replace(";cscom;", ";shop;");
    let refused = upload(&world, "/settings/services", &[("try", "no")], ("x.csv", &faulty)).await;
    assert!(refused.status == 422 && refused.has("service cscom-a"), "{}", refused.body);
    for person in [&world.member, &world.manager, &world.focal] {
        assert_eq!(person.get("/settings/services").await.status, 404);
    }
}

#[actix_web::test]
async fn a_service_reads_what_was_agreed_to_and_its_answer_comes_back_to_the_case() {
    let desk = Desk::new(Track::Gbv).await;
    let empty = desk.page().await;
    assert!(empty.status == 200 && empty.has("Aucune orientation encore"), "{}", empty.body);
    desk.yes("minimum", ONESELF).await.leads_to(&desk.at("?done=referral-noted"));
    assert_eq!(desk.reach(&desk.page().await), "agreed");
    let (link, code) = desk.link("4").await;
    assert_eq!((desk.rows(), desk.reach(&desk.page().await)), (1, "sent".into()));
    assert!(desk.keeper.get(&format!("/cases/{}", desk.reference)).await.has("Orientée vers un service"));
    let nobody = desk.world.app.anonymous();
    let door = nobody.get(&link).await;
    assert!(!door.has("CSCom") && !door.has(desk.reference.as_str()) && !door.has("zorglubine"), "{}", door.body);
    desk.world.letters_left().await;
    let read = nobody.post(&link, &[("code", &code)]).await;
    assert!(read.has("Viendra mardi, zorglubine.") && read.has("CSCom de Socoura"), "{}", read.body);
    assert!(!read.has(NAME) && !read.has("76 11 22 33") && !read.has(desk.reference.as_str()), "the minimum");
    assert_eq!(desk.reach(&desk.page().await), "received");
    assert!(desk.world.letter_waits(&desk.keeper));
    let taken = nobody.post(&link, &[("code", &code), ("said", "confirmed"), ("text", "rendez-vous pris")]).await;
    assert!(taken.has("Revenez avec le lien"), "{}", taken.body);
    let page = desk.page().await;
    assert!(desk.reach(&page) == "confirmed" && page.has("rendez-vous pris"), "{}", page.body);
    // a second tap says nothing twice
    nobody.post(&link, &[("code", &code), ("said", "confirmed")]).await;
    assert!(nobody.post(&link, &[("code", &code), ("said", "done")]).await.has("Ce lien ne montre plus rien"));
    assert_eq!((desk.rows(), desk.reach(&desk.page().await)), (0, "done".into()));
    assert_eq!(nobody.post(&link, &[("code", &code)]).await.status, 422);
    let key = desk.world.case(&desk.reference);
    let stored = items::table.filter(items::case_key.eq(key)).select(items::bytes);
    let stored: Vec<Vec<u8>> = desk.world.app.read(|conn| Ok(stored.load(conn)?));
    assert_eq!(stored.len(), 8, "taken in, two steps, yes, sent, received, confirmed, done");
    assert!(!stored.iter().any(|bytes| bytes.windows(10).any(|part| part == b"zorglubine")));
}

#[actix_web::test]
async fn the_database_alone_opens_no_link_and_names_no_case() {
    let desk = Desk::new(Track::Gbv).await;
    desk.yes("with_name", ONESELF).await;
    let (link, code) = desk.link("4").await;
    let row: (Vec<u8>, Vec<u8>) =
        desk.world.app.read(|conn| Ok(links::table.select((links::hash, links::sealed)).first(conn)?));
    let case = desk.world.case(&desk.reference).get().to_string();
    for needle in [NAME, "zorglubine", "CSCom", desk.reference.as_str(), &link[3..], &code.replace(' ', "")] {
        let found = |bytes: &[u8]| bytes.windows(needle.len()).any(|part| part == needle.as_bytes());
        assert!(!found(&row.0) && !found(&row.1), "{needle}");
    }
    assert!(row.1.starts_with(b"age-encryption.org/v1") && !case.is_empty());
    let read = desk.world.app.anonymous().post(&link, &[("code", &code)]).await;
    assert!(read.has(NAME) && read.has("76 11 22 33"), "with the name: {}", read.body);
}

#[actix_web::test]
async fn a_yes_taken_back_closes_the_link_at_once() {
    for way in ["withdraw", "no", "close"] {
        let desk = Desk::new(Track::Gbv).await;
        desk.yes("minimum", ONESELF).await;
        let (link, code) = desk.link("4").await;
        match way {
            "withdraw" => drop(desk.world.act(&desk.keeper, &desk.reference, "withdraw", &[("of", "4")]).await),
            "no" => {
                let no =
                    [("service", "cscom-a"), ("answer", "no"), ("by", "self"), ("how", "spoken"), ("on", "2026-03-02")];
                desk.post("/answer", &no).await.leads_to(&desk.at("?done=referral-noted"));
            }
            _ => {
                let closing = [("closing", "assistance_given")];
                desk.world.act(&desk.keeper, &desk.reference, "close", &closing).await;
            }
        }
        assert_eq!(desk.rows(), 0, "{way}");
        let shut = desk.world.app.anonymous().post(&link, &[("code", &code)]).await;
        assert!(shut.status == 422 && !shut.has("zorglubine") && shut.has("Rien ne s’ouvre"), "{way} {}", shut.body);
        assert!(!desk.page().await.has("Le lien s’ouvre"), "{way}: nothing is promised that is over");
        if way != "close" {
            let again = desk.post("/send", &[("of", "4"), ("words", "x"), ("days", "7")]).await;
            assert_eq!(again.status, 409, "{way}: {}", again.body);
        }
    }
}

#[actix_web::test]
async fn a_child_is_led_nowhere_on_one_yes_alone() {
    let desk = Desk::new(Track::Child).await;
    for alone in
        [&[("by", "self"), ("assent", "yes")][..], &[("by", "caregiver"), ("assent", "no")], &[("by", "caregiver")]]
    {
        let refused = desk.yes("minimum", alone).await;
        assert!(refused.status == 422 && refused.has("Pour un enfant"), "{}", refused.body);
    }
    // not through the other form of the case either
    let other = [
        ("purpose", "refer"),
        ("to", "CSCom"),
        ("answer", "yes"),
        ("share", "minimum"),
        ("by", "self"),
        ("how", "spoken"),
        ("interpreter", "no"),
        ("on", "2026-03-02"),
    ];
    let refused = desk.world.act(&desk.keeper, &desk.reference, "consent", &other).await;
    assert!(refused.status == 409 && refused.has("C’est un enfant"), "{}", refused.body);
    let both = [("by", "caregiver"), ("assent", "yes")];
    desk.yes("minimum", &both).await.leads_to(&desk.at("?done=referral-noted"));
    desk.link("4").await;
    let best = [("by", "self"), ("best_interest", "le père est soupçonné"), ("service", "mnr")];
    let fields: Vec<_> = best
        .into_iter()
        .chain([("answer", "yes"), ("share", "minimum"), ("how", "spoken"), ("on", "2026-03-02")])
        .collect();
    desk.post("/answer", &fields).await.leads_to(&desk.at("?done=referral-noted"));
    assert!(desk.keeper.get(&format!("/cases/{}", desk.reference)).await.has("le père est soupçonné"));
}

#[actix_web::test]
async fn every_link_that_opens_nothing_is_answered_alike() {
    let desk = Desk::new(Track::Gbv).await;
    desk.yes("minimum", ONESELF).await;
    let (link, code) = desk.link("4").await;
    let nobody = desk.world.app.anonymous();
    let plain = |answer: Answer, path: &str| (answer.status, answer.body.replace(&path[3..], ""));
    let unknown = "/l/AAAAAAAAAAAAAAAAAAAAAA";
    let first = plain(nobody.get(unknown).await, unknown);
    assert_eq!(plain(nobody.get(&link).await, &link), first);
    let wrong = [("code", "1234 5678 9012")];
    let none = plain(nobody.post(unknown, &wrong).await, unknown);
    assert_eq!(none.0, 422);
    assert_eq!(plain(nobody.post(&link, &wrong).await, &link), none);
    assert_eq!(plain(nobody.post(&link, &[("code", "x")]).await, &link), none);
    // after ten wrong codes it opens nothing, nor after its last day
    for _ in 0..8 {
        desk.world.app.later(3600);
        nobody.post(&link, &wrong).await;
    }
    desk.world.app.later(3600);
    let read = nobody.post(&link, &[("code", &code)]).await;
    assert_eq!(plain(read, &link), none);
}

#[actix_web::test]
async fn a_link_without_an_answer_lapses_and_another_can_be_made() {
    let desk = Desk::new(Track::Gbv).await;
    desk.yes("minimum", ONESELF).await;
    let (link, code) = desk.link("4").await;
    let twice = desk.post("/send", &[("of", "4"), ("words", "x"), ("days", "7")]).await;
    assert!(twice.status == 409 && twice.has("déjà chez ce service"), "{}", twice.body);
    desk.world.app.later(8 * 86_400);
    desk.keeper.sign_in().await;
    assert_eq!(desk.reach(&desk.page().await), "lapsed");
    assert_eq!(desk.world.app.anonymous().post(&link, &[("code", &code)]).await.status, 422);
    // the service says by telephone that it takes care
    let heard = [("of", "4"), ("heard", "confirmed"), ("text", "par téléphone")];
    desk.post("/heard", &heard).await.leads_to(&desk.at("?done=referral-noted"));
    assert_eq!(desk.reach(&desk.page().await), "confirmed");
    assert_eq!(desk.post("/heard", &[("of", "4"), ("heard", "refused")]).await.status, 409);
}

#[actix_web::test]
async fn nobody_else_learns_that_there_is_a_referral() {
    let desk = Desk::new(Track::Gbv).await;
    desk.yes("minimum", ONESELF).await;
    desk.link("4").await;
    let w = &desk.world;
    for person in [&w.member, &w.handler, &w.manager, &w.admin, &w.auditor, &w.focal, &w.far] {
        assert_eq!(person.get(&desk.at("")).await.status, 404);
        for way in ["/answer", "/send", "/heard"] {
            let sent =
                person.post(&desk.at(way), &[("of", "4"), ("words", "x"), ("days", "7"), ("heard", "done")]).await;
            assert_eq!(sent.status, 404, "{way}");
        }
    }
    assert_eq!(desk.keeper.get("/cases/ABCD-EFGH/referrals").await.status, 404);
}
