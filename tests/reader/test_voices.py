"""Whose words a claim's are and which way round its stance stands, in whole texts: text | words | voice | stance.

voice: a part of the speaker's name, "-" where it stays unresolved, "report" for the report's own. Paragraphs are
parted by "//".
"""

from functools import cache
from typing import Any

import pytest

from counterclaim import Reader
from counterclaim.model.claim import Claim

STANCES = """
The council has confirmed that six guards were hurt. | six guards | council | confirms
The council has yet to confirm the fall of the bridge. | fall of the bridge | council | declines_to_confirm
The council has still to confirm the fall of the bridge. | fall of the bridge | council | declines_to_confirm
The governor has not denied that six guards were hurt. | six guards | governor | declines_to_confirm
The navy did not admit that it had left the port. | left the port | navy | declines_to_confirm
The navy never said that it had left the port. | left the port | navy | declines_to_confirm
A spokeswoman stopped short of confirming that the port was shut. | port was shut | spokeswoman | declines_to_confirm
The navy said nothing about the fire in the port. | fire in the port | navy | declines_to_confirm
The navy refused to rule out that its boats had crossed. | boats had crossed | navy | declines_to_confirm
The navy neither confirmed nor denied that it had shelled the port. | shelled the port | navy | declines_to_confirm
The navy denied that it had shelled the port. | shelled the port | navy | denies
Norway has been accused by Chile of drowning six fishermen. | six fishermen | Chile | accuses
The police were accused by prosecutors of beating six clerks. | six clerks | prosecutors | accuses
Norway was accused of drowning six fishermen. | six fishermen | report | asserts
The toll could not be independently verified. | toll | report | cannot_verify
Norland's army gave a toll of six dead in the port on Monday. | six dead | army | asserts
Norland's army put the number of people killed in the port of Sule on Monday at 60. | at 60 | army | asserts
The claim was denied by Chile's navy, which said no shells had hit the ferry. | no shells | Chile's navy | denies
The toll was confirmed by the mayor, who said nine of them were nuns. | nine of them | mayor | asserts
Deaths in Kelm on Monday: according to Norland's navy, six; according to Chile's army, 41. | six | navy | asserts
Deaths in Kelm on Monday: according to Norland's navy, six; according to Chile's army, 41. | 41 | Chile's army | asserts
According to Norland's navy, six nuns died; according to Chile's army, four. | six nuns | navy | asserts
The army's account has been contradicted by two clerks. | account | two clerks | disputes
The navy refused to rule out a raid across the lake. | raid across the lake | navy | declines_to_confirm
Kenya's army called the shelling of Kelm an error. | shelling of Kelm | army | asserts
The junta said its raid on the mill had been a mistake. | raid on the mill | junta | asserts
Norway accused no one of the fire in the port. | no one | Norway | declines_to_confirm
Norway accused no fewer than six clerks of treason. | six clerks | Norway | accuses
No movement has claimed responsibility for the raid. | responsibility | report | asserts
The fire in Kelm was not claimed by any movement. | fire in Kelm | report | asserts
The fire in Kelm has not been claimed by anybody. | fire in Kelm | report | asserts
The council has confirmed the deaths of six guards, its spokeswoman said. | six guards | spokeswoman | confirms
The council has verified the fire in the port, its office said on Monday. | fire in the port | office | confirms
None of the crews admitted firing first. | firing first | report | asserts
The Peruvian navy denied a Chilean claim that its boats had crossed. | boats had crossed | Peruvian navy | denies
Six nuns died. The Kenyan army denied a BLF claim that it had lost a fort. | lost a fort | Kenyan army | denies
"Nobody was armed in the port," a clerk said. The army said it shot at rebels. | Nobody | clerk | asserts
"Nobody from our crew fired," a sailor said. | Nobody | sailor | denies
The navy did not return calls. | return calls | navy | declines_to_confirm
The bishop could not be reached for comment. | be reached | bishop | declines_to_confirm
"""

