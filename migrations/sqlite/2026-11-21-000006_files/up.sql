-- Files of cases; they lie sealed in the folder `files`. `about` is encrypted with the instance key: name, kind, length and
-- key of a file of an ordinary case. For a sealed case it is empty: all of that lies in a sealed item.
CREATE TABLE attachments (
    key      INTEGER NOT NULL PRIMARY KEY,
    case_key INTEGER NOT NULL REFERENCES cases (key),
    number   INTEGER NOT NULL,
    name     TEXT    NOT NULL UNIQUE,
    size     INTEGER NOT NULL,
    about    BLOB,
    UNIQUE (case_key, number)
) STRICT;
