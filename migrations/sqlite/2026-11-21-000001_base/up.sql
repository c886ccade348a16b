CREATE TABLE instance (
    key                INTEGER NOT NULL PRIMARY KEY,
    id                 BLOB    NOT NULL,
    name               TEXT    NOT NULL,
    public_name        TEXT    NOT NULL,
    language           TEXT    NOT NULL,
    recovery_recipient TEXT,
    demo               INTEGER NOT NULL,
    ready              INTEGER NOT NULL,
    created_at         TEXT    NOT NULL
) STRICT;

-- Versioned: the newest row of a kind and code that is valid today holds. Cases store code and version.
CREATE TABLE settings (
    key         INTEGER NOT NULL PRIMARY KEY,
    kind        TEXT    NOT NULL,
    code        TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    body        TEXT    NOT NULL,
    retired     INTEGER NOT NULL,
    valid_from  TEXT    NOT NULL,
    recorded_at TEXT    NOT NULL,
    UNIQUE (kind, code, version)
) STRICT;

CREATE TABLE places (
    key        INTEGER NOT NULL PRIMARY KEY,
    parent     INTEGER REFERENCES places (key),
    level      TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    folded     TEXT    NOT NULL,
    scheme     TEXT    NOT NULL,
    code       TEXT,
    region     INTEGER,
    cercle     INTEGER,
    commune    INTEGER,
    to_confirm INTEGER NOT NULL
) STRICT;
CREATE INDEX places_folded ON places (folded);
CREATE INDEX places_parent ON places (parent);
CREATE UNIQUE INDEX places_code ON places (scheme, code) WHERE code IS NOT NULL;

CREATE TABLE place_aliases (
    key       INTEGER NOT NULL PRIMARY KEY,
    place_key INTEGER NOT NULL REFERENCES places (key),
    name      TEXT    NOT NULL,
    folded    TEXT    NOT NULL
) STRICT;
CREATE INDEX place_aliases_folded ON place_aliases (folded);

CREATE TABLE committees (
    key        INTEGER NOT NULL PRIMARY KEY,
    code       TEXT    NOT NULL UNIQUE,
    name       TEXT    NOT NULL,
    folded     TEXT    NOT NULL,
    place_key  INTEGER REFERENCES places (key),
    phone      TEXT    NOT NULL,
    hours      TEXT    NOT NULL,
    woman      TEXT    NOT NULL,
    man        TEXT    NOT NULL,
    to_confirm INTEGER NOT NULL
) STRICT;
CREATE INDEX committees_folded ON committees (folded);

CREATE TABLE desks (
    key       INTEGER NOT NULL PRIMARY KEY,
    code      TEXT    NOT NULL UNIQUE,
    kind      TEXT    NOT NULL,
    name      TEXT    NOT NULL,
    place_key INTEGER REFERENCES places (key),
    phone     TEXT    NOT NULL,
    hours     TEXT    NOT NULL,
    woman     TEXT    NOT NULL,
    man       TEXT    NOT NULL
) STRICT;

CREATE TABLE accounts (
    key           INTEGER NOT NULL PRIMARY KEY,
    id            BLOB    NOT NULL UNIQUE,
    name          TEXT    NOT NULL,
    folded        TEXT    NOT NULL UNIQUE,
    language      TEXT,
    active        INTEGER NOT NULL,
    must_change   INTEGER NOT NULL,
    credentials   TEXT    NOT NULL,
    bundle        BLOB,
    recipient     TEXT,
    verifying_key BLOB,
    pin           TEXT,
    created_at    TEXT    NOT NULL,
    last_sign_in  TEXT
) STRICT;

CREATE TABLE roles (
    key           INTEGER NOT NULL PRIMARY KEY,
    account_key   INTEGER NOT NULL REFERENCES accounts (key),
    role          TEXT    NOT NULL,
    committee_key INTEGER REFERENCES committees (key),
    place_key     INTEGER REFERENCES places (key),
    sector        TEXT,
    desk_key      INTEGER REFERENCES desks (key)
) STRICT;
CREATE INDEX roles_account ON roles (account_key);

