-- Which committee answers what this one leaves open when it closes; none: whoever handles cases of the sector and the area.
ALTER TABLE committees ADD COLUMN heir_key INTEGER;
