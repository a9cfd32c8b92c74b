"""What a request must look like: the host it names, where it comes from, how long it is. Functions of its headers."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from counterclaim.language import _

SAFE = frozenset({"GET", "HEAD"})
_HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9.-]{1,253})(:\d{1,5})?")
_LONGEST_TARGET = 8_000  # characters of path and query; the longest view has 1,000


class Refusal(NamedTuple):
    """Why a request goes no further: status, what was wrong, what to do."""

    status: int
    what: str
    next_step: str


def headers_of(scope: Mapping[str, Any]) -> dict[str, str]:
    """Headers by lower-case name; of those that came twice the last. Two Hosts are none."""
    found: dict[str, str] = {}
    for raw, value in scope["headers"]:
        name = raw.decode("latin-1").lower()
        found[name] = "" if name == "host" and name in found else value.decode("latin-1")
    return found


def host_refusal(headers: Mapping[str, str], hosts: frozenset[str]) -> Refusal | None:
    """A name that is not ours may be a foreign page's that was pointed at this machine (DNS rebinding)."""
    found = _HOST.fullmatch(headers.get("host", "").lower())
    if found is None or found.group(1) not in hosts:
        return Refusal(
            421, _("this address is not served under that host name."), _("Name it when serving: --name HOST.")
        )
    return None


def origin_refusal(method: str, headers: Mapping[str, str]) -> Refusal | None:
    """Another site's pages may link here and no more: they may not read, embed or post.

    Origin and Sec-Fetch-Site are set by browsers and can't be set by a page; programs send neither.
    """
    foreign = Refusal(403, _("the request comes from another site's page."), _("Open the page itself and do it there."))
    origin = headers.get("origin")
    if origin is not None and origin.lower() not in _own(headers):
        return foreign
    site = headers.get("sec-fetch-site", "none")
    if site in ("same-origin", "none"):
        return None
    if method in SAFE and headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document":
        return None
    return foreign


def size_refusal(scope: Mapping[str, Any], headers: Mapping[str, str], limit: int) -> Refusal | None:
    """What is too long by its own account; a body that doesn't say is counted while it comes."""
    if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > _LONGEST_TARGET:
        return Refusal(414, _("the address is too long."), _("Leave some filters out."))
    length = headers.get("content-length")
    if length is None:
        return None
    if not length.isascii() or not length.isdigit():
        return Refusal(400, _("the length of the request makes no sense."), _("Send the request again."))
    return too_long(limit) if int(length) > limit else None


def too_long(limit: int) -> Refusal:
    """The refusal of a body over the limit."""
    return Refusal(413, _("the request is longer than %(count)s bytes.", count=f"{limit:,}"), _("Send less at once."))


def _own(headers: Mapping[str, str]) -> tuple[str, str]:
    host = headers.get("host", "").lower()
    return (f"http://{host}", f"https://{host}")
