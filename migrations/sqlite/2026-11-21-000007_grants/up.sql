-- A letter that waits may be about one case: whoever must no longer see that case is not written to. Emptied once it is sent.
ALTER TABLE outbox ADD COLUMN case_key INTEGER;

-- Somebody asked that recovery opens a case; a second person must agree within seven days.
CREATE TABLE recoveries (
    key          INTEGER NOT NULL PRIMARY KEY,
    case_key     INTEGER NOT NULL REFERENCES cases (key),
    requested_by INTEGER NOT NULL REFERENCES accounts (key),
    reason       BLOB    NOT NULL,
    requested_at TEXT    NOT NULL
) STRICT;
CREATE INDEX recoveries_case ON recoveries (case_key);

-- The day of the last step of a sealed case, and the day its holders were last reminded.
CREATE TABLE chased (
    case_key  INTEGER NOT NULL PRIMARY KEY REFERENCES cases (key),
    step_on   TEXT    NOT NULL,
    chased_on TEXT
) STRICT;
