"""A matter by the conventions of those who code conflicts: each with the rule that chose it."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import Connection

from counterclaim.ledger.matching.load import entries_of
from counterclaim.ledger.queries.results import Member, View
from counterclaim.ledger.queries.rows import MatterRow, RelationRow
from counterclaim.matters import conventions
from counterclaim.model.matter import Matter, MatterRelation, MatterRelationKind, Question

NAMES = {"every version": "all", "latest by side": "latest", "ACLED": "acled", "UCDP": "ucdp", "Airwars": "airwars"}
"""The conventions' names in commands and addresses."""


def views(
    db: Connection, row: MatterRow, members: Sequence[Member], relations: Sequence[RelationRow]
) -> tuple[View, ...]:
    """Every view of the matter over the members given, rejected claims left out."""
    kept = [one for one in members if one.claim.status != "rejected"]
    ids = {one.claim.id for one in kept}
    versions: dict[int, list[str]] = {}
    for one in kept:
        versions.setdefault(one.version, []).append(one.claim.id)
    value = Matter(
        id=row.id,
        question=Question(
            text=row.question,
            type=row.type,
            counted=row.counted,
            state=row.state,
            unit=row.unit,
            whose=row.whose,
            by=row.by,
            place=row.place,
            place_name=row.place_name,
            first=row.first,
            last=row.last,
            running=row.running,
        ),
        members=tuple(one.claim.id for one in kept),
        versions=tuple(tuple(claims) for _, claims in sorted(versions.items())),
        relations=tuple(
            MatterRelation(one.a, one.b, cast(MatterRelationKind, one.relation), one.reason)
            for one in relations
            if one.a in ids and one.b in ids
        ),
    )
    found = conventions.views(value, {one.id: one for one in entries_of(db, value.members)})
    return tuple(
        View(
            name=NAMES[one.convention],
            rule=one.rule,
            claims=one.claims,
            counts=one.counts,
            unit=one.unit,
            low=one.low,
            best=one.best,
            high=one.high,
            contested=one.contested,
            side=one.side,
        )
        for one in found
    )
