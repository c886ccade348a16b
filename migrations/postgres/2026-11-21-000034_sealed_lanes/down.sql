-- Only where one lane was used: more cannot be put into one.
ALTER TABLE audit_sealed DROP CONSTRAINT audit_sealed_pkey;
ALTER TABLE audit_sealed ADD PRIMARY KEY (number);
ALTER TABLE audit_sealed DROP COLUMN lane;
