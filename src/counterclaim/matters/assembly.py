"""The matters of one block: the same whatever order its claims come in, settled by claims near by only."""

import hashlib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from counterclaim.matters import denials, figures, stands
from counterclaim.matters.facets import Facet, facets
from counterclaim.matters.grounds import ground
from counterclaim.matters.grouping import Key, grouped
from counterclaim.matters.question import question
from counterclaim.matters.versions import of_figures, of_stands
from counterclaim.model.entry import Entry
from counterclaim.model.matter import Matter, MatterRelation, MatterRelationKind

SIDES = 4  # claims before it of each side that a figure is held against; bounds the work, no calibration
MOST = 24  # and of all sides together

Edge = tuple[Facet, Facet, MatterRelationKind, str]
"""(later, earlier, relation, reason)"""


def assemble(
    block: Iterable[Entry], *, within: str | None = None, inner: Set[str] | None = None
) -> tuple[Matter, ...]:
    """The matters of the entries of one block, sorted by id; a claim of several figures stands in several of them.

    within: only those of this ground (grounds.py). inner: only those all of whose members are among these entries; the
    others are there for what they tell of them.

    Every entry with a facet stands in at least one matter, alone if need be. Entries of several blocks may be given;
    what stands in one matter depends on the claims of one place and group only.
    """
    entries = sorted({e.id: e for e in block}.values(), key=lambda e: e.id)
    every = sorted((f for e in entries for f in facets(e) if within is None or ground(f) == within), key=_order)
    groups = grouped(every)
    counted = {key: sorted(group, key=_order) for key, group in groups.items() if key.kind != "stand"}
    plain = [sorted(group, key=_order) for key, group in groups.items() if key.kind == "stand"]
    home = {facet: key for key, group in groups.items() for facet in group}
    # A denial of another report that falls into another stretch of days is left apart.
    answers = [
        e
        for e in _answers(every)
        if e[1].figure is not None or e[1].entry.report == e[0].entry.report or home[e[0]] == home[e[1]]
    ]
    of_key: dict[Key, list[Edge]] = defaultdict(list)
    for edge in answers:
        of_key[home[edge[1]]].append(edge)
    out = []
    for key, group in counted.items():
        if inner is not None and any(f.entry.id not in inner for f in group):
            continue
        denied = of_key[key]
        out.append(_matter(key, group, [*_related(group), *denied], [d for d, *_ in denied]))
    settled = {d for d, target, *_ in answers if target.figure is not None}
    # Ties to what is not asked for are of no use: a matter with such a member is left out.
    asked = plain if inner is None else [g for g in plain if any(f.entry.id in inner for f in g)]
    edges = [(g[i], g[j], kind, why) for g in asked for i, j, kind, why in stands.linked(g)]
    edges += [e for e in answers if e[1].figure is None]
    out += _stands([f for g in plain for f in g], edges, settled, inner)
    found = out if inner is None else [m for m in out if all(member in inner for member in m.members)]
    return tuple(sorted(found, key=lambda m: m.id))


def _order(facet: Facet) -> tuple[int, str, str, int]:
    return (*facet.order, facet.figure.start if facet.figure is not None else -1)


def _answers(every: Sequence[Facet]) -> list[Edge]:
    """Each denial without a figure beside what it denies; `every` in order of the day said."""
    days = [f.said for f in every]
    by_report: dict[str, list[Facet]] = defaultdict(list)
    for facet in every:
        by_report[facet.entry.report].append(facet)
    out: list[Edge] = []
    for facet in every:
        if facet.figure is not None or not facet.denied:
            continue
        near = every[bisect_left(days, facet.said - denials.NEAR) : bisect_right(days, facet.said + denials.NEAR)]
        around = {id(f): f for f in (*by_report[facet.entry.report], *near)}.values()
        here = [
            f
            for f in around
            if f.entry.id == facet.entry.answers or (f.place == facet.place and f.group == facet.group)
        ]
        out += [(facet, f, "denies", denials.reason(facet, f)) for f in denials.targets(facet, here)]
    return out


