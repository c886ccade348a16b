//! Leading somebody to a service: only to one they said yes to, as long as they do.
use crate::support::world::World;
use crate::support::{Answer, Person, focal_point_of};
use diesel::prelude::*;
use jaabi::cases::model::Track;
use jaabi::id::Reference;
use jaabi::storage::schema::items;

const SERVICE: &str = "CSRéf zorglubine";

struct Desk {
    world: World,
    gbv: Person,
    reference: Reference,
}

impl Desk {
    /// A case of violence whose options were explained.
    async fn new(track: Track) -> Self {
        let world = World::new().await;
        let desk = if track == Track::Gbv { "gbv" } else { "child" };
        let gbv = world.app.person("Bintou Sidibé", &[focal_point_of(world.desks[desk])]).await;
        world.join(desk, &gbv).await;
        let reference = world.take(world.sealed(track)).await;
        let desk = Self { world, gbv, reference };
        desk.done("step", &[("to", "safety_checked"), ("on", "2026-03-02")]).await;
        desk.done("step", &[("to", "options_explained"), ("on", "2026-03-02")]).await;
        desk
    }

    async fn act(&self, verb: &str, fields: &[(&str, &str)]) -> Answer {
        self.world.act(&self.gbv, &self.reference, verb, fields).await
    }

    async fn done(&self, verb: &str, fields: &[(&str, &str)]) {
        self.act(verb, fields).await.leads_to(&format!("/cases/{}?done={verb}", self.reference));
    }

    async fn page(&self) -> Answer {
        self.gbv.get(&format!("/cases/{}", self.reference)).await
    }

    /// What the person answers when asked about a service.
    async fn asked(&self, (service, answer, until): (&str, &str, &str)) {
        let today = self.world.app.clock.today().to_string();
        let fields = [
            ("purpose", "refer"),
            ("to", service),
            ("answer", answer),
            ("share", "minimum"),
            ("by", "self"),
            ("how", "spoken"),
            ("interpreter", "no"),
            ("until", until),
            ("on", today.as_str()),
        ];
        self.done("consent", &fields).await;
    }

    async fn refer(&self, of: &str, on: &str) -> Answer {
        self.act("step", &[("to", "service_referred"), ("of", of), ("on", on), ("text", "appelé")]).await
    }
}

fn offers(page: &Answer, number: &str) -> bool {
    page.has(&format!("name=\"of\" type=\"radio\" value=\"{number}\""))
}

#[actix_web::test]
async fn nobody_is_led_to_a_service_before_a_yes_is_noted_and_the_page_says_where() {
    for track in [Track::Gbv, Track::Child] {
        let desk = Desk::new(track).await;
        let page = desk.page().await;
        assert!(page.has("n’a encore dit oui à aucun service") && page.has("href=\"#agreements\""), "{}", page.body);
        assert!(page.has("id=\"agreements\"") && !page.has("name=\"of\""), "{}", page.body);
        let fault = desk.refer("", "2026-03-02").await;
        assert!(fault.status == 422 && fault.has("id=\"step-of\"") && fault.has("Il faut le oui"), "{}", fault.body);
        assert!(fault.has("appelé"), "what was typed is still there");
        // a yes to something else, or to nobody, is none
        let contact =
            [("purpose", "contact"), ("answer", "yes"), ("share", "minimum"), ("by", "self"), ("how", "spoken")];
        let contact: Vec<_> = contact.into_iter().chain([("interpreter", "no"), ("on", "2026-03-02")]).collect();
        desk.done("consent", &contact).await;
        desk.asked(("CSCom", "no", "")).await;
        for of in ["4", "5", "1", "99", "0"] {
            let refused = desk.refer(of, "2026-03-02").await;
            assert_eq!(refused.status, 409, "{of}");
            assert!(!refused.has("Orientée vers un service</span>"), "{of}: {}", refused.body);
        }
        assert!(desk.page().await.has("a dit non à ce service"));
    }
}

#[actix_web::test]
async fn each_referral_is_to_a_service_with_a_yes_of_its_own() {
    let desk = Desk::new(Track::Gbv).await;
    desk.asked((SERVICE, "yes", "")).await;
    desk.asked(("Maison des femmes", "yes", "")).await;
    let page = desk.page().await;
    assert!(offers(&page, "4") && offers(&page, "5") && page.has(SERVICE), "{}", page.body);
    let early = desk.refer("4", "2026-03-01").await;
    assert_eq!(early.status, 409, "before the yes: {}", early.body);
    desk.refer("4", "2026-03-02").await.leads_to(&format!("/cases/{}?done=step", desk.reference));
    desk.refer("5", "2026-03-02").await.leads_to(&format!("/cases/{}?done=step", desk.reference));
    let page = desk.page().await;
    assert!(page.has("Orientée vers un service</span>"), "{}", page.body);
    let (_, timeline) = page.body.split_once("class=\"timeline").expect("a timeline");
    for service in [SERVICE, "Maison des femmes"] {
        assert!(timeline.matches(service).count() >= 2, "the yes and the referral name it: {timeline}");
    }
    let key = desk.world.case(&desk.reference);
    let stored = items::table.filter(items::case_key.eq(key)).select(items::bytes);
    let stored: Vec<Vec<u8>> = desk.world.app.read(|conn| Ok(stored.load(conn)?));
    let named = |bytes: &Vec<u8>| bytes.windows(10).any(|part| part == b"zorglubine");
    assert!(stored.len() == 7 && !stored.iter().any(named), "the service stands inside the seal alone");
}

#[actix_web::test]
async fn a_yes_that_was_taken_back_or_is_over_leads_nowhere_and_the_page_says_why() {
    let desk = Desk::new(Track::Gbv).await;
    desk.asked((SERVICE, "yes", "")).await;
    desk.done("withdraw", &[("of", "4"), ("reason", "elle a peur")]).await;
    let page = desk.page().await;
    assert!(page.has("a retiré son oui") && !offers(&page, "4"), "{}", page.body);
    let refused = desk.refer("4", "2026-03-02").await;
    assert!(refused.status == 409 && refused.has("a retiré son oui"), "{}", refused.body);
    desk.asked(("CSCom", "yes", "2026-03-03")).await;
    assert!(offers(&desk.page().await, "6"));
    desk.world.app.later(2 * 86_400);
    desk.gbv.sign_in().await;
    let page = desk.page().await;
    assert!(page.has("sa date de fin est passée") && !offers(&page, "6"), "{}", page.body);
    let refused = desk.refer("6", "2026-03-04").await;
    assert!(refused.status == 409 && refused.has("sa date de fin est passée"), "{}", refused.body);
    desk.asked(("CSCom", "yes", "")).await;
    desk.refer("7", "2026-03-04").await.leads_to(&format!("/cases/{}?done=step", desk.reference));
}

#[actix_web::test]
async fn where_an_item_is_missing_it_could_be_the_taking_back() {
    let desk = Desk::new(Track::Gbv).await;
    desk.asked((SERVICE, "yes", "")).await;
    desk.done("withdraw", &[("of", "4"), ("reason", "elle a peur")]).await;
    desk.done("note", &[("text", "suite")]).await;
    let key = desk.world.case(&desk.reference);
    let gone = items::table.filter(items::case_key.eq(key)).filter(items::number.eq(5));
    desk.world.app.write(move |conn| Ok(diesel::delete(gone).execute(conn)?)).await;
    let refused = desk.refer("4", "2026-03-02").await;
    assert!(refused.status == 409 && refused.has("peut-être retiré son oui"), "{}", refused.body);
}
