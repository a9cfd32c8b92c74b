"""Which read span answers which marked one: one to one, the same span before an overlapping one."""

from collections.abc import Iterable, Sequence
from typing import Protocol


class Spanned(Protocol):
    """Anything with a place in the text; end exclusive."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def shared(a: Spanned, b: Spanned) -> int:
    """Characters in common; 0 or less where there are none."""
    return min(a.end, b.end) - max(a.start, b.start)


def match(gold: Sequence[Spanned], read: Sequence[Spanned], *, exact: bool = False) -> dict[int, int]:
    """Index in `gold` to index in `read`: the same span first, then the largest overlap, then reading order."""
    found = []
    for i, g in enumerate(gold):
        for j, r in enumerate(read):
            same = g.start == r.start and g.end == r.end
            if same or (not exact and shared(g, r) > 0):
                found.append((0 if same else 1, -shared(g, r), i, j))
    return pick((i, j) for _, _, i, j in sorted(found))


def pick(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The pairs in the order given, each index used once."""
    out: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in pairs:
        if i not in out and j not in taken:
            out[i] = j
            taken.add(j)
    return out
