"""The owner of one worker process: gives it tasks, sees it die or hang, and goes on without the report that did it."""

import os
import queue
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import msgspec

from counterclaim.batch.values import Answer, Counts, Step, Task

DEATHS = 4
"""A process may be killed by chance (memory of the machine, an operator), and by chance at the report at which it was
killed before, since a part is begun again from its start. Two was too few: a test that killed three times met it."""
STARTS = 4  # times that a worker may die of no report in one task before the task is given up
START_SECONDS = 600.0  # without a sign before the first report: loading the model on a busy machine, or joining bands
SLACK_SECONDS = 30.0  # beyond a report's own limit, for the clock inside the worker to have its way


class Dead(Exception):
    """The worker ended, or was ended, in the middle of a task."""


class Worker:
    """One worker process at a time; `starts` counts them.

    told: called with the counts of the task so far, each time a report is begun.
    """

    def __init__(self, told: Callable[[Counts], None] | None = None) -> None:
        self.told = told
        self.starts = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: queue.Queue[bytes | None] = queue.Queue()

    def do(self, task: Task) -> Answer:
        """Do a task, with as many processes as it takes; what can't be done is told in the answer."""
        skip: dict[str, str] = dict(task.skip)
        deaths: Counter[int | None] = Counter()
        while True:
            at: int | None = None
            try:
                self._send(msgspec.structs.replace(task, skip=skip))
                # Until the first report: the model. After that a report at a time.
                limit = START_SECONDS
                while True:
                    message = self._next(limit)
                    if isinstance(message, Answer):
                        if message.renew:
                            self.end()
                        return message
                    at = message.at
                    limit = task.job.seconds + SLACK_SECONDS
                    if self.told is not None:
                        self.told(message.counts)
            except TimeoutError:
                self.end()
                if at is not None:
                    skip[str(at)] = "took_too_long"
                deaths[None] += at is None
            except Dead:
                self.end()
                deaths[at] += 1
                if at is not None and deaths[at] >= DEATHS:
                    skip[str(at)] = "ended_the_process"
            if deaths[None] >= STARTS:
                return Answer(
                    error=("the worker ends or hangs before it reads anything.", task.name, "See what it said above.")
                )

    def end(self) -> None:
        """End the process, if there is one; the next task starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()

    @property
    def pid(self) -> int | None:
        """Of the process, while there is one."""
        return self._process.pid if self._process else None

    def _send(self, task: Task) -> None:
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._start()
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(msgspec.json.encode(task) + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise Dead from None

    def _start(self) -> None:
        self.starts += 1
        # -P: the folder the user happens to be in is no place to import from.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "counterclaim.batch.worker"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, **_environment()},
        )  # fmt: skip
        self._lines = queue.Queue()
        threading.Thread(target=_read, args=(self._process.stdout, self._lines), daemon=True).start()

    def _next(self, seconds: float) -> Step | Answer:
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError from None
        if line is None:
            raise Dead
        try:
            return _message(line)
        except msgspec.DecodeError:  # cut off by its end
            raise Dead from None


def _message(line: bytes) -> Step | Answer:
    if line.startswith(b'{"at"'):
        return msgspec.json.decode(line, type=Step)
    return msgspec.json.decode(line, type=Answer)


def _read(pipe: Any, into: "queue.Queue[bytes | None]") -> None:
    """The worker's lines into a queue, None at the end: a queue can be waited for with a limit on every system."""
    with suppress(OSError, ValueError):
        for line in pipe:
            into.put(line)
    into.put(None)


def _environment() -> Mapping[str, str]:
    """One thread each, since there are as many workers as processors; and memory that is given back at once."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
    return {**threads, "TOKENIZERS_PARALLELISM": "false", "ARROW_DEFAULT_MEMORY_POOL": "system"}


