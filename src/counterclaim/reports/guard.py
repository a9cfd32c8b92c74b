"""A time limit on work that others' code does with others' data."""

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class TookTooLong(Exception):
    """The work was not done in time; the thread that does it is left to end by itself."""


def within(seconds: float, work: Callable[[], T]) -> T:
    """What work() returns, or raises; TookTooLong after so many seconds.

    A daemon thread: it can't be stopped from outside, but does not keep the program from ending.
    """
    done: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # handed on to the caller's thread
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True, name="counterclaim-source")
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not done:
        raise TookTooLong
    return done[0]
