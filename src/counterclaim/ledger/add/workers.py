"""Items prepared in this process or in others, each with the model loaded once; so many in flight at most that memory
stays flat."""

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing import get_context
from typing import TYPE_CHECKING

import msgspec

from counterclaim.ledger.add.item import Item
from counterclaim.ledger.add.prepare import Prepared, Taken, prepare, reader, take, with_rows
from counterclaim.ledger.rows import decoded
from counterclaim.matters.facets import facets
from counterclaim.processors import processors

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.model import Reading, Report

FEW = 64
"""Items, if they are small, that this process reads by itself where one other is to read: starting that takes as long
as they do."""
_FEW_SECONDS = 1.0  # a source that gives fewer in this time keeps no other process busy
AHEAD = 2  # items per worker that wait their turn in any case
AT_MOST = 64  # and so many where this process has the time to take them: what is read on while it is busy with others
AT_MOST_BYTES = 4_000_000  # of those
_END_SECONDS = 2.0
_PARENT_EVERY = 1.0  # seconds between two looks at whether the parent still lives
_read: "Callable[[Report], Reading] | None" = None


def prepared(
    items: Iterable[Item], workers: int, idle: "Callable[[], bool]" = lambda: False
) -> Iterator[tuple[Item, Prepared]]:
    """Each item with what became of it, in order. workers: processes that read while this one does what is done with
    it; 0 reads in this one, and so does 1 where there are few items or a single processor.

    idle: called again and again while there is nothing to give, as long as it returns True.
    """
    rest = iter(items)
    if workers == 1:
        first, workers = _few(rest) if processors() > 1 else ([], 0)
        rest = chain(first, rest)
    if workers:
        yield from _in_processes(rest, workers, idle)
        return
    read = reader()
    for item in rest:
        yield item, prepare(item, read)


def _few(items: Iterator[Item]) -> tuple[list[Item], int]:
    """The first items, and how many processes are to read them and the rest: 0 or 1."""
    until = time.monotonic() + _FEW_SECONDS
    out: list[Item] = []
    size = 0
    for item in items:
        out.append(item)
        size += len(item.data)
        if len(out) == FEW or size > AT_MOST_BYTES:
            return out, 1
        if time.monotonic() > until:
            break
    return out, 0


def _in_processes(items: Iterator[Item], workers: int, idle: "Callable[[], bool]") -> Iterator[tuple[Item, Prepared]]:
    pool = _pool(workers)
    flying: deque[tuple[Item, Future[bytes]]] = deque()
    size = 0
    more = True
    try:
        while more or flying:
            while more and _has_room(flying, size, workers):
                item = next(items, None)
                if item is None:
                    more = False
                    break
                size += len(item.data)
                flying.append((item, _submitted(pool, item, workers)))
            if not flying:
                break
            item, future = flying.popleft()
            size -= len(item.data)
            while not future.done() and idle():
                pass
            try:
                made = _made(item, future)
            except BrokenProcessPool:
                # One of those in flight ended its worker (memory, a fault in a library). The first is tried again by
                # itself, and told if it is the one; the rest goes on, in new processes.
                pool.shutdown(wait=False, cancel_futures=True)
                made = _alone(item)
                pool = _pool(workers)
                flying = deque((one, was if _is_whole(was) else _submitted(pool, one, workers)) for one, was in flying)
            yield item, made
    finally:
        _end(pool)


def _has_room(flying: "deque[tuple[Item, Future[bytes]]]", size: int, workers: int) -> bool:
    """Whether another item is to be taken: always so many that no worker waits, more while there is nothing to give."""
    if len(flying) < workers * (1 + AHEAD):
        return True
    return len(flying) < workers * AT_MOST and size < AT_MOST_BYTES and not flying[0][1].done()


def _submitted(pool: ProcessPoolExecutor, item: Item, workers: int) -> "Future[bytes]":
    try:
        return pool.submit(_work, msgspec.msgpack.encode(item), workers > 1)
    except BrokenProcessPool as error:  # found out when its turn comes, as of those before it
        future: Future[bytes] = Future()
        future.set_exception(error)
        return future


def _is_whole(future: "Future[bytes]") -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _made(item: Item, future: "Future[bytes]") -> Prepared:
    made = msgspec.msgpack.decode(future.result(), type=Prepared | Taken)
    return with_rows(item, made) if isinstance(made, Taken) else made


def _alone(item: Item) -> Prepared:
    with _pool(1) as pool:
        try:
            return _made(item, _submitted(pool, item, 1))
        except BrokenProcessPool:
            return Prepared(outcome="failed", reason="the process that read it came to an end (too little memory?).")


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start, initargs=(os.getpid(),))


def _end(pool: ProcessPoolExecutor) -> None:
    """End it when what is being read just now is done, without waiting long: a pool that the program leaves behind is
    told to the user as leaked semaphores."""
    ended = threading.Thread(target=pool.shutdown, kwargs={"cancel_futures": True}, daemon=True)
    ended.start()
    ended.join(_END_SECONDS)


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


def _work(data: bytes, rows: bool) -> bytes:
    """A Prepared or a Taken. rows: make them here, since several workers have more time for it than their parent."""
    assert _read is not None
    item = msgspec.msgpack.decode(data, type=Item)
    taken = take(item, _read)
    if not rows:
        try:
            return msgspec.msgpack.encode(taken)
        except UnicodeEncodeError:  # halves of surrogate pairs, which rows are rid of
            pass
    made = msgspec.msgpack.encode(with_rows(item, taken))
    # Kept for matching, which is done elsewhere: each worker would fill its memory with what nobody asks for.
    decoded.cache_clear()
    facets.cache_clear()
    return made
