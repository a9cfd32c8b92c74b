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

# text | factuality, number, unit and place of each claim
NOUGHT = """
They counted 16 blasts in Kassala and none in Gedaref. | asserted 16 explosion Kassala; negated 0 explosion Gedaref
Twelve lorries reached Djibo and none reached Dori, the guild said. | asserted 12 truck Djibo; negated 0 truck Dori
The prefect recorded no raids in Goma and five in Bukavu. | negated 0 raid Goma; asserted 5 raid Bukavu
In Goma no huts were burned and in Bukavu 31. | negated 0 hut Goma; asserted 31 hut Bukavu
At Djibo no lorries were stopped, but at Dori 12. | negated 0 truck Djibo; asserted 12 truck Dori
In Kaya 40 rebels surrendered and in the town of Djibo none. | asserted 40 people Kaya; negated 0 people Djibo
The club saw 3 drones over Atar and zero over Kiffa, it said. | asserted 3 drone Atar; negated 0 drone Kiffa
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


@pytest.mark.parametrize("line", NOUGHT.strip().splitlines())
def test_none_is_a_number_too(line: str) -> None:
    text, wanted = line.split(" | ")
    told = [
        " ".join([c.factuality, *(f"{f.value:g} {f.unit}" for f in c.figures), *(p.text for p in c.places)])
        for c in _reader().read_text(text).claims
    ]
    assert "; ".join(told) == wanted


@pytest.mark.parametrize("text", NEITHER.strip().splitlines())
def test_what_neither_did_is_nobodys(text: str) -> None:
    claim = _reader().read_text(text).claims[-1]
    assert (claim.voice, claim.stance, claim.roles.actor) == ("narrator", "declines_to_confirm", None)
