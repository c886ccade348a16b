//! `jaabi init`: everything at once or nothing.
use super::made::Made;
use crate::access::{Held, Role};
use crate::accounts::{self, NewAccount, Profile};
use crate::app;
use crate::audit;
use crate::config::Config;
use crate::desks::{self, DeskKind, NewDesk, Pinned, Trust, to_hex};
use crate::i18n::{I18n, Lang};
use crate::places;
use crate::private;
use crate::programme::{self, Entry, Instance, Taxonomy};
use crate::sealing::{Argon2Cost, KeyBundle, Recipient, RecoveryKit};
use crate::storage::{Db, DbConn};
use crate::text::fold;
use chrono::NaiveDateTime;
use std::path::Path;
use zeroize::Zeroizing;

/// A person with an own password.
pub struct Person {
    /// The name to sign in with.
    pub name: String,
    /// The own password.
    pub password: Zeroizing<String>,
}

/// What a new instance is told.
pub struct NewInstance {
    /// The organisation.
    pub organisation: String,
    /// The administrator.
    pub admin: Person,
    /// The first focal point of the bypass desk.
    pub bypass: Person,
    /// The first language.
    pub language: Lang,
    /// Whom every sealed case can be recovered by.
    pub recovery: Recipient,
    /// The kit's key that checks signatures, if it is known: then the kit may confirm members of desks.
    pub verifier: Option<[u8; 32]>,
    /// The kit itself, if it was made here: then it confirms the first focal point.
    pub kit: Option<RecoveryKit>,
    /// The projects of the programme.
    pub projects: Vec<Entry>,
    /// A filled instance to try.
    pub demo: bool,
}

/// Makes the data folder, for its owner alone.
///
/// # Errors
/// It cannot be made.
pub fn prepare_folder(data: &Path) -> anyhow::Result<()> {
    private::folder(data).map_err(|e| anyhow::anyhow!("the folder {} cannot be made: {e}", data.display()))
}

/// Makes an instance: keys, tables, taxonomy, places, one desk of each kind, the administrator and the first focal point.
///
/// # Errors
/// One sentence that says what is wrong; nothing is left half-made.
pub fn init(config: &Config, new: &NewInstance, now: NaiveDateTime) -> anyhow::Result<()> {
    let people = people(config, new)?;
    let mut made = Made::default();
    if !config.data.is_dir() {
        prepare_folder(&config.data)?;
        made.folder(&config.data);
    }
    ["instance.keys", "trust.json"].iter().for_each(|name| made.file(&config.data.join(name)));
    let keys = app::create_keys(&config.data)?;
    let pinned = Pinned {
        instance: uuid::Uuid::new_v4(),
        recovery: new.recovery.clone(),
        kit: new.verifier.as_ref().map(|key| to_hex(key)),
        founder: Some(to_hex(&people.bundle.verifying_key())),
    };
    let trust = Trust::create(&config.data, &pinned)?;
    if let Some(path) = config.database.url.strip_prefix("sqlite://") {
        ["", "-wal", "-shm", ".lock"].iter().for_each(|ending| made.file(Path::new(&format!("{path}{ending}"))));
    }
    audit::open(&config.database.url, &keys).and_then(|db| fill(&db, new, people, trust, now))?;
    made.keep();
    Ok(())
}

/// The first two accounts, and the keys of the first focal point.
struct People {
    admin: NewAccount,
    bypass: NewAccount,
    bundle: KeyBundle,
}

fn people(config: &Config, new: &NewInstance) -> anyhow::Result<People> {
    anyhow::ensure!(!new.organisation.trim().is_empty(), "the organisation needs a name");
    let same = fold(&new.admin.name) == fold(&new.bypass.name);
    anyhow::ensure!(!same, "the administrator and the bypass focal point must be two people");
    let same = new.admin.password.trim() == new.bypass.password.trim();
    anyhow::ensure!(!same, "the administrator and the bypass focal point each need a password of their own");
    let cost = Argon2Cost {
        memory_kib: config.security.argon2_memory_kib,
        passes: config.security.argon2_passes,
        lanes: config.security.argon2_lanes,
    };
    let make = |person: &Person, whose: &str, roles: Vec<Held>| {
        accounts::check_password(&config.security, &person.name, &person.password)
            .map_err(|fault| anyhow::anyhow!("the password of the {whose}: {}", fault))?;
        let profile = Profile { name: person.name.clone(), language: Some(new.language), roles };
        Ok::<_, anyhow::Error>(NewAccount::with_own_password(profile, &person.password, cost)?)
    };
    let role = |role| Held { role, committee: None, area: None, sector: None, desk: None };
    let (admin, _) = make(&new.admin, "administrator", vec![role(Role::Administrator)])?;
    let (bypass, bundle) = make(&new.bypass, "bypass focal point", Vec::new())?;
    Ok(People { admin, bypass, bundle })
}

fn fill(db: &Db, new: &NewInstance, people: People, trust: Trust, now: NaiveDateTime) -> anyhow::Result<()> {
    let instance = Instance {
        id: trust.instance(),
        name: new.organisation.trim().to_owned(),
        public_name: "Jaabi".into(),
        language: new.language,
        recovery: Some(new.recovery.clone()),
        demo: new.demo,
    };
    let language = new.language;
    let People { admin, bypass, bundle } = people;
    // the kit confirms the first focal point; where only its public half is known, the pinned key of the person does
    let kit = new.kit.as_ref().map(RecoveryKit::duplicate).transpose()?;
    let mut taxonomy = Taxonomy::embedded()?;
    taxonomy.project.extend(new.projects.iter().cloned());
    db.write_now(move |conn| {
        anyhow::ensure!(programme::load(conn, now.date())?.is_none(), "there is an instance in this database already");
        programme::found(conn, &instance, &taxonomy, now)?;
        places::seed_mali(conn)?;
        accounts::create(conn, &admin, None, now)?;
        let bypass = accounts::create(conn, &bypass, None, now)?;
        let desk = add_desks(conn, language)?;
        let held = Held { role: Role::FocalPoint, committee: None, area: None, sector: None, desk: Some(desk.key) };
        accounts::add_role(conn, bypass, held, None, now)?;
        let root = kit.as_ref().map_or(&bundle, RecoveryKit::bundle);
        let confirmed = desks::join(conn, &trust, (&desk, bypass), root, now.date())?;
        anyhow::ensure!(confirmed, "the first focal point could not be confirmed");
        Ok(())
    })
}

/// One desk of each kind for the whole country; answers the bypass desk.
fn add_desks(conn: &mut DbConn, language: Lang) -> anyhow::Result<desks::Desk> {
    let texts = I18n::load()?;
    let mut last = None;
    for kind in DeskKind::ALL {
        let name = texts.plain(language, &format!("desk-{}", kind.as_str()));
        let empty = String::new;
        let new = NewDesk {
            code: kind.as_str().to_owned(),
            kind: *kind,
            name,
            place: None,
            phone: empty(),
            hours: empty(),
            woman: empty(),
            man: empty(),
        };
        last = Some(desks::add(conn, &new)?);
    }
    last.ok_or_else(|| anyhow::anyhow!("no desk was made"))
}
