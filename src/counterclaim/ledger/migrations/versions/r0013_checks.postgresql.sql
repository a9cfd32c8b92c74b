CREATE TABLE IF NOT EXISTS checked_sheet (
    id TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, profile TEXT NOT NULL, headings TEXT NOT NULL,
    used TEXT NOT NULL, unused TEXT NOT NULL, columns TEXT NOT NULL, least INTEGER NOT NULL, checked_at TEXT NOT NULL,
    who TEXT NOT NULL, CONSTRAINT pk_checked_sheet PRIMARY KEY (id), CONSTRAINT uq_checked_sheet_name UNIQUE (name)
);
CREATE TABLE IF NOT EXISTS checked_row (
    sheet TEXT NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL, kinds TEXT NOT NULL, open INTEGER NOT NULL,
    event TEXT, value BYTEA NOT NULL, CONSTRAINT pk_checked_row PRIMARY KEY (sheet, key)
);
CREATE INDEX IF NOT EXISTS ix_checked_row_position ON checked_row (sheet, position);
CREATE INDEX IF NOT EXISTS ix_checked_row_open ON checked_row (sheet, open, position);
CREATE TABLE IF NOT EXISTS decision (
    id BIGSERIAL NOT NULL, sheet TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, verdict TEXT NOT NULL,
    finding TEXT NOT NULL, note TEXT, who TEXT NOT NULL, at TEXT NOT NULL,
    CONSTRAINT pk_decision PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS ix_decision_sheet_key ON decision (sheet, key)
