"""The sample ledger in each store, filled once; questions only read it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from counterclaim.ledger.ledger import Ledger
from tests.ledger import sample


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def sampled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The ledger itself."""
    if request.param == "sqlite":
        address = str(tmp_path_factory.mktemp("sample") / "sample.db")
    else:
        address = request.getfixturevalue("postgresql").new()
    with Ledger(address) as ledger:
        ledger.write(sample.fill)
        yield ledger


@pytest.fixture
def db(sampled: Ledger) -> Iterator[Connection]:
    """A connection to it."""
    with sampled.reading() as connection:
        yield connection
