-- Reports of ended months and quarters of ordinary cases, as they were shown when they were made. Rows are added and read, never changed.
CREATE TABLE tracker_reports (
    key      INTEGER NOT NULL PRIMARY KEY,
    covers   TEXT    NOT NULL,
    area_key INTEGER REFERENCES places (key),
    made_by  INTEGER NOT NULL REFERENCES accounts (key),
    made_on  TEXT    NOT NULL,
    body     TEXT    NOT NULL,
    hash     BLOB    NOT NULL
) STRICT;
CREATE INDEX tracker_reports_covers ON tracker_reports (covers);
-- Appeals are counted whatever became of the case; there are few among all events.
CREATE INDEX events_appealed ON events (case_key) WHERE kind = 'appealed';
