//! A local authority: it signs the certificate of this server, for the names it was made for and for no other name in the world,
//! so that a phone that believes it risks nothing elsewhere, even when the server is stolen.
use super::folder;
use super::reading::{About, about};
use crate::private;
use anyhow::Context;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DnType, ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, Issuer,
    KeyPair, KeyUsagePurpose, NameConstraints, date_time_ymd,
};
use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// How long phones believe the authority.
const AUTHORITY_DAYS: u64 = 3650;
/// How long a certificate of the server counts; phones refuse one of more than 825 days.
const SERVER_DAYS: u64 = 390;
/// So long before its end the server makes itself another one.
const RENEWED_BEFORE: Days = Days::new(60);
/// A clock that is behind must not refuse it.
const BEFORE: Days = Days::new(2);
/// Shown in a phone's list of authorities, which others look at: it says nothing.
const NAME: &str = "Local network";

const CERTIFICATE: &str = "authority.crt";
const KEY: &str = "authority.key";
const SERVER: &str = "server.pem";
const NAMES: &str = "names.txt";

/// By which names and addresses phones call the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names(Vec<String>);

impl Names {
    /// Reads names such as `jaabi.lan` and addresses such as `192.168.1.10`.
    ///
    /// # Errors
    /// One is neither.
    pub fn parse(texts: &[String]) -> anyhow::Result<Self> {
        let mut names: Vec<String> = texts.iter().map(|text| text.trim().to_lowercase()).collect();
        names.dedup();
        let letters = |label: &str| {
            !label.is_empty() && label.len() < 64 && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        for name in &names {
            let good = name.parse::<IpAddr>().is_ok() || name.len() < 254 && name.split('.').all(letters);
            anyhow::ensure!(good, "{name:?} is no name or address of a machine: write jaabi.lan or 192.168.1.10");
        }
        anyhow::ensure!(!names.is_empty(), "say by which name or address phones call this server");
        Ok(Self(names))
    }

    /// The first, as it stands in an address.
    pub fn first(&self) -> String {
        let first = self.0.first().map(String::as_str).unwrap_or_default();
        if first.contains(':') { format!("[{first}]") } else { first.to_owned() }
    }

    /// For these names alone, of both kinds: where there are none of a kind, one that leads nowhere.
    fn only(&self) -> NameConstraints {
        let (mut domains, mut addresses) = (Vec::new(), Vec::new());
        for name in &self.0 {
            match name.parse::<IpAddr>() {
                Ok(address) => {
                    let bits = if address.is_ipv4() { 32 } else { 128 };
                    addresses.push(GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(address, bits)));
                }
                Err(_) => domains.push(GeneralSubtree::DnsName(name.clone())),
            }
        }
        if domains.is_empty() {
            domains.push(GeneralSubtree::DnsName("name.invalid".to_owned()));
        }
        if addresses.is_empty() {
            addresses.push(GeneralSubtree::IpAddress(CidrSubnet::from_v4_prefix([127, 0, 0, 1], 32)));
        }
        domains.extend(addresses);
        NameConstraints { permitted_subtrees: domains, excluded_subtrees: Vec::new() }
    }
}

/// The authority of a data folder.
#[derive(Debug, Clone)]
pub struct Authority {
    /// Its certificate.
    pub about: About,
    /// The names it is for.
    pub names: Names,
}

/// What `make` did.
#[derive(Debug, Clone)]
pub struct Made {
    /// The authority.
    pub authority: Authority,
    /// Whether it is a new one, which phones do not know yet.
    pub is_new: bool,
    /// Until when the certificate of the server counts: UTC.
    pub until: NaiveDateTime,
}

/// The file with certificate and key of the server that the authority signed.
pub(super) fn server_file(data: &Path) -> PathBuf {
    folder(data).join(SERVER)
}

/// The authority that was made in a data folder; none if none was.
///
/// # Errors
/// Its files cannot be read.
pub fn authority(data: &Path) -> anyhow::Result<Option<Authority>> {
    let folder = folder(data);
    if !folder.join(CERTIFICATE).is_file() {
        return Ok(None);
    }
    let names = std::fs::read_to_string(folder.join(NAMES)).context("the names of the authority cannot be read")?;
    let names = Names::parse(&names.lines().map(str::to_owned).collect::<Vec<_>>())?;
    Ok(Some(Authority { about: about(&folder.join(CERTIFICATE))?, names }))
}