def _related(group: Sequence[Facet]) -> list[Edge]:
    """The relations of each figure to the last ones before it of every side."""
    last: dict[str | None, list[Facet]] = defaultdict(list)
    out: list[Edge] = []
    for later in group:
        near = sorted((f for side in last.values() for f in side[-SIDES:]), key=_order)[-MOST:]
        for earlier in near:
            found = figures.relate(later, earlier)
            if found is not None:
                out.append((later, earlier, *found))
                continue
            if later.said == earlier.said:
                found = figures.relate(earlier, later)
                if found is not None:
                    out.append((earlier, later, *found))
        last[later.side].append(later)
        if later.figure is not None and later.figure.inconsistent:
            why = f"the conversion in brackets beside '{later.figure.text}' does not fit it"
            out.append((later, later, "inconsistent", why))
    return out


def _stands(
    members: Sequence[Facet], edges: Sequence[Edge], settled: set[Facet], inner: Set[str] | None
) -> list[Matter]:
    """Claims without a figure, one matter for all that are tied together."""
    parent = {f: f for f in members}

    def root(facet: Facet) -> Facet:
        while parent[facet] is not facet:
            parent[facet] = parent[parent[facet]]
            facet = parent[facet]
        return facet

    for a, b, *_ in edges:
        first, second = root(a), root(b)
        if first is not second:
            low, high = sorted((first, second), key=_order)
            parent[high] = low
    groups: dict[Facet, list[Facet]] = defaultdict(list)
    for facet in members:
        groups[root(facet)].append(facet)
    tied: dict[Facet, list[Edge]] = defaultdict(list)
    for edge in edges:
        tied[root(edge[0])].append(edge)
    out = []
    for first, group in groups.items():
        if len(group) == 1 and first in settled:
            continue  # a denial that stands beside the figure it denies
        if inner is not None and any(f.entry.id not in inner for f in group):
            continue
        key = Key("stand", first.topic, first.place, None, first.said)
        out.append(_matter(key, sorted(group, key=_order), tied[first], []))
    return out


def _matter(key: Key, group: Sequence[Facet], edges: Sequence[Edge], denied: Sequence[Facet]) -> Matter:
    members = list(dict.fromkeys(f.entry.id for f in sorted([*group, *denied], key=_order)))
    related = _relations(edges)
    made = of_stands(group, related) if key.kind == "stand" else of_figures(group)
    made += tuple((d.entry.id,) for d in denied if d.entry.id not in {m for v in made for m in v})
    return Matter(
        id=_id(key, members[0]), question=question(key, group), members=tuple(members),
        versions=tuple(dict.fromkeys(made)), relations=related,
    )  # fmt: skip


def _relations(edges: Iterable[Edge]) -> tuple[MatterRelation, ...]:
    """One relation of a kind for two claims, the first reason kept."""
    found: dict[tuple[str, str, str], MatterRelation] = {}
    for later, earlier, kind, why in edges:
        a, b = later.entry.id, earlier.entry.id
        if (b, a, kind) not in found:
            found.setdefault((a, b, kind), MatterRelation(a, b, kind, why))
    return tuple(found[key] for key in sorted(found))


def _id(key: Key, first: str) -> str:
    """Of the question; of the earliest member, too, where the question alone does not part it from others."""
    parts: tuple[object, ...] = (*key, first) if key.kind == "stand" else key
    text = "\x1f".join("" if p is None else str(p) for p in parts)
    return "m" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def by_entry(matters: Iterable[Matter]) -> Mapping[str, tuple[Matter, ...]]:
    """The matters that each entry stands in."""
    out: dict[str, list[Matter]] = defaultdict(list)
    for matter in matters:
        for member in matter.members:
            out[member].append(matter)
    return {member: tuple(found) for member, found in out.items()}
