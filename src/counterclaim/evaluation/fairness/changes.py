"""The changes a report is put through; each gives the new text and how names are told in both readings."""

import re
from collections.abc import Callable
from typing import Literal

import msgspec

from counterclaim.evaluation.fairness import parties
from counterclaim.evaluation.fairness.cast import Cast
from counterclaim.evaluation.fairness.paragraphs import moved
from counterclaim.evaluation.fairness.renaming import Name, Renaming
from counterclaim.gazetteer import Gazetteer
from counterclaim.reports.agencies import table

Kind = Literal[
    "swap", "real state", "invented state", "invented group", "outlet", "agency", "paragraphs", "other names",
    "exchange",
]  # fmt: skip
KINDS: dict[Kind, str] = {
    "swap": "the two states named most swap names, peoples, capitals, leaders and places",
    "real state": "the state named most becomes one from elsewhere",
    "invented state": "the state named most becomes one that does not exist",
    "invented group": "the armed group named most becomes one that does not exist",
    "outlet": "another publisher stands in the header",
    "agency": "the agency's name is another's, throughout",
    "paragraphs": "two paragraphs that do not refer to each other change places",
    "other names": "in another language, the two states named most are given the names of two others",
    "exchange": "in another language, these two exchange the names that they were given",
}
ABROAD: tuple[Kind, ...] = ("other names", "exchange")
_OUTLETS = ("The Harbour Gazette", "Evening Star", "Northern Courier", "Daily Ledger", "Radio Lanham")
_AGENCIES = ("Reuters", "AFP", "AP")


class Change(msgspec.Struct, frozen=True):
    """A changed report. ordered: False where claims may stand in another order."""

    kind: Kind
    text: str
    renaming: Renaming
    invented: bool = False
    ordered: bool = True


def changes(
    head: str, body: str, cast: Cast, gazetteer: Gazetteer, turn: int, published: str | None = None
) -> list[Change]:
    """Every change that can be made to a report.

    head: its "# key: value" lines. turn: its number in the folder. published: its ISO date, at which the leaders that
    come in hold their offices.
    """
    same = Renaming({}, before={}, after={})
    out: list[Change] = []
    makers: dict[Kind, Callable[[], Renaming | None]] = {
        "swap": lambda: parties.swapped(cast, gazetteer, published),
        "real state": lambda: parties.replaced(cast, gazetteer, turn, published),
        "invented state": lambda: parties.invented(cast, gazetteer, turn),
        "invented group": lambda: parties.other_group(cast, turn, body),
        "agency": lambda: _other_agency(body, turn),
    }
    for kind, make in makers.items():
        renaming = make()
        if renaming is not None:
            out.append(Change(kind, head + renaming.apply(body), renaming, invented=kind.startswith("invented")))
    outlet = _OUTLETS[turn % len(_OUTLETS)]
    out.append(Change("outlet", _with_publisher(head, outlet) + body, same))
    other = moved(body)
    if other is not None:
        out.append(Change("paragraphs", head + other, same, ordered=False))
    return out


def _with_publisher(head: str, outlet: str) -> str:
    line = f"# publisher: {outlet}\n"
    if re.search(r"(?m)^# *publisher:.*\n", head):
        return re.sub(r"(?m)^# *publisher:.*\n", line, head)
    return line + head + ("" if head else "\n")


def _other_agency(body: str, turn: int) -> Renaming | None:
    named = [sign for sign in ("Reuters", "AFP", "AP") if re.search(rf"(?<!\w){sign}(?!\w)", body)]
    if not named:
        return None
    new = next(one for one in (*_AGENCIES[turn % 3 :], *_AGENCIES) if table().get(one) != table().get(named[0]))
    key = "agency:1"
    before = dict.fromkeys((named[0], table().get(named[0], named[0])), key)
    after = dict.fromkeys((new, table().get(new, new)), key)
    return Renaming({named[0]: Name(key, new)}, before=before, after=after)
