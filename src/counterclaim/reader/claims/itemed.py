"""Where and when the items of a bulletin happened: the place that heads one or its section, the day that leads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

import msgspec

from counterclaim.model.claim import Claim
from counterclaim.model.place import Place
from counterclaim.model.running import Paragraph, RunningText
from counterclaim.model.span import Span
from counterclaim.model.when import When
from counterclaim.reader.claims.kinds_told import DAYS, DEEDS, HAPPENED, OUTCOMES, WIDE
from counterclaim.reader.lists import marker
from counterclaim.reader.places.type_words import AFTER, BEFORE, STRONG_TYPES
from counterclaim.reader.words import FINITE, Words

_TYPES_TOLD = (*OUTCOMES, *DEEDS, "air_defence", "territory_held", "territory_gain", "prisoners_captured")
_TYPES = AFTER.keys() | BEFORE.keys() | {"direction", "sector", "community"}
_HEAD = 60  # characters of what heads an item or a section
_OPENS = 40  # characters of a paragraph in which the day stands that leads the items below it
_LEAST = 2  # items
_WORDS = 3  # of a name before its type


class _Headed(NamedTuple):
    """What stands under a place: the span below it, or behind its colon."""

    place: Place
    span: Span


def with_leads(claims: Sequence[Claim], doc: RunningText, words: Words) -> list[Claim]:
    """The claims; what a list tells without a day is of the day that opens the paragraph above it: "Yesterday the enemy
    fired 61 times. // - Osten: a house burnt."."""
    led = list(_led(doc, claims))
    out = []
    for claim in claims:
        when = next((when for when, span in led if span[0] <= claim.content[0][0] < span[1]), None)
        if when is not None and _told(claim, words) and not any(t.first for t in claim.times if t.role == "event"):
            claim = msgspec.structs.replace(claim, times=(*claim.times, again(when)))
        out.append(claim)
    return out


def with_heads(claims: Sequence[Claim], doc: RunningText, words: Words, places: Sequence[Place]) -> list[Claim]:
    """The claims; what happened, told without a place, is where its item's label or its section's heading says."""
    headed = [*_labelled(doc, places), *_sections(doc, places)]
    out = []
    for claim in claims:
        at = claim.content[0][0]
        place = next((one.place for one in headed if one.span[0] <= at < one.span[1]), None)
        if place is not None and not claim.places and _told(claim, words):
            claim = msgspec.structs.replace(claim, places=(place,))
        out.append(claim)
    return out


def _told(claim: Claim, words: Words) -> bool:
    return claim.type in _TYPES_TOLD and goes_on(claim, words)


def _labelled(doc: RunningText, places: Sequence[Place]) -> Iterator[_Headed]:
    """Items of lists that begin with a place and a colon, where two and more begin with a name and one."""
    found, labels = [], 0
    for one in doc.paragraphs:
        start = one.start + marker(doc.text, (one.start, one.end))
        colon = doc.text.find(":", start, min(one.end, start + _HEAD))
        if start == one.start or colon < 0:
            continue
        labels += doc.text[start].isupper()
        place = _only(doc.text, (start, colon), places)
        if place is not None:
            found.append(_Headed(place, (colon, one.end)))
    yield from found if labels >= _LEAST else ()


def _sections(doc: RunningText, places: Sequence[Place]) -> Iterator[_Headed]:
    """What stands under lines that name a place and nothing else, up to the next heading, of two and more."""
    heads = [one for one in doc.paragraphs if one.kind != "row" and _heading(doc, one)]
    stops = [*(one.start for one in heads), len(doc.text)][1:]
    found = []
    for one, stop in zip(heads, stops, strict=True):
        start = one.start + marker(doc.text, (one.start, one.end))
        place = _only(doc.text, (start, one.end), places)
        if place is not None:
            found.append(_Headed(place, (one.end, stop)))
    yield from found if len(found) >= _LEAST else ()


def _heading(doc: RunningText, one: Paragraph) -> bool:
    return one.end - one.start <= _HEAD and doc.text[one.end - 1].isalpha()


def _only(text: str, span: Span, places: Sequence[Place]) -> Place | None:
    """The place that these words name, with nothing beside it but what kind of place it is."""
    inside = [p for p in places if span[0] <= p.start and p.end <= span[1] and p.kind not in WIDE and not p.anaphor]
    if not inside:
        return _typed(text, span)
    if len(inside) != 1:
        return None
    rest = f"{text[span[0] : inside[0].start]} {text[inside[0].end : span[1]]}".split()
    return inside[0] if all(word.strip("().,").lower() in _TYPES for word in rest) else None


def _typed(text: str, span: Span) -> Place | None:
    """The place of a line that nothing else takes for one: "Osten Province"."""
    name = text[slice(*span)].strip()
    *before, kind = name.split()
    typed = 0 < len(before) <= _WORDS and kind.lower() in STRONG_TYPES and all(map(str.istitle, before))
    start = span[0] + text[slice(*span)].find(name)
    return Place(text=name, start=start, end=start + len(name), kind=AFTER[kind.lower()][0]) if typed else None


def _led(doc: RunningText, claims: Sequence[Claim]) -> Iterator[tuple[When, Span]]:
    """Lists without a day of their own, below a paragraph that opens with one."""
    for n, (lead, first) in enumerate(pairwise(doc.paragraphs)):
        if _item(doc, lead) or not _item(doc, first):
            continue
        items = list(takewhile(lambda one: _item(doc, one), doc.paragraphs[n + 1 :]))
        opening = [t for c in claims for t in c.times if dates(t) and lead.start <= t.start < lead.start + _OPENS]
        when = next((t for t in opening if t.first == t.last), next(iter(opening), None))
        if when is not None and len(items) >= _LEAST:
            yield when, (items[0].start, items[-1].end)


def _item(doc: RunningText, one: Paragraph) -> bool:
    return one.kind == "body" and marker(doc.text, (one.start, one.end)) > 0


def dates(when: When) -> bool:
    """True for the day of an event."""
    return when.role == "event" and when.first is not None and when.precision in DAYS


def again(when: When) -> When:
    """A day that stands elsewhere, as that of a claim."""
    return msgspec.structs.replace(when, basis="other_date", anchor=when.text)


def goes_on(claim: Claim, words: Words) -> bool:
    """True for what is told as past and done; "is", "has said" and what somebody wants have no day of an event."""
    if claim.factuality not in HAPPENED or claim.stance in ("demands", "declines_to_confirm", "cannot_verify"):
        return False
    first = next((w for span in claim.content for w in words.slice(span) if w.tag in FINITE), None)
    return first is None or first.tag == "VBD"
