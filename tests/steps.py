"""Counts what Python does instead of timing it: the same number on any machine, however busy.

What a pattern does inside one call is not seen by it; `make growth` times that.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """Lines of Python that `work` executes, those of all that it calls counted."""
    count = 0

    def trace(frame: FrameType, event: str, given: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def assert_linear(read: Callable[[str], object], unit: str, times: int) -> None:
    """Four times as many units may take six times the steps; where each is set against all others it is sixteen."""
    read(unit * (times // 2))  # what is made on first use is not counted; another text, since answers may be kept
    small = steps(lambda: read(unit * times))
    large = steps(lambda: read(unit * (4 * times)))
    assert large < 6 * small, f"{unit!r}: {small:,} steps for {times:,}, {large:,} for four times as many"
