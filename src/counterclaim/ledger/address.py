"""Where a ledger is: a file (SQLite) or a PostgreSQL address."""

import os
import re
from pathlib import Path

import msgspec

from counterclaim.errors import LedgerError

DEFAULT = "counterclaim.db"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,40}://")
_PASSWORD = re.compile(r"(://[^/@:]*):[^@/]*@")


class Address(msgspec.Struct, frozen=True):
    """url: as SQLAlchemy takes it. path: of the SQLite file, None for PostgreSQL. shown: without a password."""

    url: str
    path: Path | None
    shown: str

    @property
    def dialect(self) -> str:
        """ "sqlite" or "postgresql"."""
        return "sqlite" if self.path is not None else "postgresql"


def address_of(given: str | os.PathLike[str]) -> Address:
    """What was given as an Address; raises LedgerError for an address of a store that is not known."""
    text = os.fspath(given)
    if not _SCHEME.match(text):
        path = Path(text)
        if not text or path.is_dir():
            raise LedgerError(
                "not a file." if text else "no name.", where=text or "--ledger", next_step=f"Name a file, as {DEFAULT}."
            )
        # Built by hand: a path may hold any character, "?" and "#" too.
        return Address(f"sqlite:///{path}", path, text)
    scheme, rest = text.split("://", 1)
    if scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise LedgerError(
            f"ledgers are kept in SQLite files and in PostgreSQL, not in {scheme}.",
            where=_PASSWORD.sub(r"\1:...@", text),
            next_step="Give a path, or an address such as postgresql://user@host/name.",
        )
    return Address(f"postgresql+psycopg://{rest}", None, _PASSWORD.sub(r"\1:...@", text))
