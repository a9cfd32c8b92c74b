"""How many independent reports tell of an event, where some are copies with words of their own."""

from types import SimpleNamespace
from typing import Any

import pytest

from counterclaim.ledger.matching.portraits import _counts
from counterclaim.model.event import EventFacts

# The claims: report, and c for words of the wire copy that its family carries, o for its own | how many reports
COUNTED = """
a c, a o | 1
a c, b c | 1
a c, a o, b c, b o | 2
a c, a o, b o | 2
a o, b o, c o | 3
"""


@pytest.mark.parametrize("line", COUNTED.strip().splitlines())
def test_a_report_that_adds_words_to_a_copy_is_one(line: str) -> None:
    claims, expected = line.split(" | ")
    members: list[Any] = [
        SimpleNamespace(report=report, family="wire", shared=kind == "c", speaker=None, side=None)
        for report, kind in (one.split() for one in claims.split(", "))
    ]
    facts = EventFacts(kind=None, reported="2024-05-02")
    assert _counts(facts, members, contested=False)["reports"] == int(expected)
