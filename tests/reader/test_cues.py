"""Cues: speech or attitude, and the stance they lend."""

import pytest

from counterclaim.reader.cues import is_attitude, mutual, narrator_stance, read_cue, regular, stance


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "asserts"),
        ("has denied", "denies"),
        ("rejected", "denies"),
        ("ruled out", "denies"),
        ("accused", "accuses"),
        ("confirmed for the first time that", "confirms"),
        ("admitted", "admits"),
        ("urged", "demands"),
        ("called on", "demands"),
        ("praised", "praises"),
        ("did not confirm", "declines_to_confirm"),
        ("disputed", "disputes"),
        ("according to", "asserts"),
        ("in a statement", "asserts"),
    ],
)
def test_stance(cue: str, expected: str) -> None:
    assert stance(cue, cue) == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("repudiated", "the attack on the bus", "accuses"),
        ("rejects", "all violence against clerks", "accuses"),
        ("rejected", "any attack on the bus", "denies"),
        ("rejected", "the claim of an attack", "denies"),
        ("rejected", "that its men had shelled the port", "denies"),
        ("denied", "the attack on the bus", "denies"),
        ("Pressed by", "on whether nine men had died", "demands"),
        ("confirmed by", "the town had fallen", "confirms"),
    ],
)
def test_what_the_words_behind_a_cue_make_of_it(cue: str, content: str, expected: str) -> None:
    assert stance(cue, content) == expected


@pytest.mark.parametrize(
    ("cue", "attitude"),
    [
        ("said", False),
        ("wants", True),
        ("had sought", True),
        ("fears that", True),
        ("hinted", False),
        ("expressed confidence that", False),
        (":", False),
    ],
)
def test_attitude(cue: str, attitude: bool) -> None:
    assert is_attitude(cue) is attitude


def test_the_telling_verb_wins() -> None:
    cue = read_cue("said he denied")
    assert cue is not None
    assert cue.stance == "denies"


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", ["denies", "denied", "denying"]),
        ("urge", ["urges", "urged", "urging"]),
        ("press", ["presses", "pressed", "pressing"]),
    ],
)
def test_regular(verb: str, forms: list[str]) -> None:
    assert regular(verb) == forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The figures could not be independently verified", "cannot_verify"),
        ("Neither claim could be checked independently", "cannot_verify"),
        ("The ministry did not immediately comment", "declines_to_confirm"),
        ("Troops entered the town", "asserts"),
        ("Verified footage shows the town", "asserts"),
    ],
)
def test_narrator_stance(text: str, expected: str) -> None:
    assert narrator_stance(text) == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("trade blame over", "market fire", True),
        ("swapped accusations of", "border fire", True),
        ("exchange allegations", "as talks end", True),
        ("accuse", "each other of shelling Mora", True),
        ("blame", "one another for the raid", True),
        ("accused", "the other side of breaking the truce", True),
        ("accused", "the rebels of shelling each other", False),
        ("told", "each other that the truce held", False),
        ("blamed", "the other rebels", False),
        ("denied", "it had traded arms", False),
    ],
)
def test_who_blame_each_other_claim_nothing(cue: str, content: str, expected: bool) -> None:
    assert mutual(cue, content) is expected
