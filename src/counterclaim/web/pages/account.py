"""One's own account: the password, and tokens for programs, each shown once."""

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.errors import CounterclaimError
from counterclaim.language import _
from counterclaim.web import asking
from counterclaim.web.desk import desk, person
from counterclaim.web.forms import back, fields
from counterclaim.web.people import accounts, sessions
from counterclaim.web.people.person import ROLES, Person, Role
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)


def shown(db: Connection, who: Person, *, fresh: str = "") -> Shown:
    """The page; fresh: a token that was just made."""
    return Shown(
        template="account.html.j2",
        title=_("Your account"),
        section="account",
        values={
            "tokens": sessions.tokens(db, who.name),
            "roles": [role for role in ROLES if who.may(role)],
            "fresh": fresh,
        },
    )


@router.get("/account")
def route(request: Request) -> Response:
    """The page's address."""
    _team(request)
    return desk(request).show(request, lambda db: shown(db, person(request)))


@router.post("/account/tokens")
async def make(request: Request) -> Response:
    """Make a token and show it, once."""
    _team(request)
    given = dict(await fields(request))
    who, here = person(request), desk(request)
    days = asking.number(given, "days", 90, most=sessions.TOKEN_DAYS)
    role: Role = given.get("role", "reader")  # type: ignore[assignment]  # checked by make_token

    def run() -> Response:
        fresh = here.write(lambda db: sessions.make_token(db, who, given.get("name", ""), role, days=days))
        return here.show(request, lambda db: shown(db, who, fresh=fresh))

    return await to_thread.run_sync(run)


@router.post("/account/tokens/drop")
async def drop(request: Request) -> Response:
    """Take a token back."""
    _team(request)
    given = dict(await fields(request))
    who = person(request)
    await to_thread.run_sync(
        lambda: desk(request).write(lambda db: sessions.drop_token(db, who.name, given.get("id", "")))
    )
    return back("/account")


@router.post("/account/password")
async def password(request: Request) -> Response:
    """Change one's own password; the old one is asked for."""
    _team(request)
    given = dict(await fields(request))
    who = person(request)
    address = request.client.host if request.client else "unknown"

    def run(db: Connection) -> bool:
        right = accounts.check(db, who.name, given.get("old", ""), address=address) is not None
        if right:
            accounts.set_password(db, who.name, given.get("new", ""), by=who.name)
        return right

    if not await to_thread.run_sync(lambda: desk(request).write(run)):
        raise CounterclaimError(_("the old password is not right."), next_step=_("Go back and try again."))
    return back("/sign-in")


def _team(request: Request) -> None:
    if not desk(request).settings.team:
        raise CounterclaimError(
            _("nobody signs in on this machine."), next_step=_("Accounts come with: counterclaim users add NAME")
        )
