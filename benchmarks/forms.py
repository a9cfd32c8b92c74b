"""How long large documents of four forms take, how much memory, and whether `counterclaim add` resumes in them.

usage: python -m benchmarks.forms [FORM...] [--share 1.0] [--results docs/results.json]

pdf: 100 pages of prose. xlsx, csv: 20,000 rows of one to three sentences. telegram: an export of 100,000 posts. Each is
opened whole: its text or its rows, without reading them. --share of it is added to a ledger, and a tenth of that: ten
times as much should take ten times as long ("grows" is 1 where it does). The tenth is added once more, killed (kill -9)
again and again, and resumed until it is done: the ledger must hold what the undisturbed one holds.

Texts are drawn from the demo reports with a fixed seed; each row or post has a number of its own, so that no two are
the same. Time is CPU time of all processes, which other work on the machine changes least; memory is what all of them
hold at the most, seen ten times a second.
"""

import argparse
import csv
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from processes import descendants  # noqa: E402
from tests.reports.make_pdf import make_pdf  # noqa: E402

from counterclaim.evaluation.results import keep  # noqa: E402

DEMO = ROOT / "src" / "counterclaim" / "demo" / "reports"
SEED = 20241130
LINES, LETTERS = 50, 90  # of a page
EACH = 0.1  # seconds between two looks at the memory
KILLS = 5
FIRST_DAY = date(2024, 1, 1)


class Form(NamedTuple):
    """One form: how many pages, rows or posts it has at full size, and what writes so many of them into a folder."""

    size: int
    unit: str
    write: Callable[[Path, int], Path]


class Added(NamedTuple):
    """One undisturbed run: CPU seconds, megabytes at the most, reports and claims of the ledger; took: by the clock."""

    seconds: float
    took: float
    mb: float
    reports: int
    claims: int


