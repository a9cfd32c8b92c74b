"""How many independent reports, utterances and sides a matter has; counted anew where one of its claims changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, not_, select, update

from counterclaim.ledger.many import rows_in
from counterclaim.ledger.side_names import side_names, sides_of
from counterclaim.ledger.tables import claim, matter, matter_claim, report

_COUNTED = ("reports", "utterances", "sides", "side_names")


def recount(db: Connection, claims: Iterable[str]) -> None:
    """Count anew in the matters that these claims stand in."""
    found = {r.matter for r in rows_in(db, select(matter_claim.c.matter), matter_claim.c.claim, claims)}
    of_matters(db, found)


def of_matters(db: Connection, ids: Iterable[str]) -> None:
    """Count anew in these matters; rows that hold are left alone."""
    known = _known(db, ids)
    sets: dict[str, tuple[set[Any], set[Any], set[Any]]] = defaultdict(lambda: (set(), set(), set()))
    for row in rows_in(db, _MEMBERS, matter_claim.c.matter, known):
        _put(row, *sets[row.matter])
    changed = []
    for id, row in known.items():
        reports, utterances, sides = sets[id]
        changed.append((row, (len(reports), len(utterances), len(sides), side_names(sides))))
    _write(db, changed)


def of_longer(db: Connection, new: Mapping[str, Set[str]]) -> None:
    """Count on in matters that these claims came to stand in, none left and whose counts held: what is counted already
    is asked for by what is new, so that a total of thousands need not be read."""
    known = _known(db, new)
    claims = {member for members in new.values() for member in members}
    sets: dict[str, tuple[set[Any], set[Any], set[Any]]] = defaultdict(lambda: (set(), set(), set()))
    for row in rows_in(db, _MEMBERS, matter_claim.c.claim, claims):
        if row.claim in new.get(row.matter, ()):
            _put(row, *sets[row.matter])
    found = {key for reports, _, _ in sets.values() for key in reports}
    said = {key for _, utterances, _ in sets.values() for key in utterances}
    there: dict[str, tuple[set[Any], set[Any], set[Any]]] = defaultdict(lambda: (set(), set(), set()))
    of_family = and_(claim.c.shared, report.c.family.is_not(None))
    for query, column, keys in (
        (_MEMBERS.where(of_family), report.c.family, found),
        (_MEMBERS.where(not_(of_family)), claim.c.report, found),
        (_MEMBERS, claim.c.utterance, said),
    ):
        for row in rows_in(db, query, column, keys):
            if row.matter in new and row.claim not in new[row.matter]:
                _put(row, *there[row.matter])
    changed = []
    for id, row in known.items():
        reports, utterances, sides = sets[id]
        names = sides_of(row.side_names)
        more = sides_of(side_names(sides)) - names
        counted = (
            row.reports + len(reports - there[id][0]),
            row.utterances + len(utterances - there[id][1]),
            row.sides + len(more),
            side_names(names | more),
        )
        changed.append((row, counted))
    _write(db, changed)


_MEMBERS = (
    select(
        matter_claim.c.matter, matter_claim.c.claim, claim.c.report, claim.c.shared, claim.c.utterance, claim.c.side,
        report.c.family,
    )
    .join(claim, claim.c.id == matter_claim.c.claim)
    .join(report, report.c.id == claim.c.report)
)  # fmt: skip


def _known(db: Connection, ids: Iterable[str]) -> dict[str, Row[Any]]:
    return {r.id: r for r in rows_in(db, select(matter.c.id, *(matter.c[n] for n in _COUNTED)), matter.c.id, ids)}


def _put(row: Row[Any], reports: set[Any], utterances: set[Any], sides: set[Any]) -> None:
    reports.add(row.family if row.shared and row.family else row.report)
    utterances.add(row.utterance or row.claim)
    if row.side:
        sides.add(row.side)


def _write(db: Connection, counted: Iterable[tuple[Row[Any], tuple[int, int, int, str]]]) -> None:
    """Each matter's row as it stands, and what was counted."""
    changed = [
        {"matter_id": row.id, **dict(zip(_COUNTED, values, strict=True))}
        for row, values in counted
        if values != tuple(getattr(row, name) for name in _COUNTED)
    ]
    if changed:
        db.execute(update(matter).where(matter.c.id == bindparam("matter_id")), changed)
