"""Whose each claim is, by the learned reader: text | words of the claim | a part of the speaker's name.

"report": the report's own. Paragraphs are parted by "//".
"""

from functools import cache

import pytest

from counterclaim.reader.claims.issuer import issuer
from counterclaim.reader.claims.turns import turns
from counterclaim.reader.reader import Reader
from counterclaim.registry import Registry
from counterclaim.reports import from_text
from counterclaim.reports.running import running

WHOSE = """
The council said that six boats had sunk. It added that two crews were saved. | two crews | council
General Ivo Maric said his men held the pass. "We lost nobody," he added. | lost nobody | Ivo Maric
Six boats sank off Osten on Monday, the navy said. // Rescuers searched the coast all night. | Rescuers | report
"We heard jets." The words are those of a nurse in Osten. Norway's navy said it hit a fort. | heard jets | -
"The roof is gone." The voice belongs to a widow. Chad's army said it had hit a fort. | roof is gone | -
"We hit the fort." Chad's army said this on Monday. Libya said nothing was hit. | hit the fort | Chad's army
Colonel Juan Luis Vega said two had died. General Juan Pablo Vega said nine had died. | nine had | Pablo
Volodymyr Oleksandrovych Sorel said two had died. Volodymyr Sorel said nine had died. | nine had | Oleksandrovych
Chad's army left. The Karen National Army said it had hit a fort. The army denied losing six clerks. | six clerks | army
Hezbollah denied a raid. A miners' group said six clerks had left. | six clerks | miners' group
Chile lodged a protest. A boat sank, Chile's coast guard said. Peru denied it. | A boat sank | coast guard
Norway met Chile. The Chilean defence secretary said six boats had left. | six boats | secretary
A splinter faction, the Arakan Army, said six clerks had left. | six clerks | Arakan Army
The Arakan Army, a group in the north, said six clerks had left. | six clerks | Arakan Army
"The bridge is ours," the rebel commander Ivo Maric told reporters. | bridge is ours | Ivo Maric
The widow of Ivo Maric met the press. Rose Maric said six boats had sunk. Maric said it rained. | rained | Rose Maric
South Sudan's newly formed government said six boats had sunk. | six boats | formed government
The UN said a truce was near. The rebels said six boats had sunk. | six boats | rebels
The navy said a truce was near. The guild said six boats had sunk. | six boats | guild
The police said a truce was near. The smugglers said six boats had sunk. | six boats | smugglers
The Red Cross said a truce was near. The villagers said six boats had sunk. | six boats | villagers
The Ejército de Liberación Nacional said six boats had sunk. | six boats | Ejército de Liberación Nacional
MR. VELD: The minister came. He said six boats had sunk. // Q Why? // MR. VELD: It rained. | six boats | -
MR. VELD: The governor told us it froze. He said six boats had sunk. // Q Why? // MR. VELD: No. | six boats | governor
Khan Younis officials said six boats had sunk. | six boats | Khan Younis officials
Deir al-Balah doctors said six boats had sunk. | six boats | Deir al-Balah doctors
Asked by Rose Harlow of the guild whether six boats had sunk, Ivo Maric said two had. | two had | Ivo Maric
Pressed by clerks on whether six boats had sunk, Colonel Ivo Maric said two had. | two had | Ivo Maric
Colonel Ivo Vega said so. Mayor Ana Vega said so. Colonel Vega did too. Vega said six boats had sunk. | six boats | -
Mayor Ana Vega said ten died. Vega said six boats had sunk. Colonel Ivo Vega denied it. | six boats | Ana Vega
Marina Sorel said six boats had sunk. | six boats | Marina Sorel
Those who fled said six boats had sunk. | six boats | -
The group said six boats had sunk. | six boats | -
Boko Haram raided Osten. The movement said six boats had sunk. | six boats | Boko Haram
The navy fought the Karvan Front off Osten. The group said six boats had sunk. | six boats | Karvan Front
According to the Internet, six boats had sunk. | six boats | -
THE VICE PRESIDENT: Six American crews drowned. // Q When? // THE VICE PRESIDENT: We know. | drowned | Vance
MS. HARLOW: The bridge was hit. // Q By whom? // MS. HARLOW: A battery across the river hit it. | battery | HARLOW
MS. HARLOW: I told the council that we would leave Osten. // Q When? // MS. HARLOW: Today. | would leave | HARLOW
"""

# a source | who it is: a name that only tells whose or which somebody is, is not the speaker's
OF_ANOTHER = """
An aide to General Ivo Maric | aide to General Ivo Maric
The widow of Ivo Maric | widow of Ivo Maric
A lawyer for Rose Harlow | lawyer for Rose Harlow
Fighters led by Ivo Maric | fighters led by Ivo Maric
A source close to President Ana Sorel | source close to President Ana Sorel
Supporters of rebel leader Ivo Maric | supporters of rebel leader Ivo Maric
The delegation headed by Rose Harlow | delegation headed by Rose Harlow
The office of Prime Minister Ana Sorel | office of Prime Minister Ana Sorel
Minister of Defence Ivo Maric | Ivo Maric
Chief of Police Rose Harlow | Rose Harlow
The governor of Osten, Rose Harlow, | Rose Harlow
Colonel Ivo Maric of the coast guard | Ivo Maric
A report written by Rose Harlow | Rose Harlow
The navy's war bulletin | navy
The miners' latest document | miners
Last week's report | last week's report
"""

ISSUERS = """
Osten, 3 May 90 (Radio Osten) -- [Communique] [Osten Liberation Front] [Text] We shelled the port. | Osten Liberation
The crews are safe. // Q And the boats? // MS. HARLOW: Lost. // Q All? // MS. HARLOW: All. | MS. HARLOW
Osten, 3 May 90 (Radio Osten) -- [Text] We shelled the port. | -
The navy said six boats had sunk. | -
"""


