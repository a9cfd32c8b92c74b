"""Round-ups, and what is told beside an event: how many events a report tells, and which tellings never join."""

from datetime import date

import msgspec
import pytest

from counterclaim.events.cluster import assigned
from counterclaim.events.signs import days_of, sign_of
from counterclaim.events.telling import Telling, tellings
from counterclaim.events.words import kinds, stems_of
from counterclaim.matters import entries
from counterclaim.model.when import When
from counterclaim.reader.reader import Reader
from counterclaim.reports import from_text
from tests.matters.made import entry

READER = Reader()
DAY = date(2024, 3, 1).toordinal()

# A report of 5 March 2024 | the dead and injured that each of its events counts, in the order of the text
ROUND_UPS = """
A drone strike killed two people in Kharkiv on Monday. Separately, shells hit Nikopol, injuring four people. | 2; 4
Gunmen killed 14 villagers in Barsalogho on Sunday. An army convoy hit a mine near Djibo, killing six soldiers. | 14; 6
An air strike killed 45 people in Beirut on Monday. Rockets hit Haifa on Monday, wounding two people. | 45; 2
A bomb killed five people in Jalalabad on Sunday. Three people died and six were hurt in shelling of Kabul. | 5; 3, 6
Shells killed nine people in Omdurman on Sunday, and wounded 12. | 9, 12
Shells hit Omdurman on Sunday, killing nine people. Three others were injured. | 9, 3
"""


@pytest.mark.parametrize("line", ROUND_UPS.strip().splitlines())
def test_a_sentence_with_a_place_and_a_count_of_its_own_tells_another_event(line: str) -> None:
    text, expected = line.split(" | ")
    reading = READER.read_report(from_text(text, published="2024-03-05"))
    told = [[f"{least:.0f}" for _, least, _, _ in t.counts] for t in tellings(entries(reading, "one"))]
    assert "; ".join(", ".join(dict.fromkeys(one)) for one in told if one) == expected


def telling(report: str, count: int, **fields: object) -> Telling:
    (one,) = tellings([entry(report, count, "2024-03-01", event="2024-03-01")])
    return msgspec.structs.replace(one, **fields)


HERE, THERE = frozenset({"kld"}), frozenset({"rvk"})
SIDES = {"by": frozenset({"Norland"}), "acts": frozenset({"air"})}
AIR = {"acts": frozenset({"air"})}
OTHERS = {"by": frozenset({"Sudmark"}), "acts": frozenset({"shelling"})}


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        (telling("a", 12), telling("b", 12), 1),
        # The course of a war, which names the town, too.
        (telling("a", 12), telling("b", 12, course=True), 2),
        (telling("a", 12, course=True), telling("b", 12, course=True), 1),
        # A total of the past year; that of a month is news that is told again.
        (telling("a", 12), telling("b", 12, first=DAY - 364, last=DAY), 2),
        (telling("a", 12), telling("b", 12, first=DAY, last=DAY + 20, published=DAY + 90), 1),
        # Bombs of the one side and shells of the other, on one day in one town; one toll is one event.
        (telling("a", 12, **SIDES), telling("b", 30, **OTHERS), 2),
        (telling("a", 12, **SIDES), telling("b", 12, **OTHERS), 1),
        (telling("a", 12, **SIDES), telling("b", 30, **SIDES), 1),
        # Another place and another kind of act, or another day without a place.
        (telling("a", 12, names=HERE, **AIR), telling("b", 30, names=THERE, acts=frozenset({"bomb"})), 2),
        (telling("a", 12, names=HERE, **AIR), telling("b", 30, names=HERE, acts=frozenset({"bomb"})), 1),
        (telling("a", 12, names=HERE), telling("b", 30, names=frozenset(), first=DAY + 1, last=DAY + 1), 2),
    ],
)
def test_what_is_of_another_kind_joins_no_event(one: Telling, other: Telling, events: int) -> None:
    assert len(set(assigned([one, other]).values())) == events


# What is told | whether it tells of a shooting
FILMED = """
A video purportedly shot in Kelde showed bodies | no
Footage shot by residents showed smoke over the port | no
A photograph shot on Monday shows the ruins | no
Soldiers shot two men at a checkpoint in Kelde | yes
A video shows how two men were shot in Kelde | yes
Three people were shot dead, a film crew said | yes
"""


@pytest.mark.parametrize("line", FILMED.strip().splitlines())
def test_a_picture_that_was_shot_is_no_shooting(line: str) -> None:
    text, shot = line.split(" | ")
    assert ("shooting" in kinds(stems_of(text), "act")) == (shot == "yes")


@pytest.mark.parametrize(
    ("words", "dated"), [("in one day", False), ("in the past day", True), ("over the last day", True)]
)
def test_a_length_of_time_tells_no_day_unless_it_ends_now(words: str, dated: bool) -> None:
    one = entry("a", 300, "2024-03-05", text=f"300 men were killed {words}")
    at = one.claim.text.index(words)
    time = When(text=words, start=at, end=at + len(words), value="P1D", precision="day", role="duration")
    figures = tuple(msgspec.structs.replace(f, window=words) for f in one.claim.figures)
    claim = msgspec.structs.replace(one.claim, times=(time,), figures=figures)
    assert (days_of(msgspec.structs.replace(one, claim=claim)) is not None) == dated


@pytest.mark.parametrize(("type", "dates"), [("strike", True), ("abuse_allegation", False)])
def test_the_day_of_a_charge_is_not_that_of_the_deed(type: str, dates: bool) -> None:
    one = entry("a", None, "2024-03-05", event="2024-03-04", text="they were condemned for shelling the town")
    claim = msgspec.structs.replace(one.claim, type=type)
    assert sign_of(msgspec.structs.replace(one, claim=claim), None, frozenset()).dates == dates
