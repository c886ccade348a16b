//! What an account is. Pure.
use super::Error;
use crate::access::{Held, Role};
use crate::i18n::Lang;
use crate::id::{AccountId, AccountKey};
use crate::sealing::{Argon2Cost, Credentials, KeyBundle, PlainCredentials, sha256};
use crate::text::fold;
use crate::text_enum;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// The longest name, in characters.
const LONGEST_NAME: usize = 60;

/// The name a person signs in with. Accents, capitals and hyphens do not count when names are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// Reads a name: spaces are tidied.
    ///
    /// # Errors
    /// Too short, too long, or nothing that could be told apart.
    pub fn parse(raw: &str) -> Result<Self, Error> {
        let tidy = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = tidy.chars().count() <= LONGEST_NAME && fold(&tidy).chars().count() >= 2;
        if fits { Ok(Self(tidy)) } else { Err(Error::NameInvalid) }
    }

    /// As it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is compared.
    pub fn folded(&self) -> String {
        fold(&self.0)
    }
}

/// What a new account is given.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The name.
    pub name: String,
    /// The language of its pages; `None`: what the browser asks for.
    pub language: Option<Lang>,
    /// What the person may be.
    pub roles: Vec<Held>,
}

/// An account that is ready to be written: its password is hashed already, since that takes time.
#[derive(Debug)]
pub struct NewAccount {
    pub(super) id: AccountId,
    pub(super) name: Name,
    pub(super) language: Option<Lang>,
    pub(super) roles: Vec<Held>,
    pub(super) kept: Kept,
}

impl NewAccount {
    /// With a first password, to be replaced at the first sign-in; the keys come with the person's own password.
    ///
    /// # Errors
    /// The name or the roles cannot be, or the machine gave no memory.
    pub fn with_first_password(profile: Profile, password: &str, cost: Argon2Cost) -> Result<Self, Error> {
        let kept = Kept::First(PlainCredentials::create(password.trim(), cost)?);
        Self::new(profile, AccountId::random(), kept)
    }

    /// With the person's own password, and so with keys. Whether the password is good enough is asked before
    /// (`check_password`).
    ///
    /// # Errors
    /// The name or the roles cannot be, or the machine gave no memory.
    pub fn with_own_password(profile: Profile, password: &str, cost: Argon2Cost) -> Result<(Self, KeyBundle), Error> {
        let id = AccountId::random();
        let (credentials, bundle) = Credentials::create(password.trim(), cost, &id.bytes())?;
        Ok((Self::new(profile, id, Kept::Own(Box::new(credentials)))?, bundle))
    }

    /// With a first password that is hashed already, or that nobody knows: the way in is a link.
    ///
    /// # Errors
    /// The name or the roles cannot be.
    pub fn with_first(profile: Profile, first: PlainCredentials) -> Result<Self, Error> {
        Self::new(profile, AccountId::random(), Kept::First(first))
    }

    fn new(profile: Profile, id: AccountId, kept: Kept) -> Result<Self, Error> {
        let name = Name::parse(&profile.name)?;
        check_roles(&profile.roles)?;
        Ok(Self { id, name, language: profile.language, roles: profile.roles, kept })
    }

    /// The public id it will have: stands as author in sealed items.
    pub fn id(&self) -> AccountId {
        self.id
    }
}

/// What is kept of a password.
#[derive(Debug, Clone)]
pub(super) enum Kept {
    /// Handed out; opens nothing.
    First(PlainCredentials),
    /// The person's own, with the key bundle it wraps.
    Own(Box<Credentials>),
}

/// What the door knows of an account that wants to come in.
#[derive(Debug, Clone)]
pub(super) struct Login {
    pub key: AccountKey,
    pub id: AccountId,
    pub active: bool,
    pub kept: Kept,
    /// The column as it stands, to notice that somebody changed the password in between.
    pub stored: String,
}

/// An account as lists show it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its key.
    pub key: AccountKey,
    /// Its public id.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// May sign in.
    pub active: bool,
    /// Still has its first password.
    pub must_change: bool,
    /// Has keys, so that something can be sealed to it.
    pub has_keys: bool,
    /// Its roles.
    pub roles: Vec<Held>,
    /// When it last signed in.
    pub last_sign_in: Option<NaiveDateTime>,
    /// When the person left for good.
    pub retired_on: Option<NaiveDate>,
}

text_enum!(
    /// What happened to somebody's rights.
    Deed {
        /// The account was made.
        Created = "created",
        /// A role more.
        RoleGiven = "role_given",
        /// A role less.
        RoleTaken = "role_taken",
        /// Nobody signs in with it for a while.
        Closed = "closed",
        /// Open again, as it was.
        Opened = "opened",
        /// The person left: no roles, no keys.
        Retired = "retired",
        /// Somebody else set a first password, or made a link; the old keys are gone.
        Reset = "reset",
        /// The second factor was taken away.
        FactorReset = "factor_reset",
        /// Every device was signed out.
        SessionsEnded = "sessions_ended",
    }
);

/// One change of somebody's rights.
#[derive(Debug, Clone)]
pub struct Change {
    /// Its row.
    pub key: i64,
    /// Whose rights.
    pub account: AccountKey,
    /// Their public id.
    pub id: AccountId,
    /// Their name.
    pub name: String,
    /// Who did it; nobody on the command line.
    pub by: Option<String>,
    /// What.
    pub deed: Deed,
    /// The role that was given or taken, with its scope.
    pub held: Option<Held>,
    /// When.
    pub at: NaiveDateTime,
}

impl Change {
    /// What a page calls this change: as long as a reader has not seen it, nobody else can say that they did.
    pub fn handle(&self) -> String {
        handle(&format!("change/{}/{}", self.key, self.id))
    }
}

/// How long a link or a printed first password is good.
pub const INVITED_FOR: TimeDelta = TimeDelta::days(7);

/// What a page calls a role with its scope, of one account.
pub fn role_handle(id: AccountId, held: &Held) -> String {
    let Held { role, committee, area, sector, desk } = held;
    handle(&format!("role/{id}/{}/{committee:?}/{:?}/{sector:?}/{desk:?}", role.as_str(), area.map(|area| area.place)))
}

/// What a page calls something of which the number must not leave the server.
pub(super) fn handle(text: &str) -> String {
    sha256(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether one person may hold these roles together.
///
/// # Errors
/// Administrator and focal point exclude each other; some roles mean nothing without their scope.
pub(super) fn check_roles(roles: &[Held]) -> Result<(), Error> {
    let holds = |role| roles.iter().any(|held| held.role == role);
    if holds(Role::Administrator) && holds(Role::FocalPoint) {
        return Err(Error::RolesExclude);
    }
    let lacks = |held: &&Held| match held.role {
        Role::CommitteeMember => held.committee.is_none(),
        Role::FocalPoint => held.desk.is_none(),
        _ => false,
    };
    match roles.iter().find(lacks) {
        Some(held) => Err(Error::RoleNeedsScope(held.role)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied_and_compared_without_accents() {
        let name = Name::parse("  Aïssata   Cissé ").expect("name");
        assert_eq!((name.as_str(), name.folded().as_str()), ("Aïssata Cissé", "aissata cisse"));
        for wrong in ["", "é", " - ", &"x".repeat(61)] {
            assert!(matches!(Name::parse(wrong), Err(Error::NameInvalid)), "{wrong}");
        }
    }
}
