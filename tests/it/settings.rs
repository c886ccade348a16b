//! Settings in the browser: every change leaves what was before, undo is a change too, and the past is not rewritten.
use crate::support::Answer;
use crate::support::world::World;
use jaabi::app;
use jaabi::cases::model::Track;
use jaabi::programme::Sought;

const WASH: &str = "/settings/lists/sector/of/wash";

/// What stands in a field of a page.
fn value(page: &Answer, name: &str) -> String {
    let (_, rest) = page.body.split_once(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no field {name}"));
    let rest = rest.split_once("value=\"").expect("a value").1;
    rest.split('"').next().expect("a value").to_owned()
}

/// Whether a page says something, however its spaces are kept together.
fn says(page: &Answer, words: &str) -> bool {
    page.body.replace(['\u{a0}', '\u{202f}'], " ").contains(words)
}

/// The mark of what a page shows.
async fn seen(world: &World, path: &str) -> String {
    let page = world.admin.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.body);
    value(&page, "seen")
}

/// Sends a form as the page shows it.
async fn save(world: &World, path: &str, fields: &[(&str, &str)]) -> Answer {
    let seen = seen(world, path).await;
    let fields: Vec<_> = fields.iter().copied().chain([("seen", seen.as_str())]).collect();
    world.admin.post(path, &fields).await
}

/// Signs in again, a day later.
async fn back(world: &World) {
    for person in [&world.admin, &world.handler] {
        assert_eq!(person.sign_in().await.status, 303);
    }
}

async fn rename_wash(world: &World) {
    let fields = [("name_fr", "Eau potable"), ("name_en", "Drinking water"), ("icon", "water"), ("tile", "yes")];
    save(world, WASH, &fields).await.leads_to("/settings/lists/sector?done=setting-saved");
}

#[actix_web::test]
async fn a_new_name_is_offered_at_once_and_old_cases_keep_the_old_one() {
    let world = World::new().await;
    let case = world.record(world.ordinary("la pompe est cassée")).await;
    world.app.later(60);
    rename_wash(&world).await;
    assert!(world.member.get("/intake").await.has("Eau potable"));
    assert!(!world.member.get("/intake").await.has("Eau et latrines"));
    let page = world.handler.get(&format!("/cases/{case}")).await;
    assert!(page.has("Eau et latrines") && !page.has("Eau potable</dd>"), "the past is not rewritten");
    world.app.later(60);
    let later = world.record(world.ordinary("encore la pompe")).await;
    let page = world.handler.get(&format!("/cases/{later}")).await;
    assert!(page.has("Eau potable"));
}

#[actix_web::test]
async fn history_says_who_changed_what_and_an_older_version_can_be_brought_back_as_a_new_one() {
    let world = World::new().await;
    rename_wash(&world).await;
    let page = world.admin.get(WASH).await;
    for words in ["Adama Konaté", "<del>fr: Eau et latrines", "fr: Eau potable", "Version 2", "Revenir à la version 1"]
    {
        assert!(page.has(words), "{words}: {}", page.body);
    }
    let undo = save_to(&world, WASH, "/undo", &[("version", "1")]).await;
    undo.leads_to("/settings/lists/sector/of/wash?done=setting-undone");
    let page = world.admin.get(WASH).await;
    assert!(page.has("Comme dans la version 1 de nouveau") && page.has("Version 3"));
    assert_eq!(value(&page, "name_fr"), "Eau et latrines");
    assert!(world.member.get("/intake").await.has("Eau et latrines"));
    let log = world.auditor.get("/audit").await;
    assert!(log.has("réglage changé") && log.has("réglage remis comme avant"));
}

/// Sends a form beside the main one of a page.
async fn save_to(world: &World, path: &str, to: &str, fields: &[(&str, &str)]) -> Answer {
    let seen = seen(world, path).await;
    let fields: Vec<_> = fields.iter().copied().chain([("seen", seen.as_str())]).collect();
    world.admin.post(&format!("{path}{to}"), &fields).await
}

#[actix_web::test]
async fn of_two_administrators_the_second_learns_that_it_was_changed_meanwhile() {
    let world = World::new().await;
    let seen = seen(&world, WASH).await;
    rename_wash(&world).await;
    let fields = [("name_fr", "Points d’eau"), ("icon", "water"), ("tile", "yes"), ("seen", seen.as_str())];
    let answer = world.admin.post(WASH, &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.has("Quelqu’un l’a changé entre-temps") && answer.has("Points d’eau"), "what was typed is kept");
    assert!(world.member.get("/intake").await.has("Eau potable"), "and nothing is written");
    // sent once more without looking, it is refused once more
    let again = [("name_fr", "Points d’eau"), ("seen", &*value(&answer, "seen"))];
    assert_eq!(world.admin.post(WASH, &again).await.status, 422);
}

