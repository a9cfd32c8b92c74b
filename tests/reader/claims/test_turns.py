"""Turns of transcripts and interviews: whose words stand under which label."""

import pytest

from counterclaim.reader.claims.turns import opens, turns
from counterclaim.reader.reader import Reader
from counterclaim.registry import Registry
from counterclaim.reports import from_text
from counterclaim.reports.running import running

REGISTRY = Registry.load()

PRESS = """MS. HARLOW: The bridge at Osten was hit at noon. Two of our engineers were wounded.

Q Who fired the shells?

MS. HARLOW: We believe that a battery across the river did.

Q The mayor has counted nine bodies. Is that right?

MS. HARLOW: I cannot confirm that."""
INTERVIEW = """[Reporter] How many villages do you hold?

[Tarvo] We hold eleven villages in the valley.

[Reporter] And the dam?

[Tarvo] The dam is ours."""
ANSWERS = """Comrade Tarvo, commander of the river front, received our correspondent.

Q. How many villages do you hold?

A. Eleven villages in the valley.

Q. And the dam?

A. The dam is ours."""
SPEECH = """THE PRESIDENT: Today our neighbours were attacked. We will help them."""


def _labels(text: str) -> list[tuple[str, bool]]:
    doc = running(from_text(text))
    return [(doc.text[slice(*one.label)], one.asks) for one in turns(doc, REGISTRY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PRESS, [("MS. HARLOW", False), ("Q", True)] * 2 + [("MS. HARLOW", False)]),
        (INTERVIEW, [("Reporter", True), ("Tarvo", False)] * 2),
        (SPEECH, [("THE PRESIDENT", False)]),
        ("MINISTERIAL STATEMENT: RAID\n\nThe Minister of State for the Army (Mr. Veld): Raiders came on Tuesday.\n\n"
         "Mrs. Tarvo: Who sent them?\n\nMr. Veld: We do not know.\n\nMrs. Tarvo: Will he find out?",
         [("Mr. Veld", False), ("Mrs. Tarvo", True)] * 2),
        (ANSWERS, [("Q", True), ("Comrade Tarvo", False)] * 2),
        (f"AMBASSADOR VELD: We voted.\n\n{ANSWERS.partition(chr(10))[2]}",
         [("AMBASSADOR VELD", False), *[("Q", True), ("AMBASSADOR VELD", False)] * 2]),
        ("Briefing by General Ivo Veld, deputy chief.\n\nQuestion (Radio Sur): Who fired?\n\nAnswer: Nobody did."
         "\n\nQuestion: And the dam?\n\nAnswer: It is ours.", [("Question", True), ("General Ivo Veld", False)] * 2),
        ("Will you leave?\nROSE VELD  We stay.\n\nThey hold the dam.\nVELD  It is ours.\n\nHow long?\nVELD  A month.",
         [("", True), ("ROSE VELD", False), *[("", True), ("VELD", False)] * 2]),
        ("Will you leave?\n\nVeld: We stay.\n\nBoth of you?\n\nVeld: Yes.\n\nHow long?\n\nVeld: A month.",
         [("", True), ("Veld", False)] * 3),
        ("Arrival remarks by Commissioner Rose Veld\n\nQ. Who fired?\n\nNobody did.\n\nQ. And the dam?\n\nIt is ours.",
         [("Q", True), ("Commissioner Rose Veld", False)] * 2),
        ("RADIO LAN — Who fired?\n\nVELD — Nobody.\n\nRADIO LAN — They say you left.\n\nVELD — We did not.",
         [("RADIO LAN", True), ("VELD", False)] * 2),
        ("[00:05] INTERVIEWER: Who came?\n[00:09] WITNESS 7: Soldiers.\n[00:12] INTERVIEWER: Why?\n[00:14] WITNESS 7: "
         "Nobody said.", [("INTERVIEWER", True), ("WITNESS 7", False)] * 2),
        ("DEPOSITION OF RUTH SOREL taken at Osten\n\nQ. Who came? A. Soldiers. I saw them. Q. And then? A. I hid.",
         [("Q", True), ("RUTH SOREL", False)] * 2),
        ("Rose Veld (Command)\nThe dam is ours.\n\nReporter (Lake Press)\nSince when?\n\nRose Veld\nSince noon.\n\n"
         "Reporter\nWho says so?\n\nRose Veld\nWe do.",
         [*[("Rose Veld", False), ("Reporter", True)] * 2, ("Rose Veld", False)]),
        ("OSTEN Raiders came.\n\nOSTEN The dam was hit.\n\nOSTEN Nobody was hurt.", []),
        ("Member TARVO (Greens): Were they sold?\n\nCouncillor VELD: None were.\n\nTARVO: Where?\n\nVELD: Nowhere.",
         [("Member TARVO", True), ("Councillor VELD", False), ("TARVO", True), ("VELD", False)]),
        ("Col. Veld, spokesman of the Command: We left the town.\n\nQ And the dam?\n\nVeld: The dam is ours.",
         [("Col. Veld", False), ("Q", True), ("Veld", False)]),
        ("Veld, commander of the north: We left the town. He said no more.", []),
        ("QUESTION (Mrs. Tarvo): Who fired?\n\nANSWER (Mr. Veld): Nobody.\n\nQUESTION: And then?\n\nANSWER: They left.",
         [("QUESTION", True), ("Mr. Veld", False), ("QUESTION", True), ("Mr. Veld", False)]),
        ("*Spokesman*: The road is open.\n\nQ Since when?\n\n*Spokesman*: Since noon.",
         [("Spokesman", False), ("Q", True), ("Spokesman", False)]),
        ("Q1  Chair: Did it leave?\n\nGeneral Veld: It did.\n\nQ2  Mrs. Tarvo: When? You wrote in May.\n\nGeneral "
         "Veld: On Monday.", [("Chair", True), ("General Veld", False), ("Mrs. Tarvo", True), ("General Veld", False)]),
        ("Presenter: We have the mayor here. How was it?\n\nI. Veld: Loud.\n\nPresenter: They say it was a barracks."
         "\n\nI. Veld: It was not.", [("Presenter", True), ("I. Veld", False)] * 2),
        ("ENVOY (Ms. Tarvo) [interpretation from French]: It is not.\n\nJOURNALIST (Radio Sur): Who fired?\n\nENVOY: "
         "Nobody.", [("ENVOY", False), ("JOURNALIST", True), ("ENVOY", False)]),
        ("In the last day:\nDead: 37 (of whom 4 children)\nWounded: 118\n\nSince May:\nDead: 6,204\nWounded: 870", []),
        ("Name: Ruth Sorel\nInterviewer: P. Tarvo\n\nSoldiers came on Monday. They took my son.", []),
        ("Interviewer: Tarvo.\n\nSoldiers came on Monday. They took my son.", []),
        ("Interview record\nPlace: Osten. Language: Norvan.\n\nThe witness is a farmer.\n\nQ. Who came?\n\nA. Soldiers."
         "\n\nQ. And then?\n\nA. I hid.", [("Q", True), ("witness", False)] * 2),
        ("OSTEN: Shells hit the market on Monday. The army denied that it fired.", []),
        ("Interview with Rose Veld\n\nWho came?\n\n– Soldiers. I hid.\n\nThe army says it paid.\n\n– It did not.\n\n"
         "Who says so?\n\n– We do.\n\nAnd now?\n\n– We wait.", [("", True), ("Rose Veld", False)] * 4),
        ("Opening statement – General Veld (army):\n\nWe left.\n\nQ1 (Reuters): Why?\n\nA1: Orders.\n\nQ2 (AP): Whose?"
         "\n\nA2 (Ms. Tarvo, aide): Mine.",
         [("General Veld", False), ("Q1", True), ("General Veld", False), ("Q2", True), ("Ms. Tarvo", False)]),
        ("Briefing of 3 May 2024\n\nSpeakers:\nRose Veld, envoy\nIvo Tarvo, aide\n\nVELD\nThe dam is ours.\n\nTARVO\n"
         "It is.\n\nJOURNALIST, AP\nWho fired?\n\nTARVO\nNobody.\n\nJOURNALIST, LAKE PRESS\nWhen?\n\nVELD\nNever.",
         [("VELD", False), *[("TARVO", False), ("JOURNALIST", True)] * 2, ("VELD", False)]),
        ("Lake Press: Who fired?\n\nRose Veld: Nobody did.\n\nLP: And the dam?\n\nRV: It is ours.",
         [("Lake Press", True), ("Rose Veld", False)] * 2),
        ("Station: Radio Sur, Osten\n\n[Presenter] Good day. Osten fell. General Veld spoke.\n\n[Veld, by telephone] "
         "We left.\n\n[Reporter Ana Tarvo, in Lanham] I saw tanks. The general left.\n\n[Presenter] The envoy left.",
         [("Presenter", False), ("Veld", False), ("Reporter Ana Tarvo", False), ("Presenter", False)]),
        ("ANCHOR: Good day. Osten fell. Ms. Veld, is it true?\n\nMS. VELD: It is.\n\nANCHOR: They say it was a "
         "barracks.\n\nMS. VELD: It was not.", [("ANCHOR", False), *[("ANCHOR", True), ("MS. VELD", False)] * 2]),
        ("Background: The war began in May.\n\nShells hit the market.", []),
        ("", []),
    ],
)
def test_labels(text: str, expected: list[tuple[str, bool]]) -> None:
    assert _labels(text) == expected


