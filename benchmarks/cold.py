"""How long one page takes from a cold start, against importing onnxruntime and loading the model alone.

usage: python benchmarks/cold.py [REPORT] [--runs N] [--json]

Both are fresh processes, in turns: `counterclaim read REPORT --json` (default: a demo report), and a Python that
imports onnxruntime and opens the shipped weights. The ratio of the medians must be at most 2.0 (issue 2, point 6).
The files are in the disk cache: one run of each goes before. The patterns are compiled first, as installing the
package does. The CPU time of `counterclaim --help`, measured in between, must stay under 150 ms (issue 7).
"""

import argparse
import json
import statistics
import sys
from pathlib import Path
from typing import Any

from timing import fresh

SOURCES = Path(__file__).parent.parent / "src" / "counterclaim"
DEMO = SOURCES / "demo" / "reports" / "k3-kursk-2025-03-13.txt"
WEIGHTS = SOURCES / "reader" / "weights" / "encoder.int8.onnx"
ALONE = "import sys, onnxruntime; onnxruntime.InferenceSession(sys.argv[1], providers=['CPUExecutionProvider'])"
LIMIT = 2.0
HELP_LIMIT = 0.150  # CPU seconds


def measure(report: Path, runs: int) -> dict[str, Any]:
    """Seconds of each run, their medians and the ratio."""
    commands: dict[str, list[str | Path]] = {
        "read": [sys.executable, "-m", "counterclaim", "read", report, "--json"],
        "model alone": [sys.executable, "-c", ALONE, WEIGHTS],
        "help": [sys.executable, "-m", "counterclaim", "--help"],
    }
    fresh([sys.executable, "-m", "counterclaim.patterns.build"])
    wall: dict[str, list[float]] = {name: [] for name in commands}
    cpu: dict[str, list[float]] = {name: [] for name in commands}
    for n in range(runs + 1):
        for name, command in commands.items():
            seconds, busy = fresh(command)
            if n:
                wall[name].append(seconds)
                cpu[name].append(busy)
    out: dict[str, Any] = {"runs": runs, "limit": LIMIT, "help_limit": HELP_LIMIT}
    for kind, values in (("wall", wall), ("cpu", cpu)):
        middle = {name: statistics.median(each) for name, each in values.items()}
        out[kind] = {**middle, "ratio": middle["read"] / middle["model alone"], "all": values}
    return out


def main() -> None:
    """Parse, measure, print; exit code 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", nargs="?", type=Path, default=DEMO)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    result = measure(given.report, given.runs)
    if given.json:
        print(json.dumps(result))
    else:
        for kind in ("wall", "cpu"):
            told = result[kind]
            print(
                f"{kind:4} seconds: read {told['read']:.3f}, model alone {told['model alone']:.3f}, "
                f"ratio {told['ratio']:.2f} (limit {LIMIT})"
            )
        print(f"counterclaim --help: {result['cpu']['help']:.3f} CPU seconds (limit {HELP_LIMIT})")
    slow = max(result[kind]["ratio"] for kind in ("wall", "cpu")) > LIMIT
    sys.exit(slow or result["cpu"]["help"] > HELP_LIMIT)


if __name__ == "__main__":
    main()
