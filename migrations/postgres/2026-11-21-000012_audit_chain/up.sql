-- What was written before the log was chained waits here until the program opens, which chains it and empties this.
-- A case that is sealed by now has nobody and no minute beside it.
ALTER TABLE audit RENAME TO audit_unchained;
ALTER INDEX audit_pkey RENAME TO audit_unchained_pkey;
UPDATE audit_unchained SET at = date_trunc('day', at), actor_key = NULL, case_key = NULL, kind = 'withheld'
    WHERE case_key IN (SELECT key FROM cases WHERE sealed);

-- Entries with their minute.
CREATE TABLE audit (
    lane       INTEGER NOT NULL,
    number     BIGINT  NOT NULL,
    at         TIMESTAMP NOT NULL,
    actor_key  BIGINT REFERENCES accounts (key),
    kind       TEXT    NOT NULL,
    case_key   BIGINT,
    salt       BYTEA,
    withheld   BYTEA,
    commitment BYTEA   NOT NULL,
    hash       BYTEA   NOT NULL,
    PRIMARY KEY (lane, number)
);
CREATE INDEX audit_at ON audit (at, lane, number);
CREATE INDEX audit_case ON audit (case_key) WHERE case_key IS NOT NULL;

-- Sealed work: the day alone, in a lane and a table of its own.
CREATE TABLE audit_sealed (
    number     BIGINT  NOT NULL PRIMARY KEY,
    on_day     DATE    NOT NULL,
    kind       TEXT    NOT NULL,
    desk_key   BIGINT REFERENCES desks (key),
    salt       BYTEA   NOT NULL,
    commitment BYTEA   NOT NULL,
    hash       BYTEA   NOT NULL
);
CREATE INDEX audit_sealed_day ON audit_sealed (on_day, kind, desk_key);

CREATE TABLE audit_heads (
    lane   INTEGER NOT NULL PRIMARY KEY,
    number BIGINT  NOT NULL,
    hash   BYTEA   NOT NULL,
    mac    BYTEA   NOT NULL
);
