"""Words beside a name that tell what kind of place it is, how near, and which of its parts."""

from collections.abc import Mapping, Sequence

from counterclaim import vocabulary
from counterclaim.gazetteer import Kind
from counterclaim.reader.beside import without_article, word_end

Kinds = tuple[Kind, ...]
"""Kinds that fit, the likeliest first."""

_DIVISION: Kinds = ("ADM1", "region", "ADM2")
_DISTRICT: Kinds = ("ADM2", "ADM1", "region")
_TOWN: Kinds = ("town",)
_WATER: Kinds = ("water",)
_AREA: Kinds = ("region", "ADM1", "ADM2")
_FACILITY: Kinds = ("facility",)


def _table(*rows: tuple[Kinds, str]) -> dict[str, Kinds]:
    return {word: kinds for kinds, words in rows for word in words.split("|")}


AFTER: dict[str, Kinds] = _table(
    (_DIVISION, "region|oblast|province|governorate|krai|territory|republic|prefecture|department|voivodeship|state"),
    (_DISTRICT, "district|raion|rayon|county|municipality|sub-district|subdistrict|parish"),
    (_TOWN, "city|town|village|settlement|hamlet"),
    (_WATER, "river|sea|lake|reservoir|strait|gulf|bay|ocean|canal|channel"),
    (_AREA, "peninsula|valley|mountains|mountain|island|islands|archipelago|desert|corridor|heights|strip|plateau|"
            "forest|delta|basin|gap|shoal|reef|gorge|highlands|enclave|exclave|direction|front"),
    (_FACILITY, "airport|airfield|airbase|crossing|checkpoint|dam|bridge|prison|hospital|refinery|base|camp|port|"
                "plant|terminal|barracks"),
)  # fmt: skip
"""Type words after a name: "Kursk region", "Rafah crossing"."""

STRONG_TYPES = frozenset(word for word, kinds in AFTER.items() if kinds[0] in ("ADM1", "ADM2")) - {
    "state", "republic", "territory", "department", "parish",
}  # fmt: skip
"""Those that are hardly ever used of anything but a division: no "fire department"."""

BEFORE: dict[str, Kinds] = _table(
    (_DIVISION, "region|oblast|province|governorate|republic|state|territory|regions"),
    (_DISTRICT, "district|county|municipality"),
    (_TOWN, "city|town|village|settlement|hamlet|port|capital|township|suburb|cities|towns|villages|settlements"),
    (_WATER, "gulf|strait|straits|bay|sea"),
    (_AREA, "island|islands|peninsula|enclave|exclave"),
)  # fmt: skip
"""Type words before "of" and a name: "the town of X"."""

NAME_OPENERS: dict[str, Kinds] = {"lake": _WATER, "mount": _AREA, "river": _WATER, "camp": _FACILITY, "fort": _TOWN}
"""Type words that open a name: "Lake Chad"; the name is looked up with them first."""

_PARTS = vocabulary.words("places.parts")
_NEAR = vocabulary.words("places.near")
_BORDERS = vocabulary.words("places.borders")
_BORDER_LINKS = vocabulary.words("places.border_links")
_BEFORE_TYPE = vocabulary.words("places.before_type")
_SETTLED = ("city", "town", "village")
_MOST_PARTS = 3
_MOST_OF_BORDER = 6  # words from "border" to the second of two states' names
_MOST_BEFORE_TYPE = 3  # words from a name to the end of its type, as in "nuclear power plant"


def is_part(word: str) -> bool:
    """True for a word that names a part of what follows: "northern", "downtown"."""
    return word.lower() in _PARTS


def part_end(text: str, start: int, end: int) -> int:
    """Where the name begins in a span that opens with words for a part: "northern | Gaza", "downtown | Beirut"."""
    for _ in range(_MOST_PARTS):
        stops = (text.find(mark, start, end) for mark in " -")
        stop = next((one for one in stops if one > start and is_part(text[start:one])), None)
        if stop is None:
            break
        start = stop + 1
    return start


def part_before(words: Sequence[str]) -> bool:
    """True where the words before a name mean a part of it."""
    rest = without_article(words)
    return bool(rest) and is_part(rest[-1])


def near_before(words: Sequence[str]) -> bool:
    """True where the words before a name mean that a place lies only by it: "north of the town of", "the edge of"."""
    of = type_before(words)[0]
    rest = without_article(words[: len(words) - of] if of and words[-of].lower() in _SETTLED else words)
    last = [word.lower() for word in rest[-2:]]
    beside = bool(last) and (last[-1] in _NEAR or " ".join(last) in _NEAR)
    return beside or (last[-1:] == ["of"] and is_part(last[0]))


def border_before(words: Sequence[str]) -> bool:
    """True where the words before a state's name tell only whose border something is at: "the border with", "across the
    border from", "the border between Norland and"."""
    rest = [word.lower() for word in without_article(words)][-_MOST_OF_BORDER:]
    at = max((n for n, word in enumerate(rest) if word in _BORDERS), default=len(rest))
    link = rest[at + 1 :]
    alone = len(link) == 1 or (len(link) > 2 and link[0] == "between" and link[-1] == "and")
    return alone and link[0] in _BORDER_LINKS


def type_before(words: Sequence[str], types: Mapping[str, Kinds] = BEFORE) -> tuple[int, Kinds]:
    """How many of the words before a name are a type word and what joins it ("town of the"), and the kinds that it
    allows; (0, ()) where there is none."""
    rest = without_article(words)
    kinds = types.get(rest[-2].lower()) if len(rest) > 1 and rest[-1].lower() == "of" else None
    return (len(words) - len(rest) + 2, kinds) if kinds else (0, ())


def type_after(text: str, end: int) -> tuple[int, str] | None:
    """The end and the word of a type word after a name that ends at `end`, at most one word that tells more between."""
    at = end
    for _ in range(_MOST_BEFORE_TYPE):
        if text[at : at + 1] not in (" ", "-"):
            return None
        start, at = at + 1, word_end(text, at + 1)
        if text[start:at] not in _BEFORE_TYPE:
            break
    word = text[start:at].lower()
    return (at, word) if word in AFTER and not text[at : at + 1].isalnum() else None
