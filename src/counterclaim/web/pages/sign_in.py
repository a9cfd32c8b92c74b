"""Signing in and out, where a ledger is served to a team; both are rows of the audit log, failures too."""

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import Connection

from counterclaim.language import _
from counterclaim.ledger import audit
from counterclaim.web.desk import desk, person
from counterclaim.web.door.guard import COOKIE
from counterclaim.web.forms import back, fields
from counterclaim.web.people import accounts, sessions
from counterclaim.web.people.person import Role
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)
_SECONDS = int(sessions.SESSION.total_seconds())


def _form(next_page: str, failed: bool) -> Shown:
    return Shown(
        template="sign_in.html.j2", title=_("Sign in"), section="", values={"next_page": next_page, "failed": failed}
    )


@router.get("/sign-in")
def form(request: Request) -> Response:
    """The form."""
    return desk(request).show(request, lambda _: _form(request.query_params.get("next", "/"), False))


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    """A name and a password for a session."""
    given = dict(await fields(request))
    name, password = given.get("name", "").strip()[:64], given.get("password", "")
    address = request.client.host if request.client else "unknown"
    here = desk(request)

    def check(db: Connection) -> tuple[Role | None, str]:
        role = accounts.check(db, name, password, address=address)
        action = "sign_in" if role else "sign_in_failed"
        audit.append(db, who=name or "nobody", action=action, object=f"account:{name}", detail={"from": address})
        return role, sessions.open_session(db, name) if role else ""

    role, secret = await to_thread.run_sync(lambda: here.write(check))
    if role is None:
        return await to_thread.run_sync(
            lambda: here.show(request, lambda _: _form(given.get("next", "/"), True), status=401)
        )
    response = back(given.get("next", "/"))
    response.set_cookie(COOKIE, secret, max_age=_SECONDS, httponly=True, samesite="lax", secure=here.settings.https)
    return response


@router.post("/sign-out")
async def sign_out(request: Request) -> RedirectResponse:
    """End the session."""
    who = person(request)

    def end(db: Connection) -> None:
        sessions.close_session(db, who.key)
        audit.append(db, who=who.name, action="sign_out", object=f"account:{who.name}")

    if desk(request).settings.team:
        await to_thread.run_sync(lambda: desk(request).write(end))
    response = RedirectResponse("/sign-in", status_code=303)
    response.delete_cookie(COOKIE)
    return response