#[actix_web::test]
async fn what_is_retired_is_no_longer_offered_keeps_its_name_and_can_be_brought_back() {
    let world = World::new().await;
    let case = world.record(world.ordinary("la pompe")).await;
    save_to(&world, WASH, "/retire", &[]).await.leads_to("/settings/lists/sector/of/wash?done=setting-retired");
    assert!(!world.member.get("/intake").await.has("Eau et latrines"));
    assert!(world.handler.get(&format!("/cases/{case}")).await.has("Eau et latrines"));
    assert!(world.admin.get("/settings/lists/sector").await.has("Ce qui n’est plus proposé"));
    save_to(&world, WASH, "/back", &[]).await.leads_to("/settings/lists/sector/of/wash?done=setting-back");
    assert!(world.member.get("/intake").await.has("Eau et latrines"));
}

#[actix_web::test]
async fn another_server_takes_up_what_was_changed_with_its_next_round() {
    let world = World::new().await;
    let (config, clock) =
        (world.app.program.config.get_ref().clone(), jaabi::clock::Clock::fixed(world.app.clock.now()));
    let other = app::Program::open(config, clock).expect("a second server");
    let round = |seen: app::Seen| {
        let other = other.clone();
        std::thread::spawn(move || app::keep(&other, seen).expect("a round")).join().expect("a thread")
    };
    let seen = round(app::Seen::default());
    rename_wash(&world).await;
    let region = world.app.read(|conn| {
        let book = jaabi::places::Book::load(conn)?;
        Ok(book.find("Gao", jaabi::access::Level::Region, None).expect("a region").handle.clone())
    });
    let path = format!("/settings/lists/place/of/{region}");
    save(&world, &path, &[("name", "Gao-Ville"), ("scheme", "cod-ab-v03"), ("code", "ML07")])
        .await
        .leads_to("/settings/lists/place?done=setting-saved");
    let organisation = "/settings/lists/organisation/of/organisation";
    let fields = [("name", "Croix Verte"), ("public_name", "Sanuya"), ("language", "fr"), ("time_zone", "+02:00")];
    save(&world, organisation, &fields).await.leads_to("/settings?done=setting-saved");
    assert!(world.admin.get("/settings").await.has("Sanuya"), "the neutral name is on every page at once");
    round(seen);
    let programme = other.programme.get();
    let lang = jaabi::i18n::Lang::FRENCH;
    assert_eq!(programme.sector_name(Some("wash"), lang), "Eau potable");
    assert_eq!(programme.instance.name, "Croix Verte");
    assert_eq!(other.places.book().handled(&region).map(|place| place.name.clone()).as_deref(), Some("Gao-Ville"));
    other.clock.set(world.app.clock.today().and_hms_opt(23, 0, 0).expect("an hour"));
    assert_eq!(other.clock.today(), world.app.clock.today() + chrono::Days::new(1), "its days are those of its zone");
}

#[actix_web::test]
async fn a_new_target_holds_for_what_is_received_from_then_on() {
    let world = World::new().await;
    let old = world.record(world.ordinary("avant")).await;
    world.app.later(24 * 3600);
    back(&world).await;
    let path = "/settings/lists/category/of/4";
    let fields =
        [("name_fr", "Petit souci"), ("name_en", "Small worry"), ("target_days", "3"), ("committee_may_answer", "yes")];
    save(&world, path, &fields).await.leads_to("/settings/lists/category?done=setting-saved");
    let new = world.record(world.ordinary("après")).await;
    let mut paper = world.ordinary("papier d’hier");
    paper.received_on = world.app.clock.today() - chrono::Days::new(1);
    let paper = world.record(paper).await;
    let due = |reference| days_due(&world, reference);
    assert_eq!((due(&old), due(&new), due(&paper)), (14, 3, 14));
    let page = world.handler.get(&format!("/cases/{old}")).await;
    assert!(page.has("Petit problème ou idée"), "the name it was recorded under");
}

/// Days from reception to the last day for an answer.
fn days_due(world: &World, reference: &jaabi::id::Reference) -> i64 {
    use diesel::prelude::*;
    use jaabi::storage::schema::cases;
    let due = cases::table.find(world.case(reference)).select((cases::received_on, cases::due_on.nullable()));
    let (received, due): (chrono::NaiveDate, Option<chrono::NaiveDate>) = world.app.read(|conn| Ok(due.first(conn)?));
    (due.expect("a day") - received).num_days()
}

