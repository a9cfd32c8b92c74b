"""Where a claim's event happens: the places that the encoder's head for it marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.model.place import Place, PlaceKind
from counterclaim.reader.tag import TaggedSpan

_KINDS: dict[str, PlaceKind] = {
    "country": "country", "ADM1": "ADM1", "ADM2": "ADM2", "town": "town", "quarter": "town", "region": "region",
    "water": "water", "facility": "facility",
}  # fmt: skip


def with_named(located: Sequence[Place], marked: Iterable[TaggedSpan], text: str) -> tuple[Place, ...]:
    """The located places and, unresolved, every marked one that none of them meets ("the consulate", "there").

    All in running-text offsets, in reading order.
    """
    out = list(located)
    for one in marked:
        if not any(p.start < one.end and one.start < p.end for p in located):
            kind = _KINDS.get(one.label, "unknown")
            out.append(Place(text=text[one.start : one.end], start=one.start, end=one.end, kind=kind))
    return tuple(sorted(out, key=lambda p: (p.start, p.end)))
