"""Reading in other processes: in order, none lost where one of them dies, matching done meanwhile."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, ClassVar

import msgspec
import pytest

from counterclaim.ledger.add import pace, workers
from counterclaim.ledger.add.item import Item
from counterclaim.ledger.add.run import Options, add
from counterclaim.ledger.captures import IN_LEDGER, FolderCaptures, folder_of
from counterclaim.ledger.ledger import Ledger
from counterclaim.model import Reading
from tests.ledger.made import Said, contents, reading


def some(number: int) -> list[Reading]:
    return [reading(Said("Norland" if n % 2 else "Surria", 10 + n % 3), number=n) for n in range(number)]


def items(number: int, bad: int = -1) -> list[Item]:
    return [
        Item(source=f"{n}{'!' if n == bad else ''}", data=one.to_json().encode(), kind="reading")
        for n, one in enumerate(some(number))
    ]


class Pool:
    """In place of a pool of processes: works at once; an item marked with "!" ends its worker, and the pool with it."""

    made: ClassVar[list["Pool"]] = []

    def __init__(self, _: int) -> None:
        self.broken = False
        Pool.made.append(self)

    def submit(self, work: Callable[[bytes, bool], bytes], data: bytes, rows: bool) -> "Future[bytes]":
        if self.broken:
            raise BrokenProcessPool
        future: Future[bytes] = Future()
        if msgspec.msgpack.decode(data, type=Item).source.endswith("!"):
            self.broken = True
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(work(data, rows))
        return future

    def shutdown(self, **_: Any) -> None:
        pass

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        pass


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> type[Pool]:
    Pool.made = []
    monkeypatch.setattr(workers, "_pool", Pool)
    monkeypatch.setattr(workers, "_read", lambda report: report)
    monkeypatch.setattr(workers, "processors", lambda: 2)
    return Pool


@pytest.mark.parametrize("number", [1, 4])
def test_a_worker_that_dies_costs_the_item_that_it_died_of(number: int, pool: type[Pool]) -> None:
    given = items(100, bad=70)
    got = list(workers.prepared(iter(given), number))
    assert [item.source for item, _ in got] == [item.source for item in given]
    assert [item.source for item, made in got if made.outcome != "read"] == ["70!"]
    assert "came to an end" in str(got[70][1].reason)
    assert len(pool.made) == 3  # the first, one for the item by itself, one for the rest


def test_few_items_are_read_in_this_process(pool: type[Pool]) -> None:
    for number, count in ((1, workers.FEW - 1), (0, workers.FEW + 1)):
        assert len(list(workers.prepared(iter(items(count)), number))) == count
    assert not pool.made
    assert len(list(workers.prepared(iter(items(workers.FEW)), 1))) == workers.FEW
    assert len(pool.made) == 1
    large = Item(source="page", data=b" " * (workers.AT_MOST_BYTES + 1))
    assert len(list(workers.prepared(iter([*items(1), large, *items(3)]), 1))) == 5
    assert len(pool.made) == 2


def test_half_a_character_gets_through(pool: type[Pool]) -> None:
    """Which no MessagePack takes, and JSON does."""
    one = some(1)[0]
    data = msgspec.json.encode(one).replace(b'"title":', b'"title":"half \\ud83d of it","was":', 1)
    given = [Item(source=str(n), data=data, kind="reading") for n in range(workers.FEW)]
    (_, made), *_ = workers.prepared(iter(given), 1)
    assert pool.made
    assert made.rows is not None
    assert made.rows.report["title"] == "half ? of it"


def test_a_slow_source_keeps_no_process_waiting(pool: type[Pool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_FEW_SECONDS", -1.0)
    taken: list[int] = []

    def slowly() -> Iterator[Item]:
        for n, item in enumerate(items(80)):
            taken.append(n)
            yield item

    made = workers.prepared(slowly(), 1)
    next(made)
    assert taken == [0], "what was fetched is read before the next is waited for"
    assert not pool.made
    assert len(list(made)) == 79


def test_no_more_is_in_flight_than_memory_is_for() -> None:
    done: Future[bytes] = Future()
    done.set_result(b"")
    waiting: Future[bytes] = Future()
    item = items(1)[0]

    def room(first: "Future[bytes]", count: int, size: int) -> bool:
        return workers._has_room(workers.deque([(item, first)] * count), size, 1)

    least = 1 + workers.AHEAD
    assert room(waiting, least - 1, workers.AT_MOST_BYTES)
    assert room(waiting, least, 0)
    assert not room(waiting, least, workers.AT_MOST_BYTES)
    assert not room(waiting, workers.AT_MOST, 0)
    assert not room(done, least, 0), "what is done is given first"


@pytest.mark.one_store
def test_one_process_that_reads_gives_the_same_ledger_as_none(
    address: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The true processes; matching goes on while they work."""
    monkeypatch.setattr(pace, "IDLE_MOST", 1)
    monkeypatch.setattr(workers, "FEW", 8)
    path = tmp_path / "in.jsonl"
    path.write_text("".join(one.to_json() + "\n" for one in some(28)), encoding="utf-8")
    found = []
    for number in (0, 1, 2):
        with Ledger(address()) as ledger:
            done = add(ledger, [str(path)], Options(workers=number))
            assert done.added == 28
            assert not contents(ledger)["pending"]
            found.append(contents(ledger))
    assert found[0] == found[1] == found[2]


BROKEN_OFF = """
import os, sys
from counterclaim.ledger.add import workers
from counterclaim.ledger.add.item import Item

if __name__ == "__main__":
    made = workers.prepared((Item(source=str(n), data=b"{}", kind="reading") for n in range(200)), 1)
    item, found = next(made)
    made.close()
    print(item.source, found.outcome, flush=True)
    os._exit(0)  # as the program does
"""


def test_a_run_that_is_broken_off_leaves_nothing_to_complain_of(tmp_path: Path) -> None:
    script = tmp_path / "broken_off.py"
    script.write_text(BROKEN_OFF, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("0 failed\n", "")


def test_when_to_match(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(pace.time, "monotonic", lambda: now[0])
    one = pace.Pace()
    now[0] = 2 * pace.LONGEST
    assert not one.due, "nothing is waiting"
    one.unmatched = 1
    assert one.due
    one.end()
    assert (one.unmatched, one.due) == (0, False)
    one.unmatched = pace.IDLE_MOST
    assert (one.due_if_idle, one.due) == (True, False)
    one.unmatched = pace.MOST
    assert one.due
    one.unmatched = 1
    now[0] += pace.IDLE_LONGEST
    assert (one.due_if_idle, one.due) == (True, False)
    one.unmatched = pace.MOST
    one.end()
    one.unmatched = pace.IDLE_MOST
    assert not one.due_if_idle, "little, beside what would be matched again with it"


def test_small_raw_bytes_lie_in_the_ledger_and_large_ones_beside_it(ledger: Ledger) -> None:
    small, large = b"s" * IN_LEDGER, b"l" * (IN_LEDGER + 1)
    ledger.captures.keep_files(small, large)
    ledger.write(lambda db: ledger.captures.keep_rows(db, small, large))
    hashes = [Item(source="x", data=data).sha256 for data in (small, large)]
    assert [ledger.captures.get(one) for one in hashes] == [small, large]
    if ledger.path is not None:
        beside = FolderCaptures(folder_of(ledger.path))
        assert [beside.get(one) for one in hashes] == [None, large]
    assert [ledger.captures.forget(one) for one in (*hashes, *hashes)] == [True, True, False, False]
    assert [ledger.captures.get(one) for one in hashes] == [None, None]
