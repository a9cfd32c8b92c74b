"""Names of a list that share a word: "the Kursk and Belgorod regions", "provinces of Idlib and Hama"."""

import re
from collections.abc import Sequence

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
_JOINED = compiled(r",? (?P<last>and|or|as well as) (?:the )?|, (?:the )?")


def with_shared_words(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions, in reading order, each with the type word that it shares with its list."""
    out = list(mentions)
    first, closed = 0, False
    for n in range(len(out)):
        joined = _JOINED.fullmatch(text, out[n].end, out[n + 1].start) if n + 1 < len(out) else None
        if joined is not None:
            closed = closed or joined["last"] is not None
            continue
        if closed:
            _share(text, out, first, n, gazetteer)
        first, closed = n + 1, False
    return out


def _share(text: str, mentions: list[Mention], first: int, last: int, gazetteer: Gazetteer) -> None:
    after = _AFTER.match(text, mentions[last].end)
    found = after or _BEFORE.search(text, max(0, mentions[first].start - 40), mentions[first].start)
    if found is None:
        return
    kinds = _PLURALS[found.group(1).lower()]
    for n in range(first, last + 1):
        one = mentions[n]
        if not one.kinds and any(entry.kind in kinds for entry in gazetteer.find(one.name)):
            mentions[n] = replace(one, kinds=kinds)
    if after and mentions[last].kinds == kinds:
        mentions[last] = replace(mentions[last], end=after.end())
