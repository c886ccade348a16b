DROP INDEX outbox_case;
DROP TABLE scrubs;
DROP TABLE sealed_totals;
DROP TABLE person_totals;
DROP TABLE fact_exclusions;
DROP TABLE case_facts;
DROP INDEX cases_retention;
ALTER TABLE cases DROP COLUMN legal_hold;
ALTER TABLE cases DROP COLUMN erased;
