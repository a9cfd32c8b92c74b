"""Texts made to confuse: each is read whole, and says no more than it should.

What they cost: `make growth` and `make hostile`, docs/trust.md.
"""

import unicodedata

import pytest

from counterclaim.errors import LanguageError
from counterclaim.model import Reading
from counterclaim.reader.reader import Reader
from counterclaim.reports import from_text

PLAIN = "Norland's army said on Friday that it had taken the bridge at Lanham. Surria denied it."
REPEATED = 400  # more than one window of the encoder

TEXTS = {
    "bidi": "Norland\u202e's army\u202c said \u2066on Friday\u2069 that it had taken Lanham. \u200fSurria denied it.",
    "homoglyphs": "Nоrland's аrmy sаid оn Friday that it hаd tаken the bridge. Surriа denied it.",  # Cyrillic о, а
    "zero width": "Nor\u200bland's ar\u200dmy sa\u2060id on Fri\ufeffday that it had taken Lanham.",
    "combining flood": "N" + "\u0301" * 5_000 + "orland's army said on Friday it had taken Lanham.",
    "lone surrogates": "Norland's \ud800 army said \udfff on Friday that it had taken Lanham.",
    "no breaks": "armysaid" * REPEATED,
    "quotation marks": '"' * REPEATED,
    "opening marks": "“" * REPEATED,
    "single marks": "‘a’ " * REPEATED,
    "brackets": "(" * REPEATED,
    "commas": "a, " * REPEATED,
    "numbers": "1,000 " * REPEATED,
    "ranges": "1-" * REPEATED,
    "capitals": "Ab " * REPEATED,
    "apostrophes": "A's " * REPEATED,
    "dates": "May 1 " * REPEATED,
    "said": "he said " * REPEATED,
    "of the": "of the " * REPEATED,
    "blank lines": "\n" * 100_000 + PLAIN,
    "hyphens": "gov-\n" * REPEATED,
    "header": "# a: b\n" * REPEATED,
    "addresses": "https://a.example/" * REPEATED,
    "control": "".join(map(chr, range(32))) + PLAIN,
    "every plane": "".join(chr(0x10000 * n + 0x41) for n in range(1, 17)) + PLAIN,
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_is_read_whole(reader: Reader, name: str) -> None:
    text = TEXTS[name]
    try:
        reading = reader.read_report(from_text(text))
    except LanguageError:  # "Ab Ab Ab" is not English, and refused as that
        return
    _whole(reading, text)


def _whole(reading: Reading, text: str) -> None:
    """Every span lies in the text, which is as it was."""
    assert reading.report.text == text
    for claim in reading.claims:
        for start, end in claim.content:
            assert 0 <= start < end <= len(text)
    assert Reading.from_json(reading.to_json()).claims == reading.claims


@pytest.mark.parametrize("name", ["bidi", "zero width"])
def test_invisible_characters_hide_nothing(reader: Reader, name: str) -> None:
    """What acts on a screen only does not keep the claim from being read."""
    types = {claim.type for claim in reader.read_report(from_text(TEXTS[name])).claims}
    visible = "".join(c for c in TEXTS[name] if unicodedata.category(c) != "Cf")
    assert types == {claim.type for claim in reader.read_report(from_text(visible)).claims}


def test_lookalike_letters_name_nobody(reader: Reader) -> None:
    """ "Russia" with a Cyrillic letter is not Russia: no side is told, and the speaker is still shown as written."""
    reading = reader.read_report(from_text("Russiа's army said on Friday that it had taken two villages."))
    assert all(actor.side != "Russia" or actor.side_basis == "report" for actor in reading.actors)
