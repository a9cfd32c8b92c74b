"""Sheets that were checked, their rows, and what people decided on the findings."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, or_, select

from counterclaim.errors import UnknownError
from counterclaim.ledger.checked_tables import checked_row, checked_sheet, decision
from counterclaim.ledger.queries.load import chunks
from counterclaim.ledger.storable import plain


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said. kind: the finding's id, "" for the row as a whole; finding: its words then."""

    kind: str
    verdict: str
    finding: str
    who: str
    at: str
    note: str | None = None


class SheetRow(msgspec.Struct, frozen=True, kw_only=True):
    """A checked sheet in a list. rows: of the sheet; found: rows with findings; missing: events without a row; open:
    rows and events whose findings are not all decided on.
    """

    id: str
    name: str
    profile: str
    sha256: str
    checked_at: str
    who: str
    headings: tuple[str, ...]
    used: dict[str, str]
    unused: tuple[str, ...]
    columns: dict[str, str]
    least: int
    rows: int
    found: int
    missing: int
    open: int


class StoredRow(msgspec.Struct, frozen=True, kw_only=True):
    """A checked row as it is kept. value: JSON (counterclaim.check.results.Checked). decisions: those that stand, by
    the finding's id.
    """

    key: str
    position: int
    open: int
    value: bytes
    decisions: dict[str, Decision] = {}


def checked_sheets(db: Connection) -> tuple[SheetRow, ...]:
    """All sheets, the latest checked first."""
    rows = db.execute(select(checked_sheet).order_by(checked_sheet.c.checked_at.desc(), checked_sheet.c.name))
    return tuple(_sheet(db, row) for row in rows.all())


def find_sheet(db: Connection, name: str) -> SheetRow:
    """The sheet of that id or name; raises UnknownError."""
    name = plain(name)
    query = select(checked_sheet).where(or_(checked_sheet.c.id == name, checked_sheet.c.name == name))
    row = db.execute(query).first()
    if row is None:
        raise UnknownError(
            "no sheet of that name was checked against this ledger.", where=name[:80],
            next_step="Name a file that is there, or a sheet that was checked.",
        )  # fmt: skip
    return _sheet(db, row)


def stored_rows(
    db: Connection, sheet: str, *, kind: str = "", undecided: bool = False, found: bool = False, after: int = -1,
    limit: int = 20,
) -> tuple[tuple[StoredRow, ...], int]:  # fmt: skip
    """Rows of a sheet in its order, events without a row last, and how many there are in all.

    kind: with a finding of that kind; found: with any; undecided: with one that nobody decided on; after: position.
    """
    where = [checked_row.c.sheet == sheet]
    if kind:
        where.append(checked_row.c.kinds.contains(f"|{plain(kind)}|", autoescape=True))
    if found:
        where.append(checked_row.c.kinds != "")
    if undecided:
        where.append(checked_row.c.open > 0)
    total = int(db.scalar(select(func.count()).select_from(checked_row).where(*where)) or 0)
    query = select(checked_row).where(*where, checked_row.c.position > after).order_by(checked_row.c.position)
    rows = db.execute(query.limit(limit)).all()
    standing = decisions_of(db, sheet, [row.key for row in rows])
    out = [
        StoredRow(key=r.key, position=r.position, open=r.open, value=r.value, decisions=standing.get(r.key, {}))
        for r in rows
    ]
    return tuple(out), total


def kinds_of(db: Connection, sheet: str) -> dict[str, int]:
    """How many rows have a finding of each kind."""
    counts: dict[str, int] = defaultdict(int)
    query = select(checked_row.c.kinds, func.count()).where(checked_row.c.sheet == sheet, checked_row.c.kinds != "")
    for kinds, number in db.execute(query.group_by(checked_row.c.kinds)):
        for kind in set(kinds.strip("|").split("|")):
            counts[kind] += number
    return dict(counts)


def decisions_of(db: Connection, sheet: str, keys: Iterable[str] | None = None) -> dict[str, dict[str, Decision]]:
    """The decisions that stand, by the row's key and the finding's id. keys: of these rows; None: of all."""
    query = select(decision).where(decision.c.sheet == sheet).order_by(decision.c.id)
    found: dict[str, dict[str, Decision]] = defaultdict(dict)
    parts = [query] if keys is None else [query.where(decision.c.key.in_(part)) for part in chunks(keys)]
    for one in parts:
        for row in db.execute(one):
            if row.verdict == "undo":
                found[row.key].pop(row.kind, None)
            else:
                found[row.key][row.kind] = Decision(
                    kind=row.kind, verdict=row.verdict, finding=row.finding, who=row.who, at=row.at, note=row.note
                )
    return dict(found)


def _sheet(db: Connection, row: Row[Any]) -> SheetRow:
    mine = select(func.count()).select_from(checked_row).where(checked_row.c.sheet == row.id)
    event = checked_row.c.key.startswith("event:")

    def count(*where: Any) -> int:
        return int(db.scalar(mine.where(*where)) or 0)

    return SheetRow(
        id=row.id, name=row.name, profile=row.profile, sha256=row.sha256, checked_at=row.checked_at, who=row.who,
        headings=tuple(json.loads(row.headings)), used=json.loads(row.used), unused=tuple(json.loads(row.unused)),
        columns=json.loads(row.columns), least=row.least, rows=count(~event),
        found=count(~event, checked_row.c.kinds != ""), missing=count(event), open=count(checked_row.c.open > 0),
    )  # fmt: skip
