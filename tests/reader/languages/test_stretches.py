"""Which stretches are one claim each in languages beside English; all sentences are of our own making."""

import pytest

from counterclaim import Reader
from counterclaim.reader.languages.stretches import apart

TEXTS = """
Мэр Орлова заявил, что мост разрушен, а двое рабочих ранены. | мост разрушен; двое рабочих ранены
Le maire affirme que le pont est détruit et que deux soldats sont morts. | le pont est détruit; deux soldats sont morts
Мер Коваль заявив, що міст зруйновано, а двох робітників поранено. | міст зруйновано; двох робітників поранено
Оренська армія повідомила, що порт горить; двоє моряків загинули. | порт горить; двоє моряків загинули
أعلن جيش أورينيا أن الميناء يحترق، وقتل ثلاثة بحارة وأصيب رابع. | الميناء يحترق; وقتل ثلاثة بحارة; وأصيب رابع
מפקד הצבא מסר שהגשר נהרס, ושני פועלים נפצעו. | שהגשר נהרס; ושני פועלים נפצעו
צבא אורניה הודיע שהנמל בוער; שלושה מלחים נהרגו ורביעי נעדר. | שהנמל בוער; שלושה מלחים נהרגו; ורביעי נעדר
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("line", TEXTS.strip().splitlines())
def test_each_clause_that_is_said_is_one_claim(reader: Reader, line: str) -> None:
    text, expected = line.split(" | ")
    assert [claim.text for claim in reader.read_text(text).claims] == expected.split("; ")


def test_the_stretches_taken_share_no_words_and_are_surest_together() -> None:
    spans = [(0, 10), (0, 4), (5, 10), (12, 20), (30, 31)]
    assert apart(spans, [0.7, 0.6, 0.6, 0.9, 0.1]) == [1, 2, 3]
    assert apart(spans, [0.9, 0.5, 0.5, 0.9, 0.1]) == [0, 3]
    assert apart([], []) == []
