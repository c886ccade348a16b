DROP TABLE follow_sessions;
