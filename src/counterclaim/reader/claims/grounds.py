"""Where a claim's event happens: the places that the encoder's head for it marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.model.place import Place, PlaceKind
from counterclaim.reader.phrases import phrase
from counterclaim.reader.tag import TaggedSpan
from counterclaim.reader.words import Words

_KINDS: dict[str, PlaceKind] = {
    "country": "country", "ADM1": "ADM1", "ADM2": "ADM2", "town": "town", "quarter": "town", "region": "region",
    "water": "water", "facility": "facility",
}  # fmt: skip


def with_named(
    located: Sequence[Place], marked: Iterable[TaggedSpan], text: str, words: Words
) -> tuple[Place, ...]:
    """The located places and, unresolved, every marked one that none of them meets ("the consulate", "there").

    All in running-text offsets, in reading order.
    """
    out = list(located)
    for one in marked:
        if any(p.start < one.end and one.start < p.end for p in located):
            continue
        if one.label == "country" and not any(w.noun for w in words.slice((one.start, one.end))):
            continue  # "Ukrainian": whose it is, not where
        whole = phrase(words, (one.start, one.end), len(text))
        if whole is not None:
            start, end = whole
            if any(p.start < end and start < p.end for p in located):
                continue  # "northern Sri Lanka": the state is there already
            if text.startswith(" of ", end) and any(p.start == end + len(" of ") for p in located):
                continue  # "the village | of Norva"
            kind = _KINDS.get(one.label, "unknown")
            out.append(Place(text=text[start:end], start=start, end=end, kind=kind))
    return tuple(sorted(out, key=lambda p: (p.start, p.end)))
