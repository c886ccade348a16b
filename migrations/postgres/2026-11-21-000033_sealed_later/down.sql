DROP TABLE sealed_later;
