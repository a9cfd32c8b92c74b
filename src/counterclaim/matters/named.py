"""What of an event is sure enough to be in its name. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from counterclaim.events.telling import Telling
from counterclaim.matters import naming
from counterclaim.matters.days import iso
from counterclaim.matters.portrait import (
    SURE_PLACE,
    acts_of,
    by_its_telling,
    finer,
    homes_of,
    levels_of,
    places_told,
)
from counterclaim.matters.recorder import Count, End
from counterclaim.matters.topics import done_to
from counterclaim.model.entry import Entry
from counterclaim.model.event import EventFacts
from counterclaim.model.place import Place


def named(facts: EventFacts, tellings: Sequence[Telling], entries: Iterable[Entry], counts: Iterable[Count]) -> str:
    """EventFacts.named of an event whose facts these are. tellings, entries, counts: as `portrait` takes them."""
    entries = list(entries)
    claims = by_its_telling(tellings, entries)
    toll = {c.what: c for c in counts if c.group == ""}
    main = toll.get("killed") or toll.get("injured")
    sure = (
        "kind" if _of_kind(facts, tellings, claims) else "",
        "days" if _of_days(facts, tellings, claims) else "",
        "toll" if main is not None and _of_toll(main, tellings, claims) else "",
        _of_place(facts, tellings, claims, homes_of(entries)),
    )
    return " ".join(one for one in sure if one)


def candidates(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Place], bool]]:
    """(level, names of it, whether most places of these claims lie in its country) of each place that may be where it
    happened. entries: of one telling."""
    homes = homes_of(entries)
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places_told(entries):
        for level, key in levels_of(homes).items():
            if (one := key(place)) is not None:
                found[level, one].append(place)
    for (level, _), same in found.items():
        yield level, same, same[0].country in homes


def _of_kind(facts: EventFacts, tellings: Iterable[Telling], claims: Mapping[str, Sequence[Entry]]) -> bool:
    told = [(t, k) for t in tellings for k in acts_of(t) if facts.kind in (k, finer(k, [t]))]
    return naming.surely("kind", (naming.of_kind(kind, t, claims.get(t.id, ())) for t, kind in told))


def _of_days(facts: EventFacts, tellings: Iterable[Telling], claims: Mapping[str, Sequence[Entry]]) -> bool:
    told = (t for t in tellings if t.dated and (iso(t.first), iso(t.last)) == (facts.first, facts.last))
    return naming.surely("days", (naming.of_days(t, claims.get(t.id, ())) for t in told))


def _of_toll(count: Count, tellings: Iterable[Telling], claims: Mapping[str, Sequence[Entry]]) -> bool:
    """True where both ends of the range surely count the event's dead or injured."""
    for end in {count.low, count.high}:
        told = [t for t in tellings if any(_gives(e, end) for e in claims.get(t.id, ()))]
        if not naming.surely("toll", (naming.of_end(end, count, t, claims[t.id]) for t in told)):
            return False
    return True


def _gives(entry: Entry, end: End) -> bool:
    figures = entry.read.figures
    return entry.id in end.entries or any(
        f.value == end.value and done_to(entry.read, f) in naming.HARM for f in figures
    )


def _of_place(
    facts: EventFacts, tellings: Iterable[Telling], claims: Mapping[str, Sequence[Entry]], homes: frozenset[str]
) -> str:
    """How narrow a place may name the event: its "place", its "division", its "country", or "". "division?" and
    "country?" are sure enough only for what reports are about."""
    about = ""
    told = {t: places_told(claims.get(t.id, ())) for t in tellings}
    whole = {"narrow": facts.place, "division": f"{facts.country}/{facts.admin1}", "country": facts.country}
    for level, key in levels_of(homes).items():
        if level == "name" and facts.country is None:
            same = {t: [p for p in ps if facts.place_name in (p.text, p.name)] for t, ps in told.items()}
        else:
            same = {t: [p for p in ps if key(p) is not None and key(p) == whole.get(level)] for t, ps in told.items()}
        by = {t: ps for t, ps in same.items() if ps}
        if level in ("division", "country") and not any(_certain(p) for ps in by.values() for p in ps):
            continue
        signs = (naming.of_place(ps, t, claims[t.id], ps[0].country in homes) for t, ps in by.items())
        known = level == "name" and any(p.id is not None for ps in by.values() for p in ps)
        field = "narrow" if known else level
        chance = naming.chance(field, signs)
        if chance >= naming.SHOWN[field]:
            return "place" if level in ("narrow", "name") else f"{about} {level}".strip()
        if level in ("division", "country") and chance >= naming.ABOUT:
            about = about or f"{level}?"
    return about


def _certain(place: Place) -> bool:
    return place.confidence == 0 or place.confidence >= SURE_PLACE
