"""Which claims of two reports, without a figure or of a whole war, are laid together; and how background is named."""

import msgspec
import pytest

from counterclaim.matters import assemble
from counterclaim.matters.facets import facets
from counterclaim.matters.stands import linked
from counterclaim.model.claim import EventRole
from counterclaim.model.entry import Entry
from tests.matters.made import REGION, entry

# What two reports say of one town on one day | together
TOLD = """
Shells hit the bakery on the Sorel bridge at dawn | Shells hit the bakery on the Sorel bridge in the morning | yes
Shells hit houses and shops in the Marku quarter | Shells hit houses and shops in the Salha quarter | no
Shells hit the bakery and shops near Marku | Shells with chlorine gas hit the bakery and shops near Marku | no
which began with shells on the bakery at dawn | which began with shells on the bakery at dawn | no
causing great damage to houses and shops | causing great damage to houses and shops | no
The aid convoy was shelled | The council stopped each aid convoy after one was shelled and nine drivers fled abroad | no
"""


# What two reports say of one town on two days | together
LATER = """
Gunmen fired mortar shells at homes in the city | Gunmen fired shells at homes in the northern district | no
The shelling damaged homes and cars in the district | The shelling also damaged homes and shops near the station | no
Smugglers hijacked the salt caravan at the Sorel ford | Smugglers stopped the salt caravan by the Sorel ford | yes
Gunmen fired mortar shells at homes in the city | Gunmen fired mortar shells at homes in the city | yes
"""

# What two reports recall of one town on one day | together
RECALLED = """
The army fights rebels for control of the town | The army has fought for control of its oil wells and salt mines | no
The army fights rebels for control of the town | The army fights rebels for control of the town's wells | yes
"""


def recalled(one: Entry, role: EventRole) -> Entry:
    """The claim as one of no news, without a place of its own; where nothing is counted, of who holds the ground."""
    type = one.claim.type if one.claim.figures else "territory_control"
    claim = msgspec.structs.replace(one.claim, places=(), event_role=role, type=type)
    return msgspec.structs.replace(one, place_basis="report", claim=claim)


@pytest.mark.parametrize("line", TOLD.strip().splitlines())
def test_what_two_reports_say_in_like_words(line: str) -> None:
    first, second, together = (part.strip() for part in line.split("|"))
    told = [
        facets(entry(id, None, "2026-03-02", side=side, text=text))[0]
        for id, side, text in (("a", "Norland", first), ("b", "Sudmark", second))
    ]
    assert bool(linked(told)) == (together == "yes")


@pytest.mark.parametrize("line", LATER.strip().splitlines())
def test_what_is_told_of_every_day_of_a_war_ties_no_two_days(line: str) -> None:
    first, second, together = (part.strip() for part in line.split("|"))
    told = [
        facets(entry(id, None, day, side=side, text=text))[0]
        for id, day, side, text in (("a", "2026-03-02", "Norland", first), ("b", "2026-03-03", "Sudmark", second))
    ]
    assert bool(linked(told)) == (together == "yes")


@pytest.mark.parametrize("line", RECALLED.strip().splitlines())
def test_what_is_recalled_shares_half_of_the_longer(line: str) -> None:
    first, second, together = (part.strip() for part in line.split("|"))
    told = [
        facets(recalled(entry(id, None, "2026-03-02", side=side, text=text), "conflict"))[0]
        for id, side, text in (("a", "Norland", first), ("b", "Sudmark", second))
    ]
    assert bool(linked(told)) == (together == "yes")


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("since the war began", "since the war began", True),
        ("since the truce collapsed", "since the war began", False),
        ("since the truce collapsed", "since the truce collapsed", False),
    ],
)
def test_totals_of_a_war_run_on_others_are_of_their_month(first: str, second: str, together: bool) -> None:
    counts = (("a", 132, "2026-03-02", first), ("b", 300, "2026-06-09", second))
    told = [entry(id, dead, day, window=window) for id, dead, day, window in counts]
    assert (len(assemble(told)) == 1) == together


@pytest.mark.parametrize(("dead", "whole"), [(310_000, True), (1_200, True), (132, False), (17, False)])
def test_a_battles_dead_are_no_toll_of_the_war(dead: int, whole: bool) -> None:
    one = entry("a", dead, "2026-03-02", place=REGION, scope="running_total")
    assert facets(recalled(one, "conflict"))[0].place.startswith("war:") == whole


def test_background_has_no_day_and_place_of_the_news() -> None:
    one = entry("a", None, "2026-03-02", text="Norland controls the wells")
    (matter,) = assemble([recalled(one, "background")])
    assert (matter.question.place, matter.question.first) == (None, None)
    assert matter.question.text.endswith("told 2026-03-02")
