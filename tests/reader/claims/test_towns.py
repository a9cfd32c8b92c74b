"""What is told of two towns in one breath, with a number for each, is two claims; who "neither" does does nothing."""

from functools import cache

import pytest

from counterclaim import Reader

# text | the words of each claim, with its number and its place
TOWNS = """
Officials counted 14 dead in Kassala and 9 in Gedaref, the radio said. | 14 Kassala; 9 Gedaref
The army said it had killed 12 militants in Djibo, 7 in Dori and 3 in Kaya. | 12 Djibo; 7 Dori; 3 Kaya
The church said 16 people had died in Goma on Monday and four in Bukavu. | 16 Goma; 4 Bukavu
The clinic said 14 men and 9 women had died in Goma. | 14 9 Goma
"""

NEITHER = """
Neither the army nor the rebels would confirm the raid on Mekelle.
The raid on Goma killed nine people. Neither Chad nor Niger has claimed responsibility.
"""


@cache
def _reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("line", TOWNS.strip().splitlines())
def test_each_town_has_its_number(line: str) -> None:
    text, wanted = line.split(" | ")
    told = [
        " ".join([*(f"{f.value:g}" for f in c.figures if f.value), *(p.text for p in c.places)])
        for c in _reader().read_text(text).claims
    ]
    assert "; ".join(told) == wanted


@pytest.mark.parametrize("text", NEITHER.strip().splitlines())
def test_what_neither_did_is_nobodys(text: str) -> None:
    claim = _reader().read_text(text).claims[-1]
    assert (claim.voice, claim.stance, claim.roles.actor) == ("narrator", "declines_to_confirm", None)
