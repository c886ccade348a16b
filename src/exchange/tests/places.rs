//! Where rows belong: names, aliases, levels, parents.
use crate::access::Level;
use crate::committees::Committee;
use crate::exchange::PlaceAsTyped;
use crate::exchange::gazetteer::{Gazetteer, Ground};
use crate::exchange::place::region;
use crate::id::PlaceKey;
use crate::places::{Book, Place};

fn gazetteer() -> Gazetteer {
    let mut known = Gazetteer { book: Book::default(), committees: Vec::<Committee>::new(), added: 0 };
    let mut add = |key: i64, name: &str, level: Level, above: Option<i64>| {
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
            code: None,
            region: own(Level::Region, parent.as_ref().and_then(|p| p.region)),
            cercle: own(Level::Cercle, parent.as_ref().and_then(|p| p.cercle)),
            commune: own(Level::Commune, parent.as_ref().and_then(|p| p.commune)),
            to_confirm: false,
        });
    };
    add(1, "Mopti", Level::Region, None);
    add(2, "Bandiagara", Level::Region, None);
    add(3, "Mopti", Level::Cercle, Some(1));
    add(4, "Bankass", Level::Cercle, Some(2));
    add(5, "Socoura", Level::Commune, Some(3));
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
    let of_another_region = ("Socoura (Mopti)".to_owned(), true, 1);
    assert_eq!(found(known, &typed("Mopti", "Bankass", "Socoura", "")), of_another_region);
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
    assert_eq!(at(&typed("Mopti", "Mopti", "Fatoma", "Site")), (Some(PlaceKey::new(1)), false));
    assert_eq!(at(&typed("", "Bankass", "", "")), (Some(PlaceKey::new(2)), false));
    assert_eq!(at(&typed("Mars", "Deep", "Socoura", "")), (None, true));
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
