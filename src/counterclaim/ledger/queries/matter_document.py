"""What `counterclaim matters --json` prints: matters in the form of DESIGN.md section 4, one after the other."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from counterclaim.ledger.queries.filters import Filters, MatterSort
from counterclaim.ledger.queries.labels import without_folders
from counterclaim.ledger.queries.load import chunks, spans
from counterclaim.ledger.queries.matters import compared_figures, matters
from counterclaim.ledger.queries.relations import in_matters
from counterclaim.ledger.queries.rows import MatterRow
from counterclaim.ledger.tables import claim, matter_claim, report

AT_ONCE = 200  # matters read with one set of statements


def document(
    db: Connection,
    asked: Filters = Filters(),  # noqa: B008 immutable
    *,
    question: str | None = None,
    running: bool | None = None,
    changed_since: str | None = None,
    least: int = 1,
    sort: MatterSort = "contested",
    most: int | None = None,
) -> Iterator[dict[str, Any]]:
    """Each matter that meets the filters (see matters.matters) with members, versions and relations; `most`: at most.

    Claims that a person rejected are no members.
    """
    cursor: str | None = None
    left = most if most is not None else None
    while left is None or left > 0:
        page = matters(
            db, asked, question=question, running=running, changed_since=changed_since, least=least, sort=sort,
            limit=AT_ONCE if left is None else min(AT_ONCE, left), cursor=cursor,
        )  # fmt: skip
        yield from documents(db, page.rows)
        left = None if left is None else left - len(page.rows)
        cursor = page.next
        if cursor is None:
            return


def documents(db: Connection, rows: tuple[MatterRow, ...]) -> Iterator[dict[str, Any]]:
    """These matters in that form."""
    ids = [row.id for row in rows]
    members: dict[str, list[dict[str, Any]]] = {id: [] for id in ids}
    versions: dict[str, dict[int, list[str]]] = {id: {} for id in ids}
    relations = in_matters(db, ids)
    for part in chunks(ids):
        query = (
            select(
                matter_claim.c.matter,
                matter_claim.c.version,
                claim.c.id,
                claim.c.content,
                claim.c.speaker_name,
                claim.c.side,
                claim.c.said,
                claim.c.text,
                report.c.source,
            )
            .join(claim, claim.c.id == matter_claim.c.claim)
            .join(report, report.c.id == claim.c.report)
            .where(matter_claim.c.matter.in_(part), claim.c.status != "rejected")
            .order_by(matter_claim.c.matter, matter_claim.c.position, claim.c.id)
        )
        found = db.execute(query).all()
        figures = compared_figures(db, [row.id for row in found], part)
        for row in found:
            figure = figures.get((row.matter, row.id))
            members[row.matter].append(
                {
                    "claim": row.id,
                    "source": without_folders(row.source),
                    "content": [list(span) for span in spans(row.content)],
                    "speaker": row.speaker_name,
                    "side": row.side,
                    "figure": figure.text if figure is not None else None,
                    "said": row.said,
                    "text": row.text,
                }
            )
            versions[row.matter].setdefault(row.version, []).append(row.id)
    for one in rows:
        yield {
            "id": one.id,
            "question": one.question,
            "type": one.type,
            "place": one.place_name,
            "running": one.running,
            "members": members[one.id],
            "versions": [claims for _, claims in sorted(versions[one.id].items())],
            "relations": [
                {"a": r.a, "b": r.b, "relation": r.relation, "reason": "" if r.by_person else r.reason}
                for r in relations[one.id]
            ],
            "event": one.event,
            "also": one.also,
        }
