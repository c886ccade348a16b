//! TLS by the program itself, and the local authority of an office.
use crate::cli::tool::Desk;
use jaabi::certificates::{self, Names, Shown};
use jaabi::config::Config;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;

fn trusting(authority: &Path) -> Arc<RootCertStore> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(authority).unwrap()).unwrap();
    Arc::new(roots)
}

/// What a phone that trusts `authority` reads at a path, calling the server by `name`.
fn get(port: &str, name: &str, authority: &Path, path: &str) -> std::io::Result<Vec<u8>> {
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let config = builder.with_safe_default_protocol_versions().unwrap();
    let config = config.with_root_certificates(trusting(authority)).with_no_client_auth();
    let named = ServerName::try_from(name.to_owned()).unwrap();
    let connection = ClientConnection::new(Arc::new(config), named).unwrap();
    let mut stream = StreamOwned::new(connection, TcpStream::connect(format!("127.0.0.1:{port}"))?);
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {name}:{port}\r\nAccept-Language: en\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    match stream.read_to_end(&mut answer) {
        // a server that hangs up without a word of farewell
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {}
        other => drop(other?),
    }
    Ok(answer)
}

fn text(answer: &[u8]) -> String {
    String::from_utf8_lossy(answer).into_owned()
}

#[test]
fn an_office_serves_with_its_own_authority_and_phones_fetch_it() {
    let desk = Desk::with_instance();
    let said =
        desk.run(&["serve", "--port", "0", "--config", &desk.write("on.toml", "[tls]\nlocal = true\n")]).refused(1);
    assert!(said.contains("jaabi certificate --host"), "{said}");
    assert_eq!(desk.run(&["certificate", "--host", "not a name"]).status, 2);
    let told =
        desk.run(&["certificate", "--host", "localhost", "--host", "127.0.0.1", "--port", "8443", "--json"]).fine().out;
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((&told["address"], &told["is_new"]), (&"https://localhost:8443/authority".into(), &true.into()));
    let fingerprint = told["fingerprint"].as_str().unwrap().to_owned();
    let folder = desk.data().join("tls");
    for path in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).chain([folder.clone()]) {
        assert!(!jaabi::private::is_open_to_others(&path).unwrap(), "{}", path.display());
    }
    // on every address of the machine: no proxy is needed
    let server = desk
        .start_with(&["serve", "--port", "0"], &[("JAABI__TLS__LOCAL", "true"), ("JAABI__SERVER__LISTEN", "0.0.0.0")]);
    let authority = folder.join("authority.crt");
    for name in ["localhost", "127.0.0.1"] {
        let page = text(&get(server.port(), name, &authority, "/authority").unwrap());
        assert!(page.starts_with("HTTP/1.1 200") && !page.contains(&fingerprint[..23]), "{page}");
        assert!(page.contains(&format!("https://{name}:{}/authority", server.port())), "{page}");
    }
    let fetched = get(server.port(), "localhost", &authority, "/authority.crt").unwrap();
    let der = CertificateDer::from_pem_file(&authority).unwrap();
    assert!(fetched.ends_with(&der) && text(&fetched).contains("application/x-x509-ca-cert"));
    assert!(get(server.port(), "elsewhere.example", &authority, "/").is_err(), "it is no other server");
    let mut plain = TcpStream::connect(format!("127.0.0.1:{}", server.port())).unwrap();
    plain.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    drop(plain.read_to_end(&mut answer));
    assert!(!text(&answer).contains("200 OK"), "nothing is said in the clear");
    // another name needs another authority, which phones must fetch
    assert!(desk.run(&["certificate", "--host", "jaabi.lan"]).refused(1).contains("--anew"));
    assert!(desk.run(&["certificate"]).fine().out.contains("phones know already"));
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn the_cookie_belongs_to_this_host_alone_where_the_program_speaks_tls() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::load(None, folder.path(), Some("sqlite://x.db")).unwrap();
    assert!(!config.is_https());
    config.tls.local = true;
    assert!(config.is_https());
}

#[test]
fn the_authority_counts_for_its_own_names_and_for_no_other_in_the_world() {
    let folder = tempfile::tempdir().unwrap();
    let names = Names::parse(&["jaabi.lan".into(), "192.168.1.10".into()]).unwrap();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    certificates::make(folder.path(), Some(names), false, today).unwrap();
    let tls = folder.path().join("tls");
    let builder = WebPkiServerVerifier::builder_with_provider(
        trusting(&tls.join("authority.crt")),
        Arc::new(ring::default_provider()),
    );
    let verifier = builder.build().unwrap();
    let at = UnixTime::since_unix_epoch(std::time::Duration::from_secs(1_773_000_000));
    let check = |der: &CertificateDer<'_>, name: &str| {
        verifier.verify_server_cert(der, &[], &ServerName::try_from(name.to_owned()).unwrap(), &[], at).is_ok()
    };
    let own = CertificateDer::from_pem_file(tls.join("server.pem")).unwrap();
    assert!(check(&own, "jaabi.lan") && check(&own, "192.168.1.10") && !check(&own, "jaabi.example"));
    // a thief of the server has the authority's key: what it signs for another site is believed by nobody
    let pem = |name: &str| std::fs::read_to_string(tls.join(name)).unwrap();
    let key = rcgen::KeyPair::from_pem(&pem("authority.key")).unwrap();
    let issuer = rcgen::Issuer::from_ca_cert_pem(&pem("authority.crt"), key).unwrap();
    for (name, believed) in [("jaabi.lan", true), ("bank.example", false), ("10.0.0.1", false)] {
        let mut params = rcgen::CertificateParams::new(vec![name.to_owned()]).unwrap();
        params.not_before = rcgen::date_time_ymd(2026, 1, 1);
        params.not_after = rcgen::date_time_ymd(2027, 1, 1);
        let forged = params.signed_by(&rcgen::KeyPair::generate().unwrap(), &issuer).unwrap();
        assert_eq!(check(forged.der(), name), believed, "{name}");
    }
}

#[test]
fn a_certificate_that_was_renewed_is_shown_without_a_restart_and_a_broken_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::load(None, folder.path(), Some("sqlite://x.db")).unwrap();
    config.tls.local = true;
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let names = Names::parse(&["jaabi.lan".into()]).unwrap();
    certificates::make(folder.path(), Some(names), false, day("2026-03-02")).unwrap();
    let shown = Shown::open(&config).unwrap().unwrap();
    assert!(!shown.renew().unwrap(), "nothing has changed");
    let until = || certificates::about(shown.file()).unwrap().until.date();
    let first = until();
    assert!(!certificates::renew_if_due(folder.path(), day("2026-12-01")).unwrap(), "it counts for long");
    assert!(certificates::renew_if_due(folder.path(), day("2027-03-01")).unwrap());
    assert!(until() > first && shown.renew().unwrap() && !shown.renew().unwrap());
    std::fs::write(shown.file(), "half a file").unwrap();
    assert!(shown.renew().is_err(), "the old one stays");
    assert!(shown.server().is_ok());
    // a key of another certificate is refused in a sentence
    let file = folder.path().join("other.key");
    std::fs::write(&file, rcgen::KeyPair::generate().unwrap().serialize_pem()).unwrap();
    certificates::make(folder.path(), None, false, day("2026-03-02")).unwrap();
    config.tls.local = false;
    config.tls.certificate = folder.path().join("tls/server.pem").display().to_string();
    config.tls.key = file.display().to_string();
    let said = Shown::open(&config).unwrap_err().to_string();
    assert!(said.contains("other.key is not that of"), "{said}");
}
