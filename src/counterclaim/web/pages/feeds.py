"""Feeds: what is watched and how it does, and what could not be read."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.ledger.queries.overview import health
from counterclaim.ledger.queries.rows import FeedRow
from counterclaim.web.desk import desk
from counterclaim.web.look import flat
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)


def shown(db: Connection) -> Shown:
    """The page."""
    found = health(db, limit=50)
    return Shown(
        template="feeds.html.j2",
        title="Feeds and failures",
        section="feeds",
        value={"feeds": found.feeds, "failed": found.failed},
        table=flat.structs(FeedRow, lambda _: found.feeds),
        values={"feeds": found.feeds, "failed": found.failed},
    )


@router.get("/feeds")
def route(request: Request) -> Response:
    """The page's address."""
    return desk(request).show(request, shown)
