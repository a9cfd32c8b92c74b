"""Claims: the list with its facets, and one with its words, what others say to it, its history and how to cite it."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.language import _
from counterclaim.ledger.queries.captures import captures_of
from counterclaim.ledger.queries.claims import claim_page, claims
from counterclaim.ledger.queries.excerpts import AROUND, sentences
from counterclaim.ledger.queries.facets import facets
from counterclaim.ledger.queries.filters import Filters
from counterclaim.web import asking
from counterclaim.web.desk import desk
from counterclaim.web.look import flat, marked, values
from counterclaim.web.look.choices import choices
from counterclaim.web.look.edits import NOTHING, Form
from counterclaim.web.pages.editing import form_values
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)
SORTS = ("newest", "oldest", "happened", "confidence", "uncertain", "figure", "added", "report")


def listed(db: Connection, asked: Filters, given: dict[str, str]) -> Shown:
    """The list."""
    sort = given.get("sort") or "newest"
    page = claims(
        db,
        asked,
        sort=sort,  # type: ignore[arg-type]  # any other word is refused there
        limit=asking.number(given, "limit", 30, most=200),
        cursor=given.get("cursor") or None,
    )
    return Shown(
        template="claims.html.j2",
        title=_("Claims"),
        section="claims",
        value=page,
        table=flat.claims_that(asked, sort),  # type: ignore[arg-type]
        feed=asked,
        values={
            "page": page,
            "whole": sentences(db, {row.id: row.text for row in page.rows}),
            "facets": facets(db, asked),
            "asked": asking.asked(asked),
            "sort": sort,
            "sorts": SORTS,
            "choices": choices(),
        },
    )


def one(db: Connection, id: str, *, chosen: str = "", around: int = AROUND, form: Form = NOTHING) -> Shown:
    """One claim; chosen: offsets that a person picked in the report, for a correction ("120-184"). around: characters
    of the report on either side of its words. form: what was typed in its form, and what is wrong with it.
    """
    page = claim_page(db, id, around=around)
    return Shown(
        template="claim.html.j2",
        about=("claims", page.claim.id),
        title=f"{values.speaker(page.claim)}: {values.cut(page.claim.text, 90)}",
        section="claims",
        value=page,
        table=flat.claims(lambda _: (page.claim, *page.related)),
        cited=page.claim,
        values={
            "page": page,
            "claim": page.claim,
            "excerpt": marked.excerpt(page.excerpt),
            "captures": captures_of(db, page.claim.report.id),
            "related": {row.id: row for row in page.related},
            "choices": choices(),
            **form_values(db, page.claim.report.id, page.claim, form, chosen),
        },
    )


@router.get("/claims")
def list_route(request: Request) -> Response:
    """The list's address."""
    given = dict(request.query_params)
    asked = asking.filters(request.query_params.multi_items())
    return desk(request).show(request, lambda db: listed(db, asked, given))


@router.get("/claims/{id}")
def one_route(request: Request, id: str) -> Response:
    """One claim's address."""
    return desk(request).show(request, lambda db: one(db, id, chosen=request.query_params.get("words", "")))
