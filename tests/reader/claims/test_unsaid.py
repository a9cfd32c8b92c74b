"""What a sentence does not say: who kept silent, a breach, a side, a place, a statement or a toll that nobody gave."""

from functools import cache

import pytest

from counterclaim.reader.reader import Reader


@cache
def _reader() -> Reader:
    return Reader()


# the report | of its last claim: speaker (side), stance, type
LAST = """
The Chadian army said it killed 12 rebels near Faya. There was no comment from the rebels. | rebels: declines_to_confirm
The navy sank a boat off Kelm, the Tigers said. There was no immediate comment. | nobody: declines_to_confirm
Jets bombed a school in Sanaa, doctors said. There was no reaction from Riyadh. | Saudi Arabia: declines_to_confirm
The army shelled Kauda, the rebels said. No one from the army could be reached for comment. | army: declines_to_confirm
The armistice took effect on Monday, the commission said. | agreement
The ceasefire mediated by Turkey entered into force in Tobruk on Sunday, the envoy said. | agreement
The Oslo-brokered ceasefire came into force in Goma at midnight. Residents said it was quiet. | agreement
Israel's army said 32 of its soldiers were killed. Hamas gave no figure. | Hamas: declines_to_confirm
The truce, which came into force on Monday, was broken in the evening, herders said. | ceasefire_violation
The regional government of Amhara said gunmen had burned a station in Debark. | side: none
The government of Biafra said Nigerian planes had bombed Umuahia. | side: none
The mayor of Tarsk said 30 people were hurt in Tarsk. Tarsk police said 21 people were hurt in Tarsk. | side: none
The hospital of Gori said nine people were killed. The mayor of Gori said 15 were killed. | mayor of Gori: asserts
A farmer near Bamenda said troops had burned six shops. | own_account
A leaflet dropped on Aleppo said rebels had killed 20 civilians. | document
The Bamenda police said troops had burned six shops. | official_statement
Some 60 people survived the sinking of the ferry off Jolo, the navy said. | other
"""

# the report | where its first place lies
PLACED = """
Rebels said they had taken Tula in eastern Velmar. | nowhere
Rebels said they had taken Tula in western Russia. | town RU
A blast in Santiago killed a guard, Chilean police said. | town CL
Shells killed three people in Buenos Aires in 1955, a historian said. | town AR
"""


@pytest.mark.parametrize("line", LAST.strip().split("\n"))
def test_a_claim_says_what_its_words_say(line: str) -> None:
    text, wanted = line.split(" | ")
    reading = _reader().read_text(text, published="2024-05-17")
    last = reading.claims[-1]
    speaker = next((actor for actor in reading.actors if actor.id == last.actor), None)
    name = speaker.name if speaker is not None else "nobody"
    side = speaker.side if speaker is not None else None
    assert wanted in (f"{name}: {last.stance}", last.type, f"side: {side or 'none'}", last.evidentiality)


@pytest.mark.parametrize("line", PLACED.strip().split("\n"))
def test_a_town_lies_nowhere_that_the_text_does_not_speak_of(line: str) -> None:
    text, wanted = line.split(" | ")
    place = _reader().read_text(text, published="2024-05-17").claims[0].places[0]
    assert wanted == (f"{place.kind} {place.country}" if place.id else "nowhere")


def test_who_brokers_a_truce_does_nothing_in_it() -> None:
    claim = _reader().read_text("The truce brokered by Egypt was signed in Kampala.", published="2024-05-17").claims[0]
    assert claim.roles.actor is None


def test_a_peoples_shell_is_nobody_who_is_counted() -> None:
    text = "Nine Kurdish villagers were hit by a Turkish shell in Zakho, the mayor said. Two had their legs amputated."
    figure = _reader().read_text(text, published="2024-05-17").claims[-1].figures[0]
    assert (figure.counted, figure.side) == (None, None)