#[actix_web::test]
async fn a_place_and_a_track_have_targets_of_their_own() {
    let world = World::new().await;
    let earlier = world.record(world.ordinary("avant")).await;
    let before = days_due(&world, &earlier);
    world.app.later(24 * 3600);
    back(&world).await;
    let new = "/settings/lists/target/new";
    let here = [("name_fr", "Inondations"), ("of", "4"), ("place", "région Mopti"), ("target_days", "40")];
    let everywhere = [("name_fr", "Partout"), ("of", "4"), ("target_days", "40")];
    assert!(save(&world, new, &everywhere).await.has("se trouve dans la catégorie elle-même"));
    let small = [("name_fr", "Ici"), ("of", "psea"), ("place", "cercle Konna"), ("target_days", "2")];
    assert!(save(&world, new, &small).await.has("rien de plus petit"));
    save(&world, new, &here).await.leads_to("/settings/lists/target?done=setting-saved");
    let quick = [("name_fr", "PEAS"), ("of", "psea"), ("target_days", "2")];
    save(&world, new, &quick).await.leads_to("/settings/lists/target?done=setting-saved");
    let list = world.admin.get("/settings/lists/target").await;
    assert!(list.has("Inondations") && list.has("Mopti") && list.has("40 jours"), "{}", list.body);

    let mut there = world.ordinary("après");
    there.category = 4;
    let there = world.record(there).await;
    let mut elsewhere = world.ordinary("ailleurs");
    (elsewhere.category, elsewhere.place) = (4, None);
    let elsewhere = world.record(elsewhere).await;
    assert_eq!((days_due(&world, &there), days_due(&world, &elsewhere)), (40, 14));
    assert_eq!(days_due(&world, &earlier), before, "a new target rewrites nothing");
    let sealed = world.take(world.sealed(Track::Psea)).await;
    let other = world.take(world.sealed(Track::Rights)).await;
    assert_eq!(days_due(&world, &sealed), 2);
    assert!(days_due(&world, &other) != 2);
}

#[actix_web::test]
async fn where_only_working_days_count_weekends_and_holidays_pass() {
    let world = World::new().await;
    let calendar = "/settings/lists/calendar/of/calendar";
    let days = [("weekend", "5"), ("weekend", "6"), ("holidays", "4/3\n2026-03-05")];
    save(&world, calendar, &days).await.leads_to("/settings?done=setting-saved");
    let fields = [("name_fr", "Petit souci"), ("target_days", "3"), ("working_days", "yes")];
    save(&world, "/settings/lists/category/of/4", &fields)
        .await
        .leads_to("/settings/lists/category?done=setting-saved");
    // Monday the second of March: Tuesday, then (two holidays and a weekend later) Sunday and Monday
    let programme = world.app.program.programme.get();
    assert_eq!(
        programme
            .due(Sought { category: 4, track: None, within: &[] }, world.app.clock.today())
            .map(|day| day.to_string())
            .as_deref(),
        Some("2026-03-09")
    );
}

#[actix_web::test]
async fn the_routing_table_never_leads_what_is_kept_for_few_to_a_committee() {
    let world = World::new().await;
    let list = world.admin.get("/settings/lists/route").await;
    assert!(list.has("PEAS"), "{}", list.body);
    // the line of category 6 stands sixth
    let answer = save(&world, "/settings/lists/route/of/005", &[("category", "6"), ("to", "handler")]).await;
    assert!(answer.status == 422 && answer.has("jamais à un comité ni à un gestionnaire"), "{}", answer.body);
    let answer = save_to(&world, "/settings/lists/route/of/005", "/retire", &[]).await;
    assert!(answer.status == 422 && answer.has("a besoin d’une ligne sans condition"), "{}", answer.body);
    let answer = save(&world, "/settings/lists/route/of/000", &[("category", "1"), ("to", "psea")]).await;
    assert!(answer.status == 422 && answer.has("garde tout sous clé"));
    save(&world, "/settings/lists/route/of/005", &[("category", "6"), ("to", "bypass")])
        .await
        .leads_to("/settings/lists/route?done=setting-saved");
    let tried = world.admin.post("/settings/try", &[("topic", "aid_worker"), ("conduct", "serious")]).await;
    assert!(
        tried.has("Conduite d’une personne") && says(&tried, "L’équipe « bypass » s’en occuperait"),
        "{}",
        tried.body
    );
}

#[actix_web::test]
async fn trying_says_where_a_case_would_go_and_records_nothing() {
    let world = World::new().await;
    // the way of a category stands on its page too
    let category = world.admin.get("/settings/lists/category/of/6").await;
    assert!(category.has("→ l’équipe PEAS"), "{}", category.body);
    let before = world.app.read(|conn| Ok(jaabi::programme::mark(conn)?));
    for (fields, said) in [
        (
            vec![("topic", "s-wash"), ("wish", "know"), ("committee", "Socoura")],
            "Le comité « Socoura » s’en occuperait",
        ),
        (vec![("topic", "s-wash"), ("wish", "wrong"), ("place", "région Mopti")], "Hamidou Cissé"),
        (vec![("topic", "s-wash"), ("wish", "wrong"), ("place", "région Kayes")], "Ajoutez un gestionnaire"),
        (
            vec![("topic", "s-wash"), ("wish", "know"), ("committee", "Socoura"), ("about", "yes")],
            "Personne du comité ne le verrait",
        ),
        (vec![("topic", "aid_worker"), ("conduct", "serious")], "L’équipe « psea » s’en occuperait"),
        (vec![("topic", "safety"), ("by", "home"), ("child", "yes")], "si un enfant est concerné"),
        (vec![("topic", "safety")], "Il manque une réponse"),
        (vec![("topic", "s-wash"), ("wish", "wrong"), ("place", "Zorglub")], "Ce lieu n’est pas connu"),
    ] {
        let tried = world.admin.post("/settings/try", &fields).await;
        assert!(tried.status == 200 && says(&tried, said), "{said}: {}", tried.body);
    }
    assert_eq!(world.app.read(|conn| Ok(jaabi::programme::mark(conn)?)), before);
}

