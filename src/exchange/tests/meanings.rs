//! What headings and cells mean.
use crate::exchange::{
    Field::{self, *},
    Sensitivity::{HighlySensitive, Ordinary, Sensitive},
    headings,
    values::{self, Meaning},
};

/// The headings of the usual tracker, in order, and what each column holds.
const USUAL: &[(Field, &str)] = &[
    (Reference, "N° de référence | Reference no."),
    (Received, "Date de réception | Date received"),
    (Incident, "Date de l'incident | Date of incident"),
    (Recorded, "Date d'enregistrement | Date recorded"),
    (Recorder, "Enregistré par | Recorded by"),
    (Organisation, "Organisation"),
    (Project, "Projet / bailleur | Project / donor"),
    (Region, "Région | Region"),
    (Cercle, "Cercle"),
    (Commune, "Commune"),
    (Site, "Village / site / quartier | Village / site"),
    (Committee, "Comité de plaintes | Complaint committee"),
    (Channel, "Canal | Channel"),
    (Anonymous, "Plainte anonyme (O/N) | Anonyme (O/N) | Anonymous (Y/N)"),
    (Complainant, "Plaignant : type (individu, groupe, autre personne) | Type de plaignant | Complainant type"),
    (Sex, "Sexe | Sex"),
    (Age, "Tranche d'âge | Age band"),
    (Displacement, "Statut (PDI, hôte, retourné, réfugié, migrant) | Statut de déplacement | Displacement status"),
    (Disability, "Handicap (O/N) | Disability (Y/N)"),
    (Language, "Langue | Language"),
    (Contact, "Contact (à conserver à part) | Contact (kept separately) | Contact"),
    (SafeContact, "Moyen de contact préféré / sûr | Contact sûr / préféré | Preferred / safe contact"),
    (Consent, "Consentement enregistré (O/N) | Consentement (O/N) | Consent to record | Consent (Y/N)"),
    (Sector, "Secteur | Sector"),
    (Kind, "Type (plainte, demande, suggestion, remerciement) | Type"),
    (Category, "Catégorie (1–8) | Category (1–8) | Catégorie"),
    (Issue, "Code du sujet | Issue code"),
    (Summary, "Résumé (sans nom ni détail sensible) | Summary (no names or sensitive detail) | Résumé"),
    (Sensitivity, "Niveau de sensibilité | Sensitivity"),
    (Priority, "Priorité | Priority"),
    (Acknowledged, "Date d'accusé de réception | Date acknowledged"),
    (TransmittedTo, "Transmis à (service / point focal) | Transmis à | Transmitted to"),
    (TransmittedOn, "Date de transmission | Date transmitted"),
    (Referral, "Référencement : service, date, confirmation | Référencement | Referral: service, date, confirmation"),
    (Action, "Action(s) entreprise(s) | Action entreprise | Action taken"),
    (Due, "Date limite de réponse | Date limite | Due date"),
    (Status, "Statut | Status"),
    (Answer, "Réponse donnée (date, moyen, par) | Réponse donnée | Response given (date, how, by)"),
    (Told, "Retour au plaignant (O/N) | Loop closed (Y/N)"),
    (Closed, "Date de clôture | Closing date"),
    (ClosingReason, "Motif de clôture | Closing reason"),
];

