"""Fuzzes the parsers and prints what it took: python -m tests.fuzz.run [TARGET...] [--runs N].

As many at a time as there are processors. Needs atheris (`pip install -e .[fuzz]`; Linux). An input that breaks a
parser is left in --crashes, and the exit code is 1. `make fuzz` is the long run whose figures stand in docs/trust.md,
`make fuzz RUNS=200` what CI does.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from tests.fuzz.targets import BY_NAME, CORPUS, LONGEST, TARGETS

_COVERED = re.compile(r"cov: (\d+) ft: (\d+)")
_DONE = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_SLOWEST = re.compile(r"stat::slowest_unit_time_sec:\s*(\d+)")


def fuzz(name: str, runs: int, seconds: int, crashes: Path, seed: int) -> dict[str, Any]:
    """One target: executions, seconds, edges covered, and the inputs that broke it."""
    crashes.mkdir(parents=True, exist_ok=True)
    before = set(crashes.glob(f"{name}-*"))
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as work:
        done = subprocess.run(
            [
                sys.executable, "-m", "tests.fuzz.one", name,
                f"-runs={runs}", f"-max_total_time={seconds}", f"-seed={seed}", f"-max_len={LONGEST}",
                "-timeout=60", "-rss_limit_mb=4000", "-print_final_stats=1", "-verbosity=1",
                f"-artifact_prefix={crashes}/{name}-", work, str(CORPUS / name),
            ],
            capture_output=True, text=True, errors="replace", check=False,
        )  # fmt: skip
    told = done.stderr
    counts = [int(n) for n in _DONE.findall(told)]
    covered = _COVERED.findall(told)
    return {
        "target": name,
        "executions": counts[-1] if counts else 0,
        "seconds": round(time.monotonic() - started, 1),
        "edges": int(covered[-1][0]) if covered else 0,
        "slowest_s": int(found[-1]) if (found := _SLOWEST.findall(told)) else 0,
        "crashes": sorted(p.name for p in set(crashes.glob(f"{name}-*")) - before),
        "failed": done.returncode != 0,
        "tail": told[-1_500:] if done.returncode else "",
    }


def main() -> int:
    """Run the targets and print a table; 1 where an input broke one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[[], *BY_NAME], help="default: all")
    parser.add_argument("--runs", type=int, default=100_000, help="executions of each target")
    parser.add_argument("--seconds", type=int, default=3_600, help="the longest that one target may take")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--crashes", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--json", type=Path, help="write the figures there too")
    options = parser.parse_args()
    rows = []
    print(f"{'target':<10} {'executions':>10} {'seconds':>8} {'edges':>6} {'slowest':>7}  crashes", flush=True)
    names = [target.name for target in TARGETS if not options.targets or target.name in options.targets]
    given = {name: getattr(options, name) for name in ("runs", "seconds", "crashes", "seed")}
    pool = ThreadPoolExecutor(os.cpu_count() or 1)  # each waits for a process
    for row in pool.map(partial(fuzz, **given), names):
        rows.append(row)
        print(
            f"{row['target']:<10} {row['executions']:>10,} {row['seconds']:>8} {row['edges']:>6} {row['slowest_s']:>6}s"
            f"  {', '.join(row['crashes']) or 0}",
            flush=True,
        )
        if row["failed"]:
            print(row["tail"], flush=True)
        if options.json:
            options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return int(any(row["failed"] for row in rows))


if __name__ == "__main__":
    sys.exit(main())
