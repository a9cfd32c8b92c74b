"""Whose strikes it was, by an adjective alone."""

import pytest

from counterclaim.reader.doers import struck_by

LINES = """
31 civilians were killed in Indian strikes | India
four farmers died in Ethiopian shelling of a market | Ethiopia
a clinic was hit by Turkish airstrikes | Turkey
two people were killed in Sudan strikes | -
Kenyan villagers were killed | -
"""


@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_the_side_of_strikes_that_an_adjective_names(line: str) -> None:
    text, side = line.split(" | ")
    assert (struck_by(text, None) or "-") == side
