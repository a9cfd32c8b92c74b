"""Tables of what comes beside the reports: sheets that were checked, what people decided, proofs of capture."""

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from counterclaim.ledger.tables import Big, metadata

checked_sheet = Table(
    "checked_sheet", metadata, Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),  # as it was given; unique, so that the same sheet is checked again
    Column("sha256", Text, nullable=False),  # of the file
    Column("profile", Text, nullable=False), Column("headings", Text, nullable=False),  # JSON
    Column("used", Text, nullable=False), Column("unused", Text, nullable=False),  # JSON
    Column("columns", Text, nullable=False),  # JSON: headings by role as a person told them
    Column("least", Integer, nullable=False),
    Column("checked_at", Text, nullable=False), Column("who", Text, nullable=False),
    UniqueConstraint("name"),
)  # fmt: skip

checked_row = Table(
    "checked_row", metadata, Column("sheet", Text, primary_key=True), Column("key", Text, primary_key=True),
    Column("position", Integer, nullable=False),  # order in the sheet; events without a row after all rows
    Column("kinds", Text, nullable=False),  # "|number|day|": of its findings
    Column("open", Integer, nullable=False),  # findings that nobody decided on
    Column("event", Text),
    # counterclaim.check.results.Checked as JSON: ids of claims and no words of theirs, which may have to be forgotten
    Column("value", LargeBinary, nullable=False),
    Index("ix_checked_row_position", "sheet", "position"), Index("ix_checked_row_open", "sheet", "open", "position"),
)  # fmt: skip

decision = Table(  # append-only: what people said of a finding, or of a row as a whole (kind ""); the last one stands
    "decision", metadata, Column("id", Big, primary_key=True, autoincrement=True),
    Column("sheet", Text, nullable=False), Column("key", Text, nullable=False), Column("kind", Text, nullable=False),
    Column("verdict", Text, nullable=False),  # accept | reject | note | undo
    Column("finding", Text, nullable=False),  # its words, so that a later finding of the kind is told from this one
    Column("note", Text), Column("who", Text, nullable=False), Column("at", Text, nullable=False),
    Index("ix_decision_sheet_key", "sheet", "key"),
)  # fmt: skip

proof = Table(  # what other tools say of a capture or an address (counterclaim.proofs)
    "proof", metadata, Column("id", Text, primary_key=True),  # of file, part, report and capture, hashed
    Column("kind", Text, nullable=False),  # wacz | ots | sheet
    Column("name", Text, nullable=False), Column("sha256", Text, nullable=False),  # of the file; its bytes are not kept
    Column("part", Text, nullable=False),  # row or record; "" for the whole file
    Column("report", Text, index=True),  # None: the ledger has no report of it
    Column("capture", Text),  # SHA-256 of the raw bytes that it is of; None where only the address is the same
    Column("url", Text), Column("at", Text),  # what it says
    Column("state", Text, nullable=False),  # holds | stated | broken
    Column("checks", Text, nullable=False),  # JSON: in words
    Column("added_at", Text, nullable=False), Column("who", Text, nullable=False),
)  # fmt: skip
