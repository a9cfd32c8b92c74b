"""How much longer `counterclaim add` takes than `counterclaim read` of the same reports, as a user waits for them.

    python benchmarks/ledger_time.py                                     # to a ledger of 1,000 claims, made here
    python benchmarks/ledger_time.py --ledger big.db --of 200000         # to a copy of one of ledger_generator.py
    python benchmarks/ledger_time.py --workers 2

Whole commands by the clock, one after the other, several rounds of both; nothing else should run beside them. What it
takes in CPU, and of what, ledger_speed.py tells. Memory is that of all processes of `add` together, where the system
tells it (Linux): shared pages are counted once.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from ledger_generator import fill
from ledger_speed import following, line_of
from ledger_world import World

LOOK = 0.5  # seconds between two looks at the memory


def main() -> None:
    """Print a line for each round, and the median."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", type=Path, help="a ledger to add to; it is copied first")
    parser.add_argument("--reports", type=int, default=1_024)
    parser.add_argument("--of", type=int, help="add what comes next in the generator's ledger of so many reports")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = folder / "start.db"
        if given.ledger is None:
            fill(str(start), World(1).readings(200), 200)
        else:
            start = given.ledger
        made = list(following(start, given.of, given.reports)) if given.of else World(2).readings(given.reports)
        source = folder / "reports.jsonl"
        source.write_text("".join(line_of(one.report) for one in made), encoding="utf-8")
        del made
        ratios = []
        for _ in range(given.rounds):
            path = folder / "time.db"
            shutil.copyfile(start, path)
            read, _ = _timed("read", "--jsonl", str(source), "-o", str(folder / "readings.jsonl"))
            options = ["--ledger", str(path), "--workers", str(given.workers)]
            added, memory = _timed("add", str(source), *options)
            ratios.append(added / read - 1)
            print(
                f"{given.reports} reports: read {1000 * read / given.reports:.1f} ms each, added "
                f"{1000 * added / given.reports:.1f} ms each, {100 * ratios[-1]:+.1f} %; peak memory {memory:.0f} MB"
            )
            for one in folder.glob("time.db*"):
                shutil.rmtree(one) if one.is_dir() else one.unlink()
        print(f"adding takes {100 * statistics.median(ratios):+.1f} % of the time of reading on top of it (median)")


def _timed(*words: str) -> tuple[float, float]:
    """Seconds of the command, and the most memory (MB) that it and its processes had; 0 where that is not told."""
    started = time.perf_counter()
    most = 0.0
    program = [sys.executable, "-m", "counterclaim", *words]
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=said, text=True) as process,
    ):
        while True:
            try:
                process.wait(LOOK)
                break
            except subprocess.TimeoutExpired:
                most = max(most, _memory(process.pid))
        seconds = time.perf_counter() - started
        if process.returncode:
            said.seek(0)
            sys.exit(f"{words[0]} failed: {said.read()}")
    return seconds, most


def _memory(pid: int) -> float:
    """MB of a process and those it has started."""
    total = 0.0
    waiting = [str(pid)]
    while waiting:
        one = Path("/proc", waiting.pop())
        try:
            for child in (one / "task").glob("*/children"):
                waiting += child.read_text().split()
            lines = (one / "smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return total


if __name__ == "__main__":
    main()
