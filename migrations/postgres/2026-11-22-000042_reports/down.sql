DROP INDEX events_appealed;
DROP TABLE tracker_reports;
