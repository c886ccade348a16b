//! One sealed case with a canary in every field that it can hold, made through the pages where there are pages.
use super::canary::bird;
use crate::files::{photo, send, sound};
use crate::support::world::World;
use crate::support::{Answer, Person};
use age::x25519::Identity as Key;
use jaabi::cases::model::{AnswerBy, Envelope, Identity, Naming, NewSealed, OnBehalf, Track};
use jaabi::cases::recover;
use jaabi::id::Reference;

/// What was said, with a canary in every field.
pub fn told(world: &World) -> NewSealed {
    let identity = Identity {
        name: bird("Name"),
        contact: bird("Contact"),
        whose: bird("Whose"),
        who_may_answer: bird("WhoMay"),
        may_say: Some(false),
        when_where: bird("WhenWhere"),
    };
    let envelope = Envelope {
        category: 6,
        sector: Some(bird("Sector")),
        channel: bird("Channel"),
        project: Some(bird("Project")),
        committee: Some(bird("Committee")),
        place: Some(bird("Place")),
        by: Some("armed".into()),
        child: Some(true),
        danger_now: Some(true),
        on_behalf: Some(OnBehalf::Other),
        naming: Some(Naming::Named),
        answer_by: Some(AnswerBy::Phone),
        identity,
        words: Some(bird("Words")),
        exclusion_words: Some(bird("ExclusionWords")),
        kept: vec![(bird("KeptLabel"), bird("KeptValue"))],
        ..Envelope::default()
    };
    NewSealed { envelope, ..world.sealed(Track::Psea) }
}

/// Takes the case in and lets everything happen to it that can: each deed leaves its canaries.
pub async fn whole(world: &World) -> Reference {
    let reference = world.take(told(world)).await;
    let today = world.app.clock.today().to_string();
    let words: Vec<String> = ["Text", "Reason", "Service", "Language"].iter().map(|field| bird(field)).collect();
    let [text, reason, service, language] = words.each_str();
    let agreed = [
        ("purpose", "refer"),
        ("to", service),
        ("answer", "yes"),
        ("share", "with_name"),
        // it is about a child
        ("by", "caregiver"),
        ("assent", "yes"),
        ("best_interest", reason),
        ("how", "spoken"),
        ("language", language),
        ("interpreter", "yes"),
        ("on", today.as_str()),
    ];
    let far = world.id(&world.far);
    let deeds: Vec<(&str, Vec<(&str, &str)>)> = vec![
        ("note", vec![("text", text)]),
        ("consent", agreed.to_vec()),
        ("help", vec![("help", "referred"), ("to", service), ("text", text), ("reason", reason)]),
        ("withdraw", vec![("of", "3"), ("reason", reason)]),
        ("step", vec![("to", "safety_checked"), ("on", &today), ("text", text), ("reason", reason)]),
        ("step", vec![("to", "handed_over"), ("on", &today), ("text", text), ("reason", reason)]),
        ("grant", vec![("name", "Nana Guindo"), ("concerned", "no"), ("reason", reason)]),
        ("revoke", vec![("from", &far), ("reason", reason)]),
        ("exclude", vec![("name", "Garba Maïga"), ("reason", reason)]),
    ];
    let focal = &world.focal;
    for (verb, fields) in deeds {
        done(world.act(focal, &reference, verb, &fields).await, verb);
        if verb == "consent" {
            answered(world, &led(world, focal, &reference, text).await, text).await;
        }
    }
    for (name, bytes) in [("sound.wav", sound()), ("photo.jpg", photo())] {
        done(send(focal, &reference, &bird(name), &bytes).await, name);
    }
    let to = Key::generate().to_public().to_string();
    let file = world.act(focal, &reference, "export", &[("recipient", &to), ("reason", reason)]).await;
    assert_eq!(file.status, 200, "{}", file.body);
    assert_eq!(super::canary::found_in(&file.bytes), None, "only its recipient reads what is handed over");
    let over = [("closing", "handed_over_confirmed"), ("reason", reason), ("text", text)];
    done(world.act(focal, &reference, "close", &over).await, "close");
    done(world.act(&world.second, &reference, "reopen", &[("reason", reason), ("text", text)]).await, "reopen");
    // a link that nobody has opened yet is still with a service
    done(world.act(focal, &reference, "consent", &agreed).await, "consent");
    led(world, focal, &reference, text).await;
    ask_recovery(world, &world.auditor, &reference);
    reference
}

/// Makes a link for a service under the yes that was just noted; answers its path and code.
async fn led(world: &World, by: &Person, reference: &Reference, words: &str) -> (String, String) {
    let version = world.version(by, reference).await;
    let fields = [("version", version.as_str()), ("of", version.as_str()), ("words", words), ("days", "7")];
    let page = by.post(&format!("/cases/{reference}/referrals/send"), &fields).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let after = |mark: &str| page.body.split_once(mark).expect("a link and its code").1;
    (format!("/l/{}", &after("/l/")[..22]), after("data-code=\"link\">")[..14].to_owned())
}

/// The service opens it and takes the person on.
async fn answered(world: &World, (link, code): &(String, String), words: &str) {
    let service = world.app.anonymous();
    assert!(service.get(link).await.has("name=\"code\""));
    let read = service.post(link, &[("code", code), ("said", "confirmed"), ("text", words)]).await;
    assert!(read.status == 200 && read.has(words), "{}", read.body);
}

/// Somebody asks that recovery opens it; the reason waits for the second person.
fn ask_recovery(world: &World, by: &Person, reference: &Reference) {
    let (db, ctx, viewer, reference) = (world.app.db.clone(), world.context(), world.app.viewer(by), reference.clone());
    let work = move || recover::request(&db, &ctx, &viewer, &reference, &bird("RecoveryReason"));
    std::thread::spawn(work).join().unwrap().unwrap();
}

#[track_caller]
fn done(answer: Answer, what: &str) {
    assert_eq!(answer.status, 303, "{what}: {}", answer.body);
}

/// `each_str` of a known number of words.
trait Each {
    fn each_str(&self) -> [&str; 4];
}

impl Each for Vec<String> {
    fn each_str(&self) -> [&str; 4] {
        std::array::from_fn(|at| self[at].as_str())
    }
}

#[actix_web::test]
async fn whoever_may_open_it_reads_every_field() {
    let world = World::new().await;
    let reference = whole(&world).await;
    let page = world.second.get(&format!("/cases/{reference}")).await;
    let fields = [
        "Name",
        "Contact",
        "Whose",
        "WhoMay",
        "WhenWhere",
        "Place",
        "Words",
        "ExclusionWords",
        "KeptLabel",
        "KeptValue",
        "Text",
        "Reason",
        "Service",
        "Language",
        "sound",
        "photo",
    ];
    for field in fields {
        assert!(page.has(&bird(field)), "{field}: {}", page.body);
    }
    for file in ["files/1", "files/2", "files/2/small"] {
        assert_eq!(world.second.get(&format!("/cases/{reference}/{file}")).await.status, 200, "{file}");
    }
}
