//! The words people write in the lists of a tracker, folded, and what they mean.
//!
//! `=word` is the whole cell; `word*` begins a word; anything else stands in the cell as whole words. The first that
//! fits holds, so what must not be missed and what is more particular comes first.

/// Whether a folded text is one of the words of a list.
pub fn is_one_of(folded: &str, list: &str) -> bool {
    list.split(", ").any(|word| word == folded)
}

/// Meanings with their words.
pub type Words<T> = &'static [(T, &'static str)];

/// Looks a folded text up.
pub fn lookup<T: Copy>(folded: &str, words: Words<T>) -> Option<T> {
    let whole = |pattern: &str| pattern.trim_start_matches('=').trim_end_matches('*') == folded;
    let first = words.iter().find(|(_, list)| list.split(", ").any(whole)).map(|(meaning, _)| *meaning);
    first.or_else(|| all(folded, words).next())
}

/// Every meaning that has a word in a folded text.
pub fn all<T: Copy>(folded: &str, words: Words<T>) -> impl Iterator<Item = T> {
    let padded = format!(" {folded} ");
    words
        .iter()
        .filter(move |(_, list)| list.split(", ").any(|pattern| inside(&padded, pattern)))
        .map(|(meaning, _)| *meaning)
}

fn inside(padded: &str, pattern: &str) -> bool {
    let (stem, open) = match pattern.strip_suffix('*') {
        Some(stem) => (stem, true),
        None => (pattern, false),
    };
    if stem.starts_with('=') {
        return false;
    }
    if stem.contains(' ') {
        return contains(padded, stem, if open { "" } else { " " });
    }
    padded.split(' ').any(|word| if open { word.starts_with(stem) } else { word == stem })
}

fn contains(padded: &str, stem: &str, end: &str) -> bool {
    padded.match_indices(stem).any(|(at, found)| {
        padded.get(..at).is_some_and(|before| before.ends_with(' '))
            && padded.get(at + found.len()..).is_some_and(|after| after.starts_with(end))
    })
}

/// What is written where there is nothing.
pub const NOTHING: &str = "na, n a, nd, n d, neant, null, none, nil, rien, so, s o, sans objet, vide, non applicable, \
     not applicable, non disponible, not available, non demande, non demandee, not asked";

/// "Does not know" and "prefers not to say".
pub const UNSAID: &str = "nsp, pnpr, ns, ne sait pas, prefere ne pas repondre, prefere ne pas dire, \
     ne souhaite pas repondre, prefer not to say, prefers not to say, does not know, \
     do not know, don t know, dont know, dk, unknown, inconnu, inconnue, non precise, \
     non precisee, non renseigne, non renseignee, nr, n r, indetermine, indeterminee, refus, \
     na, n a, nd, not stated, unspecified, non specifie";

/// The eight categories by name; what must be sealed comes first.
pub const CATEGORY_WORDS: Words<u8> = &[
    (
        6,
        "psea*, peas, eas, sea, seah, eah, aes, exploitation*, abus sexuel*, sexual abuse*, \
         sexual harass*, harcelement sexuel*, safeguard*, sauvegarde*",
    ),
    (
        7,
        "fraud*, corrupt*, detourn*, code de conduite, code of conduct, misconduct, \
         inconduite*, manquement*, faute professionnelle, faute grave, vol, vols, theft, \
         extorsion*, extortion*, abus de pouvoir, abuse of power, abus de confiance, \
         misappropriat*, diversion, pot de vin, pots de vin, brib*, conflit d interet*, \
         conflict of interest*, ethique*, ethic*, integrite, integrity, malversation*, \
         racket*",
    ),
    (
        8,
        "hors perimetre, hors du perimetre, hors champ, hors du champ, hors mandat, \
         hors du mandat, hors programme, hors projet, out of scope, outside scope, \
         outside the scope, outside mandate, vbg, gbv, violence*, viol, viols, rape, \
         protection, droits, rights, securite, security, groupe arme, groupes armes, \
         armed*, autorites, authorities, autres organisations, other organisations, \
         other organizations, traite des, trafficking",
    ),
    (
        1,
        "remerci*, merci, appreciat*, felicit*, satisfaction, satisfait*, compliment*, \
         eloge*, positif, positive, thank*, encouragement*, gratitude, praise",
    ),
    (2, "information*, info, infos, renseign*, question*, clarif*, rumeur*, rumour*, rumor*"),
    (5, "majeur*, major, grave, graves, serious"),
    (
        4,
        "mineur*, minor, suggest*, proposition*, idee*, idea*, recommand*, recommend*, \
         amelioration*",
    ),
    (
        3,
        "assistance, aide, aides, appui, soutien, support, besoin*, need*, help, secours, \
         prise en charge, =demande, =demandes, =requete, =request, =requests",
    ),
];

