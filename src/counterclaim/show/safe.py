"""Words that are safe to show: what could act on a screen (escapes, direction marks, halves of a pair) is made visible,
and addresses are without anybody's password."""

import re

# Explicit direction controls (UAX #9): on a screen they can turn round words that are not their own.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# C0 and C1 controls (a terminal obeys them) and lone surrogates (no encoding has them).
_ACTING = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_BIDI}\ud800-\udfff]")
_SPACES = re.compile("[ \t\n\r\x0b\x0c\x85\xa0\u2028\u2029]+")


def _picture(match: re.Match[str]) -> str:
    point = ord(match.group())
    if point < 0x20:
        return chr(0x2400 + point)  # Unicode's control pictures
    return "\u2421" if point == 0x7F else f"\u27e8U+{point:04X}\u27e9"


def visible(text: str) -> str:
    """The text with acting characters as pictures ("␛") or numbers ("⟨U+202E⟩"); line breaks and tabs stay."""
    return _ACTING.sub(_picture, text)


def one_line(text: str) -> str:
    """Visible, and every run of blanks and line breaks as one blank; blanks at the ends stay."""
    return visible(_SPACES.sub(" ", text))


def without_account(address: str) -> str:
    """An address without the name and password that somebody asks its site with."""
    scheme, mark, rest = address.partition("://")
    end = min((at for sign in "/?#" if (at := rest.find(sign)) >= 0), default=len(rest))
    return scheme + mark + rest[:end].rpartition("@")[2] + rest[end:]
