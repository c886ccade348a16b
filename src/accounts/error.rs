//! What can be wrong with an account.
use crate::access::Role;
use crate::sealing::SealingError;
use crate::web;

/// Why something about an account was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A name needs two to sixty characters, letters among them.
    #[error("a name needs 2 to 60 characters, with at least two letters or digits")]
    NameInvalid,
    /// Another account has this name, perhaps with other accents or capitals.
    #[error("an account with this name exists already")]
    NameTaken,
    /// Whoever makes accounts must not hold the keys of sealed cases.
    #[error("one person cannot be administrator and focal point")]
    RolesExclude,
    /// A committee member without a committee, a focal point without a desk.
    #[error("the role {} needs its committee or desk", .0.as_str())]
    RoleNeedsScope(Role),
    /// Nobody could make accounts any more.
    #[error("this is the last active administrator: name another one first")]
    LastAdministrator,
    /// Whoever changed the rights of others lost that right a moment ago.
    #[error("only an active administrator changes the rights of others")]
    NotAdministrator,
    /// Nobody changes the own rights.
    #[error("nobody changes their own rights: another administrator does")]
    OwnRights,
    /// Not opened again but invited anew.
    #[error("this account is retired: reset it, which opens it again without any role")]
    Retired,
    /// There is no such account.
    #[error("there is no such account")]
    Unknown,
    /// Changed by somebody else in between.
    #[error("the account was changed in between: try again")]
    Stale,
    /// Too many passwords are being checked at this moment.
    #[error("too many people are signing in at this moment")]
    Busy,
    /// A key could not be made or opened.
    #[error(transparent)]
    Sealing(#[from] SealingError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] diesel::result::Error),
    /// Anything else.
    #[error(transparent)]
    Other(#[from] anyhow::Error),
}

impl From<Error> for web::Error {
    fn from(error: Error) -> Self {
        match error {
            Error::Unknown => Self::NotFound,
            Error::Busy | Error::Stale => Self::Busy,
            Error::Other(error) => Self::Internal(error),
            error => Self::Internal(error.into()),
        }
    }
}