/// Headings met elsewhere, shortened or in other words.
const OTHERS: &[(Field, &str)] = &[
    (Reference, "N° | Nº | N° : | N | REF. | Numéro de plainte | Case ID | ID | Code unique | Référence du dossier"),
    (
        Received,
        "Reçue le | REÇUE LE : | Reçu le | Received on | Date plainte | Date du dépôt | Date de la plainte | Date",
    ),
    (Received, "Date of complaint | Date et heure de réception | Date submitted | Date\u{a0}de\nréception :"),
    (Closed, "Clôturée le | Cloturée le | CLÔTURÉ LE | Date of closure | Date de fermeture | Date closed | Clôture"),
    (Due, "Échéance | Echéance : | Deadline | Date prévue de réponse | Date de clôture prévue"),
    (Age, "Âge | Age | AGE (ans) | Groupe d'âge"),
    (AnsweredOn, "Réponse donnée le | Response given on | Date de réponse | Répondue le"),
    (ToldOn, "Date du retour au plaignant"),
    (Told, "Plaignant informé | Informé (O/N) | Retour fait au plaignant | Boucle bouclée"),
    (Satisfaction, "Satisfaction | Satisfait (O/N) | Satisfaction du plaignant"),
    (Days, "Délai (jours) | Délai de traitement (j) | Days to close"),
    (Contact, "Téléphone | N° de téléphone | Tel | Phone number | Coordonnées"),
    (Name, "Nom | Nom et prénom | Nom du plaignant | Complainant name"),
    (Sex, "Genre | Gender | Sexe (F/H)"),
    (Committee, "Comité | CGP | Nom du comité"),
    (Site, "Lieu | Localité | Nom du site | Village"),
    (Summary, "Plainte | Description de la plainte | Contenu de la plainte | Description | Objet de la plainte"),
    (Channel, "Mode de réception | Canal de réception | Source de la plainte | Channel used"),
    (Recorder, "Reçue par | Received by | Agent | Saisi par"),
    (TransmittedTo, "Référé à | Orienté vers"),
    (Category, "Catégorie de la plainte | Cat. | CATEGORIE"),
    (Kind, "Type de plainte | Nature de la plainte"),
    (Sensitivity, "Sensible (O/N) | Confidentiel (O/N)"),
];

#[test]
fn headings_are_recognised_in_both_languages_and_in_other_words() {
    for (field, list) in USUAL.iter().chain(OTHERS) {
        for heading in list.split(" | ") {
            let found = headings::recognise(heading).map(|(field, _)| field);
            assert_eq!(found, Some(*field), "{heading}");
            let shouted = format!("  {} :\u{a0}", heading.to_uppercase());
            assert_eq!(headings::recognise(&shouted).map(|(field, _)| field), Some(*field), "{shouted}");
        }
    }
}

#[test]
fn headings_that_mean_something_else_are_left_alone() {
    for heading in [
        "Observations",
        "Commentaires",
        "Recours (O/N, date, décision)",
        "Doublon de",
        "Vérifié par",
        "Couleur",
        "Nombre de personnes concernées (F/H)",
        "Date of birth",
        "Date de naissance",
        "Clôturée (O/N)",
        "",
        "Lieu de l'incident",
        "Nombre de plaintes",
    ] {
        assert_eq!(headings::recognise(heading), None, "{heading}");
    }
}

#[test]
fn slips_of_the_pen_in_headings_are_forgiven() {
    for (heading, field) in
        [("Catgorie", Category), ("Date de reeption", Received), ("Secteru", Sector), ("Sumary", Summary)]
    {
        assert_eq!(headings::resembles(heading), Some(field), "{heading}");
    }
}

#[test]
fn categories_are_read_by_number_and_by_name() {
    for (category, list) in [
        (1, "1 | C1 | 1.0 | Remerciement | Remerciements pour l'aide | Appreciation for services or support | Merci"),
        (2, "2 | Demande d'information | Request for information | cat. 2 | Question"),
        (
            3,
            "3 | 3.0 | 3,0 | C3 | c 3 | Catégorie 3 | Category 3 | Cat. 3 | CAT3 | 3 - demande d'assistance | 3. Assistance",
        ),
        (
            3,
            "3 – Demande d'assistance | Demande d'aide | Request for assistance | Catégorie n° 3 | 3) Aide | Catégorie\u{a0}3",
        ),
        (
            4,
            "4 | Insatisfaction mineure | Suggestion | Minor dissatisfaction | 4 : insatisfaction mineure / suggestion",
        ),
        (5, "5 | Insatisfaction majeure | Major dissatisfaction | 5 – Insatisfaction majeure (sécurité)"),
        (
            6,
            "6 | PSEA | EAS | PEAS : protection contre l'exploitation | Sauvegarde | Safeguarding / child protection / PSEA",
        ),
        (7, "7 | Fraude | Corruption | Détournement de l'aide | Violation du code de conduite | Misconduct"),
        (
            8,
            "8 | Hors périmètre | Out of scope | VBG | Protection | Violation des droits | 8 - Protection de l'enfance",
        ),
    ] {
        for raw in list.split(" | ") {
            assert_eq!(values::category(raw), Meaning::Is(category), "{raw}");
        }
    }
    for raw in ["?", "9", "0", "3.5", "C9", "Autre", "3/4", "3 et 5", "Plainte", "35", "-3", "Insatisfaction"] {
        assert!(values::category(raw).found().is_none(), "{raw}");
    }
}

