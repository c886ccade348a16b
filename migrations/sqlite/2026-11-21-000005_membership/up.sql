-- Who joined and left a desk: append-only, a chain by hashes, joining signed. Only what it says counts when something is
-- sealed; the rows of desk_members alone name nobody.
CREATE TABLE desk_log (
    key       INTEGER NOT NULL PRIMARY KEY,
    desk_key  INTEGER NOT NULL REFERENCES desks (key),
    number    INTEGER NOT NULL,
    body      TEXT    NOT NULL,
    signature BLOB    NOT NULL,
    hash      BLOB    NOT NULL,
    UNIQUE (desk_key, number)
) STRICT;
