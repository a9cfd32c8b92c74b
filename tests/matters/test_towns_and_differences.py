"""An event's range mixes no two towns, and takes no difference between two counts for a count."""

from functools import cache

import pytest

from counterclaim.matters.reading import entries
from counterclaim.matters.recorder import ranges
from counterclaim.reader.reader import Reader


@cache
def _reader() -> Reader:
    return Reader()


TOLLS = """
Shells on Goma killed 14 people and mortars on Bukavu killed 29 on Monday, the UN said. | 14 14
On Monday 14 people were killed in Goma and 29 in Bukavu, the UN said. | 14 14
On Monday 14 people were killed in Goma and 29 in Bukavu, the UN said. The governor said 31 had died in Bukavu. \
A nurse said 33 people had died in Bukavu. | 29 33
On Monday 17 people were killed in Mekelle, 52 in Axum and five in Adwa, the church said. | 17 17
The ministry said 33 people had been killed in Goma on Monday, two more than the day before. | 33 33
The ministry said 33 people had been killed in Goma on Monday, five fewer than the governor had counted. | 33 33
The ministry put the dead at 61 in Axum on Monday, eleven higher than it had said. | 61 61
The UN said 14 people were killed in Goma on Monday. The governor put the dead in Goma at 29. | 14 29
The UN said more than 14 people were killed in Goma on Monday. The governor said 29 people died there. | 14 29
"""


@pytest.mark.parametrize("line", TOLLS.replace("\\\n", "").strip().splitlines())
def test_an_events_range_is_of_one_town_and_of_counts(line: str) -> None:
    text, wanted = line.split(" | ")
    found = entries(_reader().read_text(f"GOMA, May 7 - {text}", published="2024-05-07"), "report")
    (killed,) = [one for one in ranges(found) if (one.what, one.group) == ("killed", "")]
    assert (killed.low.value, killed.high.value) == tuple(map(float, wanted.split()))
