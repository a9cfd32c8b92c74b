"""Phrases that point back to a place named before: "the region", "the border region", "the city"."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.gazetteer import Kind
from counterclaim.model.place import Place
from counterclaim.model.span import Span
from counterclaim.patterns import compiled

_KINDS: dict[str, tuple[Kind, ...]] = {
    "region": ("ADM1", "region"), "province": ("ADM1",), "oblast": ("ADM1",), "governorate": ("ADM1",),
    "territory": ("ADM1", "region"), "enclave": ("ADM1", "region"), "strip": ("ADM1", "region"),
    "peninsula": ("region", "ADM1"), "area": ("ADM1", "region", "ADM2", "town"), "district": ("ADM2",),
    "city": ("town",), "town": ("town",), "village": ("town",), "settlement": ("town",), "island": ("region",),
    "strait": ("water",), "plant": ("facility",), "crossing": ("facility",), "camp": ("facility",),
    "country": ("country",),
}  # fmt: skip
_PHRASE = compiled(
    r"\b(?:the|this) (?:(?:border|southern|northern|eastern|western|central|coastal|besieged|embattled|frontline|"
    r"front-line|war-torn|war-ravaged|entire|whole|breakaway|disputed|occupied|Palestinian|separatist|nuclear) )?"
    r"(" + "|".join(_KINDS) + r")\b(?![ -](?:of|that|which|where|council|hall|centre|center|(?-i:[A-Z])))",
    re.IGNORECASE,
)
BACK = 12  # names back that a phrase may reach; further off, the reader has forgotten it too


def phrases(text: str) -> Iterator[tuple[Span, tuple[Kind, ...]]]:
    """Spans of such phrases with the kinds of place they can mean."""
    for match in _PHRASE.finditer(text):
        yield match.span(), _KINDS[match.group(1).lower()]


def point_back(text: str, span: Span, kinds: tuple[Kind, ...], earlier: Sequence[Place]) -> Place | None:
    """The phrase as a place: what the last place of such a kind before it was; None where there is none near."""
    for place in reversed(earlier[-BACK:]):
        if place.id is not None and place.kind in kinds and not place.anaphor:
            return msgspec.structs.replace(
                place, text=text[span[0] : span[1]], start=span[0], end=span[1], anaphor=True,
                confidence=round(place.confidence * 0.8, 3),
            )  # fmt: skip
    return None
