-- What a place is called in addresses and settings, whatever it is renamed to: chance, so that no list tells another's.
ALTER TABLE places ADD COLUMN handle TEXT NOT NULL DEFAULT '';
UPDATE places SET handle = lower(hex(randomblob(6)));
CREATE UNIQUE INDEX places_handle ON places (handle);
-- No longer offered; what lies there keeps it.
ALTER TABLE places ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;
-- From this day on nobody takes anything in there.
ALTER TABLE committees ADD COLUMN closed_on TEXT;
