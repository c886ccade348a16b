-- Who received it, where somebody else entered it.
ALTER TABLE ordinary ADD COLUMN received_by BIGINT REFERENCES accounts (key);
