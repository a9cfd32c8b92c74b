"""How the cost of a batch run grows, in CPU seconds of the workers, so that other work on the machine counts little.

usage: python benchmarks/scale.py cost [--sizes 1000 3000 10000] [--words 30]
       python benchmarks/scale.py memory [--reports 5000] [--words 30]
       python benchmarks/scale.py workers [--reports 2000] [--rounds 3] [--most 2]
       python benchmarks/scale.py families [--rows 10000 100000 1000000 10000000]

cost:     reading so many made-up reports with one worker, and the slope of log cost over log size (1 is linear).
memory:   resident memory of the worker over a run, sampled twice a second; every report brings names and words that no
          other has, so that every table of things seen before fills up.
workers:  one process against several, in turns: by the wall clock, and by CPU seconds a report.
families: matching, gathering and grouping so many rows of hashes (40 a report, a third of the reports copies), in the
          turns of a run, with the files left out.
Prints JSON.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import texts
from processes import descendants

DEMO = Path(__file__).parent.parent / "src" / "counterclaim" / "demo" / "reports"


def cost(sizes: list[int], words: int) -> dict[str, Any]:
    """CPU seconds for each size; the model's loading is in the first part's cost, so it weighs on small sizes."""
    rows = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            told = _batch(Path(folder), size, words, workers=1)
        each = round(1000 * told["cpu_seconds"] / size, 2)
        used = {name: told[name] for name in ("cpu_seconds", "seconds", "peak_mb")}
        rows.append({"reports": size, "ms_a_report": each, **used})
        print(rows[-1], file=sys.stderr)
    return {"rows": rows, "slope": _slope([(row["reports"], row["cpu_seconds"]) for row in rows])}


def _batch(folder: Path, count: int, words: int, *, workers: int) -> dict[str, Any]:
    """One run over made-up reports; its summary."""
    source = folder / "in.jsonl"
    if not source.exists():
        texts.write_reports(source, DEMO, count, words)
    out = folder / f"out-{time.monotonic_ns()}"
    command = [sys.executable, "-m", "counterclaim", "batch", str(source), str(out), "--workers", str(workers)]
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def memory(count: int, words: int) -> dict[str, Any]:
    """The worker's resident memory: at the end of each tenth of the run's samples, in MB."""
    samples: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts.write_reports(folder / "in.jsonl", DEMO, count, words, names=True)
        command = [sys.executable, "-m", "counterclaim", "batch", str(folder / "in.jsonl"), str(folder / "out"),
                   "--workers", "1", "--part-size", "0.5", "--json"]  # fmt: skip
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        while process.poll() is None:
            held = [one.mb for one in descendants(os.getpid()) if "counterclaim.batch.worker" in one.command]
            samples += [max(held)] if held else []
            time.sleep(0.5)
        told = json.loads(process.stdout.read())  # type: ignore[union-attr]
    tenths = [max(samples[i * len(samples) // 10 : max(i * len(samples) // 10 + 1, (i + 1) * len(samples) // 10)])
              for i in range(10)]  # fmt: skip
    return {"reports": count, "most_by_tenths_mb": [round(one) for one in tenths], "peak_mb": told["peak_mb"],
            "restarts": told["restarts"]}  # fmt: skip


def workers(count: int, words: int, rounds: int, most: int) -> dict[str, Any]:
    """Ratios of several processes to one, medians over rounds. Loads of the model are in both."""
    wall, cpu = [], []
    with tempfile.TemporaryDirectory() as name:
        for _ in range(rounds):
            one, several = (_batch(Path(name), count, words, workers=n) for n in (1, most))
            wall.append(one["seconds"] / several["seconds"])
            cpu.append(most * one["cpu_seconds"] / several["cpu_seconds"])
            print({"one": one["seconds"], "several": several["seconds"], "wall": wall[-1], "cpu": cpu[-1],
                   "load": os.getloadavg()[0]}, file=sys.stderr)  # fmt: skip
    return {"reports": count, "workers": most, "rounds": rounds, "by_the_clock": statistics.median(wall),
            "if_each_had_a_processor": statistics.median(cpu)}  # fmt: skip


def families(sizes: list[int]) -> dict[str, Any]:
    """CPU seconds of the three steps for each number of rows."""
    import numpy as np

    from counterclaim.batch.usage import peak_mb

    rows = []
    for size in sizes:
        draw = np.random.default_rng(20240813)
        reports = max(2, size // 40)
        hashes = draw.integers(-(2**63), 2**63 - 1, (reports, 40))
        # A third of the reports carry most of another's copy: families of two and three, some larger.
        copies = draw.choice(reports, reports // 3, replace=False)
        models = draw.integers(0, reports, len(copies))
        hashes[copies, :28] = hashes[models, :28]
        keys = np.repeat(draw.integers(-(2**63), 2**63 - 1, reports), 40)
        of = np.full(len(keys), 40, np.int32)
        started = time.process_time()
        label = _joined(hashes.ravel(), keys, of)
        seconds = time.process_time() - started
        rows.append({"rows": int(hashes.size), "reports": reports, "families": len(np.unique(label)),
                     "cpu_seconds": round(seconds, 3),
                     "us_a_row": round(1e6 * seconds / hashes.size, 3), "peak_mb": peak_mb()})  # fmt: skip
        print(rows[-1], file=sys.stderr)
    return {"rows": rows, "slope": _slope([(row["rows"], row["cpu_seconds"]) for row in rows])}


def _joined(hashes: Any, keys: Any, of: Any) -> Any:
    """The group of each report that has one, in as many turns as a run takes for so many rows."""
    import numpy as np

    from counterclaim.batch.bands import RULES, gather, groups, match, range_of, share_of_ranges, turns_for

    turns = turns_for(len(hashes))
    matched = []
    for turn in range(turns):
        mine = np.isin(range_of(hashes), list(share_of_ranges(turn, turns)))
        matched.append(match(hashes[mine], keys[mine], of[mine]))
    found = {name: np.concatenate([one[name] for one in matched]) for name in matched[0]}
    pairs = gather(found["a"], found["b"], found["shared"], found["fewer"], RULES["reports"])
    return groups(pairs["a"], pairs["b"])[1]


def _slope(points: list[tuple[float, float]]) -> float | None:
    """Of log cost over log size, least squares."""
    if len(points) < 2:
        return None
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    mx, my = statistics.mean(xs), statistics.mean(ys)
    return round(sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs), 3)


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("cost", "memory", "workers", "families"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 3_000, 10_000])
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000, 1_000_000, 10_000_000])
    parser.add_argument("--words", type=int, default=30)
    parser.add_argument("--reports", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=int, default=2)
    given = parser.parse_args()
    if given.what == "cost":
        result = cost(given.sizes, given.words)
    elif given.what == "memory":
        result = memory(given.reports or 5_000, given.words)
    elif given.what == "workers":
        result = workers(given.reports or 2_000, given.words, given.rounds, given.most)
    else:
        result = families(given.rows)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
