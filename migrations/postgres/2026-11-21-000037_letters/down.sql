ALTER TABLE outbox DROP COLUMN message;
ALTER TABLE accounts DROP COLUMN letters_hour;
ALTER TABLE accounts DROP COLUMN email;