/// How sensitive.
pub const SENSITIVITY_WORDS: Words<super::values::Sensitivity> = {
    use super::values::Sensitivity::{HighlySensitive, Ordinary, Sensitive};
    &[
        (
            HighlySensitive,
            "hypersensible*, hypersensitive*, hyper sensible*, hautement*, tres sensible*, \
             ultra sensible*, highly*, very sensitive, extreme*, critique*, critical*, \
             tres haut*, tres elev*, tres confidentiel*, strictement*, strictly*, secret*, \
             very high",
        ),
        (
            Ordinary,
            "non sensible*, pas sensible*, not sensitive, non sensitive, insensible*, \
             ordinair*, ordinary, normal*, standard, faible*, low, basse, bas, public*, \
             interne*, internal, techni*, non confidentiel*, not confidential",
        ),
        (
            Sensitive,
            "sensible*, sensitive*, confidenti*, moyen*, medium, elev*, haut*, high, \
             restreint*, restricted, prive*, private",
        ),
    ]
};

/// Who spoke: female, male, other or unsaid. A group has no sex.
pub const SEX_WORDS: Words<&str> = &[
    ("unsaid", UNSAID),
    (
        "unsaid",
        "=h f, =f h, =f m, =m f, groupe*, group*, mixte*, mixed, les deux, both, =neant, \
         =none",
    ),
    (
        "female",
        "f, fem, femme*, female*, feminin*, woman, women, fille*, girl*, =w, mme, mlle, \
         dame, muso",
    ),
    ("male", "h, m, homme*, male*, masculin*, masc, man, men, garcon*, boy*, mr, =g"),
    ("other", "autre*, other*, =x, =i, =nb"),
];

/// Where somebody lives and why.
pub const DISPLACEMENT_WORDS: Words<&str> = &[
    ("unsaid", UNSAID),
    (
        "non_displaced",
        "non deplace*, pnd, not displaced, non displaced, nondisplaced, resident*, \
         autochtone*, population locale, local population, locaux",
    ),
    (
        "host",
        "hote*, host*, famille d accueil, communaute d accueil, population d accueil, \
         com hote",
    ),
    ("migrant", "migrant*"),
    ("repatriated", "rapatri*, repatriat*"),
    ("returnee", "retourne*, returnee*, returned, returning"),
    ("refugee", "refugi*, refugee*, =ref, asile, asylum*"),
    ("idp", "pdi*, deplace*, idp*, displaced"),
];

/// Whether the answer was good enough.
pub const SATISFACTION_WORDS: Words<&str> = &[
    (
        "partly",
        "partiel*, partly, partial*, moyen*, plus ou moins, peu satisf*, a moitie, \
         en partie, somewhat, neutre, neutral, mitige*",
    ),
    (
        "not",
        "non satisf*, pas satisf*, pas du tout, insatisf*, mecontent*, not*, dissatisf*, \
         unsatisf*, unhappy, =non, =no, =n, =pas",
    ),
    ("satisfied", "satisf*, content*, happy, =oui, =yes, =o, =y, bon, bonne, good"),
];

/// How far along.
pub const STATUS_WORDS: Words<&str> = &[
    ("in_progress", "non clotur*, non clos*, non traite*, non resol*, not closed, pas encore*, not yet*"),
    ("reopened", "rouvert*, reouvert*, reopen*, re ouvert*"),
    ("on_hold", "en attente*, on hold, pending, suspendu*, attente, en suspens, bloque*, waiting"),
    ("in_progress", "en cours*, encours, in progress, progress, ongoing, assign*, under*, processing"),
    ("closed", "clotur*, clos*, close*, ferme*, termin*, archive*, complete*, finished"),
    (
        "answered",
        "repond*, reponse*, answer*, traite*, resolu*, resolv*, solved, handled, regle*, \
         responded",
    ),
    ("referred", "refere*, referr*, referenc*, orient*, transmis*, transfer*, escalad*, escalat*"),
    ("acknowledged", "accuse*, acknowledg*"),
    (
        "received",
        "recu*, receiv*, nouve*, new, enregistr*, soumis*, submitted, ouvert*, open*, \
         recorded",
    ),
];