def sentences() -> Iterator[str]:
    """Sentences of 6 to 30 words from the demo reports, for ever, in an order of a fixed seed."""
    found = []
    for path in sorted(DEMO.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            found += [] if block.startswith("#") else " ".join(block.split()).replace("”", '"').split(". ")
    kept = [one.rstrip(".") for one in found if 6 <= len(one.split()) <= 30 and one.isascii()]
    draw = random.Random(SEED)
    while True:
        yield draw.choice(kept)


def texts(count: int) -> Iterator[str]:
    """So many texts of one to three sentences, each with its number."""
    drawn = sentences()
    for number in range(count):
        yield ". ".join(next(drawn) for _ in range(1 + number % 3)) + f", according to note {number}."


def _day(number: int, count: int) -> str:
    return (FIRST_DAY + timedelta(days=365 * number // count)).isoformat()


def write_pdf(folder: Path, count: int) -> Path:
    """A PDF of so many pages, full of prose."""
    drawn, pages, line = sentences(), [], ""
    for _ in range(count):
        lines: list[str] = []
        while len(lines) < LINES:
            for word in (next(drawn) + ".").split():
                if len(line) + len(word) > LETTERS:
                    lines.append(line)
                    line = ""
                line = f"{line} {word}".strip()
        pages.append(lines[:LINES])
    path = folder / f"{count}.pdf"
    path.write_bytes(make_pdf(pages))
    return path


def write_csv(folder: Path, count: int) -> Path:
    """A sheet of so many rows as CSV."""
    path = folder / f"{count}.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        write = csv.writer(out)
        write.writerow(("text", "date", "source"))
        write.writerows((text, _day(n, count), f"Desk {n % 7}") for n, text in enumerate(texts(count)))
    return path


def write_xlsx(folder: Path, count: int) -> Path:
    """The same sheet as XLSX."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("notes")
    sheet.append(["text", "date", "source"])
    for n, text in enumerate(texts(count)):
        sheet.append([text, _day(n, count), f"Desk {n % 7}"])
    book.save(path := folder / f"{count}.xlsx")
    return path


def write_telegram(folder: Path, count: int) -> Path:
    """An export of Telegram Desktop with so many posts (its result.json)."""
    messages = [
        {"id": n, "type": "message", "date": f"{_day(n, count)}T12:00:00", "from": "Harbour Desk", "text": text}
        for n, text in enumerate(texts(count), 1)
    ]
    chat = {"name": "Harbour Desk", "type": "public_channel", "id": 1700000001, "messages": messages}
    path = folder / f"{count}" / "result.json"
    path.parent.mkdir()
    path.write_text(json.dumps(chat), encoding="utf-8")
    return path


FORMS: Mapping[str, Form] = {
    "pdf": Form(100, "pages", write_pdf),
    "xlsx": Form(20_000, "rows", write_xlsx),
    "csv": Form(20_000, "rows", write_csv),
    "telegram": Form(100_000, "posts", write_telegram),
}


def started(path: Path, ledger: Path) -> "subprocess.Popen[str]":
    """An `add` of the file, in a group of its own."""
    command = [sys.executable, "-m", "counterclaim", "add", str(path), "--ledger", str(ledger), "--json"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True,
                            start_new_session=True)  # fmt: skip


def watched(process: "subprocess.Popen[str]", name: str) -> tuple[float, float, float]:
    """CPU seconds of the process and those it waited for, seconds of the clock, and the most megabytes of them all."""
    began, most, ended = time.monotonic(), 0.0, 0
    while not ended:
        own = Path(f"/proc/{process.pid}/statm").read_text().split()[1]
        most = max(most, int(own) * 4096 / 1e6 + sum(one.mb for one in descendants(process.pid)))
        time.sleep(EACH)
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
    if status:
        raise SystemExit(f"{name}: ended with {status}")
    return round(used.ru_utime + used.ru_stime, 1), round(time.monotonic() - began, 1), round(most)


def opened(name: str, path: Path) -> dict[str, float]:
    """What it takes to open the file, without reading what is in it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.forms", "--open", name, str(path)], text=True, cwd=ROOT
    )
    seconds, _, mb = watched(process, path.name)
    return {"seconds": seconds, "mb": mb}


def open_whole(name: str, path: Path) -> None:
    """Open the file, and leave what is in it unread."""
    from counterclaim.ledger.add import sheets
    from counterclaim.reports.limits import LIMITS
    from counterclaim.reports.load import load

    if name == "pdf":
        load(path)
        return
    data = path.read_bytes()
    items = sheets.posts(data, path.name, LIMITS) if name == "telegram" else sheets.items(data, path.name, {}, LIMITS)
    print(path.name, sum(1 for _ in items), file=sys.stderr)


def add(path: Path, ledger: Path) -> Added:
    """Add the file undisturbed."""
    process = started(path, ledger)
    seconds, took, mb = watched(process, path.name)
    return Added(seconds, took, mb, *held(ledger))


def held(ledger: Path) -> tuple[int, int]:
    """How many reports and claims the ledger has."""
    from counterclaim.ledger.ledger import Ledger

    with Ledger(str(ledger), create=False) as opened, opened.reading() as db:
        reports, claims = (
            db.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() for name in ("report", "claim")
        )
    return int(reports), int(claims)


def resumed(path: Path, ledger: Path, seconds: float) -> int:
    """Add the file, killed KILLS times over about that many seconds, until it is done; how often it was killed."""
    draw, kills = random.Random(SEED), 0
    while True:
        process = started(path, ledger)
        try:
            process.wait(draw.uniform(0.5, 1.5) * seconds / KILLS if kills < KILLS else None)
            return kills
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # its own group, that of nobody else
            process.wait()
            kills += 1


def measure(name: str, share: float) -> dict[str, Any]:
    """The figures of one form."""
    form = FORMS[name]
    count = max(10, round(form.size * share))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        whole = opened(name, form.write(folder, form.size))
        some = form.write(folder, count)
        most = add(some, folder / "most.db")
        tenth = form.write(folder, count // 10)
        least = add(tenth, folder / "least.db")
        kills = resumed(tenth, folder / "killed.db", least.took)
        same = held(folder / "killed.db") == (least.reports, least.claims)
    return {
        "size": form.size, "unit": form.unit, "opened": whole, "count": count, "added": most._asdict(),
        "tenth": least._asdict(), "grows": round(most.seconds / least.seconds / 10, 2), "kills": kills, "same": same,
    }  # fmt: skip


def main() -> int:
    """Measure and print; 1 where a resumed ledger differs from an undisturbed one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("forms", nargs="*", metavar="FORM", help=", ".join(FORMS))
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--results", type=Path)
    parser.add_argument(
        "--open", nargs=2, metavar=("FORM", "FILE"), help="open a file and end, as a process of its own"
    )
    given = parser.parse_args()
    if given.open:
        open_whole(given.open[0], Path(given.open[1]))
        return 0
    bad = False
    for name in given.forms or FORMS:
        score = measure(name, given.share)
        bad = bad or not score["same"]
        print(name, json.dumps(score), flush=True)
        if given.results:
            keep(given.results, "forms", [Path(name)], score)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
