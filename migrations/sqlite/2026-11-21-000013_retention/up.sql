-- How much of a closed case was erased when its time had come (1: contact, 2: narrative, or the keys of a sealed case), and
-- whether it must be kept whatever its age.
ALTER TABLE cases ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN legal_hold INTEGER NOT NULL DEFAULT 0;
CREATE INDEX cases_retention ON cases (track, closed_on, erased) WHERE closed_on IS NOT NULL;

-- What outlives an erased ordinary case: codes and days. No reference, no id, no word of it, nothing about the person.
CREATE TABLE case_facts (
    key                   INTEGER NOT NULL PRIMARY KEY,
    category              INTEGER NOT NULL,
    sector                TEXT,
    channel               TEXT    NOT NULL,
    project               TEXT,
    committee_key         INTEGER REFERENCES committees (key),
    region_key            INTEGER REFERENCES places (key),
    cercle_key            INTEGER,
    commune_key           INTEGER,
    hidden_from_committee INTEGER NOT NULL,
    state                 TEXT    NOT NULL,
    received_on           TEXT    NOT NULL,
    due_on                TEXT,
    acknowledged_on       TEXT,
    answered_on           TEXT,
    told_on               TEXT,
    first_closed_on       TEXT,
    closed_on             TEXT,
    closing_reason        TEXT,
    satisfied             TEXT
) STRICT;

-- From whom the case was kept: their figures stay as they were.
CREATE TABLE fact_exclusions (
    fact_key    INTEGER NOT NULL REFERENCES case_facts (key),
    account_key INTEGER NOT NULL REFERENCES accounts (key),
    PRIMARY KEY (fact_key, account_key)
) STRICT;

-- What was said about the persons of erased ordinary cases: how often in a month of reception, beside no other fact.
CREATE TABLE person_totals (
    month TEXT    NOT NULL,
    kind  TEXT    NOT NULL,
    code  TEXT    NOT NULL,
    cases INTEGER NOT NULL,
    PRIMARY KEY (month, kind, code)
) STRICT;

-- Erased sealed cases: how many were received in a quarter, by track and region (0: none said).
CREATE TABLE sealed_totals (
    quarter    TEXT    NOT NULL,
    track      TEXT    NOT NULL,
    region_key INTEGER NOT NULL,
    cases      INTEGER NOT NULL,
    PRIMARY KEY (quarter, track, region_key)
) STRICT;

-- Something readable was deleted: it may still stand in pages that are not written over yet.
CREATE TABLE scrubs (
    key      INTEGER NOT NULL PRIMARY KEY,
    asked_at TEXT    NOT NULL
) STRICT;

-- A letter under way about a case goes with it.
CREATE INDEX outbox_case ON outbox (case_key) WHERE case_key IS NOT NULL;
