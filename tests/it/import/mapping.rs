//! A tracker that nobody understands by itself is put right by hand: its columns, its words, and again next time.
use super::pages::{laid_down, send, sent};
use super::{ordinary, sealed, seen_by};
use crate::support::world::{CANARY, World};
use crate::support::{Person, role};
use jaabi::access::Role;
use jaabi::cases::model::State;

/// A tracker in an organisation's own words. Its fourth and fifth case are sensitive.
fn own_words() -> String {
    format!(
        "N°;Jour;Catégorie;Avancement;Exposé;Nom;Téléphone;Village;Visa;Région\n\
         1;02/02/2026;3;vu;la bâche est trouée;Awa Traoré;76000001;Konna;;Mopti\n\
         2;03/02/2026;3;vu;le forage est sec;Moussa Diallo;76000002;Sofara;bon;Mopti\n\
         3;04/02/2026;4;pas vu;merci pour la pompe;Oumar;76000003;Konna;bon;Mopti\n\
         4;05/02/2026;6;{CANARY};{CANARY};{CANARY};{CANARY};{CANARY};{CANARY};Mopti\n\
         5;05/02/2026;8;{CANARY};{CANARY};{CANARY};{CANARY};{CANARY};{CANARY};Mopti\n\
         6;06/02/2026;3;pas vu;la pompe;Fanta;76000004;Konna;;Mopti\n"
    )
}

/// What no page on the way may show.
const NEVER: [&str; 12] =
    [CANARY, "Awa", "Traoré", "Moussa", "Oumar", "Fanta", "76000001", "Konna", "Sofara", "bâche", "forage", "pompe"];

async fn page(person: &Person, address: &str) -> String {
    let answer = person.get(address).await;
    assert_eq!(answer.status, 200, "{address}: {}", answer.body);
    for text in NEVER {
        assert!(!answer.has(text), "{text} on {address}");
    }
    answer.body
}

#[actix_web::test]
async fn columns_and_words_are_put_right_and_kept_for_the_next_file() {
    let world = World::new().await;
    let loader = &world.loader;
    let address = laid_down(loader, "ong.csv", own_words().as_bytes()).await;
    let columns = page(loader, &format!("{address}/columns")).await;
    assert!(
        columns.contains("Jour") && columns.contains("Avancement") && columns.contains("c-avancement"),
        "{columns}"
    );
    // without the day nothing can be made of it: the way leads back, and says why
    loader.get(&address).await.leads_to(&format!("{address}/columns"));
    let refused = loader.post(&format!("{address}/columns"), &[("c-jour", "own")]).await;
    assert!(refused.status == 422 && refused.has("Il manque la date de réception"), "{}", refused.body);
    let both = [("c-jour", "received"), ("c-avancement", "status"), ("c-visa", "status")];
    let refused = loader.post(&format!("{address}/columns"), &both).await;
    assert!(refused.status == 422 && refused.has("Deux colonnes ne peuvent pas être"), "{}", refused.body);
    let right = [("c-jour", "received"), ("c-avancement", "status"), ("c-visa", "own")];
    loader.post(&format!("{address}/columns"), &right).await.leads_to(&format!("{address}/values"));
    let words = page(loader, &format!("{address}/values")).await;
    assert!(words.contains("v-status-vu") && words.contains("v-status-pas vu"), "{words}");
    let said = [("v-status-vu", "closed"), ("v-status-pas vu", "in_progress")];
    loader.post(&format!("{address}/values"), &said).await.leads_to(&address);
    let preview = page(loader, &address).await;
    assert!(preview.contains("corrigé à la main") && preview.contains("pas de date de clôture"), "{preview}");
    assert!(ordinary(&world).is_empty());
    let kept = loader.post(&format!("{address}/keep"), &[("organisation", "ONG Yiriwa")]).await;
    kept.leads_to(&format!("{address}?done=import-kept"));
    loader.post(&address, &[]).await.leads_to(&address);
    let report = page(loader, &address).await;
    assert!(report.contains("détruisez les anciennes copies") && report.contains("ong.csv"), "{report}");
    assert_eq!((ordinary(&world).len(), sealed(&world).len()), (4, 2));
    let states: Vec<State> = seen_by(&world, &world.handler, false).iter().map(|(case, _)| case.state).collect();
    // closed without a day is open all the same
    assert_eq!(states, [State::InProgress; 4]);
}

#[actix_web::test]
async fn a_kept_reading_is_chosen_used_and_forgotten() {
    let world = World::new().await;
    let loader = &world.loader;
    let address = laid_down(loader, "ong.csv", own_words().as_bytes()).await;
    let right = [("c-jour", "received"), ("c-avancement", "status")];
    loader.post(&format!("{address}/columns"), &right).await.leads_to(&format!("{address}/values"));
    let nameless = loader.post(&format!("{address}/keep"), &[("organisation", " ")]).await;
    nameless.leads_to(&format!("{address}?done=import-needs-name"));
    loader.post(&format!("{address}/keep"), &[("organisation", "ONG Yiriwa")]).await;
    assert!(loader.get("/import").await.has("<option value=\"ONG Yiriwa\""));
    let token = loader.get("/import").await.csrf().unwrap();
    let answer = send(loader, &token, "ONG Yiriwa", ("mars.csv", own_words().as_bytes())).await;
    let address = answer.location.unwrap();
    let columns = page(loader, &address).await;
    assert!(columns.contains("value=\"received\" selected"), "{columns}");
    let preview = address.strip_suffix("/columns").unwrap();
    assert!(page(loader, preview).await.contains("Dossiers à créer"), "it can be imported at once");
    loader.post("/import/corrections/remove", &[("organisation", "ong yiriwa")]).await;
    assert!(!loader.get("/import").await.has("Yiriwa"));
    let log = world.auditor.get("/audit").await;
    assert!(log.has("corrections d’un tableau gardées") && !log.has("Yiriwa"), "{}", log.body);
}

