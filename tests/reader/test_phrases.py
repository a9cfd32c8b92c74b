"""Phrases are whole: nothing hangs over, no name is broken off, and a mark without its noun goes on to it."""

import pytest

from counterclaim.reader.phrases import phrase
from counterclaim.reader.words import Word, Words


def words(tagged: str) -> tuple[str, Words]:
    """ "the/DT town/NN" as text and words; "/B-ORG" after the class is the name's part."""
    out, text = [], ""
    for one in tagged.split():
        word, tag, *name = one.split("/")
        start = len(text) + bool(text)
        text = f"{text} {word}".strip()
        out.append(Word(start, start + len(word), word, tag, "dep", name[0] if name else "O"))
    return text, Words(out)


@pytest.mark.parametrize(
    ("tagged", "marked", "whole"),
    [
        ("the/DT town/NN of/IN Norva/NNP", "the town of", "the town"),
        ("two/CD tribes/NNS and/CC", "two tribes and", "two tribes"),
        ("the/DT region/NN was/VBD calm/JJ", "the", "the region"),
        ("Three/CD gunmen/NNS fled/VBD", "Three", "Three gunmen"),
        ("At/IN least/JJS 49/CD killed/VBN in/IN Norva/NNP", "At least", "At least 49"),
        ("there/RB", "there", "there"),
        ("the/DT", "the", None),
        ("Front/NNP/B-ORG for/IN/I-ORG Change/NNP/I-ORG left/VBD", "Front", "Front for Change"),
    ],
)
def test_whole_phrases(tagged: str, marked: str, whole: str | None) -> None:
    text, told = words(tagged)
    start = text.index(marked)
    found = phrase(told, (start, start + len(marked)), len(text))
    assert (text[found[0] : found[1]] if found else None) == whole
