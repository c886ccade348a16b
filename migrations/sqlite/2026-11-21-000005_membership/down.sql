DROP TABLE desk_log;
