"""The language of an answer: that of its address, the one chosen before, the server's, or what the browser prefers."""

from collections.abc import Mapping, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from counterclaim import language

COOKIE = "counterclaim_language"
KEPT = 365 * 24 * 3600  # seconds for which a browser keeps the choice
_DATA = ("/api/",)  # for programs: always in English
_NO_DATA = ("/add",)  # its JSON is read by our own page, which shows the sentences in it


def asked(scope: MutableMapping[str, Any]) -> str | None:
    """The language that the address itself names (?lang=uk), which is then kept; None for none, or one we lack."""
    found = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [])
    return found[-1] if found and found[-1] in language.names() else None


def chosen(scope: MutableMapping[str, Any], headers: Mapping[str, str], default: str | None) -> str:
    """The language of the answer. default: of the server, None where browsers decide.

    Data and downloads are always in English: whoever reads them must find the same words everywhere.
    """
    path: str = scope["path"]
    if path.startswith(_DATA) or "/brief." in path:
        return language.ENGLISH
    if b"format=" in scope["query_string"] and not path.startswith(_NO_DATA):
        return language.ENGLISH
    kept = _kept(headers.get("cookie", ""))
    return asked(scope) or kept or default or language.accepted(headers.get("accept-language", "")) or language.ENGLISH


def cookie(code: str, *, https: bool) -> tuple[bytes, bytes]:
    """The header that keeps a choice."""
    secure = "; Secure" if https else ""
    return b"set-cookie", f"{COOKIE}={code}; Path=/; Max-Age={KEPT}; SameSite=Lax; HttpOnly{secure}".encode()


def _kept(header: str) -> str | None:
    try:
        found = SimpleCookie(header[:4_000]).get(COOKIE)
    except CookieError:
        return None
    return found.value if found is not None and found.value in language.names() else None
