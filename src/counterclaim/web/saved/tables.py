"""Tables of what a desk keeps, beside the ledger's own and made when the first thing is kept.

They point at claims, reports and events and copy nothing of them, so that no text outlives a report that is forgotten.
"""

from sqlalchemy import Column, ForeignKey, MetaData, Table, Text

metadata = MetaData()

search = Table(
    "saved_search",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("path", Text, nullable=False),  # "/claims": of the page that answers it
    Column("query", Text, nullable=False),  # of its address, without a cursor
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)

collection = Table(
    "collection",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)

item = Table(
    "collection_item",
    metadata,
    Column("collection", ForeignKey("collection.id"), primary_key=True),
    Column("kind", Text, primary_key=True),  # events | matters | reports | claims | speakers
    Column("object", Text, primary_key=True),
    Column("note", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)

note = Table(
    "desk_note",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("object", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)

tag = Table(
    "desk_tag",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("object", Text, primary_key=True),
    Column("word", Text, primary_key=True),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)
