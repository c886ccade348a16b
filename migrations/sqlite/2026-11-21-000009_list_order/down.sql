DROP INDEX cases_due_all;
DROP INDEX cases_due;
CREATE INDEX cases_due ON cases ((due_on IS NULL), due_on, key) WHERE closed_on IS NULL;
DROP INDEX cases_received;
CREATE INDEX cases_received ON cases (received_on, key);
