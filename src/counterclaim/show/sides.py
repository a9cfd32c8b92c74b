"""The sides of a reading as they are told apart on a screen: a sign, an underline and a colour each.

Sides get their signs in the order in which they first speak or act in the report: which state
it is plays no part, so that two texts with the names swapped look the same but for the names.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.model import Claim, Reading


@dataclass(frozen=True, slots=True)
class Side:
    """How one side is shown.

    key:  class name on the page ("side-1"), "side-none" where unknown, "side-report" for the narrator.
    sign: the cue besides colour, also in plain text.
    colour: readable on white and on black alike (contrast 4.3 to 5.0 on either; see tests/show/test_sides.py).
    """

    key: str
    name: str
    sign: str
    colour: str


# Hues of Okabe and Ito's palette for colour-blind readers, all brought to one lightness, so that no
# side looks louder; no red against green. The seventh and later sides share the last row's hues with
# other signs.
_SIGNS = "●■▲◆▼★⬟⬢✚✦"
_COLOURS = ("#2679b8", "#a96a00", "#00866a", "#a95a93", "#7d7200", "#5f6fb5")

UNKNOWN = Side("side-none", "side not known", "○", "#767676")
REPORT = Side("side-report", "the report itself", "¶", "#767676")


def sides_of(reading: Reading) -> dict[str, Side]:
    """Every side named in a reading, by name, in order of first appearance among its speakers, then its parties."""
    names: dict[str, None] = {}
    for claim in reading.claims:
        if claim.speaker is not None and claim.speaker.side:
            names.setdefault(claim.speaker.side)
    for actor in reading.actors:
        if actor.side:
            names.setdefault(actor.side)
    return signed(names)


def signed(names: Iterable[str]) -> dict[str, Side]:
    """Signs, underlines and colours for sides, in the order in which they are given."""
    return {
        name: Side(f"side-{i % len(_COLOURS) + 1}", name, _SIGNS[i % len(_SIGNS)], _COLOURS[i % len(_COLOURS)])
        for i, name in enumerate(dict.fromkeys(names))
    }


def side_of(claim: Claim, sides: dict[str, Side]) -> Side:
    """The side that speaks in a claim."""
    if claim.voice == "narrator":
        return REPORT
    if claim.speaker is None or not claim.speaker.side:
        return UNKNOWN
    return sides[claim.speaker.side]