@cache
def _reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("line", OF_ANOTHER.strip().split("\n"))
def test_a_name_inside_a_phrase(line: str) -> None:
    source, name = (cell.strip() for cell in line.split(" | "))
    reading = _reader().read_text(f"{source} said on Monday that six boats had sunk.", published="2024-05-12")
    assert [a.name for a in reading.actors] == [name]


def _rows(table: str) -> list[tuple[str, ...]]:
    lines = [[cell.strip() for cell in line.split(" | ")] for line in table.strip().split("\n")]
    return [(text.replace(" // ", "\n\n"), *rest) for text, *rest in lines]


@pytest.mark.parametrize(("text", "words", "speaker"), _rows(WHOSE))
def test_whose_a_claim_is(text: str, words: str, speaker: str) -> None:
    reading = _reader().read_text(text, published="2026-05-03")
    names = {a.id: a.name for a in reading.actors}
    claim = next(c for c in reading.claims if words in c.text)
    assert speaker in ("report" if claim.voice == "narrator" else names.get(claim.actor or "", "-"))


@pytest.mark.parametrize(("text", "who"), _rows(ISSUERS))
def test_whose_a_text_is(text: str, who: str) -> None:
    doc = running(from_text(text))
    found = issuer(doc, turns(doc, Registry.load()))
    assert who in ("-" if found is None else doc.text[slice(*found[1])])


def test_headings_in_capitals_are_no_speakers() -> None:
    text = "NEXT STEPS: Six ships were sent.\n\nWHAT WE DID: Two crews were saved.\n\nOUR AIM: The port stays open."
    assert turns(running(from_text(text)), Registry.load()) == []


STATEMENT = "Six guns were destroyed. We condemn the shelling of the port. The council said that nine people had died."


@pytest.mark.parametrize(
    "told",
    [
        {"speaker": "Karvan Front"},
        {"publisher": "Karvan Front", "kind": "statement"},
        {"publisher": "Daily Karvan", "kind": "posts", "speaker": "Karvan Front"},
    ],
)
def test_what_no_other_voice_has_is_the_told_speakers(told: dict[str, str]) -> None:
    reading = _reader().read_text(STATEMENT, side="Karvan", **told)
    actors = {a.id: a for a in reading.actors}
    said = {claim.text: actors[claim.actor or ""] for claim in reading.claims}
    names = {words: (actor.name, actor.side) for words, actor in said.items()}
    assert names["Six guns were destroyed"] == ("Karvan Front", "Karvan")
    assert names["the shelling of the port"] == ("Karvan Front", "Karvan")
    assert said["nine people had died"].name != "Karvan Front"


def test_a_report_is_nobodys_statement() -> None:
    reading = _reader().read_text("Six guns were destroyed.", publisher="Daily Karvan", kind="report")
    assert [claim.voice for claim in reading.claims] == ["narrator"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells hit Tarn on Sunday, a monitor said.\n\nThe Tarn Observatory for Rights said four people were killed.",
         {"Tarn Observatory for Rights"}),
        ("Gunmen killed two men in Osten, a police spokesman said.\n\nThey fled, spokesman Ivo Maric told reporters.",
         {"Ivo Maric"}),
        ("A raid on Kaya killed nine people, a medic said.\n\nColonel Ana Sorel of the army said it had hit a depot.",
         {"medic", "Ana Sorel"}),
        ("A rebel group in the north said it had burned a post.\n\nPolice confirmed that the post had burned.",
         {"rebel group in the north", "Police"}),
        ("A militant group said it had shot nine men.\n\nThe army denied the report.", {"militant group", "army"}),
    ],
)  # fmt: skip
def test_who_opens_without_a_name_is_named_next(text: str, names: set[str]) -> None:
    reading = Reader().read_report(from_text(text))
    assert {actor.name for actor in reading.actors} == names


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Those who fled said six boats had sunk.", ["six boats had sunk"]),
        ("Ivo Maric said six boats had sunk, suggesting nine men were lost.", ["six boats", "nine men were lost"]),
    ],
)
def test_who_says_something_is_no_claim(text: str, claims: list[str]) -> None:
    found = [claim.text for claim in _reader().read_text(text, published="2026-05-03").claims]
    assert len(found) == len(claims)
    assert all(part in whole for part, whole in zip(claims, found, strict=True))


SILENT = """
Guns hit Mellit, a nurse said. Khartoum did not comment. | Sudan declines_to_confirm
Shells hit Tovuz, a farmer said. Armenia has yet to comment. | Armenia declines_to_confirm
Rebels took Kavumu, the mayor said. The army did not respond to requests for comment. | army declines_to_confirm
The UN verified nine deaths in Mocha. It has not been able to verify a further six. | UN cannot_verify
A drone hit the port of Mocha. Neither side has commented. | narrator declines_to_confirm
Burundi has never denied that its troops crossed into Uvira, the Congolese governor said. | Congolese governor asserts
Iran has not denied sending the drones, the British envoy said on Monday. | British envoy asserts
"""


@pytest.mark.parametrize("line", SILENT.strip().split("\n"))
def test_who_is_silent_is_who_says_nothing(line: str) -> None:
    text, expected = (cell.strip() for cell in line.split(" | "))
    reading = _reader().read_text(text, published="2026-05-03")
    last, names = reading.claims[-1], {actor.id: actor.name for actor in reading.actors}
    assert f"{names.get(last.actor or '', last.voice)} {last.stance}" == expected
