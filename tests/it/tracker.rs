//! The page and the file of a manager: what is asked, what is answered.
use crate::support::world::World;
use diesel::prelude::*;
use jaabi::cases::model::Sex;
use jaabi::storage::DbConn;

#[actix_web::test]
async fn a_filter_that_cannot_be_read_is_said_and_shows_no_figure() {
    let world = World::new().await;
    for n in 0..6 {
        world.record(world.ordinary(&format!("plainte {n}"))).await;
    }
    let manager = &world.manager;
    let shown = manager.get("/tracker").await;
    assert!(shown.status == 200 && shown.has("figures--head"), "{}", shown.body);
    assert!(shown.has("/tracker.csv"));
    assert_eq!(manager.get("/tracker?category=3&from=2024-01").await.status, 200);
    for (asked, typed) in [
        ("from=2026-13", "2026-13"),
        ("to=mars", "mars"),
        ("from=2026-04&to=2026-03", "2026-03"),
        ("place=Atlantide", "Atlantide"),
        ("category=77", "77"),
        ("category=6", "6"),
    ] {
        let page = manager.get(&format!("/tracker?{asked}")).await;
        assert_eq!(page.status, 422, "{asked}");
        assert!(page.has("govuk-error-summary") && page.has("Aucun chiffre"), "{asked}: {}", page.body);
        assert!(page.has(&format!("<option value=\"{typed}\" selected>")), "{asked} is kept: {}", page.body);
        assert!(!page.has("class=\"figures") && !page.has("/tracker.csv"), "{asked}: {}", page.body);
        let file = manager.get(&format!("/tracker.csv?{asked}")).await;
        assert_eq!((file.status, file.location), (303, Some(format!("/tracker?{asked}"))));
    }
}

#[actix_web::test]
async fn the_figures_are_a_file_that_spreadsheets_open() {
    let world = World::new().await;
    world.record(world.ordinary("plainte")).await;
    let file = world.manager.get("/tracker.csv").await;
    let today = world.app.clock.today();
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"jaabi-{today}.csv\""));
    assert!(file.body.starts_with("\u{feff}as_of,group"), "{}", file.body);
}

#[actix_web::test]
async fn the_page_says_how_long_people_wait_what_is_late_and_whom_nobody_told() {
    let world = World::new().await;
    let area = world.mopti.place;
    let place = move |conn: &mut DbConn| {
        use jaabi::storage::schema::committees;
        Ok(diesel::update(committees::table).set(committees::place_key.eq(Some(area))).execute(conn)?)
    };
    world.app.write(place).await;
    for n in 0..24 {
        let mut new = world.ordinary(&format!("plainte {n}"));
        new.received_on = world.app.clock.today() - chrono::Days::new(60);
        let reference = world.record(new).await;
        if n < 12 {
            let on = (world.app.clock.today() - chrono::Days::new(50)).to_string();
            world
                .act(&world.handler, &reference, "answer", &[("text", "oui")])
                .await
                .leads_to(&format!("/cases/{reference}?done=answer"));
            let told = [("how", "phone"), ("on", on.as_str()), ("satisfied", "satisfied")];
            world
                .act(&world.handler, &reference, "tell", &told)
                .await
                .leads_to(&format!("/cases/{reference}?done=tell"));
        }
        if n < 18 {
            world.act(&world.handler, &reference, "close", &[("reason", "resolved")]).await;
        }
    }
    let page = world.manager.get("/tracker").await;
    assert_eq!(page.status, 200);
    // half of all wait ten days: twelve of 24 were told then, the others still wait
    assert!(page.has("La moitié des 24 personnes ou groupes attendent 10"), "{}", page.body);
    assert!(page.has("En retard maintenant") && page.has("/cases?figure=overdue"), "{}", page.body);
    assert!(page.has("Terminés sans que la personne soit informée") && page.has("Sur 18 dossiers terminés, pour 6"));
    assert!(page.has("Comités à visiter") && page.has("<li>Fakala</li>"), "{}", page.body);
    // each count leads to its cases, and the list says why it may be shorter
    for (figure, cases) in
        [("told", 12), ("closed", 18), ("not_told", 6), ("open", 6), ("satisfied", 12), ("appealed", 0)]
    {
        assert!(figure == "appealed" || page.has(&format!("/cases?figure={figure}")), "{figure}: {}", page.body);
        let list = world.manager.get(&format!("/cases?figure={figure}")).await;
        assert_eq!(list.body.matches("card--act").count(), cases, "{figure}: {}", list.body);
        assert!(list.has("Il peut y en avoir moins ici") && list.has(&format!("name=\"figure\" value=\"{figure}\"")));
    }
    assert!(
        world.manager.get("/cases?figure=tolt").await.has("cases") && page.has("Les jours entre les premiers mots")
    );
    assert!(page.has("id=\"funnel\"") && page.has("id=\"clocks\"") && page.has("id=\"returns\""), "{}", page.body);
    let narrow = world.manager.get("/tracker?category=4&from=2020-01").await;
    assert!(narrow.has("class=\"chips") && narrow.has("href=\"/tracker?from&#x3D;2020-01\""), "{}", narrow.body);
    let since = world.manager.get("/tracker?from=2020-01").await;
    assert!(
        since.has("/cases?figure=overdue&amp;from&#x3D;2020-01-01\""),
        "a link leads to the same cases: {}",
        since.body
    );
}

