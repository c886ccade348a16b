-- Locks of phones and computers that count as a second step. `sealed` is encrypted with the instance's key and bound to its
-- account: the public key, the counter and the name in it cannot be exchanged without that key.
CREATE TABLE passkeys (
    key         INTEGER NOT NULL PRIMARY KEY,
    account_key INTEGER NOT NULL REFERENCES accounts (key),
    sealed      BLOB NOT NULL,
    since_at    TEXT NOT NULL
) STRICT;
CREATE INDEX passkeys_account ON passkeys (account_key);

-- What the browser was asked to sign, encrypted: it is answered once, within five minutes.
ALTER TABLE sessions ADD COLUMN challenge BLOB;
