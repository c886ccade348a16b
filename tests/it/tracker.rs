//! The page and the file of a manager: what is asked, what is answered.
use crate::support::world::World;

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
