//! The programme of the demo: places, committees and desks, as plain data.
use crate::access::Level;
use crate::desks::DeskKind;

/// A commune or a site below a cercle that every programme starts with.
#[derive(Debug, Clone, Copy)]
pub struct PlannedPlace {
    /// Its name.
    pub name: &'static str,
    /// Commune or site.
    pub level: Level,
    /// The region around it.
    pub region: &'static str,
    /// The cercle around it.
    pub cercle: &'static str,
    /// The commune around it, for a site that lies in one.
    pub commune: Option<&'static str>,
}

/// A complaint committee.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "as in Committee")]
pub struct PlannedCommittee {
    pub code: &'static str,
    pub name: &'static str,
    /// The name of its place in `places`.
    pub place: &'static str,
    pub region: &'static str,
    pub phone: &'static str,
    pub hours: &'static str,
    pub woman: &'static str,
    pub man: &'static str,
    /// How much is said there, against the others; nothing at all at a silent one.
    pub weight: u32,
}

/// A desk for the whole country.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "as in Desk")]
pub struct PlannedDesk {
    pub code: &'static str,
    pub kind: DeskKind,
    pub name: &'static str,
    pub phone: &'static str,
    pub hours: &'static str,
    pub woman: &'static str,
    pub man: &'static str,
}

/// The regions of the programme, with how much slower than the others each is, in percent.
pub const REGIONS: &[(&str, u32)] = &[
    ("Mopti", 100),
    ("Gao", 110),
    ("Tombouctou", 180),
    ("Ménaka", 230),
    ("Ségou", 80),
    ("San", 90),
    ("Bandiagara", 130),
];

const fn commune(name: &'static str, cercle: &'static str, region: &'static str) -> PlannedPlace {
    PlannedPlace { name, level: Level::Commune, region, cercle, commune: None }
}

const fn site(
    name: &'static str,
    commune: Option<&'static str>,
    cercle: &'static str,
    region: &'static str,
) -> PlannedPlace {
    PlannedPlace { name, level: Level::Site, region, cercle, commune }
}

const PLACES: &[PlannedPlace] = &[
    commune("Socoura", "Mopti", "Mopti"),
    commune("Fatoma", "Mopti", "Mopti"),
    commune("Madiama", "Djenné", "Mopti"),
    site("Site de Sévaré", Some("Socoura"), "Mopti", "Mopti"),
    commune("Gounzoureye", "Gao", "Gao"),
    commune("Bourra", "Ansongo", "Gao"),
    commune("Taboye", "Bourem", "Gao"),
    site("Site de Wabaria", Some("Gounzoureye"), "Gao", "Gao"),
    commune("Alafia", "Tombouctou", "Tombouctou"),
    commune("Kirchamba", "Diré", "Tombouctou"),
    commune("Douékiré", "Goundam", "Tombouctou"),
    site("Site de Toya", Some("Alafia"), "Tombouctou", "Tombouctou"),
    site("Site de Tinfadimata", None, "Ménaka", "Ménaka"),
    commune("Alata", "Ménaka", "Ménaka"),
    commune("Pelengana", "Ségou", "Ségou"),
    commune("Siribala", "Niono", "Ségou"),
    commune("Tourakolomba", "San", "San"),
    commune("Bénéna", "Tominian", "San"),
    commune("Doucombo", "Bandiagara", "Bandiagara"),
    commune("Madougou", "Koro", "Bandiagara"),
    site("Site de Bandiagara-ville", None, "Bandiagara", "Bandiagara"),
];

/// The communes and sites that are added below the cercles. What lies around a place stands before it.
pub fn places() -> &'static [PlannedPlace] {
    PLACES
}

/// Twelve committees; nobody has said anything at one of them.
pub fn committees() -> &'static [PlannedCommittee] {
    COMMITTEES
}

/// The desks of focal points, one of each kind.
pub fn desks() -> &'static [PlannedDesk] {
    DESKS
}

