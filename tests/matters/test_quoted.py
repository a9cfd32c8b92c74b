"""Which claim's words name an event of which too little is sure."""

import msgspec
import pytest

from counterclaim.events.telling import tellings
from counterclaim.matters.quoted import quoting
from counterclaim.model.actor import NARRATOR
from counterclaim.model.entry import Entry
from counterclaim.model.event import EventFacts
from tests.matters.made import entry

VAGUE = EventFacts(country="XX", named="country violence")


def told(*texts: str) -> list[Entry]:
    """Each text a claim of a report of its own, told by the report itself."""
    found = []
    for report, text in zip("abcdef", texts, strict=False):
        one = entry(f"{report}:1", None, "2024-05-02", place=None, text=text)
        claim = msgspec.structs.replace(one.claim, voice="narrator")
        found.append(msgspec.structs.replace(one, claim=claim, speaker=NARRATOR, publisher=f"Paper {report}"))
    return found


def quoted(*texts: str, facts: EventFacts = VAGUE) -> str | None:
    claims = told(*texts)
    return quoting(facts, tellings(claims), claims).quote


SHARED = "Warplanes bombed a mill near the river on Thursday"

# claims | the one that is quoted
CHOSEN = """
Warplanes bombed a mill near the river on Thursday; Troops shelled the old bridge at noon; The mill near the river was bombed by warplanes on Thursday | Warplanes bombed a mill near the river on Thursday
killing seven people at the mill near the river; Two shells hit the mill near the river | Two shells hit the mill near the river
which was bombed by warplanes on Thursday; They bombed the mill near the river; Warplanes bombed the mill near the | -
But warplanes bombed the mill near the river; A ministry spoke of hope for the coming talks | -
Warplanes bombed the mill, said | -
"""  # noqa: E501


@pytest.mark.parametrize("row", CHOSEN.strip().splitlines())
def test_a_claim_is_quoted_that_stands_alone_and_that_others_share(row: str) -> None:
    claims, chosen = row.split(" | ")
    assert (quoted(*claims.split("; ")) or "-") == chosen


@pytest.mark.parametrize(
    ("named", "quotes"),
    [
        ("kind days place violence", False),
        ("kind days toll country", False),
        ("kind division", False),
        ("place violence few", True),
        ("war country dead:9000/9000", False),
        ("war country", False),
        ("few of:ground division", False),
        ("toll", True),
        ("", True),
    ],
)
def test_a_heading_quotes_only_where_its_fields_say_too_little(named: str, quotes: bool) -> None:
    assert bool(quoted(SHARED, facts=EventFacts(country="XX", named=named))) == quotes


def test_who_is_quoted_and_when_goes_with_the_words() -> None:
    own = told(SHARED)
    found = quoting(VAGUE, tellings(own), own)
    assert (found.quoted, found.named.split()[-1]) == ("Paper a", "wrote:2024-05-02")
    said = [entry("a:1", None, "2024-05-02", side=None, place=None, text=SHARED)]
    found = quoting(VAGUE, tellings(said), said)
    assert (found.quoted, found.named.split()[-1]) == ("Ada Quist", "said:2024-05-02")


def test_the_words_of_one_side_name_no_event() -> None:
    said = [entry("a:1", None, "2024-05-02", side="Norland", place=None, text=SHARED)]
    assert quoting(VAGUE, tellings(said), said).quote is None
