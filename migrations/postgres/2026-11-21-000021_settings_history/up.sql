-- Who wrote a version of a setting (none: the command line, or what was there before), and which older one it equals.
ALTER TABLE settings ADD COLUMN actor_key BIGINT REFERENCES accounts (key);
ALTER TABLE settings ADD COLUMN same_as INTEGER;
