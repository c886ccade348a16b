//! Where rows go, what is kept of them, and when nothing is taken at all.
use super::{import, import_as, ordinary, sealed, seen_by, warned};
use crate::support::world::{CANARY, World};
use jaabi::access::Level;
use jaabi::cases::model::{Naming, State, Track};
use jaabi::cases::{self, Error as CaseError};
use jaabi::desks::DeskKind;
use jaabi::exchange::Error;
use jaabi::notify;
use jaabi::places::Book;

const HEAD: &str = "N°;Reçue le;Région;Cercle;Commune;Village / site;Comité de plaintes;Tranche d'âge;Secteur;Catégorie;\
    Résumé;Niveau de sensibilité;Statut;Échéance;Retour au plaignant;Satisfaction;Réponse donnée le;Clôturée le;Motif de \
    clôture;Nom;Contact;Observations\n";

/// A row by the columns that matter; the others are empty.
fn row(cells: &[(&str, &str)]) -> String {
    let known: Vec<&str> = HEAD.trim_end().split(';').collect();
    assert!(cells.iter().all(|(name, _)| known.contains(name)), "{cells:?}");
    let cell = |name: &&str| cells.iter().find(|(known, _)| known == name).map_or("", |(_, text)| *text).to_owned();
    known.iter().map(cell).collect::<Vec<_>>().join(";") + "\n"
}

fn file(rows: &[&[(&str, &str)]]) -> String {
    HEAD.to_owned() + &rows.iter().map(|cells| row(cells)).collect::<String>()
}

const RECEIVED: (&str, &str) = ("Reçue le", "02/02/2026");
const LATER: (&str, &str) = ("Reçue le", "03/02/2026");
const IN_MOPTI: (&str, &str) = ("Région", "Mopti");

#[actix_web::test]
async fn unknown_communes_sites_and_committees_wait_to_be_confirmed_where_the_file_says_they_lie() {
    let world = World::new().await;
    let common = [RECEIVED, ("Catégorie", "3"), IN_MOPTI];
    let with = |more: &[(&'static str, &'static str)]| [&common[..], more].concat();
    let report = import(
        &world,
        &file(&[
            &with(&[
                ("Résumé", "a"),
                ("Cercle", "Mopti"),
                ("Commune", "Socoura"),
                ("Comité de plaintes", "Comité Est"),
            ]),
            &with(&[
                ("Résumé", "b"),
                ("Cercle", "Mopti"),
                ("Commune", "SOCOURA"),
                ("Comité de plaintes", "comité est"),
            ]),
            &with(&[("Résumé", "c"), ("Cercle", "Mopti"), ("Commune", "Socoura"), ("Village / site", "Site Barbé")]),
            &with(&[("Résumé", "d"), ("Cercle", "Bankass"), ("Commune", "Socoura")]),
            &[RECEIVED, ("Catégorie", "3"), ("Résumé", "e"), ("Région", "Atlantis")],
            &with(&[("Résumé", "f"), ("Comité de plaintes", "Socoura")]),
        ]),
    )
    .await;
    assert_eq!(report.created, 6);
    assert_eq!(
        warned(&report),
        [
            ("unknown_place", [2, 4, 6].as_slice()),
            ("place_contradicts", [5].as_slice()),
            ("unknown_committee", [2].as_slice())
        ]
    );
    let (book, committees) = world.app.read(|conn| Ok((Book::load(conn)?, jaabi::committees::all(conn)?)));
    let new: Vec<String> =
        book.of_level(Level::Commune).iter().filter(|p| p.to_confirm).map(|p| book.label(p.key)).collect();
    assert_eq!(new, ["Socoura (Mopti, Mopti)"], "a row that contradicts itself adds nothing");
    assert!(world.app.program.places.book().meant("Site Barbé").is_some(), "the pages know the new places");
    let unconfirmed: Vec<&str> = committees.iter().filter(|c| c.to_confirm).map(|c| c.name.as_str()).collect();
    assert_eq!(unconfirmed, ["Comité Est"]);
    assert_eq!(ordinary(&world).iter().filter(|c| c.committee == Some(world.committee)).count(), 1);
    assert_eq!(ordinary(&world).iter().filter(|c| c.region.is_none()).count(), 1);
}

