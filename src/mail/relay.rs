//! A mail server that takes letters: TLS from the first byte (`smtps://`), or after STARTTLS (`smtp://`), and nothing in the
//! clear but to this machine itself.
use crate::config::Mail;
use anyhow::Context;
use lettre::message::Message;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{SmtpTransport, Transport};
use percent_encoding::percent_decode_str;
use std::time::Duration;
use url::Url;

const PORT_TLS: u16 = 465;
const PORT_STARTTLS: u16 = 587;

/// A server, ready to be asked.
pub(super) struct Relay {
    /// `host:port`
    name: String,
    transport: SmtpTransport,
}

/// Why a server did not take a letter, without what it said: that may repeat the address.
pub(super) enum Failed {
    /// It answered, with a refusal.
    Refused(String),
    /// It did not answer, or not in time, or not as a mail server.
    OutOfReach(String),
}

/// The servers of the settings, in order.
///
/// # Errors
/// There is none, or an address or the authority cannot be read: by its place in the list, never by what stands there.
pub(super) fn all(settings: &Mail) -> anyhow::Result<Vec<Relay>> {
    anyhow::ensure!(
        !settings.relays.is_empty(),
        "a setting is wrong: mail.transport is \"smtp\", but mail.relays is empty"
    );
    let authority = match settings.authority.as_str() {
        "" => None,
        file => {
            let wrong = || format!("a setting is wrong: mail.authority: {file} holds no certificate");
            let bytes = std::fs::read(file).with_context(wrong)?;
            Some(Certificate::from_pem(&bytes).map_err(|_| anyhow::anyhow!(wrong()))?)
        }
    };
    let timeout = Duration::from_secs(settings.timeout_seconds);
    let relay = |(at, address): (usize, &crate::config::Secret)| {
        relay(address.expose(), authority.as_ref(), timeout)
            .map_err(|why| anyhow::anyhow!("a setting is wrong: mail.relays, number {}: {why}", at + 1))
    };
    settings.relays.iter().enumerate().map(relay).collect()
}

fn relay(address: &str, authority: Option<&Certificate>, timeout: Duration) -> Result<Relay, &'static str> {
    let url = Url::parse(address).map_err(|_| "write smtps://user:password@host or smtp://user:password@host")?;
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or("it names no host")?;
    let open = url.query() == Some("tls=none");
    if url.query().is_some() && !open {
        return Err("after the question mark only tls=none is known");
    }
    let tls = || {
        let mut parameters = TlsParameters::builder(host.trim_matches(['[', ']']).to_owned());
        if let Some(authority) = authority {
            parameters = parameters.add_root_certificate(authority.clone());
        }
        parameters.build().map_err(|_| "the certificates of this machine cannot be read")
    };
    let (tls, usual) = match (url.scheme(), open) {
        ("smtps", false) => (Tls::Wrapper(tls()?), PORT_TLS),
        ("smtp", false) => (Tls::Required(tls()?), PORT_STARTTLS),
        ("smtp", true) if is_here(&url) => (Tls::None, PORT_STARTTLS),
        ("smtp", true) => {
            return Err("without TLS letters and password would travel in the clear: only to this machine itself");
        }
        _ => return Err("it must begin with smtps:// or smtp://"),
    };
    let port = url.port().unwrap_or(usual);
    let mut builder = SmtpTransport::builder_dangerous(host.trim_matches(['[', ']'])).port(port).tls(tls);
    if !url.username().is_empty() {
        let plain = |text| percent_decode_str(text).decode_utf8().map(|text| text.into_owned());
        let unreadable = "user or password cannot be read";
        let user = plain(url.username()).map_err(|_| unreadable)?;
        let password = plain(url.password().unwrap_or_default()).map_err(|_| unreadable)?;
        builder = builder.credentials(Credentials::new(user, password));
    }
    Ok(Relay { name: format!("{host}:{port}"), transport: builder.timeout(Some(timeout)).build() })
}

/// Whether it is this machine itself.
fn is_here(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => host.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback()),
        None => false,
    }
}

impl Relay {
    /// Gives the letter to the server.
    pub(super) fn send(&self, message: &Message) -> Result<(), Failed> {
        self.transport.send(message).map(drop).map_err(|error| self.failed(&error))
    }

    fn failed(&self, error: &Error) -> Failed {
        let server = &self.name;
        if let Some(code) = error.status() {
            return Failed::Refused(format!("{server} answered {code}"));
        }
        let why = match () {
            () if error.is_timeout() => "did not answer in time",
            () if error.is_tls() => "has no certificate that can be trusted, or no TLS",
            () if error.is_response() => "answers unlike a mail server",
            () if error.is_client() => "cannot be spoken to with these settings",
            () => "cannot be reached, or hung up",
        };
        Failed::OutOfReach(format!("{server} {why}"))
    }
}
