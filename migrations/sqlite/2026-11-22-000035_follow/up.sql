-- Follow-up codes: what somebody without an account comes back with. Looked up by case, never by secret. `verifier` is the
-- SHA-256 of what the code proves itself with, `recipient` what is written to the person is sealed to. A code that is `died_on`
-- opens nothing. `wrote` is the version that the case had after the person wrote: as long as it is the case's version, nobody
-- has taken it up. The same for every case; days alone.
CREATE TABLE follow_codes (
    key           INTEGER NOT NULL PRIMARY KEY,
    case_key      INTEGER NOT NULL REFERENCES cases (key),
    verifier      BLOB    NOT NULL,
    recipient     TEXT    NOT NULL,
    issued_on     TEXT    NOT NULL,
    first_used_on TEXT,
    died_on       TEXT,
    wrote         INTEGER
) STRICT;
CREATE INDEX follow_codes_case ON follow_codes (case_key);
-- What was written to the person, sealed to the code: only the code opens it.
CREATE TABLE follow_messages (
    key        INTEGER NOT NULL PRIMARY KEY,
    code_key   INTEGER NOT NULL REFERENCES follow_codes (key),
    number     INTEGER NOT NULL,
    bytes      BLOB    NOT NULL,
    written_on TEXT    NOT NULL,
    read_on    TEXT
) STRICT;
CREATE INDEX follow_messages_code ON follow_messages (code_key);
