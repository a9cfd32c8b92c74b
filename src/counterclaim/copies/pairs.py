"""Whether two reports carry the same copy: exact containment of furniture-free paragraphs."""

from functools import lru_cache

import msgspec

from counterclaim.copies.value import Copy

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
    same_site, agencies_differ: evidence beside the words.
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
        return self.own_words >= LEAST_WORDS and self.containment >= self.least


def compare(a: Copy, b: Copy) -> Pair:
    """What two reports have in common, by exact comparison of all their windows."""
    common = _windows(a) & _windows(b)
    a_shared, a_words, own = _shared(a, common)
    b_shared, b_words, _ = _shared(b, common)
    return Pair(
        a=a.report,
        b=b.report,
        a_shared=a_shared,
        b_shared=b_shared,
        a_containment=a_words / max(1, a.words),
        b_containment=b_words / max(1, b.words),
        own_words=own,
        same_site=a.site is not None and a.site == b.site,
        same_agency=a.agency is not None and a.agency == b.agency,
    )


def _shared(copy: Copy, common: frozenset[int]) -> tuple[tuple[int, ...], int, int]:
    """Shared paragraphs, their words, and of those the words outside quotation marks."""
    numbers, words, own = [], 0, 0
    for number, (paragraph, part) in enumerate(zip(copy.paragraphs, _parts(copy), strict=True)):
        count = len(paragraph.windows)
        # Most paragraphs are told apart by sets; a window that stands twice counts twice.
        if len(part & common) + count - len(part) < PARAGRAPH * count:
            continue
        found = [i for i, value in enumerate(paragraph.windows) if value in common]
        if len(found) < PARAGRAPH * count:
            continue
        numbers.append(number)
        words += paragraph.words
        free = count - len(paragraph.spoken)
        unspoken = sum(1 for i in found if i not in paragraph.spoken)
        own += round(paragraph.words * unspoken / count) if free else 0
    return tuple(numbers), words, own


@lru_cache(maxsize=1024)
def _windows(copy: Copy) -> frozenset[int]:
    return frozenset(value for paragraph in copy.paragraphs for value in paragraph.windows)


@lru_cache(maxsize=1024)
def _parts(copy: Copy) -> tuple[frozenset[int], ...]:
    return tuple(frozenset(paragraph.windows) for paragraph in copy.paragraphs)
