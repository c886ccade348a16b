//! The second factor: who needs one, and whether a typed code proves it. The rows are in `store`.
use super::Error;
use super::store::FactorRow;
use crate::access::{Held, Role, SecondStep};
use crate::config::Security;
use crate::id::AccountId;
use crate::sealing::totp::{plain_recovery_code, recovery_code};
use crate::sealing::{InstanceKeys, SealingError, TotpSecret};
use chrono::NaiveDateTime;
use zeroize::Zeroizing;

/// Who holds keys of sealed cases, makes accounts, reads or brings in a whole programme.
pub(super) const COMPULSORY: &[Role] = &[Role::FocalPoint, Role::Administrator, Role::Manager, Role::DataLoader];
/// How many codes are written down.
const RECOVERY_CODES: usize = 10;

/// What a right code uses up.
#[derive(Debug, Clone)]
pub(super) enum Proof {
    /// A code of the device: its step, and the factor it belongs to.
    Step { secret: Vec<u8>, step: i64 },
    /// A code from paper.
    Recovery { hash: Vec<u8> },
}

/// Whether these roles must have a second factor.
pub(super) fn is_compulsory(roles: &[Held], security: &Security) -> bool {
    security.second_factor == "required" && is_sensitive(roles)
}

/// Whether these roles are among those for whom a second factor is meant.
pub(super) fn is_sensitive(roles: &[Held]) -> bool {
    roles.iter().any(|held| COMPULSORY.contains(&held.role))
}

/// How far the second step of a session is.
pub(super) fn step(has_factor: bool, given: bool, compulsory: bool) -> SecondStep {
    match (has_factor, given, compulsory) {
        (true, false, _) => SecondStep::Code,
        (false, _, true) => SecondStep::SetUp,
        _ => SecondStep::Done,
    }
}

/// Encrypts a secret for its row.
pub(super) fn encrypt(keys: &InstanceKeys, account: AccountId, secret: &TotpSecret) -> Result<Vec<u8>, SealingError> {
    keys.encrypt(&purpose(account), secret.expose())
}

/// Opens the secret of a row.
pub(super) fn decrypt(keys: &InstanceKeys, account: AccountId, row: &FactorRow) -> Result<TotpSecret, SealingError> {
    TotpSecret::from_bytes(&keys.decrypt(&purpose(account), &row.secret)?)
}

/// What the key is used for that encrypts passkeys of an account: a row of another account does not open.
pub(super) fn passkey_purpose(account: AccountId) -> String {
    format!("passkey/{account}")
}

fn purpose(account: AccountId) -> String {
    format!("totp/{account}")
}

/// What is offered to a session that sets up a factor: the same each time the page is looked at, another in every session
/// and after every change. It lies nowhere until its first code was right.
pub(super) fn offered(
    keys: &InstanceKeys,
    account: AccountId,
    session: &[u8],
    old: Option<&FactorRow>,
) -> Result<TotpSecret, SealingError> {
    let before = old.map(|row| row.secret.as_slice()).unwrap_or_default();
    let seed = Zeroizing::new(keys.hmac(&format!("totp-offer/{account}"), &[session, before].concat())?);
    TotpSecret::from_bytes(seed.as_slice())
}

/// What a typed code would use up, if it is right: six digits of the device, if there is one, else a code from paper, which
/// only its row can prove.
pub(super) fn prove(
    keys: &InstanceKeys,
    account: AccountId,
    row: Option<&FactorRow>,
    typed: &str,
    now: NaiveDateTime,
) -> Result<Option<Proof>, Error> {
    if let Some(code) = plain_recovery_code(typed) {
        return Ok(Some(Proof::Recovery { hash: hash(keys, account, &code)? }));
    }
    let Some(row) = row else { return Ok(None) };
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let step = decrypt(keys, account, row)?.step_of(&digits, seconds(now))?;
    let step = step.and_then(|step| i64::try_from(step).ok()).filter(|step| *step > row.last_step);
    Ok(step.map(|step| Proof::Step { secret: row.secret.clone(), step }))
}

/// Ten new codes for paper, with what is kept of them.
pub(super) fn new_codes(keys: &InstanceKeys, account: AccountId) -> Result<(Codes, Vec<Vec<u8>>), SealingError> {
    let codes = (0..RECOVERY_CODES).map(|_| recovery_code()).collect::<Result<Codes, _>>()?;
    let hash = |code: &Zeroizing<String>| {
        let plain = plain_recovery_code(code).ok_or(SealingError::InvalidKey)?;
        hash(keys, account, &plain)
    };
    let hashes = codes.iter().map(hash).collect::<Result<_, _>>()?;
    Ok((codes, hashes))
}

/// Codes as they are written down.
pub(super) type Codes = Vec<Zeroizing<String>>;

fn hash(keys: &InstanceKeys, account: AccountId, code: &str) -> Result<Vec<u8>, SealingError> {
    Ok(keys.hmac(&format!("recovery-code/{account}"), code.as_bytes())?.to_vec())
}

/// Seconds since 1970, as codes count them.
pub(super) fn seconds(now: NaiveDateTime) -> u64 {
    u64::try_from(now.and_utc().timestamp()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_session_and_another_factor_are_offered_another_secret() {
        let keys = InstanceKeys::generate().unwrap();
        let account = AccountId::random();
        let offer = |session: &[u8], old: Option<&FactorRow>| {
            offered(&keys, account, session, old).unwrap().to_text().as_str().to_owned()
        };
        let old = FactorRow { secret: vec![1; 60], last_step: 0 };
        assert_eq!(offer(&[1; 32], None), offer(&[1; 32], None));
        assert_ne!(offer(&[1; 32], None), offer(&[2; 32], None));
        assert_ne!(offer(&[1; 32], None), offer(&[1; 32], Some(&old)));
    }

    #[test]
    fn a_secret_of_one_account_is_none_of_another() {
        let keys = InstanceKeys::generate().unwrap();
        let secret = TotpSecret::from_bytes(&[3; 20]).unwrap();
        let (one, other) = (AccountId::random(), AccountId::random());
        let row = FactorRow { secret: encrypt(&keys, one, &secret).unwrap(), last_step: 0 };
        assert_eq!(decrypt(&keys, one, &row).unwrap().expose(), secret.expose());
        assert!(decrypt(&keys, other, &row).is_err());
    }
}
