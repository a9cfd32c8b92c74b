"""Keyboard shortcuts: what "?" shows, as a page."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from counterclaim.web.desk import desk
from counterclaim.web.look.keys import GROUPS
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)


@router.get("/keys")
def route(request: Request) -> Response:
    """The page's address."""
    shown = Shown(template="keys.html.j2", title="Keyboard shortcuts", section="keys", values={"groups": GROUPS})
    return desk(request).show(request, lambda _: shown)
