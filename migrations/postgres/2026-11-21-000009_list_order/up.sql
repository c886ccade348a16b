-- Each order of a list has an index that also holds what decides whether a case is shown: a page of fifty is found without
-- reading the rows that are passed over.
DROP INDEX cases_received;
CREATE INDEX cases_received ON cases (received_on, key, sealed, region_key, state, due_on, closed_on);
DROP INDEX cases_due;
CREATE INDEX cases_due ON cases ((due_on IS NULL), due_on, key, sealed, region_key, state, received_on) WHERE closed_on IS NULL;
CREATE INDEX cases_due_all ON cases ((due_on IS NULL), due_on, key, sealed, region_key, state, received_on, closed_on);
