//! The only file of this feature that speaks SQL.
use super::model::{Recorded, Spoken, Voice};
use crate::media::Kind;
use crate::storage::DbConn;
use crate::storage::schema::recordings;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;

/// A sound that is given out.
#[derive(Queryable)]
pub struct Sound {
    /// What kind of file it is.
    pub kind: Kind,
    /// The file.
    pub bytes: Vec<u8>,
    /// Short name of this very sound.
    pub fingerprint: String,
}

/// A recording to be kept.
pub struct NewRecording<'a> {
    /// In this language.
    pub spoken: Spoken,
    /// Of this text.
    pub prompt: &'a str,
    /// The sound.
    pub sound: Sound,
    /// A machine speaks.
    pub synthesised: bool,
    /// What is said.
    pub words: &'a str,
    /// Now.
    pub at: NaiveDateTime,
}

/// What is recorded in a language, by key of the text.
///
/// # Errors
/// The database failed.
pub fn known(conn: &mut DbConn, spoken: Spoken) -> QueryResult<HashMap<String, Recorded>> {
    type Row = (String, String, i32, bool, String);
    let rows: Vec<Row> = recordings::table
        .filter(recordings::language.eq(spoken.code()))
        .select((
            recordings::prompt,
            recordings::fingerprint,
            recordings::size,
            recordings::synthesised,
            recordings::words,
        ))
        .load(conn)?;
    let known =
        |(prompt, fingerprint, size, synthesised, words)| (prompt, Recorded { fingerprint, size, synthesised, words });
    Ok(rows.into_iter().map(known).collect())
}

/// The recordings of a language, for a page.
///
/// # Errors
/// The database failed.
pub fn voice(conn: &mut DbConn, spoken: Spoken) -> QueryResult<Voice> {
    Ok(Voice::new(spoken, &known(conn, spoken)?))
}

/// The languages that have recordings, each with how many.
///
/// # Errors
/// The database failed.
pub fn counts(conn: &mut DbConn) -> QueryResult<Vec<(Spoken, i64)>> {
    let found: Vec<(String, i64)> = recordings::table
        .group_by(recordings::language)
        .select((recordings::language, diesel::dsl::count_star()))
        .load(conn)?;
    let count = |spoken: Spoken| Some((spoken, found.iter().find(|(code, _)| code == spoken.code())?.1));
    Ok(Spoken::all().filter_map(count).collect())
}

/// A sound.
///
/// # Errors
/// The database failed.
pub fn sound(conn: &mut DbConn, spoken: Spoken, prompt: &str) -> QueryResult<Option<Sound>> {
    recordings::table
        .filter(recordings::language.eq(spoken.code()).and(recordings::prompt.eq(prompt)))
        .select((recordings::kind, recordings::sound, recordings::fingerprint))
        .first(conn)
        .optional()
}

/// Keeps a recording instead of what was there.
///
/// # Errors
/// The database failed.
pub fn put(conn: &mut DbConn, new: &NewRecording<'_>) -> QueryResult<()> {
    remove(conn, new.spoken, new.prompt)?;
    diesel::insert_into(recordings::table)
        .values((
            recordings::language.eq(new.spoken.code()),
            recordings::prompt.eq(new.prompt),
            recordings::kind.eq(new.sound.kind),
            recordings::sound.eq(&new.sound.bytes),
            recordings::size.eq(i32::try_from(new.sound.bytes.len()).unwrap_or(i32::MAX)),
            recordings::fingerprint.eq(&new.sound.fingerprint),
            recordings::synthesised.eq(new.synthesised),
            recordings::words.eq(new.words),
            recordings::added_at.eq(new.at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes a recording away; whether there was one.
///
/// # Errors
/// The database failed.
pub fn remove(conn: &mut DbConn, spoken: Spoken, prompt: &str) -> QueryResult<bool> {
    let those = recordings::table.filter(recordings::language.eq(spoken.code()).and(recordings::prompt.eq(prompt)));
    Ok(diesel::delete(those).execute(conn)? > 0)
}