/// The sectors.
pub const SECTOR_WORDS: Words<&str> = &[
    ("cash", "cash, mpca, monetaire*, argent, coupon*, voucher*, money, cva, ctp, tm, =mpc"),
    (
        "shelter",
        "abri*, shelter*, nfi*, ame, ana, bna, articles, habitat*, logement*, \
         non alimentaire*, non food, kit*",
    ),
    (
        "food",
        "vivre*, food*, aliment*, fsl, secal, nourriture*, agri*, moyens d existence, \
         livelihood*, =sa, =sam, rations, ration",
    ),
    (
        "wash",
        "wash, eha, eah, eau, assainissement, hygiene, latrine*, water, sanitation, \
         forage*, pompe*",
    ),
    (
        "health",
        "sante, health*, nutrition*, medic*, mhpss, smsps, psychosocial*, soins, cscom, \
         csref",
    ),
    ("site", "cccm, site*, camp, camps, ccm, gsat"),
    ("education", "education*, ecole*, school*, =edu, enseignement"),
    (
        "selection",
        "selection*, ciblage, target*, liste, listes, list, lists, inscription*, \
         enregistrement*, registration",
    ),
    (
        "protection",
        "protection*, vbg, gbv, enfance, child*, hlp, ltb, documentation, identite, \
         juridique, legal, =pe, =cp, cohesion sociale",
    ),
    ("information", "information*, communication*, sensibilisation*, redevabilite, aap, cea, rcce"),
    ("distribution", "distribution*, =dist"),
    (
        "other",
        "autre*, other*, multisect*, multi sect*, divers, logisti*, transvers*, tous, all, \
         general*, coordination, dtm",
    ),
];

/// The ways by which people are heard.
pub const CHANNEL_WORDS: Words<&str> = &[
    ("whatsapp", "whatsapp*, whats app, watsapp*"),
    ("voice", "vocal*, voice*, ivr, svi, audio"),
    ("sms", "sms, texto*, text message*"),
    ("email", "email*, e mail*, mail, mails, courriel*, courrier electronique"),
    (
        "social_media",
        "facebook, reseaux sociaux, reseau social, social media, twitter, telegram, tiktok, \
         internet",
    ),
    ("radio", "radio*"),
    ("pdm", "pdm, spd, post distribution*, postdistribution, enquete*, survey*, questionnaire*"),
    (
        "focus_group",
        "focus*, fgd*, groupe de discussion, groupes de discussion, groupe focal, \
         discussion group*, group discussion*",
    ),
    ("health_worker", "asc, agent de sante*, agents de sante*, health worker*, chw, matrone*, accoucheuse*"),
    (
        "health_facility",
        "cscom*, csref*, centre de sante*, structure de sante*, formation sanitaire*, \
         health facil*, health cent*, hopital*, hospital*, registre de sante, dispensaire*, \
         clinique*, clinic*",
    ),
    ("site_manager", "gestionnaire*, site manage*, chef de site, gestion de site"),
    ("box", "boite*, box*, urne*"),
    (
        "hotline",
        "hotline*, hot line, numero vert, numero gratuit, ligne*, toll*, appel*, telephon*, \
         call*, phone*, centre d appel*, green line, helpline*, tel",
    ),
    ("meeting", "assemblee*, reunion*, ag, meeting*, rencontre*, causerie*"),
    ("observation", "observation*, constat*, visite de terrain, visite terrain, field visit*, monitoring"),
    ("home_visit", "visite*, home*, domicile*, porte a porte, door to door"),
    ("committee", "comite*, committee*, cgp*, comit, clgp*"),
    (
        "volunteer",
        "relais*, volontaire*, volunteer*, mobilisat*, animat*, agent communautaire, \
         mobili*, benevole*",
    ),
    (
        "help_desk",
        "guichet*, bureau*, help desk*, helpdesk*, desk*, accueil, ecoute, permanence*, \
         point d information, stand, point d ecoute",
    ),
    ("letter", "lettre*, courrier*, letter*, ecrit*, papier"),
    (
        "authority",
        "autorite*, authorit*, maire*, mairie*, prefet*, sous prefet*, prefecture*, \
         chef de village, chef de quartier, chef de fraction, chef coutumier, leader*, \
         developpement social, gouvern*, chef",
    ),
    ("partner", "partenaire*, partner*, ong*, ngo*, referencement*, referral*, cluster*"),
    (
        "other",
        "autre*, other*, face a face, face to face, en personne, in person, en presentiel, \
         direct*, oral*, verbal*, bouche a oreille",
    ),
];