#[actix_web::test]
async fn something_new_is_added_where_it_may_be_and_nowhere_else() {
    let world = World::new().await;
    let new = [("name_fr", "Énergie & charbon"), ("name_en", "Energy"), ("tile", "yes"), ("icon", "other")];
    save(&world, "/settings/lists/sector/new", &new).await.leads_to("/settings/lists/sector?done=setting-saved");
    assert!(world.member.get("/intake").await.has("s-energie_charbon"));
    save(&world, "/settings/lists/sector/new", &new).await.leads_to("/settings/lists/sector?done=setting-saved");
    assert!(world.admin.get("/settings/lists/sector/of/energie_charbon_2").await.status == 200, "never the same code");
    for path in ["category", "closing", "organisation", "calendar", "nothing"] {
        assert_eq!(world.admin.get(&format!("/settings/lists/{path}/new")).await.status, 404, "{path}");
    }
    assert_eq!(world.admin.post("/settings/lists/category/of/9", &[("name_fr", "x")]).await.status, 404);
    let empty = save(&world, "/settings/lists/sector/new", &[("name_en", "Energy")]).await;
    assert!(empty.status == 422 && empty.has("Remplissez ce champ"));
}

#[actix_web::test]
async fn a_closing_reason_is_renamed_and_no_longer_offered_without_touching_what_was_closed() {
    let world = World::new().await;
    let case = world.record(world.ordinary("pompe")).await;
    world.act(&world.handler, &case, "close", &[("reason", "out_of_scope")]).await;
    world.app.later(24 * 3600);
    back(&world).await;
    let path = "/settings/lists/closing/of/out_of_scope";
    let old = value(&world.admin.get(path).await, "name_fr");
    save(&world, path, &[("name_fr", "Pas de notre ressort")])
        .await
        .leads_to("/settings/lists/closing?done=setting-saved");
    let other = world.record(world.ordinary("autre")).await;
    assert!(world.handler.get(&format!("/cases/{other}")).await.has("Pas de notre ressort"));
    assert!(world.handler.get(&format!("/cases/{case}")).await.has(&old), "{old}");
    save_to(&world, path, "/retire", &[])
        .await
        .leads_to("/settings/lists/closing/of/out_of_scope?done=setting-retired");
    assert!(!world.handler.get(&format!("/cases/{other}")).await.has("Pas de notre ressort"));
    let kept = save_to(&world, "/settings/lists/closing/of/duplicate", "/retire", &[]).await;
    assert!(kept.status == 422 && kept.has("pas le retirer"));
}

#[actix_web::test]
async fn a_committee_has_members_with_terms_and_training_and_what_others_changed_meanwhile_is_not_lost() {
    let world = World::new().await;
    let path = "/settings/lists/committee/of/Socoura";
    let seen = seen(&world, path).await;
    world
        .app
        .write(|conn| {
            let known = jaabi::committees::find_by_name(conn, "Socoura")?.expect("a committee");
            Ok(jaabi::committees::describe(conn, &known, ["+223 70 00 00 09", "", "", ""])?)
        })
        .await;
    let stale = world.admin.post(path, &[("name", "Socoura"), ("seen", &seen)]).await;
    assert!(stale.status == 422 && stale.has("entre-temps"), "the command line changed it");
    let fields = [
        ("name", "Comité de Socoura"),
        ("kind", "site"),
        ("phone", "+223 70 00 00 10"),
        ("languages", "ffm"),
        ("languages", "bm"),
        ("members_0_name", "Awa Dembélé"),
        ("members_0_sex", "woman"),
        ("members_0_signed", "yes"),
        ("members_0_psea_on", "2024-01-10"),
        ("members_1_name", "Oumar"),
        ("members_1_until", "2026-01-31"),
    ];
    save(&world, path, &fields).await.leads_to("/settings/lists/committee?done=setting-saved");
    let page = world.admin.get(path).await;
    assert!(page.has("+223 70 00 00 09"), "what the command line wrote stands in the history");
    assert!(page.has("Awa Dembélé, femme") && page.has("Peul"), "{}", page.body);
    assert!(
        world.admin.get("/settings").await.has("formation PEAS à prévoir dans 1 comité"),
        "a term that is over needs none"
    );
    let known = world.app.read(|conn| Ok(jaabi::committees::get(conn, world.committee)?.expect("a committee")));
    assert_eq!((known.name.as_str(), known.phone.as_str()), ("Comité de Socoura", "+223 70 00 00 10"));
    let twin = save(&world, "/settings/lists/committee/new", &[("name", "comité de SOCOURA")]).await;
    assert!(twin.status == 422 && twin.has("porte déjà ce nom"));
}

