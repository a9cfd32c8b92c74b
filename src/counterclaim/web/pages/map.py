"""Map: claims by place, drawn as precisely as they speak and no more, by side, type and time."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.language import _
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.map import map_page, unplaced
from counterclaim.ledger.queries.results import MapPlace
from counterclaim.web import asking
from counterclaim.web.desk import desk
from counterclaim.web.look import flat
from counterclaim.web.look.choices import choices
from counterclaim.web.look.columns import columns
from counterclaim.web.look.ground import ground, outlines
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)
LISTED = 50  # places under the map; its CSV has all
MOST = 2_000  # places on it
EVERY = 10_000_000  # places in its CSV: all


def shown(db: Connection, asked: Filters, given: dict[str, str]) -> Shown:
    """The page."""
    found = map_page(db, asked, limit=asking.number(given, "limit", 1_000, most=MOST))
    drawn = ground(found.places)
    return Shown(
        template="map.html.j2",
        title=_("Map"),
        section="map",
        value=found,
        table=flat.structs(MapPlace, lambda db: map_page(db, asked, limit=EVERY).places, without="sides"),
        values={
            "found": found,
            "ground": drawn,
            "around": [(one.name, one.lat, one.lon) for one in drawn.around],
            "outlines": outlines(found.places),
            "unplaced": unplaced(db, asked) if given.get("unplaced") else (),
            "listed": LISTED,
            "columns": columns(found.bins),
            "asked": asking.asked(asked),
            "choices": choices(),
        },
    )


@router.get("/map")
def route(request: Request) -> Response:
    """The page's address."""
    given = dict(request.query_params)
    asked = asking.filters(request.query_params.multi_items())
    return desk(request).show(request, lambda db: shown(db, asked, given))
