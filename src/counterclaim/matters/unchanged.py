"""What a matter rests on, as a digest: where it is what it was, the matter need not be assembled again."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import msgspec

from counterclaim.matters.facets import Facet
from counterclaim.version import __version__

CONTINUED = f"continued {__version__}"
"""In place of a digest: a long running total, whose members' relations to those before them all hold."""

Stamps = Mapping[str, bytes]
"""Of entries by id, a digest of all that each holds."""


class Stored(msgspec.Struct, frozen=True):
    """A matter as it was assembled before: what it rested on then, None where that is not known; its entries' ids."""

    made_of: str | None
    members: frozenset[str]


def digest(
    key: tuple[Any, ...], facets: Iterable[Facet], answers: Sequence[tuple[Facet, Facet, Any, str]], stamps: Stamps
) -> str | None:
    """Of a question, the facets that are of it, in order, and the denials that answer them; None without stamps.

    Another version of the program gives other digests: its rules may be others.
    """
    if not stamps:
        return None
    out = blake2b(f"{__version__}\x1f{key!r}".encode("utf-8", "surrogatepass"), digest_size=12)
    for facet in facets:
        out.update(_stamp(facet, stamps))
    for denial, denied, *_ in answers:
        out.update(b"\x1d" + _stamp(denial, stamps) + _stamp(denied, stamps))
    return out.hexdigest()


def _stamp(facet: Facet, stamps: Stamps) -> bytes:
    start = facet.figure.start if facet.figure is not None else -1
    return stamps[facet.entry.id] + start.to_bytes(8, "big", signed=True)


class Unchanged:
    """Which of the stored matters would come out as they are."""

    def __init__(self, stored: Mapping[str, Stored]) -> None:
        self.stored = stored
        self.ids: set[str] = set()
        self._same: dict[str, list[str]] = {}
        for id, one in stored.items():
            if one.made_of is not None:
                self._same.setdefault(one.made_of, []).append(id)

    def has(self, id: str, made_of: str | None) -> bool:
        """True where the matter of that id rests on the same; it is noted."""
        known = self.stored.get(id)
        if made_of is None or known is None or known.made_of != made_of:
            return False
        self.ids.add(id)
        return True

    def have(self, claims: set[str], made_of: str | None) -> bool:
        """True where matters that rest on the same take in all these claims; they are noted."""
        ids = self._same.get(made_of, ()) if made_of is not None else ()
        if not ids or not claims <= {member for id in ids for member in self.stored[id].members}:
            return False
        self.ids.update(ids)
        return True
