//! Conflict of interest: the person complained about is a colleague. Named at the intake, later by somebody else, or by
//! themselves: from then on they see everything as if the case had never been.
use super::counting::table_of;
use super::seen::{Question, Shape, absent, alike, asked, of_a_case, pages, seen};
use super::telling::letters_sent;
use super::whole::told;
use crate::files::{send, sound};
use crate::support::world::World;
use crate::support::{Person, in_area, role};
use jaabi::access::Role;
use jaabi::cases::model::{NewSealed, Track};
use jaabi::id::Reference;

/// Every page, list, search, export and figure. `REF` in a search is the reference of the case that nobody may know.
fn everything() -> Vec<Question> {
    let lists = [
        "q=REF",
        "q=baches",
        "kind=sealed&q=REF",
        "order=due",
        "mine=assigned",
        "mine=entered",
        "after=REF",
        "place=Mopti",
    ];
    let lists = lists.map(str::to_owned);
    let figures = ["category=4", "place=Mopti"].map(str::to_owned);
    [
        pages(),
        asked("/cases", &lists),
        asked("/cases.csv", &lists[..2]),
        asked("/tracker", &figures),
        asked("/tracker.csv", &figures),
    ]
    .concat()
}

async fn look(person: &Person, of: &Reference) -> Vec<(String, Shape)> {
    seen(&[("concerned", person)], &everything(), of).await
}

/// Whether a letter to this person would leave now.
fn has_letter(world: &World, person: &Person) -> bool {
    let id = world.id(person);
    letters_sent(&world.app).iter().any(|letter| letter.contains(&id))
}

/// Asserts that somebody finds no trace: everything as it was, every route as for a case that never was, no letter.
async fn no_trace(world: &World, person: &Person, before: &[(String, Shape)], reference: &Reference) {
    alike(before, &look(person, reference).await);
    absent(&[("concerned", person)], &of_a_case(), reference).await;
    assert!(!has_letter(world, person), "{}", person.name);
}

/// 28: restricted afterwards. Whoever saw it yesterday, in a list, as its handler, with a file open, sees nothing with the
/// next request of the same session: no list, page, file, search, letter or cache remembers.
#[actix_web::test]
async fn row_28_restricting_afterwards() {
    let world = World::new().await;
    world.letters_left().await;
    let people = [&world.handler, &world.member, &world.manager];
    let mut before = Vec::new();
    for person in people {
        before.push(look(person, &Reference::random()).await);
    }
    let mut new = world.ordinary("les bâches");
    new.assigned = world.handler.key;
    let reference = world.record(new).await;
    assert_eq!(send(&world.member, &reference, "a.wav", &sound()).await.status, 303);
    for person in people {
        for path in [format!("/cases/{reference}"), format!("/cases/{reference}/files/1")] {
            let answer = person.get(&path).await;
            assert_eq!((answer.status, answer.header("cache-control")), (200, "no-store"));
        }
    }
    world.act(&world.handler, &reference, "seal", &[("track", "psea")]).await.leads_to("/?done=sealed");
    for (person, before) in people.into_iter().zip(&before) {
        no_trace(&world, person, before, &reference).await;
    }
    // a grant that was taken back, and a membership that ended
    let sealed = world.take(told(&world)).await;
    let path = format!("/cases/{sealed}");
    let far = look(&world.far, &Reference::random()).await;
    let given = [("name", "Nana Guindo"), ("concerned", "no"), ("reason", "x")];
    world.act(&world.focal, &sealed, "grant", &given).await.leads_to(&format!("{path}?done=grant"));
    assert_eq!(world.far.get(&path).await.status, 200);
    let id = world.id(&world.far);
    world.act(&world.focal, &sealed, "revoke", &[("from", &id), ("reason", "x")]).await;
    no_trace(&world, &world.far, &far, &sealed).await;
    world.app.leave(world.second.key.unwrap()).await;
    absent(&[("left", &world.second)], &of_a_case(), &sealed).await;
    assert!(!world.second.get("/cases?kind=sealed").await.has(sealed.as_str()));
}

/// 39: named at the intake of a sealed case, whatever they are: focal point of the desk, administrator, manager, auditor.
#[actix_web::test]
async fn row_39_conflict_of_interest_the_accused_is_a_user() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    for (who, person) in world.everybody() {
        world.letters_left().await;
        let before = look(person, &Reference::random()).await;
        let log = if who == "auditor" { table_of(person).await } else { Vec::new() };
        let new = NewSealed { excluded: vec![person.key.unwrap()], ..told(&world) };
        let reference = world.take(new).await;
        assert!(!world.holders(&reference).contains(&person.name), "{who}");
        assert!(!world.holders(&reference).is_empty(), "{who}: others have it");
        no_trace(&world, person, &before, &reference).await;
        if who == "auditor" {
            let new = table_of(person).await.into_iter().filter(|line| !log.contains(line)).collect::<Vec<_>>();
            assert!(new.iter().all(|line| !line.contains(reference.as_str()) && !line.contains("Awa")), "{new:?}");
        }
    }
}

