-- The few minutes in which somebody who came with a code reads and writes. `hash` is the SHA-256 of what the cookie names, `note`
-- says which case and which code, sealed under the cookie's secret: the table tells neither.
CREATE TABLE follow_sessions (
    hash     BLOB NOT NULL PRIMARY KEY,
    note     BLOB NOT NULL,
    until_at TEXT NOT NULL
) STRICT;
