//! Lists and figures that are taken away: as workbooks and with HXL tags, as whoever asks sees them, and no more.
use crate::files::everything;
use crate::leaks::canary::found_in;
use crate::leaks::whole::whole;
use crate::support::world::{CANARY, World};
use crate::support::{Answer, Person, in_area, role};
use calamine::{Data, DataType, Reader, Xlsx};
use jaabi::access::Role;
use jaabi::cases::model::Track;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};

async fn csv(person: &Person, fields: &[(&str, &str)]) -> Answer {
    let fields = [&[("format", "csv")], fields].concat();
    person.post("/export", &fields).await
}

/// The cells of the first sheet.
fn sheet(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    range.rows().map(<[Data]>::to_vec).collect()
}

#[actix_web::test]
async fn a_list_is_taken_away_as_it_is_filtered_with_days_as_days() {
    let world = World::new().await;
    let pump = world.record(world.ordinary("la pompe =1+1")).await;
    world.record(world.ordinary("les bâches")).await;
    let list = world.handler.get("/cases?q=pompe").await;
    assert!(list.has("href=\"/export?q"), "{}", list.body);
    let page = world.handler.get("/export?q=pompe&state=open").await;
    assert!(page.has("name=\"q\" value=\"pompe\"") && page.has("name=\"state\" value=\"open\""), "{}", page.body);
    let fields = [("format", "xlsx"), ("q", "pompe"), ("words", "yes")];
    let file = world.handler.post("/export", &fields).await;
    assert_eq!(file.status, 200);
    assert!(file.header("content-disposition").ends_with(".xlsx\""));
    let rows = sheet(&file.bytes);
    assert_eq!((rows.len(), rows[1].len()), (2, 29));
    assert_eq!(rows[1][0], Data::String(pump.to_string()));
    assert_eq!(rows[1][1].as_date(), Some(world.app.clock.today()));
    assert!(matches!(rows[1][1], Data::DateTime(_)), "{:?}", rows[1][1]);
    assert_eq!(rows[1][28], Data::String("la pompe =1+1".into()));
    let bare = world.handler.post("/export", &[("format", "xlsx"), ("q", "pompe")]).await;
    assert_eq!(sheet(&bare.bytes)[1].len(), 28, "what was said leaves only where it is asked for");
}

#[actix_web::test]
async fn more_than_a_block_of_cases_leaves_each_once() {
    let world = World::new().await;
    let mut wanted = BTreeSet::new();
    for at in 0..1003 {
        wanted.insert(world.record(world.ordinary(&format!("n {at}"))).await.to_string());
    }
    for (format, head) in [("csv", 2), ("xlsx", 1)] {
        let file = world.handler.post("/export", &[("format", format)]).await;
        let found: Vec<String> = match format {
            "csv" => file.body.lines().skip(head).map(|line| line.split(',').next().unwrap().to_owned()).collect(),
            _ => sheet(&file.bytes).iter().skip(head).map(|row| row[0].to_string()).collect(),
        };
        assert_eq!((found.len(), found.into_iter().collect::<BTreeSet<_>>()), (1003, wanted.clone()), "{format}");
    }
}

#[actix_web::test]
async fn a_file_with_tags_says_codes_and_runs_nothing() {
    let world = World::new().await;
    world.record(world.ordinary("=HYPERLINK(\"x\")")).await;
    let file = csv(&world.handler, &[("words", "yes")]).await;
    let lines: Vec<&str> = file.body.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 3, "{}", file.body);
    assert!(lines[1].starts_with("#meta+id,#date+received,#date+occurred,#adm1+name,#adm1+code+v_pcodes"));
    let today = world.app.clock.today();
    for part in [format!(",{today},"), ",Mopti,ML05,".into(), ",wash,4,received,".into(), ",'=HYPER".into()] {
        assert!(lines[2].contains(&part) || lines[2].contains(&part.replace(",'", ",\"'")), "{part}: {}", lines[2]);
    }
    for secret in ["Kadidia", "76 00 00 01", "Awa", "Hamidou"] {
        assert!(!file.has(secret), "{secret}");
    }
    // `tests/long.sh hxl` holds it against its schema
    if let Ok(path) = std::env::var("HXL_OUT") {
        std::fs::write(path, &file.bytes).unwrap();
    }
    let schema = world.handler.get("/export/schema.csv").await;
    assert!(schema.has("#valid_tag") && schema.header("content-disposition").contains("schema"));
}

#[actix_web::test]
async fn a_file_behind_a_password_opens_with_it_alone() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    for (password, again, fault) in [("xqzjkv", "xqzjkv", "password"), ("quatre mots bien longs", "autre", "again")] {
        let answer = csv(&world.handler, &[("password", password), ("again", again), ("q", "pompe")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.has(&format!("href=\"#{fault}\"")) && !answer.has(password), "{}", answer.body);
        assert!(answer.has("name=\"q\" value=\"pompe\""), "the filters stay");
    }
    let secret = "quatre mots bien longs";
    let file = csv(&world.handler, &[("password", secret), ("again", secret), ("words", "yes")]).await;
    assert_eq!((file.status, file.header("content-type")), (200, "application/zip"));
    assert!(!file.bytes.windows(8).any(|window| window == b"la pompe"));
    let mut archive = zip::ZipArchive::new(Cursor::new(file.bytes.as_slice())).unwrap();
    assert!(archive.by_index_decrypt(0, b"quatre mots").is_err());
    let mut text = String::new();
    archive.by_index_decrypt(0, secret.as_bytes()).unwrap().read_to_string(&mut text).unwrap();
    assert!(text.contains("la pompe"), "{text}");
}

