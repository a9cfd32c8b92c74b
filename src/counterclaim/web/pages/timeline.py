"""Timeline: each side's claims in a lane of its own, and how much was said by whom in each span of time."""

from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.language import _
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.timeline import timeline
from counterclaim.web import asking
from counterclaim.web.desk import desk
from counterclaim.web.look import flat
from counterclaim.web.look.choices import choices
from counterclaim.web.look.columns import columns
from counterclaim.web.look.lanes import By, lanes
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)


def shown(db: Connection, asked: Filters, given: dict[str, str]) -> Shown:
    """The page."""
    order: Literal["newest", "oldest"] = "oldest" if given.get("sort") == "oldest" else "newest"
    by: By = "happened" if given.get("by") == "happened" else "said"
    limit = asking.number(given, "limit", 200, most=500)
    found = timeline(db, asked, sort=order, limit=limit, cursor=given.get("cursor") or None)
    points = found.points.rows
    return Shown(
        template="timeline.html.j2",
        title=_("Timeline"),
        section="timeline",
        value=found,
        table=flat.claims_that(asked, order),
        values={
            "found": found,
            "page": found.points,
            "lanes": lanes(points, by),
            "by": by,
            "columns": columns(found.bins),
            "asked": asking.asked(asked),
            "sort": order,
            "sorts": ("newest", "oldest"),
            "choices": choices(),
        },
    )


@router.get("/timeline")
def route(request: Request) -> Response:
    """The page's address."""
    given = dict(request.query_params)
    asked = asking.filters(request.query_params.multi_items())
    return desk(request).show(request, lambda db: shown(db, asked, given))
