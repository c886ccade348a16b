-- How far reminders of an ordinary case have come, for the day by which it is due.
CREATE TABLE reminders (
    case_key BIGINT NOT NULL PRIMARY KEY REFERENCES cases (key),
    due_on   DATE NOT NULL,
    stage    INTEGER NOT NULL
);
