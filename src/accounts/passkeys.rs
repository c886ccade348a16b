//! Passkeys as a second step (WebAuthn): what the browser is asked, and whether its answer proves it. Pure; the rows are in
//! `store`, the challenge lies encrypted in the session's row.
use crate::config::Config;
use crate::id::{AccountId, SessionKey};
use crate::sealing::{InstanceKeys, sha256};
use anyhow::Context;
use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::{AllowedCredentials, AuthenticationVerificationOptions};
use webauthn_rp::request::register::{
    PublicKeyCredentialUserEntity, RegistrationVerificationOptions, UserHandle, Username,
};
use webauthn_rp::request::{
    AsciiDomain, Credentials, PublicKeyCredentialDescriptor, RpId, UserVerificationRequirement,
};
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, NonDiscoverableAuthentication, NonDiscoverableAuthenticationServerState,
    NonDiscoverableCredentialRequestOptions, PublicKeyCredentialCreationOptions, Registration, RegistrationServerState,
};

/// How long a challenge waits for its answer.
const HOLDS: TimeDelta = TimeDelta::minutes(5);
/// Length of the handle that stands for an account on a device: random, another for each passkey.
const HANDLE: usize = 16;

type PublicKey = CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>;

/// This program as devices know it: a passkey made for it works for no other address.
pub(super) struct Party {
    id: RpId,
    origin: String,
}

/// What a challenge is for: an answer to one kind counts for no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A new passkey.
    Make,
    /// Proving the second step.
    Prove,
}

/// A passkey of an account, as its row keeps it.
#[derive(Serialize, Deserialize)]
pub(super) struct Passkey {
    /// What the person calls the device.
    pub name: String,
    id: Vec<u8>,
    user: [u8; HANDLE],
    /// The public key, as the library writes it.
    key: Vec<u8>,
    /// The counter and whether it was backed up.
    state: [u8; 7],
    transports: u8,
}

/// A challenge on its way: what is kept, and what the browser is told (JSON).
pub(super) struct Asked {
    pub kept: Vec<u8>,
    pub told: String,
}

impl Party {
    /// `None` where the address people type is not set, or is one for which browsers make no passkeys: a bare number, or
    /// one without TLS.
    pub fn of(config: &Config) -> Option<Self> {
        let (scheme, rest) = config.server.public_url.split_once("://")?;
        let authority = rest.split('/').next()?.to_ascii_lowercase();
        let (host, port) = authority.split_once(':').unwrap_or((&authority, ""));
        let usual = if scheme == "https" { "443" } else { "80" };
        let is_name = host.rsplit('.').next()?.contains(|c: char| c.is_ascii_alphabetic());
        let is_safe = scheme == "https" || host == "localhost";
        let id = AsciiDomain::try_from(host.to_owned()).ok().filter(|_| is_name && is_safe)?;
        let port = if port.is_empty() || port == usual { String::new() } else { format!(":{port}") };
        Some(Self { id: RpId::Domain(id), origin: format!("{scheme}://{host}{port}") })
    }

    /// Asks for a new passkey on a device that has none of `known`. The device is told no name: whoever finds it sees in its
    /// list this address alone.
    pub fn ask_new(&self, known: &[Passkey]) -> anyhow::Result<Asked> {
        let user = UserHandle::<HANDLE>::new();
        let name = Username::try_from(self.id.as_ref()).context("the address cannot be a name")?;
        let entity = PublicKeyCredentialUserEntity { name, id: &user, display_name: None };
        let known = known.iter().map(Passkey::descriptor).collect::<anyhow::Result<_>>()?;
        let mut options = PublicKeyCredentialCreationOptions::second_factor(&self.id, entity, known);
        options.authenticator_selection.user_verification = UserVerificationRequirement::Required;
        options.extensions.cred_props = None;
        let (server, client) = options.start_ceremony()?;
        Ok(Asked { kept: server.encode()?, told: serde_json::to_string(&client)? })
    }

