//! Files between upload and import: in memory alone, bound to the session that sent them, wiped after ten minutes, on
//! import and when somebody thinks better of it. Never in a file of the server.
use super::mapping::Mapping;
use super::report::Report;
use crate::id::SessionKey;
use chrono::{NaiveDateTime, TimeDelta};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;
use zeroize::Zeroizing;

/// How long a file waits, in minutes.
pub const MINUTES: i64 = 10;
/// How long it waits at most, however often somebody goes on with it, in minutes.
const LONGEST: i64 = 60;
/// How many files wait at once, of everybody.
const MOST: usize = 4;

/// The bytes of a file; wiped when the last one who reads them is done.
pub type Bytes = Arc<Zeroizing<Vec<u8>>>;

/// What has become of a file.
#[derive(Debug, Clone)]
pub enum Stage {
    /// It waits for a yes.
    Waiting(Bytes),
    /// It is being imported; the file itself is out of here.
    Running,
    /// It was imported.
    Done(Arc<Report>),
    /// It was not, or not to its end: the sentence that says why.
    Failed(String),
}

/// A file of a session.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Its name, as it was sent.
    pub name: String,
    /// How it is to be read.
    pub mapping: Mapping,
    /// What has become of it.
    pub stage: Stage,
}

struct Kept {
    id: Uuid,
    session: SessionKey,
    since: NaiveDateTime,
    until: NaiveDateTime,
    upload: Upload,
}

/// All files that wait.
#[derive(Clone, Default)]
pub struct Uploads(Arc<Mutex<Vec<Kept>>>);

impl Uploads {
    fn kept(&self, now: NaiveDateTime) -> MutexGuard<'_, Vec<Kept>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|one| one.until > now || matches!(one.upload.stage, Stage::Running));
        kept
    }

    /// Keeps a file instead of the session's last one. `None` if too many wait: nothing is kept then.
    pub fn keep(
        &self,
        session: SessionKey,
        (name, mapping): (String, Mapping),
        bytes: Zeroizing<Vec<u8>>,
        now: NaiveDateTime,
    ) -> Option<Uuid> {
        let mut kept = self.kept(now);
        kept.retain(|one| one.session != session || matches!(one.upload.stage, Stage::Running));
        let files = kept.iter().filter(|one| matches!(one.upload.stage, Stage::Waiting(_) | Stage::Running)).count();
        if files >= MOST {
            return None;
        }
        let id = Uuid::new_v4();
        let upload = Upload { name, mapping, stage: Stage::Waiting(Arc::new(bytes)) };
        kept.push(Kept { id, session, since: now, until: now + TimeDelta::minutes(MINUTES), upload });
        Some(id)
    }

    /// The file, if it is this session's and still there.
    pub fn get(&self, id: &str, session: SessionKey, now: NaiveDateTime) -> Option<Upload> {
        let kept = self.kept(now);
        own(&kept, id, session).and_then(|at| kept.get(at)).map(|one| one.upload.clone())
    }

    /// Says how a file that waits is to be read; it waits on for as long as a new one, up to an hour.
    pub fn read_as(&self, id: &str, session: SessionKey, mapping: Mapping, now: NaiveDateTime) {
        let mut kept = self.kept(now);
        let one = own(&kept, id, session).and_then(|at| kept.get_mut(at));
        if let Some(one) = one.filter(|one| matches!(one.upload.stage, Stage::Waiting(_))) {
            one.upload.mapping = mapping;
            one.until = (now + TimeDelta::minutes(MINUTES)).min(one.since + TimeDelta::minutes(LONGEST));
        }
    }

    /// Until when a file, or what became of it, is here; none once it is gone.
    pub fn until(&self, id: &str, session: SessionKey, now: NaiveDateTime) -> Option<NaiveDateTime> {
        let kept = self.kept(now);
        own(&kept, id, session).and_then(|at| kept.get(at)).map(|one| one.until)
    }

    /// Takes the file out to import it. `None` if it does not wait any more.
    pub fn start(&self, id: &str, session: SessionKey, now: NaiveDateTime) -> Option<(Upload, Bytes)> {
        let mut kept = self.kept(now);
        let at = own(&kept, id, session)?;
        let upload = &mut kept.get_mut(at)?.upload;
        let Stage::Waiting(bytes) = &upload.stage else { return None };
        let bytes = bytes.clone();
        upload.stage = Stage::Running;
        Some((upload.clone(), bytes))
    }

    /// Says what came of it.
    pub fn finish(&self, id: &str, session: SessionKey, stage: Stage, now: NaiveDateTime) {
        let mut kept = self.kept(now);
        if let Some(one) = own(&kept, id, session).and_then(|at| kept.get_mut(at)) {
            one.upload.stage = stage;
            one.until = now + TimeDelta::minutes(MINUTES);
        }
    }

    /// Wipes a file that waits.
    pub fn forget(&self, id: &str, session: SessionKey, now: NaiveDateTime) {
        let mut kept = self.kept(now);
        if let Some(at) = own(&kept, id, session)
            && !kept.get(at).is_some_and(|one| matches!(one.upload.stage, Stage::Running))
        {
            kept.remove(at);
        }
    }

    /// How many files are here, whatever became of them.
    pub fn len(&self, now: NaiveDateTime) -> usize {
        self.kept(now).len()
    }
}

