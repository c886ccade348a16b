//! The certificate that visitors are shown: read again when its files have changed, without a stop.
use super::authority::server_file;
use crate::config::Config;
use anyhow::Context;
use rustls::ServerConfig;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

/// The certificate that is shown now. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Shown(Arc<Inside>);

#[derive(Debug)]
struct Inside {
    certificate: PathBuf,
    key: PathBuf,
    now: RwLock<(Option<Stamp>, Arc<CertifiedKey>)>,
}

/// A hash of what the two files say.
type Stamp = u64;

impl Shown {
    /// Reads the certificate of the settings; none if the program speaks no TLS.
    ///
    /// # Errors
    /// The files cannot be read, or do not belong together: one sentence.
    pub fn open(config: &Config) -> anyhow::Result<Option<Self>> {
        let tls = &config.tls;
        let (certificate, key) = match (tls.local, tls.certificate.is_empty()) {
            (true, _) => {
                let file = server_file(&config.data);
                anyhow::ensure!(
                    file.is_file(),
                    "tls.local is set, but there is no certificate in {}: make one with `jaabi certificate --host NAME`",
                    config.data.display()
                );
                (file.clone(), file)
            }
            (false, false) => (PathBuf::from(&tls.certificate), PathBuf::from(&tls.key)),
            (false, true) => return Ok(None),
        };
        let stamp = stamp(&certificate, &key);
        let read = read(&certificate, &key)?;
        Ok(Some(Self(Arc::new(Inside { certificate, key, now: RwLock::new((stamp, read)) }))))
    }

    /// The file with the certificate.
    pub fn file(&self) -> &Path {
        &self.0.certificate
    }

    /// Reads the files again if they have changed. Whether another certificate is shown from now on; where the new one is not
    /// whole, or not whole yet, the old one stays.
    ///
    /// # Errors
    /// What was changed cannot be used.
    pub fn renew(&self) -> anyhow::Result<bool> {
        let Inside { certificate, key, now } = self.0.as_ref();
        let stamp = stamp(certificate, key);
        if now.read().is_ok_and(|now| now.0 == stamp) {
            return Ok(false);
        }
        let read = read(certificate, key)?;
        if let Ok(mut now) = now.write() {
            *now = (stamp, read);
        }
        Ok(true)
    }

    /// How visitors are spoken with: TLS 1.2 or 1.3.
    ///
    /// # Errors
    /// The cryptography cannot do that.
    pub fn server(&self) -> anyhow::Result<ServerConfig> {
        let builder = ServerConfig::builder_with_provider(provider()).with_safe_default_protocol_versions()?;
        Ok(builder.with_no_client_auth().with_cert_resolver(Arc::new(self.clone())))
    }
}

impl ResolvesServerCert for Shown {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.0.now.read().ok().map(|now| now.1.clone())
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

fn stamp(certificate: &Path, key: &Path) -> Option<Stamp> {
    // by what the files say: two that were written within one tick of the clock bear the same time
    let mut hasher = DefaultHasher::new();
    std::fs::read(certificate).ok()?.hash(&mut hasher);
    std::fs::read(key).ok()?.hash(&mut hasher);
    Some(hasher.finish())
}

fn read(certificate: &Path, key: &Path) -> anyhow::Result<Arc<CertifiedKey>> {
    let told = |file: &Path| format!("the certificate or key in {} cannot be read", file.display());
    let chain: Result<Vec<_>, _> = CertificateDer::pem_file_iter(certificate).and_then(|all| all.collect());
    let chain = chain.map_err(|error| anyhow::anyhow!("{error}")).with_context(|| told(certificate))?;
    anyhow::ensure!(!chain.is_empty(), told(certificate));
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| anyhow::anyhow!("{error}"));
    let secret = secret.with_context(|| told(key))?;
    let both = CertifiedKey::from_der(chain, secret, &provider())
        .map_err(|_| anyhow::anyhow!("the key in {} is not that of {}", key.display(), certificate.display()))?;
    Ok(Arc::new(both))
}
