-- Appeals of ordinary cases: codes, days and who decides. What anybody says stands in the timeline, where it is erased and sealed
-- with the rest; the row goes when the case is sealed or erased.
CREATE TABLE appeals (
    key            INTEGER NOT NULL PRIMARY KEY,
    case_key       INTEGER NOT NULL REFERENCES cases (key),
    asked_number   INTEGER NOT NULL,
    rung           TEXT    NOT NULL,
    asked_on       TEXT    NOT NULL,
    due_on         TEXT    NOT NULL,
    decider_key    INTEGER REFERENCES accounts (key),
    appointed_on   TEXT,
    decided_on     TEXT,
    outcome        TEXT,
    wait_what      TEXT,
    wait_by        TEXT,
    wait_due_on    TEXT,
    suspended      INTEGER CHECK (suspended IN (0, 1)),
    waits_until    TEXT,
    answered_on    TEXT,
    legal_aid      INTEGER CHECK (legal_aid IN (0, 1)),
    UNIQUE (case_key, asked_number)
) STRICT;
CREATE INDEX appeals_open ON appeals (case_key) WHERE decided_on IS NULL;
CREATE INDEX appeals_decider ON appeals (decider_key) WHERE decided_on IS NULL;
-- Appeals from before this table that nobody decided: somebody is to be named.
INSERT INTO appeals (case_key, asked_number, rung, asked_on, due_on)
SELECT e.case_key, e.number, 'commune', e.happened_on, date(e.happened_on, '+14 days')
FROM events e
JOIN cases c ON c.key = e.case_key
WHERE e.kind = 'appealed' AND c.sealed = 0 AND c.closed_on IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM events l
    WHERE l.case_key = e.case_key AND l.number > e.number AND l.kind IN ('answered', 'closed', 'appealed')
  );
