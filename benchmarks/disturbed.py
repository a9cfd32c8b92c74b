"""Whether a batch run loses or doubles anything when its workers or its driver are killed.

usage: python benchmarks/disturbed.py [--reports 20000] [--cluster] [--work DIR] [--seed N]

Reads the same made-up input three times: undisturbed; with `kill -9` of a worker process (or, on the cluster, of the
actor that owns one) at three random moments; and with `kill -9` of the driver, then again. All outputs must be equal
row for row, and the run after the killed driver must not read again what was done. --cluster: on two Ray nodes that
this script starts on this machine; needs counterclaim[batch]. Without it: on two processes of this machine.
Prints the figures as JSON and ends with 1 where anything differs.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import texts
from processes import descendants

DEMO = Path(__file__).parent.parent / "src" / "counterclaim" / "demo" / "reports"
TABLES = ("readings", "claims", "problems")


def main() -> None:
    """Parse, run, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=30, help="least words of a report")
    parser.add_argument("--cluster", action="store_true")
    parser.add_argument("--part-size", type=float, default=0.1, help="MB")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    work = given.work or Path(tempfile.mkdtemp(prefix="disturbed-"))
    work.mkdir(parents=True, exist_ok=True)
    source = work / "in.jsonl"
    size = texts.write_reports(source, DEMO, given.reports, given.words)
    command = [sys.executable, "-m", "counterclaim", "batch", str(source)]
    more = ["--json", "--workers", "2", "--part-size", str(given.part_size)]
    cluster = None
    if given.cluster:
        from ray.cluster_utils import Cluster

        os.environ |= {"DO_NOT_TRACK": "1", "RAY_USAGE_STATS_ENABLED": "0"}
        node = {"num_cpus": 2, "object_store_memory": 200_000_000}
        cluster = Cluster(initialize_head=True, head_node_args=node)
        cluster.add_node(**node)
        more += ["--cluster", cluster.address]
    draw = random.Random(given.seed)
    try:
        result = _runs(work, command, more, draw, given.cluster)
    finally:
        if cluster is not None:
            cluster.shutdown()
    result = {"reports": given.reports, "words": size / given.reports, "nodes": 2 if given.cluster else 0, **result}
    print(json.dumps(result, indent=1))
    if given.work is None:
        shutil.rmtree(work)
    sys.exit(not result["equal"])


def _runs(
    work: Path, command: Sequence[str], more: Sequence[str], draw: random.Random, cluster: bool
) -> dict[str, Any]:
    whole = _run([*command, str(work / "whole"), *more])
    print("undisturbed:", whole["seconds"], "s", file=sys.stderr)
    moments = sorted(draw.uniform(0.15, 0.85) * whole["seconds"] for _ in range(3))
    killed: list[str] = []
    hurt = _run([*command, str(work / "hurt"), *more], moments, lambda: _kill_one(draw, cluster, killed))
    print("workers killed:", killed, hurt["seconds"], "s", file=sys.stderr)
    begun = _start([*command, str(work / "cut"), *more])
    time.sleep(draw.uniform(0.3, 0.6) * whole["seconds"])
    os.kill(begun.pid, signal.SIGKILL)
    begun.wait()
    time.sleep(5)  # what it left running notices
    notes = {path.name: path.stat().st_mtime_ns for path in (work / "cut" / "_parts").glob("*.json")}
    again = _run([*command, str(work / "cut"), *more])
    kept = sum((work / "cut" / "_parts" / name).stat().st_mtime_ns == at for name, at in notes.items())
    print("driver killed, then:", again["seconds"], "s,", kept, "parts kept", file=sys.stderr)
    tables = {name: _rows(work / "whole" / name) for name in TABLES}
    differ = [f"{run}/{name}" for run in ("hurt", "cut") for name in TABLES if _rows(work / run / name) != tables[name]]
    places = [(row["source"], row["at"]) for name in ("readings", "problems") for row in tables[name]]
    return {
        "equal": not differ and len(set(places)) == len(places),
        "differ": differ,
        "rows": {name: len(rows) for name, rows in tables.items()},
        "parts": whole["parts"],
        "killed": killed,
        "seconds": {"undisturbed": whole["seconds"], "workers killed": hurt["seconds"], "rest": again["seconds"]},
        "reports_a_second": round(whole["reports_now"] / whole["seconds"], 1),
        "driver killed": {
            "parts done before": len(notes), "kept as they were": kept, "reports read again": again["reports_now"],
        },
        "restarts": {"workers killed": hurt["restarts"]},
        "cpu_seconds": {"undisturbed": whole["cpu_seconds"], "workers killed": hurt["cpu_seconds"]},
        "peak_mb": whole["peak_mb"],
    }  # fmt: skip


def _start(command: Sequence[str]) -> "subprocess.Popen[str]":
    shutil.rmtree(command[5], ignore_errors=True) if command[5].endswith(("whole", "hurt")) else None
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _run(command: Sequence[str], moments: Sequence[float] = (), act: Any = None) -> dict[str, Any]:
    started = time.monotonic()
    process = _start(command)
    for moment in moments:
        while time.monotonic() - started < moment and process.poll() is None:
            time.sleep(0.2)
        while process.poll() is None and not act():  # between two parts there may be no worker for a moment
            time.sleep(0.2)
    out, err = process.communicate()
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{err.strip()[-3000:]}")
    told: dict[str, Any] = json.loads(out.strip().splitlines()[-1])
    return told


def _kill_one(draw: random.Random, cluster: bool, killed: list[str]) -> bool:
    """End a worker process that this script's own runs started; on the cluster as often the actor that owns it."""
    workers = [p for p in descendants(os.getpid()) if "counterclaim.batch.worker" in p.command]
    if not workers:
        return False
    chosen = draw.choice(workers)
    if cluster and draw.random() < 0.5:
        os.kill(chosen.parent, signal.SIGKILL)
        killed.append("actor")
    else:
        os.kill(chosen.pid, signal.SIGKILL)
        killed.append("worker")
    return True


def _rows(folder: Path) -> list[dict[str, Any]]:
    from pyarrow import parquet

    rows = [row for path in folder.glob("*.parquet") for row in parquet.read_table(path).to_pylist()]
    return sorted(rows, key=lambda row: (row["source"], row["at"], row.get("claim") or ""))


if __name__ == "__main__":
    main()
