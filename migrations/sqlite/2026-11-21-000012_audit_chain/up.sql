-- What was written before the log was chained waits here until the program opens, which chains it and empties this.
-- A case that is sealed by now has nobody and no minute beside it.
ALTER TABLE audit RENAME TO audit_unchained;
UPDATE audit_unchained SET at = date(at) || ' 00:00:00', actor_key = NULL, case_key = NULL, kind = 'withheld'
    WHERE case_key IN (SELECT key FROM cases WHERE sealed = 1);

-- Entries with their minute. No row id: nothing tells where an entry stood among those of another table.
CREATE TABLE audit (
    lane       INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    at         TEXT    NOT NULL,
    actor_key  INTEGER REFERENCES accounts (key),
    kind       TEXT    NOT NULL,
    case_key   INTEGER,
    salt       BLOB,
    withheld   BLOB,
    commitment BLOB    NOT NULL,
    hash       BLOB    NOT NULL,
    PRIMARY KEY (lane, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_at ON audit (at, lane, number);
CREATE INDEX audit_case ON audit (case_key) WHERE case_key IS NOT NULL;

-- Sealed work: the day alone, in a lane and a table of its own.
CREATE TABLE audit_sealed (
    number     INTEGER NOT NULL PRIMARY KEY,
    on_day     TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    desk_key   INTEGER REFERENCES desks (key),
    salt       BLOB    NOT NULL,
    commitment BLOB    NOT NULL,
    hash       BLOB    NOT NULL
) STRICT;
CREATE INDEX audit_sealed_day ON audit_sealed (on_day, kind, desk_key);

CREATE TABLE audit_heads (
    lane   INTEGER NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL,
    hash   BLOB    NOT NULL,
    mac    BLOB    NOT NULL
) STRICT;
