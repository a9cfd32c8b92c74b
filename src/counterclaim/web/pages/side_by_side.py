"""Two events side by side, their figures on one axis: to compare them, and to see whether they are one."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.errors import FilterError
from counterclaim.language import _
from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.ledger.queries.events import event_page, events
from counterclaim.ledger.queries.filters import Filters
from counterclaim.web.desk import desk
from counterclaim.web.look.axis import axis
from counterclaim.web.look.course import parse
from counterclaim.web.pages.events import MOST_DRAWN, told
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)
OFFERED = 12  # other events of the same place that are offered


def shown(db: Connection, a: str, b: str) -> Shown:
    """The page; without a second event, one that offers those of the same place."""
    if not a:
        raise FilterError(
            _("an event is needed."), where="a", next_step=_("Open an event and choose another beside it.")
        )
    one = event_page(db, a)
    if not b:
        place = one.event.place
        found = events(db, Filters(place=place), sort="newest", limit=OFFERED + 1).rows if place else ()
        others = [row for row in found if row.id != one.event.id][:OFFERED]
        return _shown(None, {"one": one.event, "others": others, "pages": ()})
    pages = (one, event_page(db, b))
    what = next((row.what for page in pages for row in page.ranges if not row.group), "killed")
    drawn = [told(page, what) for page in pages]
    reports = [{member.claim.report.id: member.claim.report for member in page.claims} for page in pages]
    values = {
        "one": one.event,
        "others": (),
        "pages": pages,
        "drawn": [rows[:MOST_DRAWN] for rows in drawn],
        "by_id": {member.claim.id: member.claim for page in pages for member in page.claims},
        "axis": axis(row.one.figure for rows in drawn for row in rows),
        "what": what,
        "shared": [report for id, report in reports[0].items() if id in reports[1]],
        "apart": _days_apart(*pages),
    }
    return _shown({"a": pages[0], "b": pages[1]}, values)


def _shown(value: Any, values: dict[str, Any]) -> Shown:
    title = _("Two events side by side")
    return Shown(template="side_by_side.html.j2", title=title, section="events", value=value, values=values)


def _days_apart(a: EventPage, b: EventPage) -> int | None:
    """Days between the last of the earlier and the first of the later event; 0 where they overlap, None if not told."""
    ends = [(parse(one.event.first), parse(one.event.last or one.event.first)) for one in (a, b)]
    (first, last), (other, end) = ends
    if first is None or last is None or other is None or end is None:
        return None
    return max(0, (other - last).days, (first - end).days)


@router.get("/side-by-side")
def route(request: Request) -> Response:
    """The page's address; a, b: ids of events, or the addresses of their pages."""
    a, b = (request.query_params.get(name, "").strip().rstrip("/").rpartition("/")[2] for name in ("a", "b"))
    return desk(request).show(request, lambda db: shown(db, a, b))
