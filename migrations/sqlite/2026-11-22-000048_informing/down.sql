DROP TABLE informing;
