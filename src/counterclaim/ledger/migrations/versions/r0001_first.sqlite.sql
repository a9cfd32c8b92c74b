CREATE TABLE audit (
	id INTEGER NOT NULL,
	at TEXT NOT NULL,
	who TEXT NOT NULL,
	action TEXT NOT NULL,
	object TEXT,
	detail TEXT NOT NULL,
	previous TEXT NOT NULL,
	hash TEXT NOT NULL,
	CONSTRAINT pk_audit PRIMARY KEY (id),
	CONSTRAINT uq_audit_previous UNIQUE (previous)
);

CREATE INDEX ix_audit_action ON audit (action);

CREATE INDEX ix_audit_object ON audit (object);

CREATE TABLE capture (
	id TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	source TEXT NOT NULL,
	url TEXT,
	fetched_at TEXT NOT NULL,
	bytes INTEGER NOT NULL,
	kept BOOLEAN NOT NULL,
	report TEXT,
	outcome TEXT NOT NULL,
	reason TEXT,
	CONSTRAINT pk_capture PRIMARY KEY (id)
);

CREATE INDEX ix_capture_report ON capture (report);

CREATE INDEX ix_capture_sha256 ON capture (sha256);

CREATE INDEX ix_capture_source ON capture (source);

CREATE TABLE correction (
	id INTEGER NOT NULL,
	claim TEXT NOT NULL,
	action TEXT NOT NULL,
	old TEXT,
	new TEXT,
	reason TEXT,
	who TEXT NOT NULL,
	at TEXT NOT NULL,
	undoes INTEGER,
	reader TEXT,
	CONSTRAINT pk_correction PRIMARY KEY (id)
);

CREATE INDEX ix_correction_claim ON correction (claim);

CREATE INDEX ix_correction_who ON correction (who);

CREATE TABLE family (
	id TEXT NOT NULL,
	agency TEXT,
	basis TEXT NOT NULL,
	size INTEGER NOT NULL,
	CONSTRAINT pk_family PRIMARY KEY (id)
);

CREATE TABLE feed (
	address TEXT NOT NULL,
	title TEXT,
	etag TEXT,
	modified TEXT,
	polled_at TEXT,
	next_poll TEXT,
	failures INTEGER NOT NULL,
	last_error TEXT,
	entries INTEGER NOT NULL,
	CONSTRAINT pk_feed PRIMARY KEY (address)
);

CREATE TABLE fingerprint (
	hash INTEGER NOT NULL,
	report TEXT NOT NULL,
	paragraph INTEGER NOT NULL,
	CONSTRAINT pk_fingerprint PRIMARY KEY (hash, report, paragraph)
)
 WITHOUT ROWID;

CREATE INDEX ix_fingerprint_report ON fingerprint (report);

CREATE TABLE matter (
	id TEXT NOT NULL,
	ground TEXT,
	question TEXT NOT NULL,
	type TEXT NOT NULL,
	counted TEXT,
	state TEXT,
	unit TEXT,
	whose TEXT,
	"by" TEXT,
	place TEXT,
	place_name TEXT,
	first TEXT,
	last TEXT,
	running BOOLEAN NOT NULL,
	size INTEGER NOT NULL,
	reports INTEGER NOT NULL,
	utterances INTEGER NOT NULL,
	sides INTEGER NOT NULL,
	versions INTEGER NOT NULL,
	contested BOOLEAN NOT NULL,
	changed_at TEXT NOT NULL,
	CONSTRAINT pk_matter PRIMARY KEY (id)
);

CREATE INDEX ix_matter_changed_at ON matter (changed_at);

CREATE INDEX ix_matter_contested ON matter (contested);

CREATE INDEX ix_matter_first ON matter (first);

CREATE INDEX ix_matter_last ON matter (last);

CREATE INDEX ix_matter_place ON matter (place);

CREATE INDEX ix_matter_type ON matter (type);

CREATE TABLE pending (
	block TEXT NOT NULL,
	day TEXT NOT NULL,
	CONSTRAINT pk_pending PRIMARY KEY (block, day)
)
 WITHOUT ROWID;

CREATE TABLE place_within (
	inside TEXT NOT NULL,
	container TEXT NOT NULL,
	CONSTRAINT pk_place_within PRIMARY KEY (inside, container)
);

CREATE INDEX ix_place_within_container ON place_within (container, inside);

CREATE TABLE raw (
	sha256 TEXT NOT NULL,
	bytes BLOB NOT NULL,
	CONSTRAINT pk_raw PRIMARY KEY (sha256)
);

