ALTER TABLE fingerprint ADD COLUMN total INTEGER DEFAULT 0 NOT NULL;
UPDATE fingerprint SET total = t.hashes FROM (SELECT report, count(DISTINCT hash) AS hashes FROM fingerprint GROUP BY report) AS t WHERE t.report = fingerprint.report;
