-- Tokens with which programs read the figures that their owner sees; of each the hash alone is kept.
CREATE TABLE api_tokens (
    key          INTEGER NOT NULL PRIMARY KEY,
    hash         BLOB    NOT NULL UNIQUE,
    account_key  INTEGER NOT NULL REFERENCES accounts (key),
    name         TEXT    NOT NULL,
    made_on      TEXT    NOT NULL,
    expires_on   TEXT    NOT NULL,
    last_used_on TEXT,
    revoked_on   TEXT
) STRICT;
CREATE INDEX api_tokens_account ON api_tokens (account_key);
