"""What a form is written from: claims, relations and matters, a part at a time."""

from collections.abc import Iterator
from typing import Protocol

from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.ledger.queries.results import ClaimRow, MatterPage, RelationRow
from counterclaim.ledger.queries.rows import ReportBrief

# Characters before and after a quotation by which it is found again in a text that has moved (Web Annotation).
CONTEXT = 32


class Source(Protocol):
    """What a format needs; each call starts anew, in an order that depends on the content alone."""

    def claims(self) -> Iterator[ClaimRow]:
        """The claims asked for, report by report, as they stand in the text."""
        ...

    def reports(self) -> Iterator[ReportBrief]:
        """The reports that hold these claims; where nothing was asked for, all, also those without a claim."""
        ...

    def relations(self) -> Iterator[RelationRow]:
        """Relations between two of these claims."""
        ...

    def matters(self) -> Iterator[MatterPage]:
        """Matters that hold at least one of these claims, with all their members."""
        ...

    def events(self) -> Iterator[EventPage]:
        """Events that hold at least one of these claims, the earliest first, with all their accounts."""
        ...

    def around(self, claim: ClaimRow) -> tuple[str, str]:
        """Up to CONTEXT characters of the report before the claim's first word and after its last."""
        ...


def words_around(text: str, claim: ClaimRow) -> tuple[str, str]:
    """Up to CONTEXT characters before the claim's first span and after its last."""
    if not claim.content:
        return "", ""
    start, end = claim.content[0][0], claim.content[-1][1]
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
