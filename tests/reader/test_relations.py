"""Relations inside a report: precision first."""

from typing import Any

import msgspec
import pytest

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, Party, Roles
from counterclaim.model.figure import Figure
from counterclaim.model.place import Place
from counterclaim.reader import comparing
from counterclaim.reader.relations import relate

NORTH = Actor(id="a1", name="General Ada", kind="person", side="Northland")
SOUTH = Actor(id="a2", name="General Bo", kind="person", side="Southland")


def figure(value: float, unit: str, counted: str, **more: Any) -> Figure:
    return Figure(
        text=str(value), start=0, end=1, number_start=0, number_end=1, value=value, unit=unit, counted=counted, **more
    )


def claim(number: int, text: str, kind: str, actor: str | None, **more: Any) -> Claim:
    start = number * 1000
    return Claim(
        id=f"c{number}", voice="actor" if actor else "narrator", content=((start, start + len(text)),), text=text,
        type=kind, actor=actor, **more,
    )  # fmt: skip


def relations(*claims: Claim) -> list[tuple[str, str, str]]:
    return [(r.a, r.b, r.relation) for r in relate(claims, (NORTH, SOUTH))]


def test_prisoners_of_two_sides_are_not_comparable() -> None:
    a = claim(
        1,
        "we captured 43 Southern soldiers",
        "prisoners_captured",
        "a1",
        figures=(figure(43, "person", "Southern soldiers", side="Southland", state="captured"),),
    )
    b = claim(
        2,
        "90 Northerners were taken prisoner",
        "prisoners_captured",
        "a2",
        figures=(figure(90, "person", "Northerners", side="Northland", state="captured"),),
    )
    assert relations(a, b) == [("c1", "c2", "not_comparable")]


def test_rival_counts_of_one_thing_are_opposed() -> None:
    a = claim(
        1, "we hold 74 settlements", "territory_control", "a1", figures=(figure(74, "settlement", "settlements"),)
    )
    b = claim(
        2, "they hold 28 settlements", "territory_control", "a2", figures=(figure(28, "settlement", "settlements"),)
    )
    assert relations(a, b) == [("c1", "c2", "opposed")]


def test_a_count_over_a_longer_time_is_not_held_against_one_of_a_day() -> None:
    for window, scope, told in (
        ("since the uprising began", "running_total", ["not_comparable"]),
        ("in the past month", "window", ["not_comparable"]),
        (None, "incident", ["opposed"]),
    ):
        day = figure(15, "people", "soldiers", side="Northland", state="killed", scope="day")
        longer = figure(900, "people", "soldiers", side="Northland", state="killed", scope=scope, window=window)
        a = claim(1, "15 soldiers of Northland were killed", "casualties", "a1", figures=(day,))
        b = claim(2, "900 of its soldiers were killed", "casualties", "a2", figures=(longer,))
        assert [one for *_, one in relations(a, b)] == told, window


def test_an_approximation_opposes_nothing() -> None:
    a = claim(
        1,
        "we hold about 74 settlements",
        "territory_control",
        "a1",
        figures=(figure(74, "settlement", "settlements", bound="about"),),
    )
    b = claim(
        2, "they hold 70 settlements", "territory_control", "a2", figures=(figure(70, "settlement", "settlements"),)
    )
    assert relations(a, b) == []


def test_different_windows_are_not_comparable() -> None:
    a = claim(
        1,
        "we took 24 villages",
        "territory_gain",
        "a1",
        figures=(figure(24, "village", "villages", window="the last five days"),),
    )
    b = claim(
        2,
        "we took 60 villages",
        "territory_gain",
        "a1",
        figures=(figure(60, "village", "villages", window="since May"),),
    )
    assert relations(a, b) == [("c1", "c2", "not_comparable")]


def test_said_again() -> None:
    a = claim(1, "the bridge at Tal was destroyed by drones", "damage_destruction", "a1")
    b = claim(2, "drones destroyed the bridge at Tal on purpose", "damage_destruction", "a1")
    assert relations(a, b) == [("c1", "c2", "restates")]


def test_a_name_alone_says_nothing_again() -> None:
    a = claim(1, "President Luis Carlos Ruiz spoke", "other", "a1")
    b = claim(2, "President Luis Carlos Ruiz a thief", "other", "a1")
    assert relations(a, b) == []


def test_a_reason_has_words_as_they_are_said() -> None:
    shared = comparing.stems("the refineries, by drones")
    assert comparing.written("Drones set the refinery of Tal on fire; the drones left", shared) == "Drones, refinery"


