//! How a heading is recognised, in French and in English: first by name, then by the words in it.
use super::fields::Field::{self, *};
use super::lists::is_one_of;
use crate::text::fold;

/// How sure a recognition is; the surest column of several gets the field.
pub const BY_NAME: u8 = 4;
/// Recognised by the words in the heading.
pub const BY_WORDS: u8 = 3;
/// One of several facts of a column.
pub const AMONG_OTHERS: u8 = 2;
/// A heading that could be anything, taken where nothing better stands.
pub const AT_WORST: u8 = 1;

/// Whole headings whose words alone would mislead, folded.
const NAMES: &[(Field, &str)] = &[
    (
        Reference,
        "n, no, num, numero, ref, id, reference, reference no, n de reference, code unique, \
         case id, ticket, ticket no, n ordre, n d ordre",
    ),
    (Received, "reception, recue, recu, received, date plainte, date, dates"),
    (Closed, "cloture, clos le, closed, closure, closed on"),
    (Due, "echeance, deadline, due"),
    (ClosingReason, "motif, reason"),
    (Name, "nom, noms, name, prenom, prenoms, nom et prenom"),
    (Age, "age, ages"),
    (Sex, "sexe, sex, genre, gender, h f, f h, m f"),
    (Contact, "contact, contacts, tel, telephone, phone"),
    (Site, "lieu, location, localite, site, village, quartier"),
    (
        Summary,
        "plainte, complaint, feedback, retour, contenu, objet, message, resume, summary, \
         description",
    ),
    (Kind, "type, nature"),
    (Category, "cat, categorie, category"),
    (Issue, "code, sujet, theme"),
    (Status, "statut, status, etat"),
    (Answer, "reponse, response, answer"),
    (Told, "informe, told, loop closed, boucle bouclee, boucle fermee"),
    (Days, "delai, days, jours, delay, duree"),
    (Sector, "secteur, sector, cluster"),
    (Channel, "canal, channel, mode de reception"),
];

/// What a lost letter of a heading may have been, the likeliest first: é, ç, ô, â, or a sign such as °.
const LOST: &[&str] = &["e", "c", "o", "a", ""];

/// Names that stand in all kinds of tables.
const COULD_BE_ANYTHING: &str = "date, dates, type, nature, n, no, lieu, code, reponse, retour, reception, feedback";

/// A rule: a heading is the field if each group, between `&`, has a word in it and none of the last list has. Words
/// are beginnings, `=word` is the whole word.
struct Rule(Field, &'static str, &'static str);

