"""Words beside a name that tell what kind of place it is, how near, and which of its parts."""

import re

from counterclaim.gazetteer import Kind
from counterclaim.patterns import compiled

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

_SIDE = (
    "(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?|central|upper|lower|downtown|inner|outer|greater|coastal|"
    "rural|occupied|neighbou?ring|mainland|metropolitan"
)
PART = compiled(rf"(?:(?:{_SIDE})[ -]){{1,3}}", re.IGNORECASE)
"""Words at the start of a span that name a part of what follows: "northern Gaza", "downtown Beirut"."""

PART_BEFORE = compiled(rf"\b(?:{_SIDE})(?: (?:and|or) (?:{_SIDE}))?[ -](?:the )?$", re.IGNORECASE)
NEAR_BEFORE = compiled(
    rf"\b(?:(?:{_SIDE}) of|near|nearby|outside|off|around|towards?|close to|on the outskirts of|the outskirts of|"
    r"on the edge of|the suburbs of|(?:km|kilometres?|kilometers?|miles?) from|border with|approaches to|vicinity of)"
    r" (?:the )?(?:city of |town of |village of )?$",
    re.IGNORECASE,
)
"""What stands before a name when the place meant lies only by it."""

OF_BEFORE = compiled(
    r"\b(" + "|".join(sorted(BEFORE, key=len, reverse=True)) + r") of (?:the )?$", re.IGNORECASE
)  # fmt: skip
_AFTER_NAME = compiled(
    r"(?:[ -](?:border|autonomous|frontline|front-line|coastal|nuclear power|power|nuclear|refugee|displacement|air|"
    r"military|international))?[ -]([A-Za-z]+(?:-[A-Za-z]+)?)(?![\w-])",
)


def type_after(text: str, end: int) -> tuple[int, str] | None:
    """The end and the word of a type word after a name that ends at `end`, at most one word that tells more between."""
    match = _AFTER_NAME.match(text, end, end + 40)
    if match is None or match.group(1).lower() not in AFTER:
        return None
    return match.end(), match.group(1).lower()
