"""Two processes adding and one reviewing at the same time: no lost update, and no lock that a user meets."""

import multiprocessing
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from counterclaim.ledger import audit, tables
from counterclaim.ledger.corrections import judge
from counterclaim.ledger.ledger import Ledger
from tests.ledger.made import Said, added, contents, reading

EACH = 6


def _readings(first: int) -> list[Any]:
    return [reading(Said("Norland" if n % 2 else "Surria", 10 + n % 3), number=n) for n in range(first, first + EACH)]


def _add(address: str, first: int, told: Any) -> None:
    try:
        with Ledger(address) as ledger:
            for one in _readings(first):
                ledger.add_reading(one, source=str(one.report.url))
        told.put("done")
    except BaseException:
        told.put(traceback.format_exc())


def _review(address: str, ids: list[str], told: Any) -> None:
    try:
        with Ledger(address) as ledger:
            for id in ids:
                ledger.write(lambda db, id=id: judge.accept(db, id, who="reviewer", settle=ledger.settle))  # type: ignore[misc]
        told.put("done")
    except BaseException:
        told.put(traceback.format_exc())


def test_two_add_and_one_reviews(address: Callable[[], str]) -> None:
    where, calm = address(), address()
    first = _readings(0)
    with Ledger(where) as ledger:
        added(ledger, first, match=False)
        with ledger.reading() as db:  # before the others begin: what they add is not under review
            ids = list(db.scalars(select(tables.claim.c.id).order_by(tables.claim.c.id)))
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])  # the program is loaded once for all processes of both stores
    told = context.Queue()
    work = [(_add, (where, 100, told)), (_add, (where, 200, told)), (_review, (where, ids, told))]
    processes = [context.Process(target=run, args=given) for run, given in work]
    for process in processes:
        process.start()
    assert [told.get(timeout=240) for _ in processes] == ["done"] * 3
    for process in processes:
        process.join()
    with Ledger(where) as ledger, Ledger(calm) as other:
        added(other, [*first, *_readings(100), *_readings(200)], match=False)
        mine, theirs = contents(ledger), contents(other)
        for name in ("report", "matter", "matter_claim", "relation", "utterance", "family", "speaker"):
            assert mine[name] == theirs[name], name
        accepted = [row for row in mine["claim"] if row["status"] == "accepted"]
        assert len(accepted) == EACH
        with ledger.reading() as db:
            held, broken = audit.check(db)
        assert (held, broken) == (3 * EACH + EACH, None)


@pytest.mark.parametrize("rounds", [3])
def test_a_writer_that_came_second_runs_again(address: Callable[[], str], rounds: int) -> None:
    """What two read and then write one after the other is never written over."""
    from concurrent.futures import ThreadPoolExecutor

    with Ledger(address()) as ledger:
        ledger.write(lambda db: db.execute(tables.setting.insert().values(name="n", value="0")))

        def more(_: int) -> None:
            def run(db: Any) -> None:
                n = int(db.scalar(select(tables.setting.c.value).where(tables.setting.c.name == "n")))
                db.execute(tables.setting.update().where(tables.setting.c.name == "n").values(value=str(n + 1)))

            ledger.write(run)

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(more, range(8 * rounds)))
        with ledger.reading() as db:
            assert db.scalar(select(tables.setting.c.value).where(tables.setting.c.name == "n")) == str(8 * rounds)
