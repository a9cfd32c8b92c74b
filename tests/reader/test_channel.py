"""Channel and addressee."""

import pytest

from counterclaim.reader.channel import addressee, channel


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("the general said in a Facebook post", "Facebook post"),
        ("she said in a post on Telegram", "post on Telegram"),
        ("he said in televised remarks", "televised remarks"),
        ("the army said on X", "on X"),
        ("the minister said", None),
        ("she said by telephone", "telephone"),
    ],
)
def test_channel(around: str, expected: str | None) -> None:
    found = channel(around)
    assert (found or "").removeprefix("on ") == (expected or "").removeprefix("on ")


def test_addressee() -> None:
    assert addressee("The governor told the Security Council that the road was cut") == "Security Council"
    assert addressee("The governor said that the road was cut") is None
