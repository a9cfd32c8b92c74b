"""The pages served by one process: which names are answered to, who signs in, what is said on the terminal."""

import errno
import ipaddress
import socket
import sys
from urllib.parse import urlsplit

import msgspec

from counterclaim.errors import CounterclaimError
from counterclaim.language import required
from counterclaim.ledger.ledger import Ledger, account
from counterclaim.web.look.sheet import built
from counterclaim.web.people import accounts
from counterclaim.web.settings import LOCAL_HOSTS, Settings

PORT = 8400
CACHE_KB = 8_192  # of SQLite's pages, for each of at most app.AT_ONCE connections


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asks for. names: further host names that are answered to. open: the browser. create: the
    ledger where there is none. spare: another port where this one is taken.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    names: tuple[str, ...] = ()
    https: bool = False
    basemap: str | None = None
    language: str | None = None
    open: bool = False
    create: bool = False
    spare: bool = False


def settings_for(ledger: Ledger, wanted: Wanted) -> Settings:
    """Whom to let in; raises CounterclaimError where others could come in without an account."""
    with ledger.reading() as db:
        team = accounts.exists(db)
    if not team and not is_local(wanted.host):
        raise CounterclaimError(
            "others could reach the ledger, and nobody has an account.",
            where=wanted.host,
            next_step="Add one first: counterclaim users add NAME --role admin",
        )
    if wanted.basemap is not None and urlsplit(wanted.basemap).scheme not in ("https", "http"):
        raise CounterclaimError(
            "not the address of a map style.", where=wanted.basemap, next_step="Give an address with https://"
        )
    language = required(wanted.language) if wanted.language else None
    hosts = {*LOCAL_HOSTS, *(one.lower() for one in wanted.names)}
    if wanted.host not in ("0.0.0.0", "::"):
        hosts.add(f"[{wanted.host}]" if ":" in wanted.host else wanted.host.lower())
    return Settings(
        hosts=frozenset(hosts), team=team, owner=account(), https=wanted.https, basemap=wanted.basemap,
        language=language,
    )  # fmt: skip


def is_local(host: str) -> bool:
    """True where nobody but this machine can connect."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def run(address: str, wanted: Wanted) -> None:
    """Serve until interrupted; raises CounterclaimError where the ledger or the port can't be had."""
    import uvicorn

    from counterclaim.web.app import create_app

    with Ledger(address, create=wanted.create) as ledger:
        _spare_memory(ledger)
        settings = settings_for(ledger, wanted)
        listening = _listen(wanted)
        port = listening.getsockname()[1]
        shown = f"http://{'127.0.0.1' if wanted.host in ('0.0.0.0', '::') else wanted.host}:{port}/"
        who = "everybody signs in" if settings.team else f"this machine only, as {settings.owner}"
        sys.stderr.write(f"Serving {ledger.address.shown} at {shown} ({who}). Ctrl-C ends it.\n")
        if not built():
            sys.stderr.write("The front end was not built: map and charts are drawings that do not answer.\n")
        if wanted.open:
            import webbrowser

            webbrowser.open(shown)
        config = uvicorn.Config(
            create_app(ledger, settings), log_level="warning", access_log=False, server_header=False, ws="none",
            proxy_headers=True, forwarded_allow_ips="127.0.0.1,::1", timeout_keep_alive=15, limit_concurrency=500,
        )  # fmt: skip
        uvicorn.Server(config).run(sockets=[listening])


def _listen(wanted: Wanted) -> socket.socket:
    family = socket.AF_INET6 if ":" in wanted.host else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle on: the head and the body of an answer then wait 40 ms for each other.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        try:
            listening.bind((wanted.host, wanted.port))
        except OSError as error:
            if not wanted.spare or error.errno != errno.EADDRINUSE:
                raise
            listening.bind((wanted.host, 0))
        listening.listen(512)
    except OSError as error:
        listening.close()
        raise CounterclaimError(
            f"can't be listened on ({error.strerror or error}).",
            where=f"{wanted.host}:{wanted.port}",
            next_step="Choose another: --port 0 takes any that is free.",
        ) from error
    return listening


def _spare_memory(ledger: Ledger) -> None:
    """Adding wants large caches; many short questions at once want many small ones."""
    if ledger.engine.dialect.name != "sqlite":
        return
    from sqlalchemy import event

    def smaller(connection: object, _record: object) -> None:
        connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")  # type: ignore[attr-defined]

    event.listen(ledger.engine, "connect", smaller)
    ledger.engine.dispose()
