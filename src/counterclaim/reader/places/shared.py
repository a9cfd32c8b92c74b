"""Names of a list that share a word: "the Kursk and Belgorod regions", "provinces of Idlib and Hama", "North and South
Kivu"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from counterclaim.gazetteer import Gazetteer
from counterclaim.patterns import compiled
from counterclaim.reader.places.mention import Mention
from counterclaim.reader.places.type_words import AFTER, STRONG_TYPES, Kinds


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


_PLURALS: dict[str, Kinds] = {_plural(word): AFTER[word] for word in STRONG_TYPES}
_TYPES = "|".join(sorted(sorted(_PLURALS), key=len, reverse=True))
_AFTER = compiled(rf" ({_TYPES})(?![\w-])", re.IGNORECASE)
_BEFORE = compiled(rf"\b({_TYPES}) of (?:the )?$", re.IGNORECASE)
_JOINED = compiled(r",? (?:and|or|as well as) (?:the )?|, (?:the )?")
_LAST = compiled(r",? (?:and|or|as well as) (?:the )?")
_SIDE = compiled(r"\b((?:North|South|East|West|Upper|Lower)(?:ern)?) (?:and|or) $")


def with_shared_words(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions, in reading order, each with the type word or the name that it shares with its list."""
    out = list(mentions)
    first = 0
    for n in range(len(out)):
        last = n + 1 == len(out) or not _JOINED.fullmatch(text, out[n].end, out[n + 1].start)
        if not last:
            continue
        if n > first and any(_LAST.fullmatch(text, a.end, b.start) for a, b in pairwise(out[first : n + 1])):
            _share(text, out, first, n, gazetteer)
        first = n + 1
    return _whole_names(text, out, gazetteer)


def _share(text: str, mentions: list[Mention], first: int, last: int, gazetteer: Gazetteer) -> None:
    after = _AFTER.match(text, mentions[last].end)
    before = None if after else _BEFORE.search(text, max(0, mentions[first].start - 40), mentions[first].start)
    found = after or before
    if found is None:
        return
    kinds = _PLURALS[found.group(1).lower()]
    for n in range(first, last + 1):
        one = mentions[n]
        if not one.kinds and any(entry.kind in kinds for entry in gazetteer.find(one.name)):
            mentions[n] = replace(one, kinds=kinds)
    if after and mentions[last].kinds == kinds:
        mentions[last] = replace(mentions[last], end=after.end())


def _whole_names(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    out: list[Mention] = []
    for one in mentions:
        side = _SIDE.search(text, max(0, one.start - 20), one.start)
        rest = one.name.partition(" ")[2]
        whole = f"{side.group(1)} {rest}" if side and rest else ""
        if side and whole and gazetteer.find(whole, loose=False):
            start, end = side.span(1)
            while out and out[-1].end > start:
                out.pop()
            out.append(replace(one, start=start, end=end, name=whole, name_start=start, name_end=end))
        out.append(one)
    return out