#[actix_web::test]
async fn codes_of_two_lists_are_never_confused_and_a_place_in_use_stays() {
    let world = World::new().await;
    let new = |name: &'static str, scheme: &'static str, code: &'static str| {
        [
            ("name", name),
            ("level", "commune"),
            ("in", "cercle Konna"),
            ("scheme", scheme),
            ("code", code),
            ("aliases", "Autre"),
        ]
    };
    // ML0501 is Mopti in the new list and Bandiagara in the old one
    let same = save(&world, "/settings/lists/place/new", &new("Neuve", "cod-ab-v03", "ML0501")).await;
    assert!(same.status == 422 && same.has("un autre lieu a déjà ce code"), "{}", same.body);
    save(&world, "/settings/lists/place/new", &new("Neuve", "old", "ML0501"))
        .await
        .leads_to("/settings/lists/place?done=setting-saved");
    let book = world.app.program.places.book();
    let place = book.said("commune Neuve").expect("the place is known at once").clone();
    assert!(book.said("Autre").is_some() && book.coded("ML0501").is_none(), "two lists: neither is meant");
    let twin = save(&world, "/settings/lists/place/new", &new("NEUVE", "", "")).await;
    assert!(twin.status == 422 && twin.has("déjà un lieu de ce nom"));
    let cercle = book.said("cercle Konna").expect("a cercle").handle.clone();
    let held = save_to(&world, &format!("/settings/lists/place/of/{cercle}"), "/retire", &[]).await;
    assert!(held.status == 422 && held.has("s’y trouvent encore"));
    // what is set once stays
    let path = format!("/settings/lists/place/of/{}", place.handle);
    let renamed =
        [("name", "Neuve-Ville"), ("level", "site"), ("in", "cercle Konna"), ("scheme", "old"), ("code", "ML0501")];
    save(&world, &path, &renamed).await.leads_to("/settings/lists/place?done=setting-saved");
    let book = world.app.program.places.book();
    let now = book.handled(&place.handle).expect("the place");
    assert_eq!((now.name.as_str(), now.level, now.parent), ("Neuve-Ville", place.level, place.parent));
    // codes of further lists, one in each, and none that another place has
    let further = |lines: &'static str| [&renamed[..], &[("codes", lines)]].concat();
    for wrong in ["old ML9", "v9", "v9 A B", "cod-ab-v03 ML0501"] {
        assert_eq!(save(&world, &path, &further(wrong)).await.status, 422, "{wrong}");
    }
    save(&world, &path, &further("v9 X1")).await.leads_to("/settings/lists/place?done=setting-saved");
    let book = world.app.program.places.book();
    assert_eq!(book.in_list("v9", "x1").map(|found| found.key), Some(place.key));
}

#[actix_web::test]
async fn nobody_but_an_administrator_finds_settings() {
    let world = World::new().await;
    for (name, person) in world.everybody().into_iter().filter(|(name, _)| *name != "admin") {
        for path in ["/settings", "/settings/try", "/settings/lists/sector", WASH, "/settings/lists/sector/new"] {
            assert_eq!(person.get(path).await.status, 404, "{name} {path}");
        }
        assert_eq!(person.post(WASH, &[("name_fr", "x")]).await.status, 404, "{name}");
    }
}

/// A form with a file, as browsers send it.
pub(crate) async fn upload(
    world: &World,
    path: &str,
    fields: &[(&str, &str)],
    (name, content): (&str, &str),
) -> Answer {
    let token = world.admin.get(path).await.csrf().expect("a form");
    let mut body = String::new();
    for (field, value) in [("csrf", token.as_str())].into_iter().chain(fields.iter().copied()) {
        body.push_str(&format!("--x\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"));
    }
    body.push_str(&format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n--x--\r\n"
    ));
    let kind = ("content-type", "multipart/form-data; boundary=x");
    world.admin.send(actix_web::test::TestRequest::post().uri(path).insert_header(kind).set_payload(body)).await
}

const LIST: &str = "admin1Name_fr,admin1Pcode,admin2Name_fr,admin2Pcode,admin3Name_fr,admin3Pcode\n\
    #adm1+name,#adm1+code,#adm2+name,#adm2+code,#adm3+name,#adm3+code\n\
    Mopti,ML05,Konna,ML0505,Borondougou,ML050501\n\
    Mopti,ML05,Konna,ML0505,Konna,ML050502\n\
    Mopti,ML05,Konna,ML0505,Socoura,ML050503\n";

