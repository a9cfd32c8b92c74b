"""Raw bytes as they came, by the hash of their content: small ones in the ledger, others in files beside its own."""

import gzip
import hashlib
import os
import threading
import zlib
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.exc import DBAPIError

from counterclaim.errors import LedgerError
from counterclaim.ledger import transactions
from counterclaim.ledger.address import Address
from counterclaim.ledger.many import add_new
from counterclaim.ledger.tables import raw

IN_LEDGER = 16_384
"""Bytes from which on raw bytes lie in a file of their own. A line of a feed or of JSON Lines has some hundred, and a
file for each costs more than writing all else of its report, and a whole block of the disk."""


class Captures(Protocol):
    """Where raw bytes are kept, gzipped. Keeping the same twice keeps it once. All raise LedgerError."""

    def keep_files(self, *some: bytes) -> None:
        """Keep for good those that lie in files: when this returns they outlast a power cut."""

    def keep_rows(self, db: Connection, *some: bytes) -> None:
        """Keep the others, in the caller's transaction."""

    def get(self, sha256: str) -> bytes | None:
        """The bytes of that hash; None where they are not kept, or not whole any more."""

    def forget(self, sha256: str) -> bool:
        """Delete them; True where they were there."""


def captures_of(address: Address, engine: Engine) -> Captures:
    """Where this ledger keeps raw bytes."""
    return _Captures(engine, FolderCaptures(folder_of(address.path)) if address.path is not None else None)


def folder_of(ledger: Path) -> Path:
    """The folder beside a ledger's file."""
    return ledger.with_name(ledger.name + ".captures")


class FolderCaptures:
    """`<ledger>.captures/ab/<sha256>.gz`, put in place whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes of that hash lie."""
        return self.folder / sha256[:2] / f"{sha256}.gz"

    def keep(self, *some: bytes) -> None:
        """Keep these bytes for good, however many they are."""
        parts: dict[str, str] = {}
        try:
            with ExitStack() as opened:
                files = []
                for data in some:
                    # Plain paths: pathlib's would cost more than the writing.
                    sha256 = hashlib.sha256(data).hexdigest()
                    folder = f"{self.folder}{os.sep}{sha256[:2]}"
                    target = f"{folder}{os.sep}{sha256}.gz"
                    if target in parts or os.path.exists(target):
                        continue
                    if not os.path.isdir(folder):
                        os.makedirs(folder, exist_ok=True)
                    # Named after process and thread, so that two that keep the same do not meet.
                    parts[target] = f"{folder}{os.sep}.{sha256}.gz.{os.getpid()}-{threading.get_ident()}.part"
                    file = opened.enter_context(open(parts[target], "wb"))
                    file.write(_packed(data))
                    files.append(file)
                for file in files:  # the disk is waited for when all is written: once for most of it
                    file.flush()
                    os.fsync(file.fileno())
            for target, part in parts.items():
                os.replace(part, target)
            for folder in dict.fromkeys(os.path.dirname(target) for target in parts):
                _sync(folder)
        except OSError as error:
            for part in parts.values():
                with suppress(OSError):
                    os.unlink(part)
            raise LedgerError(
                f"raw bytes can't be kept ({error.strerror or error}).",
                where=str(self.folder),
                next_step="Make room or mend the folder's permissions, then run it again; or use --no-raw.",
            ) from error

    def get(self, sha256: str) -> bytes | None:
        """See Captures."""
        try:
            packed = self.path(sha256).read_bytes()
        except OSError:
            return None
        return _unpacked(packed, sha256)

    def forget(self, sha256: str) -> bool:
        """See Captures."""
        try:
            self.path(sha256).unlink()
        except FileNotFoundError:
            return False
        return True


class _Captures:
    """In the table `raw`, so that all of a team have them; large ones in the folder, where there is one."""

    def __init__(self, engine: Engine, folder: FolderCaptures | None) -> None:
        self.engine = engine
        self.folder = folder

    def keep_files(self, *some: bytes) -> None:
        """See Captures."""
        if self.folder is not None:
            self.folder.keep(*(data for data in some if len(data) > IN_LEDGER))

    def keep_rows(self, db: Connection, *some: bytes) -> None:
        """See Captures."""
        mine = [data for data in some if self.folder is None or len(data) <= IN_LEDGER]
        add_new(db, raw, [{"sha256": hashlib.sha256(data).hexdigest(), "bytes": _packed(data)} for data in mine])

    def get(self, sha256: str) -> bytes | None:
        """See Captures."""
        try:
            with self.engine.connect() as db:
                packed = db.scalar(select(raw.c.bytes).where(raw.c.sha256 == sha256))
        except DBAPIError as error:
            raise transactions.told(error, self.engine) from error
        if packed is not None:
            return _unpacked(packed, sha256)
        return self.folder.get(sha256) if self.folder is not None else None

    def forget(self, sha256: str) -> bool:
        """See Captures."""
        gone = delete(raw).where(raw.c.sha256 == sha256)
        here = transactions.write(self.engine, lambda db: db.execute(gone).rowcount) > 0
        return (self.folder is not None and self.folder.forget(sha256)) or here


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, 6, mtime=0)


def _unpacked(packed: bytes, sha256: str) -> bytes | None:
    try:
        data = gzip.decompress(packed)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def _sync(folder: str) -> None:
    """A rename is for good only when its folder is written, too; a system without that has it otherwise."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
