"""Connections to a ledger's store, set so that nothing committed is lost and nobody waits for a reader."""

import sqlite3
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from counterclaim.errors import LedgerError
from counterclaim.ledger.address import Address
from counterclaim.ledger.sort_name import sort_name

BUSY_SECONDS = 20.0  # SQLite waits so long for another writer before it gives up and transactions.py tries again
WRITE = "counterclaim_write"
"""Execution option of connections that are going to write."""

POOL = 8  # connections kept; a page takes one for some milliseconds
POOL_MORE = 16  # beyond those, for a while
POOL_SECONDS = 20.0  # to wait for one before a user is told that all are taken


def engine_of(
    address: Address, *, read_only: bool = False, create: bool = True, pool: int = POOL, more: int = POOL_MORE
) -> Engine:
    """The engine of a ledger; nothing is opened yet. create: the first connection may make a SQLite file."""
    if address.path is not None:
        pooled = {"pool_size": pool, "max_overflow": more, "pool_timeout": POOL_SECONDS}
        return _sqlite(address, "ro" if read_only else "rwc" if create else "rw", pooled)
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise LedgerError(
            "PostgreSQL needs psycopg, which is not installed.",
            where=address.shown,
            next_step="Run: pip install 'counterclaim[postgres]'",
        ) from None
    return create_engine(
        address.url, pool_size=pool, max_overflow=more, pool_timeout=POOL_SECONDS, pool_pre_ping=True,
        pool_recycle=1800, connect_args={"connect_timeout": 10, "application_name": "counterclaim"},
        execution_options={"isolation_level": "READ COMMITTED"},
    )  # fmt: skip


def _sqlite(address: Address, mode: str, pooled: dict[str, Any]) -> Engine:
    path = address.path
    assert path is not None
    read_only, file, modes = mode == "ro", path.absolute().as_uri(), [mode]

    def connect() -> sqlite3.Connection:
        # isolation_level None: BEGIN is ours alone, so that a reader's snapshot holds and a writer says so at once.
        db = sqlite3.connect(
            f"{file}?mode={modes[0]}", uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        _settings(db, read_only)
        # A ledger that is deleted while it is in use is gone: another connection must not put an empty file there.
        modes[0] = modes[0].removesuffix("c")
        return db

    engine = create_engine("sqlite://", creator=connect, poolclass=_pool(), **pooled)
    event.listen(engine, "begin", _begin)
    return engine


def _pool() -> Any:
    from sqlalchemy.pool import QueuePool

    return QueuePool


def _settings(db: sqlite3.Connection, read_only: bool) -> None:
    db.create_function("sort_name", 1, sort_name, deterministic=True)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA cache_size = -65536")  # 64 MB; the pages of indexes that every added report touches
    db.execute("PRAGMA temp_store = MEMORY")
    if not read_only:
        db.execute("PRAGMA journal_mode = WAL")
        # FULL: what is committed stays after a power cut, too. Corrections are people's work.
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA wal_autocheckpoint = 8000")


def _begin(db: Connection) -> None:
    # IMMEDIATE takes the writer's place at once; a reader that turns writer later could only fail.
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.get_execution_options().get(WRITE) else "BEGIN")


def on_sqlite(db: Connection, run: Callable[[sqlite3.Connection], Any]) -> Any:
    """Calls `run` with sqlite3's own connection (backup, integrity check)."""
    return run(db.connection.driver_connection)  # type: ignore[arg-type]