#[actix_web::test]
async fn a_list_with_codes_is_tried_first_and_adds_no_place_twice() {
    let world = World::new().await;
    let new = [("name", "Socoura"), ("level", "commune"), ("in", "cercle Konna")];
    save(&world, "/settings/lists/place/new", &new).await.leads_to("/settings/lists/place?done=setting-saved");
    let count = || world.app.read(|conn| Ok(jaabi::places::mark(conn)?.0));
    let before = count();
    let scheme = ("scheme", "COD AB v03");
    let tried = upload(&world, "/settings/places", &[scheme, ("try", "yes")], ("list.csv", LIST)).await;
    assert!(says(&tried, "2 lieux seraient ajoutés ; 2 sont déjà connus"), "{}", tried.body);
    assert!(tried.has("ML050503 Socoura") && count() == before, "only tried");
    let done = upload(&world, "/settings/places", &[scheme], ("list.csv", LIST)).await;
    assert!(says(&done, "2 lieux ajoutés ; 2 étaient déjà connus"), "{}", done.body);
    let book = world.app.program.places.book();
    assert_eq!(
        book.coded("ML050503").map(|place| place.name.as_str()),
        Some("Socoura"),
        "the one that was there has the code"
    );
    let again = upload(&world, "/settings/places", &[scheme], ("list.csv", LIST)).await;
    assert!(says(&again, "0 lieux ajoutés ; 5 étaient déjà connus") && count() == before + 2);
    // the same codes in another list belong to other places: names decide, and the known code stays
    let old = "admin1Name_fr,admin1Pcode,admin2Name_fr,admin2Pcode\nMopti,ML05,Bandiagara,ML0501\n";
    let other = upload(&world, "/settings/places", &[("scheme", "old"), ("all", "yes")], ("old.csv", old)).await;
    assert!(other.has("ML05 Mopti") && says(&other, "ils gardent les deux (1)"), "{}", other.body);
    let book = world.app.program.places.book();
    assert!(book.coded("ML0501").is_none(), "two lists give it to two places: neither is meant by the code alone");
    let region = book.in_list("old", "ML05").expect("the region has a code in both lists");
    assert_eq!((region.name.as_str(), book.codes(region.key).len()), ("Mopti", 2));
    // a cercle that went to another region is not added a second time, unless that is asked for
    let gone = "admin1Name_fr,admin1Pcode,admin2Name_fr,admin2Pcode\nGao,XX07,Konna,XX0701\n";
    let count = || world.app.read(|conn| Ok(jaabi::places::mark(conn)?.0));
    let before = count();
    let left = upload(&world, "/settings/places", &[("scheme", "third")], ("gone.csv", gone)).await;
    let konna = book.said("cercle Konna").expect("a cercle").handle.clone();
    assert!(
        left.has("XX0701 Konna") && left.has(&format!("/place/of/{konna}\"")) && count() == before,
        "{}",
        left.body
    );
    upload(&world, "/settings/places", &[("scheme", "third"), ("all", "yes")], ("gone.csv", gone)).await;
    assert_eq!(count(), before + 1);
    let none = upload(&world, "/settings/places", &[("scheme", "")], ("list.csv", LIST)).await;
    assert!(none.status == 422 && none.has("Dites de quelle liste"));
}

#[actix_web::test]
async fn all_settings_go_out_as_one_file_and_come_back_the_same() {
    let world = World::new().await;
    let fields =
        [("name", "Comité de Socoura"), ("kind", "site"), ("place", "région Mopti"), ("members_0_name", "Awa \"A\"")];
    save(&world, "/settings/lists/committee/of/Socoura", &fields).await;
    save_to(&world, "/settings/lists/channel/of/radio", "/retire", &[]).await;
    let file = world.admin.get("/settings/file.toml").await;
    for said in ["[organisation]", "[[category]]", "code = 1", "[[committee]]", "retired = true", "place = \"Mopti\""] {
        assert!(file.body.contains(said), "{said}: {}", file.body);
    }
    let before = world.app.read(|conn| Ok(jaabi::programme::mark(conn)?));
    let done = upload(&world, "/settings/file", &[], ("settings.toml", &file.body)).await;
    assert!(says(&done, "0 ajoutés, 0 changés"), "{}", done.body);
    assert_eq!(world.app.read(|conn| Ok(jaabi::programme::mark(conn)?)), before, "nothing is written for nothing");
    let changed = file.body.replace("Eau et latrines", "Eau potable").replace("target_days = 7", "target_days = 5");
    let tried = upload(&world, "/settings/file", &[("try", "yes")], ("settings.toml", &changed)).await;
    assert!(says(&tried, "0 ajoutés, 2 changés") && tried.has("sector wash") && tried.has("category 2"));
    assert_eq!(world.app.read(|conn| Ok(jaabi::programme::mark(conn)?)), before, "only tried");
    upload(&world, "/settings/file", &[], ("settings.toml", &changed)).await;
    assert!(world.member.get("/intake").await.has("Eau potable"));
    let template = world.admin.get("/settings/file.toml?country=new").await;
    assert!(template.body.contains("[[sector]]") && !template.body.contains("[[committee]]"));
    assert!(!template.body.contains("Awa"));
}

