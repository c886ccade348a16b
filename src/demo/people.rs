//! The accounts of the demo: names, passwords and roles that never change, so that they can be printed before anything
//! is made.
use crate::access::Role;
use crate::sealing::{TotpSecret, sha256};
use serde_json::{Value, json};

/// What stands before a name when the secret of its second factor is made. Anybody can make it: the demo alone has such
/// secrets.
const SEED: &str = "jaabi demo, second factor of ";
/// Whose accounts have a second factor in the demo: those that need one.
const WITH_FACTOR: &[Role] = &[Role::FocalPoint, Role::Administrator, Role::Manager, Role::DataLoader];

/// A role with its scope, by names and codes.
#[derive(Debug, Clone, Copy)]
pub struct Duty {
    /// The role.
    pub role: Role,
    /// Committee members: the code of the committee.
    pub committee: Option<&'static str>,
    /// Handlers: the sector.
    pub sector: Option<&'static str>,
    /// Handlers and managers: the name of the region.
    pub region: Option<&'static str>,
    /// Focal points: the code of the desk.
    pub desk: Option<&'static str>,
}

impl Duty {
    /// The scope in words: a committee's code, "sector @ place", a desk's code, a place, or nothing.
    pub fn scope(&self) -> String {
        match (self.committee.or(self.desk), self.sector, self.region) {
            (Some(code), _, _) => code.to_owned(),
            (None, Some(sector), Some(region)) => format!("{sector} @ {region}"),
            (None, sector, region) => sector.or(region).unwrap_or_default().to_owned(),
        }
    }
}

/// An account to be made.
#[derive(Debug, Clone, Copy)]
pub struct PlannedAccount {
    /// The name to sign in with.
    pub name: &'static str,
    /// The own password.
    pub password: &'static str,
    /// What the person may be.
    pub duties: &'static [Duty],
    /// The language of its pages.
    pub language: &'static str,
}

impl PlannedAccount {
    /// Whether the account has a second factor.
    pub fn has_factor(&self) -> bool {
        self.duties.iter().any(|duty| WITH_FACTOR.contains(&duty.role))
    }

    /// The secret of its second factor: always the same, so that a script can sign in. `None` where there is none.
    pub fn factor(&self) -> Option<TotpSecret> {
        let bytes = sha256(format!("{SEED}{}", self.name).as_bytes());
        if self.has_factor() { TotpSecret::from_bytes(&bytes).ok() } else { None }
    }
}

const fn plain(role: Role) -> Duty {
    Duty { role, committee: None, sector: None, region: None, desk: None }
}
const fn member(code: &'static str) -> Duty {
    Duty { committee: Some(code), ..plain(Role::CommitteeMember) }
}
const fn focal(desk: &'static str) -> Duty {
    Duty { desk: Some(desk), ..plain(Role::FocalPoint) }
}
const fn handler(region: &'static str) -> Duty {
    Duty { region: Some(region), ..plain(Role::Handler) }
}
const fn of_sector(sector: &'static str, region: &'static str) -> Duty {
    Duty { sector: Some(sector), ..handler(region) }
}
const fn manager(region: &'static str) -> Duty {
    Duty { region: Some(region), ..plain(Role::Manager) }
}
const fn person(name: &'static str, password: &'static str, duties: &'static [Duty]) -> PlannedAccount {
    PlannedAccount { name, password, duties, language: "fr" }
}

/// Every account, the administrator first.
pub fn people() -> &'static [PlannedAccount] {
    PEOPLE
}

