"""A few fingerprints a paragraph, by which reports that may share copy are found without comparing all with all.

Winnowing (Schleimer, Wilkerson and Aiken 2003): of every GUARD neighbouring windows the least hash is kept, so that any
run of GUARD + WINDOW - 1 shared words is sure to leave a shared fingerprint, wherever it stands.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from counterclaim.copies.value import Copy, CopyParagraph

# Windows in a row of which one is kept: any 20 words in common are found. Half of it doubles the rows to keep.
GUARD = 16
# A fingerprint that more reports carry than this is a phrase of the trade or a site's own; it brings no candidates.
CEILING = 200


def fingerprints(paragraph: CopyParagraph) -> tuple[int, ...]:
    """The paragraph's fingerprints, each once, sorted; signed 64 bits. Spoken windows count like others here."""
    windows = paragraph.windows
    if len(windows) <= GUARD:
        return (min(windows),) if windows else ()
    kept = {min(windows[i : i + GUARD]) for i in range(len(windows) - GUARD + 1)}
    return tuple(sorted(kept))


class Index:
    """Which reports carry a fingerprint, in memory; the ledger keeps the same in its table."""

    def __init__(self) -> None:
        self._reports: dict[int, set[str]] = defaultdict(set)

    def add(self, copy: Copy) -> None:
        """Adding a report twice changes nothing."""
        for paragraph in copy.paragraphs:
            for value in fingerprints(paragraph):
                self._reports[value].add(copy.report)

    def candidates(self, copy: Copy) -> list[str]:
        """Ids of other reports that share a fingerprint, those that share most first, then by id."""
        shared: Counter[str] = Counter()
        for paragraph in copy.paragraphs:
            for value in fingerprints(paragraph):
                carriers = self._reports.get(value, set())
                if len(carriers) <= CEILING:
                    shared.update(carriers)
        shared.pop(copy.report, None)
        return [report for report, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))]


def candidate_pairs(copies: Iterable[Copy]) -> Iterator[tuple[Copy, Copy]]:
    """Each pair of reports that share a fingerprint, once, the lesser id first."""
    index = Index()
    by_id = {copy.report: copy for copy in copies}
    for copy in by_id.values():
        index.add(copy)
    for copy in by_id.values():
        for other in index.candidates(copy):
            if copy.report < other:
                yield copy, by_id[other]
