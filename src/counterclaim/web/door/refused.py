"""What is answered where a request goes no further: a short page, or JSON to a program; sign-in where that helps."""

from collections.abc import Awaitable, Callable, MutableMapping
from html import escape
from typing import Any
from urllib.parse import quote

import msgspec

from counterclaim.language import _, current, direction
from counterclaim.web.door.rules import Refusal

Message = MutableMapping[str, Any]


async def answer(
    refusal: Refusal,
    scope: MutableMapping[str, Any],
    headers: dict[str, str],
    send: Callable[[Message], Awaitable[None]],
) -> None:
    """Send the refusal; a person who looks at a page without being signed in is shown the way."""
    extra: list[tuple[bytes, bytes]] = []
    status = refusal.status
    if wants_page(scope["path"], headers):
        if status == 401 and scope["method"] == "GET":
            asked = scope["path"] + ("?" + scope["query_string"].decode("latin-1") if scope["query_string"] else "")
            status = 303
            extra.append((b"location", f"/sign-in?next={quote(asked)}".encode()))
        title = escape(_("Not possible"))
        body = (
            f'<!DOCTYPE html><html lang="{current()}" dir="{direction(current())}"><head><meta charset="utf-8">'
            f"<title>{title}</title></head><body>"
            f"<h1>{title}</h1><p>{escape(refusal.what)} {escape(refusal.next_step)}</p></body></html>"
        ).encode()
        kind = b"text/html; charset=utf-8"
    else:
        body = error_json(refusal.what, next_step=refusal.next_step)
        kind = b"application/json"
    if status == 401:
        extra.append((b"www-authenticate", b"Bearer"))
    head = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), *extra]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": body})


def wants_page(path: str, headers: dict[str, str]) -> bool:
    """True for a person with a browser, False for a program."""
    return not path.startswith("/api/") and "text/html" in headers.get("accept", "")


def error_json(what: str, *, where: str | None = None, next_step: str | None = None) -> bytes:
    """The one shape of every error in JSON."""
    return msgspec.json.encode({"error": {"what": what, "where": where, "next_step": next_step}})
