//! Counting: badges, totals, digests, dashboards, reports, statistics, indexes, maps.
use super::seen::{Question, asked, outsiders, pages, unmoved};
use super::whole::whole;
use crate::support::world::World;
use crate::support::{Person, source};
use jaabi::app;
use jaabi::cases;
use jaabi::cases::model::Track;
use jaabi::web::Who;

/// 6: every page that names nothing, with all its counts; and the letters that a quiet case makes later.
#[actix_web::test]
async fn row_06_counts_badges_page_totals_digests() {
    let world = World::new().await;
    for number in 0..7 {
        world.record(world.ordinary(&format!("la pompe {number}"))).await;
    }
    let nobody = world.app.anonymous();
    let people = outsiders(&world, &nobody);
    world.letters_left().await;
    unmoved(&people, &pages(), whole(&world)).await;
    // letters of the daily round go to those who can open it, and say what every letter says
    world.letters_left().await;
    let (db, ctx, now) = (world.app.db.clone(), world.context(), world.app.clock.now());
    let day = world.app.clock.today() + chrono::TimeDelta::days(90);
    std::thread::spawn(move || cases::chase(&db, &ctx.trust, day, now).unwrap()).join().unwrap();
    let told = world.everybody().into_iter().filter(|(_, person)| world.letter_waits(person));
    assert_eq!(told.map(|(who, _)| who).collect::<Vec<_>>(), ["focal", "second"]);
}

/// 7: where each person lands, and the figures of managers: the same for one sealed case and for many.
#[actix_web::test]
async fn row_07_dashboards_and_insights() {
    let world = World::new().await;
    for number in 0..6 {
        world.record(world.ordinary(&format!("la pompe {number}"))).await;
    }
    // quarters that are frozen stay as they are
    let (book, now) = (world.context().book, (world.app.clock.today(), world.app.clock.now()));
    let frozen = world.app.write(move |conn| Ok(jaabi::tracker::freeze_all(conn, &book, now)?)).await;
    assert_eq!(frozen, 4);
    let queries: Vec<String> = ["", "place=Mopti", "category=6", "category=4", "from=2026-03&to=2026-03", "place=Gao"]
        .map(str::to_owned)
        .into();
    let mut questions = [asked("/tracker", &queries), asked("/tracker.csv", &queries)].concat();
    questions.extend(
        ["/", "/settings", "/team", "/me", "/tracker/quarters", "/tracker/quarters.csv", "/network", "/network/2025Q4"]
            .map(|path| ("GET", path.to_owned())),
    );
    let nobody = world.app.anonymous();
    let many = async {
        let mut last = whole(&world).await;
        for track in [Track::Psea, Track::Integrity, Track::Rights, Track::Gbv, Track::Child, Track::Psea] {
            last = world.take(world.sealed(track)).await;
        }
        last
    };
    unmoved(&outsiders_of_all(&world, &nobody), &questions, many).await;
}

/// Without the desk far away, to which comes what other desks of this world have nobody for.
fn outsiders_of_all<'a>(world: &'a World, nobody: &'a Person) -> Vec<(&'static str, &'a Person)> {
    outsiders(world, nobody).into_iter().filter(|(who, _)| *who != "far").collect()
}

/// 8: reports for those who run the programme. The log tells an auditor of a desk, a day and a kind; the command line, which
/// has the database anyway, measures ordinary cases alone.
#[actix_web::test]
async fn row_08_reports_for_administrators() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    let exact = || world.app.read(|conn| Ok(cases::facts(conn, None, None, world.app.clock.today()).unwrap()));
    let before = exact();
    let reports: Vec<Question> = ["/settings", "/tracker", "/tracker.csv", "/cases.csv", "/readyz", "/healthz"]
        .map(|path| ("GET", path.to_owned()))
        .into();
    let lines = table_of(&world.auditor).await;
    let nobody = world.app.anonymous();
    let people = outsiders(&world, &nobody);
    let reference = unmoved(&people, &reports, world.take(world.sealed(Track::Psea))).await;
    assert_eq!(exact(), before);
    let new: Vec<String> = table_of(&world.auditor).await.into_iter().filter(|line| !lines.contains(line)).collect();
    // the exports of these very questions, and one line about the desk
    let (exported, sealed): (Vec<_>, Vec<_>) = new.iter().partition(|line| line.contains("emporté"));
    assert!(!exported.is_empty(), "{new:?}");
    let [sealed] = sealed.as_slice() else { panic!("{new:?}") };
    assert!(sealed.contains("psea") && sealed.contains("2 mars 2026") && !sealed.contains("09:"), "{sealed}");
    assert!(!sealed.contains(reference.as_str()) && !sealed.contains("Awa"), "{sealed}");
}

/// The lines of the log as words.
pub async fn table_of(auditor: &Person) -> Vec<String> {
    let page = auditor.get("/audit").await;
    let (_, table) = page.body.split_once("<tbody").expect("a table");
    let rows = table.split("</tbody>").next().unwrap().split("<tr").skip(1);
    rows.map(|row| {
        row.split('<')
            .filter_map(|part| part.split_once('>'))
            .map(|(_, text)| text.trim())
            .collect::<Vec<_>>()
            .join(" ")
    })
    .collect()
}

