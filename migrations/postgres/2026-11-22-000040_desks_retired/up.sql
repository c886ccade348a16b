-- No longer offered, and nothing new comes there; what it has stays with its members.
ALTER TABLE desks ADD COLUMN retired BOOLEAN NOT NULL DEFAULT FALSE;