#[test]
fn a_name_that_says_another_category_holds_but_never_opens() {
    assert_eq!(values::category("1 - Demande d'information"), Meaning::Is(2));
    assert_eq!(values::category("3 - EAS"), Meaning::Is(6));
    assert_eq!(values::category("6 - Remerciement"), Meaning::Is(6));
    assert!(values::category_name_differs("1 - Demande d'information"));
    assert!(!values::category_name_differs("2 - Demande d'information"));
}

#[test]
fn yes_and_no_are_read() {
    for raw in ["O", "oui", "OUI", "Y", "yes", "x", "X", "1", "✓", "Oui, par SMS", "VRAI", "true"] {
        assert_eq!(values::yes_no(raw), Meaning::Is(true), "{raw}");
    }
    for raw in ["N", "non", "No", "0", "faux", "Non joignable"] {
        assert_eq!(values::yes_no(raw), Meaning::Is(false), "{raw}");
    }
    for raw in ["", "-", "—", "NSP", "n/a", "N/A", "ne sait pas"] {
        assert_eq!(values::yes_no(raw), Meaning::Empty, "{raw}");
    }
    assert_eq!(values::yes_no("peut-être"), Meaning::Unknown);
}

#[test]
fn sensitivity_is_read_and_doubt_is_no_ease() {
    for (raw, level) in [
        ("ordinaire", Ordinary),
        ("Ordinary", Ordinary),
        ("non sensible", Ordinary),
        ("Non", Ordinary),
        ("Normale", Ordinary),
        ("3. Plainte technique", Ordinary),
        ("sensible", Sensitive),
        ("Sensitive", Sensitive),
        ("Oui", Sensitive),
        ("Confidentiel", Sensitive),
        ("2. Plainte sensible", Sensitive),
        ("hypersensible", HighlySensitive),
        ("highly sensitive", HighlySensitive),
        ("1. Plainte hypersensible", HighlySensitive),
        ("Très sensible", HighlySensitive),
    ] {
        assert_eq!(values::sensitivity(raw), Meaning::Is(level), "{raw}");
    }
    assert_eq!(values::sensitivity("-"), Meaning::Empty);
    assert_eq!(values::sensitivity("2"), Meaning::Unknown);
}

fn check(read: fn(&str) -> Meaning<&'static str>, expected: &[(&str, &str)]) {
    for (code, list) in expected {
        for raw in list.split(" | ") {
            assert_eq!(read(raw), Meaning::Is(*code), "{raw}");
        }
    }
}

#[test]
fn people_are_described_as_they_are() {
    check(
        values::sex,
        &[
            ("female", "F | f | Femme | FEMMES | Female | Féminin | fille | Girl"),
            ("male", "H | M | Homme | Male | Masculin | Garçon | boy"),
            ("unsaid", "NSP | nsp | PNPR | Ne sait pas | Prefer not to say"),
            ("other", "Autre | other"),
        ],
    );
    check(
        values::displacement,
        &[
            ("idp", "PDI | Déplacé | Déplacée interne | IDP | PDI site"),
            ("returnee", "Retourné | RETOURNE | Returnee"),
            ("repatriated", "Rapatrié"),
            ("refugee", "Réfugié | Refugee | REF"),
            ("migrant", "Migrant | Migrant de retour"),
            ("host", "hôte | Communauté hôte | Host community | com_hote"),
            ("non_displaced", "PND | Population non déplacée | Résident"),
            ("unsaid", "NSP | pnpr"),
        ],
    );
    check(
        values::satisfaction,
        &[
            ("satisfied", "satisfait | Satisfaite | Oui | satisfied | très satisfait"),
            ("partly", "partiel | Partiellement satisfait | partly"),
            ("not", "non | Insatisfait | pas satisfait | Not satisfied | N"),
        ],
    );
}

