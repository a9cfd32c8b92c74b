"""Faults under a ledger while it is added to: at the end nothing may be lost or doubled.

    python benchmarks/ledger_faults.py --faults 500                # SQLite
    python benchmarks/ledger_faults.py --faults 100 --postgresql   # connections cut, the server restarted, pool taken

SQLite: a full disk (max_page_count), a file that may not grow (RLIMIT_FSIZE: the system refuses the write), a ledger
that may not be written, raw bytes that can't be kept (EIO, ENOSPC), a clock that jumps backwards, a power cut (the
process ends at once) at any statement.
"""

import argparse
import errno
import os
import random
import resource
import signal
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from ledger_crash import _halve, compare  # noqa: E402
from ledger_world import World  # noqa: E402
from sqlalchemy import event  # noqa: E402
from tests.ledger.stores import Cluster, cluster  # noqa: E402

from counterclaim.errors import LedgerError  # noqa: E402
from counterclaim.ledger import audit, transactions  # noqa: E402
from counterclaim.ledger.add.run import add  # noqa: E402
from counterclaim.ledger.ledger import Ledger  # noqa: E402

Fault = Callable[[Ledger, random.Random], "Iterator[None]"]


@contextmanager
def full_disk(ledger: Ledger, draw: random.Random) -> Iterator[None]:
    """SQLite may take a few pages more, then it is told that the disk is full."""
    assert ledger.path is not None
    pages = ledger.path.stat().st_size // 4096 + draw.randrange(0, 40)

    def limit(db: sqlite3.Connection, _: object) -> None:
        db.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(ledger.engine, "connect", limit)
    ledger.engine.dispose()
    yield
    event.remove(ledger.engine, "connect", limit)
    ledger.engine.dispose()


@contextmanager
def no_growth(ledger: Ledger, draw: random.Random) -> Iterator[None]:
    """The system refuses writes beyond a size: errors in the middle of a write, in the log as in the file."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (draw.randrange(4_000, 3_000_000), before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    ledger.engine.dispose()


@contextmanager
def not_writable(ledger: Ledger, draw: random.Random) -> Iterator[None]:
    """From some connection on, the ledger may be read only."""

    def limit(db: sqlite3.Connection, _: object) -> None:
        db.execute("PRAGMA query_only = ON")

    event.listen(ledger.engine, "connect", limit)
    ledger.engine.dispose()
    yield
    event.remove(ledger.engine, "connect", limit)
    ledger.engine.dispose()


@contextmanager
def no_raw_bytes(ledger: Ledger, draw: random.Random) -> Iterator[None]:
    """Raw bytes can't be kept, now and then."""
    real = os.fsync

    def fsync(handle: int) -> None:
        if draw.random() < 0.3:
            raise OSError(draw.choice([errno.EIO, errno.ENOSPC]), "injected")
        real(handle)

    with mock.patch("os.fsync", fsync):
        yield


@contextmanager
def clock_back(ledger: Ledger, draw: random.Random) -> Iterator[None]:
    """The clock jumps, years back and forth."""

    def jumped() -> str:
        return f"{draw.randrange(1970, 2100)}-01-01T00:00:00.000+00:00"

    with mock.patch.object(audit, "now", jumped):
        yield


@contextmanager
def power_cut(ledger: Ledger, draw: random.Random) -> Iterator[None]:
    """The process ends at a statement; `ledger` is used in a fork."""
    left = [draw.randrange(1, 600)]

    def count(*_: object) -> None:
        left[0] -= 1
        if left[0] <= 0:
            os._exit(9)

    event.listen(ledger.engine, "before_cursor_execute", count)
    yield


@contextmanager
def cut_connections(ledger: Ledger, draw: random.Random) -> Iterator[None]:
    """PostgreSQL ends our connection at some statement, as in a restart."""
    import psycopg

    left = [draw.randrange(1, 300)]
    url = ledger.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)

    def count(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            with psycopg.connect(url, autocommit=True) as db:
                db.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )

    event.listen(ledger.engine, "before_cursor_execute", count)
    yield
    event.remove(ledger.engine, "before_cursor_execute", count)


