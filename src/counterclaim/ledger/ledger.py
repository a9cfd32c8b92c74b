"""The ledger: opened by path or address, added to, asked, closed."""

import os
import warnings
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine

from counterclaim.errors import LedgerError
from counterclaim.ledger import keep, migrations, transactions
from counterclaim.ledger.address import DEFAULT, Address, address_of
from counterclaim.ledger.audit import now
from counterclaim.ledger.captures import Captures, captures_of
from counterclaim.ledger.engine import engine_of
from counterclaim.ledger.keep import Capture
from counterclaim.ledger.matching import queue
from counterclaim.ledger.rows import rows_of
from counterclaim.ledger.storable import packed
from counterclaim.ledger.verbs import Verbs
from counterclaim.model import Reading

T = TypeVar("T")


class Ledger(Verbs):
    """A ledger at a path (SQLite) or a postgresql:// address.

    create: make it where there is none. read_only: for a file that must not change; nothing is migrated then.
    Safe to share between threads; each question takes a connection of its own.
    """

    def __init__(
        self, address: str | os.PathLike[str] = DEFAULT, *, create: bool = True, read_only: bool = False
    ) -> None:
        self.address: Address = address_of(address)
        path = self.address.path
        if path is not None and not path.exists() and (read_only or not create):
            raise LedgerError("there is no ledger.", where=str(path), next_step="Make one: counterclaim add REPORT...")
        if path is not None and not path.absolute().parent.is_dir():
            raise LedgerError("its folder is not there.", where=str(path), next_step="Make the folder first.")
        self.engine: Engine = engine_of(self.address, read_only=read_only, create=create)
        self.captures: Captures = captures_of(self.address, self.engine)
        try:
            if not read_only:
                migrations.bring_up(self.engine)
        except BaseException:
            self.engine.dispose()  # nobody gets hold of this ledger, so nobody could close it
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection for questions (counterclaim.ledger.queries); it sees one state of the ledger throughout."""
        return transactions.read(self.engine)

    def write(self, run: Callable[[Connection], T]) -> T:
        """What `run` returns, called in a transaction of its own; it is called again where another writer came in
        between, so it may have no effect but through its connection.
        """
        return transactions.write(self.engine, run)

    def add_reading(
        self, reading: Reading, *, source: str, capture: Capture | None = None, who: str = "", match: bool = True
    ) -> bool:
        """Add a reading; True where its report is new. source: where the report came from.

        capture: of the raw bytes; without one, the packed reading stands for them. match: settle what it touches at
        once; otherwise that waits for `match_all`, or for whoever opens the ledger next to add to it. Matching that
        fails is a warning: the report is kept.
        """
        rows = rows_of(reading, source)
        if capture is None:
            data = packed(reading)
            capture = Capture(sha256=_sha256(data), source=source, bytes=len(data), fetched_at=now())
        made = capture
        new = self.write(lambda db: keep.keep(db, rows, made, who=who or account()))
        if match:
            left = queue.Left()
            self.match_all(left)
            if error := left.error():
                warnings.warn(str(error), stacklevel=2)
        return new

    def match_all(self, left: queue.Left | None = None) -> int:
        """Finish the matching that is waiting; in how many steps. Nothing to do is quick.

        What fails is passed over and put into `left`; without one, MatchingError is raised when all else is matched.
        """
        return queue.finish(self.engine, left)

    def match_some(self, left: queue.Left) -> bool:
        """One step of that; False where nothing was waiting."""
        return queue.go_on(self.engine, left)

    def settle(self, db: Connection, claims: Sequence[str]) -> None:
        """Match anew, in the caller's transaction, what a correction of these claims touches."""
        queue.settle_claims(db, claims)

    @property
    def path(self) -> Path | None:
        """The SQLite file; None for PostgreSQL."""
        return self.address.path


def account() -> str:
    """Who runs this program, as the system tells; for the audit log."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _sha256(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()
