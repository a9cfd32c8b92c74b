"""Sides are told apart by order of appearance, not by who they are."""

import msgspec

from counterclaim.model import Reading
from counterclaim.show.sides import REPORT, UNKNOWN, side_of, sides_of


def _swapped(reading: Reading) -> Reading:
    text = reading.to_json().replace("Norland", "\0").replace("Surria", "Norland").replace("\0", "Surria")
    return Reading.from_json(text)


def test_order_of_appearance(hand_made: Reading) -> None:
    sides = sides_of(hand_made)
    assert [(side.name, side.sign) for side in sides.values()] == [("Norland", "●"), ("Surria", "■")]


def test_every_claim_has_a_side_to_show(hand_made: Reading) -> None:
    sides = sides_of(hand_made)
    shown = [side_of(claim, sides) for claim in hand_made.claims]
    assert shown[0] is REPORT
    assert shown[1].name == "Norland"
    assert shown[4] is UNKNOWN
    assert shown[6] is UNKNOWN


def test_swapping_the_names_changes_the_names_only(hand_made: Reading) -> None:
    one, other = sides_of(hand_made), sides_of(_swapped(hand_made))
    assert [side.key for side in one.values()] == [side.key for side in other.values()]
    assert [side.colour for side in one.values()] == [side.colour for side in other.values()]
    assert list(one) == list(reversed(list(other)))


def test_ten_sides_have_ten_signs(hand_made: Reading) -> None:
    actors = tuple(msgspec.structs.replace(hand_made.actors[0], id=f"x{n}", side=f"Party {n}") for n in range(10))
    sides = sides_of(msgspec.structs.replace(hand_made, actors=actors, claims=()))
    assert len({side.sign for side in sides.values()}) == 10
