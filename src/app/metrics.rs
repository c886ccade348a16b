//! Figures for Prometheus, on an address of their own: how the server is, and nothing of what people say to it. No label tells of a
//! case, a person, a desk or a kind of complaint, and no figure of letters or of what is written tells how many there were.
use super::Program;
use crate::config::BACKUPS;
use crate::{certificates, notify, private};
use actix_web::dev::Server;
use actix_web::web::{Data, get};
use actix_web::{App, HttpResponse, HttpServer};
use chrono::{NaiveDateTime, TimeDelta};
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;
use serde::Deserialize;
use std::path::Path;
use std::time::Duration;

/// A letter that waits for so long is stuck. Those of once a day wait for their hour, and nobody may see that one does.
const PATIENCE: TimeDelta = TimeDelta::hours(26);
/// The database is asked for so long.
const WAIT: Duration = Duration::from_secs(3);
/// What scrapers of both formats read.
const CONTENT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Starts to answer on the address of the settings; none if there is none.
///
/// # Errors
/// The address cannot be listened on.
pub(super) fn start(program: &Program) -> anyhow::Result<Option<Server>> {
    let listen = program.config.metrics.listen.as_str();
    if listen.is_empty() {
        return Ok(None);
    }
    let shared = Data::new(program.clone());
    let server = HttpServer::new(move || App::new().app_data(shared.clone()).route("/metrics", get().to(page)))
        .workers(1)
        .disable_signals()
        .shutdown_timeout(1)
        .bind(listen)
        .map_err(|error| anyhow::anyhow!("metrics.listen: {listen} cannot be listened on: {error}"))?;
    tracing::info!(listen, "figures are given out");
    Ok(Some(server.run()))
}

async fn page(program: Data<Program>) -> HttpResponse {
    match text(&program).await {
        Ok(text) => HttpResponse::Ok().content_type(CONTENT).body(text),
        Err(error) => {
            tracing::error!(error = %format!("{error:#}"), "figures could not be given out");
            HttpResponse::InternalServerError().finish()
        }
    }
}

/// All figures as they are now.
///
/// # Errors
/// They cannot be written down.
pub async fn text(program: &Program) -> anyhow::Result<String> {
    let mut registry = Registry::with_prefix("jaabi");
    program.measured.register(&mut registry);
    registry.register("build", "The version", Info::new(vec![("version", env!("CARGO_PKG_VERSION"))]));
    let mut gauge = |name: &str, help: &str, value: i64| {
        let gauge = Gauge::<i64>::default();
        gauge.set(value);
        registry.register(name, help, gauge);
    };
    let answers = tokio::time::timeout(WAIT, program.db.ping()).await.is_ok_and(|answer| answer.is_ok());
    gauge("database_answers", "1: the database answers", answers.into());
    let load = program.db.load();
    gauge("writes_waiting", "Writes that wait for their turn", load.waiting);
    gauge("connections_used", "Connections for reading in use", load.used);
    gauge("connections_idle", "Connections for reading that wait for use", load.idle);
    let before = program.clock.now() - PATIENCE;
    if answers {
        // yes or no alone: a number would count what was taken in
        let by_post = program.config.mail.by_post();
        let late =
            program.db.read(move |conn| Ok::<_, anyhow::Error>(notify::stuck(conn, before, by_post)? > 0)).await?;
        gauge("letters_stuck", "1: letters have waited for more than a day and do not leave", late.into());
    }
    for (name, help, at) in moments(program) {
        gauge(name, help, at.and_utc().timestamp());
    }
    if let Ok((free, _)) = private::room(&program.config.data) {
        gauge("disk_free_bytes", "Free where the data folder lies", i64::try_from(free).unwrap_or(i64::MAX));
    }
    let mut text = String::new();
    encode(&mut text, &registry)?;
    Ok(text)
}

/// When something was, or will be; in seconds since 1970.
fn moments(program: &Program) -> Vec<(&'static str, &'static str, NaiveDateTime)> {
    let backup = last_backup(&program.config.data);
    let ends = program.shown.as_ref().and_then(|shown| certificates::about(shown.file()).ok()).map(|about| about.until);
    let all = [
        ("start_timestamp_seconds", "When the server started", Some(program.began)),
        ("backup_last_timestamp_seconds", "When `jaabi backup` last made a backup", backup),
        ("certificate_ends_timestamp_seconds", "When the certificate of this server ends", ends),
    ];
    all.into_iter().filter_map(|(name, help, at)| Some((name, help, at?))).collect()
}

/// What `jaabi backup` remembered.
fn last_backup(data: &Path) -> Option<NaiveDateTime> {
    #[derive(Deserialize)]
    struct Remembered {
        last: NaiveDateTime,
    }
    let text = std::fs::read(data.join(BACKUPS)).ok()?;
    serde_json::from_slice::<Remembered>(&text).ok().map(|remembered| remembered.last)
}
