"""Audit trail: who did what when, each line chained to the one before."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.language import _
from counterclaim.ledger.queries.audit_log import audit
from counterclaim.ledger.queries.paging import every
from counterclaim.ledger.queries.rows import AuditRow, Page
from counterclaim.web import asking
from counterclaim.web.desk import desk
from counterclaim.web.look import flat
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)
FIELDS = ("who", "action", "object", "since")


def shown(db: Connection, given: dict[str, str]) -> Shown:
    """The page."""
    asked = {name: given[name].strip()[:200] for name in FIELDS if given.get(name, "").strip()}

    def ask(db: Connection, limit: int, cursor: str | None) -> Page[AuditRow]:
        return audit(db, **asked, limit=limit, cursor=cursor)

    page = ask(db, asking.number(given, "limit", 50, most=500), given.get("cursor") or None)
    return Shown(
        template="audit.html.j2",
        title=_("Audit trail"),
        section="audit",
        value=page,
        table=flat.structs(
            AuditRow, lambda db: every(lambda size, at: ask(db, size, at)), without="detail previous"
        ),
        values={"page": page, "asked": asked, "fields": FIELDS},
    )


@router.get("/audit")
def route(request: Request) -> Response:
    """The page's address."""
    given = dict(request.query_params)
    return desk(request).show(request, lambda db: shown(db, given))
