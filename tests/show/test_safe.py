"""Characters that act on a screen are shown, not obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.show.safe import one_line, visible, without_account


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, “quoted” – ünï 📰", "plain, “quoted” – ünï 📰"),
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("a\u202eb\u2066c", "a⟨U+202E⟩b⟨U+2066⟩c"),
        ("half \ud83d of a pair", "half ⟨U+D83D⟩ of a pair"),
        ("line\nbreak\tand tab", "line\nbreak\tand tab"),
        ("\x00", "␀"),
        ("\x7f", "␡"),
    ],
)
def test_acting_characters_become_pictures(text: str, shown: str) -> None:
    assert visible(text) == shown


ADDRESSES = """
https://desk:secret@press.example/a?b=c@d | https://press.example/a?b=c@d
https://desk@press.example:8443 | https://press.example:8443
ftp://a:b@c@press.example/x | ftp://press.example/x
https://press.example?to=us@home#x@y | https://press.example?to=us@home#x@y
https://press.example/@channel/12 | https://press.example/@channel/12
reports/us@home.txt | reports/us@home.txt
"""


@pytest.mark.parametrize("line", ADDRESSES.strip().splitlines())
def test_an_address_is_shown_without_whose_it_is(line: str) -> None:
    address, shown = line.split(" | ")
    assert without_account(address) == shown


def test_one_line_folds_blanks() -> None:
    assert one_line("over\n\nthe \u00a0 page\r\n") == "over the page "


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_can_be_encoded_and_does_nothing_to_a_terminal(text: str) -> None:
    shown = one_line(text)
    shown.encode("utf-8")
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in shown)
