CREATE TABLE IF NOT EXISTS proof (
    id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, part TEXT NOT NULL, report TEXT,
    capture TEXT, url TEXT, at TEXT, state TEXT NOT NULL, checks TEXT NOT NULL, added_at TEXT NOT NULL,
    who TEXT NOT NULL, CONSTRAINT pk_proof PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS ix_proof_report ON proof (report)
