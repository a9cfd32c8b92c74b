"""Where a report is about whose claims name no place: places of its title, and of its speakers ("police in Dhaka"), not
of those who are there because they had to leave home."""

import re
from collections.abc import Iterable
from functools import cache

from counterclaim import vocabulary
from counterclaim.gazetteer import Entry, Gazetteer
from counterclaim.gazetteer.entry import PRECISION
from counterclaim.model.place import Place
from counterclaim.model.reading import Reading
from counterclaim.reader.comparing import words
from counterclaim.reader.places.find import find
from counterclaim.registry import Registry

GREAT = 1_000_000  # people of a town that its name means before the division of that name; set by eye
LARGE = 100_000  # people from which a town that no list of ours notes is taken from a title; set by eye
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# Words that a capital before them is a town to.
_TOWNISH = frozenset(
    "police rally rallies protest protests march blast blasts strike attack bombing hospital airport siege residents "
    "court mayor shelling raid crowd".split()
)
_IN = re.compile(r"\b(?:in|at|near|outside|across|around|into|over) $", re.I)
_MOVED = vocabulary.words("places.moved")
_OF = re.compile(r"\b(?:in|of|near) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")


def places_beside(reading: Reading) -> tuple[Place, ...]:
    """Places outside the claims, each once, the narrowest first; only names that can hardly mean anything else."""
    names = [*_of_title(reading.report.title or ""), *_of_speakers(reading)]
    found: dict[str, Place] = {}
    for name in names:
        entry = _sure(name)
        if entry is not None:
            found.setdefault(entry.id, _place(name, entry))
    return tuple(sorted(found.values(), key=lambda p: (p.kind != "town", p.kind != "ADM1")))


def division_of(place: Place) -> Place | None:
    """The first-level division that a place lies in, as the gazetteer tells or the text said of a place it lacks."""
    entry = _gazetteer().entry(place.id) if place.id is not None else None
    if entry is not None:
        whole = _gazetteer().admin1(entry.country, entry.admin1) if entry.country and entry.admin1 else None
    else:
        named = _gazetteer().find(place.admin1) if place.admin1 else ()
        whole = next(
            (e for e in named if e.kind == "ADM1" and (e.country, e.name) == (place.country, place.admin1)), None
        )
    return _place(whole.name, whole) if whole is not None else None


def _of_title(title: str) -> Iterable[str]:
    for start, end in find(title, _gazetteer()):
        if not _capital(title[start:end]) or _IN.search(title[:start]):
            yield title[start:end]
    words = _WORD.findall(title)
    if sum(w[0].isupper() for w in words) * 2 > len(words) + 1:
        return  # every word has a capital: none tells a name
    for word, after in zip(words, [*words, ""][1:], strict=True):
        if word[0].isupper() and not (_capital(word) and after not in _TOWNISH):
            yield word.removesuffix("'s").removesuffix("’s")


def _of_speakers(reading: Reading) -> Iterable[str]:
    for actor in reading.actors:
        told = f"{actor.name}; {actor.role or ''}"
        if actor.kind in ("unnamed", "collective", "organisation", "person") and _MOVED.isdisjoint(words(told)):
            for match in _OF.finditer(told):
                if not _capital(match[1]):
                    yield match[1]


def _capital(name: str) -> bool:
    """True for a name that stands for a government as often as for a town ("Kyiv on its losses")."""
    return Registry.load().by_capital(name) is not None


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


@cache
def _sure(name: str) -> Entry | None:
    """The one place of that name that a report would mean without more words; None where it may be a state's or a
    people's name, or another word."""
    registry = Registry.load()
    if len(name) < 4 or registry.by_demonym(name) is not None or registry.by_name(name) is not None:
        return None
    found = _gazetteer().find(name, loose=False)[:3]
    great = [e for e in found if e.kind == "town" and e.population >= GREAT]
    for entry in (*great, *found):
        if entry.kind in ("ADM1", "town", "region") and (
            entry.noted or entry.population >= LARGE or entry.kind == "ADM1"
        ):
            return entry
    return None


def _place(name: str, entry: Entry) -> Place:
    return Place(
        text=name, start=0, end=0, id=entry.id, name=entry.name, kind=entry.kind, lat=entry.lat, lon=entry.lon,
        country=entry.country, admin1=entry.admin1_name, precision=PRECISION[entry.kind],
    )  # fmt: skip
