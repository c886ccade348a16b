-- Files that were added to the answers of an intake and belong to no case yet; they lie sealed in the folder `files`. `form`
-- is the hash under which the form counts once, `case_id` the public id the case will have: the files are sealed for it.
-- `about` is encrypted with the instance key, as in `attachments`. A row that is not used up goes with its session, or after
-- half an hour.
CREATE TABLE waiting_files (
    key         INTEGER NOT NULL PRIMARY KEY,
    form        BLOB    NOT NULL,
    session_key INTEGER NOT NULL,
    case_id     BLOB    NOT NULL,
    name        TEXT    NOT NULL UNIQUE,
    size        INTEGER NOT NULL,
    about       BLOB    NOT NULL,
    added_at    TEXT    NOT NULL
) STRICT;
CREATE INDEX waiting_files_form ON waiting_files (form);
