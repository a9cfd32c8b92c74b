"""Which claims of one telling count one thing, and which another attack or a part that it tells in the same breath."""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import fsum

import msgspec

from counterclaim.events.beside import Told, beside
from counterclaim.events.rarity import rarity

ROUNDS = 8  # passes in which claims may move to another group; two or three are enough as a rule
_LITTLE = 1e-9
_SIGNS = (
    "two places", "two regions", "two countries", "place of the later only", "two days", "day of the later only",
    "two acts", "the later is told apart", "one wider", "one a part", "the later is lower", "the later is higher",
)  # fmt: skip


class Parting(msgspec.Struct, frozen=True):
    """A logistic regression of whether two claims that count people count in one happening and scope; `weights` by the
    names of the features; one that was not there when they were fitted says nothing."""

    bias: float
    weights: dict[str, float]

    def likely(self, a: Told, b: Told, of: int) -> float:
        """The log-odds; the earlier of the two first. of: claims in their report."""
        found = beside(a, b, of, *rarity())
        return self.bias + fsum(self.weights.get(name, 0.0) * value for name, value in found.items() if value)


@cache
def parting() -> Parting:
    """The shipped one."""
    text = files("counterclaim.events").joinpath("parting.json").read_text(encoding="utf-8")
    return msgspec.json.decode(text, type=Parting)


def parted(claims: Sequence[Told], of: int, model: Parting | None = None) -> list[list[int]]:
    """Claims of one report that count people, by what they count: numbers from 0, the group of the first of them first.
    of: claims in their report."""
    model = model or parting()
    pairs = itertools.combinations(range(len(claims)), 2)
    known = {(one, other): model.likely(claims[one], claims[other], of) for one, other in pairs}

    def likely(one: int, other: int) -> float:
        return known[min(one, other), max(one, other)]

    groups: list[list[int]] = []
    for at in range(len(claims)):
        _join(groups, at, {n: fsum(likely(at, m) for m in group) / len(group) for n, group in enumerate(groups)})
    for _ in range(ROUNDS):
        if not _moved(groups, range(len(claims)), likely):
            break
    return sorted(sorted(group) for group in groups if group)


def set_apart(one: Told, others: Iterable[Told], of: int) -> bool:
    """True where the words themselves set a claim apart from each of these that stand before it: another place or day,
    another act, a figure that cannot be the same, a part or a longer time."""
    before = (beside(other, one, of, *rarity()) for other in others if other.at < one.at)
    return all(any(found[name] for name in _SIGNS) for found in before)


def _join(groups: list[list[int]], at: int, fit: Mapping[int, float]) -> None:
    """Put a claim into the group that it fits best; into one of its own where it fits none."""
    best = max(fit, key=lambda n: (fit[n], -n), default=None)
    if best is None or fit[best] <= 0:
        groups.append([at])
    else:
        groups[best].append(at)


def _moved(groups: list[list[int]], claims: Sequence[int], likely: Callable[[int, int], float]) -> bool:
    """Move each claim to where it fits all others best taken together; True where one has moved."""
    moved = False
    for at in claims:
        home = next(n for n, group in enumerate(groups) if at in group)
        fit = {n: fsum(likely(at, m) for m in group if m != at) for n, group in enumerate(groups) if group}
        best = max(fit, key=lambda n: (fit[n], n == home, -n))
        if fit[best] > max(0.0, fit[home]) + _LITTLE:
            groups[home].remove(at)
            groups[best].append(at)
            moved = True
        elif fit[home] < -_LITTLE and len(groups[home]) > 1:
            groups[home].remove(at)
            groups.append([at])
            moved = True
    return moved

