"""Two reports side by side: what the versions of a wire story share, and what each has of its own."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.errors import FilterError
from counterclaim.ledger.queries.compare import comparison
from counterclaim.web.desk import desk
from counterclaim.web.look import values
from counterclaim.web.look.marked import pieces
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)
MOST = 200_000  # characters of each that are shown; a story that travels has some 5,000


def shown(db: Connection, a: str, b: str) -> Shown:
    """The page."""
    if not a or not b:
        raise FilterError(
            "two reports are needed.", where="a, b", next_step="Open a wire story's report and choose another version."
        )
    found = comparison(db, a, b)
    return Shown(
        template="compare.html.j2",
        title=f"Two versions: {values.title(found.a)}",
        section="reports",
        value=found,
        values={
            "found": found,
            "columns": (
                (found.a, list(pieces(found.a_text[:MOST], found.a_own)), len(found.a_text) > MOST),
                (found.b, list(pieces(found.b_text[:MOST], found.b_own)), len(found.b_text) > MOST),
            ),
        },
    )


@router.get("/compare")
def route(request: Request) -> Response:
    """The page's address."""
    a, b = request.query_params.get("a", ""), request.query_params.get("b", "")
    return desk(request).show(request, lambda db: shown(db, a, b))
