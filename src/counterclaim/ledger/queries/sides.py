"""The sides that speak in a ledger, in the order of their first word, so that every page shows them with one sign."""

from sqlalchemy import Connection, func, select

from counterclaim.ledger.queries.order import SAID
from counterclaim.ledger.tables import claim

MOST = 200  # sides; a ledger of the world's conflicts has some fifty


def sides(db: Connection) -> tuple[str, ...]:
    """Names of sides by the day of their first claim, then by name. Each name is one step through the index."""
    found: list[tuple[str, str]] = []
    name = db.scalar(select(func.min(claim.c.side)))
    while name is not None and len(found) < MOST:
        first = db.scalar(select(func.min(SAID)).where(claim.c.side == name, SAID > "")) or "9999"
        found.append((first, name))
        name = db.scalar(select(func.min(claim.c.side)).where(claim.c.side > name))
    return tuple(name for _, name in sorted(found))
