-- Days from reception until a sealed case was handed over, or the options were explained: 0, 1, 2, or 3 for later; -1 where
-- that is not known (imported closed, or before this was kept). Empty: it did not happen yet.
ALTER TABLE cases ADD COLUMN reached_after INTEGER;
UPDATE cases SET reached_after = -1 WHERE sealed = 1 AND state NOT IN ('received', 'safety_checked');

-- Of the erased sealed cases: within one day, within two days, and those of which that is not known.
ALTER TABLE sealed_totals ADD COLUMN within_one INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sealed_totals ADD COLUMN within_two INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sealed_totals ADD COLUMN not_known INTEGER NOT NULL DEFAULT 0;
UPDATE sealed_totals SET not_known = cases;

-- Sealed cases of ended quarters: frozen once, as they are shown, with small numbers hidden.
CREATE TABLE frozen_quarters (
    quarter   TEXT NOT NULL PRIMARY KEY,
    frozen_on TEXT NOT NULL,
    body      TEXT NOT NULL,
    hash      BLOB NOT NULL
) STRICT;

-- Reports for the network of other organisations: frozen once by each author, of the cases the author could open; small
-- numbers hidden. For their author alone.
CREATE TABLE network_reports (
    account_key INTEGER NOT NULL REFERENCES accounts (key),
    quarter     TEXT    NOT NULL,
    frozen_on   TEXT    NOT NULL,
    body        TEXT    NOT NULL,
    hash        BLOB    NOT NULL,
    PRIMARY KEY (account_key, quarter)
) STRICT;
