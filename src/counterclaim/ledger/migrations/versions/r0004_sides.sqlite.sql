ALTER TABLE matter ADD COLUMN side_names TEXT DEFAULT '' NOT NULL;
UPDATE matter SET side_names = coalesce((SELECT '|' || group_concat(side, '|') || '|' FROM (SELECT DISTINCT replace(c.side, '|', ' ') AS side FROM matter_claim m JOIN claim c ON c.id = m.claim WHERE m.matter = matter.id AND c.side <> '' ORDER BY 1)), '');
DROP INDEX ix_matter_order;
CREATE INDEX ix_matter_order ON matter (CAST(contested AS INTEGER) DESC, sides DESC, size DESC, id, side_names);
