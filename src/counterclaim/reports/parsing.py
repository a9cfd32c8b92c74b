"""Pages and PDFs are taken apart in a child process, which others' bytes may break without harm to this one.

Starting a child costs about as much as importing its parser here would; it is kept for the next page. Text files
never start one.
"""

import atexit
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO

import msgspec

from counterclaim.errors import ReportError
from counterclaim.reports.child import KINDS, Done, Job, write
from counterclaim.reports.guard import TookTooLong, within
from counterclaim.reports.metadata import Known

_START_SECONDS = 30.0  # for a child to start and import its parser on a busy machine, beside the limit on parsing
_OUT_OF_TIME = getattr(signal, "SIGXCPU", 0)  # the system's own end of a process over its processor time
_MOST_JOBS = 500  # pages a child takes apart before a new one takes its place: no parser is free of leaks


_NAMES = {"pdf": "PDF", "sheet": "workbook", **dict.fromkeys(KINDS, "document")}


class _Broken(Exception):
    """The child ended without an answer."""


class _Child:
    """One process and the pipes to it; memory: its bound, set once with its first job."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.jobs = 0
        # -P: the folder the user happens to be in is no place to import from.
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "counterclaim.reports.child"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def ask(self, request: bytes, seconds: float) -> bytes:
        """The answer to one request; TookTooLong where none comes in time, _Broken where none can come any more."""
        self.jobs += 1
        return within(seconds, lambda: self._exchange(request))

    def _exchange(self, request: bytes) -> bytes:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            write(self.process.stdin, request)
            size = int.from_bytes(self._read(self.process.stdout, 8), "big")
            return self._read(self.process.stdout, size)
        except (OSError, ValueError):  # a closed pipe
            raise _Broken from None

    def _read(self, pipe: IO[bytes], size: int) -> bytes:
        data = pipe.read(size)
        if len(data) < size:
            raise _Broken
        return data

    def end(self) -> None:
        """Ends the process and closes its pipes."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):  # what was not sent yet never will be
                if pipe is not None:
                    pipe.close()


_idle: list[_Child] = []
_lock = threading.Lock()


def take_apart(job: Job) -> tuple[str, Known]:
    """The text of a page or PDF and what it tells about itself.

    Raises ReportError for what the parser refuses, for what takes longer or more memory than the job's limits, and
    for what breaks the parser.
    """
    with _lock:
        child = next((one for one in _idle if one.memory == job.limits.parse_memory), None)
        if child is not None:
            _idle.remove(child)
    fresh = child is None
    child = child or _Child(job.limits.parse_memory)
    try:
        answer = child.ask(msgspec.msgpack.encode(job), job.limits.parse_seconds + (_START_SECONDS if fresh else 0))
        done = msgspec.msgpack.decode(answer, type=Done)
    except BaseException as error:
        child.end()
        if isinstance(error, TookTooLong | _Broken):
            late = isinstance(error, TookTooLong) or child.process.returncode == -_OUT_OF_TIME
            raise _refusal(job, late=late) from None
        raise
    if child.jobs < _MOST_JOBS and done.broke is None:
        with _lock:
            _idle.append(child)
    else:
        child.end()
    if done.refused is not None:
        what, where, next_step = done.refused
        raise ReportError(what, where=where, next_step=next_step)
    if done.broke is not None:
        raise _refusal(job, broke=done.broke)
    return done.text, Known(*done.known)


def _refusal(job: Job, *, late: bool = False, broke: str | None = None) -> ReportError:
    name = _NAMES.get(job.kind, "page")
    if late:
        what = f"this {name} was not read within {job.limits.parse_seconds:g} seconds."
    elif broke == "MemoryError":
        what = f"this {name} needs more memory than it may take ({job.limits.parse_memory // 1_000_000:,} MB)."
    else:
        what = f"this {name} breaks the parser{f' ({broke})' if broke else ''}; it is damaged, or made to."
    return ReportError(what, where=job.where, next_step="Give its text.")


@atexit.register
def end_all() -> None:
    """End the idle children; one that is left (a killed program's) ends by itself when its input does."""
    with _lock:
        while _idle:
            _idle.pop().end()


def _forget() -> None:
    """In a forked process: the children belong to the other one."""
    global _lock
    _lock = threading.Lock()
    for child in _idle:
        child.process.returncode = 0  # not ours to wait for
    _idle.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
