-- What committees did so that people know how to complain: sessions held, and boxes opened. Numbers and codes alone.
CREATE TABLE informing (
    key          INTEGER NOT NULL PRIMARY KEY,
    form         BLOB    NOT NULL UNIQUE,
    kind         TEXT    NOT NULL CHECK (kind IN ('session', 'box')),
    committee_key INTEGER NOT NULL REFERENCES committees (key),
    held_on      TEXT    NOT NULL,
    topic        TEXT,
    women        INTEGER NOT NULL DEFAULT 0 CHECK (women >= 0),
    men          INTEGER NOT NULL DEFAULT 0 CHECK (men >= 0),
    girls        INTEGER NOT NULL DEFAULT 0 CHECK (girls >= 0),
    boys         INTEGER NOT NULL DEFAULT 0 CHECK (boys >= 0),
    disabled     INTEGER NOT NULL DEFAULT 0 CHECK (disabled >= 0),
    papers       INTEGER NOT NULL DEFAULT 0 CHECK (papers >= 0),
    openers      TEXT    NOT NULL DEFAULT '',
    entered_by   INTEGER NOT NULL REFERENCES accounts (key),
    recorded_at  TEXT    NOT NULL
) STRICT;
CREATE INDEX informing_committee ON informing (committee_key, held_on);
