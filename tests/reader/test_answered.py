"""What the sentence of a denial tells of the claim it answers; what is denied stands in round brackets."""

import pytest

from counterclaim.model.claim import Claim
from counterclaim.reader.answered import answered, may_answer
from counterclaim.reader.denials import points_back
from counterclaim.reader.reader import Reader

LINES = """
The mayor said that jets hit Orba. Norva denied (hitting Orba). | jets hit Orba | yes
The mayor said that jets hit Orba. Norva has repeatedly denied (hitting towns). | jets hit Orba | no
The mayor said that jets hit Orba. Norva at first denied all, initially denying (the raid on Orba). | jets hit Orba | no
The mayor said that jets hit Orba. The guild rejects (the attack on the port). | jets hit Orba | no
The mayor said that jets hit Orba. The guild rejected (the mayor's claim). | jets hit Orba | yes
The mayor said that jets hit Orba. The guards denied (him entry). | jets hit Orba | no
The mayor said that jets hit Orba. Many accuse him of stalling - (a claim) he rejects. | jets hit Orba | no
The mayor said that jets hit Orba. The dam counts as illegal, although Norva denies (this). | jets hit Orba | no
The mayor said that jets hit Orba. Norva denied (this). | jets hit Orba | yes
The mayor said that jets hit Orba, but the army denied (it). | jets hit Orba | yes
The mayor said that jets hit Orba. There is no truth in (the claim) that guards were disarmed. | jets hit Orba | no
The mayor said that jets hit Orba. Norva denied (the charge) that jets had hit Orba. | jets hit Orba | yes
The mayor said that jets hit Orba. Norva called false claims that (its raid had stopped a march). | jets hit Orba | no
The mayor accused the navy of firing, (a charge) that Norva flatly denied. | the navy of firing | yes
"""


@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_a_denial_answers_what_its_sentence_lets_it(line: str) -> None:
    marked, claimed, tied = line.split(" | ")
    start, end = marked.index("("), marked.index(")") - 1
    text = marked.replace("(", "").replace(")", "")
    denial = Claim(
        id="c2", voice="actor", content=((start, end),), text=text[start:end], type="strike", stance="denies"
    )
    at = text.index(claimed)
    claim = Claim(id="c1", voice="actor", content=((at, at + len(claimed)),), text=claimed, type="strike")
    assert may_answer(answered(denial, text), claim) == (tied == "yes")


POINTS = """
the claim | yes
the claim, but the mayor went on | yes
the accuracy of the report | yes
the meaning of the figure | no
the motives behind the claim | no
I know it's not loved | no
the silence with which they met it | no
"""


@pytest.mark.parametrize("line", POINTS.strip().splitlines())
def test_what_points_back(line: str) -> None:
    content, points = line.split(" | ")
    assert points_back(content) == (points == "yes")


# report | what the denial in it denies, "-": no claim of it
DENIED = """
Norway said it killed nine Swedish sailors. Sweden denied losing any sailors. | nine Swedish sailors
Chad said its guns shot down two Libyan jets. Libya denied that any aircraft had been lost. | two Libyan jets
The navy said it killed four smugglers off Osten. The smugglers denied losing any men. | four smugglers
Chad said its guns shot down two Libyan jets. Libya denied losing any tanks. | -
Chad said its guns shot down two Libyan jets. Niger denied losing any aircraft. | -
The navy said nine clerks were shot in Osten. The guild disputed the meaning of the figure. | -
The navy said nine clerks were shot in Osten. The guild disputed the figure. | nine clerks
Kenya said a gang had shot nine nuns in Osten. The gang repudiated the killing of the nuns. | -
"""


@pytest.mark.parametrize("line", DENIED.strip().splitlines())
def test_a_denial_is_of_what_it_says_is_not_so(line: str) -> None:
    text, denied = line.split(" | ")
    reading = Reader().read_text(text, published="2024-05-12")
    claims = {claim.id: claim.text for claim in reading.claims}
    found = [claims[one.b] for one in reading.relations if one.relation == "denies"]
    assert denied in found[0] if found else denied == "-"