CREATE TABLE relation (
	a TEXT NOT NULL,
	b TEXT NOT NULL,
	relation TEXT NOT NULL,
	matter TEXT DEFAULT '' NOT NULL,
	reason TEXT NOT NULL,
	by_person BOOLEAN NOT NULL,
	CONSTRAINT pk_relation PRIMARY KEY (a, b, relation, matter)
);

CREATE INDEX ix_relation_b ON relation (b);

CREATE INDEX ix_relation_matter ON relation (matter);

CREATE TABLE report (
	"row" INTEGER NOT NULL,
	id TEXT NOT NULL,
	source TEXT NOT NULL,
	title TEXT,
	byline TEXT,
	agency TEXT,
	publisher TEXT,
	published TEXT,
	published_basis TEXT,
	url TEXT,
	language TEXT,
	text TEXT NOT NULL,
	furniture TEXT NOT NULL,
	reader TEXT NOT NULL,
	reading BLOB NOT NULL,
	added_at TEXT NOT NULL,
	family TEXT,
	CONSTRAINT pk_report PRIMARY KEY ("row"),
	CONSTRAINT uq_report_id UNIQUE (id)
);

CREATE INDEX ix_report_added_at ON report (added_at);

CREATE INDEX ix_report_agency ON report (agency);

CREATE INDEX ix_report_family ON report (family);

CREATE INDEX ix_report_published ON report (published);

CREATE INDEX ix_report_publisher ON report (publisher);

CREATE INDEX ix_report_source ON report (source);

CREATE INDEX ix_report_url ON report (url);

CREATE TABLE setting (
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_setting PRIMARY KEY (name)
);

CREATE TABLE speaker (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	side TEXT,
	CONSTRAINT pk_speaker PRIMARY KEY (id)
);

CREATE INDEX ix_speaker_name ON speaker (name);

CREATE INDEX ix_speaker_side ON speaker (side);

CREATE TABLE utterance (
	id TEXT NOT NULL,
	speaker TEXT,
	said TEXT,
	channel TEXT,
	size INTEGER NOT NULL,
	reports INTEGER NOT NULL,
	CONSTRAINT pk_utterance PRIMARY KEY (id)
);

CREATE INDEX ix_utterance_speaker ON utterance (speaker);

CREATE TABLE actor (
	id TEXT NOT NULL,
	report TEXT NOT NULL,
	speaker TEXT,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	role TEXT,
	side TEXT,
	side_basis TEXT,
	CONSTRAINT pk_actor PRIMARY KEY (id),
	CONSTRAINT fk_actor_report_report FOREIGN KEY(report) REFERENCES report (id)
);

CREATE INDEX ix_actor_report ON actor (report);

CREATE INDEX ix_actor_speaker ON actor (speaker);

CREATE TABLE claim (
	"row" INTEGER NOT NULL,
	id TEXT NOT NULL,
	report TEXT NOT NULL,
	number INTEGER NOT NULL,
	voice TEXT NOT NULL,
	actor TEXT,
	speaker TEXT,
	speaker_name TEXT,
	side TEXT,
	type TEXT NOT NULL,
	stance TEXT NOT NULL,
	factuality TEXT NOT NULL,
	evidentiality TEXT NOT NULL,
	channel TEXT,
	addressee TEXT,
	said TEXT,
	said_first TEXT,
	happened_first TEXT,
	happened_last TEXT,
	text TEXT NOT NULL,
	content TEXT NOT NULL,
	start INTEGER NOT NULL,
	actor_role TEXT,
	actor_side TEXT,
	target_role TEXT,
	target_side TEXT,
	confidence FLOAT NOT NULL,
	utterance TEXT,
	matter TEXT,
	shared BOOLEAN NOT NULL,
	status TEXT NOT NULL,
	CONSTRAINT pk_claim PRIMARY KEY ("row"),
	CONSTRAINT uq_claim_id UNIQUE (id),
	CONSTRAINT fk_claim_report_report FOREIGN KEY(report) REFERENCES report (id)
);

CREATE INDEX ix_claim_happened_first ON claim (happened_first);

CREATE INDEX ix_claim_matter ON claim (matter);

CREATE INDEX ix_claim_report ON claim (report);

CREATE INDEX ix_claim_said ON claim (coalesce(said_first, ''), id);

CREATE INDEX ix_claim_side_said ON claim (side, coalesce(said_first, ''));

