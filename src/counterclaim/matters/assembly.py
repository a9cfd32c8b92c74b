"""The matters of events and of grounds: the same whatever order claims come in, settled by claims near by only."""

import hashlib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from types import MappingProxyType
from typing import Any

import msgspec

from counterclaim.events.cluster import events_of
from counterclaim.joining import Groups
from counterclaim.matters import denials, stands
from counterclaim.matters.compared import ALL, compared, order, related
from counterclaim.matters.facets import Facet, every_facet, facets
from counterclaim.matters.figures import Edge
from counterclaim.matters.grounds import ground
from counterclaim.matters.grouping import Key, grouped, of_event, of_one_event
from counterclaim.matters.question import question
from counterclaim.matters.unchanged import Stamps, Stored, Unchanged, digest
from counterclaim.matters.versions import of_figures, of_stands
from counterclaim.model.entry import Entry
from counterclaim.model.matter import Matter, MatterRelation

_NONE: Mapping[str, Any] = MappingProxyType({})


class Assembled(msgspec.Struct, frozen=True):
    """matters: sorted by id. made_of: of each by id, a digest of all it rests on; None where that is not known.
    unchanged: ids of the stored matters that would come out as they are, and were not assembled again."""

    matters: tuple[Matter, ...]
    made_of: Mapping[str, str | None]
    unchanged: Set[str]


def assemble(entries: Iterable[Entry]) -> tuple[Matter, ...]:
    """The matters of the entries, sorted by id; a claim of several figures stands in several of them.

    Every entry with a facet stands in at least one matter, alone if need be. All claims of a report are to be given at
    once: what it tells of one event is told by all of them.
    """
    found = sorted({e.id: e for e in entries}.values(), key=lambda e: e.id)
    by_id = {e.id: e for e in found}
    out = list(assemble_near(found).matters)
    for event, claims in events_of(found).items():
        out += assemble_event(event, (by_id[claim] for claim in claims)).matters
    return tuple(sorted(out, key=lambda m: m.id))


def assemble_event(
    event: str, entries: Iterable[Entry], *, stamps: Stamps = _NONE, stored: Mapping[str, Stored] = _NONE
) -> Assembled:
    """The matters of one event: its counts, each with the denials of it. event: its id; entries: all its claims.

    stamps, stored: as in `assemble_near`.
    """
    entries = list(entries)
    every = sorted((f for e in entries for f in every_facet(e) if f.figure is None or of_event(f)), key=order)
    groups = compared(of_one_event(event, [f for f in every if f.figure is not None], entries))
    home = {facet: key for key, group in groups.items() for facet in group}
    answers = [e for e in _answers(every) if e[1] in home]
    unchanged = Unchanged(stored)
    made_of: dict[str, str | None] = {}
    out: list[Matter] = []
    for key, group in groups.items():
        denied = [e for e in answers if home[e[1]] == key]
        id, rests_on = _id(key), digest(key, group, denied, stamps)
        if not unchanged.has(id, rests_on):
            made_of[id] = rests_on
            out.append(_matter(id, key, group, [*related(group, ALL), *denied], [d for d, *_ in denied]))
    return Assembled(tuple(sorted(out, key=lambda m: m.id)), made_of, unchanged.ids)


def assemble_near(
    block: Iterable[Entry],
    *,
    within: str | None = None,
    inner: Set[str] | None = None,
    stamps: Stamps = _NONE,
    stored: Mapping[str, Stored] = _NONE,
    continued: Mapping[str, Set[str]] = _NONE,
) -> Assembled:
    """The matters of what lasts or has no figure: running totals, windows, claims without a count. For those who keep
    matters and have some new entries, too.

    within: only matters of this ground (grounds.py). inner: only those all of whose members are among these entries;
    the others are there for what they tell of them. stamps: of the entries. stored: matters as they were assembled
    before, by id; those that rest on the same as then are not assembled again. continued: entries of the stored matters
    that are only added to, by id; no relation is looked for before the first entry that is not among them.
    """
    entries = sorted({e.id: e for e in block}.values(), key=lambda e: e.id)
    every = sorted(
        (f for e in entries for f in facets(e) if not of_event(f) and (within is None or ground(f) == within)),
        key=order,
    )
    groups = {key: sorted(group, key=order) for key, group in grouped(every).items()}
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
    unchanged = Unchanged(stored)
    made_of: dict[str, str | None] = {}
    out: list[Matter] = []
    for key, group in groups.items():
        if key.form == "stand" or not _among(group, inner):
            continue
        denied = of_key[key]
        id, rests_on = _id(key), digest(key, group, denied, stamps)
        if not unchanged.has(id, rests_on):
            made_of[id] = rests_on
            denying = [d for d, *_ in denied]
            known = continued.get(id, ())
            since = min((order(f) for f in (*group, *denying) if f.entry.id not in known), default=None)
            out.append(_matter(id, key, group, [*related(group, since), *denied], denying))
    settled = {d for d, target, *_ in answers if target.figure is not None}
    plain = {key: group for key, group in groups.items() if key.form == "stand"}
    for keys, edges in _tied(plain, [e for e in answers if e[1].figure is None], home):
        members = [f for key in keys for f in plain[key]]
        alone = settled.intersection(members)
        # Of denials that stand beside figures it is not told whether they are tied to each other, too.
        whole = _among(members, inner) and len(alone) < 2
        rests_on = digest((*keys, *(f.entry.id for f in alone)), members, edges, stamps) if whole else None
        if unchanged.have({f.entry.id for f in members if f not in alone}, rests_on):
            continue
        # Ties to what is not asked for are of no use: a matter with such a member is left out.
        asked = [plain[key] for key in keys if inner is None or any(f.entry.id in inner for f in plain[key])]
        edges = [*((g[i], g[j], kind, why) for g in asked for i, j, kind, why in stands.linked(g)), *edges]
        found = _stands(members, edges, settled, inner)
        made_of |= dict.fromkeys((m.id for m in found), rests_on)
        out += found
    kept = out if inner is None else [m for m in out if set(m.members) <= inner]
    return Assembled(tuple(sorted(kept, key=lambda m: m.id)), made_of, unchanged.ids)


