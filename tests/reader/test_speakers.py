"""Who is behind a source: phrases, names, roles, pronouns and sides."""

import pytest

from counterclaim.reader.reader import Reader
from counterclaim.reader.speakers import name_speakers
from counterclaim.reader.speakers.acronyms import full_name, spelled_out
from counterclaim.reader.speakers.names import fold, same_surname, without_title
from counterclaim.reader.speakers.phrase import read_phrase
from counterclaim.registry import Registry
from tests.reader.tagged import one_paragraph, tagged

REGISTRY = Registry.load()


@pytest.mark.parametrize(("a", "b"), [("Syrsky", "Syrskyi"), ("Zelensky", "Zelenskyy"), ("Zelenskiy", "Zelensky")])
def test_spellings_of_one_name(a: str, b: str) -> None:
    assert same_surname(a, b)


def test_different_names() -> None:
    assert not same_surname("Putin", "Pushilin")
    assert fold("Goïta") == fold("Goita")


@pytest.mark.parametrize(
    ("text", "name"), [("Gen. Mark Milley", "Mark Milley"), ("President Petro", "Petro"), ("Sule's", "Sule")]
)
def test_titles_are_no_names(text: str, name: str) -> None:
    assert without_title(text) == name


PHRASES = [
    ("Army/NNP/compound chief/NN/compound Ada/NNP/compound/B-PERSON Sule/NNP/nsubj/I-PERSON", "person", "Ada Sule"),
    ("the/DT/det governor/NN/nsubj of/IN/prep Borno/NNP/pobj/B-GPE", "role", ""),
    ("a/DT/det security/NN/compound official/NN/nsubj", "unnamed", ""),
    ("local/JJ/amod residents/NNS/nsubj", "unnamed", ""),
    ("he/PRP/nsubj", "pronoun", ""),
    ("Russia/NNP/nsubj/B-GPE", "state", "Russia"),
    ("Kinshasa/NNP/nsubj/B-GPE", "state", "DR Congo"),
    ("the/DT/det Kremlin/NNP/nsubj/B-ORG", "organisation", "Kremlin"),
    ("the/DT/det defence/NN/compound ministry/NN/nsubj", "organisation", "defence ministry"),
    (
        "a/DT/det council/NN/nsubj in/IN/prep El/NNP/compound/B-GPE Tarra/NNP/pobj/I-GPE",
        "organisation",
        "council in El Tarra",
    ),
    ("the/DT/det Ministry/NNP/nsubj of/IN/prep Foreign/NNP/compound/B-ORG Affairs/NNPS/pobj/I-ORG", "organisation", ""),
    (
        "Oslo/NNP/compound/B-ORG Post/NNP/compound/I-ORG columnist/NN/compound "
        "Ada/NNP/compound/B-PERSON Sule/NNP/nsubj/I-PERSON",
        "person",
        "Ada Sule",
    ),
    ("Friday/NNP/npadvmod the/DT/det ISW/NNP/nsubj/B-ORG", "organisation", "ISW"),
    ("the/DT/det Sule/NNP/compound/B-PERSON administration/NN/nsubj", "organisation", "Sule administration"),
]


@pytest.mark.parametrize(("notation", "kind", "name"), PHRASES)
def test_phrases(notation: str, kind: str, name: str) -> None:
    text, words = tagged(notation)
    phrase = read_phrase(text, words[:], REGISTRY)
    assert phrase.kind == kind
    assert not name or phrase.name.removeprefix("a ") == name


def _speakers(notation: str, *sources: str) -> list[tuple[str | None, str | None]]:
    text, words = tagged(notation)
    doc, sentences = one_paragraph(text)
    spans = []
    at = 0
    for source in sources:
        start = text.index(source, at)
        spans.append(((start, start + len(source)),))
        at = start + len(source)
    found = name_speakers(doc, words, sentences, spans, registry=REGISTRY, published="2024-09-01")
    actors = {a.id: a for a in found.actors}
    return [(actors[i].name, actors[i].side) if i else (None, None) for i in found.by_source]


NAMED = (
    "Kenyan/JJ/amod general/NN/compound Ada/NNP/compound/B-PERSON Sule/NNP/nsubj/I-PERSON visited/VBD/ROOT the/DT/det "
    "port/NN/dobj ././punct "
)


def test_a_surname_and_a_pronoun_find_the_full_name() -> None:
    assert _speakers(
        NAMED + "Sule/NNP/nsubj/B-PERSON said/VBD/ROOT it/PRP/nsubj held/VBD/ccomp ././punct "
        "She/PRP/nsubj said/VBD/ROOT so/RB/advmod ././punct",
        "Sule said"[:4], "She",
    ) == [("Ada Sule", "Kenya"), ("Ada Sule", "Kenya")]  # fmt: skip


