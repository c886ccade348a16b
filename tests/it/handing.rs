//! What of a sealed case is handed to an entity follows what the person said.
use crate::files::{opened, send, sound};
use crate::support::world::World;
use crate::support::{Answer, Person};
use age::x25519::Identity;
use jaabi::cases::model::Track;
use jaabi::id::Reference;

const NETWORK: &str = "Réseau PSEA";
const NAME: &str = "Kadidia Sangaré";
/// What is never in the file, whatever the person said.
const NEVER: &[&str] = &["Sory le chef", "connaît la zone", "Fanta Coulibaly", "Nana Guindo", "Awa Dembélé"];

/// What the person answers about a hand-over.
pub async fn says(world: &World, by: &Person, reference: &Reference, (to, answer, share): (&str, &str, &str)) {
    let fields = [
        ("purpose", "hand_over"),
        ("to", to),
        ("answer", answer),
        ("share", share),
        ("by", "self"),
        ("how", "spoken"),
        ("interpreter", "no"),
        ("on", "2026-03-02"),
    ];
    world.act(by, reference, "consent", &fields).await.leads_to(&format!("/cases/{reference}?done=consent"));
}

/// A case with a name, a note, a file, somebody who must not see it and somebody it was given to.
async fn taken(world: &World, track: Track) -> Reference {
    let mut new = world.sealed(track);
    new.envelope.words = Some("ce qui s’est passé".into());
    new.envelope.committee = None;
    new.envelope.identity.name = NAME.into();
    new.envelope.exclusion_words = Some("Sory le chef".into());
    let reference = world.take(new).await;
    let note = [("text", "note entre nous")];
    world.act(&world.focal, &reference, "note", &note).await.leads_to(&format!("/cases/{reference}?done=note"));
    let give = [("name", "Nana Guindo"), ("concerned", "no"), ("reason", "connaît la zone"), ("until", "")];
    world.act(&world.focal, &reference, "grant", &give).await.leads_to(&format!("/cases/{reference}?done=grant"));
    send(&world.focal, &reference, "voix.wav", &sound()).await.leads_to(&format!("/cases/{reference}?done=attach"));
    reference
}

struct Desk {
    world: World,
    reference: Reference,
    key: Identity,
}

impl Desk {
    async fn new() -> Self {
        let world = World::new().await;
        let reference = taken(&world, Track::Psea).await;
        Self { world, reference, key: Identity::generate() }
    }

    async fn page(&self) -> Answer {
        self.world.focal.get(&format!("/cases/{}", self.reference)).await
    }

    async fn says(&self, answer: (&str, &str, &str)) {
        says(&self.world, &self.world.focal, &self.reference, answer).await;
    }

    async fn asks(&self, fields: &[(&str, &str)]) -> Answer {
        let to = self.key.to_public().to_string();
        let fields = [[("recipient", to.as_str())].as_slice(), fields].concat();
        self.world.act(&self.world.focal, &self.reference, "export", &fields).await
    }

    /// The words of both papers, and the names of everything in the file.
    async fn file(&self, fields: &[(&str, &str)]) -> String {
        let file = self.asks(fields).await;
        assert_eq!(file.status, 200, "{}", file.body);
        let folder = opened(&file.bytes, &self.key);
        let names: Vec<&str> = folder.keys().map(String::as_str).collect();
        let paper = |name: &str| String::from_utf8(folder[&format!("{}/{name}", self.reference)].clone()).unwrap();
        let all = format!("{}{}{}", names.join(" "), paper("case.json"), paper("case.txt"));
        assert!(all.contains("ce qui s’est passé"), "the report goes in every case: {all}");
        for never in NEVER {
            assert!(!all.contains(never), "{never}: {all}");
        }
        all
    }
}

/// Which of name, note and file are there.
fn holds(file: &str) -> (bool, bool, bool) {
    (file.contains(NAME), file.contains("note entre nous"), file.contains("voix.wav"))
}

#[actix_web::test]
async fn without_a_yes_a_reason_is_asked_and_name_and_contact_stay() {
    let desk = Desk::new().await;
    let page = desk.page().await;
    assert!(page.has("On n’a pas encore demandé à la personne") && page.has("jamais son nom ni son contact"));
    let asked = desk.asks(&[]).await;
    assert!(asked.status == 422 && asked.has("export-reason") && !desk.page().await.has("Remis en un fichier"));
    for answer in [None, Some("no")] {
        if let Some(answer) = answer {
            desk.says((NETWORK, answer, "")).await;
            let page = desk.page().await;
            assert!(page.has(&format!("Remise à l’entité concernée : {NETWORK}")) && page.has(">Non</span>"));
            assert_eq!(desk.asks(&[("under", "5")]).await.status, 422, "a no is no ground");
        }
        let file = desk.file(&[("reason", "la loi le veut")]).await;
        assert_eq!(holds(&file), (false, false, false), "{file}");
        assert!(file.contains("Remis sans le oui") && !file.contains("la loi le veut"), "{file}");
    }
    let page = desk.page().await;
    assert!(page.has("Remis en un fichier") && page.has("la loi le veut"), "why is kept inside: {}", page.body);
}

