"""Overview: what came in, what is contested now, what changed since yesterday, how the feeds do."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.ledger.queries.overview import overview
from counterclaim.ledger.queries.reports import reports
from counterclaim.ledger.queries.rows import MatterRow
from counterclaim.web.desk import desk
from counterclaim.web.look import flat
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)


def shown(db: Connection) -> Shown:
    """The page."""
    found = overview(db)
    most = max((one.claims for one in found.added), default=0)
    return Shown(
        template="overview.html.j2",
        title="Overview",
        section="overview",
        value=found,
        table=flat.structs(MatterRow, lambda _: found.contested_now, without="latest"),
        values={"overview": found, "most": most, "reports": reports(db, sort="added", limit=10).rows},
    )


@router.get("/")
def route(request: Request) -> Response:
    """The page's address."""
    return desk(request).show(request, shown)
