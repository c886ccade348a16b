ALTER TABLE ordinary DROP COLUMN activity;
