ALTER TABLE ordinary DROP COLUMN received_by;
