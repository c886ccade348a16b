-- Sealed work is chained in several lanes, so that intakes at the same time do not wait for each other's commit. SQLite
-- has one writer and uses the first.
CREATE TABLE audit_sealed_new (
    lane       INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    on_day     TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    desk_key   INTEGER REFERENCES desks (key),
    salt       BLOB    NOT NULL,
    commitment BLOB    NOT NULL,
    hash       BLOB    NOT NULL,
    PRIMARY KEY (lane, number)
) STRICT, WITHOUT ROWID;
INSERT INTO audit_sealed_new (lane, number, on_day, kind, desk_key, salt, commitment, hash) SELECT 0, number, on_day, kind, desk_key, salt, commitment, hash FROM audit_sealed;
DROP TABLE audit_sealed;
ALTER TABLE audit_sealed_new RENAME TO audit_sealed;
CREATE INDEX audit_sealed_day ON audit_sealed (on_day, kind, desk_key);
