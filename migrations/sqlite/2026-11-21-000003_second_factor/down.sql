ALTER TABLE sessions DROP COLUMN kept_form;
ALTER TABLE sessions DROP COLUMN confirmed_at;
ALTER TABLE sessions DROP COLUMN factor_given;
ALTER TABLE sessions DROP COLUMN locked_idle;
ALTER TABLE sessions DROP COLUMN locks;
DROP TABLE recovery_codes;
DROP TABLE factors;
