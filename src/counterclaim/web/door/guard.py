"""The door: an ASGI middleware that turns away what may not come in, and says who it is that comes.

What changes something is closed unless a rule opens it, so that a new route is safe before anybody thinks of it.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any

from anyio import to_thread
from sqlalchemy import Engine

from counterclaim.web.door import forgery, rules
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

COOKIE = "counterclaim_session"
NOBODY = Person(name="", role="reader", key="nobody")  # the sign-in form's token is bound to this
OPEN = ("/sign-in", "/static/", "/look/")  # what a person who has not signed in may see
OWN = ("/sign-out", "/account")  # what every person may change: the own session, the own tokens
ADMIN = ("/users",)


class Guard:
    """Every request passes here, in the order: host, origin, size, person, role, token against forged requests."""

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
        lasting = scope["path"].startswith(("/static/", "/look/"))

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = lasting and message["status"] == 200
                message["headers"] = secured(
                    message.get("headers", []), self.policy, https=self.settings.https, lasting=kept
                )
            await send(message)

        headers = rules.headers_of(scope)
        refusal = (
            rules.host_refusal(headers, self.settings.hosts)
            or rules.origin_refusal(scope["method"], headers)
            or rules.size_refusal(scope, headers, self.settings.body_limit)
        )
        if refusal is not None:
            await answer(refusal, scope, headers, out)
            return
        body = b""
        if scope["method"] not in rules.SAFE:
            whole = await _whole(receive, self.settings.body_limit)
            if whole is None:
                await answer(rules.too_long(self.settings.body_limit), scope, headers, out)
                return
            body, receive = whole, _again(whole)
        person = await self._person(headers)
        refusal = self._refusal(scope, headers, person, body)
        if refusal is not None:
            await answer(refusal, scope, headers, out)
            return
        scope.setdefault("state", {})["person"] = person or NOBODY
        await self.app(scope, receive, out)

    async def _person(self, headers: dict[str, str]) -> Person | None:
        settings = self.settings
        if not settings.team:
            return Person(name=settings.owner, role="admin", key="owner")
        kind, _, secret = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return await to_thread.run_sync(self._ask, sessions.by_token, secret.strip())
        held = cookie(headers)
        return await to_thread.run_sync(self._ask, sessions.by_session, held) if held else None

    def _ask(self, ask: Callable[..., Person | None], secret: str) -> Person | None:
        with self.engine.connect() as db:
            return ask(db, secret)

    def _refusal(
        self, scope: Scope, headers: dict[str, str], person: Person | None, body: bytes
    ) -> rules.Refusal | None:
        path: str = scope["path"]
        changes = scope["method"] not in rules.SAFE
        if person is None and not _under(path, OPEN):
            return rules.Refusal(401, "you are not signed in.", "Sign in, or send a token: Authorization: Bearer ...")
        who = person or NOBODY
        if _under(path, ADMIN) and not who.may("admin"):
            return rules.Refusal(403, "that is for admins.", "Ask an admin of this ledger.")
        if not changes:
            return None
        if not _under(path, (*OPEN, *OWN)) and not who.may("reviewer"):
            return rules.Refusal(403, "a reader may not change anything.", "Ask an admin for the role of a reviewer.")
        if who.by_token:
            if _under(path, (*OPEN, *OWN, *ADMIN)):
                return rules.Refusal(403, "a token may not do that.", "Sign in and do it on the page.")
            return None  # a browser never sends a token by itself, so nobody can forge this
        if not self.settings.team and not _from_browser(headers):
            return None  # a program on the owner's own machine
        if not forgery.holds(self.settings.secret, who.key, forgery.token_in(headers, body)):
            return rules.Refusal(403, "this page has expired.", "Reload it and try again.")
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


async def _whole(receive: Receive, limit: int) -> bytes | None:
    """The request's body, None where it is over the limit."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b"".join(parts)
        part = message.get("body", b"")
        size += len(part)
        if size > limit:
            return None
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def _again(body: bytes) -> Receive:
    """A body that was read, to be read once more."""
    left = [body]

    async def receive() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return {"type": "http.disconnect"}

    return receive
