"""The columns that the table of events can have: which are chosen, what each is called and how it is sorted."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple


class Column(NamedTuple):
    """label: its heading. sort: the order that its heading asks for; back: the order of a second click, "" for none.
    number: it holds numbers."""

    label: str
    sort: str
    back: str = ""
    number: bool = False


COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "day": Column("Day", "newest", "oldest"),
        "kind": Column("Kind", "kind"),
        "place": Column("Place", "place"),
        "killed": Column("Killed", "killed", number=True),
        "injured": Column("Injured", "injured", number=True),
        "reports": Column("Independent reports", "reports", number=True),
        "claims": Column("Claims", "claims", number=True),
        "sides": Column("Sides", "sides", number=True),
        "weight": Column("Contested", "weight"),
        "changed": Column("Changed", "changed"),
    }
)
USUAL = ("day", "place", "killed", "injured", "reports", "sides")


def chosen(given: Iterable[str]) -> tuple[str, ...]:
    """The columns that an address asks for, in the table's own order; () for a list. "usual": those of USUAL."""
    asked = {one for value in given for one in value.split(",")}
    if "usual" in asked:
        asked |= set(USUAL)
    return tuple(name for name in COLUMNS if name in asked)
