"""How far a long run has come, on stderr: a bar on a terminal, a line now and then in a log."""

import sys
import time
from types import TracebackType
from typing import Any, Self

from counterclaim.cli.program import say

EVERY = 30.0  # seconds between two lines in a log: a run of an hour leaves 120 of them


class Progress:
    """A run of `total` steps; total None: unknown."""

    def __init__(self, doing: str, total: int | None) -> None:
        self.doing = doing
        self.total = total
        self.done = 0
        self._bar: Any = None
        self._task: Any = None
        self._started = self._told = time.monotonic()

    def __enter__(self) -> Self:
        if sys.stderr.isatty() and self.total != 0:
            self._bar = _bar()
            self._task = self._bar.add_task(self.doing, total=self.total)
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tell(self, line: str) -> None:
        """A line about one step, above the bar."""
        line = "".join(c if c.isprintable() else "?" for c in line)
        if self._bar is None:
            say(line)
        else:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def advance(self) -> None:
        """One step is done."""
        self.done += 1
        if self._bar is not None:
            self._bar.advance(self._task)
            return
        now = time.monotonic()
        if now - self._told >= EVERY:
            self._told = now
            say(self.line(now - self._started))

    def line(self, seconds: float) -> str:
        """Where the run stands after so many seconds: "Reading: 120 of 4,000, 8.1 a second, about 8 min left"."""
        rate = self.done / seconds if seconds > 0 else 0.0
        line = f"{self.doing}: {self.done:,}"
        if self.total is not None:
            line += f" of {self.total:,}"
        line += f", {rate:.1f} a second"
        if self.total is not None and rate > 0:
            left = max(0.0, (self.total - self.done) / rate)
            line += f", about {left / 60:.0f} min left" if left >= 90 else f", about {left:.0f} s left"
        return line


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Any) -> Text:
            return Text(f"{task.finished_speed or task.speed or 0:.1f} a second")

    return Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(elapsed_when_finished=True),
        console=Console(stderr=True),
        transient=True,
    )
