"""A copy of a whole ledger while it is in use, and where copies were put, so that `forget` can name them."""

import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection, select

from counterclaim.errors import LedgerError
from counterclaim.ledger import audit
from counterclaim.ledger.captures import folder_of
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.many import add_new
from counterclaim.ledger.tables import setting

_NAME = "backup:"


def backup(ledger: Ledger, out: Path, *, who: str) -> list[Path]:
    """Copy the ledger to `out`, raw bytes to a folder beside it; readers and writers go on meanwhile.

    SQLite: the copy is a ledger itself, checked before it is put in place. PostgreSQL: pg_dump's custom form, which
    pg_restore reads. Raises LedgerError where `out` is there already or can't be written. Gives what was written.
    """
    if out.exists():
        raise LedgerError("is there already.", where=str(out), next_step="Name a file that is not there yet.")
    part = out.with_name(out.name + ".part")
    try:
        if ledger.path is not None:
            _sqlite(ledger.path, part)
        else:
            _postgresql(ledger, part)
        made = [out, *_captures(ledger, out)]
        os.replace(part, out)
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(
            f"the backup can't be written ({error}).", where=str(out), next_step="Check the folder, and the room in it."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink()
    note(ledger, out, who=who)
    return made


def note(ledger: Ledger, out: Path, *, who: str) -> None:
    """Write down that there is a backup, and where."""

    def run(db: Connection) -> None:
        at = audit.now()
        value = json.dumps({"path": str(out.absolute()), "at": at})
        add_new(db, setting, [{"name": _NAME + at, "value": value}])
        audit.append(db, who=who, action="backup", at=at)

    ledger.write(run)


def backups(db: Connection) -> list[tuple[str, str]]:
    """(path, time) of the backups that were made, the oldest first."""
    rows = db.scalars(select(setting.c.value).where(setting.c.name.startswith(_NAME)).order_by(setting.c.name))
    found = [json.loads(row) for row in rows]
    return [(one["path"], one["at"]) for one in found]


def _sqlite(path: Path, part: Path) -> None:
    with closing(sqlite3.connect(path, timeout=60)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target, pages=2_000, sleep=0.01)
        wrong = target.execute("PRAGMA quick_check(1)").fetchone()[0]
        if wrong != "ok":
            raise LedgerError(f"is damaged ({wrong}).", where=str(path), next_step="Run: counterclaim verify")
        target.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _postgresql(ledger: Ledger, part: Path) -> None:
    program = shutil.which("pg_dump") or next(
        (str(p) for p in sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_dump"), reverse=True)), None
    )
    url = ledger.engine.url.set(drivername="postgresql")
    shown = url.render_as_string(hide_password=True)
    if program is None:
        raise LedgerError(
            "pg_dump is not installed on this machine.",
            where=shown,
            next_step=f"Run where it is: pg_dump --format=custom --file={part.with_suffix('')} '{shown}'",
        )
    environment = {**os.environ, "PGPASSWORD": url.password} if url.password else dict(os.environ)
    done = subprocess.run(
        [program, "--format=custom", f"--file={part}", "--dbname", url.set(password=None).render_as_string()],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        words = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise LedgerError(f"pg_dump failed ({words[:300]}).", where=shown, next_step="Mend that and run it again.")


def _captures(ledger: Ledger, out: Path) -> list[Path]:
    """Raw bytes beside the copy: linked where both lie on one disk, copied else; they never change."""
    if ledger.path is None or not folder_of(ledger.path).is_dir():
        return []
    source, target = folder_of(ledger.path), folder_of(out)
    for file in source.glob("*/*.gz"):
        to = target / file.relative_to(source)
        to.parent.mkdir(parents=True, exist_ok=True)
        if to.exists():
            continue
        try:
            os.link(file, to)
        except OSError:
            shutil.copyfile(file, to)
    return [target]