    /// The new passkey that an answer brings; `None` if the answer is not one to this challenge.
    pub fn made(&self, kept: &[u8], answer: &str, name: &str) -> anyhow::Result<Option<Passkey>> {
        let server = RegistrationServerState::<HANDLE>::decode(kept).map_err(|_| unreadable())?;
        let Ok(answer) = Registration::from_json_relaxed(answer.as_bytes()) else { return Ok(None) };
        let options = RegistrationVerificationOptions::<String, String> {
            allowed_origins: std::slice::from_ref(&self.origin),
            error_on_unsolicited_extensions: false,
            ..Default::default()
        };
        let Ok(made) = server.verify(&self.id, &answer, &options) else { return Ok(None) };
        Ok(Some(Passkey {
            name: name.to_owned(),
            id: made.id().as_ref().to_vec(),
            user: made.user_id().encode()?,
            key: made.static_state().encode()?,
            state: made.dynamic_state().encode()?,
            transports: made.transports().encode()?,
        }))
    }

    /// Asks for a proof by one of these passkeys.
    pub fn ask(&self, known: &[Passkey]) -> anyhow::Result<Asked> {
        let mut allowed = AllowedCredentials::with_capacity(known.len());
        for passkey in known {
            allowed.push(passkey.descriptor()?.into());
        }
        let mut request = NonDiscoverableCredentialRequestOptions::second_factor(&self.id, allowed)?;
        request.options().user_verification = UserVerificationRequirement::Required;
        let (server, client) = request.start_ceremony()?;
        Ok(Asked { kept: server.encode()?, told: serde_json::to_string(&client)? })
    }

    /// Which of these passkeys an answer proves, as it is kept from now on (its counter went on); `None` if it proves none.
    pub fn proved(&self, kept: &[u8], answer: &str, known: Vec<Passkey>) -> anyhow::Result<Option<(usize, Passkey)>> {
        let server = NonDiscoverableAuthenticationServerState::decode(kept).map_err(|_| unreadable())?;
        let answer = NonDiscoverableAuthentication::<HANDLE>::from_json_relaxed(answer.as_bytes());
        let Ok(answer) = answer else { return Ok(None) };
        let named = |passkey: &Passkey| answer.raw_id().as_ref() == passkey.id;
        let Some((place, mut passkey)) = known.into_iter().enumerate().find(|(_, passkey)| named(passkey)) else {
            return Ok(None);
        };
        let state = {
            let user = UserHandle::<HANDLE>::decode(passkey.user)?;
            let key = StaticState::<PublicKey>::decode(&passkey.key).map_err(|_| unreadable())?;
            let state = DynamicState::decode(passkey.state).map_err(|_| unreadable())?;
            let id = CredentialId::try_from(passkey.id.as_slice())?;
            let mut credential = AuthenticatedCredential::new(id, &user, key, state)?;
            let options = AuthenticationVerificationOptions::<String, String> {
                allowed_origins: std::slice::from_ref(&self.origin),
                error_on_unsolicited_extensions: false,
                ..Default::default()
            };
            match server.verify(&self.id, &answer, &mut credential, &options) {
                Ok(_) => credential.dynamic_state().encode()?,
                Err(_) => return Ok(None),
            }
        };
        passkey.state = state;
        Ok(Some((place, passkey)))
    }
}

impl Passkey {
    fn descriptor(&self) -> anyhow::Result<PublicKeyCredentialDescriptor<Vec<u8>>> {
        let transports = AuthTransports::decode(self.transports).map_err(|_| unreadable())?;
        Ok(PublicKeyCredentialDescriptor { id: CredentialId::try_from(self.id.clone())?, transports })
    }

