"""Whether a claim of an event speaks of another town than the event's: its counts, its doers and its denials are of
there, though one report tells of both. Pure.

An event takes in what reports tell together ("strikes hit Kelde and Orvik"). What is shown of it is of its own place.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple, Protocol

from counterclaim.events.names import proper, sound
from counterclaim.gazetteer.noted import km
from counterclaim.matters.facets import Facet
from counterclaim.matters.happening import of_one_town
from counterclaim.model.entry import Entry

FAR = 15.0  # km between two towns from which on what happened in one did not happen in the other; set by eye
GAP = 3  # words between two towns that are told beside each other ("nine in Kelde | and 18 in | Orvik"); set by eye
_TOWNS = frozenset({"town", "ADM2", "unknown"})
_AND = frozenset({"and", "or"})


class Located(Protocol):
    """Where something lies, as far as that is known."""

    @property
    def lat(self) -> float | None: ...
    @property
    def lon(self) -> float | None: ...
    @property
    def country(self) -> str | None: ...
    @property
    def admin1(self) -> str | None: ...


class Placed(Located, Protocol):
    """A place of a claim: model.Place, or its row in a ledger."""

    @property
    def text(self) -> str: ...
    @property
    def id(self) -> str | None: ...
    @property
    def name(self) -> str | None: ...
    @property
    def kind(self) -> str: ...


class Scene(Located, Protocol):
    """Where an event is: model.EventFacts, or its row in a ledger."""

    @property
    def place(self) -> str | None: ...
    @property
    def place_name(self) -> str | None: ...
    @property
    def place_kind(self) -> str | None: ...


def apart(claims: Iterable[tuple[str, Sequence[Placed]]]) -> frozenset[str]:
    """The towns, as they sound, that some claim names beside another ("hit Kelde and Orvik"): each is one by itself.
    claims: the words of each, with its places."""
    out: set[str] = set()
    for text, places in claims:
        named = ((text.find(p.text), p) for p in places if p.kind in _TOWNS and _proper(p))
        towns = sorted(((at, p) for at, p in named if at >= 0), key=itemgetter(0))  # one may be named twice
        for (at, one), (after, other) in pairwise(towns):
            between = text[at + len(one.text) : after].replace(",", " ").split()
            if between[:1] and between[0] in _AND and len(between) <= GAP:
                out |= {sound(one.text), sound(other.text)}
    return frozenset(out)


def elsewhere(places: Sequence[Placed], scene: Scene, towns: Collection[str]) -> bool:
    """True where all places of a claim lie elsewhere than the event. towns: those that claims set beside each other."""
    own = [p for p in places if (p.id is not None or _proper(p)) and p.kind not in ("country", "continent")]
    return bool(own) and scene.place_name is not None and all(_another(p, scene, towns) for p in own)


def of_scene(counts: Sequence[Facet], entries: Sequence[Entry], at: Scene | None) -> list[Facet]:
    """The counts of one event without those of another town. entries: all its claims; at: where it was."""
    if at is None:
        return of_one_town(counts)
    its = of_one_town(counts, at.place_name)
    return counted_there(its, at, apart((e.read.text, e.read.places) for e in entries))


def counted_there(counts: Sequence[Facet], scene: Scene, towns: Collection[str]) -> list[Facet]:
    """The counts without those of other towns; all of them where none is surely of the event's own."""
    its = [f for f in counts if not elsewhere(_places(f, towns), scene, towns)]
    names = {scene.place_name and sound(scene.place_name)}
    own = any(p.id == scene.place if p.id else sound(p.text) in names for f in its for p in _places(f, towns))
    return its if own else list(counts)


def _another(place: Placed, scene: Scene, towns: Collection[str]) -> bool:
    if place.id is not None and place.id == scene.place:
        return False
    names = {sound(name) for name in (place.text, place.name) if name}
    its = sound(scene.place_name or "")
    if its in names or scene.place_kind not in _TOWNS:
        return False
    divisions = (place.country, place.admin1), (scene.country, scene.admin1)
    if place.kind == "ADM1":
        return None not in (*divisions[0], *divisions[1]) and divisions[0] != divisions[1]
    if place.kind not in _TOWNS:
        return False
    if its in towns and names & set(towns):
        return True
    return two_towns((place.kind, scene.place_kind), place, scene)


def two_towns(kinds: tuple[str, str | None], here: Located, there: Located) -> bool:
    """True for two towns so far apart that what happened in one did not happen in the other."""
    if None in (here.lat, here.lon, there.lat, there.lon) or kinds != ("town", "town"):
        return False
    return km(here.lat or 0, here.lon or 0, there.lat or 0, there.lon or 0) > FAR


def _places(facet: Facet, towns: Collection[str]) -> Sequence[Placed]:
    """Where a count is of: the places of its claim, else the town of which its speaker is ("the mayor of Kelde"), else
    what its report tells."""
    claim, entry = facet.entry.read, facet.entry
    own = [p for p in claim.places if p.id is not None or _proper(p)]
    if own:
        return own
    who = entry.speaker
    words = [who.role or "", who.name] if who is not None else []
    office = f" {sound(' '.join(words))} "
    of = [_Named(town.title()) for town in towns if f" {town} " in office]
    return of or [p for p in (entry.place,) if p is not None]


class _Named(NamedTuple):
    """A town that is known by its name alone, as it sounds."""

    text: str
    id: None = None
    name: None = None
    kind: str = "town"
    lat: None = None
    lon: None = None
    country: None = None
    admin1: None = None


def _proper(place: Placed) -> bool:
    return bool(proper(place.text))
