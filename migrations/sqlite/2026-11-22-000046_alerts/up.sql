-- What a manager is told once: that answers come late, or that nothing comes from a committee. As long as it lasts it is one alert.
CREATE TABLE alerts (
    key           INTEGER NOT NULL PRIMARY KEY,
    account_key   INTEGER NOT NULL REFERENCES accounts (key),
    kind          TEXT    NOT NULL,
    committee_key INTEGER REFERENCES committees (key),
    made_on       TEXT    NOT NULL,
    seen_on       TEXT,
    over_on       TEXT
) STRICT;
CREATE INDEX alerts_account ON alerts (account_key, over_on);
