"""People: who has an account and which role, for admins. The door lets nobody else in."""

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.errors import CounterclaimError
from counterclaim.language import _
from counterclaim.web.desk import desk, person
from counterclaim.web.forms import back, fields
from counterclaim.web.people import accounts
from counterclaim.web.people.person import ROLES, Role
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)


def shown(db: Connection) -> Shown:
    """The page."""
    return Shown(
        template="users.html.j2",
        title=_("People"),
        section="users",
        values={"accounts": accounts.accounts(db), "roles": ROLES},
    )


@router.get("/users")
def route(request: Request) -> Response:
    """The page's address."""
    return desk(request).show(request, shown)


@router.post("/users")
async def change(request: Request) -> Response:
    """Add an account, change its role or password, or remove it."""
    if not desk(request).settings.team:
        raise CounterclaimError(
            _("the first account is made on the command line."), next_step="counterclaim users add NAME --role admin"
        )
    given = dict(await fields(request))
    name, action, by = given.get("name", "").strip(), given.get("action", ""), person(request).name
    role: Role = given.get("role", "reader")  # type: ignore[assignment]  # checked by accounts

    def run(db: Connection) -> None:
        if action == "add":
            accounts.add(db, name, role, given.get("password", ""), by=by)
        elif action == "role":
            accounts.set_role(db, name, role, by=by)
        elif action == "password":
            accounts.set_password(db, name, given.get("password", ""), by=by)
        elif action == "remove":
            accounts.remove(db, name, by=by)
        else:
            raise CounterclaimError(_("nothing was chosen."), next_step=_("Use one of the buttons."))

    await to_thread.run_sync(lambda: desk(request).write(run))
    return back("/users")
