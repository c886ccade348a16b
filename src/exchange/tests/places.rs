//! Where rows belong: names, aliases, levels, parents.
use crate::access::Level;
use crate::committees::Committee;
use crate::exchange::gazetteer::{Gazetteer, Ground};
use crate::exchange::place::{InRegion, region};
use crate::exchange::{PlaceAsTyped, WarningKind};
use crate::id::PlaceKey;
use crate::places::{Book, Place};

fn gazetteer() -> Gazetteer {
    let mut known = Gazetteer { book: Book::default(), committees: Vec::<Committee>::new(), added: 0 };
    let mut add = |key: i64, name: &str, level: Level, above: Option<i64>, code: Option<&str>| {
        let parent = above.and_then(|key| known.book.get(PlaceKey::new(key))).cloned();
        let key = PlaceKey::new(key);
        let own = |wanted: Level, inherited: Option<PlaceKey>| if level == wanted { Some(key) } else { inherited };
        known.book.add(Place {
            key,
            parent: parent.as_ref().map(|p| p.key),
            level,
            name: name.into(),
            folded: crate::text::fold(name),
            scheme: "test".into(),
            code: code.map(str::to_owned),
            region: own(Level::Region, parent.as_ref().and_then(|p| p.region)),
            cercle: own(Level::Cercle, parent.as_ref().and_then(|p| p.cercle)),
            commune: own(Level::Commune, parent.as_ref().and_then(|p| p.commune)),
            to_confirm: false,
            handle: String::new(),
            retired: false,
            joined_to: None,
        });
    };
    add(1, "Mopti", Level::Region, None, Some("ML05"));
    add(2, "Bandiagara", Level::Region, None, Some("ML19"));
    add(3, "Mopti", Level::Cercle, Some(1), Some("ML0519"));
    add(4, "Bankass", Level::Cercle, Some(2), Some("ML1902"));
    add(5, "Socoura", Level::Commune, Some(3), None);
    add(6, "Sio", Level::Commune, Some(3), Some("ML051902"));
    known
}

fn typed(region: &str, cercle: &str, commune: &str, site: &str) -> PlaceAsTyped {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    PlaceAsTyped { region: some(region), cercle: some(cercle), commune: some(commune), site: some(site) }
}

/// The place as `name (around)`, whether something was not known, how many were added.
fn found(known: &mut Gazetteer, typed: &PlaceAsTyped) -> (String, bool, usize) {
    let before = known.added;
    let placed = known.place(&mut Ground::Nowhere, typed).unwrap();
    let label = placed.place.map(|key| known.book.label(key)).unwrap_or_default();
    (label, placed.unknown, known.added - before)
}

#[test]
fn a_name_of_two_levels_is_the_one_of_its_column() {
    let known = &mut gazetteer();
    assert_eq!(found(known, &typed("MOPTI", "", "", "")), ("Mopti".into(), false, 0));
    assert_eq!(found(known, &typed("Région de Mopti (ML05)", "Mopti", "", "")), ("Mopti (Mopti)".into(), false, 0));
    assert_eq!(found(known, &typed("", "Mopti", "", "")), ("Mopti (Mopti)".into(), false, 0));
    let commune = ("Socoura (Mopti, Mopti)".to_owned(), false, 0);
    assert_eq!(found(known, &typed("mopti", "Cercle de Mopti", "Commune rurale de Socoura", "")), commune);
    assert_eq!(found(known, &typed("Mopti", "", "socoura", "")), commune);
}

#[test]
fn a_commune_is_never_moved() {
    let known = &mut gazetteer();
    let elsewhere = ("Socoura (Bankass, Bandiagara)".to_owned(), true, 1);
    assert_eq!(found(known, &typed("Bandiagara", "Bankass", "Socoura", "")), elsewhere);
    assert_eq!(found(known, &typed("Bandiagara", "Bankass", "SOCOURA", "")).2, 0, "it is known from then on");
    let of_an_unknown_region = ("Socoura".to_owned(), true, 1);
    assert_eq!(found(known, &typed("Mars", "", "Socoura", "")), of_an_unknown_region);
    assert_eq!(found(known, &typed("Mars", "", "Socoura", "")), ("Socoura".into(), true, 0));
}

#[test]
fn communes_and_sites_are_added_once_and_regions_and_cercles_never() {
    let known = &mut gazetteer();
    let site = typed("Mopti", "Mopti", "Fatoma", "Site de Fatoma");
    assert_eq!(found(known, &site), ("Site de Fatoma (Fatoma, Mopti, Mopti)".into(), true, 2));
    assert_eq!(found(known, &site), ("Site de Fatoma (Fatoma, Mopti, Mopti)".into(), false, 0));
    assert_eq!(found(known, &typed("Atlantis", "Deep", "", "")), (String::new(), true, 0));
    assert_eq!(found(known, &typed("Bandiagra", "Bankass", "", "")), ("Bankass (Bandiagara)".into(), true, 0));
    assert_eq!(found(known, &typed("Mopti", "", "12345", "")), ("Mopti".into(), true, 0));
}

