"""Items prepared in this process or in several others, each with the model loaded once; never more of them in flight
than are worked on, so that memory stays flat."""

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING

import msgspec

from counterclaim.ledger.add.item import Item
from counterclaim.ledger.add.prepare import Prepared, prepare, reader
from counterclaim.ledger.rows import decoded
from counterclaim.matters.facets import facets

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.model import Reading, Report

AHEAD = 2  # items per worker that wait their turn
_PARENT_EVERY = 1.0  # seconds between two looks at whether the parent still lives
_read: "Callable[[Report], Reading] | None" = None


def prepared(items: Iterable[Item], workers: int) -> Iterator[tuple[Item, Prepared]]:
    """Each item with what became of it, in order. workers: processes; 1 works in this one."""
    if workers <= 1:
        read = reader()
        for item in items:
            yield item, prepare(item, read)
        return
    yield from _in_processes(items, workers)


def _in_processes(items: Iterable[Item], workers: int) -> Iterator[tuple[Item, Prepared]]:
    pool = _pool(workers)
    flying: deque[tuple[Item, Future[bytes]]] = deque()
    try:
        rest = iter(items)
        more = True
        while more or flying:
            while more and len(flying) < workers * (1 + AHEAD):
                item = next(rest, None)
                if item is None:
                    more = False
                    break
                flying.append((item, pool.submit(_work, msgspec.msgpack.encode(item))))
            if not flying:
                break
            item, future = flying.popleft()
            try:
                yield item, msgspec.msgpack.decode(future.result(), type=Prepared)
            except BrokenProcessPool:
                # One of those in flight ended its worker (memory, a fault in a library). Each is tried again by
                # itself; the one that does it again is told, and the run goes on.
                pool.shutdown(wait=False, cancel_futures=True)
                yield item, _alone(item)
                while flying:
                    other, _ = flying.popleft()
                    yield other, _alone(other)
                pool = _pool(workers)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(item: Item) -> Prepared:
    with _pool(1) as pool:
        try:
            return msgspec.msgpack.decode(pool.submit(_work, msgspec.msgpack.encode(item)).result(), type=Prepared)
        except BrokenProcessPool:
            return Prepared(outcome="failed", reason="the process that read it came to an end (too little memory?).")


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start, initargs=(os.getpid(),))


def _start(parent: int) -> None:
    global _read
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to answer
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    _read = reader()


def _watch(parent: int) -> None:
    """A parent that was killed outright tells nobody; its workers see that they have another one."""
    while os.getppid() == parent:
        time.sleep(_PARENT_EVERY)
    os._exit(1)


def _work(data: bytes) -> bytes:
    assert _read is not None
    made = msgspec.msgpack.encode(prepare(msgspec.msgpack.decode(data, type=Item), _read))
    # Kept for matching, which is done elsewhere: each worker would fill its memory with what nobody asks for.
    decoded.cache_clear()
    facets.cache_clear()
    return made
