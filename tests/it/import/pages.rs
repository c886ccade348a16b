//! `/import` in a browser: send, look, say yes, read the report; nobody but the data loader.
use super::{ordinary, sealed};
use crate::support::world::{CANARY, World};
use crate::support::{Answer, Person, role};
use actix_web::test::TestRequest;
use jaabi::access::Role;

/// A file with an ordinary row, a sensitive one and one that cannot be taken.
fn tracker() -> String {
    format!(
        "N°;Reçue le;Région;Commune;Catégorie;Résumé;Nom;Couleur\n1;02/02/2026;Mopti;Neuve;3;une bâche;Awa;vert\n\
         2;03/02/2026;Mopti;;6;{CANARY};{CANARY};\n3;31/02/2026;Mopti;;4;trop tard;;\n"
    )
}

/// Posts a file as a browser does.
pub(super) async fn send(person: &Person, token: &str, mapping: &str, (name, bytes): (&str, &[u8])) -> Answer {
    let mut body = format!(
        "--limit\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n--limit\r\ncontent-disposition: \
         form-data; name=\"mapping\"\r\n\r\n{mapping}\r\n--limit\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: text/csv\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--limit--\r\n");
    let kind = ("content-type", "multipart/form-data; boundary=limit");
    let length = ("content-length", body.len().to_string());
    person.send(TestRequest::post().uri("/import").insert_header(kind).insert_header(length).set_payload(body)).await
}

pub(super) async fn sent(person: &Person, name: &str, bytes: &[u8]) -> Answer {
    let token = person.get("/import").await.csrf().expect("a form");
    send(person, &token, "", (name, bytes)).await
}

/// Sends a file; answers where it lies, without the step that comes first.
pub(super) async fn laid_down(person: &Person, name: &str, bytes: &[u8]) -> String {
    let columns = sent(person, name, bytes).await.location.expect("on to its columns");
    columns.strip_suffix("/columns").expect("its columns").to_owned()
}

#[actix_web::test]
async fn a_data_loader_sends_looks_and_says_yes() {
    let world = World::new().await;
    let loader = &world.loader;
    let start = loader.get("/import").await;
    assert!(start.has("Reprendre un tableau") && start.has("Date de réception"), "{}", start.body);
    let address = laid_down(loader, "C:\\Suivi\\registre mars.csv", tracker().as_bytes()).await;
    let page = loader.get(&address).await;
    assert_eq!(page.status, 200, "{}", page.body);
    for text in
        ["registre mars.csv", "Couleur", "gardée dans les remarques", "Dossiers à créer", "31/02/2026", "Ligne 4"]
    {
        assert!(page.has(text), "{text}: {}", page.body);
    }
    for text in [CANARY, "une bâche", "Awa", "vert"] {
        assert!(!page.has(text), "{text}");
    }
    assert!(ordinary(&world).is_empty() && sealed(&world).is_empty());
    loader.post(&address, &[]).await.leads_to(&address);
    let report = loader.get(&address).await;
    assert!(report.has("C’est fait") && report.has("Dossiers créés") && report.has("31/02/2026"), "{}", report.body);
    assert!(!report.has(CANARY));
    assert_eq!((ordinary(&world).len(), sealed(&world).len()), (1, 1));
    // pressed again, nothing happens; sent again, nothing is new
    loader.post(&address, &[]).await.leads_to(&address);
    assert_eq!(ordinary(&world).len(), 1);
    let again = laid_down(loader, "registre.csv", tracker().as_bytes()).await;
    let page = loader.get(&again).await;
    assert!(page.has("rien de nouveau") && !page.has("Importer</button>"), "{}", page.body);
}

#[actix_web::test]
async fn a_file_is_the_senders_alone_and_goes_when_it_is_not_wanted() {
    let world = World::new().await;
    let loader = &world.loader;
    let other = world.app.person("Binta Sy", &[role(Role::DataLoader)]).await;
    let address = laid_down(loader, "f.csv", tracker().as_bytes()).await;
    let unknown = other.get("/import/6f2b7c1e-0000-4000-8000-000000000000").await;
    let theirs = other.get(&address).await;
    assert_eq!((theirs.status, unknown.status), (410, 410));
    assert!(theirs.has("Envoyez-le encore"), "{}", theirs.body);
    other.post(&address, &[]).await.leads_to(&address);
    other.post(&format!("{address}/cancel"), &[]).await;
    assert_eq!(loader.get(&address).await.status, 200, "nobody else imports or wipes it");
    let gone = loader.post(&format!("{address}/cancel"), &[]).await;
    gone.leads_to("/import?done=import-cancelled");
    assert_eq!(loader.get(&address).await.status, 410);
    assert!(ordinary(&world).is_empty());
    let address = laid_down(loader, "f.csv", tracker().as_bytes()).await;
    world.app.later(601);
    loader.sign_in().await;
    assert_eq!(loader.get(&address).await.status, 410, "ten minutes later it is wiped");
}

