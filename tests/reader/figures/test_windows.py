"""The window of a count, and whether it is a running total or an increment."""

import pytest

from tests.reader.figures.reading import figures

CASES = [
    # sentence, window of the first figure, cumulative
    ("They retook 24 settlements over the last five days.", "over the last five days", False),
    ("Some 380 soldiers were killed in a day.", "in a day", False),
    ("They have taken 100 villages since August 6.", "since August 6", True),
    ("So far this year 40 people have died.", "So far this year", True),
    ("9,800 civilians were killed since the start of the war, he said.", "since the start of the war", True),
    ("They took another 40 square kilometres.", None, False),
    ("They took 12 more villages.", None, False),
    ("The death toll rose to 31.", None, True),
    ("It fired 80 drones overnight.", "overnight", False),
    ("A total of 12 people died.", None, True),
    ("They took 12 villages.", None, None),
    ("In the past week 12 people died; five more died overnight.", "In the past week", False),
]


@pytest.mark.parametrize(("text", "window", "cumulative"), CASES)
def test_windows(text: str, window: str | None, cumulative: bool | None) -> None:
    figure = figures(text)[0]
    assert (figure.window, figure.cumulative) == (window, cumulative)


def test_each_clause_has_its_own_window() -> None:
    found = figures("In the past week 12 people died; five soldiers died overnight.")
    assert [figure.window for figure in found] == ["In the past week", "overnight"]
