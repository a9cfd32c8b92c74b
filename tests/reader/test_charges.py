"""Charges in the passive: who says it, who did it, and that the words are whole.

Lines are text | words | speaker | doer | stance, "-" where nobody is named. A charge is claimed in its whole clause.
"""

from functools import cache

import pytest

from counterclaim import Reader

CHARGES = """
Chadian troops were blamed by the Kenyan army for the shelling of a clinic. | clinic | Kenyan army | Chadian | accuses
General Omar Deeb was charged by prosecutors with ordering a raid on a school. | school | prosecutors | Deeb | accuses
The fire at the depot was blamed on Chadian miners by the head of Kelm. | depot | head of Kelm | miners | accuses
The killing of the clerk was blamed by relatives on the coast guard. | clerk | relatives | coast guard | accuses
The militia is suspected by the United Nations of holding 40 nurses. | nurses | United Nations | militia | accuses
Colonel Ivo Maric has been accused by Lawyers Without Masks of burning six farms. | farms | Masks | Maric | accuses
The scouts were accused on Monday by the council of killing 12 farmers. | 12 farmers | council | scouts | accuses
The brigade is believed by Western officials to have fired the rocket. | rocket | estern officials | brigade | asserts
The guild has been held responsible by Nairobi for the seizure of six boats. | six boats | Kenya | guild | accuses
The ministry of defence was accused by the ministry of justice of hiding a log. | log | justice | defence | accuses
Kenya, accused by Chad of arming the clans, denied the charge. | arming the clans | Chad | Kenya | accuses
The guards who held the depot were blamed for the theft by the inspector. | theft | inspector | guards who | accuses
Responsibility for the fire in Kelm was laid on the miners by the mayor. | fire | mayor | miners | accuses
Blame for the loss of the ferry was placed on Chad by Kenyan officers. | ferry | Kenyan officers | Chad | accuses
The theft of six boats was attributed to the coast guard by a clerk. | six boats | clerk | coast guard | asserts
The ferry, which Kenya accuses of carrying arms, belongs to a Chadian clan. | carrying arms | Kenya | ferry | accuses
General Deeb, whom prosecutors accused of ordering a raid, left Kelm. | ordering a raid | prosecutors | Deeb | accuses
Chad was blamed by Kenya on Tuesday for the theft of six boats. | six boats | Kenya | Chad | accuses
Chad was accused by Kenya in August of arming the clans. | arming the clans | Kenya | Chad | accuses
Kenya stands accused by Chad of arming the clans. | arming the clans | Chad | Kenya | accuses
The guild, which Chad accuses of hiding six boats, has not commented. | six boats | Chad | guild | accuses
Norway, whom Chile blames for the fire in Kelm, said its men had left. | fire in Kelm | Chile | Norway | accuses
Norway, whom Chile blames for the fire in Kelm, said its men had left. | its men had left | Norway | its men | asserts
The guild, which Chad accuses of burning a mill, said nothing. | nothing | guild | - | declines_to_confirm
Chad, accused by Kenya of arming the clans, denied it. | it | Chad | - | denies
Accused by Chile of shelling a mill, the guild said it had no guns. | shelling a mill | Chile | guild | accuses
Chad was accused by Kenya at the assembly of arming the clans. | arming the clans | Kenya | Chad | accuses
Chad was accused by Kenya in a letter of arming the clans. | arming the clans | Kenya | Chad | accuses
The loss of six boats was blamed on the guild by the harbour master. | six boats | harbour master | guild | accuses
Chad accused Kenya of arming the clans, which Kenya denied. | which | Kenya | - | denies
The raid on Kelm, which the guild denies, killed six clerks. | raid on Kelm | guild | - | denies
The raid on Kelm, which the guild denies, killed six clerks. | killed six | - | - | asserts
The guild, which accuses Kenya of theft, said it had lost six boats. | lost six boats | guild | - | asserts
Norway was accused of drowning six fishermen. | six fishermen | - | Norway | asserts
The arms were hidden by scouts linked to miners, it is believed. | hidden by scouts | - | - | asserts
"""


def _rows() -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in CHARGES.strip().split("\n")]


@cache
def _reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("text", "words", "speaker", "doer", "stance"), _rows())
def test_who_accuses_whom(text: str, words: str, speaker: str, doer: str, stance: str) -> None:
    read = _reader().read_text(text)
    claim = next(c for c in read.claims if words in c.text)
    names = {a.id: a.name for a in read.actors}
    assert speaker in (names[claim.actor] if claim.actor else "-")
    assert doer == "-" or doer in (claim.roles.actor.name if claim.roles.actor else "-")
    assert claim.stance == stance


# text | whom it is done to and the places of the charge
PLACES = """
Chad has been accused by Kenya of arming the rebels who seized Moroto. | rebels |
Chad was accused by Kenya of sheltering the gunmen that raided Moroto. | gunmen |
Accused by Nairobi of burning a mill in Moroto, Kampala said nothing. | mill | Moroto
Chad was accused by Nairobi of shelling a mill in Moroto. | mill | Moroto
"""


@pytest.mark.parametrize("line", PLACES.strip().splitlines())
def test_a_charge_lies_where_the_deed_does(line: str) -> None:
    text, target, places = (part.strip() for part in line.split("|"))
    claim = next(c for c in Reader().read_text(text).claims if c.stance == "accuses")
    assert (claim.roles.target.name if claim.roles.target else "") == target
    assert ", ".join(place.text for place in claim.places) == places
    assert claim.factuality == "asserted"


# text | type of the last claim, a denial
MEANT = """
A market was bombed in Kelm. Norway, which Chile accuses of arming the clans, denied any part in it. | strike
The navy said it had sunk a tug. The navy denied any losses. | casualties
Chile's operations room said the clans had lost 30 trucks. The operations room denied any losses. | equipment_loss
"""


@pytest.mark.parametrize("line", MEANT.strip().splitlines())
def test_what_is_denied_is_the_deed_told_before(line: str) -> None:
    text, kind = (part.strip() for part in line.split("|"))
    claim = Reader().read_text(text).claims[-1]
    assert (claim.stance, claim.factuality, claim.type) == ("denies", "negated", kind)