#[test]
fn sectors_and_channels_are_read() {
    check(
        values::sector,
        &[
            ("wash", "EHA | WASH | Eau | Eau, hygiène et assainissement | Latrines"),
            ("shelter", "AME | Abris | Abris/NFI | Shelter/NFI | Articles non alimentaires"),
            ("food", "Vivres | Food | Sécurité alimentaire | FSL"),
            ("cash", "Cash | MPCA | Transfert monétaire | Coupons"),
            ("health", "Santé | Sante | Nutrition | Health | MHPSS | Santé/Nutrition"),
            ("site", "CCCM | Gestion de site | Gestion des sites"),
            ("protection", "Protection | VBG | Protection de l'enfance"),
            ("education", "Éducation | Education"),
            ("selection", "Ciblage | Sélection des bénéficiaires | Listes"),
            ("distribution", "Distribution"),
            ("information", "Information"),
            ("other", "Autre | Multisectoriel"),
        ],
    );
    check(
        values::channel,
        &[
            ("committee", "Comité | COMITE | comité local | Comité de plaintes | local committee | CGP"),
            ("help_desk", "Guichet | Bureau d'écoute | Help desk | Bureau d'accueil"),
            ("box", "Boîte | boite | Boîte à suggestions | Suggestion box | Boîte du comité"),
            ("hotline", "Numéro vert | ligne verte | Hotline | Toll-free line | Appel téléphonique"),
            ("sms", "SMS"),
            ("whatsapp", "WhatsApp"),
            ("voice", "Message vocal | IVR"),
            ("meeting", "AG village | Assemblée communautaire | Community meeting"),
            ("focus_group", "Focus group | FGD | Groupe de discussion"),
            ("home_visit", "Visite à domicile | Home visit"),
            ("volunteer", "Relais communautaire | Volunteer"),
            ("health_worker", "ASC | Agent de santé communautaire"),
            ("pdm", "PDM | Suivi post-distribution | Post-distribution monitoring"),
            ("letter", "Lettre | Courrier"),
            ("email", "E-mail | Courriel | Courrier électronique"),
            ("radio", "Radio"),
            ("site_manager", "Gestionnaire de site | Site manager"),
            ("health_facility", "CSCom | Centre de santé"),
            ("partner", "Partenaire | Référencement partenaire"),
            ("authority", "Maire | Chef de village | Autorités locales"),
            ("social_media", "Facebook | Réseaux sociaux"),
            ("observation", "Observation du personnel"),
            ("other", "Autre"),
        ],
    );
}

#[test]
fn the_state_is_kept_as_the_file_says_it() {
    for (code, list) in [
        ("received", "reçue | Reçue | received | Nouvelle"),
        ("acknowledged", "accusé de réception envoyé | acknowledged"),
        ("in_progress", "en cours | EN COURS | in progress | En cours de traitement | non clôturée"),
        ("referred", "référée | referred | Transmise"),
        ("answered", "répondue | traitée | Answered | Résolue"),
        ("closed", "clôturée | Cloturée | clos | Closed | Fermée"),
        ("reopened", "rouverte | reopened"),
        ("on_hold", "en attente | pending"),
    ] {
        for raw in list.split(" | ") {
            assert_eq!(values::status(raw), Some(values::Status::Known(code)), "{raw}");
        }
    }
    assert_eq!(values::status("voir le chef"), Some(values::Status::Other("voir le chef".to_owned())));
    assert_eq!(values::status("-"), None);
}