#[actix_web::test]
async fn a_faulty_file_changes_nothing_and_names_every_line() {
    let world = World::new().await;
    let before = world.app.read(|conn| Ok(jaabi::programme::mark(conn)?));
    let text = "[[sector]]\ncode = \"wash\"\nname = { fr = \"Eau\" }\n\n[[committee]]\ncode = \"x\"\nname = \"X\"\nplace = \"Zorglub\"\n\n\
        [[category]]\ncode = 6\ncommittee_may_answer = true\n\n[[route]]\ncategory = 6\nto = \"handler\"\n";
    let answer = upload(&world, "/settings/file", &[], ("settings.toml", text)).await;
    assert_eq!(answer.status, 422);
    for said in ["Ligne 5", "Zorglub", "Ligne 10", "le comité n’y répond pas", "Ligne 14", "sans condition"] {
        assert!(says(&answer, said), "{said}: {}", answer.body);
    }
    assert_eq!(world.app.read(|conn| Ok(jaabi::programme::mark(conn)?)), before);
    let unknown = upload(&world, "/settings/file", &[], ("settings.toml", "[[nothing]]\nx = 1\n")).await;
    assert!(unknown.status == 422 && unknown.has("nothing"));
}

#[actix_web::test]
async fn a_distribution_is_chosen_already_on_its_day_and_its_donor_and_partner_find_the_case() {
    let world = World::new().await;
    for (kind, name) in [("donor", "Fonds vert"), ("partner", "Association Ba")] {
        save(&world, &format!("/settings/lists/{kind}/new"), &[("name_fr", name)]).await;
    }
    save(&world, "/settings/lists/project/new", &[("name_fr", "Vivres 2026"), ("donor", "fonds_vert")]).await;
    let today = world.app.clock.today().to_string();
    let fields = [
        ("name_fr", "Distribution de mil"),
        ("on", &*today),
        ("project", "vivres_2026"),
        ("partner", "association_ba"),
    ];
    save(&world, "/settings/lists/activity/new", &fields).await.leads_to("/settings/lists/activity?done=setting-saved");
    let page = world.member.get("/intake").await;
    assert!(page.has("<option value=\"distribution_de_mil\" selected>"), "{}", page.body);
    assert!(page.has("<option value=\"vivres_2026\" selected>"));
    let mut new = world.ordinary("sac manquant");
    new.project = Some("vivres_2026".into());
    new.activity = Some("distribution_de_mil".into());
    let case = world.record(new).await;
    let other = world.record(world.ordinary("autre")).await;
    let page = world.handler.get(&format!("/cases/{case}")).await;
    for said in ["Distribution de mil", "Fonds vert", "Association Ba"] {
        assert!(page.has(said), "{said}");
    }
    for filter in ["donor=fonds_vert", "partner=association_ba", "activity=distribution_de_mil", "project=vivres_2026"]
    {
        let list = world.handler.get(&format!("/cases?{filter}")).await;
        assert!(list.has(case.as_str()) && !list.has(other.as_str()), "{filter}");
        assert!(list.has("Distribution de mil · Vivres 2026 · Fonds vert"), "{filter}");
        // each in use is a button that takes it away
        let both = world.handler.get(&format!("/cases?{filter}&state=open")).await;
        assert!(
            both.has("class=\"chips no-print\"") && both.has("<a href=\"/cases?state&#x3D;open\">"),
            "{}",
            both.body
        );
    }
    // retired, it is no longer offered, and still finds its cases
    save_to(&world, "/settings/lists/donor/of/fonds_vert", "/retire", &[]).await;
    assert!(world.handler.get("/cases?donor=fonds_vert").await.has(case.as_str()));
    // another place, another day: nothing is chosen
    let place = [("name_fr", "Distribution de mil"), ("on", &*today), ("place", "région Gao")];
    save(&world, "/settings/lists/activity/of/distribution_de_mil", &place).await;
    assert!(!world.member.get("/intake").await.has("<option value=\"distribution_de_mil\" selected>"));
}

#[actix_web::test]
async fn an_answer_begins_from_a_template_where_one_fits() {
    let world = World::new().await;
    let fields = [
        ("name_fr", "Pompe réparée"),
        ("text_fr", "La pompe de … est réparée."),
        ("category", "4"),
        ("sector", "wash"),
    ];
    save(&world, "/settings/lists/sample/new", &fields).await.leads_to("/settings/lists/sample?done=setting-saved");
    let case = world.record(world.ordinary("pompe")).await;
    let page = world.handler.get(&format!("/cases/{case}")).await;
    assert!(page.has("Pompe réparée") && page.has("sample&#x3D;pompe_reparee"), "{}", page.body);
    let begun = world.handler.get(&format!("/cases/{case}?sample=pompe_reparee")).await;
    assert!(begun.has(">La pompe de … est réparée.</textarea>"), "{}", begun.body);
    let mut other = world.ordinary("riz");
    other.sector = Some("food".into());
    let other = world.record(other).await;
    assert!(!world.handler.get(&format!("/cases/{other}")).await.has("Pompe réparée"), "of another subject");
}

