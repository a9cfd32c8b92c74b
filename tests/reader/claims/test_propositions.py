"""Where propositions begin and end."""

import pytest

from counterclaim.reader.claims.propositions import paragraphs, trim


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("shells hit the market.", "shells hit the market"),
        (", shells hit the market ,", "shells hit the market"),
        ("“We hold the dam,”", "We hold the dam"),
        ('the dam is "ours"', 'the dam is "ours"'),
        ("troops of the U.S.", "troops of the U.S."),
        ("the guards' dogs", "the guards' dogs"),
        ("it hit the guards'", "it hit the guards'"),
        ("  \u00a0", ""),
    ],
)
def test_trim(words: str, expected: str) -> None:
    text = f"xx {words} yy"
    start, end = trim(text, (3, 3 + len(words)))
    assert text[start:end] == expected


def test_a_proposition_goes_on_in_the_next_sentence_and_ends_with_its_line() -> None:
    text = "They are no soldiers. Not heroes.\nShells hit the port."
    assert paragraphs(text, (0, 33)) == [(0, 33)]
    assert paragraphs(text, (0, len(text))) == [(0, 33), (33, len(text))]