#[actix_web::test]
async fn a_row_keeps_its_steps_and_none_is_invented() {
    let world = World::new().await;
    let report = import(
        &world,
        &file(&[
            &[
                ("N°", "ML-1"),
                RECEIVED,
                IN_MOPTI,
                ("Catégorie", "5"),
                ("Secteur", "EHA"),
                ("Résumé", "pompe cassée"),
                ("Statut", "clôturée"),
                ("Échéance", "10/02/2026"),
                ("Retour au plaignant", "O"),
                ("Satisfaction", "partiel"),
                ("Réponse donnée le", "05/02/2026"),
                ("Clôturée le", "08/02/2026"),
                ("Motif de clôture", "Résolue"),
                ("Nom", "Kadidia"),
                ("Contact", "+22376000001"),
                ("Observations", "revoir en mars"),
            ],
            &[RECEIVED, IN_MOPTI, ("Catégorie", "3"), ("Résumé", "un abri"), ("Statut", "clôturée")],
            &[RECEIVED, IN_MOPTI, ("Catégorie", "2"), ("Résumé", "quand"), ("Retour au plaignant", "Oui")],
        ]),
    )
    .await;
    assert_eq!(report.created, 3, "{report:?}");
    assert_eq!(super::warned(&report), [("closed_without_date", [3].as_slice())]);
    let lines = seen_by(&world, &world.handler, false);
    let find = |category| lines.iter().find(|(_, o)| o.as_ref().is_some_and(|o| o.category == category)).unwrap();
    let (case, Some(kept)) = find(5) else { panic!("no case") };
    let day = |d| chrono::NaiveDate::from_ymd_opt(2026, 2, d);
    assert_eq!((case.state, case.due_on, case.closed_on), (State::Closed, day(10), day(8)));
    assert_eq!((kept.answered_on, kept.told_on, kept.acknowledged_on), (day(5), day(5), None));
    assert_eq!((kept.satisfied.as_deref(), kept.former_reference.as_deref()), (Some("partly"), Some("ML-1")));
    assert_eq!((kept.closing_reason.unwrap().as_str(), kept.naming), ("resolved", Naming::Named));
    assert_eq!(kept.assigned_key, world.handler.key, "exactly one handler is near");
    let page = world.handler.get(&format!("/cases/{}", case.reference)).await;
    assert!(page.has("Kadidia") && page.has("revoir en mars") && page.has("Statut dans le tableau"), "{}", page.body);
    let (open, _) = find(3);
    assert_eq!((open.state, open.closed_on), (State::InProgress, None), "without a closing date it is open");
    let (_, Some(asked)) = find(2) else { panic!("no case") };
    assert_eq!(asked.told_on, None, "nobody wrote when");
    let waiting = world.app.read(|conn| Ok(notify::due(conn, &notify::Reach::at(world.app.clock.now()), 50)?));
    assert!(waiting.is_empty(), "an import writes to no handler");
}

