"""Clauses that a sentence tells only to call them false are denied by whoever says so."""

from functools import cache

import pytest

from counterclaim import Reader
from counterclaim.reports.load import from_text

# text | who | stance | what
CASES = """
Reports that two nurses were killed are untrue, the Malian army said on Friday. | Malian army | denies | two nurses were killed
The allegation that Norvan troops shelled the clinic is baseless, the Norvan foreign ministry said. | Norvan foreign ministry | denies | Norvan troops shelled the clinic
Claims by the Ostian command that a school was hit are false, the Norvan defence ministry said. | Norvan defence ministry | denies | a school was hit
Chad called the claim that its drones hit the convoy "baseless". | Chad | denies | its drones hit the convoy
The navy branded reports that sailors had mutinied a total fabrication. | navy | denies | sailors had mutinied
It is a lie that we burned the village, the rebels said. | rebels | denies | we burned the village
There is no truth in reports that Malian troops looted the market, the army said. | army | denies | Malian troops looted the market
A report that 300 people had drowned turned out to be false, the coast guard said. | coast guard | denies | 300 people had drowned
Chad dismissed as invented a report that its drones had hit the mill. | Chad | denies | its drones had hit the mill
The navy called baseless the claim that its boats laid mines. | navy | denies | its boats laid mines
Kenya rejected as slander the news that guards had burned a mill. | Kenya | denies | guards had burned a mill
The navy rejected claims that sailors had mutinied as lies. | navy | denies | sailors had mutinied
What the guild says about a raid on the camp is nonsense, the navy said. | navy | denies | a raid on the camp
There is not a word of truth in reports that the ford was lost, the navy said. | navy | denies | the ford was lost
The report that villagers were beaten is credible, the UN said. | UN | asserts | The report that villagers were beaten is credible
"""  # noqa: E501


@cache
def _reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_what_is_called_false_is_denied(line: str) -> None:
    text, who, stance, what = (part.strip() for part in line.split("|"))
    reading = _reader().read_report(from_text(text, id="one"))
    (claim,) = reading.claims
    actor = next(a for a in reading.actors if a.id == claim.actor)
    assert (actor.name, claim.stance, claim.text) == (who, stance, what)
    assert claim.factuality == ("negated" if stance == "denies" else "asserted")