#[actix_web::test]
async fn a_yes_lets_go_what_it_says_and_nothing_more() {
    for (share, expected) in
        [("minimum", (false, false, false)), ("with_name", (true, false, false)), ("everything", (true, true, true))]
    {
        let desk = Desk::new().await;
        desk.says((NETWORK, "yes", share)).await;
        let page = desk.page().await;
        assert!(page.has("id=\"export-under\"") && !page.has("value=\"5\" autocomplete=\"off\" checked"));
        assert_eq!(desk.asks(&[("reason", "x")]).await.status, 422, "for whom?");
        let file = desk.file(&[("under", "5")]).await;
        assert_eq!(holds(&file), expected, "{share}: {file}");
        // to another entity the person said nothing
        assert_eq!(desk.asks(&[("under", "none")]).await.status, 422);
        let other = desk.file(&[("under", "none"), ("reason", "une autre enquête")]).await;
        assert_eq!(holds(&other), (false, false, false), "{other}");
    }
}

#[actix_web::test]
async fn what_a_woman_told_of_violence_leaves_with_her_yes_alone() {
    let world = World::new().await;
    world.join("gbv", &world.focal).await;
    let reference = taken(&world, Track::Gbv).await;
    let desk = Desk { world, reference, key: Identity::generate() };
    let (reason, unasked) = ([("reason", "la loi le veut")], [("under", "none"), ("reason", "la loi le veut")]);
    let page = desk.page().await;
    assert!(page.has("Elle seule décide") && !page.has("id=\"export-recipient\""), "{}", page.body);
    let refused = desk.asks(&reason).await;
    assert!(refused.status == 409 && refused.has("Elle seule décide"), "{}", refused.body);
    desk.says(("Clinique", "yes", "minimum")).await;
    assert!(!desk.page().await.has("id=\"export-reason\""), "no reason stands in the place of her yes");
    assert_eq!(desk.asks(&unasked).await.status, 409, "her yes to one is none to another");
    assert!(!desk.page().await.has("Remis en un fichier"));
    assert_eq!(holds(&desk.file(&[("under", "5")]).await), (false, false, false));
}

#[actix_web::test]
async fn a_yes_that_was_taken_back_lets_nothing_go() {
    let desk = Desk::new().await;
    desk.says((NETWORK, "yes", "everything")).await;
    let back = [("of", "5"), ("reason", "elle a peur")];
    desk.world.act(&desk.world.focal, &desk.reference, "withdraw", &back).await;
    let page = desk.page().await;
    assert!(page.has("Retiré le 2 mars 2026") && !page.has("id=\"export-under\""), "{}", page.body);
    assert_eq!(desk.asks(&[("under", "5")]).await.status, 422);
    let file = desk.file(&[("under", "5"), ("reason", "la loi le veut")]).await;
    assert_eq!(holds(&file), (false, false, false), "{file}");
}

#[actix_web::test]
async fn nothing_the_person_said_is_chosen_before_somebody_chose_it() {
    let desk = Desk::new().await;
    let page = desk.page().await;
    for name in ["share", "by", "how", "interpreter"] {
        let id = format!("id=\"consent-{name}");
        let answers: Vec<&str> = page.body.split("<input").filter(|input| input.contains(&id)).collect();
        assert!(answers.len() >= 2, "{name}");
        for answer in answers {
            assert!(!answer.split('>').next().unwrap().contains("checked"), "{answer}");
        }
    }
}

#[actix_web::test]
async fn a_day_of_a_case_that_was_ordinary_before_is_written_in_words() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("la pompe")).await;
    let day = [("on", "2026-03-02")];
    world.act(&world.handler, &reference, "acknowledge", &day).await;
    world.act(&world.member, &reference, "seal", &[("track", "psea")]).await.leads_to("/?done=sealed");
    let page = world.focal.get(&format!("/cases/{reference}")).await;
    assert!(page.has("Réception confirmée le") && !page.has("2026-03-02<"), "{}", page.body);
}