/// In order: what is more particular comes first.
const RULES: &[Rule] = &[
    Rule(Contact, "telephon =tel phone portable gsm", "sur safe prefere preferred"),
    Rule(Acknowledged, "accuse acknowledg =ar", "transmi"),
    Rule(ClosingReason, "motif raison reason justif & clotur closing closure ferm clos", ""),
    Rule(Satisfaction, "satisf", "insatisf dissatisf"),
    Rule(Due, "limite echeance due deadline butoir prevu expected target", "population"),
    Rule(Days, "delai duree nombre =nb days time & jour day =j traitement clotur close repons", "date"),
    Rule(
        ToldOn,
        "date =le =on jour day & retour loop boucle inform restitution feedback & plaignant \
         complainant usager communaut loop boucle donne",
        "type reception",
    ),
    Rule(
        Told,
        "retour loop boucle inform restitution feedback & plaignant complainant loop boucle \
         communaut usager closed given donne fait",
        "type categor date canal channel",
    ),
    Rule(Closed, "clotur closing closure closed clos ferme", "motif raison statut status loop boucle =par =by"),
    Rule(
        AnsweredOn,
        "repons respon answer repond & date =le =on jour day",
        "responsable responsible limite mode canal",
    ),
    Rule(Answer, "repons response answer repond", "responsable responsible canal channel mode delai"),
    Rule(
        TransmittedOn,
        "transmi transfer envoi envoye sent =refere =referee referred oriente & date =le =on \
         jour day",
        "=a =to",
    ),
    Rule(
        TransmittedTo,
        "transmi transfer =referee =refere referred oriente assigned attribue affecte",
        "date mode canal",
    ),
    Rule(Referral, "referencement referral orientation", ""),
    Rule(
        Recorder,
        "enregistr saisi record recu received collect entered registered & =par =by agent \
         nom",
        "date",
    ),
    Rule(Recorder, "enqueteur enumerator collecteur receveur =agent =saisie", "date sante"),
    Rule(
        Recorded,
        "enregistr saisi record entry encod entered registration registered",
        "consent =par =by =n numero mode lieu",
    ),
    Rule(
        Incident,
        "incident =fait faits evenement survenu occurr happened event & date =le =on jour \
         day",
        "lieu place",
    ),
    Rule(Incident, "survenu occurr", "lieu place ou where"),
    Rule(
        SafeContact,
        "contact moyen mode canal means reponse heure telephon =tel phone & =sur =surs \
         prefere safe preferred souhaite",
        "",
    ),
    Rule(
        Channel,
        "canal channel =voie =moyen =mode source mecanisme & reception plainte \
         communication collecte recu feedback retour entree used utilise complaint",
        "contact date",
    ),
    Rule(Channel, "canal canaux channel", "contact reponse"),
    Rule(
        Received,
        "recep recu receiv =recue depot depose soumi submi lodged reported arrive",
        "=par =by accuse canal mode lieu comite moyen nombre type service",
    ),
    Rule(Received, "date & plainte complaint feedback retour collecte doleance cas case appel call", "transmi reponse"),
    Rule(Anonymous, "anonym", ""),
    Rule(Consent, "consent", ""),
    Rule(Contact, "contact =tel phone portable joindre coordonnees mail", "focal comite"),
    Rule(Committee, "comite committee =cgp", "membre member"),
    Rule(Displacement, "deplacement displacement deplace migratoire =pdi idp residence residency", "site camp date"),
    Rule(
        Displacement,
        "statut status & plaignant complainant declarant beneficiaire beneficiary usager \
         personne",
        "",
    ),
    Rule(Disability, "handicap disab =psh =wg =pvh", ""),
    Rule(Sex, "=sexe =sex genre gender", "violence base"),
    Rule(Age, "=age =ages tranche =ans", "nombre"),
    Rule(
        Complainant,
        "type categor profil qualite kind & plaignant complainant declarant beneficiaire \
         beneficiary usager personne",
        "",
    ),
    Rule(Sensitivity, "sensib sensitiv confidentialit =confidentiel =confidentielle =confidential", "contact"),
    Rule(
        Name,
        "=nom =noms prenom =name names identite",
        "site village comite committee agent organisation projet project structure \
         partenaire responsable cause concern auteur",
    ),
    Rule(Language, "langue language", ""),
    Rule(Region, "region adm1 admin1", ""),
    Rule(Cercle, "cercle adm2 admin2 district", "sanitaire"),
    Rule(Commune, "commune adm3 admin3 municipal", ""),
    Rule(
        Site,
        "village site quartier localit location =lieu =camp fraction hameau adm4 admin4 \
         place",
        "incident =fait faits gestionnaire date manager",
    ),
    Rule(Project, "projet project bailleur donor programme program", "responsable chef"),
    Rule(Organisation, "organis organiz =ong =ngo agence agency partenaire partner structure", "concern cause type"),
    Rule(Issue, "code sujet sous theme thematique probleme issue subcat", "resume secteur unique description"),
    Rule(Sector, "secteur sector domaine cluster thematique", ""),
    Rule(Priority, "priorit urgen gravit severit", ""),
    Rule(Category, "categor =cat", ""),
    Rule(
        Reference,
        "=n =no =num numero =ref reference number =id identifiant =nr ticket code",
        "sujet personne nombre piece nina",
    ),
    Rule(Status, "statut status etat state", ""),
    Rule(Action, "action mesure measure suite steps suivi", "responsable date"),
    Rule(Kind, "type nature", "comite site reponse"),
    Rule(
        Summary,
        "resume summary description contenu content detail libelle objet expose \
         preoccupation verbatim subject doleance message",
        "action reponse decision",
    ),
    Rule(Summary, "plainte complaint feedback", "nombre number comite gestion management mecanisme doublon date"),
];

