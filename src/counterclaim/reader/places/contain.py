"""Which mention is said to lie in which: "Sudzha, Kursk region", "Kherson in Ukraine", "Russia's Kursk region"."""

from collections.abc import Sequence

from counterclaim import vocabulary
from counterclaim.reader.beside import without_article, words_before
from counterclaim.reader.places.mention import Mention
from counterclaim.reader.places.type_words import is_part, near_before

_OUTER = vocabulary.words("places.outer")
_DISTANCE = vocabulary.words("places.distance")
_FROM = ("from", "for", "to")
_SETTLED = ("city", "town", "village")
_MOST_BETWEEN = 4  # words between an owner and a place in it
_LONGEST = 48


def containers(text: str, mentions: Sequence[Mention]) -> dict[int, list[int]]:
    """For the number of a mention the numbers of those it is said to lie in; mentions in reading order."""
    out: dict[int, list[int]] = {}
    for n in range(len(mentions) - 1):
        a, b = mentions[n], mentions[n + 1]
        gap = text[a.end : b.start]
        if len(gap) > _LONGEST or b.start <= a.end:
            continue
        # "in Kursk region, Ukraine's broadcaster said": what owns something opens a new clause.
        if _inner_first(gap) and not (gap[0] == "," and text[b.end : b.end + 2] in ("'s", "’s")):
            out.setdefault(n, []).append(n + 1)
            # "Albany, Dougherty County, Georgia": the third holds the first too.
            if gap == ", " and n + 2 < len(mentions) and text[b.end : mentions[n + 2].start] == ", ":
                out[n].append(n + 2)
        elif _outer_first(gap):
            out.setdefault(n + 1, []).append(n)
    return out


def stated_inside(text: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """For the number of a mention that of the one which the text says beyond doubt to hold it."""
    # "In Tarn in western Norland": beyond doubt inside, while a comma may also part a list.
    found = (
        n for n in range(len(mentions) - 1)
        if text.startswith(("in ", " in "), mentions[n].end + (text[mentions[n].end] == ","))
        and _inner_first(_gap(text, mentions, n))
    )  # fmt: skip
    return {n: n + 1 for n in found if not _comes_from(words_before(text, mentions[n].start))}


def stated_beside(text: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """For the number of a mention that of the one by which it is said to lie."""
    return {n: n + 1 for n in range(len(mentions) - 1) if _beside(_gap(text, mentions, n))}


def _gap(text: str, mentions: Sequence[Mention], n: int) -> str:
    """What stands between a mention and the next name; words like "southern" may stand in the second mention's span."""
    a, b = mentions[n], mentions[n + 1]
    return text[a.end : b.name_start] if b.name_start - a.end <= _LONGEST else ""


def _inner_first(gap: str) -> bool:
    """True for what joins an inner place to the outer one after it: ", ", " (", " in the eastern part of the "."""
    words = [word for word in gap.replace(",", " , ").replace("(", " ( ").split(" ") if word not in ("", "the")]
    comma = words[:1] == [","]
    words = words[comma:]
    if words in ([], ["("]):
        return (comma or bool(words)) and gap[-1] in " ("
    if words[0] == "a" and words[1:2] and words[1] in _SETTLED:
        return words[2:] in ([], ["in"])
    rest = words[1:]
    if rest and (is_part(rest[0]) or (rest[0].istitle() and "an" in rest[0])):  # "in southern", "of Syrian"
        rest = rest[1:]
    return words[0] in ("in", "of") and rest in ([], ["part", "of"])


def _outer_first(gap: str) -> bool:
    """True for what joins an outer place to the inner one after it: "'s ", "'s northern city of "."""
    owner, *words = gap.split(" ")
    words = words[:-1]
    words = words[: len(words) - (words[-1:] == ["of"])]
    fitting = (word in _OUTER or word.endswith(("ern", "-held")) for word in words)
    return owner in ("'s", "’s", "'", "’") and gap.endswith(" ") and len(words) <= _MOST_BETWEEN and all(fitting)


def _beside(gap: str) -> bool:
    """True for what puts a place by the one after it: " (northwest of ", ", 12 km from the town of "."""
    words = gap.lstrip(" ,(").split(" ")[:-1]
    fitting = (word in _DISTANCE or word[:1].isdigit() or is_part(word) for word in words)
    return gap.lstrip(" ")[:1] in (",", "(") and near_before(words) and all(fitting)


def _comes_from(words: Sequence[str]) -> bool:
    """True where somebody comes from the place after, or goes there: it is not where another place lies."""
    rest = without_article(words)
    last = rest[-1] if rest else ""
    return last in _FROM or (last == "of" and ["", *rest][-2] not in (*_SETTLED, "settlement"))
