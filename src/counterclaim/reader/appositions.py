"""Offices before the name of who speaks that were taken for words of his: "the ford is lost, | the head of the guild,
Ana Sorel, | said"."""

from __future__ import annotations

import msgspec

from counterclaim.model.attribution import Attribution
from counterclaim.reader.words import Words
from counterclaim.registry import Registry


def with_office(one: Attribution, words: Words) -> Attribution:
    """The attribution, with an office at the end of what is said as part of who says it. Behind the name a mark stands
    before the verb, as it does where an office is told first; "the president of Norva, Sorel said" is of another."""
    if len(one.source) != 1 or not one.cue or not one.content or one.cue[0] < one.source[0]:
        return one
    first, stop = words.within(one.source[0])
    marked = stop > first and "," in (words[stop - 1].text, *(w.text for w in words[stop : stop + 1]))
    held = words.slice(one.content[-1])
    while held and held[-1].text == ",":
        held = held[:-1]
    at = next((n for n in range(len(held) - 1, 0, -1) if held[n - 1].text == ","), None)
    if not marked or at is None or at < 2 or held[-1].end > one.source[0][0]:
        return one
    office, between = held[at:], words.slice((held[-1].end, one.source[0][0]))
    noun = next((w for w in office if w.noun), None)
    if office[0].tag != "DT" or noun is None or any(w.verb for w in office) or [w.text for w in between] != [","]:
        return one
    if Registry.load().role(noun.text) is None:
        return one
    content = (one.content[-1][0], held[at - 2].end)
    source = (office[0].start, one.source[0][1])
    return msgspec.structs.replace(one, source=(source,), content=(*one.content[:-1], content))
