"""Which sign and colour a side has on every page of one ledger: by order of first appearance, never by name."""

from collections.abc import Iterable
from dataclasses import replace

from counterclaim.language import _, english
from counterclaim.show.safe import one_line
from counterclaim.show.sides import REPORT, UNKNOWN, Side, signed


class Signs:
    """Sides of a ledger; those it has not heard of get the next free sign when they are first asked for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(dict.fromkeys(names))
        self._sides = signed(self._names)

    def of(self, side: str | None, narrator: bool = False) -> Side:
        """How to show a side; narrator: the report's own voice."""
        if narrator:
            return REPORT if english() else replace(REPORT, name=_("the report itself"))
        if not side:
            return UNKNOWN if english() else replace(UNKNOWN, name=_("side not known"))
        if side not in self._sides:
            self._names.append(side)
            self._sides = signed(self._names)
        return self._sides[side]

    def name(self, side: str | None, narrator: bool = False) -> str:
        """The side's name on one line."""
        return one_line(self.of(side, narrator).name)

    def index(self) -> dict[str, Side]:
        """All sides met so far."""
        return dict(self._sides)
