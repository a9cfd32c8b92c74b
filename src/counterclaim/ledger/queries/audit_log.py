"""The audit log as it is shown: who did what when, the latest first."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, select

from counterclaim.ledger.queries.load import chunks
from counterclaim.ledger.queries.order import Step
from counterclaim.ledger.queries.paging import page
from counterclaim.ledger.queries.rows import AuditRow, Page
from counterclaim.ledger.storable import plain as storable
from counterclaim.ledger.tables import audit as log


def audit(
    db: Connection,
    *,
    who: str | None = None,
    action: str | None = None,
    object: str | None = None,
    since: str | None = None,
    limit: int = 50,
    cursor: str | None = None,
) -> Page[AuditRow]:
    """Rows of the audit log, the latest first, `limit` (1 to 1,000) at a time; raises FilterError.

    who, action, object: exactly these. since: UTC moment.
    """
    wanted = ((log.c.who, who), (log.c.action, action), (log.c.object, object))
    where = [column == storable(value) for column, value in wanted if value is not None]
    if since is not None:
        where.append(log.c.at >= storable(since))
    return page(
        db, log.c.id, where, (Step(log.c.id, True, int),), asked=[who, action, object, since],
        limit=limit, cursor=cursor, load=lambda ids: _rows(db, ids),
    )  # fmt: skip


def _rows(db: Connection, ids: Sequence[int]) -> list[AuditRow]:
    rows = {row.id: row for part in chunks(ids) for row in db.execute(select(log).where(log.c.id.in_(part)))}
    return [AuditRow(**{**rows[id]._mapping, "detail": json.loads(rows[id].detail)}) for id in ids]
