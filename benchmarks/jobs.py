"""Three jobs from end to end, with the time that each takes, reading and matching included.

usage: python benchmarks/jobs.py [--keep FOLDER]

A month of briefings to event rows; one disputed number out of eight reports; notes to a register that can be checked
line by line (benchmarks/notes.py). Parties and texts are invented; the towns are real, so that they can be placed.
"""

import argparse
import csv
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from counterclaim.export.formats import write
from counterclaim.export.ledger_source import LedgerSource
from counterclaim.ledger.add.run import Options, Summary, add
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.matters import matters
from counterclaim.ledger.queries.rows import MatterRow
from counterclaim.reports.given import Given


class Deed(NamedTuple):
    """An event that the briefings tell: day, town, how many were killed and injured (None: nobody says)."""

    day: str
    town: str
    killed: int | None = None
    injured: int | None = None


BRIEFINGS: Mapping[str, tuple[str, str]] = {
    "0503.txt": ("2024-05-03", "Yesterday our forces repelled an attack on Djibo. Eleven enemy fighters were killed."),
    "0508.txt": ("2024-05-08", "On 7 May the enemy shelled Dori. Four civilians were killed and nine were injured."),
    "0514.txt": ("2024-05-14", "Our aircraft struck a fuel depot in Kaya on Monday."),
    "0521.txt": ("2024-05-21", "On 20 May the enemy's drones hit the market in Titao, killing six people."),
    "0527.txt": ("2024-05-27", "Our units entered Aribinda on 26 May. Three of our soldiers were wounded there."),
    "0531.txt": ("2024-05-31", "The enemy attacked Kongoussi on 29 May. Two policemen were killed."),
}  # fmt: skip
"""Briefings of a month, with the day of each; who speaks stands in none of them."""
DEEDS = (
    Deed("2024-05-02", "Djibo", killed=11), Deed("2024-05-07", "Dori", killed=4, injured=9),
    Deed("2024-05-13", "Kaya"), Deed("2024-05-20", "Titao", killed=6), Deed("2024-05-26", "Aribinda", injured=3),
    Deed("2024-05-29", "Kongoussi", killed=2),
)  # fmt: skip
SPEAKER = "Ministry of Defence of Norva"

EIGHT: Mapping[str, str] = {
    "2024-03-10 Harbour Gazette": "A bus was shelled in Bogande on Saturday. Norva's army said 14 people were killed.",
    "2024-03-10 Radio Lan": "Shells hit a bus in Bogande on Saturday, killing at least nine people, its mayor said.",
    "2024-03-10 The Ferry": "The Karvan Front denied shelling a bus in Bogande on Saturday.",
    "2024-03-11 Daily Orvik": "The Karvan Front said on Sunday that three people were killed when shells hit a bus in "
    "Bogande on Saturday.",
    "2024-03-11 Harbour Gazette": "Norva's army raised the number of people killed in the shelling of a bus in "
    "Bogande on 9 March to 17.",
    "2024-03-11 Town Crier": "A hospital in Bogande said it received 16 dead from the shelling of a bus on 9 March.",
    "2024-03-12 Radio Lan": "Trade between Norva and its neighbours grew by 4 per cent last year, the bank said.",
    "2024-03-12 The Ferry": "Norva's president said 17 people were killed in the shelling of a bus in Bogande on "
    "9 March.",
}
"""Eight reports, by day and publisher, seven of them on one disputed number."""


def briefings(folder: Path) -> tuple[Summary, list[dict[str, str]]]:
    """Write the briefings with the sheet beside them, add the folder, and give the ACLED-like rows."""
    rows = [["file", "published", "publisher", "kind"]]
    for name, (day, text) in BRIEFINGS.items():
        (folder / name).write_text(f"{text}\n", encoding="utf-8")
        rows.append([name, day, SPEAKER, "statement"])
    with (folder / "counterclaim.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return _exported(folder, "acled", Options(workers=0))


def eight(folder: Path) -> list[MatterRow]:
    """Add the eight reports; the contested matters, the first first."""
    for number, (head, text) in enumerate(EIGHT.items()):
        day, _, publisher = head.partition(" ")
        path = folder / f"{number}.txt"
        path.write_text(f"# date: {day}\n# publisher: {publisher}\n\n{text}\n", encoding="utf-8")
    with Ledger(str(folder / "own.db")) as ledger:
        add(ledger, [str(folder)], Options(workers=0))
        with ledger.reading() as db:
            return list(matters(db, Filters(contested=True)).rows)


def register(folder: Path, notes: Sequence[str]) -> tuple[Summary, list[dict[str, str]]]:
    """Write the notes, add them, and give the lines of the register."""
    for number, text in enumerate(notes):
        (folder / f"note-{number:03}.txt").write_text(text, encoding="utf-8")
    return _exported(folder, "register", Options(workers=1, given=Given(kind="notes")))


def _exported(folder: Path, form: str, options: Options) -> tuple[Summary, list[dict[str, str]]]:
    with Ledger(str(folder / "own.db")) as ledger:
        done = add(ledger, [str(folder)], options)
        with ledger.reading() as db:
            write(LedgerSource(db), form, folder.with_suffix(".csv"))
    with folder.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        return done, list(csv.DictReader(file))


def _timed(name: str, job: Callable[[], object]) -> None:
    started = time.monotonic()
    job()
    print(f"{name}: {time.monotonic() - started:.1f} s")


def main() -> None:
    """Print the seconds of each job."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="a folder for the texts, ledgers and tables")
    given = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).parent))
    from notes import world

    with tempfile.TemporaryDirectory() as made:
        at = given.keep or Path(made)
        folders = [at / name for name in ("briefings", "eight", "notes")]
        for one in folders:
            one.mkdir(parents=True, exist_ok=True)
        _, notes = world(1, 200)
        _timed("a month of briefings to event rows", lambda: briefings(folders[0]))
        _timed("one disputed number from eight reports", lambda: eight(folders[1]))
        texts = [f"# date: {one.filed}\n\n{one.text}\n" for one in notes]
        _timed("200 notes to a register", lambda: register(folders[2], texts))


if __name__ == "__main__":
    main()
