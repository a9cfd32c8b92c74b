"""The sample ledger, filled once; questions only read it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine

from counterclaim.ledger import append_only, word_index
from counterclaim.ledger.tables import metadata
from tests.ledger import sample


@pytest.fixture(scope="module")
def db() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        append_only.protect(connection)
        word_index.create(connection)
        sample.fill(connection)
        connection.commit()
        yield connection
    engine.dispose()