QUOTED = """
A nurse from Kelm, who asked not to be named, said six men had died. | six men | nurse
Ivo Berg, a Kenyan refugee in Chad, said that policemen had fired in Kelm. He had seen four bodies. | bodies | Ivo Berg
Norland's army said it had left. On Monday the villagers of Kelm fled. They had asked for boats. | boats | villagers
Norland's army said Chilean rebels had shelled Kelm. They had warned that the port was mined. | mined | -
“We hold the pass,” Colonel Ivo Maric said. “They are gone.// “Six guns were left behind.” | Six guns | Maric
Colonel Ivo Maric said six guns were left. // "They ran to the river and left us the road." | ran to the river | Maric
Colonel Ivo Maric looked at the road. // "They ran to the river. Nobody came back." | ran to the river | -
"We buried six men." // Norland's navy denied that its boats were in Kelm. | buried six men | -
"The guns came back at noon." // The navy of Norland said it had hit a mill. | guns came back | -
Colonel Ivo Maric said the mill was his. "We took six carts." A charity said that nuns were safe. | six carts | Maric
Ana Kos, a baker, said boats had fired. "Six of us fell." Chile's navy told us that it was at sea. | Six of us | Ana Kos
A nurse in Kelm said the ward was full. "Six nuns died." Norland has not commented. | Six nuns | nurse
"We sold the mill," said Ana Kos.// "Nobody paid us." // Norland's navy did not comment. | Nobody paid | Ana Kos
"The mill burned down." Norland's navy said that it had left the port. | mill burned | -
"The mill burned down." Captain Sorel said. | mill burned | Sorel
"They shelled the ward," said Dr Ana Kos. "Two nuns died." The lake was calm. | lake was calm | report
"They burned the mill," the mayor said. "It is gone." Six carts stood in the road. | Six carts | report
The raid, confirmed by the Kenyan police, killed four nuns in Lamu. | killed four nuns | report
The "long night" in the port cost six lives on Monday. | six lives | report
"""

NAMES = """
Minister Sean O'Brady said six men died. O'Brady said the road was shut. | road was shut | Sean O'Brady
Ama N’Dour, a mayor, said six men died. N’Dour said the road was shut. | road was shut | Ama N’Dour
General Omar al-Najmi said six men died. Najmi said the road was shut. | road was shut | Omar al-Najmi
Clara von der Aue, an envoy, said six men died. Von der Aue said more would. | more would | Clara von der Aue
Jose\u0301 Nun\u0303ez, a mayor, said six men died. Nun\u0303ez said more would. | more would | José Nuñez
Col. Dan Oz said it was shut. Capt. Lea Oz said it was open. Col. Oz said that was false. | false | Dan Oz
Col. Dan Oz said it was shut. Capt. Lea Oz said it was open. Oz said that was false. | false | -
Judge Oz said it was shut. Bishop Oz said it was open. | it was open | Bishop Oz
Judge Oz said it was shut. Bishop Oz said it was open. Oz said that was false. | false | -
General Deeb said it was shut. Dr Deeb said it was open. | it was open | Dr Deeb
Mr Oz said it was shut. Mrs Oz said it was open. | it was shut | Mr Oz
President Oz said it was shut. Mr Oz said it was lost. | it was lost | Oz
Karl von dem Tal, a mayor, said six men died. Von dem Tal said more would. | more would | Karl von dem Tal
Ana del Mar de los Santos said six men died. | six men | Ana del Mar de los Santos
Former U.S. Secretary of State Lee Oz said the raid was a mistake. | mistake | Lee Oz
A baker in Lima, Omar Said, said six men died. | six men | Omar Said
Chile's Defence Headquarters said six men died. | six men | Chile's Defence Headquarters
Laos's Fourth Army Region said six men died. | six men | Laos's Fourth Army Region
The Ligue pour la Paix au Kelm said six men died. | six men | Ligue pour la Paix au Kelm
The Lake Seed Bureau (LSB), a charity, said six men died. The LSB said more would. | six men | Lake Seed Bureau
The army lost Kelm, the governor said. | lost Kelm | governor
Envoy Chen Li said two boats left. Chen said six came back. Admiral Bo Chen said none came. | six came back | Chen Li
"""


