"""kill -9 at random instants of an `add`, on both stores; at the end the ledger must equal an undisturbed one.

    python benchmarks/ledger_crash.py --kills 200 --reports 500                  # SQLite
    python benchmarks/ledger_crash.py --kills 200 --reports 500 --postgresql     # a private cluster of its own
    python benchmarks/ledger_crash.py --kills 200 --reports 500 --workers 1      # another process reads

The reports are readings (benchmarks/ledger_generator.py), so that the time goes into the ledger and not into reading.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from ledger_world import World  # noqa: E402
from tests.ledger.made import contents  # noqa: E402
from tests.ledger.stores import cluster  # noqa: E402

from counterclaim.ledger.add.run import Options, add  # noqa: E402
from counterclaim.ledger.ledger import Ledger  # noqa: E402
from counterclaim.ledger.verify import verify, verify_bytes, verify_words, whole  # noqa: E402

PATIENCE = 0.5  # seconds that a run lives on average
STARTING = 1.0  # and so much longer where it starts other processes


def main() -> None:
    """Kill, go on, compare; ends with status 1 where anything was lost, doubled or broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--postgresql", action="store_true")
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        running = stack.enter_context(cluster()) if given.postgresql else None

        def new(name: str) -> str:
            return running.new() if running else str(folder / name)

        lines = [r.to_json() + "\n" for r in World(given.seed).readings(given.reports)]
        source = folder / "readings.jsonl"
        source.write_text("".join(lines), encoding="utf-8")
        told = disturb(source, new("killed.db"), given.kills, random.Random(given.seed), given.workers)
        calm = new("calm.db")
        finish(source, calm)
        differ = compare(told["ledger"], calm)
        store = "PostgreSQL" if running else "SQLite"
        print(f"{store}: {told['kills']} kills in {told['runs']} runs over {given.reports} reports; half of them taken "
              f"out and added again: {told['again']} times; differs from an undisturbed ledger: "
              f"{differ or 'nothing'}")  # fmt: skip
        sys.exit(1 if differ else 0)


def run(source: Path, ledger: str, workers: int = 0) -> int:
    """An `add` in a process of its own, forked so that its time goes into the ledger; its process id."""
    id = os.fork()
    if id == 0:
        try:
            with Ledger(ledger) as opened:
                add(opened, [str(source)], Options(workers=workers))
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    return id


def finish(source: Path, ledger: str) -> None:
    """An `add` that is left alone; ends the program where it fails."""
    _, status = os.waitpid(run(source, ledger), 0)
    if status:
        sys.exit(f"adding failed ({status})")


def disturb(source: Path, ledger: str, kills: int, draw: random.Random, workers: int) -> dict[str, object]:
    """Start and kill until so many kills are done, at any instant between the opening of the ledger and the end; then
    let it finish. Once all is added, half of it is taken out, so that there is work for the kills that are left."""
    Ledger(ledger).close()
    done = runs = again = 0
    total = _lines(source)
    while done < kills:
        id = run(source, ledger, workers)
        runs += 1
        time.sleep(draw.expovariate(1 / (PATIENCE + STARTING * (workers > 0))))
        os.kill(id, signal.SIGKILL)
        _, status = os.waitpid(id, 0)
        if os.WIFSIGNALED(status):
            done += 1
        elif status:
            sys.exit(f"adding failed ({status})")
        if _size(ledger) >= total:
            again += 1
            _halve(ledger, draw)
    finish(source, ledger)
    return {"ledger": ledger, "kills": done, "runs": runs, "again": again}


def _size(ledger: str) -> int:
    with Ledger(ledger, create=False) as opened, opened.reading() as db:
        return int(db.exec_driver_sql("SELECT count(*) FROM report").scalar_one())


def _lines(source: Path) -> int:
    with source.open("rb") as file:
        return len(set(file))


def _halve(ledger: str, draw: random.Random) -> None:
    """Take half of the reports out as if they had never been added."""
    from sqlalchemy import delete

    from counterclaim.ledger import tables
    from counterclaim.ledger.forget import _remove

    with Ledger(ledger) as opened:
        with opened.reading() as db:
            ids = [row[0] for row in db.exec_driver_sql("SELECT id FROM report ORDER BY id")]
        for id in draw.sample(ids, len(ids) // 2):
            opened.write(lambda db, id=id: _remove(db, id, "crash test", None))
        opened.write(lambda db: db.execute(delete(tables.capture).where(tables.capture.c.outcome == "forgotten")))


def compare(killed: object, calm: str) -> list[str]:
    """The tables that differ, and the checks that fail."""
    with Ledger(str(killed)) as one, Ledger(calm) as other:
        mine, theirs = contents(one), contents(other)
        out = [name for name in mine if mine[name] != theirs[name]]
        for name in out:
            print(f"{name}: {len(mine[name])} rows against {len(theirs[name])}", file=sys.stderr)
        with one.reading() as db:
            found = list(verify(db))
            found.append(verify_bytes(db, one.captures))
        if one.path is not None:
            found.append(one.write(verify_words))
        print(*(f"  {f.what}: {f.state}, {f.detail}" for f in found), sep="\n")
        return out + ([] if whole(found) else ["verify"])


if __name__ == "__main__":
    main()
