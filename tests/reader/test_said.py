"""The date of a saying: beside it, reckoned from the main clause, or left open."""

import pytest

from counterclaim.reader.reader import Reader

# sentence, published 2025-03-12 (a Wednesday) | words of the claim | said | basis
CASES = [
    ("On Tuesday the ministry said 40 people had been killed.", "40 people", "2025-03-11", "text"),
    ("The ministry said 40 people had been killed.", "40 people", "2025-03-12", "publication"),
    (
        "On Tuesday the ministry said its troops held 74 villages, one day after the governor put the number at 28.",
        "the number at 28",
        "2025-03-10",
        "text",
    ),
    (
        "The army took the town on Tuesday, two days after the mayor said residents had fled.",
        "residents had fled",
        "2025-03-09",
        "text",
    ),
    (
        "On Tuesday the army withdrew after officials said on Monday that 12 soldiers had been killed.",
        "12 soldiers",
        "2025-03-10",
        "text",
    ),
    ("On Tuesday the army withdrew after officials said 12 soldiers had been killed.", "12 soldiers", None, None),
    ("Norland holds 74 settlements, a day after the governor put the number at 28.", "the number at 28", None, None),
    ("A bomb killed a clerk on Tuesday, but a bishop praised the bomber.", "the bomber", "2025-03-12", "publication"),
    ("In October the army said it had lost 12 soldiers.", "it had lost", None, None),
    ("Norland was accused on Tuesday by Ostia of sinking six boats.", "Norland was", "2025-03-11", "publication"),
    (
        "The army took the town on Tuesday, weeks after the mayor said residents had fled.",
        "residents had fled",
        None,
        None,
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("text", "words", "said", "basis"), CASES)
def test_said(reader: Reader, text: str, words: str, said: str | None, basis: str | None) -> None:
    claims = reader.read_text(text, published="2025-03-12").claims
    found = [(c.said, c.said_basis) for c in claims if c.text.startswith(words)]
    assert found == [(said, basis)]


def test_what_stands_before_a_saying_in_its_sentence_is_a_claim_too(reader: Reader) -> None:
    text = "Norland holds 74 settlements, a day after the governor put the number at 28."
    assert [c.text for c in reader.read_text(text, published="2025-03-12").claims] == [
        "Norland holds 74 settlements",
        "the number at 28",
    ]


# text | the days that its time, told from the saying, runs over
STRETCHES = """
Ostia's army said on 9 March 2025 that it had repelled 12 raids in the past day. | 2025-03-08 2025-03-09
The mayor said on Monday that 40 people had died over the last three days. | 2025-03-07 2025-03-10
The mayor said that 40 people had died over the last three days. | 2025-03-09 2025-03-12
Forty people died in the past two days, the mayor said on Tuesday. | 2025-03-09 2025-03-11
"""


@pytest.mark.parametrize("line", STRETCHES.strip().splitlines())
def test_the_days_up_to_now_are_those_up_to_the_saying(reader: Reader, line: str) -> None:
    text, days = line.split(" | ")
    times = [t for c in reader.read_text(text, published="2025-03-12").claims for t in c.times if t.first != t.last]
    assert [f"{t.first} {t.last}" for t in times] == [days]
