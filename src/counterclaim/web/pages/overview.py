"""Overview: what came in, what is contested now, what changed since yesterday, how the feeds do."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import Connection

from counterclaim.language import _
from counterclaim.ledger.queries.matters import largest_of_events
from counterclaim.ledger.queries.overview import overview
from counterclaim.ledger.queries.raised import raised
from counterclaim.ledger.queries.relations import any_against
from counterclaim.ledger.queries.reports import reports
from counterclaim.ledger.queries.rows import MatterRow
from counterclaim.web.desk import desk, person
from counterclaim.web.intake.jobs import Progress
from counterclaim.web.look import flat
from counterclaim.web.pages.add import is_empty
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)


def shown(db: Connection, *, added: Progress | None = None) -> Shown:
    """The page; added: a run of adding that has just ended."""
    found = overview(db)
    most = max((one.claims for one in found.added), default=0)
    return Shown(
        template="overview.html.j2",
        title=_("Overview"),
        section="overview",
        value=found,
        table=flat.structs(MatterRow, lambda _: found.contested_now, without="latest dispute"),
        values={
            "overview": found,
            "most": most,
            "against": bool(found.contested_now) or any_against(db),
            "reports": reports(db, sort="added", limit=10).rows,
            "added": added,
            "raised": raised(db),
            "digests": largest_of_events(db, [one.id for one in (*found.events, *found.changed_events)]),
        },
    )


@router.get("/")
def route(request: Request) -> Response:
    """The page's address; of a ledger without reports, the page where they are added. added: a run that led here."""
    here = desk(request)
    if person(request).reviews:
        with here.reading() as db:
            if is_empty(db):
                return RedirectResponse("/add", status_code=303)
    job = here.jobs.get(request.query_params.get("added", ""))
    return here.show(request, lambda db: shown(db, added=job.progress if job else None))
