"""Child processes that are timed: one thread each, CPU seconds and peak memory of the child alone."""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

# Every library that might start threads of its own is told not to.
_ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "BLIS_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
# An installed package is compiled by pip; from a checkout the first run of each does that, and is not counted.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | _ONE_THREAD


def child(command: Sequence[str | Path]) -> dict[str, Any]:
    """Run a child that prints one JSON object as its last line; ends the program with its words where it fails."""
    done = subprocess.run(
        [str(part) for part in command], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr.strip()}")
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def fresh(command: Sequence[str | Path]) -> tuple[float, float]:
    """Wall and CPU seconds of a process from its start to its end; its output is thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    done = subprocess.run(
        [str(part) for part in command],
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr.strip()}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def report(count: int, run: Callable[[], object]) -> None:
    """In a child: time `run` over `count` articles and print what it took. Peak memory is of the whole child."""
    started = time.process_time()
    run()
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # kilobytes on Linux
    print(json.dumps({"articles": count, "cpu_seconds": seconds, "peak_mb": peak / 1024}))


def ratio(a: Sequence[float], b: Sequence[float]) -> float:
    """Median of the ratios of runs made one after the other: what slows the machine for a while slows both."""
    return statistics.median(x / y for x, y in zip(a, b, strict=True))


def medians(runs: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """The median of each."""
    return {name: statistics.median(values) for name, values in runs.items()}