/// Whatever a data loader says about a column or a word, what is sensitive stays sealed, and nothing of it is shown.
#[actix_web::test]
async fn no_correction_opens_what_the_headings_seal() {
    let world = World::new().await;
    let loader = &world.loader;
    let csv = format!(
        "Reçue le;Catégorie;Niveau de sensibilité;Résumé;Nom;Priorité\n02/02/2026;6;;{CANARY};{CANARY};3\n\
         03/02/2026;3;sensible;{CANARY};{CANARY};3\n04/02/2026;3;;rien;Awa;3\n"
    );
    let address = laid_down(loader, "f.csv", csv.as_bytes()).await;
    let wrong = [
        ("c-categorie", "aside"),
        ("c-priorite", "category"),
        ("c-niveau de sensibilite", "aside"),
        ("c-resume", "status"),
        ("c-nom", "sex"),
    ];
    loader.post(&format!("{address}/columns"), &wrong).await.leads_to(&format!("{address}/values"));
    let words = [("v-category-6", "3"), ("v-sensitivity-sensible", "ordinary")];
    loader.post(&format!("{address}/values"), &words).await;
    for step in ["/columns", "/values", ""] {
        let answer = loader.get(&format!("{address}{step}")).await;
        assert!(!answer.has(CANARY) && !answer.has("rien<") && !answer.has("Awa"), "{step}: {}", answer.body);
    }
    loader.post(&address, &[]).await;
    assert_eq!((ordinary(&world).len(), sealed(&world).len()), (1, 2));
}

#[actix_web::test]
async fn a_row_understood_otherwise_is_still_the_same_row() {
    let world = World::new().await;
    let loader = &world.loader;
    let csv = "Reçue le;Catégorie;Résumé;Détail\n02/02/2026;3;la pompe;la grande\n";
    let address = laid_down(loader, "f.csv", csv.as_bytes()).await;
    loader.post(&address, &[]).await;
    assert_eq!(ordinary(&world).len(), 1);
    let address = laid_down(loader, "f.csv", csv.as_bytes()).await;
    loader.post(&format!("{address}/columns"), &[("c-detail", "summary")]).await;
    loader.post(&address, &[]).await;
    assert_eq!(ordinary(&world).len(), 1, "corrected, it is not taken a second time");
}

#[actix_web::test]
async fn letters_written_twice_are_flagged_and_repaired_if_wanted() {
    let world = World::new().await;
    let csv = "ReÃ§ue le;CatÃ©gorie;RÃ©gion;RÃ©sumÃ©\n02/02/2026;3;Mopti;l'Ã©cole\n03/02/2026;3;Mopti;déjà\n";
    for (repair, text) in [(true, "l&#x27;école"), (false, "l&#x27;Ã©cole")] {
        let world = World::new().await;
        let address = laid_down(&world.loader, "f.csv", csv.as_bytes()).await;
        let columns = world.loader.get(&format!("{address}/columns")).await;
        assert!(columns.has("Dans une ligne, des lettres sont écrites deux fois"), "{}", columns.body);
        let asked = [("letters", "asked"), ("repair", "yes")];
        world.loader.post(&format!("{address}/columns"), &asked[..if repair { 2 } else { 1 }]).await;
        let preview = world.loader.get(&address).await;
        assert!(preview.has(if repair { "réparées" } else { "restent comme elles sont" }), "{}", preview.body);
        world.loader.post(&address, &[]).await;
        let list = world.handler.get("/cases").await;
        assert!(list.body.contains(text), "{repair}: {}", list.body);
    }
    assert!(ordinary(&world).is_empty());
}

#[actix_web::test]
async fn nobody_but_the_sender_puts_a_file_right() {
    let world = World::new().await;
    let other = world.app.person("Binta Sy", &[role(Role::DataLoader)]).await;
    let address = laid_down(&world.loader, "f.csv", own_words().as_bytes()).await;
    for step in ["columns", "values"] {
        assert_eq!(other.get(&format!("{address}/{step}")).await.status, 410);
        assert_eq!(other.post(&format!("{address}/{step}"), &[("c-jour", "received")]).await.status, 410);
    }
    assert_eq!(other.post(&format!("{address}/keep"), &[("organisation", "x")]).await.status, 410);
    for (who, person) in world.everybody().into_iter().filter(|(who, _)| *who != "loader") {
        for step in ["columns", "values", "keep"] {
            assert_eq!(person.post(&format!("{address}/{step}"), &[]).await.status, 404, "{who} {step}");
        }
        assert_eq!(person.post("/import/corrections/remove", &[("organisation", "x")]).await.status, 404, "{who}");
    }
    assert!(sent(&world.loader, "liste.csv", b"Nom;Age\nAwa;3\n").await.status == 422);
}