#[actix_web::test]
async fn sensitive_rows_go_to_their_desk_and_leave_no_word_behind() {
    let world = World::new().await;
    let telling = [RECEIVED, IN_MOPTI, ("Cercle", "Mopti"), ("Nom", CANARY), ("Contact", CANARY), ("Résumé", CANARY)];
    let more = [("Commune", CANARY), ("Comité de plaintes", CANARY), ("N°", CANARY), ("Observations", CANARY)];
    let with = |own: &[(&'static str, &'static str)]| [own, &telling[..], &more].concat();
    let report = import(
        &world,
        &file(&[
            &with(&[("Catégorie", "6")]),
            &with(&[("Catégorie", "7"), ("Clôturée le", "03/02/2026")]),
            &with(&[("Catégorie", "8"), ("Tranche d'âge", "0-17")]),
            &with(&[("Catégorie", "8"), ("Niveau de sensibilité", "hypersensible"), LATER]),
            &with(&[("Catégorie", "8"), ("Reçue le", "04/02/2026")]),
            &with(&[("Catégorie", "3"), ("Niveau de sensibilité", "sensible")]),
            &with(&[("Catégorie", "6"), ("Clôturée le", "31/02/2026")]),
        ]),
    )
    .await;
    assert_eq!((report.created, report.rejected.len()), (6, 1));
    assert_eq!(report.rejected[0].value, None);
    assert!(!serde_json::to_string(&report).unwrap().contains(CANARY));
    assert!(ordinary(&world).is_empty());
    let tracks = |lines: &[cases::Line]| {
        let mut tracks: Vec<&str> = lines.iter().map(|(case, _)| case.track.as_str()).collect();
        tracks.sort_unstable();
        tracks.join(" ")
    };
    assert_eq!(tracks(&seen_by(&world, &world.focal, true)), "psea");
    assert_eq!(tracks(&seen_by(&world, &world.far, true)), "child gbv integrity rights rights");
    assert!(sealed(&world).iter().all(|(case, _)| case.region == Some(world.mopti.place)));
    for path in std::fs::read_dir(&world.app.program.config.data).unwrap().map(|f| f.unwrap().path()) {
        let bytes = std::fs::read(&path).unwrap_or_default();
        assert!(!bytes.windows(CANARY.len()).any(|w| w == CANARY.as_bytes()), "{}", path.display());
    }
    let book = world.app.read(|conn| Ok(Book::load(conn)?));
    assert!(book.of_level(Level::Commune).is_empty(), "nothing of a sensitive row becomes a place");
    for (track, told) in [(Track::Psea, true), (Track::Gbv, false), (Track::Child, false), (Track::Rights, true)] {
        let lines = sealed(&world);
        let (case, _) = lines.iter().find(|(case, _)| case.track == track).unwrap();
        let reader = if track == Track::Psea { &world.focal } else { &world.far };
        let page = reader.get(&format!("/cases/{}", case.reference)).await;
        assert!(page.has("Ancien numéro") && page.has("Nom"), "{}", page.body);
        // name, contact, commune, committee and number; the summary and what nobody understood only where stories are kept
        let times = page.body.matches(CANARY).count();
        assert_eq!(times, if told { 7 } else { 5 }, "{track:?}: {}", page.body);
    }
    let letters = world.app.read(|conn| Ok(notify::due(conn, &notify::Reach::at(world.app.clock.now()), 50)?));
    assert_eq!(letters.len(), 3, "one for each focal point, however many cases");
}

#[actix_web::test]
async fn without_anybody_to_open_them_nothing_of_the_file_is_taken() {
    let world = World::new().await;
    for person in [&world.focal, &world.second, &world.far] {
        let key = person.key.unwrap();
        world.app.leave(key).await;
    }
    let ordinary_row: &[(&str, &str)] = &[RECEIVED, IN_MOPTI, ("Catégorie", "3"), ("Résumé", "x"), ("Commune", "Ici")];
    let sensitive: &[(&str, &str)] = &[RECEIVED, IN_MOPTI, ("Catégorie", "6"), ("Résumé", "y")];
    let csv = file(&[ordinary_row, sensitive]);
    for dry_run in [true, false] {
        let error = import_as(&world, "f.csv", csv.as_bytes(), dry_run).await.unwrap_err();
        assert!(matches!(&error, Error::NoFocalPoint(desks) if *desks == [DeskKind::Psea]), "{error:?}");
        let texts = jaabi::i18n::I18n::load().unwrap();
        let said = error.say(&texts, jaabi::i18n::Lang::FRENCH);
        assert!(said.contains("Rien n’a été pris") && said.contains("PEAS"), "{said}");
    }
    assert!(ordinary(&world).is_empty());
    assert!(world.app.read(|conn| Ok(Book::load(conn)?)).of_level(Level::Commune).is_empty());
    let report = import(&world, &file(&[ordinary_row])).await;
    assert_eq!(report.created, 1, "ordinary rows need no focal point");
}

