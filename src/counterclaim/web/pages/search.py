"""Search: words in claims or whole reports, with every filter and the counts of what was found."""

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.language import _
from counterclaim.ledger.queries.events import events_with
from counterclaim.ledger.queries.facets import facets
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.paging import every
from counterclaim.ledger.queries.results import Facets, SearchHit
from counterclaim.ledger.queries.rows import Page
from counterclaim.ledger.queries.search import search
from counterclaim.web import asking
from counterclaim.web.desk import desk
from counterclaim.web.look import flat
from counterclaim.web.look.choices import choices
from counterclaim.web.look.marked import found_in
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)


def shown(db: Connection, asked: Filters, given: dict[str, str]) -> Shown:
    """The page. The words stand in `text`, so that every list understands the same address."""
    words = given.get("text", "").strip()
    within = given.get("within") or "claims"
    rest = msgspec.structs.replace(asked, text=None)

    def ask(db: Connection, limit: int, cursor: str | None) -> Page[SearchHit]:
        # Any other word than claims and reports is refused there.
        return search(db, words, rest, within=within, limit=limit, cursor=cursor)  # type: ignore[arg-type]

    first = not given.get("cursor")
    page = ask(db, asking.number(given, "limit", 20, most=100), given.get("cursor") or None)
    return Shown(
        template="search.html.j2",
        title=_("Search: %(words)s", words=words) if words else _("Search"),
        section="search",
        value=page,
        feed=asked if words else None,
        table=flat.claims(
            lambda db: (one.claim for one in every(lambda size, at: ask(db, size, at)) if one.claim is not None)
        ),
        values={
            "page": page,
            "events": events_with(db, words, page) if words and first else (),
            "hits": [(one, found_in(one)) for one in page.rows],
            "facets": facets(db, asked) if words else Facets(),
            "words": words,
            "within": within,
            "asked": asking.asked(asked),
            "choices": choices(),
        },
    )


@router.get("/search")
def route(request: Request) -> Response:
    """The page's address."""
    given = dict(request.query_params)
    asked = asking.filters(request.query_params.multi_items())
    return desk(request).show(request, lambda db: shown(db, asked, given))
