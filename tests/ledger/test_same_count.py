"""Which figure of an account takes the place of its earlier one on an event's page."""

from typing import Any

import msgspec
import pytest

from counterclaim.ledger.queries.events import _same_count
from counterclaim.matters.facets import Facet, every_facet
from tests.matters.made import entry

LINES = """
incident | incident | yes
incident | part | no
part | incident | no
seen_here | incident | no
running_total | incident | no
window | running_total | yes
"""


def _count(scope: Any, value: int) -> Facet:
    made = entry("r1", value, "2024-05-01")
    figure = msgspec.structs.replace(made.claim.figures[0], scope=scope)
    made = msgspec.structs.replace(made, claim=msgspec.structs.replace(made.claim, figures=(figure,)))
    return msgspec.structs.replace(every_facet(made)[0], part=False)


@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_a_part_is_no_later_count_of_the_whole(line: str) -> None:
    later, earlier, same = line.split(" | ")
    assert _same_count(_count(later, 12), _count(earlier, 31)) is (same == "yes")