CREATE TABLE desk_members (
    key         INTEGER NOT NULL PRIMARY KEY,
    desk_key    INTEGER NOT NULL REFERENCES desks (key),
    account_key INTEGER NOT NULL REFERENCES accounts (key),
    from_on     TEXT    NOT NULL,
    until_on    TEXT,
    UNIQUE (desk_key, account_key, from_on)
) STRICT;
CREATE INDEX desk_members_account ON desk_members (account_key);

CREATE TABLE sessions (
    key         INTEGER NOT NULL PRIMARY KEY,
    id_hash     BLOB    NOT NULL UNIQUE,
    account_key INTEGER NOT NULL REFERENCES accounts (key),
    bundle      BLOB,
    locked      INTEGER NOT NULL,
    pin_tries   INTEGER NOT NULL,
    device      TEXT    NOT NULL,
    created_at  TEXT    NOT NULL,
    seen_at     TEXT    NOT NULL
) STRICT;
CREATE INDEX sessions_account ON sessions (account_key);

-- Wrong passwords by account and by address; the subject is a keyed hash.
CREATE TABLE throttle (
    subject  BLOB    NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at  TEXT    NOT NULL
) STRICT;

-- One row per intake form: the same form sent twice makes one case. The reference waits here until its slip was shown.
-- The day alone: the minute of a sealed case would stand here else.
CREATE TABLE form_tokens (
    hash       BLOB NOT NULL PRIMARY KEY,
    reference  TEXT,
    used_on    TEXT NOT NULL
) STRICT;

CREATE TABLE cases (
    key         INTEGER NOT NULL PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    reference   TEXT    NOT NULL UNIQUE,
    sealed      INTEGER NOT NULL,
    track       TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    desk_key    INTEGER REFERENCES desks (key),
    region_key  INTEGER REFERENCES places (key),
    received_on TEXT    NOT NULL,
    recorded_on TEXT    NOT NULL,
    due_on      TEXT,
    closed_on   TEXT,
    version     INTEGER NOT NULL,
    recipient   TEXT,
    waiting     INTEGER NOT NULL
) STRICT;
CREATE INDEX cases_received ON cases (received_on, key);
CREATE INDEX cases_due ON cases ((due_on IS NULL), due_on, key) WHERE closed_on IS NULL;
CREATE INDEX cases_sealed ON cases (desk_key) WHERE sealed = 1;

CREATE TABLE ordinary (
    case_key              INTEGER NOT NULL PRIMARY KEY REFERENCES cases (key),
    category              INTEGER NOT NULL,
    category_version      INTEGER NOT NULL,
    sector                TEXT,
    channel               TEXT    NOT NULL,
    project               TEXT,
    committee_key         INTEGER REFERENCES committees (key),
    place_key             INTEGER REFERENCES places (key),
    cercle_key            INTEGER,
    commune_key           INTEGER,
    holder                TEXT    NOT NULL,
    assigned_key          INTEGER REFERENCES accounts (key),
    entered_by            INTEGER REFERENCES accounts (key),
    hidden_from_committee INTEGER NOT NULL,
    text                  TEXT    NOT NULL,
    folded                TEXT    NOT NULL,
    happened_on           TEXT,
    on_behalf             TEXT    NOT NULL,
    naming                TEXT    NOT NULL,
    sex                   TEXT,
    age                   TEXT,
    displacement          TEXT,
    access_needs          TEXT,
    language              TEXT,
    interpreter           INTEGER,
    answer_by             TEXT    NOT NULL,
    identity              BLOB,
    acknowledged_on       TEXT,
    answered_on           TEXT,
    told_on               TEXT,
    satisfied             TEXT,
    first_closed_on       TEXT,
    closing_reason        TEXT,
    held_until            TEXT,
    former_reference      TEXT,
    imported              INTEGER NOT NULL,
    recorded_at           TEXT    NOT NULL,
    updated_at            TEXT    NOT NULL
) STRICT;
CREATE INDEX ordinary_committee ON ordinary (committee_key);
CREATE INDEX ordinary_assigned ON ordinary (assigned_key);
CREATE INDEX ordinary_entered ON ordinary (entered_by);
CREATE INDEX ordinary_former ON ordinary (former_reference);

