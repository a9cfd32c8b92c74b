"""Which shared paragraphs belong to one story, so that a page merged from two agencies joins both and joins them not.

Paragraphs of one story travel together: most reports that carry one of them carry the next. Two agencies' stories meet
only in the pages that merged them.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from counterclaim.copies.pairs import PARAGRAPH, Pair
from counterclaim.copies.value import Copy, CopyParagraph
from counterclaim.joining import Groups

# Of the reports that carry either of two paragraphs, the share that must carry both, and be passed. Two stories and one
# page merged from both give a third, two such pages a half.
TOGETHER = 0.5

Node = tuple[str, int]  # report id, number of the paragraph


def stories(copies: Mapping[str, Copy], pairs: Sequence[Pair]) -> list[set[Node]]:
    """Shared paragraphs grouped into stories; `pairs` are those of reports that carry the same copy."""
    same: Groups[Node] = Groups()
    for pair in sorted(pairs, key=lambda p: (p.a, p.b)):
        for i, j in _matches(copies[pair.a], pair.a_shared, copies[pair.b], pair.b_shared):
            same.join((pair.a, i), (pair.b, j))
    clusters = same.groups()
    carriers = [frozenset(report for report, _ in cluster) for cluster in clusters]
    story: Groups[int] = Groups()
    for i in range(len(clusters)):
        story.find(i)
    for i, j in combinations(range(len(clusters)), 2):
        if len(carriers[i] & carriers[j]) > TOGETHER * len(carriers[i] | carriers[j]):
            story.join(i, j)
    return [{node for i in group for node in clusters[i]} for group in story.groups()]


def _matches(a: Copy, a_shared: Iterable[int], b: Copy, b_shared: Iterable[int]) -> list[tuple[int, int]]:
    """Paragraphs of `a` and of `b` that share most of the shorter one's windows."""
    b_parts = [(j, frozenset(b.paragraphs[j].windows)) for j in b_shared]
    out = []
    for i in a_shared:
        mine = frozenset(a.paragraphs[i].windows)
        for j, theirs in b_parts:
            if len(mine & theirs) >= PARAGRAPH * min(len(mine), len(theirs)):
                out.append((i, j))
    return out


def words_in(story: set[Node], copy: Copy) -> int:
    """How many words of the report stand in the story."""
    return sum(paragraph.words for _, paragraph in paragraphs_in(story, copy))


def paragraphs_in(story: set[Node], copy: Copy) -> list[tuple[int, CopyParagraph]]:
    """The report's paragraphs that belong to the story, with their numbers."""
    return [(i, p) for i, p in enumerate(copy.paragraphs) if (copy.report, i) in story]
