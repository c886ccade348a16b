INSERT INTO audit_unchained (at, actor_key, kind, case_key, detail) SELECT at, actor_key, kind, case_key, '' FROM audit ORDER BY at, lane, number;
INSERT INTO audit_unchained (at, kind, desk_key, detail) SELECT on_day || ' 00:00:00', kind, desk_key, '' FROM audit_sealed ORDER BY number;
DROP TABLE audit_heads;
DROP TABLE audit_sealed;
DROP TABLE audit;
ALTER TABLE audit_unchained RENAME TO audit;
