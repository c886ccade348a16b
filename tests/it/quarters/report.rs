//! The report for the network of other organisations: made by somebody who can open the cases, of these alone, frozen once.
use super::{SETTLED, later, take};
use crate::support::world::World;
use crate::support::{Answer, Person};
use diesel::prelude::*;
use jaabi::cases::model::Track;
use jaabi::id::Reference;
use jaabi::storage::schema::{audit, audit_sealed, network_reports};

const PAGE: &str = "/network/2026Q1";

/// The form as the page offers it, with some answers.
async fn code(world: &World, person: &Person, reference: &Reference, answers: &[(&str, &str)]) -> Answer {
    let mut fields = vec![
        ("personnel", "partner"),
        ("personnel_also", "nobody"),
        ("allegation", "exploitation"),
        ("status", "preliminary"),
        ("paternity", "none"),
        ("interim", "unknown"),
        ("action", "unknown"),
        ("criminal", "unknown"),
    ];
    fields.extend(["medical", "psychosocial", "legal", "safety", "material"].map(|name| (name, "unknown")));
    fields.retain(|(name, _)| answers.iter().all(|(own, _)| own != name));
    fields.extend(answers);
    world.act(person, reference, "code", &fields).await
}

/// A hidden field of a page.
fn field<'a>(page: &'a Answer, name: &str) -> &'a str {
    let start = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.body.split_once(start.as_str()).expect("a field");
    rest.split('"').next().expect("a value")
}

async fn freeze(person: &Person) -> Answer {
    let page = person.get(PAGE).await;
    person.post(&format!("{PAGE}/freeze"), &[("hash", field(&page, "hash"))]).await
}

fn frozen(world: &World) -> i64 {
    world.app.read(|conn| Ok(network_reports::table.count().get_result(conn)?))
}

#[actix_web::test]
async fn a_focal_point_chooses_facts_fixes_the_report_once_and_takes_it_away() {
    let world = World::new().await;
    let cases = take(&world, Track::Psea, 12).await;
    let gbv = take(&world, Track::Gbv, 6).await;
    for (at, reference) in cases[..10].iter().enumerate() {
        let victims: &[(&str, &str)] = if at < 6 { &[("women", "2"), ("year", "2026")] } else { &[("girls", "9")] };
        let coded = code(&world, &world.focal, reference, victims).await;
        coded.leads_to(&format!("/cases/{reference}?done=code"));
    }
    assert!(!world.far.get(&format!("/cases/{}", gbv[0])).await.has("id=\"reporting\""));
    assert!(world.focal.get(&format!("/cases/{}", cases[0])).await.has("Faits choisis pour le rapport anonyme"));
    assert_eq!(world.focal.get(PAGE).await.status, 404, "it has not ended");
    later(&world, SETTLED).await;
    let page = world.focal.get(PAGE).await;
    assert!(
        page.has("12 signalements") && page.has(cases[10].as_str()) && !page.has(cases[0].as_str()),
        "{}",
        page.body
    );
    freeze(&world.focal).await.leads_to(&format!("{PAGE}?done=report"));
    let file = world.focal.get(&format!("{PAGE}/file")).await;
    for line in ["reports,received,12,false", "victims,women,12,false", "victims,girls,,true", "allegation,abuse,,true"]
    {
        assert!(file.has(line), "{line}: {}", file.body);
    }
    let sheet = world.focal.get(&format!("{PAGE}/sheet")).await;
    assert!(
        sheet.has("Fanta Coulibaly") && sheet.has("data-print") && !sheet.has(cases[10].as_str()),
        "{}",
        sheet.body
    );
    // a case that comes late, and facts that are chosen late, change nothing
    let mut late = world.sealed(Track::Psea);
    late.received_on = chrono::NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
    world.take(late).await;
    code(&world, &world.focal, &cases[10], &[]).await;
    assert_eq!(world.focal.get(&format!("{PAGE}/file")).await.body, file.body);
    let again = world.focal.post(&format!("{PAGE}/freeze"), &[("hash", &"0".repeat(64))]).await;
    assert_eq!((again.status, frozen(&world)), (409, 1));
    let noted = world.app.read(|conn| {
        let sealed: Vec<String> = audit_sealed::table.select(audit_sealed::kind).load(conn)?;
        let open = audit::table.filter(audit::kind.like("%report%")).count().get_result::<i64>(conn)?;
        Ok((sealed.into_iter().filter(|kind| kind.contains("report")).collect::<Vec<_>>(), open))
    });
    assert_eq!(noted, (["frozen", "taken", "taken", "taken"].map(|kind| format!("sealed_report_{kind}")).into(), 0));
}

