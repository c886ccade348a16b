//! Listening, and stopping without cutting anybody off.
use super::{Program, erasing, freezing, keeping, metrics, renewing, witness, worker};
use crate::config::Config;
use crate::storage::alone;
use actix_web::HttpServer;
use actix_web::dev::ServerHandle;
use std::io::ErrorKind;
use std::net::{SocketAddr, ToSocketAddrs};
use std::time::Duration;

/// How long open requests may still take once a stop is asked for.
const GRACE_SECONDS: u64 = 10;

/// How long a phone on a slow line may take to agree on TLS.
const HANDSHAKE: Duration = Duration::from_secs(20);

/// Serves until SIGTERM or Ctrl-C; then lets open requests end. `ready` is told the address before the first request.
///
/// # Errors
/// The address may not or cannot be listened on: one sentence that says why.
pub fn serve(program: Program, ready: impl FnOnce(SocketAddr)) -> anyhow::Result<()> {
    let addresses = addresses(&program.config)?;
    check_reach(&program.config, program.shell.demo, &addresses)?;
    let _alone = alone(&program.config.database.url)?;
    actix_web::rt::System::new().block_on(run(program, &addresses, ready))
}

/// Whether these settings could be served on: before something long is begun that would be for nothing.
///
/// # Errors
/// As `serve`.
pub fn check_address(config: &Config, demo: bool) -> anyhow::Result<()> {
    let addresses = addresses(config)?;
    check_reach(config, demo, &addresses)?;
    let tried = std::net::TcpListener::bind(addresses.as_slice());
    tried.map(drop).map_err(|error| cannot_listen(config, &error))
}

async fn run(program: Program, addresses: &[SocketAddr], ready: impl FnOnce(SocketAddr)) -> anyhow::Result<()> {
    let workers = program.config.server.workers;
    let app = program.clone();
    let mut server = HttpServer::new(move || app.app()).disable_signals().shutdown_timeout(GRACE_SECONDS);
    if workers > 0 {
        server = server.workers(workers);
    }
    let server = match &program.shown {
        Some(shown) => server.tls_handshake_timeout(HANDSHAKE).bind_rustls_0_23(addresses, shown.server()?),
        None => server.bind(addresses),
    };
    let server = server.map_err(|error| cannot_listen(&program.config, &error))?;
    let bound = server.addrs();
    let server = server.run();
    let background =
        (worker::start(&program)?, keeping::start(&program)?, witness::start(&program)?, erasing::start(&program)?);
    let (freezing, renewing) = (freezing::start(&program)?, renewing::start(&program)?);
    let metrics = metrics::start(&program)?.map(actix_web::rt::spawn);
    // listening for the signals begins before anybody is told that there is something to stop
    let asked = asked()?;
    let stop = actix_web::rt::spawn(stop_when(asked, server.handle()));
    if let Some(address) = bound.first() {
        ready(*address);
    }
    let ended = server.await;
    stop.abort();
    // ends the rounds under way; what is not sent yet leaves after the next start
    drop((background, freezing, renewing));
    if let Some(metrics) = metrics {
        metrics.abort();
    }
    Ok(ended?)
}

fn addresses(config: &Config) -> anyhow::Result<Vec<SocketAddr>> {
    let server = &config.server;
    let found: Vec<SocketAddr> = (server.listen.as_str(), server.port)
        .to_socket_addrs()
        .map_err(|_| anyhow::anyhow!("the address {:?} in server.listen is not one of this machine", server.listen))?
        .collect();
    anyhow::ensure!(!found.is_empty(), "the address {:?} in server.listen is not one of this machine", server.listen);
    Ok(found)
}

/// Passwords must not travel in the clear: beyond this machine only behind a proxy that speaks TLS.
fn check_reach(config: &Config, demo: bool, addresses: &[SocketAddr]) -> anyhow::Result<()> {
    if addresses.iter().all(|address| address.ip().is_loopback()) {
        return Ok(());
    }
    anyhow::ensure!(!demo, "the demo listens on this machine only: set server.listen to 127.0.0.1");
    anyhow::ensure!(
        config.server.behind_proxy || config.tls.is_on(),
        "server.listen is not a loopback address: give the program a certificate ([tls] in the settings, or `jaabi certificate`), \
         set server.behind_proxy = true once a proxy with TLS stands in front, or listen on 127.0.0.1"
    );
    if !config.is_https() {
        tracing::warn!("server.public_url does not begin with https: cookies are not marked Secure");
    }
    Ok(())
}

fn cannot_listen(config: &Config, error: &std::io::Error) -> anyhow::Error {
    let (listen, port) = (&config.server.listen, config.server.port);
    match error.kind() {
        ErrorKind::AddrInUse => anyhow::anyhow!(
            "port {port} is taken by another program: stop it, or choose another port with --port or server.port"
        ),
        ErrorKind::PermissionDenied => {
            anyhow::anyhow!("port {port} is not allowed for this user: choose one above 1023")
        }
        ErrorKind::AddrNotAvailable => {
            anyhow::anyhow!("the address {listen:?} in server.listen is not one of this machine")
        }
        _ => anyhow::anyhow!("{listen}:{port} cannot be listened on: {error}"),
    }
}

async fn stop_when(asked: impl Future<Output = ()>, server: ServerHandle) {
    asked.await;
    tracing::info!("stopping: open requests may end");
    server.stop(true).await;
}

/// Ends when a stop is asked for.
#[cfg(unix)]
fn asked() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn asked() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async { drop(tokio::signal::ctrl_c().await) })
}