def test_a_role_finds_its_holder_named_later() -> None:
    assert _speakers(
        "Kenya/NNP/poss/B-GPE 's/POS/case top/JJ/amod general/NN/nsubj spoke/VBD/ROOT first/RB/advmod ././punct "
        "General/NNP/compound Ada/NNP/compound/B-PERSON Sule/NNP/nsubj/I-PERSON said/VBD/ROOT it/PRP/nsubj "
        "held/VBD/ccomp ././punct",
        "Kenya's top general",
    ) == [("Ada Sule", "Kenya")]


def test_a_pronoun_without_anybody_stays_unresolved() -> None:
    assert _speakers("He/PRP/nsubj said/VBD/ROOT it/PRP/nsubj held/VBD/ccomp ././punct", "He") == [(None, None)]


def test_nobody_is_given_a_side_without_evidence() -> None:
    assert _speakers(
        "A/DT/det security/NN/compound official/NN/nsubj said/VBD/ROOT it/PRP/nsubj held/VBD/ccomp ././punct",
        "A security official",
    ) == [("security official", None)]


def test_letters_are_the_body_that_the_report_names_in_full() -> None:
    names = spelled_out("The International Seed Federation (ISF) met in Osten.")
    assert full_name("ISF", names, "", REGISTRY) == "International Seed Federation"
    assert full_name("UNRWA", {}, "the UN agency for Palestinian refugees", REGISTRY) == "UNRWA"
    assert full_name("ICRC", {}, "the International Committee of the Red Cross", REGISTRY) == (
        "International Committee of the Red Cross"
    )
    clinics = "The Coastal Clinics of Norland treated nine. "
    assert full_name("CCN", {}, clinics, REGISTRY) == "Coastal Clinics of Norland"
    assert full_name("CCN", {}, clinics + "The Central Council of Norvans did not.", REGISTRY) == "CCN"


def test_letters_that_are_spelled_out_are_no_person() -> None:
    text = "According to the Osten International Institute of Sociology (OIIS), 87% oppose talks. OIIS said 9% agree."
    assert [a.name for a in Reader().read_text(text).actors] == ["Osten International Institute of Sociology"]


def test_a_body_by_its_name_is_nobody_else() -> None:
    text = (
        "The army shelled Osten. The Norvan authorities said three people died. A man, Pavo Lind, fled. "
        "The International Committee of the Red Cross sent help. The ICRC said that it had lost two trucks."
    )
    reading = Reader().read_text(text, published="2024-05-03")
    told = {a.name for a in reading.actors for c in reading.claims if c.actor == a.id and "trucks" in c.text}
    assert told == {"International Committee of the Red Cross"}


def test_officials_of_two_places_are_two_speakers() -> None:
    text = "» Officials in Osh said the post was shelled on Monday.\n» Officials in Batken said it was “quiet”.\n"
    reading = Reader().read_text(text, published="2025-03-12")
    assert {a.name for a in reading.actors} == {"officials in Osh", "officials in Batken"}


NAMESAKES = """
Colonel Ivo Lund of the army said Kelm stood. Captain Ivo Lund of the Arakan Army said it had fallen. | 2
Captain Ivo Lund of the Chilean army said two died. Captain Ivo Lund of the Arakan Army said nine did. | 2
General Ivo Lund said the dam stood. Mayor Ivo Lund of Kelm said it had burst. | 2
Mr Ivo Lund said the dam stood. Mrs Ivo Lund said it had burst. | 2
Captain Ivo Lund said the dam stood. Rebel leader Ivo Lund said it had burst. | 2
Sgt Ivo Lund said the dam stood. Sergeant Ivo Lund said it held. Lund denied a raid. | 1
Lieutenant General Ivo Lund said the dam stood. General Ivo Lund said it held. | 1
Health Minister Ada Sule said nine died. Dr Ada Sule said ten did. | 1
Major Ivo Lund said the dam stood. Major Ivo Lund of the Arakan Army said it held. | 1
"""


@pytest.mark.parametrize("line", NAMESAKES.strip().split("\n"))
def test_two_of_one_name_are_told_apart_by_rank_or_side(line: str) -> None:
    text, people = line.split(" | ")
    assert len(Reader().read_text(text).actors) == int(people)


SIDES = """
Speaking in Kelm, the UN's Libya envoy, Ada Sule, said both armies had left. | -
The army, which accuses Kenya of arming clans, said it had lost six men. | -
Farid Anwar, the defence minister, said nine men had died. | -
The Northern Front of the Arakan Army said it had lost a village. | Arakan Army
"""


@pytest.mark.parametrize("line", SIDES.strip().split("\n"))
def test_whom_a_speaker_only_names_is_not_his_side(line: str) -> None:
    text, side = line.split(" | ")
    assert {a.side or "-" for a in Reader().read_text(text).actors} == {side}
