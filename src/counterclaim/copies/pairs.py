"""Whether two reports carry the same copy: exact containment of furniture-free paragraphs."""

from collections.abc import Set
from functools import cached_property, lru_cache

import msgspec

from counterclaim.copies.value import WINDOW, Copy

# Share of the shorter report's words, in paragraphs that the other carries too, from which both are one copy.
# Set on the open half of the rewrites that benchmarks/wire_families.py builds (docs/copies.md has the sweep).
SHARED = 0.3
# Two reports of one site share its background paragraphs, too; a second version of a story shares much more.
SHARED_ON_ONE_SITE = 0.6
# Share of a paragraph's windows found in the other report from which the paragraph itself is shared. Wire copy is
# edited: a word changed in twenty breaks a quarter of its windows.
PARAGRAPH = 0.4
# Fewer shared words, those inside quotation marks left out, prove nothing: a sentence of background has about 25.
LEAST_WORDS = 30


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """What two reports have in common.

    a_shared, b_shared: numbers of the paragraphs of each that the other carries.
    a_containment, b_containment: share of each report's words that stand in those paragraphs, 0 to 1.
    own_words: shared words of `a` outside quotation marks.
    same_site, agencies_differ: evidence beside the words. alike: they have the very same words, as a digest's item and
    the item itself.
    """

    a: str
    b: str
    a_shared: tuple[int, ...]
    b_shared: tuple[int, ...]
    a_containment: float
    b_containment: float
    own_words: int
    same_site: bool = False
    same_agency: bool = False
    alike: bool = False

    @property
    def containment(self) -> float:
        """Of the one that is more contained in the other."""
        return max(self.a_containment, self.b_containment)

    @property
    def least(self) -> float:
        """The containment from which these two count as one copy."""
        return SHARED_ON_ONE_SITE if self.same_site else SHARED

    @property
    def same_copy(self) -> bool:
        """True where both carry the same copy; words that both merely quote do not make it so."""
        return self.containment >= self.least and (self.own_words >= LEAST_WORDS or self.alike)


def compare(a: Copy, b: Copy) -> Pair:
    """What two reports have in common, by exact comparison of all their windows."""
    return _compared(a, b, _seen(a), _seen(b))


def same_copy(a: Copy, b: Copy) -> Pair | None:
    """As `compare` where both carry the same copy; None, mostly at once, where they do not."""
    one, other = _seen(a), _seen(b)
    least = SHARED_ON_ONE_SITE if _same_site(a, b) else SHARED
    shared = len(one.windows & other.windows)
    if one.most_words(shared) < least * one.words and other.most_words(shared) < least * other.words:
        return None
    if one.most_own(shared) < LEAST_WORDS and not _alike(one, other):
        return None
    pair = _compared(a, b, one, other)
    return pair if pair.same_copy else None


def _compared(a: Copy, b: Copy, one: "_Seen", other: "_Seen") -> Pair:
    common = one.windows & other.windows
    a_shared, a_words, own = one.shared(common)
    b_shared, b_words, _ = other.shared(common)
    return Pair(
        a=a.report,
        b=b.report,
        a_shared=a_shared,
        b_shared=b_shared,
        a_containment=a_words / max(1, one.words),
        b_containment=b_words / max(1, other.words),
        own_words=own,
        same_site=_same_site(a, b),
        same_agency=a.agency is not None and a.agency == b.agency,
        alike=_alike(one, other),
    )


def _alike(one: "_Seen", other: "_Seen") -> bool:
    return one.words == other.words >= WINDOW and one.windows == other.windows


def _same_site(a: Copy, b: Copy) -> bool:
    return a.site is not None and a.site == b.site


class _Seen:
    """A report's windows with the paragraphs that each stands in, a paragraph as often as the window stands there."""

    def __init__(self, copy: Copy) -> None:
        self.copy = copy
        self.words = copy.words
        self.windows = frozenset[int]().union(*(paragraph.windows for paragraph in copy.paragraphs))
        self.repeats = sum(len(paragraph.windows) for paragraph in copy.paragraphs) - len(self.windows)

    @cached_property
    def where(self) -> dict[int, tuple[int, ...]]:
        """The paragraphs of each window."""
        out: dict[int, tuple[int, ...]] = {}
        for number, paragraph in enumerate(self.copy.paragraphs):
            alone = (number,)
            for value in paragraph.windows:
                out[value] = (*out[value], number) if value in out else alone
        return out

    def most_words(self, shared: int) -> float:
        """No more words than these stand in shared paragraphs where so many windows are shared.

        A shared paragraph of n windows has at least PARAGRAPH * n of them shared, and n + WINDOW - 1 words at most.
        """
        standing = shared + self.repeats
        return standing / PARAGRAPH + (WINDOW - 1) * min(standing, len(self.copy.paragraphs))

    def most_own(self, shared: int) -> int:
        """No more words outside quotation marks than these stand in what is shared, where so many windows are.

        Of a paragraph with n windows, those shared have WINDOW - 1 words beside one each at most, and half is rounded.
        """
        standing = shared + self.repeats
        return standing + WINDOW * min(standing, len(self.copy.paragraphs))

    def shared(self, common: Set[int]) -> tuple[tuple[int, ...], int, int]:
        """Shared paragraphs, their words, and of those the words outside quotation marks."""
        counts: dict[int, int] = {}
        where = self.where
        for value in common:
            for number in where[value]:
                counts[number] = counts.get(number, 0) + 1
        numbers, words, own = [], 0, 0
        for number in sorted(counts):
            paragraph = self.copy.paragraphs[number]
            count = len(paragraph.windows)
            if counts[number] < PARAGRAPH * count:
                continue
            numbers.append(number)
            words += paragraph.words
            unspoken = counts[number]
            if paragraph.spoken:
                unspoken = sum(v in common for i, v in enumerate(paragraph.windows) if i not in paragraph.spoken)
            own += round(paragraph.words * unspoken / count)
        return tuple(numbers), words, own


# Of a thousand reports of 500 words, some 100 MB at most; those compared with one another come close together.
@lru_cache(maxsize=1024)
def _seen(copy: Copy) -> _Seen:
    return _Seen(copy)
