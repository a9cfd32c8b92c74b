"""Which claims of a block are loaded for a day that changed, and which of them may come out changed."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, func, or_, select

from counterclaim.ledger.tables import block as table

WHOLE = 60
"""Claims of a block up to which all of it is loaded, whatever their days; bounds the work, no calibration."""


def all_of(db: Connection, name: str) -> set[str] | None:
    """The claims of a block; None where it has more than `WHOLE`."""
    found = set(db.scalars(select(table.c.claim).where(table.c.block == name).distinct().limit(WHOLE + 1)))
    return found if len(found) <= WHOLE else None


def between(db: Connection, name: str, first: str, last: str) -> set[str]:
    """The claims of a block that stand on a day from `first` to `last`, ISO, both inclusive."""
    return set(db.scalars(select(table.c.claim).where(table.c.block == name, table.c.day.between(first, last))))


def around(db: Connection, name: str, days: Iterable[str], reach: int) -> set[str]:
    """The claims of a block that stand at most `reach` days from one of the days (ISO)."""
    spans = joined(days, reach)
    if not spans:
        return set()
    near = or_(*(table.c.day.between(first, last) for first, last in spans))
    return set(db.scalars(select(table.c.claim).where(table.c.block == name, near).distinct()))


def nearest(db: Connection, name: str, days: Iterable[str], count: int) -> set[str]:
    """The `count` claims of a block before each day, those of the day, and as many after it."""
    out: set[str] = set()
    for day in set(days):
        here = select(table.c.claim).where(table.c.block == name)
        out.update(db.scalars(here.where(table.c.day == day)))
        before = here.where(table.c.day < day).order_by(table.c.day.desc(), table.c.claim.desc())
        after = here.where(table.c.day > day).order_by(table.c.day, table.c.claim)
        out.update(db.scalars(before.limit(count)))
        out.update(db.scalars(after.limit(count)))
    return out


def size(db: Connection, name: str) -> int:
    """How many claims a block has."""
    return db.scalar(select(func.count(table.c.claim.distinct())).where(table.c.block == name)) or 0


def joined(days: Iterable[str], reach: int) -> Sequence[tuple[str, str]]:
    """The days with `reach` days on each side of them, those that meet made one span."""
    spans: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        try:
            at = date.fromisoformat(day)
            first, last = at - timedelta(reach), at + timedelta(reach)
        except (ValueError, OverflowError):
            continue
        if spans and first <= spans[-1][1] + timedelta(1):
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return [(first.isoformat(), last.isoformat()) for first, last in spans]