    /// What a page calls it: the beginning of a hash.
    pub fn handle(&self) -> String {
        sha256(&self.id).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// Encrypts it for its row, bound to its account.
    pub fn encrypt(&self, keys: &InstanceKeys, account: AccountId) -> anyhow::Result<Vec<u8>> {
        Ok(keys.encrypt(&super::factor::passkey_purpose(account), &serde_json::to_vec(self)?)?)
    }

    /// Opens a row. One that another hand changed, or took from another account, is an error.
    pub fn decrypt(keys: &InstanceKeys, account: AccountId, sealed: &[u8]) -> anyhow::Result<Self> {
        let plain = keys.decrypt(&super::factor::passkey_purpose(account), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| unreadable())
    }
}

/// Encrypts a challenge for the row of the session that it belongs to.
pub(super) fn encrypt_challenge(
    keys: &InstanceKeys,
    (kind, account, session): (Kind, AccountId, SessionKey),
    kept: &[u8],
    now: NaiveDateTime,
) -> anyhow::Result<Vec<u8>> {
    let until = (now + HOLDS).and_utc().timestamp().to_be_bytes();
    Ok(keys.encrypt(&challenge_purpose(kind, account, session), &[until.as_slice(), kept].concat())?)
}

/// Opens a challenge; `None` if it is over, or was one of another kind, account or session.
pub(super) fn decrypt_challenge(
    keys: &InstanceKeys,
    (kind, account, session): (Kind, AccountId, SessionKey),
    sealed: &[u8],
    now: NaiveDateTime,
) -> Option<Vec<u8>> {
    let plain = keys.decrypt(&challenge_purpose(kind, account, session), sealed).ok()?;
    let (until, kept) = plain.split_first_chunk()?;
    let left = i64::from_be_bytes(*until) - now.and_utc().timestamp();
    // a clock that was set back must not make an old challenge a new one
    (0..=HOLDS.num_seconds()).contains(&left).then(|| kept.to_vec())
}

fn challenge_purpose(kind: Kind, account: AccountId, session: SessionKey) -> String {
    format!("passkey-challenge/{kind:?}/{account}/{session}")
}

/// Without a word of what was read.
fn unreadable() -> anyhow::Error {
    anyhow::anyhow!("what is kept of a passkey cannot be read")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_for_names_over_tls_and_for_this_very_machine() {
        let origin = |url: &str| {
            let mut config = Config::load(None, std::path::Path::new("."), None).unwrap();
            config.server.public_url = url.to_owned();
            Party::of(&config).map(|party| format!("{} {}", party.id.as_ref(), party.origin))
        };
        for (url, expected) in [
            ("https://Jaabi.example.org/", "jaabi.example.org https://jaabi.example.org"),
            ("https://jaabi.example.org:443", "jaabi.example.org https://jaabi.example.org"),
            ("https://jaabi.example.org:8443/x", "jaabi.example.org https://jaabi.example.org:8443"),
            ("http://localhost:8080", "localhost http://localhost:8080"),
        ] {
            assert_eq!(origin(url).as_deref(), Some(expected), "{url}");
        }
        for none in ["", "http://jaabi.example.org", "https://10.0.0.1", "https://[::1]:8080", "http://127.0.0.1:8080"]
        {
            assert_eq!(origin(none), None, "{none}");
        }
    }

    #[test]
    fn a_challenge_is_for_one_session_one_kind_and_five_minutes() {
        let keys = InstanceKeys::generate().unwrap();
        let (account, then) = (AccountId::random(), NaiveDateTime::default());
        let place = |kind, session| (kind, account, SessionKey::new(session));
        let sealed = encrypt_challenge(&keys, place(Kind::Prove, 1), b"x", then).unwrap();
        let opens = |place, seconds| decrypt_challenge(&keys, place, &sealed, then + TimeDelta::seconds(seconds));
        assert_eq!(opens(place(Kind::Prove, 1), 300).as_deref(), Some(b"x".as_slice()));
        for (place, seconds) in [
            (place(Kind::Prove, 1), 301),
            (place(Kind::Prove, 1), -1),
            (place(Kind::Make, 1), 0),
            (place(Kind::Prove, 2), 0),
            ((Kind::Prove, AccountId::random(), SessionKey::new(1)), 0),
        ] {
            assert_eq!(opens(place, seconds), None, "{place:?} {seconds}");
        }
    }
}
