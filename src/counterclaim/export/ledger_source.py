"""A ledger as the source of an export, read a part at a time."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select

from counterclaim.export.source import words_around
from counterclaim.ledger.queries.claims import claims
from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.ledger.queries.events import event_page, events
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.matter_page import matter_page
from counterclaim.ledger.queries.matters import disputes
from counterclaim.ledger.queries.paging import every
from counterclaim.ledger.queries.relations import relation_rows
from counterclaim.ledger.queries.reports import reports
from counterclaim.ledger.queries.results import ClaimRow, MatterPage, RelationRow
from counterclaim.ledger.queries.rows import ReportBrief
from counterclaim.ledger.tables import report

# Claims read at a time: memory stays flat whatever the ledger's size.
AT_ONCE = 500
# Members of a matter that are handed on; a running total of a long war may have more.
MOST_MEMBERS = 500


class LedgerSource:
    """The claims of a ledger that meet the filters."""

    def __init__(self, db: Connection, filters: Filters | None = None) -> None:
        self._db = db
        self._filters = filters or Filters()
        self._text: tuple[str, str] = ("", "")

    def claims(self) -> Iterator[ClaimRow]:
        """See Source."""
        return every(lambda size, at: claims(self._db, self._filters, sort="report", limit=size, cursor=at))

    def reports(self) -> Iterator[ReportBrief]:
        """See Source."""
        return every(lambda size, at: reports(self._db, self._filters, sort="oldest", limit=size, cursor=at))

    def relations(self) -> Iterator[RelationRow]:
        """See Source."""
        inside = {claim.id for claim in self.claims()}
        ids = sorted(inside)
        for start in range(0, len(ids), AT_ONCE):
            batch = ids[start : start + AT_ONCE]
            first = set(batch)
            for row in relation_rows(self._db, batch):
                if row.a in first and row.b in inside:  # each once, at its `a`
                    yield row

    def matters(self) -> Iterator[MatterPage]:
        """See Source."""
        first = disputes(self._db)
        for id in sorted({claim.matter for claim in self.claims() if claim.matter}):
            page = matter_page(self._db, id, limit=MOST_MEMBERS)
            row = msgspec.structs.replace(page.matter, dispute=first.get(id, id if page.matter.contested else None))
            yield msgspec.structs.replace(page, matter=row)

    def events(self) -> Iterator[EventPage]:
        """See Source."""
        for row in every(lambda size, at: events(self._db, self._filters, sort="oldest", limit=size, cursor=at)):
            yield event_page(self._db, row.id, limit=MOST_MEMBERS)

    def around(self, claim: ClaimRow) -> tuple[str, str]:
        """See Source."""
        if self._text[0] != claim.report.id:  # claims come report by report
            query = select(report.c.text).where(report.c.id == claim.report.id)
            self._text = (claim.report.id, self._db.execute(query).scalar_one())
        return words_around(self._text[1], claim)
