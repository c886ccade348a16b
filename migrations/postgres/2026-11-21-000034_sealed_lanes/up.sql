-- Sealed work is chained in several lanes, so that intakes at the same time do not wait for each other's commit.
ALTER TABLE audit_sealed ADD COLUMN lane INTEGER NOT NULL DEFAULT 0;
ALTER TABLE audit_sealed DROP CONSTRAINT audit_sealed_pkey;
ALTER TABLE audit_sealed ADD PRIMARY KEY (lane, number);
ALTER TABLE audit_sealed ALTER COLUMN lane DROP DEFAULT;
