DROP TABLE rights_news;
DROP TABLE rights_events;
DROP TABLE invitations;
ALTER TABLE sessions DROP COLUMN acting;
ALTER TABLE accounts DROP COLUMN letters;
ALTER TABLE accounts DROP COLUMN retired_on;
