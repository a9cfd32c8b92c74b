"""A few fingerprints a paragraph, by which reports that may share copy are found without comparing all with all.

Winnowing (Schleimer, Wilkerson and Aiken 2003): of every GUARD neighbouring windows the least hash is kept, so that any
run of GUARD + WINDOW - 1 shared words is sure to leave a shared fingerprint, wherever it stands.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from counterclaim.copies.value import Copy, CopyParagraph

# Windows in a row of which one is kept: any 28 words in common are found, a sentence of agency copy. With 16 there are
# half as many rows again to keep, and of the rewrites' pairs .991 are found in place of .987; families are the same.
GUARD = 24
# A fingerprint that more reports carry than this is a phrase of the trade or a site's own; it brings no candidates.
CEILING = 200
# Share of the shorter report's fingerprints that a candidate has in common with a report. The same copy has 12 % of
# its windows in common at least (SHARED * PARAGRAPH of pairs.py); what shares a phrase by chance has less. Of the open
# half of the rewrites the pair with fewest has 13 %.
LEAST = 0.12


def fingerprints(paragraph: CopyParagraph) -> tuple[int, ...]:
    """The paragraph's fingerprints, each once, sorted; signed 64 bits. Spoken windows count like others here."""
    windows = paragraph.windows
    if len(windows) <= GUARD:
        return (min(windows),) if windows else ()
    least = min(windows[:GUARD])
    kept = {least}
    for first, (gone, new) in enumerate(zip(windows, windows[GUARD:], strict=False), 1):
        if new <= least:
            least = new
        elif gone == least:
            least = min(windows[first : first + GUARD])
        else:
            continue
        kept.add(least)
    return tuple(sorted(kept))


class Index:
    """Which reports carry a fingerprint, in memory; the ledger keeps the same in its table."""

    def __init__(self) -> None:
        self._reports: dict[int, set[str]] = defaultdict(set)
        self._values: dict[str, set[int]] = {}

    def add(self, copy: Copy) -> None:
        """Adding a report twice changes nothing."""
        values = self._values[copy.report] = {v for paragraph in copy.paragraphs for v in fingerprints(paragraph)}
        for value in values:
            self._reports[value].add(copy.report)

    def candidates(self, copy: Copy) -> list[str]:
        """Ids of other reports that share enough fingerprints with one that was added, those that share most first,
        then by id."""
        mine = self._values[copy.report]
        shared: Counter[str] = Counter()
        for value in mine:
            if 1 < len(self._reports[value]) <= CEILING:
                shared.update(self._reports[value])
        shared.pop(copy.report, None)
        found = [
            (-count, report)
            for report, count in shared.items()
            if count >= LEAST * min(len(mine), len(self._values[report]))
        ]
        return [report for _, report in sorted(found)]


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
