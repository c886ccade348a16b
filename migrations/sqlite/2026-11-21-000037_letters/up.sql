-- Where somebody is written to, encrypted with a key of the instance, and at which hour of the day (0 to 23; none: at once).
ALTER TABLE accounts ADD COLUMN email BLOB;
ALTER TABLE accounts ADD COLUMN letters_hour INTEGER;
-- What makes a letter known again when it is tried a second time.
ALTER TABLE outbox ADD COLUMN message BLOB;