const COMMITTEES: &[PlannedCommittee] = &[
    PlannedCommittee {
        code: "socoura",
        name: "Comité de Socoura",
        place: "Socoura",
        region: "Mopti",
        phone: "+223 70 00 01 01",
        hours: "lundi à vendredi, 8 h à 16 h",
        woman: "Aminata",
        man: "Oumar",
        weight: 14,
    },
    PlannedCommittee {
        code: "sevare",
        name: "Comité du site de Sévaré",
        place: "Site de Sévaré",
        region: "Mopti",
        phone: "+223 70 00 01 02",
        hours: "tous les jours, 8 h à 12 h",
        woman: "Kadidia",
        man: "Boubacar",
        weight: 16,
    },
    PlannedCommittee {
        code: "madiama",
        name: "Comité de Madiama",
        place: "Madiama",
        region: "Mopti",
        phone: "+223 70 00 01 03",
        hours: "lundi et jeudi, 9 h à 15 h",
        woman: "Fatoumata",
        man: "Hamadoun",
        weight: 7,
    },
    PlannedCommittee {
        code: "gounzoureye",
        name: "Comité de Gounzoureye",
        place: "Gounzoureye",
        region: "Gao",
        phone: "+223 70 00 01 04",
        hours: "lundi à vendredi, 8 h à 14 h",
        woman: "Mariama",
        man: "Abdoulaye",
        weight: 10,
    },
    PlannedCommittee {
        code: "wabaria",
        name: "Comité du site de Wabaria",
        place: "Site de Wabaria",
        region: "Gao",
        phone: "+223 70 00 01 05",
        hours: "tous les matins, 8 h à 12 h",
        woman: "Hadizatou",
        man: "Ibrahim",
        weight: 12,
    },
    PlannedCommittee {
        code: "bourra",
        name: "Comité de Bourra",
        place: "Bourra",
        region: "Gao",
        phone: "+223 70 00 01 06",
        hours: "mardi et vendredi, 9 h à 13 h",
        woman: "Zeinabou",
        man: "Soumaïla",
        weight: 6,
    },
    PlannedCommittee {
        code: "alafia",
        name: "Comité d’Alafia",
        place: "Alafia",
        region: "Tombouctou",
        phone: "+223 70 00 01 07",
        hours: "lundi à jeudi, 8 h à 13 h",
        woman: "Fadimata",
        man: "Mahamane",
        weight: 9,
    },
    PlannedCommittee {
        code: "kirchamba",
        name: "Comité de Kirchamba",
        place: "Kirchamba",
        region: "Tombouctou",
        phone: "+223 70 00 01 08",
        hours: "mercredi, 9 h à 12 h",
        woman: "Aïchatou",
        man: "Alhousseïni",
        weight: 0,
    },
    PlannedCommittee {
        code: "tinfadimata",
        name: "Comité du site de Tinfadimata",
        place: "Site de Tinfadimata",
        region: "Ménaka",
        phone: "+223 70 00 01 09",
        hours: "tous les jours, 7 h à 11 h",
        woman: "Fatma",
        man: "Mohamed",
        weight: 9,
    },
    PlannedCommittee {
        code: "pelengana",
        name: "Comité de Pelengana",
        place: "Pelengana",
        region: "Ségou",
        phone: "+223 70 00 01 10",
        hours: "lundi à vendredi, 8 h à 16 h",
        woman: "Assétou",
        man: "Bakary",
        weight: 10,
    },
    PlannedCommittee {
        code: "tourakolomba",
        name: "Comité de Tourakolomba",
        place: "Tourakolomba",
        region: "San",
        phone: "+223 70 00 01 11",
        hours: "lundi et mercredi, 8 h à 15 h",
        woman: "Djénébou",
        man: "Issa",
        weight: 7,
    },
    PlannedCommittee {
        code: "doucombo",
        name: "Comité de Doucombo",
        place: "Doucombo",
        region: "Bandiagara",
        phone: "+223 70 00 01 12",
        hours: "mardi à samedi, 8 h à 13 h",
        woman: "Yassa",
        man: "Amadou",
        weight: 10,
    },
];

const DESKS: &[PlannedDesk] = &[
    PlannedDesk {
        code: "psea",
        kind: DeskKind::Psea,
        name: "Conduite des personnes qui travaillent pour l’aide",
        phone: "+223 70 00 02 01",
        hours: "tous les jours, 8 h à 20 h",
        woman: "Ramata",
        man: "Daouda",
    },
    PlannedDesk {
        code: "integrity",
        kind: DeskKind::Integrity,
        name: "Argent, biens ou faveurs contre l’aide",
        phone: "+223 70 00 02 02",
        hours: "lundi à vendredi, 8 h à 17 h",
        woman: "Safiatou",
        man: "Cheick",
    },
    PlannedDesk {
        code: "child",
        kind: DeskKind::Child,
        name: "Protection de l’enfant",
        phone: "+223 70 00 02 03",
        hours: "tous les jours, 8 h à 20 h",
        woman: "Nana",
        man: "Lassana",
    },
    PlannedDesk {
        code: "gbv",
        kind: DeskKind::Gbv,
        name: "Écoute et orientation",
        phone: "+223 70 00 02 04",
        hours: "à toute heure",
        woman: "Oumou",
        man: "Seydou",
    },
    PlannedDesk {
        code: "rights",
        kind: DeskKind::Rights,
        name: "Droits et sécurité",
        phone: "+223 70 00 02 05",
        hours: "lundi à samedi, 8 h à 18 h",
        woman: "Haoua",
        man: "Moussa",
    },
    PlannedDesk {
        code: "bypass",
        kind: DeskKind::Bypass,
        name: "Quelqu’un de loin",
        phone: "+223 70 00 02 06",
        hours: "tous les jours, 8 h à 20 h",
        woman: "Coumba",
        man: "Tidiane",
    },
];