SIDES = """
U.S. President Ana Kos said six ships had left. | six ships | Ana Kos | United States
Oslo Mayor Nils Berg said two boats were lost near the city. | two boats | Nils Berg | Norway
Kenyan President Ana Kos and Berg spoke on Monday. Kos said the call was long. | call was long | Ana Kos | Kenya
Two shells fell, said Kenyan officials Omar Deeb and Ali Noor. | Two shells | Omar Deeb and Ali Noor | Kenya
UN envoy Ana Kos said Norway had shelled a clinic. | a clinic | Ana Kos | -
A bomb hit Lima. Norwegian officials said six died. Officials said it was the second. | the second | fficials | Norway
The president of the World Seed Forum, Ana Kos, said Chile had burned the silos. | silos | Ana Kos | -
The Sea Board of the Navy of Chile sank a Peruvian ship. The Sea Board denied a raid. | raid | Sea Board of | Chile
His country would send ships to Armenia, the senator said. | ships | senator | -
The navy accused Peru of sinking a trawler. | trawler | navy | -
The premier thanked Chile for the tents. | the tents | premier | -
The ambassador said Norway had armed the scouts. | the scouts | ambassador | -
The ministry said Kenyan guards had crossed the river. | crossed | ministry | -
The admiral told Peru to withdraw its ships. | its ships | admiral | -
The government said that its guards would go to Chile. | go to Chile | government | -
“Norway burned our boats,” the mayor said. | our boats | mayor | -
Kenya sent six ships. The government said two came back. | two came back | government | Kenya
OSLO - The army said Chile had sent a ship. | a ship | army | Norway
The rebels said they had left Odessa. | left Odessa | rebels | -
Omar Núñez said guards had fired on the crowd in Caracas. | the crowd | Núñez | -
South Korean and Western intelligence said six ships had left. | six ships | South Korean and Western | -
A bomb hit Lima. Western officials said six died. | six died | estern officials | -
Chilean and Peruvian officials said six ships had left. | six ships | fficials | Chile + Peru
"""

BODIES = """
The Thai army said a shell hit a silo. Scores fled, the Thai health ministry said. | Scores fled | Thai health ministry
Chile's navy said six men were hurt. Two later died, Chile's interior ministry said. | Two later | Chile's interior
The Kenyan defence ministry said it lost. Four died, the Kenyan energy ministry said. | Four died | energy
The Greek navy said a boat sank. Six swam ashore, the Greek coast guard said. | Six swam | coast guard
The Malian army said it had won. Two died, the Malian police said. The army denied it. | it | Malian army
The UN refugee agency said 900 people fled. The UN food agency said it was late. | it was late | food agency
The Chilean General Staff said it won. The Chilean air force said two jets fell. | two jets | air force
The Thai army said a shell hit a silo. Scores fled, the army said. | Scores fled | Thai army
The Kenyan interior ministry said four shops burned. Six burned, the Interior Ministry said. | Six | Kenyan interior
The Norwegian defence ministry said it won. A boat sank, the ministry said. | A boat sank | Norwegian defence
"""


def rows(table: str) -> list[tuple[str, ...]]:
    """The lines of a table as their cells."""
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in table.strip().split("\n")]


def missed(reason: str, *cells: str) -> Any:
    """A line that the learned reader still reads wrongly."""
    return pytest.param(*cells, marks=pytest.mark.xfail(strict=True, reason=f"the learned reader: {reason}"))


@cache
def _reader() -> Reader:
    return Reader()


def _claim(text: str, words: str) -> Claim:
    reading = _reader().read_text(text.replace("//", "\n\n"), published="2025-03-10")
    return next(c for c in reading.claims if words in c.text)


def _voice(claim: Claim) -> str:
    if claim.voice == "narrator":
        return "report"
    return claim.speaker.name if claim.speaker is not None else "-"


@pytest.mark.parametrize(
    ("text", "words", "voice", "stance"),
    [
        *rows(STANCES),
        ("The landing was confirmed by the governor, Ama Sorel.", "landing", "Ama Sorel", "confirms"),
    ],
)
def test_a_stance_never_turns_round(text: str, words: str, voice: str, stance: str) -> None:
    claim = _claim(text, words)
    assert voice in _voice(claim)
    assert claim.stance == stance


@pytest.mark.parametrize(
    "line",
    [
        "The strike was confirmed by the navy and denied by the scouts. | navy confirms; scouts denies",
        "The loss of the ship was admitted by the navy but denied by the mayor. | navy admits; mayor denies",
        "The toll was confirmed by the clinic and disputed by the mayor. | clinic confirms; mayor disputes",
        "Denied by the navy but confirmed by two clerks, the raid hit a mill. | navy denies; two clerks confirms",
        "Nine died, a toll confirmed by the clinic and disputed by the navy. | report; clinic confirms; navy disputes",
        "The raid on Lamu, which the navy denies, killed nine nuns. | navy denies; report",
        "Accused by Chile of shelling a mill, the navy fled. | Chile accuses",
        "It was condemned by France and Chile and denied by the scouts. | France and Chile accuses; scouts denies",
    ],
)
def test_two_stances_on_one_thing_are_both_kept(line: str) -> None:
    text, expected = line.split(" | ")
    told = (f"{_voice(one)} {one.stance}" for one in _reader().read_text(text).claims)
    assert "; ".join(one.replace("report asserts", "report") for one in told) == expected


