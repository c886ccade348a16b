-- Logos, by what they are: a version of a setting names one, so that an older version brings it back.
CREATE TABLE pictures (
    key         INTEGER NOT NULL PRIMARY KEY,
    fingerprint TEXT    NOT NULL UNIQUE,
    kind        TEXT    NOT NULL,
    bytes       BLOB    NOT NULL,
    added_at    TEXT    NOT NULL
) STRICT;
