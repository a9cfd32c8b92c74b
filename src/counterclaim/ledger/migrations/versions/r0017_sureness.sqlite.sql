CREATE TABLE sureness (
    claim TEXT NOT NULL,
    speaker INTEGER,
    side INTEGER,
    type INTEGER,
    stance INTEGER,
    factuality INTEGER,
    evidentiality INTEGER,
    figures INTEGER,
    places INTEGER,
    times INTEGER,
    CONSTRAINT pk_sureness PRIMARY KEY (claim),
    CONSTRAINT fk_sureness_claim_claim FOREIGN KEY(claim) REFERENCES claim (id)
) WITHOUT ROWID