/// Makes a certificate for the server, by the authority that is there, or by a new one where there is none, or where it is for other
/// names and `anew` allows that phones must fetch it once more.
///
/// # Errors
/// The folder cannot be written; or another authority would be needed and is not allowed.
pub fn make(data: &Path, names: Option<Names>, anew: bool, today: NaiveDate) -> anyhow::Result<Made> {
    let there = authority(data)?;
    let names = names
        .or_else(|| there.as_ref().map(|there| there.names.clone()))
        .context("say by which name or address phones call this server: --host jaabi.lan --host 192.168.1.10")?;
    let fits = there.as_ref().is_some_and(|there| there.names == names);
    anyhow::ensure!(
        fits || anew || there.is_none(),
        "the authority that is there is for other names: with --anew another one is made, and every phone has to fetch it"
    );
    let folder = folder(data);
    private::folder(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let is_new = !fits || anew;
    if is_new {
        begin(&folder, &names, today)?;
    }
    sign(&folder, &names, today)?;
    let authority = authority(data)?.context("the authority is gone")?;
    Ok(Made { authority, is_new, until: about(&server_file(data))?.until })
}

/// Makes the server another certificate when the one it has ends soon. Whether it did.
///
/// # Errors
/// The authority's key is not there, or the folder cannot be written.
pub fn renew_if_due(data: &Path, today: NaiveDate) -> anyhow::Result<bool> {
    let until = about(&server_file(data))?.until.date();
    let due = until.checked_sub_days(RENEWED_BEFORE).is_none_or(|day| day <= today);
    let Some(authority) = authority(data)?.filter(|_| due) else { return Ok(false) };
    sign(&folder(data), &authority.names, today)?;
    Ok(true)
}

/// A new authority.
fn begin(folder: &Path, names: &Names, today: NaiveDate) -> anyhow::Result<()> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(Vec::<String>::new())?;
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.distinguished_name = named(NAME);
    params.name_constraints = Some(names.only());
    count(&mut params, today, AUTHORITY_DAYS)?;
    let certificate = params.self_signed(&key)?;
    // what phones fetch comes last: it must not be fetched before it can be used
    private::replace(&folder.join(KEY), key.serialize_pem().as_bytes())?;
    private::replace(&folder.join(NAMES), names.0.join("\n").as_bytes())?;
    Ok(private::replace(&folder.join(CERTIFICATE), certificate.pem().as_bytes())?)
}

/// A new certificate of the server; with its key in one file, so that both change in one moment.
fn sign(folder: &Path, names: &Names, today: NaiveDate) -> anyhow::Result<()> {
    let told = || {
        format!(
            "the key of the authority is not in {}: put it back, or make another authority with --anew",
            folder.display()
        )
    };
    let authority_key = zeroize::Zeroizing::new(std::fs::read_to_string(folder.join(KEY)).with_context(told)?);
    let authority = std::fs::read_to_string(folder.join(CERTIFICATE))?;
    let issuer = Issuer::from_ca_cert_pem(&authority, KeyPair::from_pem(&authority_key)?)?;
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(names.0.clone())?;
    params.distinguished_name = named(names.0.first().map(String::as_str).unwrap_or(NAME));
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    count(&mut params, today, SERVER_DAYS)?;
    let certificate = params.signed_by(&key, &issuer)?;
    let both = zeroize::Zeroizing::new(format!("{}{authority}{}", certificate.pem(), key.serialize_pem()));
    Ok(private::replace(&folder.join(SERVER), both.as_bytes())?)
}

fn named(name: &str) -> rcgen::DistinguishedName {
    let mut named = rcgen::DistinguishedName::new();
    named.push(DnType::CommonName, name);
    named
}

/// It counts for so many days.
fn count(params: &mut CertificateParams, today: NaiveDate, days: u64) -> anyhow::Result<()> {
    let moment = |day: Option<NaiveDate>| -> anyhow::Result<_> {
        let day = day.context("the clock is far from today")?;
        Ok(date_time_ymd(day.year(), u8::try_from(day.month())?, u8::try_from(day.day())?))
    };
    params.not_before = moment(today.checked_sub_days(BEFORE))?;
    params.not_after = moment(today.checked_add_days(Days::new(days)))?;
    Ok(())
}
