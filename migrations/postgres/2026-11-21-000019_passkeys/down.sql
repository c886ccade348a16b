ALTER TABLE sessions DROP COLUMN challenge;
DROP TABLE passkeys;
