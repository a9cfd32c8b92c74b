"""Names of a list that share a word: "the Kursk and Belgorod regions", "provinces of Idlib and Hama"."""

from collections.abc import Sequence

from msgspec.structs import replace

from counterclaim.gazetteer import Gazetteer
from counterclaim.reader.beside import words_after, words_before
from counterclaim.reader.places.mention import Mention
from counterclaim.reader.places.type_words import AFTER, STRONG_TYPES, Kinds, type_before


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


_PLURALS: dict[str, Kinds] = {_plural(word): AFTER[word] for word in STRONG_TYPES}
_LAST_JOINED = (" and ", " or ", " as well as ")


def with_shared_words(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions, in reading order, each with the type word that it shares with its list."""
    out = list(mentions)
    first, closed = 0, False
    for n in range(len(out)):
        joined = text[out[n].end : out[n + 1].start].removesuffix("the ") if n + 1 < len(out) else ""
        last = joined.removeprefix(",") in _LAST_JOINED
        if last or joined == ", ":
            closed = closed or last
            continue
        if closed:
            _share(text, out, first, n, gazetteer)
        first, closed = n + 1, False
    return out


def _share(text: str, mentions: list[Mention], first: int, last: int, gazetteer: Gazetteer) -> None:
    end = mentions[last].end
    after = next(iter(words_after(text, end, 1)), "")
    shared = _PLURALS.get(after.lower(), ())
    kinds = shared or type_before(words_before(text, mentions[first].start), _PLURALS)[1]
    if not kinds:
        return
    for n in range(first, last + 1):
        one = mentions[n]
        if not one.kinds and any(entry.kind in kinds for entry in gazetteer.find(one.name)):
            mentions[n] = replace(one, kinds=kinds)
    if shared and mentions[last].kinds == kinds:
        mentions[last] = replace(mentions[last], end=end + 1 + len(after))
