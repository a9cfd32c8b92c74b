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