const PEOPLE: &[PlannedAccount] = &[
    person("Modibo Kanté", "lanterne puits orange chameau", &[plain(Role::Administrator)]),
    person("Aminata Dembélé", "calebasse tambour fleuve citron", &[member("socoura")]),
    person("Oumar Cissé", "natte girafe cuivre moulin", &[member("socoura")]),
    person("Kadidia Maïga", "tamarin guitare dune panier", &[member("sevare")]),
    person("Boubacar Traoré", "marmite hibou sable violon", &[member("sevare")]),
    person("Fatoumata Sangaré", "beurre volet renard savon", &[member("madiama")]),
    person("Mariama Touré", "baobab cahier mouton soupe", &[member("gounzoureye")]),
    person("Abdoulaye Haïdara", "selle radis nuage marteau", &[member("gounzoureye"), member("wabaria")]),
    person("Hadizatou Alassane", "perle gingembre ombre corde", &[member("wabaria")]),
    person("Soumaïla Yattara", "filet tapis cigogne poivre", &[member("bourra")]),
    person("Fadimata Walet", "bouilloire turban rocher clochette", &[member("alafia")]),
    person("Alhousseïni Arby", "pirogue dattes crayon vautour", &[member("kirchamba")]),
    person("Mohamed Ag Rhissa", "outre acacia miroir gazelle", &[member("tinfadimata")]),
    person("Assétou Coulibaly", "paille brouette papillon bougie", &[member("pelengana")]),
    person("Issa Diarra", "coton cravate pintade sucre", &[member("tourakolomba")]),
    person("Yassa Guindo", "oignon falaise balafon rideau", &[member("doucombo")]),
    person("Rokiatou Samaké", "carillon mangue ruisseau bouton", &[plain(Role::Receiver)]),
    person("Mamoutou Berthé", "guichet ananas semelle orage", &[plain(Role::Receiver)]),
    person("Salif Bocoum", "robinet caillou wagon cannelle", &[of_sector("wash", "Mopti")]),
    person("Ténin Karembé", "ardoise tortue farine valise", &[handler("Mopti")]),
    person("Ousmane Albadia", "sandale ronce tonneau lampion", &[handler("Gao"), handler("Ménaka")]),
    person("Nafissa Boncana", "monnaie ruche abricot pilon", &[of_sector("cash", "Gao")]),
    person("Baba Tandina", "manuscrit vague cousin piment", &[handler("Tombouctou")]),
    person("Sitan Tangara", "charrette haricot comptoir pinceau", &[handler("Ségou"), handler("San")]),
    person("Anta Ouologuem", "grenier masque chevreau miel", &[handler("Bandiagara")]),
    person("Lamine Sidibé", "horloge manioc parapluie bison", &[plain(Role::Handler)]),
    person("Ramata Kéita", "collier brise melon tournevis", &[focal("psea")]),
    person("Daouda Konaté", "bambou lapin serrure vanille", &[focal("psea")]),
    person("Safiatou Bagayoko", "enveloppe cactus trompette jardin", &[focal("integrity")]),
    person("Cheick Fané", "balance goyave poutre hamster", &[focal("integrity")]),
    person("Nana Diakité", "toupie arachide torrent crochet", &[focal("child")]),
    person("Lassana Camara", "cerceau menthe buffle plume", &[focal("child")]),
    person("Oumou Niaré", "foulard lampe igname colline", &[focal("gbv")]),
    person("Seydou Doumbia", "ficelle canard bassine cerise", &[focal("gbv")]),
    person("Haoua Barry", "parchemin silex tomate aigle", &[focal("rights")]),
    person("Moussa Dicko", "besace tilleul crabe boussole", &[focal("rights")]),
    person("Coumba Sow", "voilier noisette chardon tasse", &[focal("bypass")]),
    person("Tidiane Ba", "phare grenade alouette tiroir", &[focal("bypass")]),
    person("Hawa Sissoko", "rapport olive dauphin escalier", &[plain(Role::Manager)]),
    person("Drissa Togola", "tableau figue lionceau brique", &[manager("Mopti")]),
    person("Mariam Bathily", "classeur jasmin castor louche", &[plain(Role::DataLoader)]),
    person("Youssouf Sacko", "loupe muscade faucon armoire", &[plain(Role::Auditor)]),
];

/// The account that sets the programme up.
pub fn administrator() -> &'static PlannedAccount {
    &PEOPLE[0]
}

/// The first focal point of the bypass desk.
pub fn bypass() -> &'static PlannedAccount {
    PEOPLE.iter().find(|p| p.duties.iter().any(|d| d.desk == Some("bypass"))).unwrap_or(&PEOPLE[0])
}

/// Names, passwords and roles as `jaabi demo --accounts-json` prints them.
pub fn accounts_json() -> Value {
    let role = |duty: &Duty| json!({ "role": duty.role.as_str(), "scope": duty.scope() });
    let account = |person: &PlannedAccount| {
        let roles: Vec<Value> = person.duties.iter().map(role).collect();
        let secret = person.factor().map(|secret| secret.to_text().as_str().to_owned());
        json!({ "name": person.name, "password": person.password, "totp_secret": secret, "roles": roles })
    };
    PEOPLE.iter().map(account).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::check_password;
    use crate::config::Config;

    #[test]
    fn every_password_is_long_and_good_enough() {
        let config = Config::load(None, std::path::Path::new("x"), Some("sqlite://x")).expect("config");
        for person in people() {
            assert!(person.password.chars().count() >= 14, "{}", person.name);
            assert_eq!(check_password(&config.security, person.name, person.password), Ok(()), "{}", person.name);
            let typed = person.password.chars().all(|c| c.is_ascii_lowercase() || c == ' ');
            assert!(typed, "{}: any keyboard can type it", person.name);
        }
    }

    #[test]
    fn every_role_is_held_and_every_desk_has_two() {
        let duties: Vec<(&str, &Duty)> = people().iter().flat_map(|p| p.duties.iter().map(|d| (p.name, d))).collect();
        for role in Role::ALL {
            assert!(duties.iter().any(|(_, d)| d.role == *role), "{role:?}");
        }
        for desk in super::super::world::desks() {
            let members = duties.iter().filter(|(_, d)| d.desk == Some(desk.code));
            assert_eq!(members.count(), 2, "{}", desk.code);
        }
        for committee in super::super::world::committees() {
            assert!(duties.iter().any(|(_, d)| d.committee == Some(committee.code)), "{}", committee.code);
        }
        let far: Vec<_> = duties.iter().filter(|(_, d)| d.desk == Some("bypass")).map(|(name, _)| *name).collect();
        let near = |name: &str| duties.iter().any(|(n, d)| *n == name && d.desk.is_some_and(|desk| desk != "bypass"));
        assert!(far.iter().all(|name| !near(name)));
    }

    #[test]
    fn the_json_has_codes_and_scopes() {
        let json = accounts_json();
        let all = json.as_array().expect("a list");
        assert_eq!(all.len(), people().len());
        let scopes: Vec<&str> = all.iter().filter_map(|a| a["roles"][0]["scope"].as_str()).collect();
        for scope in ["", "socoura", "wash @ Mopti", "psea", "Mopti"] {
            assert!(scopes.contains(&scope), "{scope}");
        }
        assert!(all.iter().all(|a| a["password"].is_string()));
        for (person, told) in people().iter().zip(all) {
            assert_eq!(told["totp_secret"].is_string(), person.has_factor(), "{}", person.name);
        }
        assert_eq!(all[0]["totp_secret"].as_str().map(str::len), Some(32), "base32 of 20 bytes");
    }
}
