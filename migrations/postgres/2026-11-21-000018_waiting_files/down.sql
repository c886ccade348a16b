DROP TABLE waiting_files;
