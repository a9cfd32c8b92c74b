"""Reads the figures of one bare sentence for the tables in this folder."""

from counterclaim.model import Figure
from counterclaim.model.running import RunningText
from counterclaim.reader.figures import measure


def figures(text: str, *, lengths_of_time: bool = False) -> tuple[Figure, ...]:
    """The figures of a text taken as it is."""
    return measure(RunningText.plain(text), lengths_of_time=lengths_of_time)


def only(text: str) -> Figure:
    """The one figure of a text."""
    found = figures(text)
    assert len(found) == 1, [figure.text for figure in found]
    return found[0]
