CREATE TABLE telling (
    claim TEXT NOT NULL, report TEXT NOT NULL, block TEXT NOT NULL, day TEXT NOT NULL, event TEXT, value BLOB NOT NULL,
    CONSTRAINT pk_telling PRIMARY KEY (claim),
    CONSTRAINT fk_telling_claim_claim FOREIGN KEY(claim) REFERENCES claim (id)
);
CREATE INDEX ix_telling_report ON telling (report);
CREATE INDEX ix_telling_event ON telling (event);
CREATE INDEX ix_telling_day ON telling (block, day)