/// Which field a heading stands for, and how sure that is.
pub fn recognise(heading: &str) -> Option<(Field, u8)> {
    if heading.contains(char::REPLACEMENT_CHARACTER) {
        // a letter was lost on the way, mostly one with an accent
        let mut mended = LOST.iter().map(|letter| heading.replace(char::REPLACEMENT_CHARACTER, letter));
        return mended.find_map(|heading| recognise(&heading));
    }
    let whole = fold(heading);
    if whole.is_empty() || whole.len() > 160 {
        return None;
    }
    if let Some(field) = told_by_its_list(&whole) {
        return Some((field, BY_WORDS));
    }
    // What stands in brackets explains; only where nothing else stands it is the heading.
    let bare = Some(fold(&without_brackets(heading))).filter(|bare| !bare.is_empty()).unwrap_or_else(|| whole.clone());
    let found = by_name(&bare).or_else(|| by_rules(&bare))?;
    let asks_yes_or_no =
        whole.ends_with(" o n") || whole.ends_with(" y n") || whole.ends_with("oui non") || whole.ends_with("yes no");
    let dated = whole.split(' ').any(|word| word == "date");
    // "Clôturée (O/N)" is no date; the closing date stands elsewhere.
    (!(found.0.is_date() && asks_yes_or_no && !dated)).then_some(found)
}

/// A heading that is nearly one of the names: a letter dropped or two turned round.
pub fn resembles(heading: &str) -> Option<Field> {
    let bare = fold(&without_brackets(heading));
    if bare.len() < 6 {
        return None;
    }
    let slips = 1 + bare.len() / 12;
    let near = |name: &str| name.len() >= 6 && strsim::damerau_levenshtein(name, &bare) <= slips;
    let mut names = NAMES.iter().chain(LONG_NAMES);
    names.find(|(_, names)| names.split(", ").any(near)).map(|(field, _)| *field)
}

/// Names that the rules know anyway, here so that slips in them are forgiven.
const LONG_NAMES: &[(Field, &str)] = &[
    (Received, "date de reception, date received, recue le"),
    (Closed, "date de cloture, closing date, cloturee le"),
    (Due, "date limite, due date"),
    (Commune, "commune"),
    (Region, "region"),
    (Cercle, "cercle"),
    (Sensitivity, "sensibilite, niveau de sensibilite, sensitivity"),
    (Committee, "comite de plaintes, complaint committee"),
    (Age, "tranche d age, age band"),
    (Acknowledged, "date d accuse de reception"),
    (Satisfaction, "satisfaction"),
];

fn told_by_its_list(whole: &str) -> Option<Field> {
    let says = |list: &[&str]| whole.split(' ').any(|word| list.contains(&word));
    if says(&["statut", "status", "type"])
        && says(&["pdi", "idp", "hote", "host", "refugie", "refugee", "retourne", "returnee"])
    {
        return Some(Displacement);
    }
    (says(&["type"]) && says(&["individu", "individual"]) && says(&["groupe", "group"])).then_some(Complainant)
}

fn by_name(folded: &str) -> Option<(Field, u8)> {
    let (field, _) = NAMES.iter().find(|(_, names)| is_one_of(folded, names))?;
    let sureness = if is_one_of(folded, COULD_BE_ANYTHING) { AT_WORST } else { BY_NAME };
    Some((*field, sureness))
}

fn by_rules(folded: &str) -> Option<(Field, u8)> {
    let fits = |rule: &&Rule| rule.1.split(" & ").all(|group| has(folded, group)) && !has(folded, rule.2);
    RULES.iter().find(fits).map(|rule| (rule.0, BY_WORDS))
}

fn has(folded: &str, stems: &str) -> bool {
    let begins = |word: &str, stem: &str| match stem.strip_prefix('=') {
        Some(whole) => word == whole,
        None => !stem.is_empty() && word.starts_with(stem),
    };
    folded.split(' ').any(|word| stems.split(' ').any(|stem| begins(word, stem)))
}

fn without_brackets(heading: &str) -> String {
    let mut depth = 0usize;
    let mut bare = String::with_capacity(heading.len());
    for c in heading.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}
