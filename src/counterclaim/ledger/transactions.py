"""Short transactions, run again where another came in between, so that nobody meets "database is locked"."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from counterclaim.errors import LedgerError
from counterclaim.ledger.engine import WRITE

T = TypeVar("T")

GIVE_UP = 120.0  # seconds after which a writer tells the user that it does not get its turn
_FIRST_WAIT, _LONGEST_WAIT = 0.02, 2.0
WRITER_LOCK = 0x434C_4157
"""PostgreSQL's advisory lock of whoever writes: one writer at a time, as SQLite has it anyway; readers never wait."""

# serialization_failure, deadlock_detected, lock_not_available, admin_shutdown, crash_shutdown, cannot_connect_now,
# too_many_connections, connection_exception and its kin
_AGAIN = {"40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300", "08000", "08001", "08003", "08006"}


def write(engine: Engine, run: Callable[[Connection], T], *, give_up: float = GIVE_UP) -> T:
    """What `run` returns, called inside a transaction that is committed; run again as a whole where the store was busy,
    restarted, or another writer came in between. So `run` may have no effect but through its connection.

    Raises LedgerError where the store can't be written: full, read-only, damaged, gone for longer than `give_up`.
    """
    until = time.monotonic() + give_up
    wait = _FIRST_WAIT
    while True:
        try:
            with engine.connect().execution_options(**{WRITE: True}) as db, db.begin():
                if db.dialect.name == "postgresql":
                    db.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITER_LOCK})
                return run(db)
        except (DBAPIError, PoolTimeout) as error:
            if not passing(error) or time.monotonic() > until:
                raise told(error, engine) from error
        time.sleep(wait * random.uniform(0.5, 1.5))
        wait = min(2 * wait, _LONGEST_WAIT)


@contextmanager
def read(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the ledger throughout; errors of the store come as LedgerError."""
    try:
        with _connected(engine) as db:
            yield db
    except (DBAPIError, PoolTimeout) as error:
        raise told(error, engine) from error


@contextmanager
def _connected(engine: Engine) -> Iterator[Connection]:
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with engine.connect() as db:
        if options:
            db = db.execution_options(**options)
        db.begin()
        try:
            yield db
        finally:
            # Nothing was written; and of a damaged file, SQLite would commit nothing at all.
            with suppress(DBAPIError):
                db.rollback()


def passing(error: Exception) -> bool:
    """True where trying again may help."""
    if isinstance(error, PoolTimeout):
        return True
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", None)
    if state in _AGAIN or error.connection_invalidated:
        return True
    words = str(error.orig).lower()
    if isinstance(error, OperationalError) and state is None and error.orig.__class__.__module__.startswith("psycopg"):
        # The connection broke, or the server is starting; wrong names and passwords stay wrong.
        return not any(w in words for w in ("password", "does not exist", "no pg_hba", "role", "could not translate"))
    return "database is locked" in words or "database table is locked" in words or "database schema is locked" in words


def told(error: Exception, engine: Engine) -> LedgerError:
    """The store's error in words for a user."""
    where = engine.url.render_as_string(hide_password=True).replace("postgresql+psycopg", "postgresql")
    if engine.dialect.name == "sqlite":
        where = "the ledger"
    if isinstance(error, PoolTimeout):
        return LedgerError("all connections are taken.", where=where, next_step="Try again in a moment.")
    words = str(getattr(error, "orig", error)).strip().splitlines()[0] if str(error) else type(error).__name__
    low = words.lower()
    for sign, what, step in _KNOWN:
        if sign in low:
            return LedgerError(what, where=where, next_step=step)
    return LedgerError(f"the store refused ({words[:200]}).", where=where, next_step="Run: counterclaim verify")


_KNOWN = (
    ("database is locked", "another program has been writing for minutes.", "Try again when it is done."),
    ("disk is full", "the disk is full; nothing of the last report was kept.", "Make room and run it again."),
    ("no space left", "the disk is full; nothing of the last report was kept.", "Make room and run it again."),
    ("readonly database", "can't be written.", "Check the file's permissions, and those of its folder."),
    ("read-only", "can't be written.", "Check the file's permissions, and those of its folder."),
    ("unable to open", "can't be opened.", "Check the path and its permissions."),
    ("malformed", "is damaged.", "Run: counterclaim verify; then restore a backup."),
    ("not a database", "is not a ledger.", "Name another file with --ledger."),
    ("disk i/o error", "the disk did not answer (I/O error).", "Check the disk, then run it again."),
)
