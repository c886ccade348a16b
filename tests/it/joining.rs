//! Places that move, and places that are one: whatever is there, and whoever may see it, follows; nothing is counted of cases.
use crate::support::world::{CANARY, World};
use crate::support::{Answer, Person, in_area};
use diesel::prelude::*;
use jaabi::access::{Area, Role};
use jaabi::cases::model::Track;
use jaabi::id::{PlaceKey, Reference};
use jaabi::places::{Book, Place};

fn value(page: &Answer, name: &str) -> String {
    let (_, rest) = page.body.split_once(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no field {name}"));
    rest.split_once("value=\"").expect("a value").1.split('"').next().expect("a value").to_owned()
}

/// Sends a form as its page shows it.
async fn save(world: &World, path: &str, fields: &[(&str, &str)]) -> Answer {
    let seen = value(&world.admin.get(path).await, "seen");
    world.admin.post(path, &[fields, &[("seen", seen.as_str())]].concat()).await
}

fn said(world: &World, words: &str) -> Place {
    let book = world.app.read(|conn| Ok(Book::load(conn)?));
    book.said(words).unwrap_or_else(|| panic!("no place {words}")).clone()
}

fn path(place: &Place) -> String {
    format!("/settings/lists/place/of/{}", place.handle)
}

async fn add(world: &World, fields: &[(&str, &str)]) {
    save(world, "/settings/lists/place/new", fields).await.leads_to("/settings/lists/place?done=setting-saved");
}

/// An ordinary case somewhere, of no committee.
async fn case_at(world: &World, place: PlaceKey) -> Reference {
    let mut new = world.ordinary("la pompe");
    (new.place, new.committee) = (Some(place), None);
    world.record(new).await
}

async fn sees(person: &Person, case: &Reference) -> bool {
    person.get(&format!("/cases/{case}")).await.status == 200
}

/// The region of a case, in both halves.
fn regions(world: &World, case: &Reference) -> (Option<PlaceKey>, Option<PlaceKey>) {
    use jaabi::storage::schema::{cases, ordinary};
    let key = world.case(case);
    world.app.read(|conn| {
        let shared = cases::table.find(key).select(cases::region_key).first(conn)?;
        let own: Option<Option<PlaceKey>> =
            ordinary::table.find(key).select(ordinary::region_key).first(conn).optional()?;
        Ok((shared, own.flatten()))
    })
}

/// Goes through both steps of joining.
async fn join(world: &World, double: &Place, with: &str, chosen: &[(&str, &str)]) -> Answer {
    let form = format!("{}/join", path(double));
    let page = world.admin.get(&format!("{form}?place={}", jaabi::web::query_value(with))).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let (with, seen) = (value(&page, "with"), value(&page, "seen"));
    world.admin.post(&form, &[chosen, &[("with", with.as_str()), ("seen", seen.as_str())]].concat()).await
}

#[actix_web::test]
async fn a_place_moves_with_everything_in_it_and_whoever_may_see_its_cases_changes_with_it() {
    let world = World::new().await;
    add(&world, &[("name", "Neuve"), ("level", "commune"), ("in", "cercle Konna")]).await;
    add(&world, &[("name", "Puits"), ("level", "site"), ("in", "commune Neuve")]).await;
    let (konna, site) = (said(&world, "cercle Konna"), said(&world, "site Puits"));
    let of_cercle = Area { place: konna.key, level: konna.level };
    let own = world.app.person("Sali Ba", &[in_area(Role::Handler, of_cercle, None)]).await;
    let case = case_at(&world, site.key).await;
    let sealed = world.take(world.sealed(Track::Psea)).await;
    assert!(sees(&world.handler, &case).await && sees(&own, &case).await && !sees(&world.gao_handler, &case).await);
    let page = path(&konna);
    let form = [("name", konna.name.as_str()), ("in", "région Gao")];
    let (scheme, code) = (konna.scheme.clone(), konna.code.clone().unwrap_or_default());
    let form = [&form[..], &[("scheme", scheme.as_str()), ("code", code.as_str())]].concat();
    save(&world, &page, &form).await.leads_to("/settings/lists/place?done=setting-saved");
    assert!(!sees(&world.handler, &case).await && sees(&own, &case).await && sees(&world.gao_handler, &case).await);
    assert_eq!(regions(&world, &case), (Some(world.gao.place), Some(world.gao.place)));
    let moved = said(&world, "site Puits");
    assert_eq!((moved.region, moved.cercle), (Some(world.gao.place), Some(konna.key)));
    // the place of a sealed case lies inside it: its region stays
    assert_eq!(regions(&world, &sealed).0, Some(world.mopti.place));
    let list = world.gao_handler.get("/cases?place=Konna+%28Gao%29").await;
    assert!(list.has(case.as_str()), "{}", list.body);
    // an older version brings it back, with everything in it
    let seen = value(&world.admin.get(&page).await, "seen");
    let undone = world.admin.post(&format!("{page}/undo"), &[("version", "1"), ("seen", seen.as_str())]).await;
    undone.leads_to(&format!("{page}?done=setting-undone"));
    assert!(sees(&world.handler, &case).await && !sees(&world.gao_handler, &case).await);
    // never into itself, nor into something smaller
    let inside = save(&world, &page, &[("name", "Konna"), ("in", "commune Neuve")]).await;
    assert!(inside.status == 422 && inside.has("dans un lieu plus grand"), "{}", inside.body);
}

#[actix_web::test]
async fn of_two_places_that_are_one_everything_is_at_the_one_that_stays() {
    let world = World::new().await;
    add(&world, &[("name", "Neuve"), ("level", "commune"), ("in", "cercle Konna"), ("scheme", "v3"), ("code", "A1")])
        .await;
    let double = [("name", "Neuve Ville"), ("level", "commune"), ("in", "région Gao"), ("scheme", "v2")];
    add(&world, &[&double[..], &[("code", "B1"), ("aliases", "Nuv")]].concat()).await;
    add(&world, &[("name", "Puits"), ("level", "site"), ("in", "commune Neuve Ville")]).await;
    let (stays, gone, site) =
        (said(&world, "commune Neuve"), said(&world, "commune Neuve Ville"), said(&world, "site Puits"));
    let day = world.app.clock.today().to_string();
    let activity = [("name_fr", "Mil"), ("on", &*day), ("place", "commune Neuve Ville")];
    save(&world, "/settings/lists/activity/new", &activity)
        .await
        .leads_to("/settings/lists/activity?done=setting-saved");
    save(&world, "/settings/lists/committee/new", &[("name", "Neuf"), ("place", "commune Neuve Ville")])
        .await
        .leads_to("/settings/lists/committee?done=setting-saved");
    let area = Area { place: gone.key, level: gone.level };
    let own = world.app.person("Sali Ba", &[in_area(Role::Handler, area, None)]).await;
    let (at, below) = (case_at(&world, gone.key).await, case_at(&world, site.key).await);
    world.take(world.sealed(Track::Psea)).await;
    assert!(sees(&own, &at).await && !sees(&world.handler, &at).await && sees(&world.gao_handler, &below).await);
    let look = world.admin.get(&format!("{}/join?place=commune+Neuve", path(&gone))).await;
    for words in ["un lieu qui s’y trouve", "un comité", "un rôle qui vaut", "une activité", "ne sont pas comptés ici"]
    {
        assert!(look.has(words), "{words}: {}", look.body);
    }
    assert!(!look.has(CANARY) && !look.has("2 dossiers") && !look.has(at.as_str()));
    join(&world, &gone, "commune Neuve", &[]).await.leads_to(&format!("{}?done=places-joined", path(&stays)));
    for case in [&at, &below] {
        assert!(sees(&own, case).await && sees(&world.handler, case).await && !sees(&world.gao_handler, case).await);
        assert_eq!(regions(&world, case), (Some(world.mopti.place), Some(world.mopti.place)));
    }
    let book = world.app.program.places.book();
    for words in ["commune Neuve Ville", "Nuv", "commune Neuve"] {
        assert_eq!(book.said(words).map(|place| place.key), Some(stays.key), "{words}");
    }
    assert_eq!(book.codes(stays.key), [("v3", "A1"), ("v2", "B1")]);
    assert_eq!(book.in_list("v2", "B1").map(|place| place.key), Some(stays.key));
    assert!(book.in_list("v3", "B1").is_none(), "codes of two lists are never compared");
    assert_eq!(book.get(site.key).and_then(|place| place.parent), Some(stays.key));
    let committee = world.app.read(|conn| Ok(jaabi::committees::find_by_name(conn, "Neuf")?));
    assert_eq!(committee.and_then(|committee| committee.place), Some(stays.key));
    let mil = world.admin.get("/settings/lists/activity/of/mil").await;
    assert!(mil.has("Neuve (Konna, Mopti)"), "{}", mil.body);
    // old links lead on; it cannot come back, and is in no file
    let old = world.admin.get(&path(&gone)).await;
    assert!(old.has("a été réuni avec") && old.has(&path(&stays)) && !old.has("/undo\""), "{}", old.body);
    let back = world.admin.post(&format!("{}/back", path(&gone)), &[("seen", "x")]).await;
    assert_eq!(back.status, 422);
    let file = world.admin.get("/settings/file.toml?whole=1").await;
    assert!(!file.body.contains("name = \"Neuve Ville\""), "{}", file.body);
    assert_eq!(
        world.app.read(|conn| {
            use jaabi::storage::schema::places;
            Ok(places::table
                .find(gone.key)
                .select((places::retired, places::joined_to))
                .first::<(bool, Option<PlaceKey>)>(conn)?)
        }),
        (true, Some(stays.key))
    );
}

#[actix_web::test]
async fn joining_is_refused_where_something_has_to_be_said_first() {
    let world = World::new().await;
    for (name, code) in [("Neuve", "A1"), ("Neuve Ville", "A2")] {
        let fields = [("name", name), ("level", "commune"), ("in", "cercle Konna"), ("scheme", "v3"), ("code", code)];
        add(&world, &fields).await;
        add(&world, &[("name", "Puits"), ("level", "site"), ("in", &format!("commune {name}"))]).await;
    }
    let (stays, gone) = (said(&world, "commune Neuve"), said(&world, "commune Neuve Ville"));
    let look = world.admin.get(&format!("{}/join?place=commune+Neuve", path(&gone))).await;
    assert!(look.has("se trouvent dans les deux") && !look.has("name=\"seen\""), "{}", look.body);
    let other = world.admin.get(&format!("{}/join?place=r%C3%A9gion+Gao", path(&gone))).await;
    assert!(other.status == 422 && other.has("pas du même niveau"));
    let same = world.admin.get(&format!("{}/join?with={}", path(&gone), gone.handle)).await;
    assert!(same.status == 422 && same.has("C’est le même lieu"));
    // the two wells first, as the page says
    let wells: Vec<Place> =
        world.app.program.places.book().named("Puits", jaabi::access::Level::Site).cloned().collect();
    let [one, two] = &wells[..] else { panic!("two wells") };
    let form = format!("{}/join", path(two));
    let page = world.admin.get(&format!("{form}?with={}", one.handle)).await;
    let fields = [("with", one.handle.as_str()), ("seen", &value(&page, "seen"))];
    world.admin.post(&form, &fields).await.leads_to(&format!("{}?done=places-joined", path(one)));
    // both have a code in the same list: the administrator chooses
    let asked = join(&world, &gone, "commune Neuve", &[]).await;
    assert!(asked.status == 422 && asked.has("Choisissez quel code") && asked.has("A2"), "{}", asked.body);
    // what was seen must still be so
    let stale = world.admin.post(&format!("{}/join", path(&gone)), &[("with", &stays.handle), ("seen", "x")]).await;
    assert!(stale.status == 422 && stale.has("changé entre-temps"));
    join(&world, &gone, "commune Neuve", &[("keep_v3", "A2")])
        .await
        .leads_to(&format!("{}?done=places-joined", path(&stays)));
    assert_eq!(world.app.program.places.book().codes(stays.key), [("v3", "A2")]);
    for person in [&world.handler, &world.manager, &world.focal] {
        assert_eq!(person.get(&format!("{}/join", path(&stays))).await.status, 404);
    }
}

#[actix_web::test]
async fn two_regions_that_are_one_keep_their_sealed_cases_together() {
    let world = World::new().await;
    add(&world, &[("name", "Moptii"), ("level", "region")]).await;
    let double = said(&world, "région Moptii");
    let mut new = world.sealed(Track::Psea);
    new.region = Some(double.key);
    let sealed = world.take(new).await;
    join(&world, &double, "région Mopti", &[]).await;
    assert_eq!(regions(&world, &sealed).0, Some(world.mopti.place));
    assert!(sees(&world.focal, &sealed).await);
}

#[actix_web::test]
async fn a_site_is_offered_while_it_is_open() {
    let world = World::new().await;
    let (today, day) = (world.app.clock.today(), chrono::Days::new(1));
    let (before, after) = ((today - day).to_string(), (today + day).to_string());
    for (name, field, on) in
        [("Zimbala", "opened_on", &before), ("Zimbelo", "opened_on", &after), ("Zimbili", "closed_on", &before)]
    {
        add(&world, &[("name", name), ("level", "site"), ("in", "cercle Konna"), (field, on)]).await;
    }
    let offered = world.member.get("/places/suggest?q=Zimb").await;
    assert!(offered.has("Zimbala") && !offered.has("Zimbelo") && !offered.has("Zimbili"), "{}", offered.body);
    assert!(world.admin.get("/settings/lists/place?q=Zimbili").await.has("fermé le"));
    let wrong = [("name", "Zimbolo"), ("level", "site"), ("in", "cercle Konna"), ("opened_on", &*after)];
    let wrong = save(&world, "/settings/lists/place/new", &[&wrong[..], &[("closed_on", &*before)]].concat()).await;
    assert!(wrong.status == 422 && wrong.has("avant celui de l’ouverture"));
}