fn own(kept: &[Kept], id: &str, session: SessionKey) -> Option<usize> {
    let id = Uuid::try_parse(id).ok()?;
    kept.iter().position(|one| one.id == id && one.session == session)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn at(minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(9, minute, 0).unwrap()
    }

    fn keep(uploads: &Uploads, session: i64, minute: u32) -> Option<String> {
        let bytes = Zeroizing::new(b"a;b".to_vec());
        uploads
            .keep(SessionKey::new(session), ("f.csv".into(), Mapping::default()), bytes, at(minute))
            .map(|id| id.to_string())
    }

    #[test]
    fn a_file_is_its_sessions_alone_and_goes_after_ten_minutes() {
        let uploads = Uploads::default();
        let id = keep(&uploads, 1, 0).unwrap();
        let get = |session, minute| uploads.get(&id, SessionKey::new(session), at(minute)).is_some();
        assert!(get(1, 9));
        assert!(!get(2, 0));
        assert!(!get(1, 10));
        assert_eq!(uploads.len(at(10)), 0);
    }

    #[test]
    fn a_file_that_somebody_goes_on_with_waits_on_up_to_an_hour() {
        let uploads = Uploads::default();
        let (id, session) = (keep(&uploads, 1, 0).unwrap(), SessionKey::new(1));
        for minute in [9, 18, 27, 36, 45, 54] {
            uploads.read_as(&id, session, Mapping::default(), at(minute));
        }
        assert_eq!(uploads.until(&id, session, at(59)), Some(at(0) + TimeDelta::minutes(60)));
        uploads.read_as(&id, SessionKey::new(2), Mapping::parse(r#"{"columns":{"a":"site"}}"#).unwrap(), at(59));
        assert!(uploads.get(&id, session, at(59)).unwrap().mapping.is_empty(), "nobody else says how it is read");
        assert!(uploads.get(&id, session, at(0) + TimeDelta::minutes(60)).is_none());
    }

    #[test]
    fn few_files_wait_and_one_for_each_session() {
        let uploads = Uploads::default();
        let ids: Vec<_> = (1..=4).map(|session| keep(&uploads, session, 0).unwrap()).collect();
        assert_eq!(keep(&uploads, 5, 0), None);
        assert!(keep(&uploads, 4, 0).is_some(), "the newer file of a session takes the place of the older");
        assert!(uploads.get(&ids[3], SessionKey::new(4), at(0)).is_none());
        uploads.forget(&ids[0], SessionKey::new(1), at(0));
        assert!(keep(&uploads, 5, 0).is_some());
    }

    #[test]
    fn a_file_is_imported_once() {
        let uploads = Uploads::default();
        let (id, session) = (keep(&uploads, 1, 0).unwrap(), SessionKey::new(1));
        assert!(uploads.start(&id, session, at(1)).is_some());
        assert!(uploads.start(&id, session, at(1)).is_none());
        assert!(matches!(uploads.get(&id, session, at(30)).unwrap().stage, Stage::Running));
        uploads.finish(&id, session, Stage::Done(Arc::default()), at(30));
        assert!(matches!(uploads.get(&id, session, at(35)).unwrap().stage, Stage::Done(_)));
        assert_eq!(uploads.len(at(40)), 0);
    }
}
