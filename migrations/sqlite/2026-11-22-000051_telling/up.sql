-- How people hear their answer. That they did not want to hear it, who asked whether they are satisfied, and the answer to many
-- that is read out to everybody: words for a whole community, and nothing about a person.
ALTER TABLE ordinary ADD COLUMN unwanted_on TEXT;
ALTER TABLE ordinary ADD COLUMN satisfied_by TEXT;
ALTER TABLE ordinary ADD COLUMN general_key INTEGER;
ALTER TABLE case_facts ADD COLUMN satisfied_by TEXT;
CREATE TABLE general_answers (
    key           INTEGER NOT NULL PRIMARY KEY,
    id            BLOB    NOT NULL UNIQUE,
    committee_key INTEGER REFERENCES committees (key),
    text          TEXT    NOT NULL,
    written_by    INTEGER NOT NULL REFERENCES accounts (key),
    written_on    TEXT    NOT NULL,
    read_on       TEXT,
    read_where    TEXT    NOT NULL DEFAULT '',
    read_by       INTEGER REFERENCES accounts (key)
) STRICT;
CREATE INDEX general_answers_committee ON general_answers (committee_key);
CREATE INDEX ordinary_general ON ordinary (general_key) WHERE general_key IS NOT NULL;