#[test]
fn a_sensitive_row_has_a_region_and_adds_nothing() {
    let known = gazetteer();
    let at = |typed: &PlaceAsTyped| region(&known.book, typed);
    let known_as = |key: i64, warning| InRegion { region: Some(PlaceKey::new(key)), warning };
    assert_eq!(at(&typed("Mopti", "Mopti", "Fatoma", "Site")), known_as(1, None));
    assert_eq!(at(&typed("", "Bankass", "", "")), known_as(2, None));
    assert_eq!(at(&typed("ML19", "", "", "")), known_as(2, None));
    assert_eq!(at(&typed("Mopti", "Bankass", "", "")), known_as(2, Some(WarningKind::PlaceContradicts)));
    let unknown = InRegion { region: None, warning: Some(WarningKind::UnknownPlace) };
    assert_eq!(at(&typed("Mars", "Deep", "Socoura", "")), unknown);
}

#[test]
fn codes_are_read_as_the_places_they_stand_for() {
    let known = &mut gazetteer();
    let cercle = ("Mopti (Mopti)".to_owned(), false, 0);
    assert_eq!(found(known, &typed("ML05", "", "", "")), ("Mopti".into(), false, 0));
    assert_eq!(found(known, &typed("ml05", "ML0519", "", "")), cercle);
    assert_eq!(found(known, &typed("Mopti", "Cercle ML0519", "", "")), cercle);
    assert_eq!(found(known, &typed("", "ML 0519", "", "")), cercle);
    assert_eq!(found(known, &typed("ML05", "ML0519", "ML051902", "")), ("Sio (Mopti, Mopti)".into(), false, 0));
    // a commune that nobody entered lies in the cercle that its code begins with; its code is no name
    assert_eq!(found(known, &typed("", "", "ML190205", "")), ("Bankass (Bandiagara)".into(), true, 0));
    // in older lists the same codes are other places: believed only where they fit the names beside them
    for row in [typed("Bandiagara", "ML0519", "", ""), typed("Bandiagara", "", "ML051902", "")] {
        assert_eq!(found(known, &row), ("Bandiagara".into(), true, 0));
    }
    // the older list gave ML0501 to Bandiagara and ML09 to Bamako: alone they say nothing
    assert_eq!(found(known, &typed("ML05", "ML0501", "", "")), ("Mopti".into(), true, 0));
    assert_eq!(found(known, &typed("", "ML0999", "", "")), (String::new(), true, 0));
    assert_eq!(found(known, &typed("ML77", "", "", "")), (String::new(), true, 0));
}

#[test]
fn a_code_that_two_lists_give_to_two_places_is_nobodys() {
    let known = &mut gazetteer();
    let older =
        Place { key: PlaceKey::new(9), scheme: "older".into(), ..known.book.get(PlaceKey::new(2)).unwrap().clone() };
    known.book.add(Place { name: "Kidal".into(), code: Some("ML05".into()), ..older });
    assert_eq!(found(known, &typed("ML05", "", "", "")), (String::new(), true, 0));
}

#[test]
fn a_region_and_a_cercle_that_contradict_each_other_make_no_place() {
    let known = &mut gazetteer();
    let ask = |known: &mut Gazetteer, typed: &PlaceAsTyped| {
        let before = known.added;
        let placed = known.place(&mut Ground::Nowhere, typed).unwrap();
        let kept: Vec<String> = placed.left_out.into_iter().map(|(_, name)| name).collect();
        let label = placed.place.map(|key| known.book.label(key)).unwrap_or_default();
        (label, placed.contradiction, kept.join(", "), known.added - before)
    };
    let both = Some("MOPTI / Bankass".to_owned());
    let cercle = "Bankass (Bandiagara)".to_owned();
    let kept = "MOPTI, Bankass".to_owned();
    assert_eq!(ask(known, &typed("MOPTI", "Bankass", "", "")), (cercle.clone(), both.clone(), kept.clone(), 0));
    let unknown_below = ask(known, &typed("MOPTI", "Bankass", "Dimbal", "Camp"));
    assert_eq!(unknown_below, (cercle, both.clone(), format!("{kept}, Dimbal, Camp"), 0));
    // the commune agrees with the region: two against one
    let agreed = ask(known, &typed("MOPTI", "Bankass", "Socoura", ""));
    assert_eq!(agreed, ("Socoura (Mopti, Mopti)".into(), both, kept, 0));
    // two cercles of that name, neither in the region: neither is taken
    let twin = known.book.get(PlaceKey::new(4)).unwrap().clone();
    known.book.add(Place { key: PlaceKey::new(9), ..twin });
    assert_eq!(ask(known, &typed("MOPTI", "Bankass", "Dimbal", "")).0, "");
}

#[test]
fn a_committee_is_the_one_of_its_name_around_there() {
    let known = &mut gazetteer();
    let ask = |known: &mut Gazetteer, name: &str, place: i64| {
        known.committee(&mut Ground::Nowhere, name, Some(PlaceKey::new(place))).unwrap()
    };
    let (first, made) = ask(known, "Comité de Socoura", 5).unwrap();
    assert!(made);
    assert_eq!(ask(known, "SOCOURA complaint committee", 3), Some((first, false)));
    assert_eq!(ask(known, "Comité de plaintes de Socoura", 1), Some((first, false)));
    let (other, made) = ask(known, "Comité de Socoura", 4).unwrap();
    assert!(made && other != first, "another place, another committee");
    assert_eq!(ask(known, "comité local", 5), None, "no name at all");
    let codes: Vec<&str> = known.committees.iter().map(|c| c.code.as_str()).collect();
    assert_eq!(codes, ["comite-socoura", "comite-socoura-2"]);
}
