//! What a certificate says of itself.
use crate::desks::to_hex;
use anyhow::Context;
use chrono::{DateTime, NaiveDateTime};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use sha2::{Digest, Sha256};
use std::path::Path;

/// What a certificate says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The first moment at which it counts: UTC.
    pub from: NaiveDateTime,
    /// The last: UTC.
    pub until: NaiveDateTime,
    /// SHA-256 of it, as phones show it: `AB:CD:…`.
    pub fingerprint: String,
    /// The certificate itself.
    pub der: Vec<u8>,
}

/// Reads the first certificate of a file.
///
/// # Errors
/// There is none in it.
pub fn about(file: &Path) -> anyhow::Result<About> {
    let told = || format!("the certificate in {} cannot be read", file.display());
    let der = CertificateDer::from_pem_file(file).map_err(|error| anyhow::anyhow!("{error}")).with_context(told)?;
    let (_, read) = x509_parser::parse_x509_certificate(&der).with_context(told)?;
    let moment = |seconds: i64| DateTime::from_timestamp(seconds, 0).map(|at| at.naive_utc()).with_context(told);
    let validity = read.validity();
    Ok(About {
        from: moment(validity.not_before.timestamp())?,
        until: moment(validity.not_after.timestamp())?,
        fingerprint: fingerprint(&der),
        der: der.to_vec(),
    })
}

fn fingerprint(der: &[u8]) -> String {
    let letters = to_hex(Sha256::digest(der).as_slice()).to_uppercase();
    let pairs: Vec<&str> = (0..letters.len()).step_by(2).filter_map(|at| letters.get(at..at + 2)).collect();
    pairs.join(":")
}
