//! How a hashed password lies in its column.
use crate::accounts::model::Kept;
use crate::sealing::{Argon2Cost, Credentials, PlainCredentials};
use anyhow::Context;
use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Column {
    salt: String,
    cost: Argon2Cost,
    auth_hash: String,
}

/// The columns of a password and of the keys it wraps.
pub(super) struct Columns {
    pub credentials: String,
    pub bundle: Option<Vec<u8>>,
    pub recipient: Option<String>,
    pub verifying_key: Option<Vec<u8>>,
}

pub(super) fn columns(kept: &Kept) -> anyhow::Result<Columns> {
    Ok(match kept {
        Kept::First(plain) => {
            let credentials = pin_column(plain)?;
            Columns { credentials, bundle: None, recipient: None, verifying_key: None }
        }
        Kept::Own(own) => Columns {
            credentials: write(&own.salt, own.cost, &own.auth_hash)?,
            bundle: Some(own.wrapped_bundle.clone()),
            recipient: Some(own.recipient.to_string()),
            verifying_key: Some(own.verifying_key.to_vec()),
        },
    })
}

pub(super) fn kept(columns: Columns) -> anyhow::Result<Kept> {
    let plain = read_plain(&columns.credentials)?;
    let (Some(wrapped_bundle), Some(recipient), Some(verifying_key)) =
        (columns.bundle, columns.recipient, columns.verifying_key)
    else {
        return Ok(Kept::First(plain));
    };
    Ok(Kept::Own(Box::new(Credentials {
        salt: plain.salt,
        cost: plain.cost,
        auth_hash: plain.auth_hash,
        wrapped_bundle,
        recipient: recipient.parse().context("a recipient cannot be read")?,
        verifying_key: verifying_key.as_slice().try_into().context("a verifying key has another length")?,
    })))
}

pub(super) fn pin_column(plain: &PlainCredentials) -> anyhow::Result<String> {
    write(&plain.salt, plain.cost, &plain.auth_hash)
}

pub(super) fn read_plain(text: &str) -> anyhow::Result<PlainCredentials> {
    let column: Column = serde_json::from_str(text).context("stored credentials cannot be read")?;
    let bytes = |text: &str| BASE64_STANDARD_NO_PAD.decode(text).context("stored credentials cannot be read");
    Ok(PlainCredentials {
        salt: bytes(&column.salt)?.as_slice().try_into().context("a salt has another length")?,
        cost: column.cost,
        auth_hash: bytes(&column.auth_hash)?.as_slice().try_into().context("a hash has another length")?,
    })
}

fn write(salt: &[u8], cost: Argon2Cost, auth_hash: &[u8]) -> anyhow::Result<String> {
    let text = |bytes: &[u8]| BASE64_STANDARD_NO_PAD.encode(bytes);
    Ok(serde_json::to_string(&Column { salt: text(salt), cost, auth_hash: text(auth_hash) })?)
}
