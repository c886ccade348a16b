-- Of two places that were one, the one that stays; the other keeps its row, so that old links and history lead somewhere.
ALTER TABLE places ADD COLUMN joined_to INTEGER;

-- Codes of a place in further lists, beside the one that stands with it: codes of two lists are never compared.
CREATE TABLE place_codes (
    key       INTEGER NOT NULL PRIMARY KEY,
    place_key INTEGER NOT NULL REFERENCES places (key),
    scheme    TEXT    NOT NULL,
    code      TEXT    NOT NULL,
    UNIQUE (scheme, code),
    UNIQUE (place_key, scheme)
) STRICT;
