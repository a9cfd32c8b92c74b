ALTER TABLE called ADD COLUMN heard TEXT;
CREATE INDEX ix_called_heard ON called (heard)