#[actix_web::test]
async fn nobody_takes_away_what_the_list_does_not_show() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    for person in [&world.member, &world.receiver, &world.focal, &world.loader, &world.admin, &world.auditor] {
        assert_eq!(person.get("/export").await.status, 404, "{}", person.name);
        assert_eq!(csv(person, &[]).await.status, 404, "{}", person.name);
        assert_eq!(person.get("/tracker.xlsx").await.status, 404, "{}", person.name);
    }
    assert_eq!(world.app.anonymous().get("/export").await.status, 303);
    assert_eq!(csv(&world.gao_handler, &[]).await.body.lines().count(), 2, "headings and tags");
    let mut hidden = world.ordinary("les bâches");
    hidden.excluded = vec![world.handler.key.unwrap()];
    world.record(hidden).await;
    let file = csv(&world.handler, &[("words", "yes")]).await;
    assert!(file.has("la pompe") && !file.has("bâches"), "{}", file.body);
    // a form that no page of ours sends takes nothing
    assert_eq!(world.handler.post_bare("/export", &[("format", "csv")]).await.status, 403);
}

#[actix_web::test]
async fn a_sealed_case_changes_no_file_that_is_taken_away() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    let both = [role(Role::Manager), role(Role::Handler)];
    let country = world.app.person("Sira Koné", &both).await;
    let at_desk = [in_area(Role::Handler, world.mopti, None), crate::support::focal_point_of(world.desks["psea"])];
    let at_desk = world.app.person("Kani Sow", &at_desk).await;
    world.join("psea", &at_desk).await;
    let people = [&world.handler, &world.manager, &country, &at_desk];
    let asked: [&[(&str, &str)]; 5] =
        [&[], &[("kind", "sealed")], &[("words", "yes")], &[("category", "6")], &[("mine", "entered")]];
    let mut before = Vec::new();
    for person in people {
        for fields in asked {
            before.push(csv(person, fields).await.body);
        }
        before.push(format!("{:?}", sheet(&person.post("/export", &[("format", "xlsx")]).await.bytes)));
    }
    let figures = sheet(&country.get("/tracker.xlsx").await.bytes);
    let reference = whole(&world).await;
    world.take(world.sealed(Track::Psea)).await;
    let mut after = Vec::new();
    for person in people {
        for fields in asked.iter() {
            let file = csv(person, fields).await;
            assert_eq!(found_in(&file.bytes), None);
            assert!(!file.has(reference.as_str()) && !file.has(CANARY));
            after.push(file.body);
        }
        after.push(format!("{:?}", sheet(&person.post("/export", &[("format", "xlsx")]).await.bytes)));
    }
    assert_eq!(before, after);
    assert_eq!(figures, sheet(&country.get("/tracker.xlsx").await.bytes));
}

#[actix_web::test]
async fn what_leaves_is_noted_and_nothing_of_it_stays() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    let names = || everything(&world.app.program.config.data).into_keys().collect::<BTreeSet<_>>();
    let before = names();
    for format in ["csv", "xlsx"] {
        assert_eq!(world.manager.post("/export", &[("format", format)]).await.status, 200);
    }
    world.manager.get("/tracker.xlsx").await;
    world.manager.get("/tracker.csv").await;
    let new: Vec<_> = names().difference(&before).cloned().collect();
    assert!(new.iter().all(|path| path.to_string_lossy().contains("jaabi.db")), "{new:?}");
    let log = crate::leaks::counting::table_of(&world.auditor).await;
    let noted = |words: &str| log.iter().filter(|line| line.contains(words) && line.contains("Moussa")).count();
    assert_eq!((noted("liste emportée"), noted("chiffres emportés")), (2, 2), "{log:?}");
}

#[actix_web::test]
async fn the_figures_are_a_workbook_that_hides_what_the_page_hides() {
    let world = World::new().await;
    for _ in 0..9 {
        world.record(world.ordinary("la pompe")).await;
    }
    for _ in 0..3 {
        let mut new = world.ordinary("une bâche");
        new.sector = Some("shelter".into());
        world.record(new).await;
    }
    for _ in 0..2 {
        let mut new = world.ordinary("du mil");
        new.sector = Some("food".into());
        world.record(new).await;
    }
    let page = world.manager.get("/tracker").await;
    assert!(page.has("/tracker.xlsx?"), "{}", page.body);
    let rows = sheet(&world.manager.get("/tracker.xlsx").await.bytes);
    assert_eq!((rows[0].len(), &rows[1][3]), (19, &Data::Float(14.0)));
    assert_eq!(rows[1][0].as_date(), Some(world.app.clock.today()));
    let hidden = rows.iter().filter(|row| row[16] == Data::Bool(true)).count();
    assert!(hidden >= 2, "{rows:?}");
    let counts = rows.iter().skip(1).flat_map(|row| row[3..8].iter());
    assert!(counts.filter_map(Data::get_float).all(|n| n == 0.0 || n >= 5.0), "{rows:?}");
    let file = world.manager.get("/tracker.csv").await;
    let tags = file.body.lines().nth(1).unwrap();
    assert!(tags.starts_with("#date+asof,#x_feedback+group,") && tags.contains("#x_suppressed+bool"), "{tags}");
}
