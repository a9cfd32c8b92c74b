"""The ledger's tables: what is kept, in words that `sqlite3` and Datasette show well.

Machine readings are written once and never edited; what people correct stands in `correction`, and the current state is
a view. Ids are text and made of content, so that adding in any order, twice, or from two processes gives the same rows.
Days are ISO dates as text (they sort), JSON columns hold what is shown but not searched.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import BigInteger

from counterclaim.model.claim import Sure

_NAMES = {
    "ix": "ix_%(column_0_label)s", "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
}  # fmt: skip
metadata = MetaData(naming_convention=_NAMES)
_FAILED = text("outcome = 'failed'")
_DIFFERS = text("relation = 'differs'")
_ORDER = (text("CAST(contested AS INTEGER) DESC"), text("sides DESC"), text("size DESC"))  # of matters

# 64-bit where the store has it; SQLite's INTEGER is so by itself, and only that one may be a row id.
Big = BigInteger().with_variant(Integer, "sqlite")

capture = Table(  # raw bytes as they came: the evidence
    "capture",
    metadata,
    Column("id", Text, primary_key=True),  # "<sha256>:<source>", hashed
    Column("sha256", Text, nullable=False, index=True),  # of the raw bytes; the file lies beside the ledger under it
    Column("source", Text, nullable=False, index=True),  # as given: path, address, "feed:...", "warc:file#record"
    Column("url", Text),  # where it was fetched from, after redirects
    Column("fetched_at", Text, nullable=False),  # UTC, ISO 8601
    Column("bytes", Integer, nullable=False),
    Column("kept", Boolean, nullable=False),  # False where keeping raw bytes is switched off, or after `forget`
    Column("report", Text, index=True),  # the report read out of it; None where it failed
    Column("outcome", Text, nullable=False),  # read | skipped | failed | forgotten
    Column("reason", Text),  # why skipped or failed
    Index("ix_capture_failed", "fetched_at", sqlite_where=_FAILED, postgresql_where=_FAILED),
)

raw = Table(  # the raw bytes themselves; of an SQLite ledger large ones lie in files beside it (captures.py)
    "raw",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),  # gzip
)

report = Table(
    "report",
    metadata,
    Column("row", Big, primary_key=True, autoincrement=True),  # what the full-text index points at (word_index.py)
    Column("id", Text, nullable=False, unique=True),  # of its day and its key (report_ids.py)
    Column("key", Text, nullable=False, server_default=""),  # of text and address: the same report has the same
    Column("source", Text, nullable=False, index=True),  # the first source by name; others stand in capture
    Column("title", Text),
    Column("byline", Text),
    Column("agency", Text, index=True),
    Column("publisher", Text, index=True),
    Column("published", Text),
    Column("published_basis", Text),
    Column("url", Text, index=True),
    Column("language", Text),
    Column("text", Text, nullable=False),
    Column("furniture", Text, nullable=False),  # JSON [{"kind","start","end"}]
    Column("reader", Text, nullable=False),  # version that read it
    Column("reading", LargeBinary, nullable=False),  # the whole reading as JSON, zlib; the columns below are its index
    Column("added_at", Text, nullable=False),
    Column("family", Text, index=True),  # the one it shares most with; None while no other report carries its copy
    Index("ix_report_key", "key", unique=True),
    Index("ix_report_order", text("coalesce(published, '')"), "id"),
    Index("ix_report_added", "added_at", "id"),
)

actor = Table(  # one actor of one report
    "actor",
    metadata,
    Column("id", Text, primary_key=True),  # "<report id>:<actor id>"
    Column("report", ForeignKey("report.id"), nullable=False, index=True),
    Column("speaker", Text),  # key across reports, see `called`
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("role", Text),
    Column("side", Text),
    Column("side_basis", Text),
    Index("ix_actor_speaker", "speaker", "id"),
)

speaker = Table(  # a person or body across reports, under whatever names
    "speaker",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False, index=True),  # the registry's, else what most reports use
    Column("kind", Text, nullable=False),
    Column("side", Text, index=True),  # for whom most reports have it speak
    Column("speaks_for", Text, index=True),  # of a person: the body whose account his claims are; speaker.id
    Column("base", Text),  # the state it is based in: no side
)

called = Table(  # each key that reports name a speaker by, and which speaker that is
    "called", metadata, Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False), Column("kind", Text, nullable=False), Column("base", Text),
    Column("root", Text, nullable=False, index=True), Column("surname", Text, index=True),
    Column("heard", Text, index=True),  # of a person: how the surname sounds, one for all scripts
    Column("speaker", Text, index=True), Column("speaks_for", Text),  # None until settled
)  # fmt: skip

naming = Table(  # what reports show of a key (naming.py), and how many
    "naming", metadata, Column("speaker", Text, primary_key=True), Column("what", Text, primary_key=True),
    Column("value", Text, primary_key=True), Column("reports", Integer, nullable=False),
    Index("ix_naming_value", "value", "what"), sqlite_with_rowid=False,
)  # fmt: skip

named = Table(  # the same, report by report, so that a report can be forgotten
    "named", metadata, Column("report", ForeignKey("report.id"), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)  # fmt: skip

claim = Table(
    "claim",
    metadata,
    Column("row", Big, primary_key=True, autoincrement=True),  # what the full-text index points at (word_index.py)
    Column("id", Text, nullable=False, unique=True),  # "<report id>:<claim id>"
    Column("report", ForeignKey("report.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),  # order in the report
    Column("voice", Text, nullable=False),
    Column("actor", Text),  # actor.id
    Column("speaker", Text),  # speaker.id; None: narrator or unresolved
    Column("speaker_name", Text),
    Column("side", Text),
    Column("type", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("factuality", Text, nullable=False),
    Column("evidentiality", Text, nullable=False),
    Column("channel", Text),
    Column("addressee", Text),
    Column("said", Text),  # EDTF
    Column("said_first", Text),  # first day it may have been said: of `said`, else the published day
    Column("happened_first", Text),  # first and last day of what is told; None where nothing tells
    Column("happened_last", Text),
    Column("text", Text, nullable=False),
    Column("content", Text, nullable=False),  # JSON [[start, end]] into report.text
    Column("start", Integer, nullable=False),  # of the first span
    Column("actor_role", Text),  # roles: who acts
    Column("actor_side", Text),
    Column("target_role", Text),
    Column("target_side", Text),
    Column("confidence", Float, nullable=False),
    Column("utterance", Text, index=True),
    Column("shared", Boolean, nullable=False, default=False),  # its words are copy that the family shares
    Column("status", Text, nullable=False, default="machine"),  # machine | accepted | rejected | edited | added
    # Lists stand in the order of that expression, which both stores sort alike (ledger/queries/order.py).
    # With id and status a page is found, and counted, without a look into the table, whose rows hold whole sentences.
    Index("ix_claim_said", text("coalesce(said_first, '')"), "id", "status"),
    Index("ix_claim_type_said", "type", text("coalesce(said_first, '')"), "id", "status"),
    Index("ix_claim_side_said", "side", text("coalesce(said_first, '')"), "id", "status"),
    Index("ix_claim_speaker_said", "speaker", text("coalesce(said_first, '')"), "id", "status"),
    Index("ix_claim_happened", text("coalesce(happened_first, '')"), "id", "status"),
    Index("ix_claim_confidence", "confidence", "id", "status"),
)

entry = Table(  # each claim as matching takes it, so that a neighbour is at hand without unpacking its whole reading
    "entry",
    metadata,
    Column("claim", ForeignKey("claim.id"), primary_key=True),
    Column("value", LargeBinary, nullable=False),  # counterclaim.model.entry.Entry as MessagePack
)

sureness = Table(  # how sure the reader was of each field, in thousandths; None: open, or nothing was measured
    "sureness", metadata, Column("claim", ForeignKey("claim.id"), primary_key=True),
    *(Column(name, Integer) for name in Sure.__struct_fields__), sqlite_with_rowid=False,
)  # fmt: skip

block = Table(  # where matching looks for a claim's rivals and for its own echoes
    "block",
    metadata,
    Column("block", Text, primary_key=True),  # "m:..." what it is about without its time; "u:..." who said it
    Column("day", Text, primary_key=True),  # the day it stands at inside the block
    Column("claim", ForeignKey("claim.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

telling = Table(  # what one report tells of one event; claim: the first of it; block: its country; event: once matched
    "telling", metadata, Column("claim", ForeignKey("claim.id"), primary_key=True),
    Column("report", Text, nullable=False, index=True), Column("event", Text, index=True),
    Column("block", Text, nullable=False), Column("day", Text, nullable=False),
    Column("value", LargeBinary, nullable=False), Index("ix_telling_day", "block", "day"),
)  # fmt: skip

event = Table(  # an event as it is listed; columns from `kind` to `named` as in model.event.EventFacts
    "event", metadata, Column("id", Text, primary_key=True),
    Column("name", Text),  # what a person called it
    *(Column(name, Text) for name in ("kind", "place", "place_name", "place_kind", "country", "admin1")),
    Column("lat", Float), Column("lon", Float),
    *(Column(name, Text) for name in ("precision", "first", "last", "reported")),
    *(Column(name, Float) for name in ("killed_low", "killed_high", "injured_low", "injured_high")),
    Column("tellers", Integer, nullable=False), Column("bounded", Boolean, nullable=False),
    Column("named", Text, nullable=False, server_default="kind days toll place"),
    Column("claims", Integer, nullable=False),
    Column("reports", Integer, nullable=False),  # independent ones: a wire family counts once
    Column("speakers", Integer, nullable=False), Column("sides", Integer, nullable=False),
    Column("side_names", Text, nullable=False),  # as in `matter`
    Column("contested", Boolean, nullable=False),
    Column("weight", Float, nullable=False),  # how much there is to compare (matching/portraits.py)
    Column("rank", Float, nullable=False),  # the same with its day: a quarter makes up for one more of weight
    Column("changed_at", Text, nullable=False),
    Index("ix_event_place", "place"), Index("ix_event_rank", "rank", "id"), Index("ix_event_weight", "weight", "id"),
    Index("ix_event_day", text("coalesce(first, reported, '')"), "id"),
)  # fmt: skip

event_claim = Table(  # which event a claim is told of, people's corrections considered
    "event_claim", metadata, Column("event", Text, primary_key=True), Column("claim", Text, primary_key=True),
    Index("ix_event_claim_claim", "claim", unique=True), sqlite_with_rowid=False,
)  # fmt: skip

pending = Table(  # days of blocks whose matching is still to be done; written with what made it so
    "pending", metadata,
    Column("block", Text, primary_key=True),  # as in `block`; "c:" for the copies of the report in `day`
    Column("day", Text, primary_key=True), sqlite_with_rowid=False,
)  # fmt: skip

figure = Table(
    "figure", metadata, Column("id", Text, primary_key=True),  # "<claim id>:f<n>"
    Column("claim", ForeignKey("claim.id"), nullable=False, index=True), Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False), Column("value", Float),
    Column("low", Float), Column("high", Float), Column("bound", Text, nullable=False), Column("unit", Text),
    Column("si_value", Float), Column("si_unit", Text), Column("counted", Text), Column("state", Text),
    Column("side", Text), Column("by", Text), Column("window", Text), Column("same_as", Text),
    Column("inconsistent", Boolean, nullable=False),
    Index("ix_figure_unit_value", "unit", text("coalesce(value, high, low)"), "claim"),
)  # fmt: skip

place = Table(
    "place", metadata, Column("id", Text, primary_key=True),  # "<claim id>:p<n>"
    Column("claim", ForeignKey("claim.id"), nullable=False, index=True), Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
    Column("gazetteer", Text),  # gazetteer id; None where unresolved
    Column("name", Text), Column("kind", Text, nullable=False), Column("lat", Float), Column("lon", Float),
    Column("country", Text), Column("admin1", Text), Column("precision", Text, nullable=False),
    Index("ix_place_gazetteer", "gazetteer", "claim"), Index("ix_place_lat_lon", "lat", "lon"),
)  # fmt: skip

place_within = Table(  # what holds a place, by the gazetteer, for every place that a claim names; itself, too
    "place_within",
    metadata,
    Column("inside", Text, primary_key=True),  # gazetteer ids
    Column("container", Text, primary_key=True),
    Index("ix_place_within_container", "container", "inside"),
)

when = Table(
    "when_", metadata, Column("id", Text, primary_key=True),  # "<claim id>:t<n>"
    Column("claim", ForeignKey("claim.id"), nullable=False, index=True), Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False), Column("value", Text),  # EDTF
    Column("first", Text), Column("last", Text), Column("precision", Text, nullable=False),
    Column("basis", Text, nullable=False), Column("role", Text, nullable=False),
)  # fmt: skip

fingerprint = Table(  # winnowed word windows of furniture-free paragraphs
    "fingerprint", metadata, Column("hash", Big, primary_key=True), Column("report", Text, primary_key=True),
    Column("paragraph", Integer, primary_key=True),
    Column("total", Integer, nullable=False),  # how many the report has, each hash once
    sqlite_with_rowid=False,
)  # fmt: skip

copy_windows = Table(  # each report as copy, so that a neighbour is compared without taking its text apart again
    "copy_windows", metadata, Column("report", ForeignKey("report.id"), primary_key=True),
    Column("value", LargeBinary, nullable=False),  # counterclaim.copies.packing
)  # fmt: skip

family = Table(  # wire families
    "family", metadata, Column("id", Text, primary_key=True), Column("agency", Text),
    Column("basis", Text, nullable=False), Column("size", Integer, nullable=False),
)  # fmt: skip

family_member = Table(
    "family_member", metadata, Column("report", ForeignKey("report.id"), primary_key=True),
    Column("family", Text, primary_key=True, index=True),  # a page merged from two agencies stands in both
    Column("position", Integer, nullable=False), Column("containment", Float, nullable=False),  # in order of versions
    Column("shared", Text, nullable=False), Column("own", Text, nullable=False),  # JSON spans
)  # fmt: skip

utterance = Table(
    "utterance", metadata, Column("id", Text, primary_key=True), Column("speaker", Text, index=True),
    Column("said", Text), Column("channel", Text), Column("size", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
)  # fmt: skip

matter = Table(
    "matter",
    metadata,
    Column("id", Text, primary_key=True),
    Column("ground", Text),  # what it was found in: "v:" and an event's id, or group and place; None: a person made it
    Column("question", Text, nullable=False),  # in words
    Column("type", Text, nullable=False, index=True),
    Column("counted", Text),
    Column("state", Text),
    Column("unit", Text),
    Column("whose", Text),
    Column("by", Text),
    Column("place", Text, index=True),  # gazetteer id
    Column("place_name", Text),
    Column("first", Text, index=True),
    Column("last", Text, index=True),
    Column("running", Boolean, nullable=False),
    Column("size", Integer, nullable=False),  # claims
    Column("reports", Integer, nullable=False),  # independent ones: a wire family counts once
    Column("utterances", Integer, nullable=False),
    Column("sides", Integer, nullable=False),
    Column("versions", Integer, nullable=False),
    Column("contested", Boolean, nullable=False),  # carries contradicts or denies
    Column("changed_at", Text, nullable=False, index=True),  # when its members or relations last changed
    Column("side_names", Text, nullable=False, default="", server_default=""),  # "|Armenia|Azerbaijan|", by name
    Column("made_of", Text),  # digest of what it was assembled from, for matching; None: to be assembled anew
    Index("ix_matter_order", *_ORDER, "id", "side_names"),
)

matter_claim = Table(
    "matter_claim",
    metadata,
    Column("matter", Text, primary_key=True),
    Column("claim", ForeignKey("claim.id"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_matter_claim_claim", "claim", "matter"),
)

relation = Table(  # between claims, inside a matter or inside a report
    "relation",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True, index=True),
    Column("relation", Text, primary_key=True),
    # Two claims of two figures each can contradict twice. "" between claims of one report that share no matter.
    Column("matter", Text, primary_key=True, index=True, default="", server_default=""),
    Column("reason", Text, nullable=False),
    Column("by_person", Boolean, nullable=False, default=False),
    Index("ix_relation_differs", "matter", sqlite_where=_DIFFERS, postgresql_where=_DIFFERS),
)

correction = Table(  # what people said of a machine's reading; never edited, undone by a later row
    "correction",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("claim", Text, nullable=False, index=True),  # entry id, or id of the matter or event
    Column("action", Text, nullable=False),  # accept | reject | edit | merge | split | relate | undo, ...
    Column("old", Text),  # JSON: the fields as they were shown
    Column("new", Text),  # JSON: the fields as they should be
    Column("reason", Text),
    Column("who", Text, nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("undoes", Integer),  # correction.id
    Column("reader", Text),  # version whose reading was corrected
)

correction_claim = Table(  # every claim that a correction is about; append-only like it
    "correction_claim",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("correction", ForeignKey("correction.id"), primary_key=True),
)

audit = Table(  # append-only, each row's hash takes in the one before
    "audit",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False, index=True),  # add | reread | correct | forget | sign_in | ...
    Column("object", Text, index=True),
    Column("detail", Text, nullable=False),  # JSON; holds hashes of what may be forgotten, never report text
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("previous"),  # a chain cannot fork, whoever writes at the same time
)

feed = Table(  # what `watch` polls
    "feed", metadata, Column("address", Text, primary_key=True), Column("title", Text), Column("etag", Text),
    Column("modified", Text), Column("polled_at", Text), Column("next_poll", Text),
    Column("failures", Integer, nullable=False, default=0), Column("last_error", Text),
    Column("entries", Integer, nullable=False, default=0),
)  # fmt: skip

setting = Table(
    "setting", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False),
)  # fmt: skip
