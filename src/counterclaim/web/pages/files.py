"""Our own files: the sheet of styles and the built scripts. Nothing but what the build put there is served."""

from functools import cache
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, Response

from counterclaim.errors import UnknownError
from counterclaim.web.look.sheet import STATIC, sheet

router = APIRouter(include_in_schema=False)
_KINDS = {".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json"}
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="3" fill="#fbfaf7"/>'
    '<path d="M6 8h14M6 13h14" stroke="#1d1c1a" stroke-width="2.4"/>'
    '<path d="M12 20h14M12 25h14" stroke="#1d1c1a" stroke-width="2.4" stroke-dasharray="4 2"/></svg>'
)


@router.get("/look/{name}")
def style(name: str) -> Response:
    """The sheet of styles, and the icon."""
    if name == "icon.svg":
        return Response(_ICON, media_type="image/svg+xml")
    if f"look/{name}" != sheet()[0]:
        raise UnknownError("there is no such file.", where=name[:80], next_step="Load the page anew.")
    return Response(sheet()[1], media_type="text/css")


@router.get("/favicon.ico")
def icon() -> Response:
    """What browsers ask for by themselves."""
    return Response(_ICON, media_type="image/svg+xml")


@router.get("/static/{path:path}")
def built(path: str) -> Response:
    """A built file, by the list of those that there are."""
    found = _files().get(path)
    if found is None:
        raise UnknownError("there is no such file.", where=path[:80], next_step="Load the page anew.")
    return FileResponse(found, media_type=_KINDS.get(found.suffix, "application/octet-stream"))


@cache
def _files() -> dict[str, Path]:
    return {one.relative_to(STATIC).as_posix(): one for one in STATIC.rglob("*") if one.is_file()}
