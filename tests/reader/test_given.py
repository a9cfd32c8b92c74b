"""The day and place of a row's own columns, for claims that tell none; what the words tell stays."""

import msgspec
import pytest

from counterclaim.gazetteer import Gazetteer
from counterclaim.model import Claim, Place, When
from counterclaim.reader.given import with_given
from counterclaim.reports import from_text

HEAD = "# event date: {date}\n# event place: Dori, Seno, Sahel, Burkina Faso\n\n"
TEXT = "Gunmen burned 12 homes."
CLAIM = Claim(id="c1", voice="narrator", content=((0, 1),), text=TEXT, type="damage_destruction")


def given(date: str, claim: Claim = CLAIM) -> tuple[str, Claim]:
    report = from_text(HEAD.format(date=date) + TEXT)
    (made,) = with_given(report, [claim], Gazetteer.open())
    return report.text, made


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [("2024-05-03", "2024-05-03", "2024-05-03"), ("2024-05-01/2024-05-03", "2024-05-01", "2024-05-03")],
)
def test_a_claim_without_day_and_place_has_those_of_its_row_with_their_words(date: str, first: str, last: str) -> None:
    text, claim = given(date)
    (when,), (place,) = claim.times, claim.places
    assert (when.value, when.first, when.last, text[when.start : when.end]) == (date, first, last, date)
    assert (place.country, place.kind, text[place.start : place.end]) == ("BF", "town", "Dori")


@pytest.mark.parametrize("date", ["2024-05-03/2024-05-01", "2024-02-31", "May"])
def test_no_day_is_made_of_what_is_none(date: str) -> None:
    assert given(date)[1].times == ()


def test_what_the_words_tell_stays() -> None:
    when = When(text="2 May", start=0, end=5, value="2024-05-02", first="2024-05-02", last="2024-05-02", basis="text")
    own = msgspec.structs.replace(CLAIM, times=(when,), places=(Place(text="Kaya", start=0, end=4),))
    assert given("2024-05-03", own)[1] == own
    length = msgspec.structs.replace(when, role="duration")
    assert given("2024-05-03", msgspec.structs.replace(CLAIM, times=(length,)))[1].times[1].first == "2024-05-03"


def test_a_report_without_such_columns_is_left_as_it_is() -> None:
    report = from_text("# date: 2024-05-03\n\n" + TEXT)
    assert with_given(report, [CLAIM], Gazetteer.open()) == [CLAIM]