#[actix_web::test]
async fn a_focal_point_kept_out_later_by_others_or_by_themselves_finds_no_trace_of_a_sealed_case() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    for by_themselves in [false, true] {
        world.letters_left().await;
        let second = &world.second;
        let before = look(second, &Reference::random()).await;
        let reference = world.take(told(&world)).await;
        assert_eq!(second.get(&format!("/cases/{reference}")).await.status, 200);
        let done = if by_themselves {
            world.act(second, &reference, "conflict", &[("reason", "un proche")]).await
        } else {
            world.act(&world.focal, &reference, "exclude", &[("name", "Salif Diallo"), ("reason", "un proche")]).await
        };
        assert_eq!(done.status, 303, "{}", done.body);
        no_trace(&world, second, &before, &reference).await;
        assert_eq!(world.holders(&reference), ["Fanta Coulibaly"]);
        // the one who is left is told, the desk looks to the others as it did
        assert!(world.focal.get(&format!("/cases/{reference}")).await.has("un proche"));
    }
}

#[actix_web::test]
async fn whoever_is_kept_out_of_an_ordinary_case_at_any_time_finds_no_trace_of_it() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    let reader = [in_area(Role::Handler, world.mopti, None), role(Role::Auditor)];
    let reader = world.app.person("Sira Koné", &reader).await;
    for person in [&world.handler, &world.manager, &world.member, &reader] {
        for way in ["intake", "others", "themselves"] {
            world.letters_left().await;
            let before = look(person, &Reference::random()).await;
            let log = table_if(person, &reader).await;
            let mut new = world.ordinary("les bâches");
            new.assigned = person.key.filter(|_| person.name != "Awa Dembélé" && person.name != "Moussa Traoré");
            if way == "intake" {
                (new.assigned, new.excluded) = (None, vec![person.key.unwrap()]);
            }
            let reference = world.record(new).await;
            let other = if person.name == reader.name { &world.manager } else { &reader };
            if way == "others" {
                let done = world.act(other, &reference, "exclude", &[("name", &person.name)]).await;
                assert_eq!(done.status, 303, "{}", done.body);
            } else if way == "themselves" {
                world.act(person, &reference, "conflict", &[]).await.leads_to("/?done=conflict");
            }
            // work goes on without them
            world.act(other, &reference, "note", &[("text", "vu")]).await;
            no_trace(&world, person, &before, &reference).await;
            let new = table_if(person, &reader).await;
            // exports push the oldest lines to the next page
            let (old, new) = (own_lines(&log), own_lines(&new));
            assert!(person.name != reader.name || new.len() > 5, "{new:?}");
            assert!(old.starts_with(&new), "{} {way} {old:#?} {new:#?}", person.name);
        }
    }
}

/// The log, if this person reads it.
async fn table_if(person: &Person, reader: &Person) -> Vec<String> {
    if person.name == reader.name { table_of(person).await } else { Vec::new() }
}

/// Without the exports that the looking itself made.
fn own_lines(log: &[String]) -> Vec<&String> {
    log.iter().filter(|line| !line.contains("liste emportée")).collect()
}

#[actix_web::test]
async fn a_committee_complained_about_finds_no_trace_though_one_of_them_took_it_in() {
    let world = World::new().await;
    let colleague = world.app.person("Oumar Dicko", &[crate::support::member_of(world.committee)]).await;
    for person in [&world.member, &colleague] {
        world.letters_left().await;
        let before = look(person, &Reference::random()).await;
        let mut new = world.ordinary("les bâches");
        new.hidden_from_committee = true;
        let ordinary = world.record(new).await;
        no_trace(&world, person, &before, &ordinary).await;
        let mut about = told(&world);
        about.envelope.about_committee = true;
        let sealed = world.take(about).await;
        no_trace(&world, person, &before, &sealed).await;
        assert_eq!(world.take(world.sealed(Track::Psea)).await.as_str().len(), 9);
        no_trace(&world, person, &before, &sealed).await;
    }
}

#[actix_web::test]
async fn how_many_entries_the_log_has_is_not_told_on_a_page() {
    let world = World::new().await;
    let reader = [in_area(Role::Handler, world.mopti, None), role(Role::Auditor)];
    let reader = world.app.person("Sira Koné", &reader).await;
    let page = || async {
        world.app.later(301);
        let page = reader.get("/audit").await;
        page.body.split("<table").next().unwrap().split("msg").nth(1).unwrap().replace(char::is_numeric, "")
    };
    let standing = || async {
        let before = world.app.clock.now();
        let page = page().await;
        world.app.clock.set(before);
        page
    };
    let before = standing().await;
    let mut new = world.ordinary("les bâches");
    new.excluded = vec![reader.key.unwrap()];
    for _ in 0..3 {
        world.record(new.clone()).await;
    }
    assert_eq!(standing().await, before);
    assert!(!world.auditor.get("/audit").await.has("lignes"), "no number of lines");
}
