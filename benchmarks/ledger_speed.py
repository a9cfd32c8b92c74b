"""What adding costs beside reading, at a small and at a large ledger; CPU seconds, so that other programs count little.

    python benchmarks/ledger_speed.py --ledger big.db      # a copy of it is added to; see ledger_generator.py
    python benchmarks/ledger_speed.py --ledger part.db --of 200000      # goes on where its generator stopped
    python benchmarks/ledger_speed.py                      # a ledger of 1,000 claims, made here

What is not reading is adding: taking the sources apart, keeping, matching, the full-text index.
"""

import argparse
import gc
import json
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from ledger_generator import fill
from ledger_world import World

from counterclaim.cli.main import COLLECT_EVERY
from counterclaim.ledger.add import prepare
from counterclaim.ledger.add.item import Item
from counterclaim.ledger.add.run import add
from counterclaim.ledger.ledger import Ledger
from counterclaim.model import Reading, Report
from counterclaim.reader.reader import Reader


def main() -> None:
    """Print one line of figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", type=Path, help="a ledger to add to; it is copied first")
    parser.add_argument("--reports", type=int, default=2_048)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--of", type=int, help="add what comes next in the generator's ledger of so many reports")
    parser.add_argument("--as-read", action="store_true", help="keep what the reader finds in the made-up texts")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speed.db"
        if given.ledger is not None:
            shutil.copyfile(given.ledger, path)
        else:
            fill(str(path), World(1).readings(200), 200)
        source = Path(folder) / "reports.jsonl"
        made = list(following(path, given.of, given.reports) if given.of else World(given.seed).readings(given.reports))
        source.write_text("".join(line_of(one.report) for one in made), encoding="utf-8")
        with Ledger(path) as ledger, ledger.reading() as db:
            before = db.exec_driver_sql("SELECT count(*) FROM claim").scalar_one()
        size = path.stat().st_size
        with Ledger(path) as ledger:
            ledger.match_all()
            gc.set_threshold(COLLECT_EVERY, 20, 20)  # as the program does
            reader = _Timed({} if given.as_read else {_key(one.report): one for one in made})
            started = time.process_time()
            done = add(ledger, [str(source)])
            whole = time.process_time() - started
    if not done.added:
        sys.exit("nothing was added")
    reading = reader.seconds / done.added
    adding = whole / done.added - reading
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{before:,} claims in the ledger ({size / max(1, before):,.0f} bytes a claim); {done.added} reports "
        f"of {done.claims / done.added:.1f} claims added: {1000 * adding:.1f} ms of CPU a report beside "
        f"{1000 * reading:.1f} ms to read one, {100 * adding / reading:.1f} %; peak memory {memory:.0f} MB"
    )


def following(ledger: Path, of: int, count: int) -> Iterator[Reading]:
    """What comes after the ledger's reports in the generator's stream: news of its last day and the days after it."""
    with closing(sqlite3.connect(ledger)) as db:
        (there,) = db.execute("SELECT count(*) FROM report").fetchone()
    return islice(World(1).readings(there + count, of), there, None)


def line_of(report: Report) -> str:
    names = ("text", "url", "published", "publisher")
    return json.dumps({name: getattr(report, name) for name in names}, ensure_ascii=False) + "\n"


def _key(report: Report) -> tuple[str, str | None]:
    return report.text, report.url


class _Timed:
    """Has each report read, as in any run, and sums up the CPU seconds of that, from the bytes on.

    made: by text and address, the made-up reading to be kept in place of what the reader found, so that there are as
    many claims in a report as in the generator's ledgers.
    """

    def __init__(self, made: Mapping[tuple[str, str | None], Reading]) -> None:
        self.seconds = 0.0
        self.made = made
        self.reader = Reader()
        self.reader.read_report(next(World(3).readings(1)).report)
        prepare.reading_of = self.read

    def read(self, item: Item, _: Callable[[Report], Reading]) -> Reading:
        """In the place of `prepare.reading_of`."""
        started = time.process_time()
        report = prepare.report_of(item)
        found = self.reader.read_report(report)
        self.seconds += time.process_time() - started
        return self.made.get(_key(report), found)


if __name__ == "__main__":
    main()