#[actix_web::test]
async fn it_is_frozen_as_it_was_seen_and_by_somebody_who_proved_to_be_there() {
    let world = World::new().await;
    let cases = take(&world, Track::Psea, 5).await;
    later(&world, SETTLED).await;
    let seen = world.focal.get(PAGE).await;
    code(&world, &world.focal, &cases[0], &[]).await;
    // what is shown is the same: it is hidden as before
    world
        .focal
        .post(&format!("{PAGE}/freeze"), &[("hash", field(&seen, "hash"))])
        .await
        .leads_to(&format!("{PAGE}?done=report"));
    let mut late = world.sealed(Track::Psea);
    late.received_on = chrono::NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
    let seen = world.second.get(PAGE).await;
    world.take(late).await;
    let stale = world.second.post(&format!("{PAGE}/freeze"), &[("hash", field(&seen, "hash"))]).await;
    assert!(stale.status == 409 && stale.has("Rien n’est fixé"), "{}", stale.body);
    world.app.later(301);
    let asked = [
        world.second.post(&format!("{PAGE}/freeze"), &[("hash", field(&stale, "hash"))]).await,
        world.focal.get(&format!("{PAGE}/file")).await,
        world.focal.get(&format!("{PAGE}/sheet")).await,
    ];
    for answer in asked {
        answer.leads_to("/confirm?next=%2Fnetwork%2F2026Q1");
    }
    assert_eq!(frozen(&world), 1);
}

#[actix_web::test]
async fn a_member_of_the_desk_who_is_kept_out_learns_nothing_from_any_report() {
    let world = World::new().await;
    for reference in take(&world, Track::Psea, 5).await {
        code(&world, &world.second, &reference, &[]).await;
    }
    later(&world, SETTLED).await;
    let paths = ["/network", PAGE, "/network/2025Q4", "/tracker/quarters"];
    let look = async |person: &Person| {
        let mut seen = Vec::new();
        for path in paths {
            let answer = person.get(path).await;
            let token = answer.csrf().unwrap_or_else(|| "no token".into());
            seen.push((path, answer.status, answer.body.replace(&token, "TOKEN")));
        }
        seen
    };
    let before = look(&world.second).await;
    let mut about = world.sealed(Track::Psea);
    about.received_on = chrono::NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
    about.excluded = vec![world.second.key.unwrap()];
    let about = world.take(about).await;
    code(&world, &world.focal, &about, &[("personnel", "un")]).await;
    let page = world.focal.get(PAGE).await;
    assert!(page.has("6 signalements"), "{}", page.body);
    freeze(&world.focal).await.leads_to(&format!("{PAGE}?done=report"));
    assert_eq!(look(&world.second).await, before);
    // nor from being refused: the own report is made as if there was no other
    freeze(&world.second).await.leads_to(&format!("{PAGE}?done=report"));
    assert!(world.second.get(&format!("{PAGE}/file")).await.has("reports,received,5,false"));
    assert!(world.focal.get(&format!("{PAGE}/file")).await.has("reports,received,6,false"));
    assert_eq!(frozen(&world), 2);
}

#[actix_web::test]
async fn whoever_does_not_want_to_be_counted_is_not() {
    let world = World::new().await;
    let cases = take(&world, Track::Psea, 7).await;
    let answer = |answer| {
        [("purpose", "statistics"), ("share", "minimum"), ("answer", answer), ("by", "self"), ("how", "spoken")]
    };
    for (reference, said) in cases.iter().zip(["no", "yes", "yes"]) {
        let fields = [answer(said).as_slice(), &[("interpreter", "no"), ("on", "2026-03-02")]].concat();
        world
            .act(&world.focal, reference, "consent", &fields)
            .await
            .leads_to(&format!("/cases/{reference}?done=consent"));
    }
    world.act(&world.focal, &cases[2], "withdraw", &[("of", "2"), ("reason", "")]).await;
    later(&world, SETTLED).await;
    let page = world.focal.get(PAGE).await;
    assert!(page.has("5 signalements") && page.has("2 autres ne sont pas comptés"), "{}", page.body);
}

#[actix_web::test]
async fn nothing_of_a_report_is_there_for_anybody_else() {
    let world = World::new().await;
    take(&world, Track::Psea, 5).await;
    later(&world, SETTLED).await;
    freeze(&world.focal).await.leads_to(&format!("{PAGE}?done=report"));
    for (who, person) in world.everybody().into_iter().filter(|(who, _)| !["focal", "second", "far"].contains(who)) {
        for path in ["/network", PAGE, "/network/2026Q1/file", "/network/2026Q1/sheet"] {
            assert_eq!(person.get(path).await.status, 404, "{who} {path}");
        }
    }
    for path in ["/network/2026Q1/file", "/network/2026Q1/sheet", "/network/2026Q2", "/network/2026Q9", "/network/x"] {
        assert_eq!(world.far.get(path).await.status, 404, "{path}");
    }
    assert!(world.far.get(PAGE).await.has("Aucun signalement que vous pouvez ouvrir"));
}

#[actix_web::test]
async fn facts_that_cannot_be_are_said_and_none_is_kept() {
    let world = World::new().await;
    let cases = take(&world, Track::Psea, 1).await;
    for (wrong, value) in
        [("women", "-1"), ("girls", "1000"), ("year", "2027"), ("personnel_also", "partner"), ("status", "x")]
    {
        let answer = code(&world, &world.focal, &cases[0], &[(wrong, value)]).await;
        assert_eq!(answer.status, 422, "{wrong}");
        assert!(answer.has(&format!("id=\"code-{wrong}-error\"")), "{wrong}: {}", answer.body);
    }
    // a handler's case has no such verb, nor has one of another track
    let gbv = take(&world, Track::Integrity, 1).await;
    assert_eq!(code(&world, &world.far, &gbv[0], &[]).await.status, 409);
}
