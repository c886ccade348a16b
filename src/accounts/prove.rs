//! Showing who one is on the command line.
use super::{Error, gate, store};
use crate::access::Viewer;
use crate::sealing::Argon2Cost;
use crate::storage::Db;
use crate::text::fold;

/// The person of this name, if the password is their own: a first password, which somebody else knows, proves nothing.
/// Takes as long as signing in; blocks.
///
/// # Errors
/// `WrongProof` for an unknown name, a closed account, a first password or a wrong one alike.
pub fn prove(db: &Db, name: &str, password: &str, cost: Argon2Cost) -> Result<Viewer, Error> {
    let folded = fold(name);
    let login = db.read_now(|conn| store::login(conn, &folded))?;
    let own = gate::is_own(login.as_ref(), password.trim(), cost)?;
    let key = login.filter(|_| own).ok_or(Error::WrongProof)?.key;
    db.read_now(|conn| store::viewer(conn, key))
}
