"""Which claims of a block are loaded for days that changed; asked for many blocks in few statements."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, select, text

from counterclaim.ledger.tables import block as table

Span = tuple[str, str]
"""First and last day, ISO, both inclusive."""

_BETWEEN = "b.block = {name} AND b.day BETWEEN {first} AND {last}"
# The spans as one value, so that the statement is one and the same; CROSS JOIN has SQLite take them first.
_SPANS = {
    "sqlite": "json_each(:spans) s CROSS JOIN block b WHERE "
    + _BETWEEN.format(**{name: f"json_extract(s.value, '$[{n}]')" for n, name in enumerate(("name", "first", "last"))}),
    "postgresql": "jsonb_array_elements(CAST(:spans AS jsonb)) s JOIN block b ON "
    + _BETWEEN.format(name="s->>0", first="s->>1", last="s->>2"),
}
_STANDING = {store: text(f"SELECT b.block, b.day, b.claim FROM {spans}") for store, spans in _SPANS.items()}
_COUNTS = {
    store: text(f"SELECT b.block, count(*) AS claims FROM {spans} GROUP BY b.block") for store, spans in _SPANS.items()
}


def standing(db: Connection, spans: Mapping[str, Sequence[Span]]) -> dict[str, dict[str, list[str]]]:
    """{block: {claim: its days}} of the claims that stand on those days of those blocks."""
    out: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, day, claim in db.execute(_STANDING[db.dialect.name], {"spans": _json(spans)}).all():
        out[name][claim].append(day)
    return out


def counted(db: Connection, spans: Mapping[str, Sequence[Span]]) -> dict[str, int]:
    """How many claims stand on those days of each block; blocks with none are left out."""
    return {r.block: r.claims for r in db.execute(_COUNTS[db.dialect.name], {"spans": _json(spans)}).all()}


def _json(spans: Mapping[str, Sequence[Span]]) -> str:
    return json.dumps([(name, first, last) for name, found in spans.items() for first, last in found])


def nearest(db: Connection, name: str, days: Iterable[str], count: int) -> tuple[set[str], bool]:
    """The `count` claims of a block before each day, those of the day, and as many after it; True where that is the
    whole block."""
    here = select(table.c.claim).where(table.c.block == name)
    whole = set(db.scalars(here.limit(count + 1)))
    if len(whole) <= count:
        return whole, True
    found: set[str] = set()
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
