-- The few minutes in which somebody who came with a code reads and writes. `hash` is the SHA-256 of what the cookie names, `note`
-- says which case and which code, sealed under the cookie's secret: the table tells neither.
CREATE TABLE follow_sessions (
    hash     BLOB NOT NULL PRIMARY KEY,
    note     BLOB NOT NULL,
    until_at TEXT NOT NULL
) STRICT;
-- Slips printed in advance: the number outside, the code inside, which stands nowhere here. A row goes when its slip is handed out:
-- the case is recorded under this number and under `case_id`, for which the code was made.
CREATE TABLE follow_pads (
    reference  TEXT NOT NULL PRIMARY KEY,
    case_id    BLOB NOT NULL,
    verifier   BLOB NOT NULL,
    recipient  TEXT NOT NULL,
    printed_on TEXT NOT NULL
) STRICT;
