"""One http(s) address to its bytes: checked addresses only, bounded in size, redirects and time."""

import time
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from counterclaim.errors import ReportError
from counterclaim.reports.guard import TookTooLong, within
from counterclaim.reports.limits import Limits, too_large

if TYPE_CHECKING:
    import httpx

_CHUNK = 65_536


class Page(NamedTuple):
    """What an address sent: its bytes unpacked, the address it came from in the end, the charset it named.

    etag, modified: what to send back next time; unchanged: the server says that nothing is new since then.
    """

    data: bytes
    url: str
    charset: str | None
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


def fetch(url: str, *, limits: Limits, headers: Mapping[str, str] | None = None) -> Page:
    """Gets one page; raises ReportError for everything that is not an answer with content. headers: beside our own,
    If-None-Match and If-Modified-Since, which a server may answer with "unchanged".

    The environment's proxies are not used: behind a proxy nobody could tell which address is connected to.
    """
    try:
        return within(limits.fetch_seconds, lambda: _follow(url, limits, headers or {}))
    except TookTooLong:
        raise _silent(url, f"no whole answer within {limits.fetch_seconds:g} seconds") from None


def _follow(url: str, limits: Limits, headers: Mapping[str, str]) -> Page:
    from counterclaim.reports.transport import client

    until = time.monotonic() + limits.fetch_seconds
    at = url
    with client(limits) as session:
        for _ in range(limits.redirects + 1):
            _check(at, url)
            try:
                answer = _get(session, at, limits, until, headers)
            except ReportError as error:
                # Errors name the address that was asked for; a redirect's is told with it.
                via = "" if at == url else f"redirected to {at[:200]}, "
                raise ReportError(via + error.what, where=url, next_step=error.next_step) from None
            if isinstance(answer, Page):
                return answer
            at = answer
    raise ReportError(
        f"more than {limits.redirects} redirects.", where=url, next_step="Give the address the page ends up at."
    )


def _check(at: str, asked: str) -> None:
    try:
        parts = urlsplit(at)
        scheme, host = parts.scheme.lower(), parts.hostname
        _ = parts.port
    except ValueError:
        scheme, host = "", None
    if scheme not in ("http", "https") or not host:
        via = "" if at == asked else f"redirected to {at[:200]}, "
        raise ReportError(
            f"{via}not an http(s) address.", where=asked, next_step="Give an address such as https://example.org/news."
        )


def _get(
    session: "httpx.Client", url: str, limits: Limits, until: float, headers: Mapping[str, str]
) -> Page | str:
    """The page, or the address it redirects to."""
    import httpx

    try:
        with session.stream("GET", url, headers=dict(headers)) as response:
            told = response.headers.get("etag"), response.headers.get("last-modified")
            if response.status_code == 304 and headers:
                return Page(b"", url, None, *told, unchanged=True)
            if response.is_redirect:
                return str(urljoin(url, response.headers.get("location", "")))
            if response.status_code != 200:
                raise ReportError(
                    f"the server answered {response.status_code} {response.reason_phrase}".rstrip() + ".",
                    where=url,
                    next_step="Open the page in a browser, save it and give the file.",
                )
            parts = []
            size = 0
            for part in _unpacked(response, url):
                size += len(part)
                if size > limits.download:
                    raise too_large(limits.download, name="download", unit="bytes", where=url)
                if time.monotonic() > until:
                    raise TookTooLong
                parts.append(part)
            return Page(b"".join(parts), url, response.charset_encoding, *told)
    except httpx.InvalidURL as error:
        raise ReportError(f"not an address: {error}.", where=url, next_step="Check its spelling.") from None
    except httpx.TimeoutException:
        raise _silent(url, "no answer in time") from None
    except httpx.HTTPError as error:
        reason = str(error).strip().rstrip(".") or type(error).__name__
        raise _silent(url, f"no answer ({reason})") from None


def _unpacked(response: "httpx.Response", url: str) -> Iterator[bytes]:
    """The content, unpacked in bounded steps: a packed answer of 1 MB can hold 1 GB."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing in ("", "identity"):
        yield from response.iter_raw(_CHUNK)
        return
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise ReportError(
            f"the server sends it packed as {packing[:40]}, which was not asked for.",
            where=url,
            next_step="Open the page in a browser, save it and give the file.",
        )
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip and zlib heads alike
    try:
        for chunk in response.iter_raw(_CHUNK):
            rest = chunk
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _CHUNK)
                rest = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error:
        raise _silent(url, f"its answer is not the {packing} it says it is") from None


def _silent(url: str, what: str) -> ReportError:
    return ReportError(
        f"{what}.", where=url, next_step="Try again later, or open the page in a browser, save it and give the file."
    )
