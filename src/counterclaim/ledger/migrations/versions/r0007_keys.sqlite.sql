ALTER TABLE report ADD COLUMN key TEXT DEFAULT '' NOT NULL;
UPDATE report SET key = id;
CREATE UNIQUE INDEX ix_report_key ON report (key);
