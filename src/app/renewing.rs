//! The certificate of the server is read again when its files change; one of the local authority is made anew before it ends.
use super::Program;
use crate::certificates;
use crate::jobs::Repeating;
use std::time::Duration;

const PERIOD: Duration = Duration::from_secs(20);

/// Begins to look; goes on until the answer is dropped. None where the program speaks no TLS.
///
/// # Errors
/// The machine gave no thread.
pub(super) fn start(program: &Program) -> std::io::Result<Option<Repeating>> {
    let Some(shown) = program.shown.clone() else { return Ok(None) };
    let program = program.clone();
    let round = move || {
        let made = if program.config.tls.local {
            certificates::renew_if_due(&program.config.data, program.clock.today())
        } else {
            Ok(false)
        };
        match made.and_then(|_| shown.renew()) {
            Ok(true) => tracing::info!("another certificate is shown from now on"),
            Ok(false) => {}
            Err(error) => {
                program.measured.round_failed("certificate");
                tracing::error!(error = %format!("{error:#}"), "the certificate could not be renewed: the old one is shown");
            }
        }
    };
    Repeating::start("certificate", PERIOD, round).map(Some)
}
