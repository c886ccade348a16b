-- What lists of ordinary cases are sorted by stands in the ordinary half too: a copy of the shared half, written with it.
ALTER TABLE ordinary ADD COLUMN received_on DATE;
ALTER TABLE ordinary ADD COLUMN due_on DATE;
ALTER TABLE ordinary ADD COLUMN closed_on DATE;
ALTER TABLE ordinary ADD COLUMN state TEXT;
ALTER TABLE ordinary ADD COLUMN region_key BIGINT;
UPDATE ordinary SET received_on = c.received_on, due_on = c.due_on, closed_on = c.closed_on, state = c.state,
    region_key = c.region_key FROM cases c WHERE c.key = case_key;
ALTER TABLE ordinary ALTER COLUMN received_on SET NOT NULL;
ALTER TABLE ordinary ALTER COLUMN state SET NOT NULL;

-- A list walks one of these from where its page begins, and finds in it whatever it may be narrowed by: the whole programme, a
-- region, a sector of a region, a committee; by day of reception, and what is open by due date.
DROP INDEX cases_received;
DROP INDEX cases_due;
DROP INDEX cases_due_all;
DROP INDEX ordinary_committee;
DROP INDEX ordinary_assigned;
DROP INDEX ordinary_entered;
CREATE INDEX ordinary_newest ON ordinary
    (received_on, case_key, closed_on, state, region_key, sector, category, committee_key, cercle_key);
CREATE INDEX ordinary_due ON ordinary
    ((due_on IS NULL), due_on, case_key, state, region_key, sector, category, committee_key, cercle_key, received_on)
    WHERE closed_on IS NULL;
CREATE INDEX ordinary_region ON ordinary
    (region_key, received_on, case_key, closed_on, state, sector, category, committee_key, cercle_key);
CREATE INDEX ordinary_region_due ON ordinary
    (region_key, (due_on IS NULL), due_on, case_key, state, sector, category, committee_key, cercle_key)
    WHERE closed_on IS NULL;
CREATE INDEX ordinary_sector ON ordinary (region_key, sector, received_on, case_key, closed_on, state, category);
CREATE INDEX ordinary_sector_due ON ordinary
    (region_key, sector, (due_on IS NULL), due_on, case_key, state, category) WHERE closed_on IS NULL;
CREATE INDEX ordinary_committee ON ordinary
    (committee_key, received_on, case_key, hidden_from_committee, closed_on, state, category);
CREATE INDEX ordinary_committee_due ON ordinary
    (committee_key, (due_on IS NULL), due_on, case_key, hidden_from_committee, state, category, entered_by)
    WHERE closed_on IS NULL;
-- what a committee has still to tell
CREATE INDEX ordinary_to_tell ON ordinary (committee_key, (due_on IS NULL), due_on, case_key)
    WHERE answered_on IS NOT NULL AND told_on IS NULL;
CREATE INDEX ordinary_assigned ON ordinary (assigned_key, received_on, case_key);
CREATE INDEX ordinary_entered ON ordinary (entered_by, received_on, case_key);
