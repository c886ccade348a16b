DROP TABLE follow_messages;
DROP TABLE follow_codes;
