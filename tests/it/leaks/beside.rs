//! Beside a case: links, the same person, parts and wholes, duplicates.
use super::canary::bird;
use super::seen::{Question, asked, outsiders, shape, unmoved};
use super::whole::told;
use crate::import::{import, import_as};
use crate::intake::world::{GRAVE, SMALL, World as Site, but, hidden, number, record};
use crate::support::role;
use crate::support::world::World;
use jaabi::access::Role;
use jaabi::app;
use jaabi::cases::model::{Identity, NewSealed, Track};
use jaabi::desks::DeskKind;
use jaabi::id::Reference;
use jaabi::web::Who;

/// 12: a link from one case to another leads only where the reader may go; a sealed case is no end of any link.
#[actix_web::test]
async fn row_12_related_linked_other_cases_of_this_household() {
    let world = World::new().await;
    let ordinary = world.record(world.ordinary("la pompe")).await;
    let sealed = world.take(world.sealed(Track::Psea)).await;
    let unknown = Reference::random();
    let mut answers = Vec::new();
    for of in [&sealed, &unknown] {
        let fields = [("reason", "duplicate"), ("of", of.as_str())];
        let refused = world.act(&world.handler, &ordinary, "close", &fields).await;
        assert_eq!(refused.status, 409);
        answers.push(shape(&refused, of));
    }
    assert_eq!(answers[0], answers[1], "as if there were no such case");
    // one that was linked and is sealed later is taken out of the other
    let first = world.record(world.ordinary("premier")).await;
    let fields = [("reason", "duplicate"), ("of", first.as_str())];
    world.act(&world.handler, &ordinary, "close", &fields).await.leads_to(&format!("/cases/{ordinary}?done=close"));
    assert!(world.manager.get(&format!("/cases/{ordinary}")).await.has(first.as_str()));
    world.act(&world.member, &first, "seal", &[("track", "gbv")]).await.leads_to("/?done=sealed");
    for (who, person) in world.everybody() {
        assert!(!person.get(&format!("/cases/{ordinary}")).await.has(first.as_str()), "{who}");
    }
}

/// 13: the same person with the same telephone has an ordinary case: its page, lists and search stay as they were.
#[actix_web::test]
async fn row_13_person_and_contact_page_history() {
    for policy in app::routes().table() {
        // colleagues, for administrators alone; who spoke has no page
        if policy.path.starts_with("/people") && policy.who == Who::Any(&[Role::Administrator]) {
            continue;
        }
        for word in ["person", "contact", "household", "people", "history"] {
            assert!(!policy.path.contains(word), "there is no page of a person: {}", policy.path);
        }
    }
    let world = World::new().await;
    let ordinary = world.record(world.ordinary("la pompe")).await;
    let known = Identity { name: "Kadidia".into(), contact: "+223 76 00 00 01".into(), ..Identity::default() };
    let mut questions = vec![("GET", format!("/cases/{ordinary}"))];
    let names = ["q=Kadidia", "q=76+00+00+01", "q=%2B22376000001", "order=oldest"].map(str::to_owned);
    questions.extend(asked("/cases", &names));
    let nobody = world.app.anonymous();
    let mut new = world.sealed(Track::Psea);
    new.envelope.identity = known;
    unmoved(&outsiders(&world, &nobody), &questions, world.take(new)).await;
}

/// 14: cases are neither merged nor split, and have no parents: there is no such verb, route or column.
#[actix_web::test]
async fn row_14_merge_split_parent_child() {
    let world = World::new().await;
    let ordinary = world.record(world.ordinary("la pompe")).await;
    let sealed = world.take(world.sealed(Track::Psea)).await;
    for verb in ["merge", "split", "link", "parent", "child", "join", "move", "copy", "clone"] {
        assert!(jaabi::cases::Verb::parse(verb).is_none(), "{verb}");
        for (person, reference) in [(&world.handler, &ordinary), (&world.focal, &sealed), (&world.manager, &sealed)] {
            let fields = [("version", "1"), ("of", sealed.as_str()), ("to", sealed.as_str())];
            assert_eq!(person.post(&format!("/cases/{reference}/{verb}"), &fields).await.status, 404, "{verb}");
        }
    }
    let schema = crate::support::source::schema();
    let (_, cases) = schema.split_once("cases (key) {").unwrap();
    let columns = cases.split('}').next().unwrap();
    for column in ["parent", "merged", "origin", "duplicate", "linked"] {
        assert!(!columns.contains(column), "{column}");
    }
}

/// 15: nobody is warned of a case that resembles another. At the intake the same words by the same person are answered as
/// ever, and whoever imports learns nothing of a sensitive row that somebody else imported.
#[actix_web::test]
async fn row_15_duplicate_warning_reveals_the_other_case() {
    let site = Site::new().await;
    let (first, second) = (site.member().await, site.app.person("Boubacar", &[role(Role::Receiver)]).await);
    site.focal("Oumou", DeskKind::Psea).await;
    let again = but(SMALL, &[("text", "Canari-paroles"), ("name", "Canari-nom")]);
    let check = || async {
        let token = hidden(&first.get("/intake").await, "token");
        let pairs: Vec<_> = again.iter().copied().chain([("token", token.as_str())]).collect();
        shape(&first.post("/intake/check", &pairs).await, &Reference::random())
    };
    let before = check().await;
    let slip = first.get(&record(&first, GRAVE).await).await;
    assert!(slip.has("slip__code"));
    assert_eq!(check().await, before);
    let questions: Vec<Question> = vec![("GET", "/intake".into()), ("GET", "/".into())];
    unmoved(&[("receiver", &second)], &questions, async {
        Reference::parse(&number(&first.get(&record(&first, GRAVE).await).await)).unwrap()
    })
    .await;
}

#[actix_web::test]
async fn a_sealed_case_that_resembles_another_is_told_to_nobody() {
    let world = World::new().await;
    let new = || NewSealed { received_by: None, ..told(&world) };
    world.take(new()).await;
    let nobody = world.app.anonymous();
    let questions = asked("/cases", &[format!("q={}", bird("Words")), "order=newest".into()]);
    unmoved(&outsiders(&world, &nobody), &questions, world.take(new())).await;
}

#[actix_web::test]
async fn whoever_imports_learns_nothing_of_a_sensitive_row_that_somebody_else_imported() {
    let (with, without) = (World::new().await, World::new().await);
    let head = "N°;Reçue le;Région;Catégorie;Résumé;Nom\n";
    import(&with, &format!("{head}K-7;02/02/2026;Mopti;6;une garde;Awa\n")).await;
    // somebody who does not have that file tries its numbers
    let probe = format!("{head}K-7;03/02/2026;Mopti;4;la pompe;Ali\nK-8;03/02/2026;Mopti;6;autre;Ali\n");
    for dry_run in [true, false] {
        let mut reports = Vec::new();
        for world in [&with, &without] {
            reports.push(format!("{:?}", import_as(world, "sonde.csv", probe.as_bytes(), dry_run).await.unwrap()));
        }
        assert_eq!(reports[0], reports[1]);
    }
}