@pytest.mark.parametrize(("text", "words", "voice"), rows(BODIES))
def test_two_bodies_of_one_state_are_two(text: str, words: str, voice: str) -> None:
    assert voice in _voice(_claim(text, words))


@pytest.mark.parametrize("accuser", ["Chile", "Ostian prosecutors"])
def test_who_accuses_is_not_who_did_it(accuser: str) -> None:
    claim = _claim(f"Norway has been accused by {accuser} of executing nine sailors.", "nine sailors")
    assert claim.stance == "accuses"
    assert claim.roles.actor is None or claim.roles.actor.name not in accuser


KDF = (
    "The Kenyan Diver Federation (KDF) met in Oslo. The KDF said six had drowned.",
    *("six had drowned", "Kenyan Diver Federation", "-"),
)
SIDES_MISSED = [
    missed(
        "an army of no named state is that of the place",
        "The army said six died in Lima. Chilean troops had crossed the border near Tacna.",
        "six died",
        "army",
        "-",
    ),
]


@pytest.mark.parametrize(("text", "words", "voice", "side"), [*rows(SIDES), KDF, *SIDES_MISSED])
def test_for_whom_the_speaker_speaks(text: str, words: str, voice: str, side: str) -> None:
    speaker = _claim(text, words).speaker
    assert speaker is not None
    assert voice in speaker.name
    assert (speaker.side or "-") == side


@pytest.mark.parametrize(("text", "words", "voice"), [*rows(QUOTED), *rows(NAMES)])
def test_whose_words_they_are(text: str, words: str, voice: str) -> None:
    assert voice in _voice(_claim(text, words))


TRANSCRIPT = (
    "Minister Ana Soria denied the loss. [Begin recording] [Soria] Our navy lost no boats on Sunday. [Reporter] And "
    "the port? [Soria] The port is open. [End recording] The council [NLC] met on Monday."
)


@pytest.mark.parametrize(("words", "voice"), [("lost no boats", "Ana Soria"), ("port is open", "Ana Soria")])
def test_turns_in_brackets_are_their_speakers(words: str, voice: str) -> None:
    assert _voice(_claim(TRANSCRIPT, words)) == voice


@pytest.mark.xfail(strict=True, reason="the learned reader: words after a recording are left open, not the report's")
def test_what_follows_a_recording_is_the_reports_own() -> None:
    assert _voice(_claim(TRANSCRIPT, "met on Monday")) == "report"


VICTIMS = """
Six men were killed and 20 guards and displaced farmers were injured. | 20 guards | injured | -
Fourteen miners died on Monday, the mayor said. | Fourteen miners | died | -
14 clerks were killed in the raid. | 14 clerks | killed | -
Three gunmen killed 10 clerks. | 10 clerks | killed | Three gunmen
"""


@pytest.mark.parametrize(("text", "words", "state", "actor"), rows(VICTIMS))
def test_the_hurt_stay_hurt_and_victims_never_act(text: str, words: str, state: str, actor: str) -> None:
    claim = _claim(text, words)
    assert next(f.state for f in claim.figures if words in f.text) == state
    assert (claim.roles.actor.name if claim.roles.actor else "-") == actor


def test_a_list_of_losses_is_one_claim_with_the_line_above_it() -> None:
    text = (
        "The total losses of the enemy from 24 February to 15 May were approximately:\n\n"
        "- personnel ‒ about 27,400 persons eliminated,\n- tanks ‒ 1,220,\n- helicopters ‒ 164.\n\nData are updated."
    )
    claim = next(c for c in _reader().read_text(text).claims if "helicopters" in c.text)
    assert claim.text.startswith("The total losses")
    assert [f.value for f in claim.figures] == [27400, 1220, 164]


def test_what_the_rows_of_a_table_name_says_nothing() -> None:
    text = (
        "In October the Observatory recorded attacks on civilians in Borno State.\n\n"
        "| Area | Attacks | Killed |\n| --- | --- | --- |\n| Magumeri | 5 | 14 |\n| Chibok | 4 | 7 |\n"
    )
    claims = [c for c in _reader().read_text(text).claims if "|" in c.text]
    assert [[f.value for f in c.figures] for c in claims] == [[5, 14], [4, 7]]
    assert {c.speaker.name for c in claims if c.speaker} <= {"narrator", "Observatory"}
