"""Who speaks in a text by its title, and what that tells of turns and of "we"."""

import pytest

from counterclaim.reader.claims.titled import labelled, titled
from counterclaim.reader.reader import Reader
from counterclaim.registry import Registry
from counterclaim.reports import from_text

REGISTRY = Registry.load()
READER = Reader()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Remarks by President Petra Lindholm on the truce", ["Petra Lindholm"]),
        ("We will rebuild every bridge - address by Minister Karl Brandt", ["Karl Brandt"]),
        ("Statement of the Ministry of Defence of Norva", ["Ministry of Defence of Norva"]),
        ("Press Briefing by Spokesperson Anna Sorel and General Paul Vos", ["Anna Sorel", "Paul Vos"]),
        ("Remarks by Deputy Envoy Maria Costa Marking Six Years of War", ["Maria Costa"]),
        ("Press Briefing by Minister Anna Sorel, the Choir of Osten, and General Paul Vos", ["Anna Sorel", "Paul Vos"]),
        ("Remarks by the Adviser to the President Anna Sorel at the Osten Forum", ["Anna Sorel"]),
        ("Joint Statement by Group of Nine (G-9) Leaders on Osten", ["Group of Nine Leaders"]),
        ("Interview with Maria Costa", []),
        ("Shells hit the market in Osten", []),
        ("", []),
    ],
)
def test_names(title: str, expected: list[str]) -> None:
    report = from_text("Nothing happened.", title=title)
    assert [one.name for one in titled(report, REGISTRY)] == expected


@pytest.mark.parametrize(
    ("title", "label", "expected"),
    [
        ("Remarks by President Petra Lindholm", "THE PRESIDENT", "Petra Lindholm"),
        ("Remarks by President Petra Lindholm", "MS. LINDHOLM", "Petra Lindholm"),
        ("Remarks by President Petra Lindholm", "THE VICE PRESIDENT", None),
        ("Remarks by President Petra Lindholm and President Karl Brandt", "THE PRESIDENT", None),
        ("Remarks by President Petra Lindholm", "Q", None),
    ],
)
def test_labels(title: str, label: str, expected: str | None) -> None:
    who = labelled(label, titled(from_text("Nothing happened.", title=title), REGISTRY), REGISTRY)
    assert (who.name if who else None) == expected


def test_an_office_in_a_label_is_who_the_title_says() -> None:
    text = "THE PRESIDENT: Today our neighbours were attacked. Forty people were killed.\n\nQ What will you do?"
    reading = READER.read_text(text, title="Remarks by President Petra Lindholm on the attack", published="2024-05-03")
    names = {a.id: a.name for a in reading.actors}
    assert {names.get(c.actor or "") for c in reading.claims if c.voice == "actor"} == {"Petra Lindholm"}


def test_we_in_a_speech_is_who_the_title_says() -> None:
    text = "Dear friends! Today we demand that the shelling of Osten stops. We call on all states to close the sky."
    reading = READER.read_text(text, title="Address by President Petra Lindholm", published="2024-05-03")
    names = {a.id: a.name for a in reading.actors}
    assert "Petra Lindholm" in {names.get(c.actor or "") for c in reading.claims}
    assert not [c for c in reading.claims if c.voice == "actor" and c.actor is None]


def test_an_office_in_a_label_is_nobody_else_of_that_office() -> None:
    text = (
        "THE PRESIDENT: Yesterday President Ilyas Domar fled the capital. Domar said that he will be back. "
        "We killed twelve of his guards.\n\nQ Where is he?\n\nTHE PRESIDENT: We do not know."
    )
    reading = READER.read_text(text, title="Remarks by President Petra Lindholm on the flight", published="2024-05-03")
    names = {a.id: a.name for a in reading.actors}
    assert not [a for a in reading.actors if a.name == "Petra Lindholm" and any("Domar" in m.text for m in a.mentions)]
    guards = next(c for c in reading.claims if "guards" in c.text)
    assert names.get(guards.actor or "") == "Petra Lindholm"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Norvan Foreign Ministry’s Statement on the Raid", ["Norvan Foreign Ministry"]),
        ("Minister Ferrin's Remarks on the Truce", ["Minister Ferrin"]),
        ("U.S.-EU Summit Joint Statement", ["United States", "European Union"]),
        (r"G7 Leaders\u2019 Statement", ["G7 Leaders"]),
        ("Ferrin's Statement Angers Miners", []),
        ("Statement on the Raid", []),
    ],
)
def test_owners(title: str, expected: list[str]) -> None:
    ours = from_text("We condemn the raid. We urge all to stop, and we stand by our friends.", title=title)
    assert [one.name for one in titled(ours, REGISTRY)] == expected
    assert titled(from_text("Nothing happened.", title=title), REGISTRY) == []


def test_joint_statements_are_of_all() -> None:
    text = "We condemn the shelling of Tarn. We urge all states to stop the arms trade. We stand by its people."
    title = "Joint Statement by President Biden and Prime Minister Kishida"
    report = from_text(text, title=title, published="2023-05-05")
    (actor,) = READER.read_report(report).actors
    assert (actor.name, actor.side) == ("Joe Biden and Fumio Kishida", "United States + Japan")


def test_offices_alone_are_of_the_speakers_state() -> None:
    text = "MR. SULLIVAN: Vladimir Putin broke the truce. The President has said that the war must end."
    title = "Press Briefing by National Security Advisor Jake Sullivan"
    reading = READER.read_report(from_text(text, title=title, published="2023-05-05"))
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[claim.actor or ""] for claim in reading.claims] == ["Jake Sullivan", "Joe Biden"]