#[actix_web::test]
async fn a_report_of_a_past_day_is_the_same_whatever_is_entered_later() {
    use jaabi::cases;
    use jaabi::tracker::{Fact, Known, Period, Report, View};
    let world = World::new().await;
    let reference = world.record(world.ordinary("plainte")).await;
    let day = world.app.clock.today();
    let report = |known_on: Option<chrono::NaiveDate>| {
        let today = world.app.clock.today();
        let facts = world.app.read(|conn| Ok(cases::facts(conn, None, None, today)?));
        let facts = facts.into_iter().map(Fact::from).collect();
        let known = Known::seen(View { day, known_on }, Period::default(), facts, &|_| None);
        serde_json::to_value(Report::of(&known, &jaabi::programme::Calendar::default())).unwrap()
    };
    let (then, open) = (report(Some(day)), report(None));
    world.app.later(30 * 86_400);
    world.handler.sign_in().await;
    let on = day.to_string();
    world.act(&world.handler, &reference, "acknowledge", &[("on", on.as_str())]).await;
    world.act(&world.handler, &reference, "answer", &[("text", "oui")]).await;
    let tell = [("how", "phone"), ("on", on.as_str()), ("satisfied", "not_asked")];
    world.act(&world.handler, &reference, "tell", &tell).await.leads_to(&format!("/cases/{reference}?done=tell"));
    world.act(&world.handler, &reference, "category", &[("category", "5"), ("reason", "relu")]).await;
    assert_eq!(report(Some(day)), then, "as it was known then");
    assert_eq!((&open["told"], &report(None)["told"]), (&0.into(), &1.into()), "as it is known today");
}

/// Records cases of a project, an activity or neither.
async fn record_work(world: &World, count: usize, project: Option<&str>, activity: Option<&str>) {
    for n in 0..count {
        let mut new = world.ordinary(&format!("sac {n}"));
        new.project = project.map(str::to_owned);
        new.activity = activity.map(str::to_owned);
        world.record(new).await;
    }
}

#[actix_web::test]
async fn who_speaks_stands_beside_who_lives_there() {
    let world = World::new().await;
    for n in 0..40 {
        let mut new = world.ordinary(&format!("sac {n}"));
        new.sex = Some(if n < 10 { Sex::Female } else { Sex::Male });
        world.record(new).await;
    }
    let heading = "Qui parle, à côté de qui vit là";
    assert!(!world.manager.get("/tracker").await.has(heading), "nobody counted them yet");
    let new = "/settings/lists/population/new";
    for (name, place, women) in [("Partout, 2020", "", "50"), ("DTM 2026", "région Mopti", "52")] {
        let fields = [("name_fr", name), ("place", place), ("women", women), ("older", "5"), ("seen", "")];
        world.admin.post(new, &fields).await.leads_to("/settings/lists/population?done=setting-saved");
    }
    let page = world.manager.get("/tracker").await;
    assert!(page.has(heading) && page.has("DTM 2026") && !page.has("Partout, 2020"), "{}", page.body);
    // R: prop.test(10, 40, correct = FALSE)$conf.int: 0.1419 0.4019
    assert!(page.has("25&nbsp;%") && page.has("14 à 40, sur 40") && page.has("Moins parlent"), "{}", page.body);
    assert!(page.has("Trop peu l’ont dit"), "nobody said how old: {}", page.body);
    let wrong = [("name_fr", "x"), ("women", "101"), ("seen", "")];
    assert_eq!(world.admin.post(new, &wrong).await.status, 422);
}

#[actix_web::test]
async fn figures_of_a_project_a_donor_or_an_activity_stand_alone_and_give_nobody_else_away() {
    let world = World::new().await;
    for (kind, fields) in [
        ("donor", vec![("name_fr", "Fonds vert")]),
        ("project", vec![("name_fr", "Vivres"), ("donor", "fonds_vert")]),
        ("project", vec![("name_fr", "Semences"), ("donor", "fonds_vert")]),
        ("project", vec![("name_fr", "Puits")]),
        ("activity", vec![("name_fr", "Mil"), ("project", "vivres")]),
    ] {
        world.admin.post(&format!("/settings/lists/{kind}/new"), &[&fields[..], &[("seen", "")]].concat()).await;
    }
    record_work(&world, 12, Some("vivres"), Some("mil")).await;
    record_work(&world, 3, Some("semences"), None).await;
    record_work(&world, 9, Some("puits"), None).await;
    let page = async |query: &str| world.manager.get(&format!("/tracker?{query}")).await;
    let few = "trop peu de dossiers avec ces choix";
    for (query, shown) in [
        ("donor=fonds_vert", true),
        ("project=puits", true),
        // the donor has 15: with 12 shown, the other project would have 3
        ("project=vivres", false),
        ("activity=mil", false),
        ("project=semences", false),
    ] {
        let page = page(query).await;
        assert_eq!((page.status, page.has("figures--head"), page.has(few)), (200, shown, !shown), "{query}");
        assert!(!page.has("Par catégorie"), "{query}");
        assert!(page.has("class=\"chips"), "{query}");
        let file = world.manager.get(&format!("/tracker.csv?{query}")).await;
        assert!(!file.body.lines().any(|line| line.contains(",12,")), "{query}: {}", file.body);
    }
    for query in ["project=puits&category=3", "project=puits&donor=fonds_vert", "activity=mil&place=Mopti", "donor=x"] {
        let page = page(query).await;
        assert!(page.status == 422 && page.has("Aucun chiffre"), "{query}");
    }
}
