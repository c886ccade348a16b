-- What waits for a service to which somebody was led: sealed to a link and a code that stand nowhere here. `hash` is what the row is
-- found by, made from the link. No row names a case, an account or a service; what is inside says it. `wrong` counts codes that did
-- not fit; `reach` is how far the service is, so that the same word does not count twice.
CREATE TABLE links (
    hash     BYTEA   NOT NULL PRIMARY KEY,
    sealed   BYTEA   NOT NULL,
    until_on DATE    NOT NULL,
    wrong    INTEGER NOT NULL DEFAULT 0 CHECK (wrong >= 0),
    reach    TEXT    NOT NULL
);