#[actix_web::test]
async fn without_a_recovery_recipient_no_sensitive_row_is_taken() {
    let world = World::new().await;
    let mut ctx = world.context();
    let mut programme = (*ctx.programme).clone();
    programme.instance.recovery = None;
    ctx.programme = std::sync::Arc::new(programme);
    let db = world.app.db.clone();
    let csv = file(&[&[RECEIVED, IN_MOPTI, ("Catégorie", "7"), ("Résumé", "y")]]);
    let work = move || {
        let read = jaabi::exchange::Tracker::read(csv.as_bytes(), "f.csv", None, ctx.today).unwrap();
        let texts = std::sync::Arc::new(jaabi::i18n::I18n::load().unwrap());
        let lang = jaabi::i18n::Lang::FRENCH;
        let import = jaabi::exchange::Import {
            db: &db,
            ctx: &ctx,
            texts: &texts,
            lang,
            actor: None,
            shelf: None,
            dry_run: false,
        };
        jaabi::exchange::import(&import, &read)
    };
    let error = tokio::task::spawn_blocking(work).await.unwrap().unwrap_err();
    assert!(matches!(error, Error::CannotSeal), "{error:?}");
}

#[actix_web::test]
async fn an_interrupted_import_goes_on_where_it_stopped() {
    let world = World::new().await;
    let rows: Vec<String> = (0..400).map(|n| format!("plainte numéro {n}")).collect();
    let cells: Vec<Vec<(&str, &str)>> =
        rows.iter().map(|text| vec![RECEIVED, IN_MOPTI, ("Catégorie", "4"), ("Résumé", text.as_str())]).collect();
    let some = |n: usize| file(&cells.iter().take(n).map(Vec::as_slice).collect::<Vec<_>>());
    assert_eq!(import(&world, &some(170)).await.created, 170);
    let report = import(&world, &some(400)).await;
    assert_eq!((report.created, report.repeated), (230, 170));
    assert_eq!(ordinary(&world).len(), 400);
}

#[actix_web::test]
async fn two_at_once_take_every_row_once() {
    let world = World::new().await;
    let rows: Vec<String> = (0..200).map(|n| format!("plainte {n}")).collect();
    let cells: Vec<Vec<(&str, &str)>> = rows
        .iter()
        .map(|text| vec![RECEIVED, IN_MOPTI, ("Commune", "Neuve"), ("Catégorie", "4"), ("Résumé", text.as_str())])
        .collect();
    let csv = file(&cells.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let (one, other) = futures_util::join!(import(&world, &csv), import(&world, &csv));
    assert_eq!(one.created + other.created, 200);
    assert_eq!(ordinary(&world).len(), 200);
    let book = world.app.read(|conn| Ok(Book::load(conn)?));
    assert_eq!(book.of_level(Level::Commune).len(), 1);
}

#[test]
fn what_an_import_says_holds_nothing_of_the_file() {
    let texts = jaabi::i18n::I18n::load().unwrap();
    for lang in jaabi::i18n::Lang::all() {
        for error in [
            Error::CannotSeal,
            Error::NoFocalPoint(vec![DeskKind::Gbv]),
            Error::Stopped { created: 3, cause: Box::new(CaseError::DeskMoved.into()) },
            Error::Cases(CaseError::DeskMoved),
            Error::File("x.csv".into()),
        ] {
            let said = error.say(&texts, lang);
            assert!(said.len() > 20 && !said.contains('{') && !said.starts_with("import-"), "{said}");
        }
    }
}