@contextmanager
def no_connection_left(ledger: Ledger, draw: random.Random) -> Iterator[None]:
    """Others hold every connection of the pool for a while."""
    from threading import Timer

    held = [ledger.engine.connect() for _ in range(8 + 16)]
    timer = Timer(draw.uniform(0.05, 0.5), lambda: [one.close() for one in held])
    timer.start()
    yield
    timer.join()


FORKED = {no_growth, power_cut}
KINDS = [full_disk, no_growth, not_writable, no_raw_bytes, clock_back, power_cut]
KINDS_POSTGRESQL = [cut_connections, no_connection_left, power_cut, clock_back]


def main() -> None:
    """Inject, go on, compare; ends with status 1 where anything was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", type=int, default=500)
    parser.add_argument("--reports", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgresql", action="store_true")
    given = parser.parse_args()
    transactions.GIVE_UP = 5.0
    draw = random.Random(given.seed)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        running = stack.enter_context(cluster()) if given.postgresql else None
        address = running.new() if running else str(folder / "hurt.db")
        calm = running.new() if running else str(folder / "calm.db")
        source = folder / "readings.jsonl"
        lines = [r.to_json() + "\n" for r in World(given.seed).readings(given.reports)]
        source.write_text("".join(lines), encoding="utf-8")
        told = hurt(address, str(source), given.faults, draw, running, given.reports)
        for one in (address, calm):
            with Ledger(one) as ledger:
                add(ledger, [str(source)])
        differ = compare(address, calm)
        print(f"{'PostgreSQL' if running else 'SQLite'}: {given.faults} faults ({told}); lost or doubled: "
              f"{differ or 'nothing'}")  # fmt: skip
        sys.exit(1 if differ else 0)


def hurt(address: str, source: str, faults: int, draw: random.Random, running: Cluster | None, total: int) -> str:
    """So many runs with one fault each; how many of each kind, and how many of them a user would have been told of."""
    counts: Counter[str] = Counter()
    seen = 0
    kinds = KINDS_POSTGRESQL if running else KINDS
    Ledger(address).close()
    for number in range(faults):
        kind = kinds[number % len(kinds)]
        counts[kind.__name__.replace("_", " ")] += 1
        if running is not None and number % 50 == 25:
            running.stop("immediate")
            running.start()
            counts["server restarted"] += 1
        if kind in FORKED:
            seen += _forked(address, source, kind, draw)
        else:
            with Ledger(address) as ledger:
                seen += _hurt(ledger, source, kind, draw)
        with Ledger(address) as ledger, ledger.reading() as db:
            reports = db.exec_driver_sql("SELECT count(*) FROM report").scalar_one()
        if reports >= total:
            _halve(address, draw)
        if number % 25 == 24:
            print(f"{number + 1} faults so far", file=sys.stderr)
    return ", ".join(f"{n} {name}" for name, n in sorted(counts.items())) + f"; {seen} ended the run with an error"


def _hurt(ledger: Ledger, source: str, kind: Fault, draw: random.Random) -> int:
    try:
        with kind(ledger, draw):  # type: ignore[attr-defined]
            add(ledger, [source])
    except LedgerError:
        return 1
    return 0


def _forked(address: str, source: str, kind: Fault, draw: random.Random) -> int:
    seed = draw.random()
    id = os.fork()
    if id == 0:
        try:
            with Ledger(address) as ledger:
                os._exit(_hurt(ledger, source, kind, random.Random(seed)))
        except LedgerError:
            os._exit(1)
        except BaseException as error:
            print(f"not told as it should be: {error!r}", file=sys.stderr)
            os._exit(3)
    _, status = os.waitpid(id, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == 3:
        sys.exit("a fault came out as something else than an error in words")
    return int(code != 0)


if __name__ == "__main__":
    main()
