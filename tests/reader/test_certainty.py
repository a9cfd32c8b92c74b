"""Factuality, evidentiality, channel and addressee."""

import pytest

from counterclaim.model.actor import Actor
from counterclaim.reader.certainty import addressee, channel, evidentiality, factuality
from counterclaim.reader.cues import read_cue


@pytest.mark.parametrize(
    ("text", "stance", "cue", "expected"),
    [
        ("the army took three villages", "asserts", "said", "asserted"),
        ("it had shelled the clinic", "denies", "denied", "negated"),
        ("both sides to stop firing", "demands", "urged", "directive"),
        ("the detainees should be tried", "asserts", "said", "directive"),
        ("the town will fall within days", "asserts", "said", "prediction"),
        ("we will hold the ridge", "asserts", "said", "intention"),
        ("units move back if necessary", "asserts", "said", "conditional"),
        ("the convoy may have been hit by a mine", "asserts", "said", "hedged"),
        ("its troops were leaving the town", "asserts", "hinted", "hedged"),
        ("his men were on the verge of taking the port", "asserts", "said", "prediction"),
        ("no fewer than 12 people were killed", "asserts", "said", "asserted"),
    ],
)
def test_factuality(text: str, stance: str, cue: str, expected: str) -> None:
    assert factuality(text, (), stance, read_cue(cue)) == expected  # type: ignore[arg-type]


PERSON = Actor(id="a1", name="Amina Sule", kind="person")


@pytest.mark.parametrize(
    ("actor", "source", "sentence", "expected"),
    [
        (Actor(id="a", name="security official", kind="unnamed"), "a security official", "", "unnamed_source"),
        (Actor(id="a", name="residents", kind="collective"), "residents", "", "own_account"),
        (Actor(id="a", name="Defence Ministry", kind="organisation"), "the Defence Ministry", "", "official_statement"),
        (PERSON, "Amina Sule", "", "own_account"),
        (
            Actor(id="a", name="Amina Sule", kind="person", role="governor of Borno"),
            "Amina Sule",
            "",
            "official_statement",
        ),
    ],
)
def test_evidentiality(actor: Actor, source: str, sentence: str, expected: str) -> None:
    assert evidentiality(actor, source, sentence, media=False, nested=False) == expected


def test_second_hand_and_media_come_first() -> None:
    assert evidentiality(PERSON, "Amina Sule", "", media=False, nested=True) == "second_hand"
    assert evidentiality(PERSON, "Amina Sule", "", media=True, nested=False) == "media_report"


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("the general said in a Facebook post", "Facebook post"),
        ("she said in a post on Telegram", "post on Telegram"),
        ("he said in televised remarks", "televised remarks"),
        ("the army said on X", "on X"),
        ("the minister said", None),
        ("she said by telephone", "telephone"),
    ],
)
def test_channel(around: str, expected: str | None) -> None:
    found = channel(around)
    assert (found or "").removeprefix("on ") == (expected or "").removeprefix("on ")


def test_addressee() -> None:
    assert addressee("The governor told the Security Council that the road was cut") == "Security Council"
    assert addressee("The governor said that the road was cut") is None
