"""How many of some 400 planted faults a check finds, and how many sound rows it blames.

usage: python -m benchmarks.check_faults [--seed 2] [--bare] [--written] [--ledgers FOLDER]
       [--results docs/results.json]

Event rows are exported in three conventions from ledgers of the demo, of our own incidents (tests/gold/incidents) and
of generated wars. Ids and rules are taken out, points are moved a little, and each row has half the words of one
account as a coder's note (--bare: none). Then faults of eight kinds are planted by seed (tests/check/planted.py): a
number, the day, the place, who acted, the sides, a row twice, a row of what no report tells, an event's row taken out.
--written: only the sound rows of our own incidents, with the numbers that a person wrote from the texts in place of the
exported ones, and what each is blamed for.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))

from ledger_generator import fill
from ledger_world import World
from tests.check.planted import NOTHING, TOLD, WRITERS, Score, even, exported, half, score, sown, towns_of

from counterclaim.check.given import rows_of
from counterclaim.check.run import check
from counterclaim.demo import paths
from counterclaim.evaluation.results import keep
from counterclaim.export.ledger_source import LedgerSource
from counterclaim.gazetteer.store import Gazetteer
from counterclaim.ledger.ledger import Ledger
from counterclaim.reader.reader import Reader
from counterclaim.reports.sheets import Sheet

INCIDENTS = Path(__file__).parents[1] / "tests" / "gold" / "incidents"
WRITTEN = ("killed", "injured", "children", "women", "fighters")  # of an incident's JSON file
WORLDS = 4  # generated wars, each of its own seed
REPORTS, OF = 500, 800  # of each: 12 days as dense as 800 reports in 20 days


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--bare", action="store_true", help="rows without a coder's words")
    parser.add_argument("--written", action="store_true", help="sound rows with hand-written numbers alone")
    parser.add_argument("--ledgers", type=Path, help="where the ledgers are, or are put to be used again")
    parser.add_argument("--results", type=Path)
    given = parser.parse_args()
    if given.written:
        print(json.dumps(written(), indent=1, ensure_ascii=False))
        return
    strange = [f"x: {line}" for file in sorted(INCIDENTS.glob("*.txt")) for line in
               file.read_text(encoding="utf-8").splitlines() if len(line.split()) > 8]  # fmt: skip
    total, by_ledger = NOTHING, {}
    with TemporaryDirectory() as folder, Gazetteer.open() as gazetteer:
        for name, file in _ledgers(given.ledgers or Path(folder), given.seed):
            mine = NOTHING
            with Ledger(file, read_only=True) as ledger, ledger.reading() as db:
                for number, profile in enumerate(WRITERS):
                    rows = exported(db, profile)
                    if not rows:
                        continue
                    # A third of the rows at most: a sheet of nothing but faults is no sheet that anybody checks.
                    wanted = even(len(rows) // 3)
                    words = None if given.bare else strange if name != "incidents" else STRANGE_TO_INCIDENTS
                    made = sown(rows, profile, wanted, towns_of(rows, gazetteer), given.seed * 100 + number, words)
                    mine += score(check(db, made.rows), made)
            by_ledger[name] = _told(mine)
            total += mine
    out = {"all": _told(total), "ledgers": by_ledger, "seed": given.seed, "notes": not given.bare}
    print(json.dumps(out, indent=1))
    if given.results:
        keep(given.results, "check", [Path(f"seed-{given.seed}")], out)


STRANGE_TO_INCIDENTS = [
    "x: Ukraine's defence ministry said on Monday that about 40 soldiers were killed near Kharkiv, three posts taken.",
    "x: Rapid Support Forces announced that they shot down 12 drones near Khartoum and captured 7 soldiers there.",
]


def written() -> dict[str, object]:
    """Sound rows of our own incidents with the numbers of their JSON files: how many are tied to their event, how many
    blamed, and for what."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "incidents.db"
        _incidents(file)
        with Ledger(file, read_only=True) as ledger, ledger.reading() as db:
            of = {page.event.id: page for page in LedgerSource(db).events()}
            best: dict[str, dict[str, str]] = {}
            for row in sorted(exported(db, "Airwars"), key=lambda row: -of[row["incident"]].event.claims):
                best.setdefault(of[row["incident"]].claims[0].claim.report.source, row)
            names = [name for name in next(iter(best.values())) if name not in TOLD]
            body = [[_written(source, row)[name] for name in names] for source, row in sorted(best.items())]
            found = check(db, rows_of([Sheet("", [names, *body])], {}))
            checked = [one for one in found.rows if one.row is not None]
            wanted = [row["incident"] for _, row in sorted(best.items())]
            tied = sum(one.event == id for one, id in zip(checked, wanted, strict=True))
            blamed = {
                source: [finding.text for finding in one.findings]
                for one, source in zip(checked, sorted(best), strict=True) if one.findings
            }  # fmt: skip
    return {"rows": len(body), "tied to their event": tied, "blamed": len(blamed), "for what": blamed}


def _written(source: str, row: dict[str, str]) -> dict[str, str]:
    """The row with the least and most of the incident's JSON file; what that does not count is left empty."""
    told = json.loads((INCIDENTS / source).with_suffix(".json").read_text(encoding="utf-8"))
    ends = {f"{name}_{end}": "" for name in WRITTEN for end in ("min", "max")}
    for name in WRITTEN:
        for end, value in zip(("min", "max"), told.get(name, ()), strict=False):
            ends[f"{name}_{end}"] = str(value)
    return {**row, **ends, "notes": half(row["notes"], random.Random(source))}


def _ledgers(folder: Path, seed: int) -> Iterator[tuple[str, Path]]:
    makers = {
        "demo": _demo, "incidents": _incidents,
        **{f"world {n + 1}": partial(_world, seed=seed * 10 + n) for n in range(WORLDS)},
    }  # fmt: skip
    folder.mkdir(exist_ok=True)
    for name, make in makers.items():
        file = folder / f"{name}.db"
        if not file.exists():
            make(file)
        yield name, file


def _world(file: Path, seed: int) -> None:
    fill(str(file), World(seed).readings(REPORTS, OF), REPORTS)


def _demo(file: Path) -> None:
    reader = Reader()
    with Ledger(file) as ledger:
        for path in paths():
            ledger.add_reading(reader.read(path), source=path.name, match=False)
        ledger.match_all()


def _incidents(file: Path) -> None:
    reader = Reader()
    with Ledger(file) as ledger:
        for path in sorted(INCIDENTS.glob("*.txt")):
            day = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["published"]
            text = path.read_text(encoding="utf-8")
            ledger.add_reading(reader.read_text(text, published=day), source=path.name, match=False)
        ledger.match_all()


def _told(one: Score) -> dict[str, object]:
    faults = sum(one.of.values())
    return {
        "faults": faults, "found": sum(one.any.values()), "found by their kind": sum(one.right.values()),
        "by kind": {kind: [one.any[kind], one.right[kind], number] for kind, number in sorted(one.of.items())},
        "sound rows blamed": [one.blamed, one.sound], "tied to their event": [one.tied, one.events],
    }  # fmt: skip


if __name__ == "__main__":
    main()
