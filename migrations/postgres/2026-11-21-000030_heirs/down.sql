ALTER TABLE committees DROP COLUMN heir_key;
