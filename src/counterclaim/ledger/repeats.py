"""Which claims repeat one before them: further carriers of one utterance, and copy of one wire story."""

from collections.abc import Iterable
from typing import NamedTuple


class Carried(NamedTuple):
    """A claim as a carrier. family: the wire family whose copy its words are; None where they are its report's own."""

    id: str
    utterance: str | None
    family: str | None
    text: str


def repeats(claims: Iterable[Carried]) -> dict[str, str]:
    """Claims to be folded away, each with the one that it repeats: the first of its utterance, or of its wire copy.

    claims: in the order of saying; the first of them that carries an utterance stands for it.
    """
    first: dict[tuple[str, str], str] = {}
    out: dict[str, str] = {}
    for one in claims:
        keys = [("utterance", one.utterance)] if one.utterance else []
        if one.family:
            keys.append((one.family, " ".join(one.text.split()).casefold()))
        stands = next((first[key] for key in keys if key in first), None)
        if stands is not None:
            out[one.id] = stands
        for key in keys:
            first.setdefault(key, stands or one.id)
    return out
