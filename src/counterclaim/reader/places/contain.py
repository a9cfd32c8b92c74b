"""Which mention is said to lie in which: "Sudzha, Kursk region", "Kherson in Ukraine", "Russia's Kursk region"."""

import re
from collections.abc import Sequence

from counterclaim.patterns import compiled
from counterclaim.reader.places.mention import Mention

# Between an inner place and the outer one that follows it.
_INNER_FIRST = compiled(
    r",? ?\(|, | ?, (?:in|a (?:city|town|village)(?: in)?) (?:the )?|,? (?:in|of) (?:the )?"
    r"(?:(?:north|south|east|west|central|eastern|western|northern|southern|neighbou?ring|occupied|"
    r"[A-Z][a-z]+an)[a-z-]* )?(?:part of )?(?:the )?"
)
# Between an outer place and the inner one that follows it.
_OUTER_FIRST = compiled(
    r"['’]s? (?:(?:[a-z-]+ern|[a-z]+-held|border|coastal|capital|occupied|southernmost|largest|second|main|disputed|"
    r"port|city|town|village|region|province|state|breakaway|restive) ){0,4}(?:of )?"
)
_FROM = compiled(r"\b(?:from|for|to|(?<!village )(?<!town )(?<!city )(?<!settlement )of) (?:the )?$")
# "Pryluky (northwest of Hulyaipole)", "Pryluky, 12 km from Hulyaipole": by that place.
_BESIDE = compiled(
    r"(?:, | ?\()(?:(?:just|about|some|around) )?(?:(?:a few|\d+(?:\.\d+)?) ?(?:km|kilometres?|kilometers?|miles?) "
    r"(?:away )?(?:from|outside) |(?:(?:a few|\d+(?:\.\d+)?) ?(?:km|kilometres?|kilometers?|miles?) )?(?:to the )?"
    r"(?:north|south|east|west)(?:-?(?:east|west))? of |near |outside )(?:the )?(?:(?:city|town|village) of )?"
)
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
        if _INNER_FIRST.fullmatch(gap) and not (gap[0] == "," and text[b.end : b.end + 2] in ("'s", "’s")):
            out.setdefault(n, []).append(n + 1)
            # "Albany, Dougherty County, Georgia": the third holds the first too.
            if gap == ", " and n + 2 < len(mentions) and text[b.end : mentions[n + 2].start] == ", ":
                out[n].append(n + 2)
        elif _OUTER_FIRST.fullmatch(gap):
            out.setdefault(n + 1, []).append(n)
    return out


def stated_inside(text: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """For the number of a mention that of the one which the text says beyond doubt to hold it."""
    # "In Blida in southern Lebanon": beyond doubt inside, while a comma may also part a list.
    found = (
        n for n in range(len(mentions) - 1)
        if text.startswith(("in ", " in "), mentions[n].end + (text[mentions[n].end] == ","))
        and _gap(text, mentions, n, _INNER_FIRST)
    )  # fmt: skip
    return {n: n + 1 for n in found if not _FROM.search(text, max(0, mentions[n].start - 12), mentions[n].start)}


def stated_beside(text: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """For the number of a mention that of the one by which it is said to lie."""
    return {n: n + 1 for n in range(len(mentions) - 1) if _gap(text, mentions, n, _BESIDE)}


def _gap(text: str, mentions: Sequence[Mention], n: int, pattern: re.Pattern[str]) -> bool:
    # Words like "southern" may stand in the second mention's span or before it.
    a, b = mentions[n], mentions[n + 1]
    return b.name_start - a.end <= _LONGEST and pattern.fullmatch(text, a.end, b.name_start) is not None
