ALTER TABLE speaker ADD COLUMN speaks_for TEXT;
ALTER TABLE speaker ADD COLUMN base TEXT;
CREATE INDEX ix_speaker_speaks_for ON speaker (speaks_for);
CREATE TABLE called (
    key TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, base TEXT, root TEXT NOT NULL, surname TEXT, heard TEXT,
    speaker TEXT, speaks_for TEXT, CONSTRAINT pk_called PRIMARY KEY (key)
);
CREATE INDEX ix_called_root ON called (root);
CREATE INDEX ix_called_surname ON called (surname);
CREATE INDEX ix_called_heard ON called (heard);
CREATE INDEX ix_called_speaker ON called (speaker);
CREATE TABLE naming (
    speaker TEXT NOT NULL, what TEXT NOT NULL, value TEXT NOT NULL, reports INTEGER NOT NULL,
    CONSTRAINT pk_naming PRIMARY KEY (speaker, what, value)
) WITHOUT ROWID;
CREATE INDEX ix_naming_value ON naming (value, what);
CREATE TABLE named (
    report TEXT NOT NULL, value BLOB NOT NULL,
    CONSTRAINT pk_named PRIMARY KEY (report),
    CONSTRAINT fk_named_report_report FOREIGN KEY(report) REFERENCES report (id)
)
