//! A form that came to a session which had locked by itself, or too late after its owner proved to be there: without a script
//! nobody is told in time, and what was typed would be lost. It waits in the session's row, readable with the cookie alone; so does the page that was asked for, where no
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
    /// Which form of that page.
    #[serde(default)]
    form: String,
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
        let (seen, sealed) = (seen(session, secret), sealed(secret, (page, ""), Some(fields))?);
        self.db.write(move |conn| Ok::<_, Error>(store::keep_form(conn, &seen, sealed)?)).await?;
        Ok(())
    }

    /// Keeps a form of an open session for its page, until its owner proved once more to be there.
    pub(in crate::accounts) async fn keep_typed(
        &self,
        viewer: &Viewer,
        secret: &SessionSecret,
        page_and_form: (&str, &str),
        fields: &Fields,
    ) -> Result<(), Error> {
        let Some(session) = &viewer.session else { return Ok(()) };
        let (seen, sealed) = (seen(session, secret), sealed(secret, page_and_form, Some(fields))?);
        self.db.write(move |conn| Ok(store::keep_typed(conn, &seen, sealed)?)).await
    }

    /// Keeps the page that somebody asked for, a path of this program, for when the session is open again.
    pub(in crate::accounts) async fn keep_place(
        &self,
        viewer: &Viewer,
        secret: &SessionSecret,
        page: &str,
    ) -> Result<(), Error> {
        let Some(session) = &viewer.session else { return Ok(()) };
        let (seen, sealed) = (seen(session, secret), sealed(secret, (page, ""), None)?);
        self.db.write(move |conn| Ok(store::keep_place(conn, &seen, sealed)?)).await
    }

    /// The page at which a form waits, or that was asked for while the session was locked.
    pub(in crate::accounts) async fn goes_on_at(&self, secret: &SessionSecret) -> Result<Option<String>, Error> {
        let id_hash = secret.id_hash();
        let row = self.db.read(move |conn| Ok::<_, Error>(store::find(conn, &id_hash)?)).await?;
        let form = row.and_then(|row| row.kept_form);
        form.map(|form| Ok(open(secret, &form)?.page)).transpose()
    }

    /// Takes the form that waits for `page` out of the row of an open session: which one it is, and what was typed. What waits
    /// for another page stays.
    pub(in crate::accounts) async fn take_form(
        &self,
        secret: &SessionSecret,
        page: &str,
    ) -> Result<Option<(String, Fields)>, Error> {
        let id_hash = secret.id_hash();
        let row = self.db.read(move |conn| Ok::<_, Error>(store::kept_form(conn, &id_hash)?)).await?;
        let Some(row) = row else { return Ok(None) };
        let note = open(secret, &row)?;
        if note.page != page {
            return Ok(None);
        }
        let id_hash = secret.id_hash();
        let taken = self.db.write(move |conn| Ok::<_, Error>(store::take_form(conn, &id_hash, &row)?)).await?;
        Ok(note.fields.filter(|_| taken).map(|fields| (note.form, Fields::from_pairs(fields))))
    }
}

fn sealed(secret: &SessionSecret, (page, form): (&str, &str), fields: Option<&Fields>) -> Result<Vec<u8>, Error> {
    let own = |(name, value): (&str, &str)| (name != "csrf").then(|| (name.to_owned(), value.to_owned()));
    let fields = fields.map(|fields| fields.iter().filter_map(own).collect());
    let note = Note { page: page.to_owned(), form: form.to_owned(), fields };
    let plain = Zeroizing::new(serde_json::to_vec(&note).map_err(anyhow::Error::from)?);
    Ok(secret.seal_note(PURPOSE, &plain)?)
}

fn open(secret: &SessionSecret, form: &[u8]) -> Result<Note, Error> {
    let plain = secret.open_note(PURPOSE, form)?;
    Ok(serde_json::from_slice(&plain).context("a form that was kept cannot be read")?)
}
