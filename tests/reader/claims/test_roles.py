"""Who acts in a claim and on whom, and whose side each is on: never turned round."""

from functools import cache

import pytest

from counterclaim.model.claim import Party
from counterclaim.reader.reader import Reader

# side of who acts > side of whom it is done to, in the last claim with either | the report
SIDES = """
- > Peru | "Ecuadorian marines crossed the river," Peruvian army spokesman Luis Vega said. "They shelled our trenches."
- > Chad | "Libyan gunmen came at night," Chadian army spokesman Idriss Saleh said. "They attacked our convoy."
- > - | Laos's army said: "Thai guards crossed the ford. They attacked a ferry and took their boats."
- > Kenya | "Their jets hit our school," Kenyan army spokesman Joel Kimani said of Somalia.
- > Togo | "He ordered the shelling of our port," Togo's army spokesman said of the general.
- > - | The Revolutionary Salt Front (RSF) broke up. The RSF attacked a mill at Osten, a miller said.
Rapid Support Forces > - | The Rapid Support Forces (RSF) broke up. The RSF attacked a mill at Osten, a miller said.
Oman > Oman | "Our troops retook our fort," Oman's army said.
Norway > - | Norway's army said its jets had hit a depot.
Norway > - | Norway's army said they had shelled a depot.
"""


@cache
def _reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("line", SIDES.strip().split("\n"))
def test_whose_side_who_acts_is_on(line: str) -> None:
    wanted, text = line.split(" | ", 1)
    told = [
        c.roles for c in _reader().read_text(text, published="2026-05-03").claims if c.roles.actor or c.roles.target
    ]
    assert f"{_side(told[-1].actor)} > {_side(told[-1].target)}" == wanted


# who acts > whom it is done to, and the figures | the report
DAYS = """
gunmen > four mills, four mills | Between April 2 and 5 gunmen attacked four mills at Osten.
gunmen > four mills, four mills | From April 2 to 5 gunmen attacked four mills at Osten.
"""


@pytest.mark.parametrize("line", DAYS.strip().split("\n"))
def test_a_day_counts_nobody(line: str) -> None:
    wanted, text = line.split(" | ", 1)
    (claim,) = _reader().read_text(text, published="2026-05-03").claims
    named = " > ".join(party.name for party in (claim.roles.actor, claim.roles.target) if party is not None)
    assert f"{named}, {'; '.join(f.text for f in claim.figures)}" == wanted


# who acts > whom it is done to, of the first claim | the report
WHOLE = """
- > - | Police recorded 12 raids in Lima in April.
- > mill | A rocket hit a mill in Lima, a clerk said.
- > clerk | A mortar shell killed a clerk in Lima, a bishop said.
Chilean rockets > mill | Chilean rockets hit a mill in Lima, a clerk said.
Between four and five hundred gunmen > mill | Between four and five hundred gunmen burned a mill, a clerk said.
- > men | "Then they shot the men who came to the well," a clerk said.
- > - | The army did not answer calls.
"""


@pytest.mark.parametrize("line", WHOLE.strip().split("\n"))
def test_who_acts_is_told_whole_and_neither_counts_nor_is_fired(line: str) -> None:
    wanted, text = line.split(" | ", 1)
    roles = _reader().read_text(text, published="2026-05-03").claims[0].roles
    assert " > ".join(one.name if one else "-" for one in (roles.actor, roles.target)) == wanted


# stance and factuality > who acts, of the last claim | the report
OPEN = """
declines_to_confirm hedged > - | Peru's foreign ministry said it did not accuse Ecuador of shelling a ferry.
declines_to_confirm hedged > - | The minister said he would not blame Chad for the raid.
declines_to_confirm hedged > - | Iraq never accused Kuwait of shelling the port.
declines_to_confirm hedged > - | Togo's army has not denied carrying out the strike.
denies negated > Chad | The ministry said Chad had not shelled the village.
"""


@pytest.mark.parametrize("line", OPEN.strip().split("\n"))
def test_who_does_not_accuse_or_deny_leaves_it_open(line: str) -> None:
    wanted, text = line.split(" | ", 1)
    claim = _reader().read_text(text, published="2026-05-03").claims[-1]
    assert f"{claim.stance} {claim.factuality} > {_side(claim.roles.actor)}" == wanted