CREATE VIRTUAL TABLE ordinary_fts USING fts5 (folded, content = 'ordinary', content_rowid = 'case_key', tokenize = 'unicode61');
INSERT INTO ordinary_fts (ordinary_fts, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER ordinary_fts_insert AFTER INSERT ON ordinary BEGIN
    INSERT INTO ordinary_fts (rowid, folded) VALUES (new.case_key, new.folded);
END;
CREATE TRIGGER ordinary_fts_delete AFTER DELETE ON ordinary BEGIN
    INSERT INTO ordinary_fts (ordinary_fts, rowid, folded) VALUES ('delete', old.case_key, old.folded);
END;
CREATE TRIGGER ordinary_fts_update AFTER UPDATE OF folded ON ordinary BEGIN
    INSERT INTO ordinary_fts (ordinary_fts, rowid, folded) VALUES ('delete', old.case_key, old.folded);
    INSERT INTO ordinary_fts (rowid, folded) VALUES (new.case_key, new.folded);
END;

-- What happened to an ordinary case. Append-only; a sealed case keeps its events as sealed items.
CREATE TABLE events (
    key         INTEGER NOT NULL PRIMARY KEY,
    case_key    INTEGER NOT NULL REFERENCES cases (key),
    number      INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    happened_on TEXT    NOT NULL,
    recorded_at TEXT    NOT NULL,
    actor_key   INTEGER REFERENCES accounts (key),
    body        TEXT    NOT NULL,
    UNIQUE (case_key, number)
) STRICT;

CREATE TABLE holds (
    key      INTEGER NOT NULL PRIMARY KEY,
    case_key INTEGER NOT NULL REFERENCES cases (key),
    from_on  TEXT    NOT NULL,
    until_on TEXT
) STRICT;
CREATE INDEX holds_case ON holds (case_key);

-- Who may not see an ordinary case. Exclusions of a sealed case lie inside its envelope.
CREATE TABLE exclusions (
    case_key    INTEGER NOT NULL REFERENCES cases (key),
    account_key INTEGER NOT NULL REFERENCES accounts (key),
    PRIMARY KEY (case_key, account_key)
) STRICT;

-- Need-to-know, access list and key in one row: the case's identity sealed to one account, or to recovery (no account).
CREATE TABLE grants (
    key            INTEGER NOT NULL PRIMARY KEY,
    case_key       INTEGER NOT NULL REFERENCES cases (key),
    kind           TEXT    NOT NULL,
    account_key    INTEGER REFERENCES accounts (key),
    membership_key INTEGER REFERENCES desk_members (key),
    wrapped        BLOB    NOT NULL,
    granted_on     TEXT    NOT NULL,
    until_on       TEXT
) STRICT;
CREATE INDEX grants_account ON grants (account_key, case_key);
CREATE INDEX grants_case ON grants (case_key);

CREATE TABLE items (
    key         INTEGER NOT NULL PRIMARY KEY,
    case_key    INTEGER NOT NULL REFERENCES cases (key),
    number      INTEGER NOT NULL,
    bytes       BLOB    NOT NULL,
    hash        BLOB    NOT NULL,
    recorded_on TEXT    NOT NULL,
    UNIQUE (case_key, number)
) STRICT;

-- Keyed hashes of imported rows, so that importing twice creates nothing.
CREATE TABLE fingerprints (
    hash BLOB NOT NULL PRIMARY KEY
) STRICT;

CREATE TABLE audit (
    key       INTEGER NOT NULL PRIMARY KEY,
    at        TEXT    NOT NULL,
    actor_key INTEGER REFERENCES accounts (key),
    kind      TEXT    NOT NULL,
    desk_key  INTEGER REFERENCES desks (key),
    case_key  INTEGER,
    detail    TEXT    NOT NULL
) STRICT;

CREATE TABLE outbox (
    key         INTEGER NOT NULL PRIMARY KEY,
    kind        TEXT    NOT NULL,
    account_key INTEGER NOT NULL REFERENCES accounts (key),
    created_at  TEXT    NOT NULL,
    due_at      TEXT    NOT NULL,
    attempts    INTEGER NOT NULL,
    sent_at     TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL;
