CREATE TABLE audit_sealed_new (
    number     INTEGER NOT NULL PRIMARY KEY,
    on_day     TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    desk_key   INTEGER REFERENCES desks (key),
    salt       BLOB    NOT NULL,
    commitment BLOB    NOT NULL,
    hash       BLOB    NOT NULL
) STRICT;
INSERT INTO audit_sealed_new (number, on_day, kind, desk_key, salt, commitment, hash) SELECT number, on_day, kind, desk_key, salt, commitment, hash FROM audit_sealed;
DROP TABLE audit_sealed;
ALTER TABLE audit_sealed_new RENAME TO audit_sealed;
CREATE INDEX audit_sealed_day ON audit_sealed (on_day, kind, desk_key);
