"""Audit trail: who did what when, each line chained to the one before."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.ledger.queries.audit_log import audit
from counterclaim.web import asking
from counterclaim.web.desk import desk
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)
FIELDS = ("who", "action", "object", "since")


def shown(db: Connection, given: dict[str, str]) -> Shown:
    """The page."""
    asked = {name: given[name].strip()[:200] for name in FIELDS if given.get(name, "").strip()}
    page = audit(db, **asked, limit=asking.number(given, "limit", 50, most=500), cursor=given.get("cursor") or None)
    return Shown(
        template="audit.html.j2",
        title="Audit trail",
        section="audit",
        value=page,
        rows=tuple(
            {"id": one.id, "at": one.at, "who": one.who, "action": one.action, "object": one.object, "hash": one.hash}
            for one in page.rows
        ),
        values={"page": page, "asked": asked, "fields": FIELDS},
    )


@router.get("/audit")
def route(request: Request) -> Response:
    """The page's address."""
    given = dict(request.query_params)
    return desk(request).show(request, lambda db: shown(db, given))
