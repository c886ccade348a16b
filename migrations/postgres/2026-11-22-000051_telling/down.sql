DROP INDEX ordinary_general;
DROP TABLE general_answers;
ALTER TABLE case_facts DROP COLUMN satisfied_by;
ALTER TABLE ordinary DROP COLUMN general_key;
ALTER TABLE ordinary DROP COLUMN satisfied_by;
ALTER TABLE ordinary DROP COLUMN unwanted_on;
