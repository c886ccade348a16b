//! What can be listened to in a demo: French, said by a machine and marked as such.
use crate::i18n::I18n;
use crate::programme::Programme;
use crate::prompts;
use crate::storage::Db;
use crate::voices::{self, Prompt, Spoken};
use anyhow::Context as _;
use chrono::NaiveDateTime;
use include_dir::{Dir, include_dir};

static FRENCH: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/config/voices/fr");

/// Keeps the recordings of the demo. Blocks: not for an async thread.
///
/// # Errors
/// The database failed, or a sound of `config/voices` is none.
pub fn speak(db: &Db, programme: &Programme, now: NaiveDateTime) -> anyhow::Result<()> {
    let spoken = Spoken::parse("fr").context("French is spoken")?;
    let groups = prompts::all(&I18n::load()?, programme.instance.language, programme);
    let mut sounds = Vec::new();
    for prompt in groups.into_iter().flat_map(|group| group.prompts) {
        if let Some(file) = FRENCH.get_file(format!("{}.mp3", prompt.key)) {
            let sound = voices::check(file.contents()).with_context(|| format!("the sound of {}", prompt.key))?;
            sounds.push((prompt, sound));
        }
    }
    db.write_now(move |conn| {
        for (prompt, sound) in sounds {
            voices::put(conn, (spoken, &prompt), (sound, true), (now, None))?;
        }
        Ok(())
    })
}

/// The texts of the demo that have no sound, and the sounds that have no text: both empty, or `config/voices/build.sh` is to
/// be run again.
pub fn unspoken(prompts: &[Prompt]) -> (Vec<String>, Vec<String>) {
    let stem = |file: &include_dir::File<'_>| file.path().file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let sounds: Vec<String> = FRENCH.files().filter_map(stem).collect();
    let texts: Vec<String> = prompts.iter().map(|prompt| prompt.key.clone()).collect();
    let missing = texts.iter().filter(|key| !sounds.contains(key)).cloned().collect();
    (missing, sounds.into_iter().filter(|key| !texts.contains(key)).collect())
}
