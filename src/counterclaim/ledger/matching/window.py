"""Which claims of a block are loaded for days that changed; asked for many blocks in few statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, and_, or_, select

from counterclaim.ledger.many import portions
from counterclaim.ledger.tables import block as table

Span = tuple[str, str]
"""First and last day, ISO, both inclusive."""

_AT_ONCE = 100  # spans in one statement


def standing(db: Connection, spans: Mapping[str, Sequence[Span]]) -> dict[str, dict[str, list[str]]]:
    """{block: {claim: its days}} of the claims that stand on those days of those blocks."""
    out: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    wanted = [(name, first, last) for name, found in spans.items() for first, last in found]
    for portion in portions(wanted, _AT_ONCE):
        here = or_(*(and_(table.c.block == name, table.c.day.between(a, b)) for name, a, b in portion))
        for name, day, claim in db.execute(select(table.c.block, table.c.day, table.c.claim).where(here)).all():
            out[name][claim].append(day)
    return out


def nearest(db: Connection, name: str, days: Iterable[str], count: int) -> tuple[set[str], bool]:
    """The `count` claims of a block before each day, those of the day, and as many after it; True where that is the
    whole block."""
    here = select(table.c.claim).where(table.c.block == name)
    found = set(db.scalars(here.limit(count + 1)))
    if len(found) <= count:
        return found, True
    for day in set(days):
        found.update(db.scalars(here.where(table.c.day == day)))
        before = here.where(table.c.day < day).order_by(table.c.day.desc(), table.c.claim.desc())
        after = here.where(table.c.day > day).order_by(table.c.day, table.c.claim)
        found.update(db.scalars(before.limit(count)))
        found.update(db.scalars(after.limit(count)))
    return found, False


def joined(days: Iterable[str], before: int, after: int) -> list[Span]:
    """The days with so many days before and after them, those that meet made one span."""
    spans: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        try:
            at = date.fromisoformat(day)
            first, last = at - timedelta(before), at + timedelta(after)
        except (ValueError, OverflowError):
            continue
        if spans and first <= spans[-1][1] + timedelta(1):
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return [(first.isoformat(), last.isoformat()) for first, last in spans]