def test_a_denial_by_the_other_side() -> None:
    a = claim(1, "they shelled the clinic", "strike", "a1")
    b = claim(2, "shelling the clinic", "strike", "a2", stance="denies", factuality="negated")
    assert relations(a, b) == [("c2", "c1", "denies")]  # who denies comes first


def test_nested_claims_do_not_restate_each_other() -> None:
    outer = Claim(
        id="c1",
        voice="actor",
        content=((0, 60),),
        text="the bridge at Tal was destroyed by drones",
        type="strike",
        actor="a1",
    )
    inner = Claim(
        id="c2",
        voice="actor",
        content=((10, 60),),
        text="bridge at Tal was destroyed by drones",
        type="strike",
        actor="a1",
    )
    assert relations(outer, inner) == []


def test_the_same_words_without_a_number_are_no_later_count() -> None:
    dozens = Figure(
        text="dozens of men", start=0, end=1, number_start=0, number_end=1, value=None, low=12, high=120,
        bound="vague", unit="people", counted="men", state="killed",
    )  # fmt: skip
    a = claim(1, "dozens of men killed", "casualties", "a1", figures=(dozens,), said="2026-03-07")
    b = claim(2, "dozens of men had been killed", "casualties", "a1", figures=(dozens,), said="2026-03-08")
    assert relations(a, b) == [("c1", "c2", "restates")]


EAST = Actor(id="a1", name="Eastland's army", kind="body", side="Eastland")
WEST = Actor(id="a2", name="Westland", kind="state", side="Westland")


def town(name: str, id: str) -> Place:
    return Place(text=name, start=0, end=1, id=id, kind="town")


def said(
    number: int, text: str, actor: str, *, target: str | None = None, at: Place | None = None, **more: Any
) -> Claim:
    by = "Eastland" if "Eastland" in text and more.get("stance") != "denies" else None
    return claim(
        number, text, more.pop("kind", "casualties"), actor, places=(at,) if at is not None else (),
        roles=Roles(Party(f"{by} forces", by) if by else None, Party(target) if target else None), **more,
    )  # fmt: skip


DENIED = """
it had struck an aid convoy near Kelde | convoy | Kelde | no
it had hit civilian targets | targets | - | no
bombing a monastery in Orba | monastery | Orba | no
it had shelled the school in Orba | the school | Orba | yes
it had fired on Orba | Orba | Orba | yes
"""


@pytest.mark.parametrize("line", DENIED.strip().splitlines())
def test_a_denial_is_tied_to_what_it_names_alone(line: str) -> None:
    text, target, place, tied = line.split(" | ")
    places = {"Kelde": town("Kelde", "k"), "Orba": town("Orba", "o"), "-": None}
    toll = said(
        1, "45 civilians were killed in an Eastland strike on a school in Orba", "a2", at=places["Orba"],
        figures=(figure(45, "people", "civilians", state="killed"),),
    )  # fmt: skip
    denial = said(2, text, "a1", target=target, at=places[place], stance="denies", factuality="negated")
    found = [(r.a, r.b, r.relation) for r in relate([toll, denial], (EAST, WEST))]
    assert found == ([("c2", "c1", "denies")] if tied == "yes" else [])


MEANT = """
a school in Orba was hit by air strikes | it had hit the school in Orba in the raids | no
people look at what air strikes left of the school in Orba | its jets had hit the school in Orba | no
Eastland jets hit the school in Orba | its jets had hit the school in Orba | yes
Eastland forces of bombing the school in Orba | its jets had hit the school in Orba | yes
Eastland artillery shelled the school in Orba | using chlorine on the school in Orba | no
Eastland jets bombed a school in Orba on Monday | bombing schools during the ten-year war | no
Eastland jets hit the school in Orba | previous charges of having hit the school in Orba | no
Eastland jets hit the school in Orba | the claim that its jets had hit the school in Orba | yes
the school in Orba was hit by jets | the claim that it had hit the school in Orba | no
"""


@pytest.mark.parametrize("line", MEANT.strip().splitlines())
def test_a_denial_of_having_done_it_is_tied_to_what_lays_it_to_the_denier(line: str) -> None:
    told, text, tied = line.split(" | ")
    first = said(1, told, "a2", kind="strike", at=town("Orba", "o"))
    between = said(2, "talks will go on", "a2", kind="talks")
    denial = said(3, text, "a1", kind="strike", stance="denies", factuality="negated")
    found = [(r.a, r.b, r.relation) for r in relate([first, between, denial], (EAST, WEST))]
    assert found == ([("c3", "c1", "denies")] if tied == "yes" else [])


