"""Entries out of the ledger, those last used kept in memory."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from counterclaim.ledger.many import rows_in
from counterclaim.ledger.rows import decoded
from counterclaim.ledger.tables import entry
from counterclaim.model.entry import Entry


def entries_of(db: Connection, ids: Iterable[str]) -> list[Entry]:
    """The entries with those ids, as matching takes them; ids that are gone are left out."""
    return [decoded(row.value) for row in rows_in(db, select(entry.c.value), entry.c.claim, ids)]
