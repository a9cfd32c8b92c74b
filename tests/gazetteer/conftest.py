"""The embedded gazetteer, opened once for these tests."""

from collections.abc import Iterator

import pytest

from counterclaim.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open() as opened:
        yield opened
