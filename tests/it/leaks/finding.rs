//! Finding: by address, in lists, by search, by guessing letters, by filter and order.
use super::canary::bird;
use super::seen::{Question, absent, asked, of_a_case, outsiders, spellings, unmoved};
use super::whole::whole;
use crate::support::focal_point_of;
use crate::support::world::World;
use jaabi::cases::model::{State, Track};

/// 1: a direct address, in every spelling, with every method, also by the private number.
#[actix_web::test]
async fn row_01_direct_id_in_url() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    let reference = whole(&world).await;
    let key = world.case(&reference).get();
    let nobody = world.app.anonymous();
    let people = outsiders(&world, &nobody);
    let mut questions = of_a_case();
    questions.extend(questions.clone().into_iter().filter(|q| q.0 == "GET").map(|(_, path)| ("HEAD", path)));
    questions.extend((0..spellings(&reference).len()).map(|at| ("GET", format!("/cases/SPELT{at}"))));
    let rest =
        ["/cases/REF/", "/cases/REF?done=note", "/cases/REF/files", "/cases/REF/x", "//cases/REF", "/cases/%20REF"];
    questions.extend(rest.map(|path| ("GET", path.to_owned())));
    let count = absent(&people, &questions, &reference).await;
    assert!(count > 300, "{count}");
    for path in [format!("/cases/{key}"), format!("/cases/{key}/files/1"), format!("/cases/{}", world.id(&world.focal))]
    {
        assert_eq!(world.manager.get(&path).await.status, 404, "{path}");
    }
}

/// 2: the lists that come first, also of focal points of other desks.
#[actix_web::test]
async fn row_02_default_list_shows_row_or_subject() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    let other = world.app.person("Bintou Sidibé", &[focal_point_of(world.desks["gbv"])]).await;
    world.join("gbv", &other).await;
    let nobody = world.app.anonymous();
    let mut people = outsiders(&world, &nobody);
    people.push(("other desk", &other));
    let lists = ["/", "/cases", "/cases?kind=sealed", "/cases?kind=sealed&state=open&order=due", "/cases?state=open"];
    let lists: Vec<Question> = lists.map(|path| ("GET", path.to_owned())).into();
    let reference = unmoved(&people, &lists, whole(&world)).await;
    // and it does stand in the lists of those who look after it
    for list in ["/", "/cases?kind=sealed"] {
        assert!(world.second.get(list).await.has(reference.as_str()), "{list}");
    }
}

/// 3: search by the exact reference, or by words that only this case has.
#[actix_web::test]
async fn row_03_search_and_exact_reference() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    let mut typed = vec!["REF".to_owned(), "%20REF%20".to_owned(), "REF+pompe".to_owned(), "pompe".to_owned()];
    typed.extend(["Name", "Words", "Text", "Contact", "sound"].map(bird));
    let queries: Vec<String> = typed.iter().flat_map(|q| [format!("q={q}"), format!("kind=sealed&q={q}")]).collect();
    let questions = [asked("/cases", &queries), asked("/cases.csv", &queries)].concat();
    let nobody = world.app.anonymous();
    let reference = unmoved(&outsiders(&world, &nobody), &questions, whole(&world)).await;
    // spelt in another way it is found no better
    for spelling in spellings(&reference) {
        let list = world.manager.get(&format!("/cases?q={spelling}")).await;
        assert!(!list.has(&format!("/cases/{reference}")), "{spelling}");
    }
    // those who look after it find it by its number, and by no word: what was said is in no index
    assert!(world.focal.get(&format!("/cases?kind=sealed&q={reference}")).await.has(&format!("/cases/{reference}")));
    let words = world.focal.get(&format!("/cases?kind=sealed&q={}", bird("Words"))).await;
    assert!(!words.has(reference.as_str()), "{}", words.body);
}

/// 4: what is offered while somebody types, and in lists to choose from.
#[actix_web::test]
async fn row_04_phonetic_fuzzy_autocomplete_dropdown() {
    let world = World::new().await;
    let ordinary = world.record(world.ordinary("la pompe")).await;
    let (suggest, page) = ("/places/suggest", format!("/cases/{ordinary}"));
    let queries = ["q=zor", "q=zorglubPlace", "q=sorglup", "q=mop", "q=REF"].map(str::to_owned);
    let mut questions = asked(suggest, &queries);
    questions
        .extend(asked("/cases", &["place=zorglubPlace", "place=zor", "committee=zorglubCommittee"].map(str::to_owned)));
    for list in ["/intake", "/team", "/settings", page.as_str()] {
        questions.push(("GET", list.to_owned()));
    }
    let nobody = world.app.anonymous();
    unmoved(&outsiders(&world, &nobody), &questions, whole(&world)).await;
    // who must not see a case is offered in lists like everybody else
    assert!(world.manager.get(&page).await.has("Garba Maïga"));
}

/// 5: filter and order on what is not shown; pages that begin after it.
#[actix_web::test]
async fn row_05_filter_or_sort_on_an_unseen_field() {
    let world = World::new().await;
    for text in ["la pompe", "le puits"] {
        world.record(world.ordinary(text)).await;
    }
    let mut queries: Vec<String> = State::ALL.iter().map(|state| format!("state={}", state.as_str())).collect();
    queries.extend((1..=8).map(|category| format!("category={category}")));
    let rest = [
        "due=overdue",
        "due=week",
        "due=later",
        "sector=wash",
        "sector=zorglubSector",
        "channel=zorglubChannel",
        "channel=committee",
        "project=zorglubProject",
        "place=Mopti",
        "mine=assigned",
        "mine=entered",
        "mine=tell",
        "from=2026-03-02",
        "until=2026-03-02",
        "order=newest",
        "order=oldest",
        "order=due",
        "after=REF",
        "after=REF&order=oldest",
        "after=REF&order=due",
        "kind=sealed&order=oldest",
        "kind=sealed&after=REF",
        "kind=sealed&due=week",
        "track=psea",
        "desk=psea",
        "order=desk",
    ];
    queries.extend(rest.map(str::to_owned));
    let people =
        [("member", &world.member), ("handler", &world.handler), ("manager", &world.manager), ("far", &world.far)];
    unmoved(&people, &asked("/cases", &queries), world.take(world.sealed(Track::Psea))).await;
}
