"""Where a claim's event happens: the places that the encoder's head for it marks, and no party's name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from counterclaim import vocabulary
from counterclaim.model.place import Place, PlaceKind
from counterclaim.reader.beside import words_before
from counterclaim.reader.phrases import phrase
from counterclaim.reader.places.actors import spoken_with
from counterclaim.reader.places.find import placed
from counterclaim.reader.places.theatre import demonyms
from counterclaim.reader.places.type_words import AFTER, BEFORE
from counterclaim.reader.speakers.phrase import BODY_NOUNS
from counterclaim.reader.tag import TaggedSpan
from counterclaim.reader.words import FINITE, SUBJECTS, Word, Words
from counterclaim.registry.kinds import nature

if TYPE_CHECKING:
    from counterclaim.reader.claims.compose import Material

_PEOPLE = (*vocabulary.listed("names.sure_people"), "an")
_SCENE = vocabulary.words("places.scene") | vocabulary.words("places.goal") | {"from"}
_TYPES = AFTER.keys() | BEFORE.keys()
_NAMED = ("NN", "NNS", "NNP", "NNPS", "JJ", "CD", "HYPH")  # words of a name and the noun that it stands before
_CLAUSE = 12  # words of a clause in which its object stands
_LONGEST = 4  # words between such a name and the end of its noun
_KINDS: dict[str, PlaceKind] = {
    "country": "country", "ADM1": "ADM1", "ADM2": "ADM2", "town": "town", "quarter": "town", "region": "region",
    "water": "water", "facility": "facility",
}  # fmt: skip


def with_named(located: Sequence[Place], marked: Iterable[TaggedSpan], text: str, words: Words) -> tuple[Place, ...]:
    """The located places and, unresolved, every marked one that none of them meets ("the consulate", "there").

    All in running-text offsets, in reading order.
    """
    out = [p for p in located if not _of_a_people(p, words)]
    for one in marked:
        if any(p.start < one.end and one.start < p.end for p in located):
            continue
        if one.label == "country" and not any(w.noun for w in words.slice((one.start, one.end))):
            continue  # "Ukrainian": whose it is, not where
        whole = phrase(words, (one.start, one.end), len(text))
        if whole is not None:
            start, end = whole
            if text[start:end].rpartition(" ")[2] in demonyms():
                continue  # "the Irish | post"
            if any(p.start < end and start < p.end for p in located):
                continue  # "northern Sri Lanka": the state is there already
            if text.startswith(" of ", end) and any(p.start == end + len(" of ") for p in located):
                continue  # "the village | of Norva"
            kind = _KINDS.get(one.label, "unknown")
            out.append(Place(text=text[start:end], start=start, end=end, kind=kind))
    return tuple(sorted(out, key=lambda p: (p.start, p.end)))


def _of_a_people(place: Place, words: Words) -> bool:
    """True for an adjective that no table has before what is its people's: "the Vestrian | lines"."""
    if place.id is not None or place.country is not None or place.anaphor:
        return False
    first, stop = words.within((place.start, place.end))
    own, after = words[first:stop], words[stop : stop + 1]
    peoples = len(own) == 1 and own[0].text.endswith(_PEOPLE)
    return peoples and own[0].dep in ("amod", "compound") and bool(after) and after[0].noun and after[0].text.islower()


def of_a_party(place: Place, found: Material) -> bool:
    """True for a state or capital that acts or owns ("Ukraine had lost", "Kyiv's venture"), and for a name that no
    table has where it tells whose something is ("a Vestrian 4th Brigade", "an Ost gunboat") or names who speaks in the
    report: it is no location, unless something happens in, to or from there."""
    first, stop = found.words.within((place.start, place.end))
    own = found.words[first:stop]
    if not own or place.anaphor:
        return False
    state = found.registry.country(place.text) is not None
    if state and own[-1].dep in (*SUBJECTS, "poss", "dobj", "dative"):
        return True
    if place.id is not None or place.country is not None or place.kind != "unknown":
        return False
    written = words_before(found.doc.text, place.start)
    before = [word.lower() for word in written]
    broken = found.registry.by_demonym(own[0].text) is not None and len(own) > 1  # "the | Thai Second | Army"
    if broken or own[0].lower in BODY_NOUNS or spoken_with(before) or _does(own, found.words, stop):
        return True
    after = [w.lower for w in takewhile(lambda w: w.tag in _NAMED, found.words[stop : stop + _LONGEST])]
    people = found.registry.by_demonym(written[-1]) if written else None
    if people is not None and not BODY_NOUNS.isdisjoint(after):
        return True  # "the Chilean | Second | Army Region"
    if after and _TYPES.isdisjoint(after):
        return before[-1:] in (["a"], ["an"]) or after[-1] in BODY_NOUNS or nature(after[-1]).kind == "military"
    speaks = state or any(place.text in (actor.name, actor.side) for actor in found.actors)
    return speaks and not placed(before, _SCENE)


def _does(own: Sequence[Word], words: Words, at: int) -> bool:
    """True for the subject of a clause in the active that has an object: "| Ost | had armed the rebels"."""
    clause = list(takewhile(lambda w: w.text not in (",", ";", "."), words[at : at + _CLAUSE]))
    verb = next((n for n, w in enumerate(clause) if w.tag in FINITE), None)
    behind = words[at - len(own) - 1].tag if at > len(own) else ""
    if own[-1].dep != "nsubj" or behind in ("IN", "DT") or verb not in (0, 1):
        return False  # "a raid on | Kelm | kills 29", "the | Kelm Road | feeds it"
    return any(w.dep in ("dobj", "dative") for w in clause) or any(w.tag == "CD" for w in clause[verb + 1 : verb + 2])
