"""Whom a speaker speaks for, told by the report as a whole; what it does not tell stays open."""

from functools import cache

import pytest

from counterclaim.model.running import RunningText
from counterclaim.reader.claims.parties import Parties
from counterclaim.reader.claims.sides import SideRanker
from counterclaim.reader.encoder import WEIGHTS
from counterclaim.reader.reader import Reader
from counterclaim.reader.sentences import SentenceIndex, split

# report | speaker | side, or - where none may be given
REPORTS = """
Norway's defence ministry said on Monday that four soldiers had died. | defence ministry | Norway
The World Food Programme said on Monday that 200 trucks were waiting at the border with Chad. | World Food | -
Peruvian officials met in Lima on Monday. The interior minister, Ana Sorel, said five had died. | Ana Sorel | Peru
LIMA, 9 May (Radio Sur) -- The defence minister, General Ivo Duarte, said five soldiers had died. | Ivo Duarte | Peru
A nurse at the hospital, Ana Sorel, said she had seen nine bodies. Kenyan troops stood outside. | Ana Sorel | -
Indian troops shot nine men in Gilgit, Pakistan's interior ministry said. The army said they were armed. | army | -
Thai forces shelled Poipet, Cambodia's interior ministry said. The army said it had hit a depot. | army | -
The OSCE sent nine observers to Osten. The separatists said they would not let them in. | separatists | -
Hezbollah said on Monday that a school was hit. The mayor said four men had died. | mayor | -
The Ejército said its soldiers had shot four men. The Ejército left on Monday. | Ejército | -
The Fuerza Aérea said it had bombed a camp, and its planes were safe. | Fuerza Aérea | -
Misrata said its fighters had lost two men on Monday. | Misrata | -
Kobane said on Monday that two villages had been shelled. | Kobane | -
The general who led the raid on Kidal said four men had died. | general | -
Russian troops shelled Kupiansk. Ukraine's army held them off, the governor said on Monday. | governor | -
Peruvian troops held Piura, Peru's interior ministry said. The army said four men had died. | army | Peru
Azerbaijan's army said it held Goris. The governor of Syunik region said it held nothing. | governor | Armenia
Thailand's army said it held two posts. The governor of Battambang province said it held one. | governor | Cambodia
Four men were killed in Plavin, the mayor of Plavin said. | mayor | -
Four men were killed in Plavin, the mayor of Plavin said. The army said nine had died. | army | -
Vestar's defence ministry said Karvan guns shelled Oblen on Monday. Karva denied it. | Karva | -
Karva's defence ministry said Vestari guns shelled Oblen on Monday. Vestar denied it. | Vestar | -
Vestari troops shelled Oblen, the Karvan defence ministry said. Vestar denied it. | Karvan | -
Vestari troops shelled Oblen, the Karvan defence ministry said. Vestar denied it. | Vestar | Vestar
Karvan troops shelled Oblen, the Vestari defence ministry said. Karva denied it. | Vestari | -
Karvan troops shelled Oblen, the Vestari defence ministry said. Karva denied it. | Karva | Karva
Kenya's army said shells killed nine men in Mandera. Ibrahim said it was a lie. | Ibrahim | -
Colonel Rosa del Pino said the patrol was ambushed near Kampala on Monday. | Rosa del Pino | -
The army said that its guns had hit four Kenyan lorries. Kenya denied it. | army | -
The navy said it had sunk a Chilean boat. Chile said six men had drowned. | navy | -
The army said Kenyan guns had hit its lorries. Kenya denied it. | army | -
Chile's army said it had broken the Peruvian 9th Regiment. The Regiment said it had lost nobody. | Regiment | -
Peru's army said it had broken the Chilean 9th Regiment. The Regiment said it had lost nobody. | Regiment | -
Kenya sent guns to Oblen. The Ostmarkish defence minister, Ana Sorel, said five had died. | Ana Sorel | -
The Ostmarkish government denied that its troops had crossed. Kenya said 300 Ostmarkish men had. | Ostmarkish | -
Izium Mayor Ana Sorel said nine had died. Russian Foreign Minister Ivo Duarte denied it. | Ana Sorel | -
The mayor, Ana Sorel, said Chilean guns had hit the school. Chile denied it. | Ana Sorel | -
Both navies said that the bridge would open. Chile's envoy said that nine had died. | both navies | -
Some 300 Hezbollah fighters are in Aleppo, a nurse said. The rebels said 40 had died. | rebels | -
M23 seized Goma on Monday. The rebels said that nine soldiers had died. | rebels | M23
Chile said that 300 men had given up. The rest will leave on Friday, an officer said. | officer | -
The army said that its men had found nine guns in a Chilean tug. Chile's navy denied it. | army | -
Libyan militia leaders said that nine men had died. | militia | -
Russia's Memorial said soldiers had shot a teacher near Grozny. Russia's army denied it. | Memorial | -
"""


