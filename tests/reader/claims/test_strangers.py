"""Parties that no table knows, by the names that a report has for them."""

from functools import cache

import pytest

from counterclaim.reader.claims.parties import Parties
from counterclaim.reader.claims.strangers import widened
from counterclaim.reader.reader import Reader
from counterclaim.reports import from_text

# text | what is named in it that may be a party, in order
TEXTS = """
The Movement of the 6th of May took Uvali. The Movement said so. | Movement of the 6th of May
The Supreme Council of the Nine Rivers (SC-9) denied it. SC-9 held the dam. | SC-9
Fighters of the Highland Union left. The Union held the bridge. | Highland Union
The government of Torvak denied it. | Torvak
The ministry denied it on Monday, and the army left the town. | -
UNICEF and Radio Sur said on Monday that nine had died. | -
"""


@cache
def _reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("line", TEXTS.strip().split("\n"))
def test_what_may_be_a_party(line: str) -> None:
    text, expected = (cell.strip() for cell in line.split(" | "))
    report = from_text(text)
    found = _reader().found(report)
    known = Parties(found.doc.text, found.sentences, (), found.registry, report)
    wider = widened(known, found.words, (), _reader().gazetteer)
    sides = {one.side for one in wider.named} - {one.side for one in known.named}
    assert expected in sides if expected != "-" else not sides
    assert not known.bands


# report | speaker | its side: what the speaker's own words name, even where it is a radio; a label is no party
TOLD = """
The Karvan League took Uvali. The League's radio said nine had died. The Karvan League rules. | radio | Karvan
Torvak's army took Uvali on Monday. Troops of Torvak held it. Torvak radio said that nine had died. | radio | Torvak
[Interview] [MARIC] The bridge has fallen. // [Reporter] And the port? // [MARIC] The port is ours. | MARIC | -
"""


@pytest.mark.parametrize("line", TOLD.strip().split("\n"))
def test_whom_a_speaker_names_as_its_own(line: str) -> None:
    text, name, side = (cell.strip() for cell in line.split(" | "))
    reading = _reader().read_text(text.replace(" // ", "\n\n"))
    actor = next(a for a in reading.actors if name.casefold() in a.name.casefold())
    assert (actor.side or "-").startswith(side)
