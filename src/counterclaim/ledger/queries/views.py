"""A matter by the conventions of those who code conflicts: each with the rule that chose it, one view a count."""

from collections import Counter
from collections.abc import Sequence
from typing import cast

import msgspec
from sqlalchemy import Connection

from counterclaim.ledger.matching.load import entries_of
from counterclaim.ledger.queries.results import Member, View
from counterclaim.ledger.queries.rows import MatterRow, RelationRow
from counterclaim.matters import conventions
from counterclaim.model.matter import Matter, MatterRelation, MatterRelationKind, Question
from counterclaim.reader.figures import units

NAMES = {"every version": "all", "latest by side": "latest", "ACLED": "acled", "UCDP": "ucdp", "Airwars": "airwars"}
"""The conventions' names in commands and addresses."""
_NOBODY = {"narrator": "the report", "actor": "somebody"}
_DIGITS = 12  # significant ones that a converted figure keeps: no 1099.9999999999998 km²


def views(
    db: Connection, row: MatterRow, members: Sequence[Member], relations: Sequence[RelationRow]
) -> tuple[View, ...]:
    """Every view of the matter over the members given, rejected claims left out.

    A convention counts only claims that can be compared: where the matter's relations say that two cannot, they stand
    in different counts.
    """
    kept = [one for one in members if one.claim.status != "rejected"]
    by_id = {one.claim.id: one for one in kept}
    entries = {one.id: one for one in entries_of(db, tuple(by_id))}
    whole = conventions.views(_matter(row, kept, relations), entries)
    found = [_view(one, by_id, 0) for one in whole if NAMES[one.convention] in ("all", "latest")]
    count = 0
    for group in _comparable([one for one in kept if one.figure is not None], relations):
        for one in conventions.views(_matter(row, group, relations), entries):
            count += one.convention == "ACLED"  # the first of each count
            if NAMES[one.convention] not in ("all", "latest"):
                found.append(_view(one, by_id, count))
    return tuple(_told_apart(found, by_id))


def _comparable(members: Sequence[Member], relations: Sequence[RelationRow]) -> list[list[Member]]:
    """The members in groups none of which holds two that cannot be compared; each in the first group that it fits."""
    apart = {frozenset((one.a, one.b)) for one in relations if one.relation == "not_comparable"}
    groups: list[list[Member]] = []
    for one in members:
        fits = (g for g in groups if not any(frozenset((one.claim.id, other.claim.id)) in apart for other in g))
        group = next(fits, None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _matter(row: MatterRow, members: Sequence[Member], relations: Sequence[RelationRow]) -> Matter:
    ids = {one.claim.id for one in members}
    versions: dict[int, list[str]] = {}
    for one in members:
        versions.setdefault(one.version, []).append(one.claim.id)
    shared = {name: getattr(row, name) for name in Question.__struct_fields__ if name != "text"}
    return Matter(
        id=row.id,
        question=Question(text=row.question, **shared),
        members=tuple(one.claim.id for one in members),
        versions=tuple(tuple(claims) for _, claims in sorted(versions.items())),
        relations=tuple(
            MatterRelation(one.a, one.b, cast(MatterRelationKind, one.relation), one.reason)
            for one in relations
            if one.a in ids and one.b in ids
        ),
    )


def _view(one: conventions.View, members: dict[str, Member], count: int) -> View:
    low, best, high = one.low, one.best, one.high
    unit = _written(one, members)
    if unit is not None:
        low, best, high = (_in_unit(value, unit) for value in (low, best, high))
    return View(
        name=NAMES[one.convention],
        rule=one.rule,
        claims=one.claims,
        counts=one.counts,
        unit=unit.name if unit is not None else one.unit,
        low=low,
        best=best,
        high=high,
        low_said=one.low_said,
        high_said=one.high_said,
        contested=one.contested,
        side=one.side,
        count=count,
    )


def _written(one: conventions.View, members: dict[str, Member]) -> units.Unit | None:
    """The unit that most of the view's figures are written in, where the view itself is in the SI unit behind it."""
    by_name = units.table()[0]
    figures = [members[id].figure for id in one.claims if id in members]
    names = Counter(figure.unit for figure in figures if figure is not None and figure.unit in by_name)
    fitting = (by_name[name] for name, _ in names.most_common() if name and by_name[name].si_unit == one.unit)
    return next(fitting, None) if one.unit else None


def _in_unit(value: float | None, unit: units.Unit) -> float | None:
    return None if value is None else float(f"{(value - unit.offset) / unit.factor:.{_DIGITS}g}")


def _told_apart(found: Sequence[View], members: dict[str, Member]) -> list[View]:
    """The views, those of several counts of one name with who gives them; where that is one as well, with the days."""
    counts = {(one.count, one.counts) for one in found if one.count}
    twice = {name for name, many in Counter(name for _, name in counts).items() if many > 1}
    rests: dict[int, list[Member]] = {}
    for one in found:
        rests.setdefault(one.count, []).extend(members[id] for id in one.claims if id in members)
    by = {count: _by(those) for count, those in rests.items()}
    out = []
    for one in found:
        if one.counts in twice:
            alone = [by[count] for count, name in counts if name == one.counts].count(by[one.count]) == 1
            told = by[one.count] if alone else f"{by[one.count]}, {_days(rests[one.count])}".removesuffix(", ")
            one = msgspec.structs.replace(one, counts=f"{one.counts}, as {told} said")
        out.append(one)
    return out


def _by(members: Sequence[Member]) -> str:
    """Who gives a count: two names at most."""
    names = list(dict.fromkeys(m.claim.speaker_name or _NOBODY[m.claim.voice] for m in members))
    return " and ".join(names[:2]) + (" and others" if len(names) > 2 else "")


def _days(members: Sequence[Member]) -> str:
    said = sorted(m.claim.said_first for m in members if m.claim.said_first)
    return "" if not said else said[0] if said[0] == said[-1] else f"{said[0]} to {said[-1]}"
