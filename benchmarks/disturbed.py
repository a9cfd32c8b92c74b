"""Whether a batch run loses or doubles anything when its workers or its driver are killed.

usage: python benchmarks/disturbed.py [--reports 20000] [--cluster] [--only workers|driver] [--work DIR] [--seed N]

Reads the same made-up input three times: undisturbed; with `kill -9` of a worker process (or, on the cluster, of the
actor that owns one) after three random shares of its parts; and with `kill -9` of the driver, then again. All outputs
must be equal row for row, and the run after the killed driver must not read again what was done. --cluster: on two Ray
nodes that this script starts on this machine; needs counterclaim[batch]. Without it: on two processes of this machine.
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
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--part-size", type=float, default=0.1, help="MB")
    parser.add_argument("--work", type=Path, help="kept; an undisturbed output in it is not made anew")
    parser.add_argument("--only", choices=("workers", "driver"))
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    work = given.work or Path(tempfile.mkdtemp(prefix="disturbed-"))
    work.mkdir(parents=True, exist_ok=True)
    source = work / "in.jsonl"
    made = work / f"{given.reports}-{given.words}"  # how many words there are in all
    if not made.exists():
        made.write_text(str(texts.write_reports(source, DEMO, given.reports, given.words)))
    size = int(made.read_text())
    command = [sys.executable, "-m", "counterclaim", "batch", str(source)]
    more = ["--json", "--workers", str(given.workers), "--part-size", str(given.part_size)]
    cluster = None
    if given.cluster:
        # Ray's workers give way to everything else on the machine unless told not to; and a busy machine needs more
        # than 30 seconds to start a node.
        ray = {"USAGE_STATS_ENABLED": "0", "worker_niceness": "0", "raylet_start_wait_time_s": "300"}
        os.environ |= {"DO_NOT_TRACK": "1", **{f"RAY_{name}": value for name, value in ray.items()}}
        from ray.cluster_utils import Cluster  # reads them when it is imported

        node = {"num_cpus": 2, "object_store_memory": 200_000_000}
        cluster = Cluster(initialize_head=True, head_node_args=node)
        cluster.add_node(**node)
        more += ["--cluster", cluster.address]
    draw = random.Random(given.seed)
    try:
        result = _runs(work, command, more, draw, given.cluster, given.only)
    finally:
        if cluster is not None:
            cluster.shutdown()
    result = {"reports": given.reports, "words": size / given.reports, "nodes": 2 if given.cluster else 0, **result}
    print(json.dumps(result, indent=1))
    if given.work is None:
        shutil.rmtree(work)
    sys.exit(not result["equal"])


def _runs(
    work: Path, command: Sequence[str], more: Sequence[str], draw: random.Random, cluster: bool, only: str | None
) -> dict[str, Any]:
    """The undisturbed run (kept from before, if it is there), the disturbed ones, and whether they are equal."""
    kept = work / "whole" / "summary.json"
    whole = json.loads(kept.read_bytes()) if kept.exists() else _run([*command, str(work / "whole"), *more])
    result: dict[str, Any] = {"parts": whole["parts"], "undisturbed": _told(whole)}
    if only != "driver":
        moments = sorted(draw.uniform(0.1, 0.9) for _ in range(3))
        killed: list[str] = []
        hurt = _run([*command, str(work / "hurt"), *more], work / "hurt", whole["parts"], moments,
                    lambda: _kill_one(draw, cluster, killed))  # fmt: skip
        result["workers killed"] = {"killed": killed, "after shares of the parts": moments, **_told(hurt)}
    if only != "workers":
        result["driver killed"] = _cut(work / "cut", [*command, str(work / "cut"), *more], whole["parts"], draw)
    tables = {name: _rows(work / "whole" / name) for name in TABLES}
    runs = [run for run in ("hurt", "cut") if only is None or (run == "hurt") == (only == "workers")]
    differ = [f"{run}/{name}" for run in runs for name in TABLES if _rows(work / run / name) != tables[name]]
    places = [(row["source"], row["at"]) for name in ("readings", "problems") for row in tables[name]]
    return {
        "equal": not differ and len(set(places)) == len(places),
        "differ": differ,
        "rows": {name: len(rows) for name, rows in tables.items()},
        **result,
    }


def _told(summary: dict[str, Any]) -> dict[str, Any]:
    names = ("seconds", "cpu_seconds", "reports_now", "parts_before", "restarts", "peak_mb")
    return {name: summary[name] for name in names}


def _cut(out: Path, command: Sequence[str], parts: int, draw: random.Random) -> dict[str, Any]:
    """Kill the driver after a share of the parts, and run again."""
    share = draw.uniform(0.3, 0.6)
    begun = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while _notes(out) < share * parts and begun.poll() is None:
        time.sleep(0.2)
    begun.kill()
    begun.wait()
    time.sleep(5)  # what it left running notices
    before = {path: path.stat().st_mtime_ns for path in (out / "_parts").glob("*.json")}
    again = _run(command)
    same = sum(path.stat().st_mtime_ns == at for path, at in before.items())
    return {"parts done before": len(before), "kept as they were": same, **_told(again)}


def _notes(out: Path) -> int:
    return len(list((out / "_parts").glob("*.json")))


def _run(
    command: Sequence[str], out: Path | None = None, parts: int = 0, shares: Sequence[float] = (), act: Any = None
) -> dict[str, Any]:
    """Run to the end and give the summary; after each share of the parts, `act` until it has done something."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    for share in shares:
        while out is not None and _notes(out) < share * parts and process.poll() is None:
            time.sleep(0.2)
        while process.poll() is None and not act():  # between two parts there may be no worker for a moment
            time.sleep(0.2)
    words, err = process.communicate()
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{err.strip()[-3000:]}")
    told: dict[str, Any] = json.loads(words.strip().splitlines()[-1])
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
