-- How the trackers of organisations are read where the program would read them otherwise: headings and coded words alone.
CREATE TABLE import_mappings (
    key      INTEGER NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL,
    folded   TEXT    NOT NULL UNIQUE,
    body     TEXT    NOT NULL,
    saved_by INTEGER REFERENCES accounts (key),
    saved_at TEXT    NOT NULL
) STRICT;
