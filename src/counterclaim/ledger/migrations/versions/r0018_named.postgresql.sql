ALTER TABLE event ADD COLUMN named TEXT DEFAULT 'kind days toll place' NOT NULL
