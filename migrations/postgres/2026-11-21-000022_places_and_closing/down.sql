ALTER TABLE committees DROP COLUMN closed_on;
ALTER TABLE places DROP COLUMN retired;
DROP INDEX places_handle;
ALTER TABLE places DROP COLUMN handle;
