//! What of cases is encrypted with a key of the instance, to be encrypted anew when that key is exchanged.
use crate::id::{CaseId, CaseKey};
use crate::storage::DbConn;
use crate::storage::schema::{attachments, cases, ordinary, recoveries, waiting_files};
use crate::text_enum;
use diesel::prelude::*;
use diesel::sql_types::{Binary, Integer};

diesel::define_sql_function! {
    /// A part of some bytes, from 1.
    fn substr(bytes: Binary, from: Integer, length: Integer) -> Binary;
}

text_enum!(
    /// Where something lies encrypted.
    ///
    /// Files that wait come before those of cases: one that finds its case meanwhile is found there.
    Shelf { Contacts = "contact", Waiting = "waiting", Files = "attachment", Requests = "recovery" }
);

impl Shelf {
    /// The purpose under which a case's own lies there: a file that waits for its case is encrypted as the case's already.
    pub fn purpose(self, case: CaseId) -> String {
        let shelf = if self == Self::Waiting { Self::Files } else { self };
        format!("{}/{case}", shelf.as_str())
    }
}

/// A row of it: its key, the case and the bytes.
pub(in crate::cases) type Encrypted = (i64, CaseId, Vec<u8>);

/// Up to `most` rows after a key that another than the key `current` encrypted.
pub(in crate::cases) fn encrypted(
    conn: &mut DbConn,
    shelf: Shelf,
    current: u8,
    after: i64,
    most: i64,
) -> QueryResult<Vec<Encrypted>> {
    let now = vec![current];
    match shelf {
        Shelf::Contacts => ordinary::table
            .inner_join(cases::table)
            .filter(ordinary::identity.is_not_null())
            .filter(substr(ordinary::identity.assume_not_null(), 1, 1).ne(now))
            .filter(ordinary::case_key.gt(after))
            .order(ordinary::case_key)
            .limit(most)
            .select((ordinary::case_key, cases::id, ordinary::identity.assume_not_null()))
            .load(conn),
        Shelf::Waiting => waiting_files::table
            .filter(substr(waiting_files::about, 1, 1).ne(now))
            .filter(waiting_files::key.gt(after))
            .order(waiting_files::key)
            .limit(most)
            .select((waiting_files::key, waiting_files::case_id, waiting_files::about))
            .load(conn),
        Shelf::Files => attachments::table
            .inner_join(cases::table.on(cases::key.eq(attachments::case_key)))
            .filter(attachments::about.is_not_null())
            .filter(substr(attachments::about.assume_not_null(), 1, 1).ne(now))
            .filter(attachments::key.gt(after))
            .order(attachments::key)
            .limit(most)
            .select((attachments::key, cases::id, attachments::about.assume_not_null()))
            .load(conn),
        Shelf::Requests => recoveries::table
            .inner_join(cases::table.on(cases::key.eq(recoveries::case_key)))
            .filter(substr(recoveries::reason, 1, 1).ne(now))
            .filter(recoveries::key.gt(after))
            .order(recoveries::key)
            .limit(most)
            .select((recoveries::key, cases::id, recoveries::reason))
            .load(conn),
    }
}

/// Puts the same, encrypted anew, in the place of what it was; nothing happens if it is another by now.
pub(in crate::cases) fn encrypt_anew(
    conn: &mut DbConn,
    shelf: Shelf,
    (key, old): (i64, &[u8]),
    new: &[u8],
) -> QueryResult<usize> {
    match shelf {
        Shelf::Contacts => diesel::update(ordinary::table.find(CaseKey::new(key)).filter(ordinary::identity.eq(old)))
            .set(ordinary::identity.eq(Some(new)))
            .execute(conn),
        Shelf::Waiting => diesel::update(waiting_files::table.find(key).filter(waiting_files::about.eq(old)))
            .set(waiting_files::about.eq(new))
            .execute(conn),
        Shelf::Files => diesel::update(attachments::table.find(key).filter(attachments::about.eq(old)))
            .set(attachments::about.eq(Some(new)))
            .execute(conn),
        Shelf::Requests => diesel::update(recoveries::table.find(key).filter(recoveries::reason.eq(old)))
            .set(recoveries::reason.eq(new))
            .execute(conn),
    }
}
