"""A text that says whose it is at its head is read as its issuer's."""

from functools import cache

import pytest

from counterclaim.model.running import RunningText
from counterclaim.reader.claims.issuer import masthead
from counterclaim.reader.reader import Reader
from counterclaim.registry import Registry
from counterclaim.reports.load import from_text
from counterclaim.reports.running import running


@cache
def _reader() -> Reader:
    return Reader()


def _doc(first: str) -> RunningText:
    return running(from_text(f"{first}\n\nShells hit the port on Monday."))


@pytest.mark.parametrize(
    "first",
    ["Ministry of Defence of Chile", "Peruvian Ministry of Defence", "Armed Forces of Peru", "General Staff of Kenya"],
)
def test_a_body_alone_on_the_first_line_is_a_masthead(first: str) -> None:
    assert masthead(_doc(first), Registry.load()) == (0, len(first))


@pytest.mark.parametrize(
    "first",
    ["Ministry of Defence of Chile denies raid", "Kenyan Army Drones", "Shells hit the port", "Lima", "UNICEF",
     "Chilean war diary", "The Navy Times"],
)  # fmt: skip
def test_headlines_neutral_bodies_and_media_are_none(first: str) -> None:
    assert masthead(_doc(first), Registry.load()) is None


@pytest.mark.parametrize("first", ["Ministry of Defence of Chile", "Peruvian Ministry of Defence"])
def test_what_no_other_voice_has_is_the_issuers(first: str) -> None:
    text = f"{first}\n\nShells hit the port on Monday. Our troops held the bridge. The mayor said two men had died."
    claims = _reader().read_text(text, published="2025-03-10").claims
    speakers = {c.text: c.speaker.name if c.speaker else None for c in claims}
    assert speakers["Our troops held the bridge"] == first
    assert speakers["two men had died"] == "mayor"


def test_who_issued_this_statement_is_we() -> None:
    text = "The foreign ministers of Peru and Chile issued this statement.\n\nWe condemn the shelling of the port."
    claims = _reader().read_text(text, published="2025-03-10").claims
    speaker = next(c.speaker for c in claims if "shelling" in c.text)
    assert speaker is not None
    assert speaker.side == "Peru + Chile"
