"""Clauses by the words that open them."""

import pytest

from counterclaim.reader.clauses import clauses, strip
from tests.reader.tagged import tagged

CASES = [
    (
        "Army/NN/nsubj captured/VBD/ROOT Tal/NNP/dobj ,/,/punct while/IN/mark rebels/NNS/nsubj "
        "held/VBD/advcl Dar/NNP/dobj ././punct",
        [("main", "Army captured Tal, "), ("concessive", "while rebels held Dar.")],
    ),
    (
        "After/IN/mark shells/NNS/nsubj hit/VBD/advcl Tal/NNP/dobj ,/,/punct families/NNS/nsubj "
        "fled/VBD/ROOT ././punct",
        [("temporal", "After shells hit Tal, "), ("main", "families fled.")],
    ),
    (
        "The/DT/det army/NN/nsubj left/VBD/ROOT and/CC/cc rebels/NNS/nsubj entered/VBD/conj Tal/NNP/dobj ././punct",
        [("main", "The army left "), ("coordinate", "and rebels entered Tal.")],
    ),
    (
        "South/JJ/amod Korean/JJ/amod and/CC/cc Western/JJ/conj agencies/NNS/nsubj put/VBD/ROOT it/PRP/dobj "
        "higher/JJR/advmod ././punct",
        [("main", "South Korean and Western agencies put it higher.")],
    ),
    (
        "Troops/NNS/nsubj withdrew/VBD/ROOT as/RB/advmod well/RB/advmod as/IN/cc police/NN/conj ././punct",
        [("main", "Troops withdrew as well as police.")],
    ),
]


@pytest.mark.parametrize(("notation", "expected"), CASES)
def test_clauses(notation: str, expected: list[tuple[str, str]]) -> None:
    text, words = tagged(notation)
    found = clauses(list(words), len(text))
    assert [(c.kind, text[c.start : c.end]) for c in found] == expected


def test_clauses_cover_the_sentence() -> None:
    text, words = tagged(CASES[0][0])
    found = clauses(list(words), len(text))
    assert "".join(text[c.start : c.end] for c in found) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [(", the town fell.", "the town fell"), ("— in the U.S.", "in the U.S."), ("  ", ""), ("over;", "over")],
)
def test_strip(text: str, kept: str) -> None:
    start, end = strip(text, (0, len(text)))
    assert text[start:end] == kept
