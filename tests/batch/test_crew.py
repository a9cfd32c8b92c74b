"""A worker that dies or hangs: the report that did it is given up, the rest is not."""

import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim.batch import crew
from counterclaim.batch.clock import OutOfTime, at_most
from counterclaim.batch.crew import STARTS, Worker
from counterclaim.batch.values import Counts, Job, Part, Task

# A worker of a few lines: reads ten records, and meets one of them as it is told to.
FAKE = """
import json, os, sys, time
fate, fatal = sys.argv[1], int(sys.argv[2])
for line in sys.stdin:
    task = json.loads(line)
    for at in range(10):
        if str(at) in task["skip"]:
            continue
        print(json.dumps({"at": at, "counts": {"read": at}}), flush=True)
        if at == fatal and fate == "die":
            os._exit(9)
        if at == fatal and fate == "hang":
            time.sleep(60)
    print(json.dumps({"error": [json.dumps(task["skip"]), None, None]}), flush=True)
"""
JOB = Job(input="in", output="out", version="1", seconds=0.05)
TASK = Task(do="read", job=JOB, part=Part(id="p", file="f", kind="jsonl", first=0, last=1, size=1))


def worker(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Worker:
    real = subprocess.Popen

    def start(command: list[str], **settings: object) -> object:
        return real([sys.executable, "-c", FAKE, *arguments], **settings)  # type: ignore[call-overload]

    monkeypatch.setattr(crew.subprocess, "Popen", start)
    monkeypatch.setattr(crew, "SLACK_SECONDS", 1.0)
    return Worker()


@pytest.mark.parametrize(
    ("fate", "skipped", "starts"),
    [("live", "{}", 1), ("die", '{"6": "ended_the_process"}', 5), ("hang", '{"6": "took_too_long"}', 2)],
)
def test_the_report_is_given_up(monkeypatch: pytest.MonkeyPatch, fate: str, skipped: str, starts: int) -> None:
    one = worker(monkeypatch, fate, "6")
    told: list[Counts] = []
    one.told = told.append
    try:
        answer = one.do(TASK)
    finally:
        one.end()
    assert answer.error is not None
    assert answer.error[0] == skipped
    assert one.starts == starts
    assert [counts.read for counts in told[:7]] == list(range(7))


def test_a_worker_that_never_begins_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "FAKE", "import sys; sys.exit(3)")
    one = worker(monkeypatch)
    answer = one.do(TASK)
    assert answer.error is not None
    assert "before it reads anything" in answer.error[0]
    assert one.starts == STARTS


def test_a_worker_of_another_version_refuses(tmp_path: Path) -> None:
    from counterclaim.batch.tasks import Tasks

    answer = Tasks(lambda at, counts: None).do(TASK)
    assert answer.error is not None
    assert "version" in answer.error[0]


def test_time_is_up_even_where_everything_is_caught() -> None:
    def stubborn() -> None:
        while True:
            try:
                while True:
                    pass
            except Exception:  # what many a library does
                continue

    with pytest.raises(OutOfTime), at_most(0.05):
        stubborn()
    with at_most(5):
        pass
