-- What happened to an erased case, step by step: kinds, days and codes as JSON, the day each was entered and when it waited. No word, no
-- reference: so that a report of a past day can still be made as it was known then.
ALTER TABLE case_facts ADD COLUMN life TEXT;
