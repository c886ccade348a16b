//! A form that came to a session which had locked by itself: without a script nobody is told in time, and what was typed
//! would be lost. It waits in the session's row, readable with the cookie alone; so does the page that was asked for, where no
//! form waits.
use super::{Gate, seen};
use crate::access::Viewer;
use crate::accounts::{Error, store};
use crate::sealing::SessionSecret;
use crate::web::Fields;
use anyhow::Context;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

const PURPOSE: &str = "jaabi/v1/session/form";

#[derive(Serialize, Deserialize)]
struct Note {
    /// The page that shows it again.
    page: String,
    /// None: the page alone was asked for.
    fields: Option<Vec<(String, String)>>,
}

impl Gate {
    /// Keeps a form for the page that shows it once the session is open again. Nothing is kept where somebody locked.
    pub(in crate::accounts) async fn keep_form(
        &self,
        viewer: &Viewer,
        secret: &SessionSecret,
        page: &str,
        fields: &Fields,
    ) -> Result<(), Error> {
        let Some(session) = &viewer.session else { return Ok(()) };
        let own = |(name, value): (&str, &str)| (name != "csrf").then(|| (name.to_owned(), value.to_owned()));
        let note = Note { page: page.to_owned(), fields: Some(fields.iter().filter_map(own).collect()) };
        let plain = Zeroizing::new(serde_json::to_vec(&note).map_err(anyhow::Error::from)?);
        let (seen, sealed) = (seen(session, secret), secret.seal_note(PURPOSE, &plain)?);
        self.db.write(move |conn| Ok::<_, Error>(store::keep_form(conn, &seen, sealed)?)).await?;
        Ok(())
    }

    /// Keeps the page that somebody asked for, a path of this program, for when the session is open again.
    pub(in crate::accounts) async fn keep_place(
        &self,
        viewer: &Viewer,
        secret: &SessionSecret,
        page: &str,
    ) -> Result<(), Error> {
        let Some(session) = &viewer.session else { return Ok(()) };
        let note = Note { page: page.to_owned(), fields: None };
        let plain = Zeroizing::new(serde_json::to_vec(&note).map_err(anyhow::Error::from)?);
        let (seen, sealed) = (seen(session, secret), secret.seal_note(PURPOSE, &plain)?);
        self.db.write(move |conn| Ok(store::keep_place(conn, &seen, sealed)?)).await
    }

    /// The page at which a form waits, or that was asked for while the session was locked.
    pub(in crate::accounts) async fn goes_on_at(&self, secret: &SessionSecret) -> Result<Option<String>, Error> {
        let id_hash = secret.id_hash();
        let row = self.db.read(move |conn| Ok::<_, Error>(store::find(conn, &id_hash)?)).await?;
        let form = row.and_then(|row| row.kept_form);
        form.map(|form| Ok(open(secret, &form)?.page)).transpose()
    }

    /// Takes the form that waits out of the row of an open session.
    pub(in crate::accounts) async fn take_form(&self, secret: &SessionSecret) -> Result<Option<Fields>, Error> {
        let id_hash = secret.id_hash();
        let form = self.db.write(move |conn| Ok::<_, Error>(store::take_form(conn, &id_hash)?)).await?;
        let form = form.map(|form| open(secret, &form)).transpose()?;
        Ok(form.and_then(|form| form.fields).map(Fields::from_pairs))
    }
}

fn open(secret: &SessionSecret, form: &[u8]) -> Result<Note, Error> {
    let plain = secret.open_note(PURPOSE, form)?;
    Ok(serde_json::from_slice(&plain).context("a form that was kept cannot be read")?)
}
