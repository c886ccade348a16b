//! Teams that are no longer offered: refused where nothing else would look after what comes; what a team has stays with it.
use crate::support::Answer;
use crate::support::world::World;
use jaabi::cases::model::Track;
use jaabi::desks;

fn path(code: &str) -> String {
    format!("/settings/lists/desk/of/{code}")
}

async fn press(world: &World, code: &str, verb: &str) -> Answer {
    let page = world.admin.get(&path(code)).await;
    let (_, rest) = page.body.split_once("name=\"seen\" value=\"").expect("a form");
    let seen = rest.split('"').next().expect("a value").to_owned();
    world.admin.post(&format!("{}/{verb}", path(code)), &[("seen", seen.as_str())]).await
}

async fn add(world: &World, kind: &str, name: &str, place: &str) {
    let fields = [("kind", kind), ("name", name), ("place", place), ("seen", "")];
    let done = world.admin.post("/settings/lists/desk/new", &fields).await;
    done.leads_to("/settings/lists/desk?done=setting-saved");
}

/// The desk of a sealed case, by its code.
fn desk_of(world: &World, reference: &jaabi::id::Reference) -> String {
    use diesel::prelude::*;
    use jaabi::storage::schema::{cases, desks as table};
    let key = world.case(reference);
    world.app.read(|conn| {
        let desk: Option<jaabi::id::DeskKey> = cases::table.find(key).select(cases::desk_key).first(conn)?;
        Ok(table::table.find(desk.expect("a desk")).select(table::code).first(conn)?)
    })
}

#[actix_web::test]
async fn a_team_that_is_somebodys_only_way_stays() {
    let world = World::new().await;
    for (code, words) in [("psea", "La table d’orientation mène à cette équipe"), ("bypass", "contourner les autres")]
    {
        let refused = press(&world, code, "retire").await;
        assert!(refused.status == 422 && refused.has(words), "{code}: {}", refused.body);
    }
    // one for a region alone does not come in the place of one for the country
    add(&world, "psea", "Ailleurs", "région Gao").await;
    assert_eq!(press(&world, "psea", "retire").await.status, 422);
    add(&world, "psea", "Nouvelle", "").await;
    let nobody = press(&world, "psea", "retire").await;
    assert!(nobody.status == 422 && nobody.has("personne de confirmé"), "{}", nobody.body);
    // that of the region goes: the country's looks after it
    press(&world, "ailleurs", "retire").await.leads_to(&format!("{}?done=setting-retired", path("ailleurs")));
    // nor by a file
    let file = world.app.read(|conn| {
        let texts = jaabi::i18n::I18n::load()?;
        let text = "[[desk]]\ncode = \"psea\"\nkind = \"psea\"\nname = \"psea\"\nretired = true\n";
        let file = jaabi::settings::File::parse(text, &[])?;
        let by = jaabi::settings::By { actor: None, now: world.app.clock.now(), today: world.app.clock.today() };
        let lang = jaabi::i18n::Lang::FRENCH;
        Ok(jaabi::settings::follow(conn, &texts, lang, (&file, jaabi::settings::Manner::Follow), &by)?)
    });
    assert!(file.is_err_and(|faults| faults[0].1.contains("se retire sur sa page")));
    // no version of it puts it away
    assert!(!world.admin.get(&path("psea")).await.has("/back\""));
}

#[actix_web::test]
async fn what_a_retired_team_has_stays_open_to_its_members_and_the_next_goes_elsewhere() {
    let world = World::new().await;
    let before = world.take(world.sealed(Track::Psea)).await;
    add(&world, "psea", "Nouvelle", "").await;
    let new = world.app.read(|conn| Ok(desks::by_code(conn, "nouvelle")?)).expect("a desk").key;
    world.app.join(new, world.far.key.expect("an account")).await;
    press(&world, "psea", "retire").await.leads_to(&format!("{}?done=setting-retired", path("psea")));
    assert_eq!(world.focal.get(&format!("/cases/{before}")).await.status, 200, "its members open what they have");
    assert_eq!(world.far.get(&format!("/cases/{before}")).await.status, 404);
    let after = world.take(world.sealed(Track::Psea)).await;
    assert_eq!((desk_of(&world, &before), desk_of(&world, &after)), ("psea".to_owned(), "nouvelle".to_owned()));
    assert_eq!(world.focal.get(&format!("/cases/{after}")).await.status, 404);
    // it is offered to nobody, and the list says where it went
    let give = world.admin.get("/people/new?role=focal_point").await;
    assert!(give.has("value=\"nouvelle\"") && !give.has("value=\"psea\""), "{}", give.body);
    let list = world.admin.get("/settings/lists/desk").await;
    assert!(list.has("Ce qui n’est plus proposé") || list.has("<details class=\"govuk-details\">"), "{}", list.body);
    // the one that came in its place is the only way now
    assert_eq!(press(&world, "nouvelle", "retire").await.status, 422);
    press(&world, "psea", "back").await.leads_to(&format!("{}?done=setting-back", path("psea")));
    let again = world.take(world.sealed(Track::Psea)).await;
    assert_eq!(desk_of(&world, &again), "psea");
}