def test_an_interview_without_labels_is_with_whom_its_title_names() -> None:
    title = 'INTERVIEW - "Commander Tarvo" of the river front, recorded near Osten'
    text = f"{title}\n\nWho holds it?\n\n- We do.\n\nAnd the dam?\n\n- The dam is ours.\n\nWho fired?\n\n- They did."
    assert [name for name, asks in _labels(text) if not asks] == ["Commander Tarvo"] * 3


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Briefing by General Ivo Veld, deputy chief of the staff. Unofficial translation.", "General Ivo Veld"),
        ("Briefing by Deputy Director of the Press Department of the Ministry of Trade of Norva Ivo Veld", "Ivo Veld"),
    ],
)
def test_who_briefs_has_said_what_stands_above_the_questions(title: str, expected: str) -> None:
    answer = "Answer" if "General" in title else "Ivo Veld"
    text = f"{title}\n\nWe left the town.\n\nQuestion: And the dam?\n\n{answer}: It is ours.\n\nQuestion: Since when?"
    doc = running(from_text(f"{text}\n\n{answer}: Since noon."))
    head = opens(doc, turns(doc, REGISTRY))
    assert head is not None
    assert doc.text[slice(*head)] == expected


def test_who_mostly_asks_is_an_interviewer() -> None:
    text = "ROSS: Why now?\n\nVELD: Because we must.\n\nROSS: And tomorrow?\n\nVELD: Tomorrow we wait."
    assert dict(_labels(text)) == {"ROSS": True, "VELD": False}


