DROP TABLE network_reports;
DROP TABLE frozen_quarters;
ALTER TABLE sealed_totals DROP COLUMN not_known;
ALTER TABLE sealed_totals DROP COLUMN within_two;
ALTER TABLE sealed_totals DROP COLUMN within_one;
ALTER TABLE cases DROP COLUMN reached_after;