@cache
def _reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("line", REPORTS.strip().split("\n"))
def test_sides(line: str) -> None:
    text, name, side = (cell.strip() for cell in line.split(" | "))
    reading = _reader().read_text(text, published="2024-05-12")
    actor = next(a for a in reading.actors if name in a.name)
    assert (actor.side or "-") == side


@pytest.mark.parametrize("name", ["sides.json", "strangers.json"])
def test_no_party_in_the_weights(name: str) -> None:
    weights = SideRanker(WEIGHTS / name).weights
    for word in (*weights.words, *(part for name in weights.features for part in name.split())):
        assert not _reader().registry.namings(word.capitalize()), word


def test_a_state_whose_name_a_minister_bears_is_no_party() -> None:
    text = "Angolan troops took Mavinga. The minister, Pedro Tonga, said 600 men had died. Tonga left. Angola was glad."
    reading = _reader().read_text(text, published="1990-02-06")
    sentences = SentenceIndex(split(RunningText.plain(text)))
    parties = Parties(text, sentences, (), _reader().registry, reading.report, speakers=reading.actors)
    assert {one.side for one in parties.named} == {"Angola"}


def test_their_commander_is_of_those_the_sentence_is_about() -> None:
    text = "Peruvian marines have taken the hill, their commander said. Ecuador denied it. Colombian farmers fled."
    speaker = _reader().read_text(text, published="2024-05-12").claims[0].speaker
    assert speaker is not None
    assert speaker.side == "Peru"


TURNS = """

COL. SOREL: Good morning. We hit four depots overnight. Two of our men were hurt.

Q: Were there any dead at Osten? Residents say that nine people died.

COL. SOREL: We have no reports of that. We will look into it.

Q: And the bridge?

COL. SOREL: It stands."""


@pytest.mark.parametrize(
    ("title", "side"),
    [
        ("CENTCOM Press Briefing", "United States"),
        ("Press briefing of the Ministry of Defence of Ukraine", "Ukraine"),
        ("NORVIA DEFENCE MINISTRY\nShips left Norvia on Monday", "Norvia"),
        ("Briefing of the Norvia Coast Guard, 12 May\nShips left Norvia on Monday", "Norvia"),
        ("NORVIA MINISTRY OF THE SEA\nShips left Norvia on Monday", "Norvia"),
        ("Press conference of the Government of Harar-Kel", "Harar-Kel"),
        ("MINISTRY OF DEFENCE OF NORVIA\nPress briefing", "Norvia"),
        ("REPUBLIC OF NORVIA - ARMED FORCES COMMAND\nPress briefing", "Norvia"),
        ("STATE OF THE UNION\nPress briefing", None),
        ("Republic of Norvia crisis: press briefing", None),
        ("Osten Police Press Briefing", None),
        ("National Guard Press Briefing", None),
        ("What the army wants: a conversation", None),
    ],
)
def test_who_answers_is_on_the_side_of_whose_briefing_it_is(title: str, side: str | None) -> None:
    reading = _reader().read_text(title + TURNS, published="2024-05-12")
    assert {a.side for a in reading.actors if "sorel" in a.name.casefold()} == {side}


TOLD = """

12 May 2023

Our units attacked a patrol of the army of Colombia near Osten on Monday. Three soldiers died. We did not fire at
civilians. We free the policeman to a commission. The government in Bogota has to halt its bombing."""


@pytest.mark.parametrize(
    ("head", "name", "side"),
    [
        ("COMMUNIQUE OF THE NATIONAL LIBERATION ARMY", "National Liberation Army", "ELN"),
        ("STATEMENT OF THE KARVAN LIBERATION FRONT", "Karvan Liberation Front", "Karvan Liberation Front"),
        ("Karvan Liberation Front (KLF)\nEastern Command", "Karvan Liberation Front", "Karvan Liberation Front"),
        ("STATEMENT OF THE GENERAL STAFF OF PERU", "General Staff of Peru", "Peru"),
    ],
)
def test_an_armed_group_that_issues_a_statement_is_on_its_own_side(head: str, name: str, side: str) -> None:
    actors = {a.name: a.side for a in _reader().read_text(head + TOLD, published="2023-05-12").actors}
    assert actors.get(name) == side, actors
