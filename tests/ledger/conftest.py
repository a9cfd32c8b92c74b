"""Ledgers in both stores; PostgreSQL is started once, and skipped with its reason where it is not installed."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from counterclaim.ledger.ledger import Ledger
from counterclaim.model import Reading
from tests.ledger import stores
from tests.ledger.made import added

Make = Callable[[], str]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[stores.Cluster]:
    """A running PostgreSQL."""
    why = stores.missing()
    if why is not None:
        if os.environ.get(stores.NEEDED):
            pytest.fail(why)
        pytest.skip(why)
    with stores.cluster() as found:
        name = found.new()
        Ledger(name).close()  # its tables are made once, and copied for each test
        found.template = name.partition("@/")[2].partition("?")[0]
        yield found


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite ledger without a report: its tables are made once, too."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Ledger(path).close()
    return path


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each store for each address; a module with ONE_STORE, or a test so marked, tests what is made of rows, which all
    stores keep alike.
    """
    if "address" in metafunc.fixturenames:
        marked = metafunc.definition.get_closest_marker("one_store") is not None
        one = marked or getattr(metafunc.module, "ONE_STORE", False)
        metafunc.parametrize("address", ["sqlite"] if one else ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path, empty: Path) -> Make:
    """Makes addresses of new, empty ledgers, in each store."""
    if request.param == "sqlite":
        made = iter(range(1_000))
        return lambda: str(shutil.copy(empty, tmp_path / f"ledger{next(made)}.db"))
    found: stores.Cluster = request.getfixturevalue("postgresql")
    return found.new


@pytest.fixture
def ledger(address: Make) -> Iterator[Ledger]:
    """An empty ledger, in each store."""
    with Ledger(address()) as made:
        yield made


@pytest.fixture(scope="module")
def once() -> dict[str, str]:
    """By store, the address of the ledger that holds a module's `readings`."""
    return {}


@pytest.fixture
def with_readings(
    address: Make, readings: Sequence[Reading], once: dict[str, str], tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Ledger]:
    """A ledger of the module's `readings`, in each store: added once, copied for each test."""
    store = request.node.callspec.params["address"]
    if store not in once:
        once[store] = address()
        with Ledger(once[store]) as first:
            added(first, readings)
    if store == "postgresql":
        copy = request.getfixturevalue("postgresql").new(once[store])
    else:
        copy = str(shutil.copy(once[store], tmp_path / "with.db"))
    with Ledger(copy) as opened:
        yield opened
