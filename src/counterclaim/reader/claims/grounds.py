"""Where a claim's event happens: the places that the encoder's head for it marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim import vocabulary
from counterclaim.model.place import Place, PlaceKind
from counterclaim.reader.phrases import phrase
from counterclaim.reader.places.theatre import demonyms
from counterclaim.reader.tag import TaggedSpan
from counterclaim.reader.words import Words

_PEOPLE = (*vocabulary.listed("names.sure_people"), "an")
_KINDS: dict[str, PlaceKind] = {
    "country": "country", "ADM1": "ADM1", "ADM2": "ADM2", "town": "town", "quarter": "town", "region": "region",
    "water": "water", "facility": "facility",
}  # fmt: skip


def with_named(
    located: Sequence[Place], marked: Iterable[TaggedSpan], text: str, words: Words
) -> tuple[Place, ...]:
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