CREATE INDEX ix_claim_speaker_said ON claim (speaker, coalesce(said_first, ''));

CREATE INDEX ix_claim_status_confidence ON claim (status, confidence, id);

CREATE INDEX ix_claim_type_said ON claim (type, coalesce(said_first, ''));

CREATE INDEX ix_claim_utterance ON claim (utterance);

CREATE TABLE correction_claim (
	claim TEXT NOT NULL,
	correction INTEGER NOT NULL,
	CONSTRAINT pk_correction_claim PRIMARY KEY (claim, correction),
	CONSTRAINT fk_correction_claim_correction_correction FOREIGN KEY(correction) REFERENCES correction (id)
);

CREATE TABLE family_member (
	report TEXT NOT NULL,
	family TEXT NOT NULL,
	position INTEGER NOT NULL,
	containment FLOAT NOT NULL,
	shared TEXT NOT NULL,
	own TEXT NOT NULL,
	CONSTRAINT pk_family_member PRIMARY KEY (report, family),
	CONSTRAINT fk_family_member_report_report FOREIGN KEY(report) REFERENCES report (id)
);

CREATE INDEX ix_family_member_family ON family_member (family);

CREATE TABLE block (
	block TEXT NOT NULL,
	day TEXT NOT NULL,
	claim TEXT NOT NULL,
	CONSTRAINT pk_block PRIMARY KEY (block, day, claim),
	CONSTRAINT fk_block_claim_claim FOREIGN KEY(claim) REFERENCES claim (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_block_claim ON block (claim);

CREATE TABLE entry (
	claim TEXT NOT NULL,
	value BLOB NOT NULL,
	CONSTRAINT pk_entry PRIMARY KEY (claim),
	CONSTRAINT fk_entry_claim_claim FOREIGN KEY(claim) REFERENCES claim (id)
);

CREATE TABLE figure (
	id TEXT NOT NULL,
	claim TEXT NOT NULL,
	text TEXT NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	value FLOAT,
	low FLOAT,
	high FLOAT,
	bound TEXT NOT NULL,
	unit TEXT,
	si_value FLOAT,
	si_unit TEXT,
	counted TEXT,
	state TEXT,
	side TEXT,
	"by" TEXT,
	window TEXT,
	same_as TEXT,
	inconsistent BOOLEAN NOT NULL,
	CONSTRAINT pk_figure PRIMARY KEY (id),
	CONSTRAINT fk_figure_claim_claim FOREIGN KEY(claim) REFERENCES claim (id)
);

CREATE INDEX ix_figure_claim ON figure (claim);

CREATE INDEX ix_figure_unit ON figure (unit);

CREATE INDEX ix_figure_unit_value ON figure (unit, value);

CREATE TABLE matter_claim (
	matter TEXT NOT NULL,
	claim TEXT NOT NULL,
	position INTEGER NOT NULL,
	version INTEGER NOT NULL,
	CONSTRAINT pk_matter_claim PRIMARY KEY (matter, claim),
	CONSTRAINT fk_matter_claim_claim_claim FOREIGN KEY(claim) REFERENCES claim (id)
);

CREATE INDEX ix_matter_claim_claim ON matter_claim (claim);

CREATE TABLE place (
	id TEXT NOT NULL,
	claim TEXT NOT NULL,
	text TEXT NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	gazetteer TEXT,
	name TEXT,
	kind TEXT NOT NULL,
	lat FLOAT,
	lon FLOAT,
	country TEXT,
	admin1 TEXT,
	precision TEXT NOT NULL,
	CONSTRAINT pk_place PRIMARY KEY (id),
	CONSTRAINT fk_place_claim_claim FOREIGN KEY(claim) REFERENCES claim (id)
);

CREATE INDEX ix_place_claim ON place (claim);

CREATE INDEX ix_place_gazetteer ON place (gazetteer, claim);

CREATE INDEX ix_place_lat_lon ON place (lat, lon);

CREATE TABLE when_ (
	id TEXT NOT NULL,
	claim TEXT NOT NULL,
	text TEXT NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	value TEXT,
	first TEXT,
	last TEXT,
	precision TEXT NOT NULL,
	basis TEXT NOT NULL,
	role TEXT NOT NULL,
	CONSTRAINT pk_when_ PRIMARY KEY (id),
	CONSTRAINT fk_when__claim_claim FOREIGN KEY(claim) REFERENCES claim (id)
);

CREATE INDEX ix_when__claim ON when_ (claim);
