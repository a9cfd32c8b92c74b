CREATE TABLE event (
    id TEXT NOT NULL,
    name TEXT,
    kind TEXT,
    place TEXT,
    place_name TEXT,
    place_kind TEXT,
    country TEXT,
    admin1 TEXT,
    lat FLOAT,
    lon FLOAT,
    precision TEXT,
    first TEXT,
    last TEXT,
    reported TEXT,
    killed_low FLOAT,
    killed_high FLOAT,
    injured_low FLOAT,
    injured_high FLOAT,
    tellers INTEGER NOT NULL,
    bounded BOOLEAN NOT NULL,
    claims INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    speakers INTEGER NOT NULL,
    sides INTEGER NOT NULL,
    side_names TEXT NOT NULL,
    contested BOOLEAN NOT NULL,
    weight FLOAT NOT NULL,
    rank FLOAT NOT NULL,
    changed_at TEXT NOT NULL,
    CONSTRAINT pk_event PRIMARY KEY (id)
);
CREATE INDEX ix_event_day ON event (coalesce(first, reported, ''), id);
CREATE INDEX ix_event_place ON event (place);
CREATE INDEX ix_event_rank ON event (rank, id);
CREATE INDEX ix_event_weight ON event (weight, id);
CREATE TABLE event_claim (
    event TEXT NOT NULL,
    claim TEXT NOT NULL,
    CONSTRAINT pk_event_claim PRIMARY KEY (event, claim)
)
 WITHOUT ROWID;
CREATE UNIQUE INDEX ix_event_claim_claim ON event_claim (claim)