#[actix_web::test]
async fn a_warning_names_the_sheet_of_its_row() {
    let world = World::new().await;
    let mut book = rust_xlsxwriter::Workbook::new();
    for (month, cercle) in [("Janvier", "Mopti"), ("Février", "Gao")] {
        let sheet = book.add_worksheet().set_name(month).unwrap();
        sheet.write_row(0, 0, ["Reçue le", "Région", "Cercle", "Catégorie", "Résumé"]).unwrap();
        sheet.write_row(1, 0, ["02/02/2026", "ML05", cercle, "3", month]).unwrap();
        sheet.write_row(2, 0, ["31/02/2026", "", "", "3", ""]).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let address = laid_down(&world.loader, "f.xlsx", &bytes).await;
    let page = world.loader.get(&address).await;
    assert!(page.has("Février · 2 (ML05 / Gao)") && page.has("Janvier · Ligne 3"), "{}", page.body);
    let report = super::import_as(&world, "f.xlsx", &bytes, false).await.unwrap();
    let report = serde_json::to_value(&report).unwrap();
    let spots = serde_json::json!([{ "sheet": "Février", "row": 2, "about": "ML05 / Gao" }]);
    let warning = serde_json::json!({ "kind": "place_contradicts", "count": 1, "rows": [2], "places": spots });
    assert_eq!(report["warnings"], serde_json::json!([warning]));
    let places: Vec<_> = ordinary(&world).into_iter().map(|fact| fact.region).collect();
    assert_eq!(places, [Some(world.mopti.place), Some(world.gao.place)], "the cercle says where it was");
}

#[actix_web::test]
async fn what_is_no_tracker_is_refused_with_a_sentence() {
    let world = World::new().await;
    let loader = &world.loader;
    for (name, bytes, said) in [
        ("photo.csv", b"\x89PNG\r\n\x1a\n\0\0\0".as_slice(), "pas un tableau"),
        ("vide.csv", b"".as_slice(), "vide"),
        ("", b"".as_slice(), "Aucun fichier"),
        ("liste.csv", b"Nom;Age\nAwa;3\n".as_slice(), "titres des colonnes"),
    ] {
        let answer = sent(loader, name, bytes).await;
        assert!(answer.status == 422 && answer.has(said) && answer.has("name=\"file\""), "{name}: {}", answer.body);
    }
    let large = sent(loader, "f.csv", &vec![b'a'; 20 * 1024 * 1024 + 1]).await;
    assert!(large.status == 413 && large.has("20 Mo"), "{}", large.body);
    let forged = send(loader, "no token", "", ("f.csv", tracker().as_bytes())).await;
    assert_eq!(forged.status, 403);
    assert_eq!(loader.post("/import", &[]).await.status, 403, "no file at all");
}

#[actix_web::test]
async fn nobody_but_the_data_loader_has_the_page() {
    let world = World::new().await;
    let address = laid_down(&world.loader, "f.csv", tracker().as_bytes()).await;
    for (who, person) in world.everybody().into_iter().filter(|(who, _)| *who != "loader") {
        assert_eq!(person.get("/import").await.status, 404, "{who}");
        assert_eq!(person.get(&address).await.status, 404, "{who}");
        assert_eq!(person.post(&address, &[]).await.status, 404, "{who}");
    }
    assert!(world.loader.get("/import").await.has("href=\"/import\""));
    assert!(ordinary(&world).is_empty());
}

#[actix_web::test]
async fn without_a_focal_point_the_page_says_so_and_offers_nothing() {
    let world = World::new().await;
    for person in [&world.focal, &world.second, &world.far] {
        let key = person.key.unwrap();
        world.app.leave(key).await;
    }
    let address = laid_down(&world.loader, "f.csv", tracker().as_bytes()).await;
    let page = world.loader.get(&address).await;
    assert!(page.has("Rien n’a été pris") && !page.has("Importer</button>"), "{}", page.body);
    world.loader.post(&address, &[]).await.leads_to(&address);
    let page = world.loader.get(&address).await;
    assert!(page.has("pas terminé") && page.has("point focal"), "{}", page.body);
    assert!(ordinary(&world).is_empty());
}
