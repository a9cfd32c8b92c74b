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


def recalled(one: Entry, role: EventRole) -> Entry:
    """The claim as one of no news, without a place of its own."""
    claim = msgspec.structs.replace(one.claim, places=(), event_role=role)
    return msgspec.structs.replace(one, place_basis="report", claim=claim)


@pytest.mark.parametrize("line", TOLD.strip().splitlines())
def test_what_two_reports_say_in_like_words(line: str) -> None:
    first, second, together = (part.strip() for part in line.split("|"))
    told = [
        facets(entry(id, None, "2026-03-02", side=side, text=text))[0]
        for id, side, text in (("a", "Norland", first), ("b", "Sudmark", second))
    ]
    assert bool(linked(told)) == (together == "yes")


@pytest.mark.parametrize(("dead", "whole"), [(310_000, True), (1_200, True), (132, False), (17, False)])
def test_a_battles_dead_are_no_toll_of_the_war(dead: int, whole: bool) -> None:
    one = entry("a", dead, "2026-03-02", place=REGION, scope="running_total")
    assert facets(recalled(one, "conflict"))[0].place.startswith("war:") == whole


def test_background_has_no_day_and_place_of_the_news() -> None:
    one = entry("a", None, "2026-03-02", text="Protesters had marched for bread and work")
    (matter,) = assemble([recalled(one, "background")])
    assert (matter.question.place, matter.question.first) == (None, None)
    assert matter.question.text.endswith("told 2026-03-02")
