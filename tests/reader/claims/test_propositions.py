"""Where propositions begin and end."""

from functools import cache

import pytest

from counterclaim.reader.claims.propositions import paragraphs, trim
from counterclaim.reader.reader import Reader


@cache
def _reader() -> Reader:
    return Reader()


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


@pytest.mark.parametrize(
    "case",
    [
        # text | the claims in it
        "A bomb went off at the gate at 4 a.m. Rebels then stormed the base. "
        "| A bomb went off at the gate at 4 a.m. / Rebels then stormed the base",
        "Gunmen hit a convoy near Osten on 1 May. Fatalities: 27. "
        "| Gunmen hit a convoy near Osten on 1 May / Fatalities: 27",
        "Shells hit the clinic at Osten. No casualties. | Shells hit the clinic at Osten / No casualties",
        "Mine at the Osten crossing. Two dead. | Mine at the Osten crossing / Two dead",
        "They left at 6 p.m. Monday, after two hours. | They left at 6 p.m. Monday, after two hours",
    ],
)
def test_what_counts_and_what_has_a_verb_are_claims_of_their_own(case: str) -> None:
    text, expected = (part.strip() for part in case.split("| "))
    assert [c.text for c in _reader().read_text(text, published="2024-05-31").claims] == expected.split(" / ")


# the words of the first claim | the report
WORDS = """
we lost the ford | It is a lie that we lost the ford, the head of the militia, Ana Sorel, said.
Two tugs were hit | Two tugs were hit, the director of the port, a man called Osei, said.
the number of wounded in Kelm since Monday had reached 90 | The clinic said that the number of wounded in Kelm since Monday had reached 90.
Neither the army nor the guild has denied the raid | Neither the army nor the guild has denied the raid.
"""  # noqa: E501


@pytest.mark.parametrize("line", WORDS.strip().splitlines())
def test_words_end_before_who_says_them(line: str) -> None:
    words, text = line.split(" | ")
    assert [claim.text for claim in _reader().read_text(text, published="2026-05-06").claims] == [words]
