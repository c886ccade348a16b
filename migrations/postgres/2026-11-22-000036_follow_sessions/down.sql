DROP TABLE follow_pads;
DROP TABLE follow_sessions;