def _among(group: Sequence[Facet], inner: Set[str] | None) -> bool:
    return inner is None or all(f.entry.id in inner for f in group)


def _tied(
    plain: Mapping[Key, Sequence[Facet]], edges: Sequence[Edge], home: Mapping[Facet, Key]
) -> list[tuple[list[Key], list[Edge]]]:
    """The groups without figures, those with edges between them together, each with the edges inside."""
    joined: Groups[Key] = Groups()
    for key in plain:
        joined.find(key)
    for a, b, *_ in edges:
        joined.join(home[a], home[b])
    inside: dict[Key, list[Edge]] = defaultdict(list)
    for edge in edges:
        inside[joined.find(home[edge[0]])].append(edge)
    return [(sorted(keys, key=repr), inside[joined.find(next(iter(keys)))]) for keys in joined.groups()]


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


def _stands(
    members: Sequence[Facet], edges: Sequence[Edge], settled: Set[Facet], inner: Set[str] | None
) -> list[Matter]:
    """Claims without a figure, one matter for all that are tied together."""
    joined: Groups[Facet] = Groups()
    for facet in members:
        joined.find(facet)
    for a, b, *_ in edges:
        joined.join(a, b)
    tied: dict[Facet, list[Edge]] = defaultdict(list)
    for edge in edges:
        tied[joined.find(edge[0])].append(edge)
    out = []
    for found in joined.groups():
        group = sorted(found, key=order)
        first = group[0]
        if len(group) == 1 and first in settled:
            continue  # a denial that stands beside the figure it denies
        if _among(group, inner):
            key = Key("stand", first.topic, first.place, None, first.said)
            out.append(_matter(_id(key, first.entry.id), key, group, tied[joined.find(first)], []))
    return out


def _matter(id: str, key: Key, group: Sequence[Facet], edges: Sequence[Edge], denied: Sequence[Facet]) -> Matter:
    members = list(dict.fromkeys(f.entry.id for f in sorted([*group, *denied], key=order)))
    related = _relations(edges)
    made = of_stands(group, related) if key.form == "stand" else of_figures(group)
    made += tuple((d.entry.id,) for d in denied if d.entry.id not in {m for v in made for m in v})
    return Matter(
        id=id, question=question(key, group), members=tuple(members),
        versions=tuple(dict.fromkeys(made)), relations=related, event=key.place if key.form == "event" else None,
    )  # fmt: skip


def _relations(edges: Iterable[Edge]) -> tuple[MatterRelation, ...]:
    """One relation of a kind for two claims, the first reason kept; two that any of their figures compare are not
    called incomparable for others of them."""
    found: dict[tuple[str, str, str], MatterRelation] = {}
    for later, earlier, kind, why in edges:
        a, b = later.entry.id, earlier.entry.id
        if (b, a, kind) not in found:
            found.setdefault((a, b, kind), MatterRelation(a, b, kind, why))
    compared = {frozenset(key[:2]) for key in found if key[2] != "not_comparable"}
    return tuple(
        found[key] for key in sorted(found) if key[2] != "not_comparable" or frozenset(key[:2]) not in compared
    )


def _id(key: Key, first: str | None = None) -> str:
    """Of the question; of the earliest member, too, where the question alone does not part it from others."""
    parts: tuple[object, ...] = key if first is None else (*key, first)
    text = "\x1f".join("" if p is None else str(p) for p in parts)
    return "m" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def by_entry(matters: Iterable[Matter]) -> Mapping[str, tuple[Matter, ...]]:
    """The matters that each entry stands in."""
    out: dict[str, list[Matter]] = defaultdict(list)
    for matter in matters:
        for member in matter.members:
            out[member].append(matter)
    return {member: tuple(found) for member, found in out.items()}
