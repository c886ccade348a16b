DROP TABLE place_codes;
ALTER TABLE places DROP COLUMN joined_to;
