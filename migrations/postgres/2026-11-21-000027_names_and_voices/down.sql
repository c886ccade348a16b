DROP TABLE recordings;
ALTER TABLE place_aliases DROP COLUMN language;
