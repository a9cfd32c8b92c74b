"""A ledger of any size for measuring, made without the reader and matched as any other.

    python benchmarks/ledger_generator.py --reports 200000 --out big.db      # 1 million claims
    python benchmarks/ledger_generator.py --reports 60000 --of 200000 --out part.db      # its first 360 days
    python benchmarks/ledger_generator.py --reports 500 --readings some.jsonl

`--readings` writes the readings as JSON Lines instead, which `counterclaim add` takes.
"""

import argparse
import hashlib
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from sqlalchemy import event

sys.path.insert(0, str(Path(__file__).parent))

from ledger_world import World

from counterclaim.ledger import keep
from counterclaim.ledger.audit import now
from counterclaim.ledger.keep import Capture
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.rows import ReportRows, rows_of
from counterclaim.model import Reading

AT_ONCE = 400  # reports in one transaction: nothing here has to outlast a kill
MATCH = 6_000  # reports that are matched at once


def main() -> None:
    """Make what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1_000)
    parser.add_argument("--of", type=int, help="the first reports of a ledger of so many, as dense as that one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", default="big.db", help="a path or a postgresql:// address")
    parser.add_argument("--readings", type=Path, help="write readings here, and no ledger")
    given = parser.parse_args()
    found = World(given.seed).readings(given.reports, given.of)
    if given.readings is not None:
        with given.readings.open("w", encoding="utf-8") as out:
            out.writelines(reading.to_json() + "\n" for reading in found)
        return
    fill(given.out, found, given.reports)


def fill(out: str, readings: Iterable[Reading], total: int) -> None:
    """Put readings into a ledger, fast: many a transaction, no waiting for the disk."""
    started = time.monotonic()
    with Ledger(out) as ledger:
        if ledger.path is not None:
            event.listen(ledger.engine, "connect", _careless)
            ledger.engine.dispose()
        made = claims = matched = 0
        for part in _portions(readings):
            rows = [rows_of(one, f"generated#{made + n}") for n, one in enumerate(part)]
            claims += sum(len(one.claim) for one in rows)
            kept = [(one, _capture(one)) for one in rows]
            ledger.write(lambda db, kept=kept: keep.keep_all(db, kept, who="generator"))
            made += len(part)
            if made - matched >= MATCH:
                ledger.match_all()
                matched = made
            seconds = time.monotonic() - started
            print(f"\r{made:,} of {total:,} reports, {claims:,} claims, {made / seconds:.0f} a second", end="",
                  file=sys.stderr)  # fmt: skip
        ledger.match_all()
    print(file=sys.stderr)


def _careless(connection: object, _: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")  # type: ignore[attr-defined]


def _capture(rows: ReportRows) -> Capture:
    digest = hashlib.sha256(rows.report["reading"]).hexdigest()
    return Capture(sha256=digest, source=rows.report["source"], bytes=len(rows.report["reading"]), fetched_at=now())


def _portions(items: Iterable[Reading]) -> Iterator[list[Reading]]:
    rest = iter(items)
    while part := list(islice(rest, AT_ONCE)):
        yield part


if __name__ == "__main__":
    main()
