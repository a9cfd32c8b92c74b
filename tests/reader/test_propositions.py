"""Contents cut into propositions."""

import pytest

from counterclaim.reader.propositions import attributed, trim
from tests.reader.tagged import one_paragraph, tagged


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("that the road was cut.", "the road was cut"),
        ("“The road is cut,”", "The road is cut"),
        ("the road was “cut”", "the road was “cut”"),
        ("“cut” by shelling", "“cut” by shelling"),
        ('"The road is cut', "The road is cut"),
        ("the fighters’", "the fighters’"),
        ("", ""),
        ("“”", ""),
    ],
)
def test_trim(text: str, kept: str) -> None:
    start, end = trim(text, (0, len(text)))
    assert text[start:end] == kept


def _cut(notation: str, quoted: bool = False) -> list[str]:
    text, words = tagged(notation)
    _, sentences = one_paragraph(text)
    spans = attributed(text, words, sentences, ((0, len(text)),), [(0, len(text))] if quoted else [])
    return [" / ".join(text[s:e] for s, e in one) for one in spans]


TWO = (
    "the/DT/det army/NN/nsubj left/VBD/ccomp the/DT/det port/NN/dobj and/CC/cc that/IN/mark rebels/NNS/nsubj "
    "held/VBD/conj the/DT/det airport/NN/dobj"
)


def test_two_statements_under_one_verb() -> None:
    assert _cut(TWO) == ["the army left the port", "rebels held the airport"]


def test_a_quotation_is_left_whole() -> None:
    assert _cut(TWO, quoted=True) == ["the army left the port and that rebels held the airport"]


def test_sentences_are_propositions() -> None:
    assert _cut(
        "We/PRP/nsubj hold/VBP/ROOT the/DT/det port/NN/dobj ././punct They/PRP/nsubj hold/VBP/ROOT "
        "the/DT/det airport/NN/dobj ././punct",
        quoted=True,
    ) == ["We hold the port", "They hold the airport"]


def test_words_interrupted_by_the_attribution_are_one_claim() -> None:
    text, words = tagged(
        "Some/DT/det units/NNS/nsubj ,/,/punct he/PRP/nsubj said/VBD/parataxis ,/,/punct had/VBD/aux "
        "crossed/VBN/ROOT over/RB/advmod ././punct"
    )
    _, sentences = one_paragraph(text)
    content = ((0, 10), (text.index("had"), text.index("over") + 4))
    [spans] = attributed(text, words, sentences, content, [])
    assert [text[s:e] for s, e in spans] == ["Some units", "had crossed over"]
