-- The second step of signing in. The secret is encrypted with the instance's key; `last_step` stops a code from being used
-- twice.
CREATE TABLE factors (
    account_key BIGINT    NOT NULL PRIMARY KEY REFERENCES accounts (key),
    secret      BYTEA     NOT NULL,
    last_step   BIGINT    NOT NULL,
    since_at    TIMESTAMP NOT NULL
);

-- Codes for whoever has lost the device: keyed hashes, a row less with each use.
CREATE TABLE recovery_codes (
    hash        BYTEA  NOT NULL PRIMARY KEY,
    account_key BIGINT NOT NULL REFERENCES accounts (key)
);
CREATE INDEX recovery_codes_account ON recovery_codes (account_key);

-- `locks` counts how often a session was locked: what began before the last time must not open it. `kept_form` is a form
-- that came to a session that had locked by itself, readable with the cookie alone.
ALTER TABLE sessions ADD COLUMN locks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN locked_idle BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE sessions ADD COLUMN factor_given BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE sessions ADD COLUMN confirmed_at TIMESTAMP;
ALTER TABLE sessions ADD COLUMN kept_form BYTEA;
