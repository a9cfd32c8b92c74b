"""Entries out of the ledger, those last used kept in memory."""

from collections.abc import Iterable
from hashlib import blake2b

from sqlalchemy import Connection, select

from counterclaim.ledger.many import rows_in
from counterclaim.ledger.rows import decoded
from counterclaim.ledger.tables import entry
from counterclaim.model.entry import Entry


def entries_of(db: Connection, ids: Iterable[str]) -> list[Entry]:
    """The entries with those ids, as matching takes them; ids that are gone are left out."""
    return [decoded(row.value) for row in rows_in(db, select(entry.c.value), entry.c.claim, ids)]


def stamped(db: Connection, ids: Iterable[str]) -> tuple[dict[str, Entry], dict[str, bytes]]:
    """The same by id, and a digest of all that each holds."""
    rows = list(rows_in(db, select(entry.c.claim, entry.c.value), entry.c.claim, ids))
    stamps = {row.claim: blake2b(row.value, digest_size=8).digest() for row in rows}
    return {row.claim: decoded(row.value) for row in rows}, stamps
