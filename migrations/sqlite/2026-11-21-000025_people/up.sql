-- Who left for good; whether letters are wanted; under which role somebody acts in a browser.
ALTER TABLE accounts ADD COLUMN retired_on TEXT;
ALTER TABLE accounts ADD COLUMN letters INTEGER NOT NULL DEFAULT 1;
ALTER TABLE sessions ADD COLUMN acting TEXT;

-- How somebody comes in for the first time, and until when: by a link, of which the hash alone is kept, or (no hash) by a
-- first password. Goes with the password that it stood for.
CREATE TABLE invitations (
    account_key INTEGER NOT NULL PRIMARY KEY REFERENCES accounts (key),
    hash        BLOB    UNIQUE,
    expires_at  TEXT    NOT NULL
) STRICT;

-- Every change of somebody's rights; by nobody: on the command line.
CREATE TABLE rights_events (
    key           INTEGER NOT NULL PRIMARY KEY,
    account_key   INTEGER NOT NULL REFERENCES accounts (key),
    by_key        INTEGER REFERENCES accounts (key),
    deed          TEXT    NOT NULL,
    role          TEXT,
    committee_key INTEGER REFERENCES committees (key),
    place_key     INTEGER REFERENCES places (key),
    sector        TEXT,
    desk_key      INTEGER REFERENCES desks (key),
    at            TEXT    NOT NULL
) STRICT;
CREATE INDEX rights_events_account ON rights_events (account_key);

-- Who has not yet seen which of them.
CREATE TABLE rights_news (
    reader_key INTEGER NOT NULL REFERENCES accounts (key),
    event_key  INTEGER NOT NULL REFERENCES rights_events (key),
    PRIMARY KEY (reader_key, event_key)
) STRICT;
