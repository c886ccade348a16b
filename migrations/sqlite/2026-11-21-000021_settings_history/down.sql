ALTER TABLE settings DROP COLUMN same_as;
ALTER TABLE settings DROP COLUMN actor_key;
