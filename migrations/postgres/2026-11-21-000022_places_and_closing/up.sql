-- What a place is called in addresses and settings, whatever it is renamed to: chance, so that no list tells another's.
ALTER TABLE places ADD COLUMN handle TEXT NOT NULL DEFAULT '';
UPDATE places SET handle = substr(replace(gen_random_uuid()::text, '-', ''), 1, 12);
CREATE UNIQUE INDEX places_handle ON places (handle);
-- No longer offered; what lies there keeps it.
ALTER TABLE places ADD COLUMN retired BOOLEAN NOT NULL DEFAULT FALSE;
-- From this day on nobody takes anything in there.
ALTER TABLE committees ADD COLUMN closed_on DATE;