# who acts > whom it is done to, in the first claim | the report
SUFFER = """
- > truck | A truck struck a mine near Gao.
- > patrol | A patrol ran over an explosive device near Kelm.
- > soldier | A soldier stepped on a mine near Kelm.
drone > mine | A drone struck a mine near Kelm.
- > Two clerks | Two clerks lost their sight when a shell exploded.
"""


@pytest.mark.parametrize("line", SUFFER.strip().split("\n"))
def test_who_runs_onto_a_mine_suffers(line: str) -> None:
    wanted, text = line.split(" | ", 1)
    roles = _reader().read_text(text, published="2026-05-03").claims[0].roles
    named = [party.name if party is not None else "-" for party in (roles.actor, roles.target)]
    assert " > ".join(named) == wanted


# who acts > whom or what it is done to, its kind, and the side of the figure of the first claim | the report
LOST = """
- > two men military Niger | A Nigerien patrol lost two men near Diffa.
- > nine men military - | The brigade said it had lost nine men near Kelm.
- > 40 men - - | "We lost 40 men in the first hour," a letter said.
- > six gunners military Chad | The Chadian army had six gunners wounded near Kelm.
- > Guards military - | Guards had a truck torched in Kelm.
- > four helicopters military Chad | Chadian forces have lost four helicopters, the guild said.
- > 30 men civilian - | The village lost 30 men in one night.
"""

# its kind of who acts or of whom it is done to | the report
OURS = """
military | "Our men held the ford," the battalion commander said.
military | The PKK said its men had ambushed a patrol near Kelm.
- | "They took our men away," a widow in Kelm said.
- | The militia said that five of its people were wounded in Kelm.
military | The navy said its boats had shelled the port of Kelm.
"""


@pytest.mark.parametrize("line", LOST.strip().split("\n"))
def test_who_loses_does_nothing(line: str) -> None:
    wanted, text = line.split(" | ", 1)
    claim = _reader().read_text(text, published="2026-05-03").claims[0]
    named = [party.name if party is not None else "-" for party in (claim.roles.actor, claim.roles.target)]
    kind = claim.roles.target.kind if claim.roles.target is not None else None
    side = claim.figures[0].side if claim.figures else None
    assert f"{' > '.join(named)} {kind or '-'} {side or '-'}" == wanted


@pytest.mark.parametrize("line", OURS.strip().split("\n"))
def test_the_men_of_a_force_are_no_civilians(line: str) -> None:
    wanted, text = line.split(" | ", 1)
    roles = _reader().read_text(text, published="2026-05-03").claims[0].roles
    told = next(p for p in (roles.actor, roles.target) if p is not None and p.name.lower().find(" ") > 0)
    assert (told.kind or "-") == wanted


# type and stance of the first claim | the report
OWN = """
strike asserts | Chad's army said its jets had bombed Libyan smugglers.
strike asserts | The army bombed Libyan smugglers near Kelm.
strike asserts | At the end of the road a shell hit a mill, herders said.
strike asserts | The Supreme Council of the Salt Front said that its units had shelled a barracks.
agreement asserts | Both sides have honoured the truce since Friday, herders said.
agreement asserts | The Vienna truce has held since Friday, herders said.
"""


@pytest.mark.parametrize("line", OWN.strip().split("\n"))
def test_who_tells_of_his_own_deed_accuses_nobody(line: str) -> None:
    wanted, text = line.split(" | ", 1)
    claim = _reader().read_text(text, published="2026-05-03").claims[0]
    assert f"{claim.type} {claim.stance}" == wanted


def _side(party: Party | None) -> str:
    return (party.side if party is not None else None) or "-"


def test_a_pronoun_to_which_something_is_done_does_nothing() -> None:
    claims = Reader().read_text("Chad said that Kenya had attacked it. Kenya said that it had been attacked.").claims
    assert [claim.roles.actor.name if claim.roles.actor else "-" for claim in claims] == ["Kenya", "-"]
