//! Nobody but the few who must know: every route, every role, and signed out.
use crate::support::world::{CANARY, World};
use crate::support::{Answer, Person};
use jaabi::access::Role;
use jaabi::app;
use jaabi::cases::model::Track;
use jaabi::id::Reference;
use jaabi::web::Who;

/// The answer without what differs from one request to the next: the form token and the request's own reference.
fn shape(answer: &Answer, reference: &str) -> (u16, String, Option<String>) {
    let token = answer.csrf().unwrap_or_else(|| "no token".into());
    let body = answer.body.replace(&token, "TOKEN").replace(reference, "REFERENCE");
    (answer.status, body, answer.location.clone().map(|l| l.replace(reference, "REFERENCE")))
}

async fn ask(person: &Person, method: &str, path: &str) -> Answer {
    let fields =
        [("version", "1"), ("text", "x"), ("to", "handler"), ("reason", "x"), ("track", "psea"), ("on", "2026-03-02")];
    if method == "GET" { person.get(path).await } else { person.post(path, &fields).await }
}

#[actix_web::test]
async fn anothers_case_answers_exactly_like_an_unknown_one_on_every_route_for_every_role() {
    let world = World::new().await;
    let sealed = world.take(world.sealed(Track::Psea)).await;
    let unknown = Reference::random();
    let outside = world.app.anonymous();
    let table = app::routes().table();
    let mut asked = 0;
    for policy in table.iter().filter(|p| p.path.contains("{reference}")) {
        for verb in ["note", "seal", "close", "step", "transfer"] {
            let path =
                |reference: &Reference| policy.path.replace("{reference}", reference.as_str()).replace("{verb}", verb);
            let people = world.everybody().into_iter().filter(|(who, _)| !matches!(*who, "focal" | "second"));
            for (who, person) in people.chain([("signed out", &outside)]) {
                let there = ask(person, policy.method, &path(&sealed)).await;
                let absent = ask(person, policy.method, &path(&unknown)).await;
                let (there, absent) = (shape(&there, sealed.as_str()), shape(&absent, unknown.as_str()));
                assert_eq!(there, absent, "{who} {} {}", policy.method, policy.path);
                assert!(there.0 == 404 || there.0 == 303, "{who}: {}", there.0);
                asked += 1;
            }
        }
    }
    assert!(asked > 100, "{asked}");
}

#[actix_web::test]
async fn no_page_of_anybody_else_shows_a_trace_of_a_sealed_case_and_counts_stay_as_they_were() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    let pages: Vec<&str> =
        app::routes().table().iter().filter(|p| p.method == "GET" && !p.path.contains('{')).map(|p| p.path).collect();
    let pages: Vec<&str> = pages.into_iter().filter(|p| !["/exit", "/sign-in", "/intake"].contains(p)).collect();
    let mut before = Vec::new();
    for (_, person) in world.everybody() {
        for page in &pages {
            before.push(shape(&person.get(page).await, "no reference"));
        }
    }
    let sealed = world.take(world.sealed(Track::Psea)).await;
    let mut after = Vec::new();
    for (who, person) in world.everybody() {
        for page in &pages {
            let answer = person.get(page).await;
            let knows = matches!(who, "focal" | "second");
            assert!(!answer.body.contains(CANARY), "{who} {page}");
            assert!(knows || !answer.has(sealed.as_str()), "{who} {page}");
            after.push((who, *page, knows, shape(&answer, "no reference")));
        }
    }
    for (before, (who, page, knows, after)) in before.into_iter().zip(after) {
        // the log tells the auditor of a desk, a day and a kind, and nothing else
        assert!(knows || page == "/audit" || before == after, "{who} {page}");
    }
}

#[actix_web::test]
async fn every_route_refuses_whoever_its_policy_does_not_name() {
    let world = World::new().await;
    let outside = world.app.anonymous();
    let roles = |who: &str| match who {
        "member" | "other member" => Role::CommitteeMember,
        "receiver" => Role::Receiver,
        "handler" | "gao handler" => Role::Handler,
        "manager" => Role::Manager,
        "loader" => Role::DataLoader,
        "admin" => Role::Administrator,
        "auditor" => Role::Auditor,
        _ => Role::FocalPoint,
    };
    for policy in app::routes().table() {
        let path = policy.path.replace("{reference}", "0000-0000").replace(['{', '}'], "");
        if let Who::Any(named) = policy.who {
            for (who, person) in world.everybody() {
                let answer = ask(person, policy.method, &path).await;
                let allowed = named.contains(&roles(who));
                assert!(allowed || answer.status == 404, "{who} {} {path}: {}", policy.method, answer.status);
            }
        }
        if policy.who != Who::Public && !["/sign-out"].contains(&policy.path) {
            let answer = ask(&outside, policy.method, &path).await;
            assert_eq!(
                (answer.status, answer.location.as_deref()),
                (303, Some("/sign-in")),
                "{} {path}",
                policy.method
            );
        }
    }
    for (who, person) in world.everybody() {
        assert_eq!(person.get("/no-such-page").await.status, 404, "{who}");
        assert_eq!(person.post("/", &[]).await.status, 404, "{who}");
    }
}

#[actix_web::test]
async fn a_canary_typed_into_a_sealed_case_is_in_no_file() {
    let world = World::new().await;
    for track in [Track::Psea, Track::Rights, Track::Gbv] {
        world.take(world.sealed(track)).await;
    }
    // one that was readable until somebody sealed it leaves nothing behind either
    let reference = world.record(world.ordinary(CANARY)).await;
    world.act(&world.member, &reference, "note", &[("text", CANARY)]).await;
    world.act(&world.member, &reference, "seal", &[("track", "psea")]).await.leads_to("/?done=sealed");
    let folder = world.app.program.config.data.clone();
    let mut files = 0;
    for file in std::fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path()).filter(|f| f.is_file()) {
        let bytes = std::fs::read(&file).unwrap();
        let found = bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
        assert!(!found, "{}", file.display());
        files += 1;
    }
    assert!(files > 0);
}
