"""An HTTP client that connects to checked addresses only: what was checked is what is connected to."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

from counterclaim.reports.addresses import resolve
from counterclaim.reports.limits import Limits
from counterclaim.version import __version__

USER_AGENT = f"counterclaim/{__version__} (reads single news reports; one request per report)"


class CheckedBackend(httpcore.NetworkBackend):
    """Resolves a host itself, refuses it unless every address is public, and connects to one of those.

    A name that answers differently the second time (DNS rebinding) gains nothing: there is no second time.
    """

    def __init__(self) -> None:
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connects to the first address that answers; ReportError for a host that may not be connected to."""
        last: Exception | None = None
        for address in resolve(host, port):
            try:
                return self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last or httpcore.ConnectError(f"{host} has no address")


class _Stream(httpx.SyncByteStream):
    def __init__(self, parts: Iterable[bytes]) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        with _named_errors():
            yield from self._parts

    def close(self) -> None:
        close = getattr(self._parts, "close", None)
        if close:
            close()


class CheckedTransport(httpx.BaseTransport):
    """httpx over httpcore with CheckedBackend under it; TLS still checks the host's name."""

    def __init__(self, backend: httpcore.NetworkBackend | None = None) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            network_backend=backend or CheckedBackend(),
            http1=True,
            max_connections=1,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request, without redirects."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        asked = httpcore.Request(
            request.method, url, headers=request.headers.raw, content=request.stream, extensions=request.extensions
        )
        with _named_errors():
            answer = self._pool.handle_request(asked)
        parts = answer.stream
        assert isinstance(parts, Iterable)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(parts), extensions=answer.extensions, request=request
        )

    def close(self) -> None:
        """Closes the connection."""
        self._pool.close()


@contextmanager
def _named_errors() -> Iterator[None]:
    """httpcore's errors as httpx's, so that callers need to know one family only."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise httpx.TimeoutException(str(error)) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, httpcore.UnsupportedProtocol) as error:
        raise httpx.TransportError(str(error)) from error


@contextmanager
def client(limits: Limits, transport: httpx.BaseTransport | None = None) -> Iterator[httpx.Client]:
    """A client that follows no redirect by itself and asks for nothing it can't unpack in bounded steps."""
    timeout = httpx.Timeout(limits.read_seconds, connect=limits.connect_seconds)
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en",
    }
    with httpx.Client(
        transport=transport or CheckedTransport(),
        headers=headers,
        timeout=timeout,
        follow_redirects=False,
        trust_env=False,
    ) as session:
        yield session
