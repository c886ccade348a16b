-- The distribution or the like at which an ordinary case came up: a code of the settings. Ends with the case.
ALTER TABLE ordinary ADD COLUMN activity TEXT;
