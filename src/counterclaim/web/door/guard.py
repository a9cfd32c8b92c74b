"""The door: an ASGI middleware that turns away what may not come in, and says who it is that comes.

What changes something is closed unless a rule opens it, so that a new route is safe before anybody thinks of it.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from tempfile import SpooledTemporaryFile
from typing import Any

from anyio import to_thread
from sqlalchemy import Engine

from counterclaim.language import _, speaking
from counterclaim.web.door import forgery, rules, tongue
from counterclaim.web.door.headers import policy, secured
from counterclaim.web.door.refused import answer
from counterclaim.web.people import sessions
from counterclaim.web.people.person import Person
from counterclaim.web.settings import Settings

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Body = SpooledTemporaryFile[bytes]

_PART = 1 << 18  # bytes of a body that are handed on at once
COOKIE = "counterclaim_session"
NOBODY = Person(name="", role="reader", key="nobody")  # the sign-in form's token is bound to this
OPEN = ("/sign-in", "/static/", "/look/")  # what a person who has not signed in may see
OWN = ("/sign-out", "/account")  # what every person may change: the own session, the own tokens
ADMIN = ("/users",)
REVIEWER = ("/add",)  # even to look at
UPLOAD = "/add"  # where files come in


class Guard:
    """Every request passes here, in the order: host, origin, size, person, role, body, token against forgery."""

    def __init__(self, app: App, *, engine: Engine, settings: Settings, basemap_origin: str | None = None) -> None:
        self.app = app
        self.engine = engine
        self.settings = settings
        self.policy = policy(basemap_origin)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = rules.headers_of(scope)
        with speaking(tongue.chosen(scope, headers, self.settings.language)):
            await self._answer(scope, headers, receive, send)

    async def _answer(self, scope: Scope, headers: dict[str, str], receive: Receive, send: Send) -> None:
        lasting = scope["path"].startswith(("/static/", "/look/"))
        code = None if lasting else tongue.asked(scope)

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = lasting and message["status"] == 200
                message["headers"] = secured(
                    message.get("headers", []), self.policy, https=self.settings.https, lasting=kept
                )
                if code is not None:
                    message["headers"].append(tongue.cookie(code, https=self.settings.https))
            await send(message)

        limit = self.settings.upload_limit if scope["path"] == UPLOAD else self.settings.body_limit
        refusal = (
            rules.host_refusal(headers, self.settings.hosts)
            or rules.origin_refusal(scope["method"], headers)
            or rules.size_refusal(scope, headers, limit)
        )
        if refusal is not None:
            await answer(refusal, scope, headers, out)
            return
        person = await self._person(headers)
        refusal = self._not_allowed(scope, person)  # before a body is taken: it may be a large one
        if refusal is not None:
            await answer(refusal, scope, headers, out)
            return
        scope.setdefault("state", {})["person"] = person or NOBODY
        if scope["method"] in rules.SAFE:
            await self.app(scope, receive, out)
            return
        with SpooledTemporaryFile(max_size=self.settings.body_limit) as body:
            if not await _taken(receive, body, limit):
                await answer(rules.too_long(limit), scope, headers, out)
                return
            body.seek(0)
            refusal = self._forged(headers, person or NOBODY, body.read(self.settings.body_limit))
            if refusal is not None:
                await answer(refusal, scope, headers, out)
                return
            body.seek(0)
            await self.app(scope, _again(body), out)

    async def _person(self, headers: dict[str, str]) -> Person | None:
        settings = self.settings
        if not settings.team:
            return Person(name=settings.owner, role="admin", key="owner")
        kind, __, secret = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return await to_thread.run_sync(self._ask, sessions.by_token, secret.strip())
        held = cookie(headers)
        return await to_thread.run_sync(self._ask, sessions.by_session, held) if held else None

    def _ask(self, ask: Callable[..., Person | None], secret: str) -> Person | None:
        with self.engine.connect() as db:
            return ask(db, secret)

    def _not_allowed(self, scope: Scope, person: Person | None) -> rules.Refusal | None:
        """What the person's role forbids."""
        path: str = scope["path"]
        changes = scope["method"] not in rules.SAFE
        if person is None and not _under(path, OPEN):
            return rules.Refusal(
                401, _("you are not signed in."), _("Sign in, or send a token: Authorization: Bearer ...")
            )
        who = person or NOBODY
        if _under(path, ADMIN) and not who.may("admin"):
            return rules.Refusal(403, _("that is for admins."), _("Ask an admin of this ledger."))
        if _under(path, REVIEWER) and not who.may("reviewer"):
            return rules.Refusal(403, _("a reader may not add reports."), _("Ask an admin for the role of a reviewer."))
        if not changes:
            return None
        if not _under(path, (*OPEN, *OWN)) and not who.may("reviewer"):
            return rules.Refusal(
                403, _("a reader may not change anything."), _("Ask an admin for the role of a reviewer.")
            )
        if who.by_token and _under(path, (*OPEN, *OWN, *ADMIN)):
            return rules.Refusal(403, _("a token may not do that."), _("Sign in and do it on the page."))
        return None

    def _forged(self, headers: dict[str, str], who: Person, body: bytes) -> rules.Refusal | None:
        """What another site's page may have sent. body: its beginning at least."""
        if who.by_token:
            return None  # a browser never sends a token by itself, so nobody can forge this
        if not self.settings.team and not _from_browser(headers):
            return None  # a program on the owner's own machine
        if not forgery.holds(self.settings.secret, who.key, forgery.token_in(headers, body)):
            return rules.Refusal(403, _("this page has expired."), _("Reload it and try again."))
        return None


def cookie(headers: dict[str, str]) -> str:
    """What our cookie holds; empty without one."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found is not None else ""


def _from_browser(headers: dict[str, str]) -> bool:
    """Browsers say where a changing request comes from; a form's content type is all that they send without asking."""
    plain = headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json"
    return plain or "origin" in headers or "sec-fetch-site" in headers or "cookie" in headers


def _under(path: str, folders: tuple[str, ...]) -> bool:
    return any(path == one or path.startswith(one if one.endswith("/") else one + "/") for one in folders)


async def _taken(receive: Receive, body: Body, limit: int) -> bool:
    """Take the request's body; False where it is over the limit."""
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return True
        part = message.get("body", b"")
        size += len(part)
        if size > limit:
            return False
        body.write(part)
        if not message.get("more_body", False):
            return True


def _again(body: Body) -> Receive:
    """A body that was taken, to be read once more."""
    ended = False

    async def receive() -> Message:
        nonlocal ended
        if ended:
            return {"type": "http.disconnect"}
        part = body.read(_PART)
        ended = len(part) < _PART
        return {"type": "http.request", "body": part, "more_body": not ended}

    return receive