def test_what_follows_a_recording_is_no_turn() -> None:
    told = f"{PRESS}\n\nThe committee adjourned at 11.20 am. Tarvo left."
    doc = running(from_text(told))
    assert doc.text[turns(doc, REGISTRY)[-1].end :].startswith("The committee")
    told = f"{INTERVIEW} [End recording]\n\nTarvo stood on the wall.\n\n[Tarvo] We wait. [end of recording]\n\nHe left."
    doc = running(from_text(told))
    spoken = [doc.text[one.start : one.end].strip() for one in turns(doc, REGISTRY)]
    assert spoken[-2:] == ["The dam is ours.", "We wait."]


def test_nothing_asked_stands_under_the_officials_name() -> None:
    reading = Reader().read_text(PRESS)
    names = {a.id: a.name for a in reading.actors}
    spoken = {claim.text: names.get(claim.actor or "") for claim in reading.claims}
    assert not [words for words in spoken if "nine bodies" in words]
    assert any("engineers" in words and "HARLOW" in (name or "").upper() for words, name in spoken.items())


@pytest.mark.parametrize("label", ["PRESIDENT VELD (through interpreter):", "PRESIDENT VELD [translated]:",
                                   "PRESIDENT VELD: (As interpreted.)", "PRESIDENT VELD: (Laughs.)"])  # fmt: skip
@pytest.mark.parametrize(("whose", "side"), [("", None), (" of Ukraine", "Ukraine")])
def test_who_speaks_through_an_interpreter_is_not_on_the_hosts_side(label: str, whose: str, side: str | None) -> None:
    through = "interp" in label or "transl" in label
    text = PRESS.replace("the river did", "the river did. U.S. forces fired back").replace(
        "MS. HARLOW: I cannot confirm that.", f"{label} Thank you. Our army shelled the bridge on Monday."
    )
    doc = running(from_text(text))
    assert [doc.text[slice(*t.label)] for t in turns(doc, REGISTRY) if t.interpreted] == ["PRESIDENT VELD"] * through
    title = f"Secretary Harlow and President Veld{whose} Meet the Press"
    pentagon = {"publisher": "U.S. Department of Defense", "published": "2024-03-12"}
    reading = Reader().read_report(from_text(text, title=title, **pentagon))
    sides = {a.name.upper().split()[-1]: a.side for a in reading.actors}
    assert sides == {"HARLOW": "United States", "VELD": side if through else "United States"}
