-- Another name of a place may be its name in a language.
ALTER TABLE place_aliases ADD COLUMN language TEXT;

-- Recorded words of the interface, one sound for each language that is spoken and each text. Not secret: they say what
-- every page says.
CREATE TABLE recordings (
    key         INTEGER NOT NULL PRIMARY KEY,
    language    TEXT    NOT NULL,
    prompt      TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    sound       BLOB    NOT NULL,
    size        INTEGER NOT NULL,
    fingerprint TEXT    NOT NULL,
    synthesised INTEGER NOT NULL,
    words       TEXT    NOT NULL,
    added_at    TEXT    NOT NULL,
    UNIQUE (language, prompt)
) STRICT;
