"""How many independent reports, utterances and sides a matter has; counted anew where one of its claims changed."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from counterclaim.ledger.many import rows_in
from counterclaim.ledger.tables import claim, matter, matter_claim, report

_COUNTED = ("reports", "utterances", "sides", "side_names")


def side_names(sides: Iterable[str]) -> str:
    """The sides as `matter.side_names` has them: by name, each between two bars; "" for none."""
    names = sorted({side.replace("|", " ") for side in sides})
    return f"|{'|'.join(names)}|" if names else ""


def recount(db: Connection, claims: Iterable[str]) -> None:
    """Count anew in the matters that these claims stand in."""
    found = {r.matter for r in rows_in(db, select(matter_claim.c.matter), matter_claim.c.claim, claims)}
    of_matters(db, found)


def of_matters(db: Connection, ids: Iterable[str]) -> None:
    """Count anew in these matters; rows that hold are left alone."""
    known = {r.id: r for r in rows_in(db, select(matter.c.id, *(matter.c[n] for n in _COUNTED)), matter.c.id, ids)}
    query = (
        select(matter_claim.c.matter, claim.c.report, claim.c.shared, claim.c.utterance, claim.c.side, report.c.family)
        .join(claim, claim.c.id == matter_claim.c.claim)
        .join(report, report.c.id == claim.c.report)
    )
    sets: dict[str, tuple[set[Any], set[Any], set[Any]]] = defaultdict(lambda: (set(), set(), set()))
    for row in rows_in(db, query, matter_claim.c.matter, known):
        reports, utterances, sides = sets[row.matter]
        reports.add(row.family if row.shared and row.family else row.report)
        utterances.add(row.utterance)
        if row.side:
            sides.add(row.side)
    changed = []
    for id, row in known.items():
        reports, utterances, sides = sets[id]
        values = (len(reports), len(utterances), len(sides), side_names(sides))
        if values != tuple(getattr(row, name) for name in _COUNTED):
            changed.append({"matter_id": id, **dict(zip(_COUNTED, values, strict=True))})
    if changed:
        db.execute(update(matter).where(matter.c.id == bindparam("matter_id")), changed)
