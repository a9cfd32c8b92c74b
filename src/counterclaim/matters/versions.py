"""Versions: the claims of a matter that agree; every claim stands in exactly one."""

from collections import defaultdict
from collections.abc import Sequence

from counterclaim.joining import Groups
from counterclaim.matters.facets import Facet
from counterclaim.model.matter import MatterRelation
from counterclaim.reader import comparing


def of_figures(group: Sequence[Facet]) -> tuple[tuple[str, ...], ...]:
    """By figure: those of one value and one thing counted together; a bound or an approximation with the value
    nearest to it that it allows, else by itself. In order of the values; group: in order of the day."""
    values: dict[tuple[object, ...], list[Facet]] = defaultdict(list)
    open_: list[Facet] = []
    for facet in group:
        if facet.figure is None:
            continue
        if facet.figure.bound == "exact" and facet.figure.value is not None and not facet.denied:
            values[(*_strand(facet), _si(facet))].append(facet)
        else:
            open_.append(facet)
    for facet in open_:
        fitting = [
            key for key, members in values.items()
            if not facet.denied and _same_strand(facet, members[0]) and facet.fits(members[0])
        ]  # fmt: skip
        middle = _si(facet)
        best = min(fitting, key=lambda k: (abs(float(str(k[-1])) - middle), str(k)), default=None)
        if best is not None:
            values[best].append(facet)
        else:
            bounds = comparing.interval(facet.figure) if facet.figure is not None else (None, None)
            values[(*_strand(facet), facet.denied, *bounds, middle)].append(facet)
    ordered = sorted(values.values(), key=lambda v: (_si(v[0]), v[0].order))
    seen: set[str] = set()
    out = []
    for version in ordered:
        ids = [f.entry.id for f in version if f.entry.id not in seen]
        seen.update(ids)
        if ids:
            out.append(tuple(dict.fromkeys(ids)))
    return tuple(out)


def of_stands(group: Sequence[Facet], relations: Sequence[MatterRelation]) -> tuple[tuple[str, ...], ...]:
    """By agreement: claims tied by `agrees` or `same_utterance` are one version, as are the denials of one side."""
    ids = dict.fromkeys(f.entry.id for f in group)
    joined: Groups[str] = Groups()
    for id in ids:
        joined.find(id)
    for relation in relations:
        if relation.relation in ("agrees", "same_utterance") and relation.a in ids and relation.b in ids:
            joined.join(relation.a, relation.b)
    denying: dict[str | None, str] = {}
    for facet in group:
        if facet.denied and facet.side is not None:
            joined.join(denying.setdefault(facet.side, facet.entry.id), facet.entry.id)
    versions: dict[str, list[str]] = defaultdict(list)
    for id in ids:
        versions[joined.find(id)].append(id)
    return tuple(tuple(version) for version in versions.values())


def _strand(facet: Facet) -> tuple[str, str, str]:
    return (facet.whose or "", facet.counted or "", facet.by or "")


def _same_strand(a: Facet, b: Facet) -> bool:
    pairs = zip(_strand(a), _strand(b), strict=True)
    return all(not x or not y or x == y for x, y in pairs)


def _si(facet: Facet) -> float:
    figure = facet.figure
    if figure is None:
        return 0.0
    low, high = comparing.interval(figure)
    if figure.value is not None:
        return figure.si_value if figure.si_value is not None else float(figure.value)
    return float(low if low is not None else high or 0.0)
