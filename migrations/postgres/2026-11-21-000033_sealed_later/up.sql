-- Ordinary cases that were sealed later: how many in a quarter, and how many of them were late when they were sealed. So sealing is
-- no way to lose a late case from all figures. Shown when the quarter has ended, and never when there are few.
CREATE TABLE sealed_later (
    quarter DATE NOT NULL PRIMARY KEY,
    cases   INTEGER NOT NULL,
    late    INTEGER NOT NULL
);
