"""Parties that no table knows, by the names that the encoder hears in a report; for the ranker of sides.

A body or a place that a report names again and again may be a party in it: "the Karvan Union", "Vestria". Which of
them is one, the ranker learns; here they are only found, with every place where the report names them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.gazetteer import Gazetteer
from counterclaim.model.actor import Actor
from counterclaim.model.place import Place
from counterclaim.reader.claims.issuer import LINKS
from counterclaim.reader.claims.letterhead import ROOMS, short_form
from counterclaim.reader.claims.parties import Named, Parties
from counterclaim.reader.claims.sides import SideRanker, Weighing
from counterclaim.reader.encoder import WEIGHTS
from counterclaim.reader.newcomers import adjective, derived
from counterclaim.reader.speakers.acronyms import spelled_out
from counterclaim.reader.speakers.names import JOINING
from counterclaim.reader.speakers.owners import STATE_BODIES
from counterclaim.reader.unheard import owns_body, placed_town
from counterclaim.reader.words import Word, Words
from counterclaim.registry import Registry
from counterclaim.registry import words as w
from counterclaim.registry.tokens import tokens

MOST = 8  # of each kind, so many are weighed
# Share of the odds that a party must hold which the speaker's own phrase names ("the Karvan League's radio"). At .3 of
# two sets of written documents kept out 14 rows more come out right, but in the real ones of the development part five
# speakers are given a side falsely; at .45 three and none.
NAMED = 0.45
_SEATS = frozenset({"GPE", "NORP", "LOC"})
_OTHERS = w.NEUTRAL_BODIES | w.NEWS_MEDIA | w.MEDIA | w.CHAMBERS | w.BODIES_ABROAD
_HEADS = vocabulary.words("claims.bands") | vocabulary.words("claims.bodies") | (w.BODY - ROOMS)
_SHORT = range(3, 6)  # letters of a short form
_FEW = 5  # one word in so many is in capitals, at most
_OVER = LINKS - {"and"}
_OF = vocabulary.words("names.of_places") | {"mayor", "mayors"}
_ENDS = ("'s", "’s")


class Run(NamedTuple):
    """A name in the running text, without "the" before it and its possessive; label: as the encoder has it."""

    start: int
    end: int
    text: str
    label: str


def settle(
    actors: Sequence[Actor], weighing: Weighing, words: Words, places: Sequence[Place], gazetteer: Gazetteer
) -> tuple[Actor, ...]:
    """The actors; whose side is open speaks for the likeliest of all parties, those among them that no table knows.

    weighing: of the same actors, without those parties. A ranker of its own weighs them: it has learned from documents
    whose parties are in no table, and would give the sides of known ones less surely.
    """
    left = {one.id for one in actors if one.side is None and one.id in weighing.left}
    speakers = [s for s in weighing.speakers if s.actor.id in left]
    if not speakers:
        return tuple(actors)
    wider = Weighing(widened(weighing.parties, words, places, gazetteer), weighing.speakers, weighing.roles)
    found = {one.id: one for one in _ranker().settle(wider, speakers, NAMED) if one.side is not None}
    taken = {one for one in weighing.parties.letters if Registry.load().party(one) is not None}  # another's elsewhere
    found = {ident: one for ident, one in found.items() if one.side not in taken}
    weighing.shares.update((ident, wider.shares[ident]) for ident in found)
    return tuple(found.get(one.id, one) for one in actors)


@cache
def _ranker() -> SideRanker:
    return SideRanker(WEIGHTS / "strangers.json")


def widened(parties: Parties, words: Words, places: Sequence[Place], gazetteer: Gazetteer) -> Parties:
    """The parties of a report, with the bodies and places among them that may be parties and that no table knows."""
    text, registry, sentences = parties.text, parties.registry, parties.sentences
    placed = {place.start for place in places if place.country}
    runs = [one for one in _runs(words) if not (_known(one.text, registry) or placed_town(one.text, gazetteer))]
    whole = [one for one in _whole(words, text) if not _known(one.text, registry)]
    inside = {start for one in whole for start in range(one.start, one.end)}
    runs = [*whole, *_letters(words, registry), *(one for one in runs if one.start not in inside)]
    bodies = _bodies([one for one in runs if one.label == "ORG"], {**_short(runs, text), **spelled_out(text)})
    seats = _seats([one for one in runs if one.start not in placed and one.text not in bodies], words)
    sides = {name: ("country", side) for name, side in seats.items()} | {n: ("band", s) for n, s in bodies.items()}
    named = [
        Named(start, sides[name][1], sides[name][0], "", sentences.at(start)) for start, name in _found(text, sides)
    ]
    return parties.widened(named, seats.values(), bodies)


def _found(text: str, names: Collection[str]) -> Iterator[tuple[int, str]]:
    """Where any of the names stands, the longest at each place."""
    taken: set[int] = set()
    for name in sorted(names, key=lambda one: (-len(one), one)):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            whole = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
            if whole and at not in taken:
                taken.update(range(at, end))
                yield at, name
            at = text.find(name, end)


def _runs(words: Words) -> Iterator[Run]:
    run: list[Word] = []
    for word in [*words, None]:
        if word is not None and run and word.name.startswith("I-"):
            run.append(word)
            continue
        cut = run and word is not None and word.lower in JOINING  # "the Union | pour le Salut"
        if run and not cut and (one := _run(run)) is not None:
            yield one
        run = [word] if word is not None and word.name.startswith("B-") else []


def _run(run: Sequence[Word]) -> Run | None:
    label = run[0].name[2:]
    kept = list(run)
    while kept and kept[0].lower in w.ARTICLES:
        del kept[0]
    while kept and (kept[-1].text in _ENDS or not kept[-1].text[-1].isalnum()):
        del kept[-1]
    if not kept or not kept[0].text[:1].isupper() or len(kept[0].text) == len(kept) == 1:
        return None
    name = "".join(
        (" " if before is not None and before.end < one.start else "") + one.text
        for one, before in zip(kept, [None, *kept], strict=False)
    )
    return Run(kept[0].start, kept[-1].end, name, label)


def _whole(words: Words, text: str) -> Iterator[Run]:
    """Names of bodies over "of" and "for": "Supreme | Council of the Nine Rivers", "Movement for Karvan"."""
    n = 0
    while n < len(words):
        first = stop = n
        while stop < len(words) and words[stop].text[:1].isupper() and words[stop].lower not in w.ARTICLES:
            stop += 1
        n = max(stop, n + 1)
        if stop == first or words[stop - 1].lower not in _HEADS:
            continue
        last, at = stop, stop
        while at < len(words) and (words[at].lower in _OVER or _in_name(words, at)):
            at += 1
            if words[at - 1].text[:1].isupper() and words[at - 1].lower not in w.ARTICLES:
                last = at
        of = words[stop].lower in ("of", "for") if stop < len(words) else False
        if of and last > stop:
            yield Run(words[first].start, words[last - 1].end, text[words[first].start : words[last - 1].end], "ORG")
            n = last


def _in_name(words: Words, n: int) -> bool:
    """True for a word with a capital, a number or its end: "6", "th"."""
    first = words[n].text[:1]
    return first.isupper() or first.isdigit() or (words[n - 1].text.isdigit() and words[n - 1].end == words[n].start)


def _letters(words: Words, registry: Registry) -> Iterator[Run]:
    """Capital letters that a report calls somebody by, again and again, where not all of its words are in capitals."""
    capitals = [one for one in words if one.text.isupper() and one.text.isalpha() and len(one.text) in _SHORT]
    if len(capitals) * _FEW > len(words):
        return
    labels = {one.text for one, after in pairwise(words) if after.text in (":", "(")}
    times = Counter(one.text for one in capitals if one.text not in labels)
    for one in capitals:
        if times[one.text] > 1 and not _known(one.text, registry):
            yield Run(one.start, one.end, one.text, "ORG")


def _short(runs: Sequence[Run], text: str) -> dict[str, str]:
    """Short forms in brackets right behind a name, and the name: "Supreme Council of the Nine Rivers (SC-9)"."""
    out = {}
    for one in runs:
        short = short_form(text[one.end : one.end + 20].lstrip(), one.text)
        if short and " " in one.text:
            out[short] = one.text
    return out


def _known(name: str, registry: Registry) -> bool:
    known = registry.party(name) or registry.standing(name).settled or registry.namings(name)
    return bool(known) or (" " not in name and registry.role_class(name.lower()) is not None)  # "COL"


def _bodies(runs: Sequence[Run], letters: Mapping[str, str]) -> dict[str, str]:
    """Names as written, to that of the party: letters that stand for it, else the fullest name."""
    short = {full: one for one, full in letters.items()}
    heard = {one.text for one in runs}
    fullest = {one: one for one, full in letters.items() if full in heard}
    names = sorted({one.text for one in runs}, key=lambda name: (-len(name.split()), name))
    for name in names:
        keys = [t.key for t in tokens(name) if t.word]
        if not keys or not _OTHERS.isdisjoint(keys):
            continue
        if len(keys) > 1 and any(one not in STATE_BODIES | w.BODY | LINKS for one in keys):
            fullest[name] = next((s for full, s in short.items() if name in full or full in name), name)
        elif len(keys) == 1:
            longer = {side for other, side in fullest.items() if _part(name, other)}
            if len(longer) == 1:
                fullest[name] = longer.pop()
            elif not longer and keys[0] not in STATE_BODIES | w.BODY:
                fullest[name] = name
    return _often(runs, fullest)


def _part(word: str, name: str) -> bool:
    """True for a word by which a longer name is called again: its last, that before "of", or its letters."""
    parts = name.split()
    of = next((n for n, one in enumerate(parts) if n and one.lower() in LINKS), len(parts))
    initials = "".join(one[0] for one in parts if one[0].isupper())
    return word in (parts[-1], parts[of - 1], initials)


def _seats(runs: Sequence[Run], words: Words) -> dict[str, str]:
    """Names of places to themselves, adjectives and peoples to the place that they are made of."""
    capitals = {one.text for one in words if one.text[:1].isupper() and len(one.text) > 1}
    towns = {c.text for a, b, c in zip(words, words[1:], words[2:], strict=False) if b.lower == "of" and a.lower in _OF}
    sides: dict[str, str] = {}
    for one in runs:
        heard = one.label in _SEATS
        if one.text in towns:
            continue  # "the mayor of | Kelm"
        if not heard and not owns_body(words, one.start, one.end):
            continue
        others = (name for name in capitals if not adjective(name) and derived(name, one.text))
        base = min(others, default=None)
        if base is not None:
            sides |= {one.text: base, base: base}
        elif one.label != "NORP" and not adjective(one.text):
            sides[one.text] = one.text
    return _often(runs, sides)


def _often(runs: Sequence[Run], sides: Mapping[str, str]) -> dict[str, str]:
    """The same of those that are named most."""
    counted = Counter(sides[one.text] for one in runs if one.text in sides)
    kept = {side for side, _ in counted.most_common(MOST)}
    return {name: side for name, side in sides.items() if side in kept}