@pytest.mark.parametrize("factuality", ["intention", "conditional", "prediction"])
def test_what_is_not_done_yet_is_not_denied(factuality: Any) -> None:
    first = said(1, "it would raise the Eastland strike on the school in Orba", "a2", kind="strike")
    first = msgspec.structs.replace(first, factuality=factuality)
    denial = said(2, "its jets had hit the school in Orba", "a1", kind="strike", stance="denies", factuality="negated")
    assert relate([first, denial], (EAST, WEST)) == []


def test_a_denial_that_goes_on_with_one_of_its_side_is_of_the_same_claim() -> None:
    first = said(1, "Eastland jets hit the school in Orba", "a2", kind="strike", at=town("Orba", "o"))
    denial = said(2, "its jets had hit the school in Orba", "a1", kind="strike", stance="denies", factuality="negated")
    again = said(3, "the reports are false", "a1", kind="strike", stance="denies", factuality="negated")
    found = [(r.a, r.b) for r in relate([first, denial, again], (EAST, WEST), {"c3": "c2"}) if r.relation == "denies"]
    assert found == [("c2", "c1"), ("c3", "c1")]


def test_who_says_no_too_is_not_denied() -> None:
    first = said(1, "no Eastland jets hit the school in Orba", "a2", kind="strike", factuality="negated")
    denial = said(2, "no jets hit the school in Orba", "a1", kind="strike", stance="denies", factuality="negated")
    assert [r for r in relate([first, denial], (EAST, WEST)) if r.relation == "denies"] == []


NUMBERS = """
45 | 45 | yes
45 | 80 | no
"""


@pytest.mark.parametrize("line", NUMBERS.strip().splitlines())
def test_a_denied_number_is_tied_to_that_number_and_conflicts_with_none(line: str) -> None:
    said_number, denied, tied = line.split(" | ")
    counts = [figure(float(n), "people", "people", state="killed") for n in (said_number, denied)]
    toll = said(1, f"{said_number} people had been killed", "a2", figures=(counts[0],))
    denial = said(2, f"{denied} people had been killed", "a1", stance="denies", figures=(counts[1],))
    found = [(r.a, r.b, r.relation) for r in relate([toll, denial], (EAST, WEST))]
    assert found == ([("c2", "c1", "denies")] if tied == "yes" else [])


WHOSE = """
Eastland | Westland
Westland | Eastland
"""


@pytest.mark.parametrize("line", WHOSE.strip().splitlines())
def test_two_sides_own_dead_do_not_conflict(line: str) -> None:
    one, other = line.split(" | ")
    own = msgspec.structs.replace(figure(20, "people", "soldiers", state="killed"), text="20 of its soldiers")
    first = claim(
        1, "20 of its soldiers had been killed", "casualties", "a1", roles=Roles(None, Party(own.text, one)),
        figures=(own,),
    )  # fmt: skip
    second = claim(
        2, "43 soldiers had been killed", "casualties", "a2",
        figures=(figure(43, "people", "soldiers", state="killed", side=other),),
    )  # fmt: skip
    assert [r.relation for r in relate([first, second], (EAST, WEST))] == ["not_comparable"]


def test_those_whom_a_side_killed_are_not_its_own_dead() -> None:
    first = claim(
        1, "two soldiers were killed by Eastland fire", "casualties", "a2",
        roles=Roles(Party("Eastland fire", "Eastland"), None), figures=(figure(2, "people", "soldiers"),),
    )  # fmt: skip
    second = claim(
        2, "49 Eastland soldiers were killed", "casualties", "a1",
        figures=(figure(49, "people", "soldiers", side="Eastland"),),
    )  # fmt: skip
    assert [r.relation for r in relate([first, second], (EAST, WEST))] == ["not_comparable"]


@pytest.mark.parametrize(("doer", "again"), [("Southern gunners", False), ("Northern gunners", True)])
def test_two_who_say_that_the_other_fired_first_say_nothing_again(doer: str, again: bool) -> None:
    said = "{} had fired first at the ford of Kelm"
    a = claim(1, said.format("Northern gunners"), "strike", "a1", roles=Roles(actor=Party(name="Northern gunners")))
    b = claim(2, said.format(doer), "strike", "a1", roles=Roles(actor=Party(name=doer)))
    assert relations(a, b) == ([("c1", "c2", "restates")] if again else [])
