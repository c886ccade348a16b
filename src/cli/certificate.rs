//! `jaabi certificate`: a local authority for an office whose server has no name on the internet.
use super::args::Certificate;
use super::instance::lock_folder;
use super::say::{asked as wrongly, say};
use crate::certificates::{self, Names};
use crate::clock::Clock;
use crate::config::Config;
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

/// Browsers ask for this port by themselves.
const HTTPS: u16 = 443;

pub(super) fn certificate(config: &Config, asked: &Certificate, clock: &Clock) -> anyhow::Result<()> {
    let names = if asked.hosts.is_empty() { None } else { Some(Names::parse(&asked.hosts)) };
    let names = names.transpose().map_err(|error| wrongly(error.to_string()))?;
    let _lock = lock_folder(config)?;
    let made = certificates::make(&config.data, names, asked.anew, clock.today())?;
    let about = &made.authority.about;
    let page = format!("{}/authority", address(config, &made.authority.names));
    if asked.json {
        let told = serde_json::json!({
            "fingerprint": about.fingerprint, "address": page, "is_new": made.is_new,
            "authority_until": about.until, "certificate_until": made.until,
        });
        return say(&told.to_string());
    }
    let picture = QrCode::new(&page)?.render::<Dense1x2>().build();
    let on = if config.tls.local {
        ""
    } else {
        "1. In the settings, set tls.local = true and server.listen, and start the server anew.\n"
    };
    say(&format!(
        "{picture}\n{page}\n\n{}\nFingerprint (SHA-256), to be compared on every phone:\n{}\n\n{on}\
         {}. Each phone of the office scans the picture above, fetches the authority, compares the fingerprint, and installs it.\n\
         The certificate counts until {}; the server makes the next one by itself, and `jaabi certificate` does so at once.",
        if made.is_new {
            "There is a new local authority. It counts for these names alone; its key lies in the folder tls of the data folder."
        } else {
            "The local authority is the one that phones know already; the server has a new certificate."
        },
        about.fingerprint,
        if config.tls.local { 1 } else { 2 },
        made.until.date(),
    ))
}

/// Where phones find the server.
fn address(config: &Config, names: &Names) -> String {
    let (url, port) = (config.server.public_url.trim_end_matches('/'), config.server.port);
    match (url, port) {
        ("", HTTPS) => format!("https://{}", names.first()),
        ("", port) => format!("https://{}:{port}", names.first()),
        (url, _) => url.to_owned(),
    }
}
