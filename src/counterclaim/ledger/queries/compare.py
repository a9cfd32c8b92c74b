"""Two reports side by side: which paragraphs of one the other carries, and which are its own."""

from sqlalchemy import Connection

from counterclaim.copies.pairs import PARAGRAPH
from counterclaim.copies.windows import copy_of
from counterclaim.ledger.queries.load import report_briefs
from counterclaim.ledger.queries.machine import machine_reading
from counterclaim.ledger.queries.results import Comparison


def comparison(db: Connection, a: str, b: str) -> Comparison:
    """Two reports by their ids; paragraphs pair with the one they share most words with. raises UnknownError."""
    first, second = machine_reading(db, a).report, machine_reading(db, b).report
    ours, theirs = copy_of(first).paragraphs, copy_of(second).paragraphs
    windows = [frozenset(paragraph.windows) for paragraph in theirs]
    pairs = []
    taken: set[int] = set()
    a_own = []
    for paragraph in ours:
        common = [(sum(value in other for value in paragraph.windows), -i) for i, other in enumerate(windows)]
        most, at = max(common, default=(0, 0))
        if most and most >= PARAGRAPH * len(paragraph.windows):
            taken.add(-at)
            pairs.append(((paragraph.start, paragraph.end), (theirs[-at].start, theirs[-at].end)))
        else:
            a_own.append((paragraph.start, paragraph.end))
    briefs = report_briefs(db, [a, b])
    return Comparison(
        a=briefs[a],
        b=briefs[b],
        a_text=first.text,
        b_text=second.text,
        pairs=tuple(pairs),
        a_own=tuple(a_own),
        b_own=tuple((one.start, one.end) for i, one in enumerate(theirs) if i not in taken),
    )
