"""What adding costs beside reading, at a small and at a large ledger; CPU seconds, so that other programs count little.

    python benchmarks/ledger_speed.py --ledger big.db      # a copy of it is added to; see ledger_generator.py
    python benchmarks/ledger_speed.py                      # a ledger of 1,000 claims, made here
"""

import argparse
import resource
import shutil
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from ledger_generator import fill
from ledger_world import World

from counterclaim.ledger.add.run import MATCH_EVERY, add
from counterclaim.ledger.ledger import Ledger
from counterclaim.reader.reader import Reader

READ = 40  # reports that are read by the reader, to have its cost for the same texts


def main() -> None:
    """Print one line of figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", type=Path, help="a ledger to add to; it is copied first")
    parser.add_argument("--reports", type=int, default=4 * MATCH_EVERY)
    parser.add_argument("--seed", type=int, default=2)
    given = parser.parse_args()
    readings = list(islice(World(given.seed).readings(given.reports), given.reports))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speed.db"
        if given.ledger is not None:
            shutil.copyfile(given.ledger, path)
        else:
            fill(str(path), World(1).readings(200), 200)
        source = Path(folder) / "readings.jsonl"
        source.write_text("".join(one.to_json() + "\n" for one in readings), encoding="utf-8")
        with Ledger(path) as ledger, ledger.reading() as db:
            before = db.exec_driver_sql("SELECT count(*) FROM claim").scalar_one()
        size = path.stat().st_size
        with Ledger(path) as ledger:
            ledger.match_all()
            started = time.process_time()
            done = add(ledger, [str(source)])
            adding = (time.process_time() - started) / max(1, done.added)
    reader = Reader()
    reader.read_report(readings[0].report)
    started = time.process_time()
    for one in readings[:READ]:
        reader.read_report(one.report)
    reading = (time.process_time() - started) / READ
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{before:,} claims in the ledger ({size / max(1, before):,.0f} bytes a claim); {done.added} reports "
        f"of {done.claims / max(1, done.added):.1f} claims added: {1000 * adding:.1f} ms of CPU a report beside "
        f"{1000 * reading:.1f} ms to read one, {100 * adding / reading:.0f} %; peak memory {memory:.0f} MB"
    )


if __name__ == "__main__":
    main()
