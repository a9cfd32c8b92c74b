"""Pages kept as long as nothing at all was written to the ledger, so that what many people look at is made once."""

import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import PoolProxiedConnection

MOST_BYTES = 24_000_000  # of all pages kept: some 500 of the usual 50 KB, far below what the server may take
SECONDS = 60.0  # after which a page is made anew in any case: some of them tell what changed since yesterday


class Kept:
    """Pages by what was asked, forgotten at the first write by whatever connection or process.

    SQLite tells one connection by a number (PRAGMA data_version) whether any other has written; PostgreSQL has nothing
    as cheap and as certain, so nothing is kept there.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._watching: PoolProxiedConnection | None = None
        self._version: int | None = None
        self._pages: OrderedDict[Hashable, tuple[float, bytes, bytes]] = OrderedDict()
        self._bytes = 0
        self._sides: tuple[int, tuple[str, ...]] | None = None

    def state(self) -> int | None:
        """The number of the ledger's state, None where none can be had. To be asked before the state is read."""
        if self._engine.dialect.name != "sqlite":
            return None
        with self._lock:
            try:
                if self._watching is None:
                    self._watching = self._engine.raw_connection()
                cursor = self._watching.cursor()
                cursor.execute("PRAGMA data_version")
                (version,) = cursor.fetchone() or (0,)
                cursor.close()
            except (SQLAlchemyError, sqlite3.Error):
                return None
            if version != self._version:
                self._version = version
                self._pages.clear()
                self._bytes = 0
                self._sides = None
            return version

    def sides(self, state: int | None, ask: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        """The sides of the ledger in that state; they stand on every page."""
        kept = self._sides
        if state is not None and kept is not None and kept[0] == state:
            return kept[1]
        found = ask()
        with self._lock:
            if state is not None and state == self._version:
                self._sides = (state, found)
        return found

    def get(self, state: int | None, key: Hashable, token: str) -> bytes | None:
        """The page that was kept for that state, with `token` in place of the one it was made with: each answer has a
        token of its own, so that compression tells nothing of it.
        """
        with self._lock:
            found = self._pages.get(key) if state is not None and state == self._version else None
            if found is None or found[0] < time.monotonic():
                return None
            self._pages.move_to_end(key)
        return found[1].replace(found[2], token.encode())

    def put(self, state: int | None, key: Hashable, page: bytes, token: str) -> None:
        """Keep a page that was made from that state, or a later one."""
        with self._lock:
            if state is None or state != self._version or len(page) > MOST_BYTES // 10:
                return
            old = self._pages.pop(key, None)
            self._bytes += len(page) - (len(old[1]) if old else 0)
            self._pages[key] = (time.monotonic() + SECONDS, page, token.encode())
            while self._bytes > MOST_BYTES:
                self._bytes -= len(self._pages.popitem(last=False)[1][1])

    def close(self) -> None:
        """Give the connection back."""
        with self._lock, suppress(SQLAlchemyError, sqlite3.Error):
            if self._watching is not None:
                self._watching.close()
                self._watching = None
