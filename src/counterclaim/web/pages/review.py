"""Review: the least certain and most contested claims first, each beside its words, judged with single keys."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.language import p_
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.review import queue
from counterclaim.web import asking
from counterclaim.web.desk import desk, person
from counterclaim.web.look import flat
from counterclaim.web.look.choices import choices
from counterclaim.web.look.marked import excerpt
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)


def shown(db: Connection, asked: Filters, given: dict[str, str], who: str) -> Shown:
    """The page."""
    second = given.get("second") == "1"
    page = queue(
        db,
        asked,
        who=who,
        second=second,
        limit=asking.number(given, "limit", 10, most=100),
        cursor=given.get("cursor") or None,
    )
    return Shown(
        template="review.html.j2",
        title=p_("page", "Review"),
        section="review",
        value=page,
        table=flat.claims(lambda _: (one.claim for one in page.rows)),
        values={
            "page": page,
            "items": [(one, excerpt(one.excerpt)) for one in page.rows],
            "second": second,
            "asked": asking.asked(asked),
            "choices": choices(),
        },
    )


@router.get("/review")
def route(request: Request) -> Response:
    """The page's address."""
    given = dict(request.query_params)
    asked = asking.filters(request.query_params.multi_items())
    return desk(request).show(request, lambda db: shown(db, asked, given, person(request).name))
