"""The columns that the table of events can have: which are chosen, what each is called and how it is sorted."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from counterclaim.language import mark


class Column(NamedTuple):
    """label: its heading. sort: the order that its heading asks for; back: the order of a second click, "" for none.
    number: it holds numbers."""

    label: str
    sort: str
    back: str = ""
    number: bool = False


COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "day": Column(mark("Day"), "newest", "oldest"),
        "kind": Column(mark("Kind"), "kind"),
        "place": Column(mark("Place"), "place"),
        "killed": Column(mark("Killed"), "killed", number=True),
        "injured": Column(mark("Injured"), "injured", number=True),
        "reports": Column(mark("Independent reports"), "reports", number=True),
        "claims": Column(mark("Claims"), "claims", number=True),
        "sides": Column(mark("Sides"), "sides", number=True),
        "weight": Column(mark("Contested"), "weight"),
        "changed": Column(mark("Changed"), "changed"),
    }
)
USUAL = ("day", "place", "killed", "injured", "reports", "sides")


def chosen(given: Iterable[str]) -> tuple[str, ...]:
    """The columns that an address asks for, in the table's own order; () for a list. "usual": those of USUAL."""
    asked = {one for value in given for one in value.split(",")}
    if "usual" in asked:
        asked |= set(USUAL)
    return tuple(name for name in COLUMNS if name in asked)