/// 9: no figure is public. What is open to everybody is the same with and without cases of any kind.
#[actix_web::test]
async fn row_09_public_statistics_and_top_lists() {
    let world = World::new().await;
    let open = app::routes().table().into_iter().filter(|policy| policy.who == Who::Public && policy.method == "GET");
    let open: Vec<&str> = open.map(|policy| policy.path).collect();
    let known = ["/assets/{file}", "/healthz", "/readyz", "/sign-in", "/welcome/{link}", "/exit", "/meteo"];
    // for somebody with a slip, who learns nothing without its code
    let by_slip = ["/follow", "/follow/case", "/follow/exit", "/follow/voices/{language}/{prompt}"];
    let mut found = open.clone();
    // for programs, which learn nothing without a token
    let by_token = ["/api/v1/tracker", "/api/v1/openapi.json"];
    // ended quarters, where somebody switched it on: absent in this world
    let switched = ["/summary"];
    // the mark of the organisation stands on the page to sign in
    let mark = ["/logo/{fingerprint}"];
    // for a service somebody was led to, which learns nothing without a code; the same for every link
    let by_link = ["/l/{link}"];
    let mut expected =
        [known.as_slice(), &by_slip, &by_link, &by_token, &switched, &mark, &["/authority", "/authority.crt"]].concat();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
    let questions: Vec<Question> = open.iter().map(|path| ("GET", path.replace("{file}", "jaabi.js"))).collect();
    let nobody = world.app.anonymous();
    let many = async {
        for number in 0..6 {
            world.record(world.ordinary(&format!("la pompe {number}"))).await;
        }
        whole(&world).await
    };
    unmoved(&[("signed out", &nobody)], &questions, many).await;
}

/// 10: facets and suggestions of an index. Only ordinary cases are indexed, and one that is sealed later leaves the index.
#[actix_web::test]
async fn row_10_facets_and_suggesters_of_a_search_index() {
    let world = World::new().await;
    let later = world.record(world.ordinary(super::canary::BIRD)).await;
    assert!(world.manager.get("/cases?q=zorglub").await.has(later.as_str()), "the index works");
    whole(&world).await;
    world.act(&world.member, &later, "seal", &[("track", "psea")]).await.leads_to("/?done=sealed");
    assert_eq!(indexed(&world), Vec::<String>::new());
    assert!(!world.manager.get("/cases?q=zorglub").await.has(later.as_str()));
}

/// Words of the index that begin like the canary.
fn indexed(world: &World) -> Vec<String> {
    use diesel::RunQueryDsl;
    use jaabi::storage::DbConn;
    #[derive(diesel::QueryableByName)]
    struct Word {
        #[diesel(sql_type = diesel::sql_types::Text)]
        word: String,
    }
    // a table of the words in the index, made on a connection of its own
    let mut conn = DbConn::open(&world.app.program.config.database.url).unwrap();
    let found: Vec<Word> = match &mut conn {
        DbConn::Sqlite(conn) => {
            let view = "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, ordinary_fts, row)";
            diesel::sql_query(view).execute(conn).unwrap();
            diesel::sql_query("SELECT term AS word FROM temp.words WHERE term LIKE 'zorg%'").load(conn).unwrap()
        }
        DbConn::Postgres(conn) => {
            let words = "SELECT word FROM ts_stat('SELECT to_tsvector(''simple'', folded) FROM ordinary') \
                WHERE word LIKE 'zorg%'";
            diesel::sql_query(words).load(conn).unwrap()
        }
    };
    found.into_iter().map(|found| found.word).collect()
}

/// 11: there is no map and no coordinate: no route, no column, no link with one.
#[actix_web::test]
async fn row_11_map_heatmap_coordinates_in_links() {
    for policy in app::routes().table() {
        for word in ["map", "carte", "geo", "tile", "near"] {
            assert!(!policy.path.contains(word), "{}", policy.path);
        }
    }
    let schema = source::schema();
    for column in ["latitude", "longitude", " lat ", " lon ", "geometry", "coordinates"] {
        assert!(!schema.contains(column), "{column}");
    }
    let templates = source::files("templates", &["hbs", "js"]);
    assert!(templates.len() > 20);
    for file in templates {
        for word in ["geo:", "geolocation", "openstreetmap", "lat=", "lon="] {
            assert!(!file.text.contains(word), "{} {word}", file.path);
        }
    }
    // the region, which a sealed case keeps in the clear, is shown to nobody: the list of a place stays as it was
    let world = World::new().await;
    let questions = asked("/cases", &["place=Mopti".into(), "kind=sealed&place=Mopti".into()]);
    let nobody = world.app.anonymous();
    unmoved(&outsiders(&world, &nobody), &questions, world.take(world.sealed(Track::Psea))).await;
}