#[actix_web::test]
async fn in_a_committee_that_closed_nothing_is_taken_in_and_its_cases_stay() {
    let world = World::new().await;
    let case = world.record(world.ordinary("pompe")).await;
    assert!(
        world.member.get("/intake").await.has("name=\"committee\"") || world.member.get("/intake").await.status == 200
    );
    let today = world.app.clock.today().to_string();
    let fields = [("closes_on", today.as_str()), ("heir", "-")];
    save_to(&world, "/settings/lists/committee/of/Socoura", "/retire", &fields)
        .await
        .leads_to("/settings/lists/committee/of/Socoura?done=setting-closed");
    let known = world.app.read(|conn| Ok(jaabi::committees::get(conn, world.committee)?.expect("a committee")));
    assert_eq!(known.closed_on, Some(world.app.clock.today()));
    assert!(!known.is_open(world.app.clock.today()));
    assert!(world.member.get(&format!("/cases/{case}")).await.has("pompe"), "what was taken in stays with its members");
    world.app.later(60);
    save(&world, "/settings/lists/committee/of/Socoura", &[("name", "Ancien comité")]).await;
    let known = world.app.read(|conn| Ok(jaabi::committees::get(conn, world.committee)?.expect("a committee")));
    assert!(known.closed_on.is_some() && known.name == "Ancien comité", "corrected, it stays closed");
    save_to(&world, "/settings/lists/committee/of/Socoura", "/back", &[]).await;
    let known = world.app.read(|conn| Ok(jaabi::committees::get(conn, world.committee)?.expect("a committee")));
    assert_eq!(known.closed_on, None);
}

#[actix_web::test]
async fn settings_tell_nothing_of_cases() {
    let world = World::new().await;
    let pages = [
        "/settings",
        "/settings/lists/sector",
        WASH,
        "/settings/lists/committee/of/Socoura",
        "/settings/lists/project",
        "/settings/file.toml",
    ];
    let mut before = Vec::new();
    for path in pages {
        before.push(world.admin.get(path).await);
    }
    world.record(world.ordinary("pompe")).await;
    world.take(world.sealed(jaabi::cases::model::Track::Psea)).await;
    let without_token = |answer: &Answer| answer.body.replace(&answer.csrf().unwrap_or_else(|| "-".into()), "");
    for (path, before) in pages.iter().zip(before) {
        let after = world.admin.get(path).await;
        assert!(without_token(&after) == without_token(&before), "{path}");
    }
}

#[actix_web::test]
async fn administrators_are_reminded_every_week_while_somebody_must_be_trained() {
    let world = World::new().await;
    let keep = || {
        let program = world.app.program.clone();
        std::thread::spawn(move || app::keep(&program, app::Seen::default()).expect("a round"))
            .join()
            .expect("a thread")
    };
    keep();
    assert!(!world.letter_waits(&world.admin), "nobody is due");
    let fields = [("name", "Socoura"), ("members_0_name", "Awa"), ("members_0_psea_on", "2025-01-10")];
    save(&world, "/settings/lists/committee/of/Socoura", &fields).await;
    keep();
    assert!(world.letter_waits(&world.admin));
    world.letters_left().await;
    world.app.later(24 * 3600);
    keep();
    assert!(!world.letter_waits(&world.admin), "not on every day");
}

#[actix_web::test]
async fn the_order_of_a_list_is_set_by_place() {
    let world = World::new().await;
    let order = || {
        let programme = world.app.program.programme.get();
        programme.sectors.iter().map(|sector| sector.code.clone()).collect::<Vec<_>>()
    };
    let before = order();
    let fields =
        [("name_fr", "Eau et latrines"), ("name_en", "Water and latrines"), ("icon", "water"), ("tile", "yes")];
    assert_eq!(value(&world.admin.get(WASH).await, "position"), "4");
    let to = |rank: &'static str| fields.into_iter().chain([("position", rank)]).collect::<Vec<_>>();
    save(&world, WASH, &to("1")).await.leads_to("/settings/lists/sector?done=setting-saved");
    assert_eq!(order()[..4], ["wash", "distribution", "cash", "food"]);
    save(&world, WASH, &to("4")).await.leads_to("/settings/lists/sector?done=setting-saved");
    assert_eq!(order(), before);
    save(&world, WASH, &to("99")).await.leads_to("/settings/lists/sector?done=setting-saved");
    assert_eq!(order().last().map(String::as_str), Some("wash"));
}
