"""What tells that nobody owns up, or that a truce begins, has no type of its neighbours' and no one who acts."""

from functools import cache

import pytest

from counterclaim.reader.reader import Reader


@cache
def _reader() -> Reader:
    return Reader()


# the report | type of the last claim, who acts and on whom
IDLE = """
A bomb killed a judge in Kelm. No movement has claimed responsibility for the blast. | other - -
A bomb killed a judge in Kelm. Nobody claimed the bombing. | other - -
The truce brokered by Ghana took effect on the Kelm road at dawn. | agreement - -
The ceasefire mediated by Nepal entered into force in Kelm. | agreement - -
The truce took effect at noon. The ceasefire was broken in the evening, herders said. | ceasefire_violation - -
A market in Kelm was shelled. The city was not quiet, herders said. | strike - city
A market in Kelm was shelled. The navy said its guns were silent. | strike - its guns
A market in Kelm was shelled. The navy said it was a mistake. | strike - -
A bomb killed a judge in Kelm. The Salt Front said it had carried out the bombing. | explosive_attack it -
"""


@pytest.mark.parametrize("line", IDLE.strip().split("\n"))
def test_what_tells_of_no_act_has_no_act_of_its_neighbours(line: str) -> None:
    text, wanted = line.split(" | ", 1)
    claim = _reader().read_text(text, published="2026-05-03").claims[-1]
    named = [party.name if party is not None else "-" for party in (claim.roles.actor, claim.roles.target)]
    assert " ".join([claim.type, *named]) == wanted
