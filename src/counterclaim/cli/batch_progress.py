"""How far a batch run has come, on stderr: by bytes of input, with reports a second and the time that is left."""

import sys
import threading
import time
from types import TracebackType
from typing import Any, Self

from counterclaim.batch.run import Watch
from counterclaim.batch.values import Counts, Part
from counterclaim.cli.program import say
from counterclaim.cli.progress import EVERY


class BatchProgress(Watch):
    """A bar on a terminal, a line now and then in a log. Called from several threads.

    Bytes of a part that is under way are not counted, its reports are.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._total = self._before = self._bytes = self._reports = self._under_bytes = 0
        self._under: dict[str, int] = {}
        self._started = self._told = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def started(self, total: int, before: int, workers: int) -> None:
        """The run begins."""
        self._total, self._before, self._bytes = total, before, before
        self._started = self._told = time.monotonic()
        if before:
            say(f"{before / max(1, total):.0%} of the input was read before.")
        if sys.stderr.isatty() and before < total:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn

            self._bar = Progress(
                TextColumn("Reading"), BarColumn(), TextColumn("{task.fields[words]}"),
                console=Console(stderr=True), transient=True,
            )  # fmt: skip
            self._task = self._bar.add_task("", total=total, completed=before, words="")
            self._bar.start()

    def moved(self, part: Part, counts: Counts) -> None:
        """A report of this part was begun."""
        with self._lock:
            self._under[part.id] = counts.reports
            self._show()

    def done(self, part: Part, counts: Counts) -> None:
        """All of this part is read."""
        with self._lock:
            self._under.pop(part.id, None)
            self._reports += counts.reports
            self._bytes += part.size
            self._show()

    def say(self, words: str) -> None:
        """A line above the bar."""
        words = "".join(c if c.isprintable() else "?" for c in words)
        if self._bar is None:
            say(words)
        else:
            self._bar.console.print(words, markup=False, highlight=False, soft_wrap=True)

    def line(self, seconds: float) -> str:
        """Where the run stands after so many seconds: reports, their rate, share of the input, time that is left."""
        reports = self._reports + sum(self._under.values())
        line = f"{reports:,} reports, {reports / seconds if seconds > 0 else 0:.1f} a second"
        line += f", {self._bytes / max(1, self._total):.0%} of the input"
        now = self._bytes - self._before
        if now > 0:
            left = (self._total - self._bytes) * seconds / now
            line += f", about {left / 60:.0f} min left" if left >= 90 else f", about {left:.0f} s left"
        return line

    def _show(self) -> None:
        now = time.monotonic()
        line = self.line(now - self._started)
        if self._bar is not None:
            self._bar.update(self._task, completed=self._bytes, words=line)
        elif now - self._told >= EVERY:
            self._told = now
            say(f"Reading: {line}")
