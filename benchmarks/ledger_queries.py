"""How long questions to a ledger take: the median and the 95th percentile of each, over many different ones.

    python benchmarks/ledger_queries.py big.db [--rounds 60] [--json]

Ids, words, places and speakers are drawn from the ledger itself with a fixed seed, so that no two rounds ask the same.
The process is warm, the file as warm as the rounds before have made it; each round opens a transaction as a page does.
"""

import argparse
import json
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, func, select

from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.claims import claim_page, claims
from counterclaim.ledger.queries.facets import facets
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.map import map_page
from counterclaim.ledger.queries.matter_page import matter_page
from counterclaim.ledger.queries.matters import matters
from counterclaim.ledger.queries.overview import overview
from counterclaim.ledger.queries.reports import report_page, reports
from counterclaim.ledger.queries.review import queue
from counterclaim.ledger.queries.search import search
from counterclaim.ledger.queries.speakers import speaker_page, speakers
from counterclaim.ledger.queries.timeline import timeline
from counterclaim.ledger.tables import claim, matter, place, report, speaker

Ask = Callable[[Connection], Any]


class Draw:
    """Ids and words of a ledger, at random but always the same."""

    def __init__(self, db: Connection, seed: int) -> None:
        self.random = random.Random(seed)
        self.claims = self._some(db, claim.c.id, claim.c.row)
        self.reports = self._some(db, report.c.id, report.c.row)
        self.matters = list(db.scalars(select(matter.c.id).where(matter.c.size > 1).limit(20_000)))
        self.speakers = list(db.scalars(select(speaker.c.id)))
        self.names = list(db.scalars(select(speaker.c.name)))
        self.places = list(db.scalars(select(place.c.gazetteer).where(place.c.gazetteer.is_not(None)).limit(2_000)))
        texts = self._some(db, claim.c.text, claim.c.row)
        self.words = [word for text in texts for word in text.split() if len(word) > 4]
        self.sides = list(db.scalars(select(claim.c.side).where(claim.c.side.is_not(None)).limit(3_000).distinct()))
        self.types = list(db.scalars(select(claim.c.type).limit(3_000).distinct()))
        first, last = db.execute(select(func.min(claim.c.said_first), func.max(claim.c.said_first))).one()
        self.years = list(range(int(first[:4]), int(last[:4]) + 1))

    def _some(self, db: Connection, column: Any, row: Any, size: int = 500) -> list[str]:
        most = db.scalar(select(func.max(row))) or 1
        return list(db.scalars(select(column).where(row.in_([self.random.randint(1, most) for _ in range(size)]))))

    def one(self, name: str) -> Any:
        """One of them."""
        return self.random.choice(getattr(self, name))

    def month(self) -> str:
        """A month inside the ledger's years."""
        return f"{self.one('years')}-{self.random.randint(1, 12):02}"


def questions(draw: Draw) -> dict[str, Callable[[], Ask]]:
    """Each question by name: a function that draws one and gives what asks it."""

    def asking(make: Callable[[], Filters], ask: Callable[[Connection, Filters], Any]) -> Callable[[], Ask]:
        def drawn() -> Ask:
            asked = make()
            return lambda db: ask(db, asked)

        return drawn

    def with_id(name: str, ask: Callable[[Connection, str], Any]) -> Callable[[], Ask]:
        def drawn() -> Ask:
            id = draw.one(name)
            return lambda db: ask(db, id)

        return drawn

    def words(count: int, **more: Any) -> Callable[[], Ask]:
        def drawn() -> Ask:
            said = " ".join(draw.one("words") for _ in range(count))
            asked = Filters(**{k: v() for k, v in more.items()})
            return lambda db: search(db, said, asked)

        return drawn

    side = lambda: (draw.one("sides"),)  # noqa: E731
    return {
        "search, one word": words(1),
        "search, two words": words(2),
        "search, a word of one side": words(1, side=side),
        "search, a word in one month": words(1, said_from=draw.month),
        "matter": with_id("matters", matter_page),
        "claim": with_id("claims", claim_page),
        "report": with_id("reports", report_page),
        "speaker": with_id("speakers", lambda db, id: speaker_page(db, id)),
        "claims, newest": asking(Filters, claims),
        "claims of a type": asking(lambda: Filters(type=(draw.one("types"),)), claims),
        "claims of a speaker by name": asking(lambda: Filters(speaker=draw.one("names")), claims),
        "claims of a place": asking(lambda: Filters(place=draw.one("places")), claims),
        "claims of a side in a month": asking(lambda: Filters(side=side(), said_from=draw.month()), claims),
        "claims of a figure": asking(lambda: Filters(figure_min=draw.random.randint(1, 90), unit="people"), claims),
        "matters, contested": asking(lambda: Filters(contested=True), matters),
        "matters of a place": asking(lambda: Filters(place=draw.one("places")), matters),
        "matters of a speaker": asking(lambda: Filters(speaker=draw.one("names")), matters),
        "reports": asking(Filters, reports),
        "speakers": asking(Filters, speakers),
        "facets of a side": asking(lambda: Filters(side=side()), facets),
        "timeline of a place": asking(lambda: Filters(place=draw.one("places")), lambda db, f: timeline(db, f)),
        "map of a month": asking(lambda: Filters(said_from=(m := draw.month()), said_to=m), map_page),
        "review": asking(Filters, queue),
        "overview": lambda: lambda db: overview(db),
    }


def main() -> int:
    """Ask and print; 1 where search or a matter's page is over 50 ms at the 95th percentile."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--only", default="")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    rows = []
    with Ledger(given.ledger, create=False) as ledger:
        with ledger.reading() as db:
            counts = {t.name: db.scalar(select(func.count()).select_from(t)) for t in (report, claim, matter)}
            draw = Draw(db, seed=1)
        for name, make in questions(draw).items():
            if given.only not in name:
                continue
            times, processor = [], []
            for _ in range(given.rounds):
                ask = make()
                started, used = time.perf_counter(), time.process_time()
                with ledger.reading() as db:
                    ask(db)
                times.append((time.perf_counter() - started) * 1_000)
                processor.append((time.process_time() - used) * 1_000)
            rows.append({"question": name, **_of(times), "processor_p95": _of(processor)["p95"]})
            if not given.json:
                row = rows[-1]
                print(f"{name:32} {row['p50']:8.1f} {row['p95']:8.1f} {row['processor_p95']:8.1f}", flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if given.json:
        print(json.dumps({"counts": counts, "questions": rows, "memory_mb": memory}, indent=1))
    else:
        print(f"milliseconds: p50, p95, p95 of processor time alone; {counts}, {given.rounds} rounds, {memory} MB")
    slow = [r for r in rows if r["question"].startswith(("search", "matter")) and r["p95"] > 50]
    return 1 if slow else 0


def _of(times: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=20, method="inclusive")
    return {"p50": statistics.median(times), "p95": cuts[18]}


if __name__ == "__main__":
    sys.exit(main())
