//! The directory of services of the demo: invented, for three regions and the whole country.
use crate::i18n::{I18n, Lang};
use crate::settings::{self, By, File, Manner};
use crate::storage::DbConn;
use chrono::{Days, NaiveDate, NaiveDateTime};

const SERVICES: &str = include_str!("services.toml");
/// The longest ago that a service of the demo was looked at, in days.
const OLDEST: u64 = 400;

/// Adds the services that are not there yet. `today`: the day of the demo.
///
/// # Errors
/// The database failed, or the file names what there is not.
pub(super) fn add(conn: &mut DbConn, now: NaiveDateTime, today: NaiveDate) -> anyhow::Result<()> {
    let by = By { actor: None, now, today: now.date() };
    let file = File::parse(&dated(today), &[])?;
    match settings::follow(conn, &I18n::load()?, Lang::FRENCH, (&file, Manner::Add), &by)? {
        Ok(_) => Ok(()),
        Err(faults) => anyhow::bail!("the services of the demo: {faults:?}"),
    }
}

fn dated(today: NaiveDate) -> String {
    let day =
        |text: String, days: u64| text.replace(&format!("\"@{days}\""), &format!("\"{}\"", today - Days::new(days)));
    (0..OLDEST).fold(SERVICES.to_owned(), day)
}
