DROP VIEW IF EXISTS claims_view;
DROP INDEX IF EXISTS ix_claim_matter;
ALTER TABLE claim DROP COLUMN matter;
DROP INDEX IF EXISTS ix_fingerprint_report;
