DROP TABLE chased;
DROP TABLE recoveries;
ALTER TABLE outbox DROP COLUMN case_key;
