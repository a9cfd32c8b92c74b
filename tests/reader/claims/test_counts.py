"""What is counted by numbers that only the encoder marks."""

import pytest

from counterclaim.reader.reader import Reader

READER = Reader()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No shots were fired in Osten.", (0, "shot", "shots")),
        ("No soldiers were killed.", (0, "people", "soldiers")),
        ("One of its depots was hit.", (1, "depot", "depots")),
    ],
)
def test_counted(text: str, expected: tuple[int, str, str]) -> None:
    (claim,) = READER.read_text(text).claims
    assert [(f.value, f.unit, f.counted) for f in claim.figures] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The truce had lasted four days.",
        'A bishop wrote of "three nights of murder in Kelm".',
        "The two armies met in Kelm on Monday.",
        '"Our boats were in the port," Captain Sorel said. "A frigate rammed the first one."',
    ],
)
def test_lengths_of_time_and_what_points_back_count_nothing(text: str) -> None:
    assert [f.text for claim in READER.read_text(text).claims for f in claim.figures] == []


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Norway said that 45 of its soldiers would be freed.", "intention"),
        ("A clerk predicted that Chile would rush guns to Fiji.", "prediction"),
        ("Norway said that its army would leave if Chile agreed.", "conditional"),
    ],
)
def test_what_would_be_is_no_condition(text: str, certain: str) -> None:
    assert READER.read_text(text).claims[0].factuality == certain
